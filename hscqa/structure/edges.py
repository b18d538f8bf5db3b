"""Running headers, running footers and page numbers: what stands at the edges of pages and belongs to no sentence."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from hscqa.structure.families import starts_piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.model import Page

FEWEST_PAGES = 3
"""On fewer pages, what comes again may be a heading."""
LONGEST = 120
"""Characters of a running line."""
_NUMBER = re.compile(r"(?:page )?[\divxlc]{1,5}(?: of \d+)?", re.IGNORECASE)
_CLOSED = re.compile(r"[.;:,]$")


def running_lines(text: str, pages: Sequence[Page]) -> frozenset[int]:
    """Give the offsets at which running lines begin; a paper without pages has none.

    A line runs when its words, digits aside, are the first or last ones of three pages or more, and seldom stand
    elsewhere. Page numbers are taken off with them.
    """
    starts = [page.start for page in pages]
    sheets = [list(_lines(text, *ends)) for ends in pairwise([*starts, len(text)])]
    everywhere = Counter(_form(words) for sheet in sheets for _, words in sheet)
    outer = Counter(form for sheet in sheets for form in {_outermost(sheet), _outermost(sheet[::-1])})
    known = {form for form, count in outer.items() if form and count >= FEWEST_PAGES and 2 * count > everywhere[form]}
    return frozenset(start for sheet in sheets for side in (sheet, sheet[::-1]) for start in _peel(side, known))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Cut one page into lines with words, each with its offset."""
    for match in re.finditer(r"[^\n]+", text[start:end]):
        if words := match.group().strip():
            yield start + match.start(), words


def _form(words: str) -> str:
    """Give what stays the same from page to page; '' where the line cannot be a running one."""
    if len(words) > LONGEST or _CLOSED.search(words) or starts_piece(words):
        return ""
    return " ".join(re.sub(r"\d+", " ", words).casefold().split())


def _outermost(side: Sequence[tuple[int, str]]) -> str:
    """Give the form of the first line from an edge inwards that is no page number; '' where there is none."""
    return next((_form(words) for _, words in side if not _NUMBER.fullmatch(words)), "")


def _peel(side: Sequence[tuple[int, str]], known: set[str]) -> Iterator[int]:
    """Take running lines and page numbers off one edge, as far as they reach."""
    for start, words in side:
        if not (_NUMBER.fullmatch(words) or _form(words) in known):
            return
        yield start
