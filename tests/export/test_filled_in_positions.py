"""A board's form as a workbook that the board filled in, and that LibreOffice saved: what comes back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hscqa.export.report import report
from hscqa.export.workbook.positions_xlsx import positions_xlsx
from hscqa.export.workbook.read_xlsx import read_sheets
from hscqa.library.position_rows import positions_of
from hscqa.model.boards import ANSWERED
from tests.export.book_text import by_libreoffice, checks, opened, ruled, texts, unlocked
from tests.export.invented import CITATIONS, PAPERS, crosswalk
from tests.export.word_files import MISSING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hscqa.model import SheetRow

SCALE = ("not yet", "partly, so far", "=fully")


def form() -> bytes:
    return positions_xlsx(report(crosswalk(), PAPERS, CITATIONS), "Harbours & <Isles> IJB", SCALE)


def filled_in(folder: Path) -> Path:
    """Answer on two statements, as people would."""
    book = opened(form())
    book["About"]["B9"] = date(2026, 3, 1)
    page = book["Positions"]
    answers: Sequence[tuple[str, object]] = (
        ("I2", "=fully"),
        ("J2", "A keeper lives there.\nSee “the log” – gulls & all."),
        ("K2", "=1+1"),
        ("L2", "The <b>harbour master</b>"),
        ("M2", date(2026, 9, 30)),
        ("I3", "partly, so far"),
    )
    for place, answer in answers:
        page[place] = answer
        if isinstance(answer, str):
            page[place].data_type = "s"
    book.save(folder / "form.xlsx")
    return folder / "form.xlsx"


def read(file: Path) -> tuple[tuple[SheetRow, ...], str]:
    sheets, faults = read_sheets(file)
    assert not faults
    return sheets.rows["Positions"], sheets.about["on"]


def test_what_a_board_fills_in_comes_back(tmp_path: Path) -> None:
    file = filled_in(tmp_path)
    rows, on = read(file)
    assert on == "2026-03-01"
    positions, refused = positions_of(rows, SCALE)
    assert refused == []
    assert [one.rating for one in positions.values()] == ["=fully", "partly, so far", "", ""]
    first = positions[2]
    assert (first.statement, first.seen, first.due) == ("review:1", "A keeper will be found.", "2019-08-04")
    assert (first.evidence, first.action) == ("A keeper lives there.\nSee “the log” – gulls & all.", "=1+1")
    assert (first.lead, first.date) == ("The <b>harbour master</b>", "2026-09-30")
    assert positions[4].is_empty


def test_a_row_that_was_changed_elsewhere_is_told(tmp_path: Path) -> None:
    book = opened(form())
    book["Positions"]["D2"] = "No keeper will be found."
    book.save(tmp_path / "form.xlsx")
    positions, refused = positions_of(read(tmp_path / "form.xlsx")[0], SCALE)
    assert [one.number for one in refused] == [2]
    assert len(positions) == 3


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_libreoffice_keeps_what_was_filled_in_what_is_open_and_what_it_takes(tmp_path: Path) -> None:
    file = filled_in(tmp_path)
    before = file.read_bytes()
    saved = by_libreoffice(before, tmp_path)
    assert texts(saved) == texts(before)
    for was, now in zip(opened(before), opened(saved), strict=True):
        assert now.protection.sheet
        assert unlocked(now) == unlocked(was)
        assert ruled(now) == ruled(was)
        assert now.oddHeader.left.text == was.oddHeader.left.text
    assert all(held == worked_out for held, worked_out in checks(opened(saved)["Positions"], ANSWERED))
    (tmp_path / "again.xlsx").write_bytes(saved)
    assert read(tmp_path / "again.xlsx") == read(file)
