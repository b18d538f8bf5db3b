"""One pass over a paper's pieces: each is handed to the step of the outline that it calls for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hscqa.model import BlockKind
from hscqa.structure import families
from hscqa.structure.lists import (
    add_item,
    add_labelled_statement,
    add_opening_of_reply,
    add_owner,
    add_pair,
    add_restated,
    add_timescale,
)
from hscqa.structure.outline import Outliner
from hscqa.structure.reading import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Paper
    from hscqa.structure.draft import Draft
    from hscqa.structure.headings import Habits
    from hscqa.structure.pieces import Piece

ITEMS = frozenset({"bullet", "letter", "roman"})
"""Kinds that are always entries of a list."""
OF_STATEMENTS: dict[str, Callable[[Outliner, Piece], None]] = {
    "restated": add_restated,
    "timescale": add_timescale,
    "owner": add_owner,
}
"""How the kinds are placed that belong to the statement before them."""


def outline(paper: Paper, pieces: list[Piece], habits: Habits) -> list[Draft]:
    """Make the outline of a paper from its marked pieces."""
    walker = Outliner(paper, habits)
    index = 0
    while index < len(pieces):
        index += _step(walker, pieces, index)
    walker.close()
    return walker.drafts


def _step(walker: Outliner, pieces: list[Piece], index: int) -> int:
    """Place one piece and give the number of pieces used; a rule or ornament has no place."""
    piece = pieces[index]
    if not piece.has_words:
        return 1
    if piece.role == "heads":
        _heads(walker, piece)
    elif piece.role in ("pair", "in pair"):
        _in_pairs(walker, piece)
    elif walker.statement is not None and (match := families.REPLY.match(piece.words)):
        (add_opening_of_reply if match.end() == len(piece.words) else Outliner.paragraph)(walker, piece)
    elif piece.kind == "top" or piece.role == "heading":
        return walker.heading(pieces, index)
    elif piece.kind == "box":
        return walker.box(pieces, index)
    elif piece.kind == "row":
        return _table(walker, pieces, index)
    else:
        _place(walker, piece)
    return 1


def _place(walker: Outliner, piece: Piece) -> None:
    """Place a piece of running text, a list entry, a statement or a note."""
    if piece.kind == "footnote":
        walker.footnote(piece)
    elif piece.kind == "statement" and _is_out_of_place(walker, piece):
        walker.numbered_paragraph(replace(piece, number=piece.written, noun="", key=""))
    elif piece.kind == "statement":
        add_labelled_statement(walker, piece)
    elif piece.kind in OF_STATEMENTS:
        OF_STATEMENTS[piece.kind](walker, piece)
    elif piece.kind == "source":
        walker.source(piece)
    elif piece.kind == "numbered" and piece.role == "paragraph":
        walker.numbered_paragraph(piece)
    elif piece.kind == "numbered" or piece.kind in ITEMS or _is_unmarked_entry(walker, piece):
        add_item(walker, piece)
    elif families.FACT.match(piece.words) and (noun := _noun_of_facts(walker)):
        walker.fact(piece, noun)
    else:
        walker.paragraph(piece)


def _is_out_of_place(walker: Outliner, piece: Piece) -> bool:
    """Whether nothing above says that such a label names a statement: `A1.3` may count an appendix's paragraphs."""
    return piece.section is not None and not any(map(piece.section.search, (walker.paper.title, *walker.headings)))


def _noun_of_facts(walker: Outliner) -> str:
    """Name the figures listed under this heading; '' where the heading does not say that it lists any."""
    return families.list_noun(walker.headings[-1]) if walker.headings else ""


def _is_unmarked_entry(walker: Outliner, piece: Piece) -> bool:
    """Whether an indented line without a bullet goes on with the open list, a level deeper."""
    return piece.kind == "line" and piece.mark == "indent" and walker.list is not None and bool(walker.list.depths)


def _heads(walker: Outliner, piece: Piece) -> None:
    """Keep a table's column heads as they stand; each row carries them too."""
    walker.close()
    key, label = f"{walker.section}.heads", f"{walker.section_label}, column heads"
    walker.add(BlockKind.HEADS, key, label, piece.slices)


def _in_pairs(walker: Outliner, piece: Piece) -> None:
    """Place a piece of a table of pairs; a lead-in between pairs holds for all that follow it."""
    if piece.role == "pair":
        add_pair(walker, piece)
    elif piece.kind == "line" and families.lead_in_of(piece.words, walker.headings):
        walker.close()
        walker.paragraph(piece)
        walker.lead_in_of_pairs = piece.words
    else:
        _place(walker, piece)


def _table(walker: Outliner, pieces: list[Piece], index: int) -> int:
    """Place neighbouring rows; of tabbed rows the first holds the heads when no cell of it has a digit."""
    end = index + 1
    while end < len(pieces) and pieces[end].kind == "row" and pieces[end].blanks == 0:
        end += 1
    rows = [piece for piece in pieces[index:end] if piece.has_words]
    heads = rows[0].heads
    if not heads and len(rows) > 1 and len(rows[0].cells) > 1 and not any(c.isdigit() for c in rows[0].text):
        heads = tuple(plain(walker.paper.text[cell.start : cell.end]) for cell in rows[0].cells)
        _heads(walker, rows[0])
        rows = rows[1:]
    for row in rows:
        walker.row(row, heads)
    return end - index
