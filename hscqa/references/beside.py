"""The places that are named beside a quotation: in the words that introduce it, or in the bracket right after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.references.around import BRACKET, OF_ANOTHER
from hscqa.references.citations import PROPER_NAME
from hscqa.references.families import SAYING
from hscqa.references.pointing import sentence_at
from hscqa.references.quotations import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.references.pointing import Pointing
    from hscqa.references.quotations import Marked
    from hscqa.structure.reading import Reading

LONGEST_LEAD = 12
"""Words between a place and the words that it introduces, names aside."""
_LISTED = re.compile(r"[;,\s]*(?:(?:and|or|also|at)\s+)*")
"""What stands between the places of one list."""
_CLAUSE = re.compile(r"[,;:(]")
"""What a clause begins after."""
_BREAK = re.compile(
    r"[.;“”\"]|:(?!\s*$)|\b(?:and|but|or|while|whilst|whereas|which|who|where|although|though|because|since|so|when|if"
    r"|unlike|than|not|never|no|nowhere|without)\b|n’t\b"
)
"""What makes the words after a place another matter, or denies that they stand there."""
_SET_ASIDE = re.compile(
    r"\b(?:since|after|before|although|though|while|unlike|beyond|contrary|despite|not|if)\b", re.IGNORECASE
)
_LEADS = re.compile(rf"\b(?:{SAYING}|asks?|asked|reads?|puts?|runs?|wants?|requires?)\b|:\s*$")
"""What says that the words after it are a place's own."""
_SAID_BEFORE = re.compile(rf"\b(?:{SAYING}|according\s+to)\b(?:\s+\w+){{0,3}}\s*$", re.IGNORECASE)
_JOINS = re.compile(r"[\s,:)]*(?:that\s+)?|\s+(?:of|in|from)\s+[^,;:.]{1,60},\s*")
_SQUARE = re.compile(r"\[[^\[\]]*\]")
_ASIDE = re.compile(r"[(\[]\s*(?:see|cf|compare|also)\b", re.IGNORECASE)
"""A bracket that sends the reader on, and says nothing of where words are from."""


def bracketed(pointings: Sequence[Pointing], reading: Reading, at: int) -> tuple[Pointing, ...]:
    """Give the places of the bracket that begins at a place of the reading; none where it only sends the reader on."""
    bracket = BRACKET.match(reading.text, at) or _SQUARE.match(reading.text, at)
    if bracket is None or _ASIDE.match(bracket.group()):
        return ()
    return tuple(one for one in pointings if one.pointers and at <= one.within.start < bracket.end())


def introducing(
    pointings: Sequence[Pointing], reading: Reading, marked: Sequence[Marked], number: int
) -> tuple[Pointing, ...]:
    """Give the places that the words right before quotation `number` say it stands at: `paragraph 3 says “…”`.

    None where another clause or quotation stands between, or where the sentence speaks of an answer to the place.
    """
    at = marked[number].outer.start
    start = max([sentence_at(reading, at).start, *(one.outer.end for one in marked[:number])])
    before = [one for one in pointings if one.pointers and start <= one.within.start and one.within.end <= at]
    before.sort(key=lambda one: one.within.start)
    if not before or not _leads(reading.text, start, before[-1], at):
        return ()
    first = len(before) - 1
    while first and _LISTED.fullmatch(reading.text, before[first - 1].within.end, before[first].within.start):
        first -= 1
    is_of_another = number and not re.search(r"\w", reading.text[start : before[first].within.start])
    return () if is_of_another else tuple(before[first:])


def _leads(text: str, start: int, pointing: Pointing, at: int) -> bool:
    """Whether the words from a place to the quotation at `at` introduce it as the place's own."""
    gap = text[pointing.within.end : at]
    clause = _CLAUSE.split(text[start : pointing.within.start])[-1]
    plain = PROPER_NAME.sub("", gap)
    if OF_ANOTHER.search(clause) or OF_ANOTHER.search(plain) or _SET_ASIDE.search(clause):
        return False
    if _BREAK.search(plain) or count_words(plain) > LONGEST_LEAD:
        return False
    return bool(_LEADS.search(plain) or (_SAID_BEFORE.search(clause) and _JOINS.fullmatch(gap)))
