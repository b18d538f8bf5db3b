"""The crosswalk as a workbook for reviewers: the rows of the CSV form, with columns to decide in.

Beside them stand the gaps once more by themselves, a sheet for what the program missed, the statements with their ids
to look it up in, and what a reader has to know.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from hscqa.errors import UsageError
from hscqa.export.crosswalk_csv import HEADER, crosswalk_rows
from hscqa.export.report import HOW_TO_READ
from hscqa.export.workbook.sheets import FORM, MOST_ROWS, Choice, Column, Open, Sheet, about, checked, told
from hscqa.export.workbook.writing import workbook_file
from hscqa.model.decisions import RELATIONS, Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.export.report import Report
    from hscqa.export.workbook.sheets import Cell
    from hscqa.model import Statement

WORKBOOK = "crosswalk"
"""What the row `workbook` of About says."""
REVIEWERS = ("your decision", "your relation", "your reason", "your note")
"""The columns that follow those of the CSV form: open in the rows of links and comments, the relation's of links."""
DECISIONS = (Act.ACCEPT.value, Act.REJECT.value)
"""What `your decision` may be. What was not suggested is added on the sheet Add."""
ADD_HEADER = ("statement_id", "tied_id", "words", "relation", "note")
"""The columns of the sheet Add. `tied_id` is a statement's for a link, a passage's for a comment, whose exact words
stand in `words`; for a link these and for a comment `relation` are empty."""
ADDITIONS = 40
"""How many rows the sheet Add has."""
GAP_HEADER = ("kind", "paper", "id", "label", "text", "nearest_id", "nearest", "turned_down_because")
"""The columns of the sheet Gaps. `kind` is the CSV form's `tie`; `id`, `label` and `text` are the statement's, for
`unanswered` the target's."""
STATEMENT_HEADER = ("id", "paper", "label", "theme", "text")
"""The columns of the sheet Statements: first the source's, then the target's."""

_GAPS = ("unlinked", "silent", "unanswered")
_WIDTHS = {
    "confidence": 11,
    "due": 11,
    "earlier": 8,
    "evidence": 60,
    "id": 22,
    "kind": 12,
    "label": 24,
    "matched_words": 30,
    "nearest": 28,
    "nearest_id": 22,
    "note": 50,
    "owners": 24,
    "paper": 20,
    "reason": 40,
    "relation": 15,
    "reviewers": 20,
    "statement": 60,
    "statement_id": 16,
    "statement_label": 20,
    "status_words": 30,
    "text": 90,
    "theme": 24,
    "tie": 14,
    "tied_id": 22,
    "tied_label": 28,
    "tied_text": 60,
    "turned_down_because": 60,
    "voices": 40,
    "words": 70,
    "your decision": 14,
    "your note": 40,
    "your reason": 40,
    "your relation": 14,
}
_WIDTH = 14
"""Of a column that is not named above; in characters, as those are."""
_DECISION = Choice(DECISIONS, "Choose accept or reject, or leave the cell empty.")
_RELATION = Choice(RELATIONS, "Choose answers or partly answers, or leave the cell empty.")
_TO_REVIEW = """
On the sheet Ties choose accept or reject in the column “your decision”, beside each link and comment that you judge,
and say why in “your reason”; a rejection needs a reason. Leave the cell empty where you decide nothing.

Where a link is right but its relation is not, choose the right one in “your relation”. Whatever else is to be
remembered of a link or comment goes into “your note”.

Only the yellow cells can be written in. By the column “check” a row is known as it was: one that was changed outside
its yellow cells is not taken back.
"""
_TO_ADD = """
On the sheet Add write one row for each link or comment that is missing. For a link choose the statement that answers
in “statement_id” and the one that it answers in “tied_id”; the sheet Statements says what each id is.

For a comment choose the statement in “statement_id”, write into “tied_id” the id of the passage that speaks of it, and
into “words” exactly what it says there.
"""
_TO_RETURN = """
Save the workbook as XLSX and give it to: hscqa review import FILE.xlsx. Every change is shown before any is made.
"""
_TO_SORT = """
Take the protection off first (Review, Unprotect Sheet); there is no password. The order of the rows does not matter
when the workbook comes back. Filters work without.
"""


