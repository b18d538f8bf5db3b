"""The table of families: how such papers mark their pieces.

All that is particular to a kind of paper stands here and nowhere else. A new family is a new entry,
an invented sample under tests/papers/ and its golden outline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from hscqa.structure.reading import SUPERSCRIPT

ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{0,3}))"
"""Lower-case Roman numerals to 39; matches nothing too, so callers ask for at least one letter."""

LABEL_ENDS = r"\*{0,2}(?:\s*[:.–-]\s*|\s+(?=[A-Z\d£“‘])|\s*$)\*{0,2}\s*"
"""A label ends in a stop, before a capital or with its line: `Recommendation 7 of the report` is running text."""

FOOTNOTE = re.compile(rf"^(?:(?P<raised>[{SUPERSCRIPT}]+)|\[\^(?P<named>\d+)\]:)\s*(?=\S)")
"""A footnote's body at the start of a line: `¹⁰ https://…`, or Markdown's `[^10]: …`."""

BULLET = re.compile(r"^(?:(?P<mark>[•▪◦‣●○■□\uf0b7·])(?:\s*(?=\S)|$)|(?P<dash>[*+](?=\s)|[-–−—](?=\s|\w))\s*(?=\S))")
"""A bullet may stand alone on its line, before its words; a dash may not."""
ROMAN_ITEM = re.compile(rf"^\(?(?P<number>(?=[ivx]){ROMAN})[.)]\s+(?=\S)")
LETTER_ITEM = re.compile(r"^(?:\((?P<number>[a-z])\)|(?P<letter>[a-z])\))\s+(?=\S)")
NUMBERED = re.compile(r"^(?P<number>\d{1,3})(?:\.(?!\d)\s*|\t\s*|\)\s+)(?=[^\W\d]|[“\"‘'(*\[£])")
"""`19. text`, `19<tab>text` or `19) text`."""
DOTTED = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,3})+)(?:\s?\.)?\s+(?=[^\W\d]|[“\"‘'(*])")
"""`3.22 text`: a paragraph numbered within its chapter."""

TIMESCALE = re.compile(
    r"^(?:Time(?:scale|frame|line)s?|Deadline|Due(?: date)?|By when|Target date|Completion date)\s*:\s*", re.IGNORECASE
)
SOURCE = re.compile(r"^(?:Sources?|Notes?)\s*:\s*(?=\S)")
BOX = re.compile(rf"^(?P<label>(?:Case [Ss]tudy|CASE STUDY|Box|BOX) \d+[a-z]?){LABEL_ENDS}")
TOP = re.compile(
    r"^(?P<label>(?:Part|Chapter|Appendix|Annex|PART|CHAPTER|APPENDIX|ANNEX) (?:\d{1,2}|[A-Z]|[IVX]+))"
    rf"(?P<rest>{LABEL_ENDS}(?:.*[^.;,])?)$"
)
"""A division of the whole paper; headings below it belong to it."""
TOP_NAMES = re.compile(
    r"^(?:key facts|summary|executive summary|foreword|preface|introduction|conclusions?|references|bibliography"
    r"|glossary|acknowledgements)$",
    re.IGNORECASE,
)
"""Headings that stand beside the divisions of a paper that has divisions."""

_LEADER = re.compile(r"(?:\.{4}|(?:\. ){4}|…{2})[. …]*\d*$")
_LONGEST_LEADER = 40
"""Characters from a line's end in which a leader is looked for."""

