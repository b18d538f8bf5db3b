"""A board's form for its self-evaluation as a Word file: a table for each statement, with room for what the board says.

Reading one back is in `read_positions_docx`. CHECK tells whether what the form says was edited: it is that of the
workbook, over the cells as they are read back.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

from hscqa.export.comments import label_of, more, parted
from hscqa.export.word.controls import Control
from hscqa.export.word.crosswalk_docx import THEMELESS
from hscqa.export.word.document import (
    DETAIL,
    LABEL,
    PART,
    Column,
    Piece,
    Row,
    Table,
    add_heading,
    add_pieces,
    add_table,
    new_document,
    saved,
    shown,
)
from hscqa.export.word.pieces import words_of
from hscqa.export.workbook.sheets import FORM, row_check
from hscqa.export.xml_text import legal
from hscqa.model.boards import SELF_EVALUATION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document

    from hscqa.export.report import Entry, Report

ABOUT_HEADS: Final = ("About", "What it says")
"""The heads of the table that says what the form is."""
FIXED: Final = {
    "Statement": "statement",
    "Answers": "answers",
    "Timescale": "timescale",
    "Due": "due",
    "What others say": "stakeholders",
}
"""The rows of a statement's table that the board only reads, with their columns as the workbook has them."""
OPEN: Final = {"Rating": "rating", "Evidence": "evidence", "Action": "action", "Lead": "lead", "Date": "date"}
"""The rows that the board fills in, as above."""
CHECK: Final = "Check"
"""The row that tells whether the others were edited."""

_COLUMNS = (30.0, 144.0)
"""Millimetres of the two columns of every table."""
_ROOM = {"Evidence": 24.0, "Action": 24.0, "Lead": 9.0}
"""Millimetres that are left to write in, on paper too."""
_NONE = "none found"
_HOW = """\
For each statement, choose a rating, and say what shows it (evidence), what is to be done (action), who sees to it \
(lead), and by when (date, as 2026-03-31). A statement that you leave empty is not rated.
The yellow cells are yours. Leave the others as they are, so that the form can be read when it comes back.
Say in the table About, beside “on”, the day that your answers hold for.
What others say, and what a statement answers, was found by a program and may be wrong. The crosswalk says how sure \
the program is, and what reviewers decided."""
"""A paragraph a line."""


def positions_docx(made: Report, board: str, scale: Sequence[str]) -> bytes:
    """Give the form of a board, in A4 portrait; the same report, board and scale give the same bytes.

    `scale` has the ratings, the lowest first.
    """
    document = new_document(f"Self-evaluation: {board}", made.made_by)
    numbers = count(1)
    _write_opening(document, made, board, scale, next(numbers))
    for theme in made.themes:
        add_heading(document, theme.title or THEMELESS, 1, new_page=True)
        for place, entry in enumerate(theme.entries):
            add_heading(document, entry.label, 2, new_page=place > 0)
            add_table(document, _form(entry, made, scale, numbers))
    return saved(document)


def _write_opening(document: Document, made: Report, board: str, scale: Sequence[str], number: int) -> None:
    """Say whose form it is, how it is filled in, and what a program has to know of it."""
    source = made.names.papers[made.source]
    told = f"Where {board} stands with what {source} says, and what it means to do. {made.about}"
    add_pieces(document, (Piece(f"Self-evaluation: {board}", "Title"), Piece(told, "Subtitle")))
    add_heading(document, "How to fill it in", 1)
    add_pieces(document, (Piece(text, "Normal") for text in _HOW.splitlines()))
    add_pieces(document, (Piece("The ratings, the lowest first:", "Normal"),))
    add_pieces(document, (Piece(rating, "List Bullet") for rating in scale))
    add_heading(document, "About this form", 1)
    facts = {
        "workbook": SELF_EVALUATION,
        "form": FORM,
        "source": made.source,
        "target": made.target,
        "comments": "; ".join(made.comments_from),
        "board": board,
        "scale": "; ".join(scale),
    }
    rows = tuple(Row(((Piece("", strong=name),), (Piece(value),))) for name, value in facts.items())
    day = Row(((Piece("", strong="on"),), (Piece("", control=Control(number, "on")),)), is_open=True)
    add_table(document, Table("About", _columns(*ABOUT_HEADS), (*rows, day), "What this form is, for the program"))


def _columns(*heads: str) -> tuple[Column, ...]:
    return tuple(Column(head, width) for head, width in zip(heads, _COLUMNS, strict=True))


def _form(entry: Entry, made: Report, scale: Sequence[str], numbers: Iterator[int]) -> Table:
    """Give the table of one statement; its head row has the label and the theme."""
    fixed = dict(_fixed(entry, made))
    theme = entry.statement.theme
    cells = {FIXED[head]: "\n".join(map(shown, pieces)) for head, pieces in fixed.items()}
    cells |= {"statement_id": legal(entry.statement.id), "statement": legal(entry.statement.reading)}
    check = row_check(cells | {"statement_label": legal(entry.label), "theme": legal(theme)})
    rows = (
        *(Row(((Piece("", strong=head),), pieces)) for head, pieces in fixed.items()),
        *(_open_row(head, entry, scale, numbers) for head in OPEN),
        Row(((Piece("", DETAIL, strong=CHECK),), (Piece("", place=check),))),
    )
    return Table(entry.label, _columns(entry.label, theme), rows, "What the statement says, and room for your answers")


def _fixed(entry: Entry, made: Report) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Give the rows that the board only reads."""
    statement = entry.statement
    yield "Statement", (words_of(statement.reading, statement.id),)
    yield "Answers", tuple(_answers(entry)) or (Piece(_NONE),)
    yield "Timescale", (Piece(statement.timescale or _NONE),)
    yield "Due", (Piece(statement.due or _NONE),)
    yield "What others say", tuple(_comments(entry)) or (Piece(_NONE if made.comments_from else "nobody was asked"),)


def _answers(entry: Entry) -> Iterator[Piece]:
    for link in entry.links:
        yield Piece(f"{link.relation.capitalize()} {link.place}", LABEL)
        yield words_of(link.text, link.id)


def _comments(entry: Entry) -> Iterator[Piece]:
    beside, away = parted(entry)
    for said in beside:
        yield Piece(label_of(said), LABEL)
        yield Piece(said.text, PART, said.id)
    if away:
        yield Piece(f"The crosswalk has {more(away)} on the same matter.", DETAIL)


def _open_row(head: str, entry: Entry, scale: Sequence[str], numbers: Iterator[int]) -> Row:
    """Give a row that the board fills in."""
    title = f"{head}: {entry.label}"
    control = None
    if head in {"Rating", "Date"}:
        control = Control(next(numbers), title, tuple(scale) if head == "Rating" else ())
    return Row(((Piece("", strong=head),), (Piece("", control=control),)), _ROOM.get(head, 0.0), is_open=True)
