"""A board's form that comes back as a Word file, read into the shape that a workbook's sheets have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.errors import UnreadablePaper
from hscqa.export.word.document import WORDS
from hscqa.export.word.positions_docx import ABOUT_HEADS, CHECK, FIXED, OPEN
from hscqa.export.word.reading import Grid, blocks_of, text_of
from hscqa.export.workbook.sheets import FORM
from hscqa.ingest.docx import DAMAGE, open_docx, unreadable
from hscqa.model.boards import SELF_EVALUATION, SHEET
from hscqa.model.returns import SheetRow, Sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hscqa.export.word.reading import Line

_COLUMNS = FIXED | OPEN | {CHECK: "check"}
_MAKE = "make one with: hscqa crosswalk --self-evaluation BOARD -o FILE.docx"
_FRESH = "make the form again, and copy what you wrote into it"


def read_positions_docx(body: bytes, name: str) -> Sheets:
    """Give what a filled-in form says; `name` is the file's, for messages.

    The sheet Positions has a row for each statement's table, with the columns that the workbook has; a box that nobody
    filled in is ''. Raise UnreadablePaper where the file is no form of ours, or of another release, misses a row of a
    table, or is damaged, encrypted or too large.
    """
    document = open_docx(body, name)
    try:
        grids = [_Form(block) for block in blocks_of(document) if isinstance(block, Grid)]
    except DAMAGE as error:
        raise unreadable(name, error) from error
    about = next((one.told() for one in grids if one.heads == ABOUT_HEADS), {})
    if about.get("workbook") != SELF_EVALUATION:
        raise UnreadablePaper(f"{name} is no form for a self-evaluation", _MAKE)
    if about.get("form") != FORM:
        raise UnreadablePaper(f"{name} is a form of another release of the program", _FRESH)
    return Sheets(about, {SHEET: tuple(_rows([one for one in grids if one.is_position], name))})


class _Form:
    """A table of two columns, by what its first one says."""

    def __init__(self, grid: Grid) -> None:
        """Take a table; one that has not two columns is no form's."""
        pairs = [row for row in grid.rows if len(row) == 2]  # noqa: PLR2004  a head, and what is said
        self.heads = tuple(map(text_of, pairs[0])) if pairs else ("", "")
        """What its first row says."""
        self.cells: Mapping[str, Sequence[Line]] = {text_of(head): cell for head, cell in pairs[1:]}

    @property
    def is_position(self) -> bool:
        """Whether it is a statement's: it has a place for words, and a row to fill in."""
        return bool({*self.cells} & {*OPEN}) and bool({*self.cells} & {*FIXED})

    def told(self) -> dict[str, str]:
        """Give what each row says, by what its first cell says."""
        return {head: text_of(tuple(cell)) for head, cell in self.cells.items()}


def _rows(forms: Sequence[_Form], name: str) -> Iterator[SheetRow]:
    for number, form in enumerate(forms, 2):
        lost = [head for head in _COLUMNS if head not in form.cells]
        if lost:
            raise UnreadablePaper(f"{name}: the table “{form.heads[0]}” has no row {lost[0]}", _FRESH)
        cells = {column: text_of(tuple(form.cells[head])) for head, column in _COLUMNS.items()}
        label, theme = form.heads
        words = [line for line in form.cells["Statement"] if line.style == WORDS]
        place = next((line.place for line in form.cells["Statement"] if line.place), "")
        statement = "\n".join(line.words for line in words)
        told = {"statement_id": place, "statement": statement, "statement_label": label, "theme": theme}
        yield SheetRow(SHEET, number, cells | told)
