"""A board's form for its self-evaluation as a workbook: a row for each statement, with room for what the board says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.comments import label_of, more, parted
from hscqa.export.gap_list import TEXTLESS
from hscqa.export.workbook.row_height import HIGHEST, text_height
from hscqa.export.workbook.sheets import FORM, Choice, Column, Open, Sheet, about, checked, told
from hscqa.export.workbook.writing import workbook_file
from hscqa.model.boards import ANSWERED, GIVEN, SELF_EVALUATION, SHEET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hscqa.export.report import Entry, Report, ShownTie
    from hscqa.export.workbook.sheets import Cell

COMMENTS = "Comments"
"""The sheet that has what others say, a row each."""
COMMENT_HEADER = ("statement_id", "statement_label", "place", "id", "words", "earlier")
"""Its columns. `earlier` is yes where the paper was written before the statement."""

_SAID = Column("stakeholders", 80, size=8)
_COLUMNS = (
    Column("statement_id", 14),
    Column("statement_label", 15),
    Column("theme", 18),
    Column("statement", 50),
    Column("answers", 45),
    Column("timescale", 12),
    Column("due", 11),
    _SAID,
    Column("rating", 16),
    Column("evidence", 36),
    Column("action", 36),
    Column("lead", 18),
    Column("date", 12),
)
"""Those of GIVEN and ANSWERED."""
_MEANINGS = {
    "statement_id": "By which the program knows the statement.",
    "statement_label": "What people call it.",
    "theme": "The heading that it stands under.",
    "statement": "What it says, whole.",
    "answers": "What it answers in the other paper, a line each: what that is called, its words, and its id.",
    "timescale": "By when it is to be done, in the paper's words.",
    "due": "The last day that this timescale allows; empty where none can be worked out.",
    "stakeholders": (
        "What others say of it, a line each: where, in which words, and the id of that place. Here stand the comments "
        "that name the statement, have its words, or were confirmed by a reviewer; where there is none of these, the "
        f"surest one. The sheet {COMMENTS} has all, a row each."
    ),
    "rating": "Yours: where the board stands. Choose one of the scale, which the sheet Scale has, the lowest first.",
    "evidence": "Yours: what shows it.",
    "action": "Yours: what is to be done.",
    "lead": "Yours: who sees to it.",
    "date": "Yours: the day by which it is to be done, such as 2026-03-31.",
    "check": "By which a row is known that was changed outside its yellow cells; it is not taken back.",
}
_TO_FILL_IN = """
On the sheet Positions each row is a statement. Fill in its yellow cells, in as many sittings as you like. A row that
you leave empty is not rated; only the yellow cells can be written in.

Beside “on”, on this sheet, write the day that the answers hold for. Where it is empty, it is the day on which the
workbook is handed in.

What a statement answers and what others say of it was found by a program and may be wrong. The crosswalk says how sure
the program is, and what reviewers decided.
"""
_TO_RETURN = """
Save the workbook as XLSX and give it to: hscqa review import FILE.xlsx. Every change is shown before any is made.
"""
_TO_SORT = """
Take the protection off first (Review, Unprotect Sheet); there is no password. The order of the rows does not matter
when the workbook comes back. Filters work without.
"""


def positions_xlsx(made: Report, board: str, scale: Sequence[str]) -> bytes:
    """Give a workbook of the sheets Positions, Comments, Scale and About; the same of all three gives the same bytes.

    `scale` has the ratings, the lowest first. What XML cannot hold is written out, and a text that is longer than a
    cell is cut at a word, which About says.
    """
    choice = Choice(f"=Scale!$A$2:$A${len(scale) + 1}", "Choose a rating of the scale, or leave the cell empty.")
    rows = tuple(_row(entry, choice) for entry in made.entries)
    header = f"Self-evaluation: {board}"
    filled = (
        checked(Sheet(SHEET, _COLUMNS, rows, grouped_by="theme", frozen=2, header=header, pages=2)),
        _comments(made, header),
        Sheet("Scale", (Column("rating", 60),), tuple((rating,) for rating in scale), header=header),
    )
    return workbook_file(header, (*filled, about(tuple(_about(made, board, scale)), filled)))


def _row(entry: Entry, choice: Choice) -> tuple[Cell, ...]:
    """Give a statement's row, in the columns of GIVEN and ANSWERED."""
    statement = entry.statement
    given = {
        "statement_id": statement.id,
        "statement_label": entry.label,
        "theme": statement.theme,
        "statement": statement.reading,
        "answers": "\n".join(map(_answered, entry.links)),
        "timescale": statement.timescale or "",
        "due": statement.due or "",
        "stakeholders": _stakeholders(entry),
    }
    answered = {"rating": Open(choice), "date": Open(is_day=True)}
    return (*(given[name] for name in GIVEN), *(answered.get(name, Open()) for name in ANSWERED))


def _answered(link: ShownTie) -> str:
    """Give what a statement answers, on a line."""
    partly = "" if link.relation == "answers" else f" ({link.relation})"
    return f"{_line(link.label)}{partly}: {_line(link.text) or TEXTLESS} [{link.id}]"


def _stakeholders(entry: Entry) -> str:
    """Give what others say of a statement, a line each, and how much more the sheet Comments has.

    Of the comments that stand beside the statement the first is there in any case, and each other that a row can show.
    """
    beside, others = parted(entry)
    while len(beside) > 1 and _height(_lines(beside, others)) > HIGHEST:
        others.append(beside.pop())
    return _lines(beside, others)


def _lines(beside: Iterable[ShownTie], others: Sequence[ShownTie]) -> str:
    """Give the cell of the comments `beside` a statement where there are also `others`."""
    told = [f"{_line(label_of(said))}: “{_line(said.text)}” [{said.id}]" for said in beside]
    return "\n".join([*told, f"The sheet {COMMENTS} has {more(others)}."] if others else told)


def _height(text: str) -> float:
    return text_height(text, _SAID.width, _SAID.size)


def _line(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())


def _comments(made: Report, header: str) -> Sheet:
    """Give all that others say, a row each: the many comments on one statement are more than a row shows."""
    widths = (14, 20, 40, 40, 120, 9)
    rows = tuple(
        (entry.statement.id, entry.label, one.place, one.id, one.text, "yes" if one.is_earlier else "")
        for entry in made.entries
        for one in entry.comments
    )
    columns = tuple(map(Column, COMMENT_HEADER, widths))
    return Sheet(COMMENTS, columns, rows, grouped_by="statement_id", frozen=2, header=header)


def _about(made: Report, board: str, scale: Sequence[str]) -> Iterator[tuple[str, Cell]]:
    """Give what a program reads when the workbook comes back, then what people read."""
    yield "workbook", SELF_EVALUATION
    yield "form", FORM
    yield "source", made.source
    yield "target", made.target
    yield "comments", "; ".join(made.comments_from)
    yield "board", board
    yield "scale", "; ".join(scale)
    yield "on", Open(is_day=True)
    yield "Title", f"Where {board} stands with what {made.names.papers[made.source]} says"
    yield "What the statements answer", made.about
    yield from told("How to fill it in", _TO_FILL_IN)
    yield from ((f"The column {name}", meaning) for name, meaning in _MEANINGS.items())
    yield from told("How to hand it in", _TO_RETURN)
    yield from told("How to sort", _TO_SORT)
    yield "Made by", made.made_by
