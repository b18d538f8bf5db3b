"""What line ends and page breaks have cut in two, joined again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.model import Span
from hscqa.structure.families import UNPLACED

if TYPE_CHECKING:
    from hscqa.structure.pieces import Piece

RUNNING = frozenset({"line", "numbered", "bullet", "letter", "roman", "statement"})
"""Kinds whose words can run over a page break."""
TAKEN = RUNNING - {"statement"}
"""Kinds whose words a label that stands alone can take."""
SHORTEST = 40
"""Characters. A shorter line that ends without a stop is a heading or a label, not half a sentence."""
LONGEST_UNPLACED = 60
"""Characters at the end of a piece in which an open bracket is looked for."""
_CLOSES = re.compile(r"[\d., –-]{1,20}\)")


def take_words(pieces: list[Piece]) -> list[Piece]:
    """Give each mark that stands alone on its line the words of the next one; without any it is a plain line."""
    taken: list[Piece] = []
    for piece in pieces:
        last = taken[-1] if taken else None
        if last is None or not last.bare:
            taken.append(piece)
        elif piece.has_words and (piece.kind == "line" or (last.kind == "statement" and piece.kind in TAKEN)):
            last.slices, last.text, last.bare = piece.slices, piece.text, False
        else:
            last.kind, last.bare = "line", False
            taken.append(piece)
    if taken and taken[-1].bare:
        taken[-1].kind, taken[-1].bare = "line", False
    return taken


def join_cut(pieces: list[Piece]) -> list[Piece]:
    """Join each piece that goes on after a blank line or footnotes to the one it goes on from."""
    joined: list[Piece] = []
    last: Piece | None = None
    """The latest piece of running text; footnotes between two halves do not part them."""
    footnotes_between = False
    for piece in pieces:
        if piece.kind == "footnote":
            footnotes_between = True
            joined.append(piece)
            continue
        if last is not None and _goes_on(last, piece, footnotes_between=footnotes_between):
            if piece.blanks or footnotes_between:
                last.slices += piece.slices
            else:
                last.slices[-1] = Span(last.slices[-1].start, piece.slices[-1].end)
            last.text = f"{last.text} {piece.text}"
        else:
            joined.append(piece)
            last = piece
        footnotes_between = False
    return joined


def _goes_on(last: Piece, piece: Piece, *, footnotes_between: bool) -> bool:
    """Whether `piece` is the second half of the sentence that `last` leaves open.

    A line right below a line may be a strapline below a title; below an entry or a numbered paragraph it goes on.
    """
    if piece.kind != "line" or last.kind not in RUNNING or not last.is_open or len(last.text) < SHORTEST:
        return False
    if UNPLACED.search(last.text[-LONGEST_UNPLACED:]) and _CLOSES.match(piece.text):
        return True
    if last.kind == "line" and not (piece.blanks or footnotes_between):
        return False
    return piece.text.lstrip("*“\"‘'(")[:1].islower()
