"""The table of families: how such papers mark their pieces.

All that is particular to a kind of paper stands here, and in `labels` for how statements name themselves; nowhere
else. A new family is a new entry, an invented sample under tests/papers/ and its golden outline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hscqa.structure.labels import LABEL_ENDS, ROMAN, STATEMENTS
from hscqa.structure.reading import SUPERSCRIPT
from hscqa.structure.spelled import MONTHS

FOOTNOTE = re.compile(rf"^(?:(?P<raised>[{SUPERSCRIPT}]+)|\[\^(?P<named>\d+)\]:)\s*(?=\S)")
"""A footnote's body at the start of a line: `¹⁰ https://…`, or Markdown's `[^10]: …`."""

BULLET = re.compile(r"^(?:(?P<mark>[•▪◦‣●○■□\uf0b7·])(?:\s*(?=\S)|$)|(?P<dash>[*+](?=\s)|[-–−—](?=\s|\w))\s*(?=\S))")
"""A bullet may stand alone on its line, before its words; a dash may not."""
ROMAN_ITEM = re.compile(rf"^\(?(?P<number>(?=[ivx]){ROMAN})[.)]\s+(?=\S)")
LETTER_ITEM = re.compile(r"^(?:\((?P<number>[a-z])\)|(?P<letter>[a-z])\))\s+(?=\S)")
NUMBERED = re.compile(r"^(?P<number>\d{1,3})(?:\.(?!\d)\s*|\t\s*|\)\s+)(?=[^\W\d]|[“\"‘'(*\[£])")
"""`19. text`, `19<tab>text` or `19) text`."""
DOTTED = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,3})+|\d{3}(?:\.\d{1,3})+(?=\.?\s+[A-Z]))(?:\s?\.)?\s+(?=[^\W\d]|[“\"‘'(*])"
)
"""`3.22 text`: a paragraph numbered within its chapter."""

TIMESCALE = re.compile(
    r"^(?:Time(?:scale|frame|line)s?|Deadline|Due(?: date)?|By when|(?:Target|Completion|Implementation)"
    r"(?: implementation| completion)? date)\s*:\s*",
    re.IGNORECASE,
)
OWNER = re.compile(
    r"^(?:Owners?|Lead(?: (?:officer|body|organisation|partner|agency)s?)?|Responsible(?: (?:officer|body|owner))?"
    r"|Responsibility|Accountable|By whom|Action (?:by|owner))\s*:\s*(?=\S)"
)
"""The line that names who should do what a statement says."""
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

PAGE_ONLY = re.compile(r"[. …]*\d{1,3}")
"""What follows a label in a table of contents without leaders."""

MONTH = rf"(?:{'|'.join(MONTHS)})"
"""To be matched whatever its case."""
DATE = re.compile(rf"^(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}\s+\d{{4}}$", re.IGNORECASE)
NEVER_HEADING = re.compile(
    r"^(?:dear|yours|to whom|written by|published|contact|tel|e-?mail|isbn|©|copyright|https?:|www\.|[ETWF]: )",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?:|www\.|\w@\w")
FACT = re.compile(r"^(?=[^–]*\d)[^–]{1,40}\s–\s+\S")
"""A figure and what it counts: `£222.5 million – savings needed`."""


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


LISTKEYS = (
    (re.compile(r"\bkey messages?$", re.IGNORECASE), "Key message"),
    (re.compile(r"\bkey facts?$", re.IGNORECASE), "Key fact"),
    (re.compile(r"\bkey findings?$", re.IGNORECASE), "Key finding"),
    (re.compile(r"\bprinciples\b[^.]*$", re.IGNORECASE), "Principle"),
    (re.compile(r"\boutcomes$", re.IGNORECASE), "Outcome"),
    (re.compile(r"\bobjectives\b[^.]*$", re.IGNORECASE), "Objective"),
    (re.compile(r"^conclusions$", re.IGNORECASE), "Conclusion"),
)
"""What the entries of a list are called, by the heading or lead-in that opens it."""

REPLY = re.compile(
    r"^\*{0,2}(?:(?=[A-Z])(?:[\w’',]+ ){0,8}?[Rr]esponse|(?:[A-Z]+ ){0,8}RESPONSE|Reply|REPLY)\s*(?::|\*{0,2}$)"
)
"""What opens the reply to a statement that has been restated: `Government response:`."""
RESPONDS = re.compile(
    r"^(?:the )?(?:(?!(?:from|of|on|into|in|for|lessons|review|inquiry|report|evaluation)\b)[\w’'.-]+ ){0,5}"
    r"(?:responses?|reply|replies)(?:(?: (?:of|by|from) [\w ’']{1,60})? to\b|$)|\bprogress (?:report|update)\b"
    r"|\btreasury minutes?\b",
    re.IGNORECASE,
)
"""What the title of a paper says that restates others' statements and replies to each."""
PLACED = re.compile(
    r"\((?:(?P<noun>Conclusion|Recommendation)s?(?: and [Rr]ecommendation)?,?\s*)?"
    r"[Pp]ara(?:graph)?s?\.?\s?(?P<place>\d[\d.,;\s–-]*(?:(?:and|to)\s\d[\d.]*)?)\)\s?[.;]?\*{0,3}$"
)
"""How a conclusion or recommendation ends that is listed away from the paragraphs it rests on: `(Paragraph 12)`."""
UNPLACED = re.compile(r"\([^()]{0,40}$")
"""An ending that a page break cuts off: `(paragraph`."""
EMPHASISED = re.compile(
    r"^(?:(?P<before>\*{1,3})(?P<inner>\d{1,3}(?:\.\d{1,3})*)[.)]?\s+|(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(?P<after>\*{1,3})(?=\S))"
    r"(?=.{20,}[.?!)]\*{1,3}$)",
    re.DOTALL,
)
"""A numbered sentence that is set in bold or italics from its first word to its last."""
ADVISES = re.compile(
    r"\b(?:recommend(?:s|ed)?|should|shall|must|ought|need(?:s|ed)?|urge|call (?:on|for)|invite|encourage|ask that)\b",
    re.IGNORECASE,
)
"""What makes a conclusion a recommendation."""
REPLIES = re.compile(
    r"\b(?:(?:dis)?agree[sd]?|accept(?:s|ed)?|reject(?:s|ed)?|support(?:s|ed)?|welcome[sd]?|noted|implemented|completed?"
    r"|in progress|under way|on track)\b",
    re.IGNORECASE,
)
"""Words of a reply, where it stands in one piece with its label."""
WE_RECOMMEND = re.compile(r"\b(?:we|i) (?:\w+ ){0,3}recommend\b", re.IGNORECASE)
RECOMMENDED = re.compile(
    r"^(?:(?:chapter|part|annexe?|appendix|section)? ?(?:\d{1,3}(?:\.\d+)?|[A-Z]|[IVX]+)?\s*[.:)–-]?\s*)"
    r"(?:(?:a )?(?:list|summary|table) of )?(?:(?:our|the|all|key|main|full|summary) ){0,3}"
    r"(?P<both>(?:conclusions?|findings)(?:,? and |, |/| & ))?recommendations?"
    r"(?: (?:made |set out )?(?:in|of|from|by|for|to) (?:this|the|our) [\w ]{1,40})?$",
    re.IGNORECASE,
)
"""A heading under which numbered paragraphs are recommendations, or conclusions too (group `both`)."""

