"""The labels by which statements name themselves: the part of the table of families that says how each is written.

A family with a label of its own is a new entry of STATEMENTS.
"""

from __future__ import annotations

import re
from typing import NamedTuple

ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{0,3}))"
"""Lower-case Roman numerals to 39; matches nothing too, so callers ask for at least one letter."""

PLACE = r"[Pp]ara(?:graph)?s?\.?\s{0,2}\d[\d.,;\s–-]*(?:(?:and|to)\s\d[\d.]*)?"
"""`Paragraphs 12 and 13`, where others point at the paragraphs that a statement rests on."""
LABEL_ENDS = r"\*{0,2}(?:\s*[:.–-]\s*|\s+(?=[A-Z\d£“‘])|\s*$)\*{0,2}\s*"
"""A label ends in a stop, before a capital or with its line: `Recommendation 7 of the report` is running text."""


class StatementPattern(NamedTuple):
    """How a family labels a statement that names itself."""

    pattern: re.Pattern[str]
    """Matches the label at the start of a line; group `number` (and `item`) identify it."""
    noun: str
    """The label's noun; '' where the lead-in tells it."""
    key: str
    """What the id begins with; the number follows."""
    section: re.Pattern[str] | None = None
    """What the paper's title or a heading above must say; None where the label alone is enough."""
    by_place: bool = False
    """Whether the number is that of the paragraph which the statement rests on."""


_NUMBER = r"(?P<number>\d+[a-z]?(?:\.\d+)*)"
_MORE = r"(?P<more>(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|to|&)\s+|[-–])A?\d+[a-z]?(?:\.\d+)*)+)"
_PARAGRAPH = rf"(?:,?\s*\(?{PLACE}\)?)?"
_WHOSE = r"(?!(?:In|See|Under|From|Of|To|And|For|With|Per|By|As|On|At|Both|This|That|Following|Since)\b)"
_WHOSE += r"(?:[A-Z][\w’'-]*\s){0,3}"
"""`Inquiry Recommendation 7`: words with capitals, but none that make the label running text."""


def _label(noun: str, before: str = "") -> re.Pattern[str]:
    """Compile a label: its noun as a title or in capitals, one number, or several after the plural."""
    words = f"{noun}|{noun.upper()}"
    number = f"A?{_NUMBER}" if noun.endswith("ction") else _NUMBER
    plural = f"(?P<plural>s|S)?\\s{number}(?(plural){_MORE}|){_PARAGRAPH}"
    return re.compile(rf"^\*{{0,2}}{before or _WHOSE}(?:{words}){plural}{LABEL_ENDS}")


def _reply(noun: str, before: str) -> re.Pattern[str]:
    """Compile the label of a reply: what it is, and what it replies to."""
    initial = f"[{noun[0]}{noun[0].lower()}]{noun[1:]}"
    return _label(initial, rf"(?:The )?(?:[\w’']+ ){{0,3}}?{before} ")


KEYS = {
    "Recommendation": "rec",
    "Conclusion": "conclusion",
    "Proposal": "proposal",
    "Action": "action",
    "Commitment": "commitment",
}
"""What a statement is called, and what its id begins with."""

_REPLIES = (
    ("Response to", r"(?:[Rr]esponse|[Rr]eply) to(?: the)?"),
    ("Progress on", r"(?:[Pp]rogress|[Uu]pdate|[Pp]osition)(?: update)? (?:on|against|with)"),
)
"""What the label of a reply begins with, as this package and as papers write it."""


def _replies(noun: str) -> tuple[StatementPattern, ...]:
    """Make the patterns of the labels of replies to one kind of statement."""
    thing = noun.lower()
    keys = ["response-" if noun == "Recommendation" else f"response-{KEYS[noun]}-", f"progress-{KEYS[noun]}-"]
    labels = zip(_REPLIES, keys, strict=True)
    return tuple(StatementPattern(_reply(noun, before), f"{name} {thing}", key) for (name, before), key in labels)


def _listed(noun: str) -> StatementPattern:
    """Make the pattern of `3: PAC recommendation:`, which a treasury minute restates."""
    pattern = rf"^(?P<number>\d{{1,2}}[a-z]?)[.:]?\s+(?:PAC|Committee)\s{noun.lower()}\s*:\s*"
    return StatementPattern(re.compile(pattern), noun, f"{KEYS[noun]}-")


def _placed(noun: str) -> StatementPattern:
    """Make the pattern of `Recommendation (paragraph 45)`, which has no number of its own."""
    place = rf"\(?[Pp]ara(?:graph)?s?\.?\s{_NUMBER}[\d.,\sand–-]*\)?:?"
    pattern = re.compile(rf"^\*{{0,2}}{_WHOSE}{noun}s?,?\s{place}\*{{0,2}}$")
    return StatementPattern(pattern, noun, f"{KEYS[noun]}-para-", by_place=True)


STATEMENTS = (
    *(pattern for noun in KEYS for pattern in _replies(noun)),
    *(_listed(noun) for noun in ("Recommendation", "Conclusion")),
    *(StatementPattern(_label(noun), noun, f"{key}-") for noun, key in KEYS.items()),
    *(_placed(noun) for noun in ("Recommendation", "Conclusion")),
    StatementPattern(
        re.compile(r"^(?:R|Rec\.?\s)(?P<number>\d{1,3})(?:\s*[:.–-]\s*|\s+)(?=[A-Z])"), "Recommendation", "rec-"
    ),
    StatementPattern(
        re.compile(r"^A(?P<number>\d{1,2}\.\d{1,2})(?:\s*[:.–-]\s*|\s+)(?=[A-Z])"),
        "Action",
        "action-",
        re.compile(r"\baction", re.IGNORECASE),
    ),
    StatementPattern(re.compile(rf"^(?P<number>\d{{1,2}})\.?\s*\((?P<item>(?=[ivx]){ROMAN})\)\s*(?=\S)"), "", ""),
)
"""Tried in order."""
