"""Tables whose cells stand one a line, put back together as papers.toml says, and rows of tabbed cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.errors import CorpusError
from hscqa.model import Span
from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import TableSpec
    from hscqa.structure.pieces import Piece

REMEDY = "correct its [[tables]] entry in papers.toml"


def mark_tables(pieces: list[Piece], specs: Sequence[TableSpec], paper_id: str) -> list[Piece]:
    """Turn the pieces of each declared table into rows; raise CorpusError where the table is not as declared.

    The heads become one piece of role `heads`. Cells become pieces of kind `row`; in a table of pairs the pieces
    stay: a bullet of the first level opens a pair, all else belongs to one.
    """
    for spec in specs:
        start = _find(pieces, spec, paper_id)
        first, end = _heads(pieces, start, spec, paper_id)
        heads = _gather(pieces[first:end], "line", "heads")
        if spec.layout == "pairs":
            stop = next((i for i in range(end, len(pieces)) if pieces[i].kind == "top"), len(pieces))
            _mark_pairs(pieces[end:stop])
            pieces = [*pieces[:first], heads, *pieces[end:]]
        else:
            rows, stop = _rows(pieces, end, spec, paper_id)
            pieces = [*pieces[:first], heads, *rows, *pieces[stop:]]
    return pieces


def _mark_pairs(pieces: list[Piece]) -> None:
    """Tell the bullets that open a pair: those set as the first one is."""
    mark = next((piece.mark for piece in pieces if piece.kind == "bullet"), "")
    for piece in pieces:
        piece.role = "pair" if piece.kind == "bullet" and piece.mark == mark else "in pair"


def _find(pieces: list[Piece], spec: TableSpec, paper_id: str) -> int:
    """Find the heading that a table stands under."""
    for index, piece in enumerate(pieces):
        if piece.kind in ("line", "top") and spec.under in (piece.words, piece.mark.strip(" :–-")):
            return index + 1
    raise CorpusError(f"{paper_id}: no line reads “{spec.under}”, which a table should stand under", REMEDY)


def _heads(pieces: list[Piece], start: int, spec: TableSpec, paper_id: str) -> tuple[int, int]:
    """Find the lines that hold the column heads: where they begin and end."""
    wanted = {word for column in spec.columns for word in words(column)}
    allowed = wanted | set(words(spec.note))
    ahead = ((i, set(words(pieces[i].words))) for i in range(start, len(pieces)))
    first = end = next((i for i, said in ahead if said and said <= wanted), len(pieces))
    while end < len(pieces) and pieces[end].kind == "line" and set(words(pieces[end].words)) <= allowed:
        end += 1
    seen = {word for piece in pieces[first:end] for word in words(piece.words)}
    if missing := sorted(wanted - seen):
        raise CorpusError(f"{paper_id}: the table under “{spec.under}” has no column head with “{missing[0]}”", REMEDY)
    return first, end


def _rows(pieces: list[Piece], start: int, spec: TableSpec, paper_id: str) -> tuple[list[Piece], int]:
    """Gather the cells after the heads into rows, up to the first blank line."""
    stop = start
    while stop < len(pieces) and pieces[stop].kind == "line" and (stop == start or pieces[stop].blanks == 0):
        stop += 1
    width = len(spec.columns)
    if (stop - start) % width or stop == start:
        what = (
            f"{paper_id}: the table under “{spec.under}” has {stop - start} cells, no whole number of rows of {width}"
        )
        raise CorpusError(what, REMEDY)
    rows = [_gather(pieces[i : i + width], "row", "cell") for i in range(start, stop, width)]
    for row in rows:
        row.heads, row.note = spec.columns, spec.note
    return rows, stop


def _gather(pieces: list[Piece], kind: str, role: str) -> Piece:
    """Make one piece of several, each of them a cell."""
    first, last = pieces[0], pieces[-1]
    first.cells = [piece.slices[0] for piece in pieces]
    first.slices = [Span(first.slices[0].start, last.slices[-1].end)]
    first.text = "\n".join(piece.text for piece in pieces)
    first.kind, first.role = kind, role
    return first
