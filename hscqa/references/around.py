"""Whom the words around a place in running text name: another paper, the paper itself, or the one named before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.model import Span
from hscqa.references import outside
from hscqa.references.citations import Citation, last_named, of_bracket
from hscqa.references.families import DOCUMENT, STATEMENT_KINDS
from hscqa.references.quotations import count_words

if TYPE_CHECKING:
    from hscqa.model import Paper
    from hscqa.references.grammar import Pointer
    from hscqa.references.names import Names

BRACKET = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
"""A bracket and the brackets inside it."""
LONGEST_GAP = 5
"""Words between a paper's name and its place (`the Audit Scotland report, paragraph 33`)."""
LONGEST_LOOK = 80
"""Characters beside a place that are looked at."""

_LINK = re.compile(r"^[\s,]*(?:of|in|from|to|within|at)\s+(?:(?:the|that|its|their|both)\s+)?")
_BEFORE_PLACE = re.compile(r"^(?:['’]s?)?[\s,]*(?:\((?:19|20)\d\d\))?[\s,(]*")
_OPENS_WITH_YEAR = re.compile(r"\((?:19|20)\d\d[a-z]?\b[\s,:]")
_QUOTED_LAST = re.compile(r"(?:“[^“]*|\"[^\"]*|‘[^‘]*|(?<!\w)'[^']*)[”\"’'][*_]*$")
_SENTENCE = re.compile(r"[.;?!]\s")
_TO_YEAR = re.compile(r"(?:['’]s?)?(?:\s+[a-z]+){0,3}")
"""What may stand between a name and the bracket that opens with its year."""
_OWN_AFTER = re.compile(
    r"[)\s,]*(?:(?:above|below|earlier|later|overleaf|opposite)\b"
    rf"|(?:of|in|to|at the end of)\s+(?:this|our|the present)\s+(?:\w+\s+){{0,2}}?{DOCUMENT}\b)",
    re.IGNORECASE,
)
_OWN_BEFORE = re.compile(
    r"(?:\b(?:attached|appended|annexed|enclosed|reproduced|included)(?:\s+\w+)?\s+(?:as|at|in|to)"
    r"|\b(?:is|are|was|were|be|been|and)\s+(?:\w+ly\s+|also\s+)?"
    r"(?:set\s+out|listed|given|summarised|shown|found|provided|described|detailed|discussed|explored|outlined)"
    rf"(?:\s+\w+){{0,2}}?\s+(?:in|at)|\b(?:our|my)|\bthis\s+{DOCUMENT}['’]s)\s+$",
    re.IGNORECASE,
)
OF_ANOTHER = re.compile(
    r"\b(?:welcom|accept|support|agree|endors|reject|answer|respon|repl|implement|deliver|address|meet)\w*",
    re.IGNORECASE,
)
"""What a body does with a place of somebody else's: `the board welcomes recommendation 3`."""
_SAME = rf"(?:(?:the\s+same|that|the\s+said)\s+{DOCUMENT})"
_SAME_BEFORE = re.compile(rf"\b{_SAME}(?:['’]s)?[\s,(]*(?:(?:at|in)\s+)?$", re.IGNORECASE)
_ANOTHERS_AFTER = re.compile(
    rf"\s*,?\s*(?:of|in|from)\s+(?:{_SAME}|(?:his|her|their)\s+(?:\w+\s+){{0,2}}?{DOCUMENT})\b", re.IGNORECASE
)
_THEIRS = re.compile(rf"\b(?:its|their|the\s+{DOCUMENT}['’]s)\s+$", re.IGNORECASE)


def around(text: str, pointer: Pointer, names: Names, citing: Paper) -> Citation | None:
    """Give whom the words around a place name: in its bracket, right after it, or right before it; None for nobody.

    A name of no paper, or a document's code and year, is a work outside the corpus.
    """
    if points_at_itself(text, pointer):
        return None
    for bracket in BRACKET.finditer(text):
        if bracket.start() <= pointer.span.start < bracket.end() and (
            cited := _in_bracket(text, Span(*bracket.span()), pointer, names, citing)
        ):
            return cited
    return _known(text, pointer, names, citing) or _unknown(text, pointer, names, citing)


