"""Which lines are headings, and how deep: from their shape, what follows, and the paper's habits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.structure import families
from hscqa.structure.pieces import LONGEST_HEADING

if TYPE_CHECKING:
    from hscqa.structure.pieces import Piece

BODY_LENGTH = 40
"""Characters from which a closed line counts as running text."""

OPENING = 8
"""Pieces in which a paper's own title stands."""

BOX_ENDS = frozenset({"source", "box", "top"})
"""What the text of a box cannot go beyond; a paragraph numbered through the paper is one more."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a paper sets its pieces."""

    spaced: bool
    """Whether blank lines part its paragraphs; a heading then stands alone."""
    divided: bool
    """Whether it has parts or chapters; other headings then stand below them."""
    responds: bool = False
    """Whether it restates another paper's statements and replies to each."""


def habits(pieces: list[Piece], title: str) -> Habits:
    """Read a paper's habits off its title and its pieces."""
    lines = [piece for piece in pieces if piece.kind == "line"]
    spaced = sum(piece.blanks > 0 for piece in lines)
    divided = any(piece.kind == "top" and piece.noun.lower().startswith(("part", "chapter")) for piece in pieces)
    opening = [piece.words for piece in pieces[:OPENING] if len(piece.text) <= LONGEST_HEADING]
    responds = any(families.responds(words) for words in (title, *opening))
    return Habits(spaced > 0.6 * len(lines), divided, responds)


def mark_headings(pieces: list[Piece], paper: Habits) -> None:
    """Give each line that is a heading the role `heading`; those inside boxes and tables stay as they are."""
    running = [piece for piece in pieces if piece.kind != "footnote"]
    in_box = False
    for index, piece in enumerate(running):
        if piece.kind == "box":
            in_box = _has_source(running, index)
        elif piece.kind in ("source", "top") or (piece.kind == "numbered" and piece.role == "paragraph"):
            in_box = False
        if in_box or piece.role or not piece.could_be_heading or _is_unmarked_entry(running, index):
            continue
        if _stands_alone(running, index, paper) and _near_body(running, index, paper):
            piece.role = "heading"


def _has_source(running: list[Piece], index: int) -> bool:
    """Whether the box at `index` ends in a source line; one that does not ends at the next heading."""
    ends = (piece for piece in running[index + 1 :] if piece.kind in BOX_ENDS or piece.role == "paragraph")
    last = next(ends, None)
    return last is not None and last.kind == "source"


def _is_unmarked_entry(running: list[Piece], index: int) -> bool:
    """Whether an indented line follows a lead-in or another such line: an entry without a bullet."""
    before = running[index - 1] if index else None
    return running[index].mark == "indent" and before is not None and (before.opens_list or before.mark == "indent")


def _stands_alone(running: list[Piece], index: int, paper: Habits) -> bool:
    """Whether nothing is set close to the line that would make it part of an address or a signature."""
    if not paper.spaced:
        return True
    piece = running[index]
    before = running[index - 1] if index else None
    after = running[index + 1] if index + 1 < len(running) else None
    if after is None or (after.kind == "line" and after.blanks == 0 and not _is_body(after)):
        return False
    return piece.blanks > 0 or before is None or not before.is_open


def _near_body(running: list[Piece], index: int, paper: Habits) -> bool:
    """Whether running text follows, past at most a strapline and (in papers set close) one more heading."""
    headings_allowed = 0 if paper.spaced and not families.SECTION_OF_STATEMENTS.search(running[index].words) else 1
    for piece in running[index + 1 :]:
        if piece.role in ("heading", "cell") or piece.kind in ("top", "box"):
            return piece.role == "heading" and headings_allowed > 0
        if _is_body(piece):
            return True
        if piece.words[:1].islower() and piece.blanks == 0:
            continue
        if not piece.could_be_heading or headings_allowed == 0:
            return False
        headings_allowed -= 1
    return False


def _is_body(piece: Piece) -> bool:
    """Whether a piece is text that a heading can stand over."""
    if piece.kind != "line":
        return piece.kind not in ("top", "timescale", "source")
    closed = not piece.is_open
    return piece.opens_list or (closed and len(piece.words) >= BODY_LENGTH) or bool(families.FACT.match(piece.words))


def level(pieces: list[Piece], index: int, paper: Habits, open_levels: list[tuple[int, str]]) -> int:
    """Tell how deep the heading at `index` stands; `open_levels` are the open headings, outermost first."""
    piece = pieces[index]
    if piece.kind == "top" or (paper.divided and families.TOP_NAMES.match(piece.words)):
        return 1
    for depth, words in reversed(open_levels):
        if families.SECTION_OF_STATEMENTS.search(words) and _holds_statements(pieces, index):
            return depth + 1
    return 2 if paper.divided and open_levels else 1


def _holds_statements(pieces: list[Piece], index: int) -> bool:
    """Whether statements stand between this heading and the next."""
    for piece in pieces[index + 1 :]:
        if piece.role == "heading" or piece.kind == "top":
            return False
        if piece.kind == "statement":
            return True
        if piece.opens_list and families.lead_in_of(piece.words.split(". ")[-1], ("Recommendations",)):
            return True
    return False
