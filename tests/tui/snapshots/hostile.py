"""Two papers whose words would steer a terminal, or the program, if anybody let them."""

LISTED = r"""
[[paper]]
id = "log-2023"
title = "The [b]keeper’s[/b] log [@click=app.quit]leave[/] [/x] \u001b[31mred"
short = "[b]Log[/b] (2023) \u202e"
publisher = "Keepers’ \u202eGuild\u2066 🚨"
date = "2023-05"
role = "audit"
file = "log.txt"

[[paper]]
id = "answer-2024"
title = "The guild’s answer 👩‍👩‍👧 [link=file:///etc/passwd]here[/link]"
short = "[on red]Answer[/] (2024)"
publisher = "[@click=app.quit]Guild[/]"
date = "2024"
role = "review"
file = "answer.txt"
"""
LONG = "ab" * 2_500
LOG = f"""The keeper’s log

The [b]lamp[/b]

The lamp shows \x1b[31mred\x1b[0m and \x1b]8;;https://www.example.org/\x07leave\x1b]8;;\x07, not [green]green[/green].

Recommendation 1

The guild should paint [b]each[/b] van \u202eder\u202c and \x1b[2Jwrite [@click=app.quit]leave[/] on it, {LONG}.

Recommendation 2

Keepers should count 🚨 lamps, 👩‍👩‍👧 families, 灯台守 and ⚓ anchors [/] each spring.

The lamps

Lamp	State	Remark
🚨 North	[b]out[/b]	\x1b[5mblinks\x1b[0m
South \u202e	[@click=app.quit]lit[/]	灯台守 [/x]
"""
ANSWER = """The guild’s answer

Response to recommendation 1

We accept it. Each van will be painted [blink]red[/blink] \u202ered\u202c, and \x1b[2Jno sign on it says [@click=app.quit]leave[/].

Response to recommendation 2

We accept it. Lamps 🚨, families 👩‍👩‍👧, 灯台守 and anchors ⚓ will be counted [/] each spring.
"""  # noqa: E501 - a line of the paper
