"""Quotation marks of a text, paired: straight and curly, single and double, nested and mixed.

A straight mark is told by what stands beside it. `’` is an apostrophe inside a word; after an `s` it may be
a possessive's (`councils’ annual audit`), so a better closing mark further on is preferred to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from hscqa.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DOUBLE = re.compile(r"[“”„‟\"«»]")
_CURLY = re.compile(r"[“”„]")
_SINGLE = re.compile(r"[‘’‚‛']")
MARK = re.compile(r"[“”„‟\"«»‘’‚‛']")
"""One quotation mark of any shape; an apostrophe looks like one."""
_OPENS_AFTER = re.compile(r"[\s(\[{–—/\-“‘„«\"'*_>|:]")
_CLOSES_BEFORE = re.compile(r"[\s.,;:!?)\]}–—/\-”’»\"'*_<|…]")
_ELIDED = re.compile(r"(?:\d\d?s?|t(?:is|was|ween)|em|n|til|cause|bout|round)\b", re.IGNORECASE)
"""What an apostrophe at a word's start stands before (`’90s`, `’tis`)."""


def pairs(text: str) -> tuple[Span, ...]:
    """Find what stands between marks: spans with the marks themselves, in order; nested ones too."""
    double = list(_double(text))
    single = list(_single(text, double))
    return tuple(sorted({*double, *single}, key=lambda span: (span.start, -span.end)))


def _double(text: str) -> Iterator[Span]:
    """Pair the double marks, the inner pairs before the outer ones."""
    open_at: list[int] = []
    for match in _DOUBLE.finditer(text):
        at = match.start()
        if _is_opening(text, at, has_open=bool(open_at)):
            open_at.append(at)
        elif open_at:
            yield Span(open_at.pop(), at + 1)
    if open_at and open_at[0] == 0 and text[0] in "“„":
        # A quotation of several paragraphs opens each of them and closes only the last.
        yield Span(0, len(text))


def stray(text: str) -> tuple[int | None, int | None]:
    """Give the first curly mark that closes what another block opened, and the last that opens what another closes."""
    open_at: list[int] = []
    closing: int | None = None
    for match in _CURLY.finditer(text):
        at = match.start()
        if _is_opening(text, at, has_open=bool(open_at)):
            open_at.append(at)
        elif open_at:
            open_at.pop()
        elif closing is None:
            closing = at
    return closing, open_at[-1] if open_at else None


def _is_opening(text: str, at: int, *, has_open: bool) -> bool:
    """Tell an opening double mark from a closing one; the shape says it where the character does not."""
    before, after = _beside(text, at)
    opens = bool(_OPENS_AFTER.match(before)) and not after.isspace()
    closes = bool(_CLOSES_BEFORE.match(after)) and not before.isspace()
    if text[at] in "“„«":
        return not (has_open and closes and not opens)
    if text[at] in "”»":
        return opens and not closes and not has_open
    return opens and not closes if opens != closes else not has_open


def _single(text: str, double: list[Span]) -> Iterator[Span]:
    """Pair the single marks; a pair never crosses a double one."""
    levels: dict[int, list[int]] = defaultdict(list)
    for at, level in _with_levels([match.start() for match in _SINGLE.finditer(text)], double):
        levels[level].append(at)
    for marks in levels.values():
        start = -1
        choices: list[int] = []
        for at in marks:
            if _opens_single(text, at):
                if choices:
                    yield _best(text, start, choices)
                start, choices = at, []
            elif start >= 0 and _closes_single(text, at):
                choices.append(at)
        if choices:
            yield _best(text, start, choices)


def _with_levels(marks: Iterable[int], double: list[Span]) -> Iterator[tuple[int, int]]:
    """Give each mark with the start of the innermost double pair around it; -1 where there is none."""
    edges = sorted([(span.start, span.end) for span in double], reverse=True)
    around: list[tuple[int, int]] = []
    for at in marks:
        while edges and edges[-1][0] < at:
            around.append(edges.pop())
        while around and around[-1][1] <= at:
            around.pop()
        yield at, around[-1][0] if around else -1


def _best(text: str, start: int, closing: list[int]) -> Span:
    """Give the pair of an opening mark and the likeliest of the closing ones before the next opening mark."""
    return Span(start, min(closing, key=lambda at: (_doubt(text, at), at)) + 1)


def _opens_single(text: str, at: int) -> bool:
    """Whether a single mark can open a quotation."""
    before, after = _beside(text, at)
    if not _OPENS_AFTER.match(before) or after.isspace() or _CLOSES_BEFORE.match(after):
        return False
    return text[at] == "‘" or (text[at] in "'‚‛" and not _ELIDED.match(text, at + 1))


def _closes_single(text: str, at: int) -> bool:
    """Whether a single mark can close a quotation; an apostrophe inside a word cannot."""
    before, after = _beside(text, at)
    return text[at] in "’'" and not before.isspace() and not after.isalnum()


def _doubt(text: str, at: int) -> int:
    """Say how likely a closing single mark is a plural possessive's: 0 not at all, 2 very."""
    before, after = _beside(text, at)
    if before not in "sS":
        return 0
    return 2 if after.isspace() else 1


def _beside(text: str, at: int) -> tuple[str, str]:
    """Give the characters beside a mark; a blank where the text ends."""
    return text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