SECTION_OF_STATEMENTS = re.compile(r"\b(?:recommendations|proposals|actions|commitments)$", re.IGNORECASE)
"""A heading that holds statements; the headings below it are their themes."""


def starts_piece(text: str) -> bool:
    """Whether a line opens a new piece whatever stood before it."""
    marks = (BULLET, FOOTNOTE, TIMESCALE, OWNER, SOURCE, BOX, ROMAN_ITEM, LETTER_ITEM, NUMBERED, DOTTED, REPLY)
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
    return next((noun for pattern, noun in LISTKEYS if pattern.search(words)), "")


def owners(who: str) -> tuple[str, ...]:
    """Cut `The Scottish Government, COSLA and NHS boards` into those who should act."""
    names = re.split(r",\s*(?:and\s+)?|\s+and\s+", " ".join(who.split()))
    return tuple(name.removeprefix("The ").removeprefix("the ").strip() for name in names if name.strip())


def responds(words: str) -> bool:
    """Whether a title, or a part of it, says that the paper replies to another's statements."""
    return any(RESPONDS.search(part.strip()) for part in words.split(":"))


def noun_of(words: str) -> str:
    """Tell a recommendation from a conclusion: by what its ending calls it, or by its words."""
    placed = PLACED.search(words)
    if placed and placed["noun"]:
        return placed["noun"]
    return "Recommendation" if ADVISES.search(words) else "Conclusion"
