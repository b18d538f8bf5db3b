"""A small invented workspace with real structure: an audit, a review that answers it, and a response that comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.library import Library, Workspace

if TYPE_CHECKING:
    from pathlib import Path

PAPERS = """
[[paper]]
id = "audit-2016"
title = "Harbours: progress so far"
publisher = "Harbour Audit"
date = "2016-11-15"
role = "audit"
file = "audit.txt"

[[paper]]
id = "review-2017"
title = "Review of the harbours"
publisher = "Harbour Group"
date = "2017-02-04"
role = "review"
file = "review.txt"

[[paper]]
id = "pilots-2017"
title = "What the pilots say [b]today[/b]"
publisher = "Pilots' Guild"
date = "2017-05"
role = "stakeholder"
file = "pilots.txt"
"""

AUDIT = """Harbours: progress so far

Part 1 The present position

1. Three of the five harbours closed their night ferries in 2014, and none of them has opened again.

2. The sea wall at Oldhaven cost £4.2 million. It was paid for by the council alone.

Recommendations

Safe crossings

The Harbour Office and the councils should:

• publish the ferry timetable before the winter begins

• agree who pays for the sea wall.

Skilled people

The Harbour Office should:

• train twelve new pilots each year.
"""

REVIEW = """Review of the harbours

1. Safe crossings

Everybody must be able to cross safely.

We propose that:

1. (i) The ferry timetable must be published before winter begins. Each harbour will print it and hang it at the pier.

Timescale: 6 months

1. (ii) The cost of the sea wall will be shared. Councils and the Harbour Office will agree who pays for it.

Timescale: 12 months

2. Skilled people

Good harbours need good people.

We propose that:

2. (i) More pilots will be trained. The Harbour Office will train twelve new pilots each year.

Timescale: 3 months
"""

PILOTS = """What the pilots say

On training

Proposal 2 (i) is right: the Harbour Office must train twelve new pilots each year, and pay them while they learn.

On signs [b]and lamps[/b]

The signal on the old lamp reads [/b] [@click=app.quit]leave[/] and nobody has understood it since the storm.
"""


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("harbours")
    (root / "corpus").mkdir()
    files = {"papers.toml": PAPERS, "audit.txt": AUDIT, "review.txt": REVIEW, "pilots.txt": PILOTS}
    for name, text in files.items():
        (root / "corpus" / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def library(workspace: Path) -> Library:
    return Library(Workspace.find(workspace))
