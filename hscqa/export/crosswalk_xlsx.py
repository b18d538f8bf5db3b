"""The crosswalk as a workbook: the rows of the CSV form, with columns for reviewers to decide in.

Every text is written as a string, never as a formula, number or link, and without the CSV form's apostrophe. Only the
reviewers' cells are unlocked. The sheets are protected without a password: against slips, not against people. Excel
sorts a protected sheet only where nothing in it is locked, so sorting asks for the protection to be taken off first;
filtering does not.

The sheet About is visible: it says whose papers these are and what was cut, which a reader has to see, and a hidden
sheet is what scanners for malware look for.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby, islice
from typing import TYPE_CHECKING

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from hscqa import __version__
from hscqa.errors import UsageError
from hscqa.export.crosswalk_csv import HEADER, crosswalk_rows, inert
from hscqa.export.visible import visible
from hscqa.model.decisions import Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from hscqa.model import Crosswalk

REVIEWERS = ("your decision", "your reason", "your note")
"""The columns that follow those of the CSV form; unlocked in the rows of links and comments."""
DECISIONS = (Act.ACCEPT.value, Act.REJECT.value, Act.ADD.value)
"""What `your decision` may be."""
GAP_HEADER = ("kind", "paper", "id", "label", "text", "nearest_id", "nearest", "turned_down_because")
"""The columns of the sheet Gaps. `kind` is the CSV form's `tie`; `id`, `label` and `text` are the statement's, for
`unanswered` the target's."""
LONGEST = 32_767
"""How many UTF-16 units a cell holds (Microsoft, Excel specifications and limits)."""
MOST_ROWS = 1_048_576
"""How many rows a sheet holds, its head row counted (as above)."""

_ALLOWED = f"{', '.join(DECISIONS[:-1])} or {DECISIONS[-1]}"
_TIES = ("link", "comment")
_WIDTHS = {
    "about": 30,
    "confidence": 11,
    "due": 12,
    "earlier": 8,
    "evidence": 50,
    "id": 16,
    "kind": 12,
    "label": 24,
    "matched_words": 30,
    "nearest": 24,
    "nearest_id": 16,
    "owners": 24,
    "paper": 16,
    "reason": 40,
    "relation": 15,
    "reviewers": 20,
    "statement": 55,
    "statement_id": 16,
    "statement_label": 24,
    "status_words": 30,
    "text": 55,
    "theme": 24,
    "tie": 12,
    "tied_id": 16,
    "tied_label": 24,
    "tied_text": 55,
    "turned_down_because": 50,
    "what it says": 60,
    "your decision": 15,
    "your note": 50,
    "your reason": 50,
}
_WIDTH = 14
"""Of a column that is not named above; in characters, as those are."""
_A3 = 8
"""XlsxWriter's number of the paper: one page wide, so many columns are too small to read on A4."""
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""A fixed day, so that the same crosswalk gives the same bytes."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold (section 2.2, Char)."""
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_PROTECTION = {"autofilter": True, "format_columns": True, "format_rows": True, "sort": True}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet as it will be read."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    """One cell for each column; a text may be longer than a cell holds, '' leaves its cell blank."""


@dataclass(frozen=True, slots=True)
class _Formats:
    """How cells look; all but `open` are locked."""

    head: Format
    text: Format
    quoted: Format
    """For a text that begins like a formula: who takes the protection off and edits it still has a text."""
    number: Format
    open: Format


def crosswalk_xlsx(made: Crosswalk, citations: Mapping[str, str] | None = None) -> bytes:
    """Give a workbook of the sheets Ties, Gaps and About; the same crosswalk gives the same bytes.

    Ties has the rows and columns of the CSV form and those of REVIEWERS. `citations` is as for the CSV form. What XML
    cannot hold becomes U+FFFD, and a text that is longer than a cell is cut at a word, which About says. Raise
    UsageError where there are more rows than a sheet holds.
    """
    rows = list(islice(crosswalk_rows(made, citations or {}), MOST_ROWS))
    if len(rows) == MOST_ROWS:
        raise UsageError(f"the crosswalk has more rows than a sheet holds ({MOST_ROWS:,})", "write it as csv instead")
    filled = (_ties(rows), _gaps(rows))
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink, _OPTIONS) as book:
        book.set_properties({"title": "Crosswalk", "author": f"hscqa {__version__}", "created": _CREATED})
        formats = _formats(book)
        ties, *_ = [_write(book.add_worksheet(sheet.name), sheet, formats) for sheet in (*filled, _about(made, filled))]
        for first, last in _runs(rows):
            _open(ties, first, last, formats.open)
    return sink.getvalue()


def _ties(rows: Iterable[Mapping[str, str]]) -> _Sheet:
    """Give the rows of the CSV form, the confidence as a number."""
    blank = ("",) * len(REVIEWERS)
    cells = (tuple(_cell(row, column) for column in HEADER) for row in rows)
    return _Sheet("Ties", (*HEADER, *REVIEWERS), tuple((*row, *blank) for row in cells))


def _cell(row: Mapping[str, str], column: str) -> str | float:
    """Give what a row has in a column, '' where it has nothing."""
    text = row.get(column, "")
    return float(text) if text and column == "confidence" else text


def _gaps(rows: Iterable[Mapping[str, str]]) -> _Sheet:
    """Give the gaps among the rows, each by the statement that it is about."""
    return _Sheet("Gaps", GAP_HEADER, tuple(_gap(row) for row in rows if row["tie"] not in _TIES))


def _gap(row: Mapping[str, str]) -> tuple[str, ...]:
    """Give a gap in the columns of GAP_HEADER."""
    about = ("tied_id", "tied_label", "tied_text")
    columns = about if row["tie"] == "unanswered" else ("statement_id", "statement_label", "statement")
    return tuple(row.get(column, "") for column in ("tie", "paper", *columns, *GAP_HEADER[5:]))


def _about(made: Crosswalk, filled: Sequence[_Sheet]) -> _Sheet:
    """Say whose papers these are, how much was suggested, what was cut, how to review, and the crosswalk's remarks."""
    ties = [row[HEADER.index("tie")] for row in filled[0].rows]
    rows: list[tuple[str, str | float]] = [
        ("Source: whose statements answer", made.source),
        ("Target: whose statements are answered", made.target),
        ("Papers that comment", "; ".join(made.comments_from) or "none"),
        ("Written before the source", "; ".join(made.earlier) or "none"),
        ("Suggested links", ties.count("link")),
        ("Suggested comments", ties.count("comment")),
        ("Made by", f"hscqa {__version__}"),
        ("To review", f"Choose {_ALLOWED} in the last columns of Ties; it counts once given to hscqa review."),
        ("To sort", "Take the protection off first (Review, Unprotect Sheet); there is no password."),
        *(("Remarks", remark) for remark in made.remarks),
    ]
    bare = _Sheet("About", ("about", "what it says"), tuple(rows))
    cut = ", ".join(place for sheet in (*filled, bare) for place in _cut_cells(sheet)) or "none"
    return _Sheet(bare.name, bare.header, (*bare.rows, (f"Texts cut to {LONGEST:,} characters", cut)))


