"""`review import`: a board's form as a workbook, written, filled in, handed in, and summed up by `review board`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from tests.cli.review.handed_in import LINK, OTHER
from tests.export.book_text import by_libreoffice
from tests.export.word_files import MISSING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.cli.conftest import Done

    Hscqa = Callable[..., Done]

pytestmark = pytest.mark.model
BOARD = "Northby & <Isles> Council"
ANSWERS: Mapping[str, Mapping[str, str | date]] = {
    LINK[0]: {"rating": "partly established", "evidence": "=Minutes of\nMay.", "date": date(2026, 3, 1)},
    OTHER[0]: {"rating": "superb", "lead": "Ida <Quill>"},
}
"""What the board writes, by statement; the second rating is not on the scale."""


@pytest.fixture
def form(hscqa: Hscqa, root: Path) -> str:
    """Write the board's form, and fill it in as people would."""
    file = root / "form.xlsx"
    assert hscqa("crosswalk", "--self-evaluation", BOARD, "-o", str(file)).code == 0
    book = openpyxl.load_workbook(file)
    heads = [cell.value for cell in book["Positions"][1]]
    for row in book["Positions"].iter_rows(min_row=2):
        for head, answer in ANSWERS.get(row[0].value, {}).items():
            fill_in(row[heads.index(head)], answer)
    fill_in(next(row[1] for row in book["About"].iter_rows() if row[0].value == "on"), date(2026, 3, 31))
    book.save(file)
    return str(file)


def fill_in(cell: Any, answer: str | date) -> None:  # noqa: ANN401  openpyxl has no types
    """Write into a cell; a day is shown as the form shows it, and a text stays one."""
    shown_as = cell.number_format
    cell.value = answer
    cell.number_format = shown_as
    if isinstance(answer, str):
        cell.data_type = "s"


def test_a_board_hands_in_its_workbook_once_and_is_summed_up(hscqa: Hscqa, form: str) -> None:
    first = hscqa("review", "import", form, "--yes", "--json")
    assert (first.code, first.json["applied"], first.json["on"]) == (0, True, "2026-03-31")
    assert first.json["counts"] == {"apply": 1, "changed": 0, "refused": 1}
    assert first.json["rows"] == [
        {
            "statement": LINK[0],
            "changes": [
                {"what": "rating", "before": None, "after": "partly established"},
                {"what": "evidence", "before": None, "after": "=Minutes of\nMay."},
                {"what": "date", "before": None, "after": "2026-03-01"},
            ],
        }
    ]
    again = hscqa("review", "import", form, "--yes", "--json").json
    assert (again["applied"], again["already"]) == (False, "2026-03-31")
    (held,) = hscqa("review", "board", BOARD, "--on", "2026-04-01", "--json").json["evaluations"]
    assert (held["for"], held["rated"], held["ratings"]["partly established"]) == ("2026-03-31", 1, 1)
    assert {"statement": LINK[0], "date": "2026-03-01", "whose": "board", "days": -31} in held["overdue"]


@pytest.mark.slow
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_libreoffice_may_open_and_save_it_without_loss(hscqa: Hscqa, form: str, tmp_path: Path) -> None:
    straight = hscqa("review", "import", form, "--json").json
    saved = tmp_path / "saved.xlsx"
    saved.write_bytes(by_libreoffice(Path(form).read_bytes(), tmp_path))
    assert hscqa("review", "import", str(saved), "--json").json == straight
    assert straight["counts"] == {"apply": 1, "changed": 0, "refused": 1}
    assert hscqa("review", "import", str(saved), "--yes").code == 0
    assert hscqa("review", "import", form, "--json").json["already"] == "2026-03-31"