def crosswalk_xlsx(made: Report) -> bytes:
    """Give a workbook of the sheets Ties, Add, Gaps, Statements and About; the same crosswalk gives the same bytes.

    Ties has the rows and columns of the CSV form and those of REVIEWERS. What XML cannot hold is written out, and a
    text that is longer than a cell is cut at a word, which About says. Raise UsageError where there are more rows than
    a sheet holds.
    """
    rows = list(islice(crosswalk_rows(made), MOST_ROWS))
    if len(rows) == MOST_ROWS:
        raise UsageError(f"the crosswalk has more rows than a sheet holds ({MOST_ROWS:,})", "write it as csv instead")
    answering = [entry.statement for entry in made.entries]
    filled = (_ties(rows), _add(len(answering), len(made.targets)), _gaps(rows), _statements(made, answering))
    return workbook_file(made.title, (*filled, about(tuple(_about(made)), filled)))


def _ties(rows: Iterable[Mapping[str, str]]) -> Sheet:
    """Give the rows of the CSV form, the confidence as a number, each with its open cells and its check."""
    cells = tuple((*(_cell(row, column) for column in HEADER), *_open(row)) for row in rows)
    return checked(Sheet("Ties", _columns(*HEADER, *REVIEWERS), cells, grouped_by="statement_id", frozen=2, pages=3))


def _cell(row: Mapping[str, str], column: str) -> str | float:
    """Give what a row has in a column, '' where it has nothing."""
    text = row.get(column, "")
    return float(text) if text and column == "confidence" else text


def _open(row: Mapping[str, str]) -> tuple[Cell, ...]:
    """Give a row's cells in the columns of REVIEWERS: those of a gap are not open."""
    if row["tie"] in _GAPS:
        return ("",) * len(REVIEWERS)
    return Open(_DECISION), Open(_RELATION) if row["tie"].endswith("link") else "", Open(), Open()


def _add(answering: int, answered: int) -> Sheet:
    """Give the empty rows of additions; the statements that may answer or be answered are so many."""
    among = f"=Statements!$A$2:$A${answering + 1}"
    others = f"=Statements!$A${answering + 2}:$A${answering + answered + 1}"
    statement = Choice(among, "Choose the id of a statement that answers; the sheet Statements has them.")
    tied = Choice(others, "")  # a comment's passage stands in no list
    row = (
        Open(statement if answering else None),
        Open(tied if answered else None),
        Open(),
        Open(_RELATION),
        Open(),
    )
    return Sheet("Add", _columns(*ADD_HEADER), (row,) * ADDITIONS)


def _gaps(rows: Iterable[Mapping[str, str]]) -> Sheet:
    """Give the gaps among the rows, each by the statement that it is about."""
    return Sheet("Gaps", _columns(*GAP_HEADER), tuple(_gap(row) for row in rows if row["tie"] in _GAPS))


def _gap(row: Mapping[str, str]) -> tuple[str, ...]:
    """Give a gap in the columns of GAP_HEADER."""
    of = ("tied_id", "tied_label", "tied_text")
    columns = of if row["tie"] == "unanswered" else ("statement_id", "statement_label", "statement")
    return tuple(row.get(column, "") for column in ("tie", "paper", *columns, *GAP_HEADER[5:]))


def _statements(made: Report, answering: Sequence[Statement]) -> Sheet:
    """Give every statement by its id."""
    listed = (*answering, *(target.statement for target in made.targets))
    rows = tuple((one.id, one.paper_id, made.names.statements[one.id], one.theme, one.reading) for one in listed)
    return Sheet("Statements", _columns(*STATEMENT_HEADER), rows, grouped_by="theme")


def _about(made: Report) -> Iterator[tuple[str, str]]:
    """Give what a program reads when the workbook comes back, then what people read."""
    yield "workbook", WORKBOOK
    yield "form", FORM
    yield "source", made.source
    yield "target", made.target
    yield "comments", "; ".join(made.comments_from)
    yield "Title", made.title
    yield "What it holds", made.about
    yield from (("In numbers", line) for line in made.counts)
    yield "How to read it", HOW_TO_READ
    yield from told("How to review", _TO_REVIEW)
    yield from told("How to add", _TO_ADD)
    yield from told("How to hand it in", _TO_RETURN)
    yield from told("How to sort", _TO_SORT)
    yield "Written before the source", "; ".join(made.names.papers[one] for one in made.earlier) or "none"
    yield "Made by", made.made_by


def _columns(*names: str) -> tuple[Column, ...]:
    """Give columns of these names in their usual widths."""
    return tuple(Column(name, _WIDTHS.get(name, _WIDTH)) for name in names)
