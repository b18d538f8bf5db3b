"""The part of a passage that a list shows: where the words of the search are. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.content import Span as Styled

from hscqa.export.visible import one_line
from hscqa.model import Span
from hscqa.tui.faces import whole_words
from hscqa.tui.reader.sought import sought_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.tui.reader.sought import Stems

_FOUND = "b"
_BEFORE = 40
"""How many characters before the first word found are shown at least, where there are so many."""
_LEFT_OUT = "…"


def excerpt(text: str, sought: str, limit: int, *, is_middle: bool = False) -> Content:
    """Cut at most `limit` characters of whole words out of a text, where most of what was `sought` stands, marked.

    It is the beginning where no part has more of it. `…` says that something was left out; `is_middle` says that
    something stands before the text itself.
    """
    line = one_line(text)
    found = sought_in(line, sought)
    part = _best_part(line, found, limit)
    before = f"{_LEFT_OUT} " if is_middle or part.start else ""
    after = f" {_LEFT_OUT}" if part.end < len(line) else ""
    shift = len(before) - part.start
    marks = [Styled(start + shift, end + shift, _FOUND) for start, end in found if part.start <= start < part.end]
    return Content(f"{before}{line[part.start : part.end]}{after}", marks, strip_control_codes=False)


def _best_part(line: str, found: Mapping[Span, Stems], limit: int) -> Span:
    """Choose among the beginning and what stands around each word found; the first of those that have most."""
    latest = max(0, len(line) - limit)
    starts = {0: None, **{_word_start(line, min(span.start - _BEFORE, latest), span.start): None for span in found}}
    return max((_part_from(line, start, limit) for start in starts), key=lambda part: _held(part, found))


def _held(part: Span, found: Mapping[Span, Stems]) -> int:
    """Count the different words that stand in a part as a whole."""
    return len({folded for span, folded in found.items() if part.start <= span.start and span.end <= part.end})


def _word_start(line: str, at: int, latest: int) -> int:
    """Give where the first word at or after a place begins; `latest` where none does before that."""
    if at <= 0:
        return 0
    blank = line.find(" ", at - 1, latest)
    return latest if blank < 0 else blank + 1


def _part_from(line: str, start: int, limit: int) -> Span:
    """Give as many whole words from a place on as there is room for."""
    if len(line) - start <= limit:
        return Span(start, len(line))
    return Span(start, start + len(whole_words(line[start:], limit)))