def _cut_cells(sheet: _Sheet) -> Iterator[str]:
    """Name the cells whose text is longer than a cell holds, as `Ties!D2`."""
    for at, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and _units(_legal(cell)) > LONGEST:
                yield f"{sheet.name}!{xl_rowcol_to_cell(at, column)}"


def _legal(text: str) -> str:
    """Give a text that XML holds and nothing steers: line ends are newlines, as XML reads them."""
    ended = text.replace("\r\n", "\n").replace("\r", "\n")
    return visible(_NOT_XML.sub("\ufffd", ended))


def _fitted(text: str) -> str:
    """Give a text that a cell holds, cut at a word and ended with … where it is longer."""
    if _units(text) <= LONGEST:
        return text
    # The cut may go through a character of two units; half a character is left out.
    head = text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", errors="ignore")
    words = head.rsplit(None, 1)
    return (words[0] if len(words) > 1 else head) + "…"


def _units(text: str) -> int:
    """Count UTF-16 units, as Excel counts characters."""
    return len(text.encode("utf-16-le")) // 2


def _formats(book: xlsxwriter.Workbook) -> _Formats:
    """Make the formats of a workbook."""
    cell = {"text_wrap": True, "valign": "top"}
    return _Formats(
        head=book.add_format({**cell, "bold": True, "bottom": 1, "bg_color": "#E7E6E6"}),
        text=book.add_format(cell),
        quoted=book.add_format({**cell, "quote_prefix": True}),
        number=book.add_format({**cell, "num_format": "0.00"}),
        # As text, so that a reason that begins with a dash is no formula.
        open=book.add_format({**cell, "locked": False, "num_format": "@", "bg_color": "#FFF9E5"}),
    )


def _write(page: Worksheet, sheet: _Sheet, formats: _Formats) -> Worksheet:
    """Write a sheet and set how it is shown, printed and protected."""
    for column, name in enumerate(sheet.header):
        page.set_column(column, column, _WIDTHS.get(name, _WIDTH))
        page.write_string(0, column, name, formats.head)
    for at, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            _write_cell(page, (at, column), cell, formats)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.header) - 1)
    page.protect("", _PROTECTION)
    _print(page)
    return page


def _write_cell(page: Worksheet, place: tuple[int, int], cell: str | float, formats: _Formats) -> None:
    """Write a text as a string and a number as a number; a share has two decimals, a count none."""
    if not isinstance(cell, str):
        page.write_number(*place, cell, formats.text if isinstance(cell, int) else formats.number)
        return
    text = _fitted(_legal(cell))
    look = formats.text if inert(text) == text else formats.quoted
    if not text:
        page.write_blank(*place, None, look)
    elif text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a string for its own markup and would write it unescaped; parts of one it escapes.
        page.write_rich_string(*place, text[:1], formats.text, text[1:], look)
    else:
        page.write_string(*place, text, look)


def _print(page: Worksheet) -> None:
    """Print a sheet one page wide, its head row on each page, its name and the page in the footer."""
    page.set_landscape()
    page.set_paper(_A3)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&RPage &P of &N")


def _runs(rows: Sequence[Mapping[str, str]]) -> Iterator[tuple[int, int]]:
    """Give the first and last row of each run of links and comments; the head row is row 0."""
    for is_tie, run in groupby(enumerate(rows, 1), lambda numbered: numbered[1]["tie"] in _TIES):
        places = [at for at, _ in run]
        if is_tie:
            yield places[0], places[-1]


def _open(page: Worksheet, first: int, last: int, look: Format) -> None:
    """Let reviewers write in the last columns of some rows, and in the first of these only a decision."""
    decision = len(HEADER)
    for at in range(first, last + 1):
        for column in range(decision, decision + len(REVIEWERS)):
            page.write_blank(at, column, None, look)
    page.data_validation(
        first, decision, last, decision,
        {
            "validate": "list",
            "source": list(DECISIONS),
            "error_title": "No such decision",
            "error_message": f"Choose {_ALLOWED}, or leave the cell empty.",
        },
    )  # fmt: skip
