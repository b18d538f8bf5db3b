"""What a question names: people, bodies, places, years, numbers. A passage that lacks them seldom answers it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.structure.spelled import MONTHS
from hscqa.words import STOP, fold, stem, stems, words

if TYPE_CHECKING:
    from hscqa.answer.candidate import Candidate

_WORD = re.compile(r"\b[^\W\d_][\w&]+")
_OPENING = re.compile(r"(?:^|[.?!:]\s+)\W*$")
"""What stands before the first word of a sentence."""
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*[-–/]\s*(?:19|20)?(\d\d)\b")
"""A financial year, however it is written: 2017/18, 2017-18, 2017/2018."""


def names(question: str) -> frozenset[str]:
    """Give the stems of the names and numbers of a question.

    A name is a word with a capital. The word that opens a sentence is one only where a capital or a digit stands
    inside it too (`MSG`, `CalMac`), since any word would have the first.
    """
    text = _one_year(question)
    found = {word for match in _WORD.finditer(text) if _is_name(text, match) for word in words(match.group())}
    numbers = _NUMBER.findall(fold(text))
    return frozenset(stem(word) for word in (*(found - STOP), *numbers))


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether a capitalised word has its capital for another reason than that a sentence begins."""
    word = match.group()
    return word[0].isupper() and (not word[1:].islower() or not _OPENING.search(text[: match.start()]))


def known_by(candidate: Candidate) -> frozenset[str]:
    """Give the stems of a passage, its place and headings, and what is known of its paper: names, year and month."""
    paper, passage = candidate.paper, candidate.passage
    month = MONTHS[int(paper.date[5:7]) - 1] if paper.date[5:7].isdigit() else ""
    of_paper = (paper.title, paper.publisher, paper.short, paper.date[:4], month, *paper.authors)
    text = " ".join((passage.label, passage.context, passage.body, *of_paper))
    return frozenset(stems(_YEARS.sub(r"\1/\2 \1", text), stop=()))


def _one_year(text: str) -> str:
    """Write financial years one way."""
    return _YEARS.sub(r"\1/\2", text)