def _in_bracket(text: str, bracket: Span, pointer: Pointer, names: Names, citing: Paper) -> Citation | None:
    """Give whom a bracket names with a place in it: the last of several works before the place, else any."""
    as_far = text[bracket.start : pointer.span.end]
    parts = (as_far.rpartition(";")[2], as_far, text[bracket.start : bracket.end])
    inside = next((cited for part in parts if (cited := of_bracket(part, names, citing))), None)
    has_year = _OPENS_WITH_YEAR.match(as_far) and ";" not in as_far
    return _before_year(text, bracket, names, citing) if has_year and inside is None else inside


def _before_year(text: str, bracket: Span, names: Names, citing: Paper) -> Citation:
    """Give whom the words before a bracket name that opens with a year: `Audit Scotland (2018, para 33)`.

    After a quotation the words that lead up to it count. Where they name nobody, the year stands for the work.
    """
    head = text[: bracket.start].rstrip()
    year = text[bracket.start + 1 : bracket.start + 5]
    for mention in reversed(names.mentions(text, citing)):
        if mention.span.end <= len(head) and _TO_YEAR.fullmatch(head, mention.span.end):
            return Citation(mention.papers, text[mention.span.start : mention.span.end])
    if quoted := _QUOTED_LAST.search(head):
        lead = _SENTENCE.split(head[: quoted.start()])[-1]
        named = last_named(lead, names, citing)
        papers = names.of_year(named.papers, year) if named else ()
        return Citation(papers, named.name) if named and papers else Citation((), year)
    unknown = outside.last_name(head)
    return Citation((), f"{unknown} {year}" if unknown else year)


def points_at_itself(text: str, pointer: Pointer) -> bool:
    """Whether the words beside a place say that it is the paper's own: `above`, `of this report`, `attached as`."""
    before = text[max(0, pointer.span.start - LONGEST_LOOK) : pointer.span.start]
    if _OWN_AFTER.match(text, pointer.span.end):
        return True
    return bool(_OWN_BEFORE.search(before)) and not outside.LINKED.match(text, pointer.span.end)


def points_back(text: str, pointer: Pointer) -> bool:
    """Whether the words beside a place send the reader back to a work named before: `the same report`, `its`."""
    before = text[max(0, pointer.span.start - LONGEST_LOOK) : pointer.span.start]
    theirs = pointer.kind in STATEMENT_KINDS and _THEIRS.search(before)
    return bool(theirs) or points_to_another(text, pointer)


def points_to_another(text: str, pointer: Pointer) -> bool:
    """Whether the words beside a place say that it is in another's work, not whose: `paragraph 6 of his report`."""
    before = text[max(0, pointer.span.start - LONGEST_LOOK) : pointer.span.start]
    return bool(_SAME_BEFORE.search(before) or _ANOTHERS_AFTER.match(text, pointer.span.end))


def _known(text: str, pointer: Pointer, names: Names, citing: Paper) -> Citation | None:
    """Give the paper named right after a place (`exhibit 7 from the … report`) or right before it; None for none."""
    before = None
    for mention in names.mentions(text, citing):
        cited = Citation(mention.papers, text[mention.span.start : mention.span.end])
        if mention.span.start >= pointer.span.end:
            gap = text[pointer.span.end : mention.span.start]
            if _LINK.match(gap) and count_words(_LINK.sub("", gap)) <= LONGEST_GAP:
                return cited
        elif mention.span.end <= pointer.span.start:
            gap = _BEFORE_PLACE.sub("", text[mention.span.end : pointer.span.start])
            is_near = count_words(gap) <= LONGEST_GAP and not re.search(r"[.;:)]", gap)
            before = cited if is_near and not OF_ANOTHER.search(gap) else before
    return before


def _unknown(text: str, pointer: Pointer, names: Names, citing: Paper) -> Citation | None:
    """Give the work outside the corpus that is named beside a place; None for none."""
    name = outside.after(text, pointer.span.end, names, citing) or outside.before(
        text, pointer.span.start, names, citing
    )
    return Citation((), name) if name else None