MONTH = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
"""To be matched whatever its case."""
DATE = re.compile(rf"^(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}\s+\d{{4}}$", re.IGNORECASE)
NEVER_HEADING = re.compile(
    r"^(?:dear|yours|to whom|written by|published|contact|tel|e-?mail|isbn|©|copyright|https?:|www\.|[ETWF]: )",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?:|www\.|\w@\w")
FACT = re.compile(r"^(?=[^–]*\d)[^–]{1,40}\s–\s+\S")
"""A figure and what it counts: `£222.5 million – savings needed`."""


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


_NUMBER = r"(?P<number>\d+[a-z]?(?:\.\d+)*)"

STATEMENTS = (
    StatementPattern(
        re.compile(rf"^\*{{0,2}}(?:The )?(?:\w+ ){{0,3}}?[Rr]esponse to [Rr]ecommendation {_NUMBER}{LABEL_ENDS}"),
        "Response to recommendation",
        "response-",
    ),
    StatementPattern(
        re.compile(rf"^\*{{0,2}}(?:Recommendation|RECOMMENDATION) {_NUMBER}{LABEL_ENDS}"), "Recommendation", "rec-"
    ),
    StatementPattern(re.compile(rf"^\*{{0,2}}(?:Proposal|PROPOSAL) {_NUMBER}{LABEL_ENDS}"), "Proposal", "proposal-"),
    StatementPattern(re.compile(rf"^\*{{0,2}}(?:Action|ACTION) A?{_NUMBER}{LABEL_ENDS}"), "Action", "action-"),
    StatementPattern(re.compile(r"^R(?P<number>\d{1,3})(?:\s*[:.–-]\s*|\s+)(?=[A-Z])"), "Recommendation", "rec-"),
    StatementPattern(
        re.compile(r"^A(?P<number>\d{1,2}\.\d{1,2})(?:\s*[:.–-]\s*|\s+)(?=[A-Z])"),
        "Action",
        "action-",
        re.compile(r"\baction", re.IGNORECASE),
    ),
    StatementPattern(re.compile(rf"^(?P<number>\d{{1,2}})\.?\s*\((?P<item>(?=[ivx]){ROMAN})\)\s*(?=\S)"), "", ""),
)
"""Tried in order."""


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Words that open a list whose entries are statements."""

    pattern: re.Pattern[str]
    """Matches the whole lead-in; group `who`, where there is one, says who should act."""
    noun: str
    section: re.Pattern[str] | None
    """What a heading above it must say; None where the words alone are enough."""


LEAD_INS = (
    LeadIn(re.compile(r"^We propose that\s*:$", re.IGNORECASE), "Proposal", None),
    LeadIn(
        re.compile(r"^We (?:recommend|make the following recommendations).*:$", re.IGNORECASE), "Recommendation", None
    ),
    LeadIn(re.compile(r"^We (?:commit|undertake) to\s*:$", re.IGNORECASE), "Commitment", None),
    LeadIn(
        re.compile(r"^(?P<who>.+?)\s(?:should|must)(?: work\b[^:]{0,80}? to| together)?\s*:$", re.DOTALL),
        "Recommendation",
        re.compile(r"recommendation", re.IGNORECASE),
    ),
    LeadIn(
        re.compile(r"^(?P<who>.+?)\s(?:is|are) (?:asked|invited|recommended|requested) to\s*:$", re.DOTALL),
        "Recommendation",
        re.compile(r"recommendation", re.IGNORECASE),
    ),
)
"""Tried in order."""

KEYS = {"Recommendation": "rec", "Proposal": "proposal", "Commitment": "commitment", "Action": "action"}
"""What the id of a statement without a number of its own begins with."""

LIST_NOUNS = (
    (re.compile(r"\bkey messages?$", re.IGNORECASE), "Key message"),
    (re.compile(r"\bkey facts?$", re.IGNORECASE), "Key fact"),
    (re.compile(r"\bkey findings?$", re.IGNORECASE), "Key finding"),
    (re.compile(r"\bprinciples\b[^.]*$", re.IGNORECASE), "Principle"),
    (re.compile(r"\boutcomes$", re.IGNORECASE), "Outcome"),
    (re.compile(r"\bobjectives\b[^.]*$", re.IGNORECASE), "Objective"),
    (re.compile(r"^conclusions$", re.IGNORECASE), "Conclusion"),
)
"""What the entries of a list are called, by the heading or lead-in that opens it."""

SECTION_OF_STATEMENTS = re.compile(r"\b(?:recommendations|proposals|actions|commitments)$", re.IGNORECASE)
"""A heading that holds statements; the headings below it are their themes."""


def starts_piece(text: str) -> bool:
    """Whether a line opens a new piece whatever stood before it."""
    marks = (BULLET, FOOTNOTE, TIMESCALE, SOURCE, BOX, ROMAN_ITEM, LETTER_ITEM, NUMBERED, DOTTED)
    return any(mark.match(text) for mark in marks) or any(family.pattern.match(text) for family in STATEMENTS)


def is_contents_line(text: str) -> bool:
    """Whether a line ends as those of a table of contents do: it names a place and is none."""
    return bool(_LEADER.search(text[-_LONGEST_LEADER:]))


def lead_in_of(text: str, headings: tuple[str, ...]) -> tuple[LeadIn, re.Match[str]] | None:
    """Find the statement lead-in that `text` is, under these headings; None where it is none."""
    for lead_in in LEAD_INS:
        match = lead_in.pattern.match(text)
        if match and (lead_in.section is None or any(lead_in.section.search(heading) for heading in headings)):
            return lead_in, match
    return None


def list_noun(opening: str) -> str:
    """Name the entries of the list that these words open; '' where the table has no name for them."""
    words = opening.rstrip(" :")
    return next((noun for pattern, noun in LIST_NOUNS if pattern.search(words)), "")


def owners(who: str) -> tuple[str, ...]:
    """Cut `The Scottish Government, COSLA and NHS boards` into those who should act."""
    names = re.split(r",\s*(?:and\s+)?|\s+and\s+", " ".join(who.split()))
    return tuple(name.removeprefix("The ").removeprefix("the ").strip() for name in names if name.strip())
