"""A board's form as a workbook: what it says, what is open, and what it takes.

After a change of it, look at what differs and renew its golden file, which has its cells as text, and what is open:

    HSCQA_RENEW_GOLDENS=1 python -m pytest tests/export/test_positions_xlsx.py
    git diff tests/export/goldens
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import warnings
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hscqa.export.report import report
from hscqa.export.workbook.positions_xlsx import COMMENT_HEADER, positions_xlsx
from hscqa.export.workbook.sheets import as_cell
from hscqa.model.boards import ANSWERED, GIVEN
from tests.export.book_text import checks, opened, ruled, unlocked, written_out
from tests.export.invented import CITATIONS, PAPERS, crosswalk

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

    from hscqa.export.report import Report

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests/export/goldens/positions.xlsx.txt"
BOARD = "Harbours & <Isles> IJB"
FIRST = crosswalk().rows[0]
SCALE = ("not yet", "partly, so far", "=fully")


def shown() -> Report:
    return report(crosswalk(), PAPERS, CITATIONS)


@cache
def form() -> bytes:
    return positions_xlsx(shown(), BOARD, SCALE)


def about(body: bytes) -> dict[str, str | None]:
    return dict(opened(body)["About"].iter_rows(min_row=2, values_only=True))


def column(page: Worksheet, name: str) -> list[str]:
    """Give the texts of a column below its head."""
    heads = [cell.value for cell in page[1]]
    return [row[heads.index(name)].value or "" for row in page.iter_rows(min_row=2)]


def form_with(**changes: object) -> bytes:
    """Give the form of a crosswalk whose first row is otherwise."""
    made = crosswalk()
    first, *others = made.rows
    changed = replace(made, rows=(replace(first, **changes), *others))  # type: ignore[arg-type]
    return positions_xlsx(report(changed, PAPERS, CITATIONS), BOARD, SCALE)


def test_the_form_is_as_it_was() -> None:
    written = written_out(form())
    if os.environ.get("HSCQA_RENEW_GOLDENS"):
        GOLDEN.write_text(written, encoding="utf-8", newline="\n")
    assert written == GOLDEN.read_text(encoding="utf-8")


def test_the_same_crosswalk_gives_the_same_bytes_the_first_time_too() -> None:
    assert positions_xlsx(shown(), BOARD, SCALE) == form()
    code = (
        "import hashlib, tests.export.test_positions_xlsx as the; print(hashlib.sha256(the.form()).hexdigest(), end='')"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert run.stdout == hashlib.sha256(form()).hexdigest()


def test_about_begins_with_what_a_program_reads() -> None:
    page = opened(form())["About"]
    assert list(page.iter_rows(min_row=2, max_row=9, values_only=True)) == [
        ("workbook", "self-evaluation"),
        ("form", "1"),
        ("source", "review"),
        ("target", "audit"),
        ("comments", "essay; owners"),
        ("board", BOARD),
        ("scale", "not yet; partly, so far; =fully"),
        ("on", None),
    ]
    assert unlocked(page) == {"B9"}
    assert ruled(page) == {"B9": "date 36526"}


def test_about_says_what_every_column_means() -> None:
    said = about(form())
    assert all(said[f"The column {name}"] for name in (*GIVEN, *ANSWERED, "check"))


def test_each_statement_has_a_row_with_what_it_answers_and_what_others_say() -> None:
    page = opened(form())["Positions"]
    assert [cell.value for cell in page[1]] == [*GIVEN, *ANSWERED, "check"]
    assert column(page, "statement_id") == ["review:1", "review:2", "review:3", "review:4"]
    assert column(page, "answers") == [
        "Recommendation 1: Find a keeper for every harbour. [audit:1]",
        (
            "Recommendation 3 (audit:4): Say who pays for a wall that two councils use. [audit:4]\n"
            "Recommendation 3 (audit:3) (partly answers): Mend the walls. [audit:3]"
        ),
        "",
        "",
    ]
    assert column(page, "stakeholders")[:2] == [
        (
            "Boat Owners (2019), para 1: “We are glad that a keeper will be found.” [owners:p1]\n"
            "The sheet Comments has 1 more comment."
        ),
        "Boat Owners (2019), para 2: “Our walls have waited for years.” [owners:p2]",
    ]


def test_a_comment_that_was_written_earlier_is_called_so() -> None:
    page = opened(form_with(comments=FIRST.comments[1:]))["Positions"]
    assert column(page, "stakeholders")[0] == (
        "Essay (2018), essay:p1 (written before it): “A lamp needs a keeper.” [essay:p1]"
    )


def test_a_text_of_several_lines_takes_one_line_of_a_cell() -> None:
    link, comment = FIRST.links[0], FIRST.comments[0]
    links = (replace(link, target=replace(link.target, reading="Find\na  keeper.")),)
    page = opened(form_with(links=links, comments=(replace(comment, reading="We are\n\nglad."),)))["Positions"]
    assert column(page, "answers")[0] == "Recommendation 1: Find a keeper. [audit:1]"
    assert column(page, "stakeholders")[0] == "Boat Owners (2019), para 1: “We are glad.” [owners:p1]"


def test_only_the_board_s_cells_are_open() -> None:
    for page in opened(form()):
        assert (page.protection.sheet, page.protection.password) == (True, None)
    page = opened(form())["Positions"]
    assert unlocked(page) == {f"{letter}{row}" for letter in "IJKLM" for row in range(2, 6)}
    assert not unlocked(opened(form())["Scale"]) | unlocked(opened(form())["Comments"])


def test_a_rating_is_chosen_from_the_scale_whatever_its_words_are() -> None:
    book = opened(form())
    assert column(book["Scale"], "rating") == list(SCALE)
    assert [cell.data_type for cell in book["Scale"]["A"]] == ["s"] * 4
    rating, day = book["Positions"].data_validations.dataValidation
    assert (rating.type, rating.formula1, str(rating.sqref)) == ("list", "Scale!$A$2:$A$4", "I2:I5")
    assert (rating.errorStyle or "stop", bool(rating.showErrorMessage)) == ("stop", True)
    assert (day.type, day.operator, str(day.sqref)) == ("date", "greaterThanOrEqual", "M2:M5")
    assert day.error == "Write a day such as 2026-03-31, or leave the cell empty."
    assert {cell.number_format for cell in book["Positions"]["M"][1:]} == {"yyyy-mm-dd"}
    assert {cell.number_format for cell in book["Positions"]["I"][1:]} == {"@"}


def test_a_scale_longer_than_a_list_may_be_has_its_drop_down_too() -> None:
    scale = tuple(f"{number}: {'as yet, ' * 12}so" for number in range(9))
    assert len(",".join(scale)) > 255
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = opened(positions_xlsx(shown(), BOARD, scale))
    assert column(book["Scale"], "rating") == list(scale)
    assert ruled(book["Positions"])["I2"] == "list Scale!$A$2:$A$10"


def test_themes_are_set_apart() -> None:
    page = opened(form())["Positions"]
    assert column(page, "theme") == ["1. Keepers and lamps", *["2. Walls and who pays for them"] * 3]
    assert [page.cell(row, 1).border.top.style for row in range(2, 6)] == ["medium", "medium", "dotted", "dotted"]
    shades = [page.cell(row, 4).fill.fgColor.rgb for row in range(2, 6)]
    assert shades[0] != shades[1] == shades[2] == shades[3]


def test_heads_and_labels_stay_in_view_and_columns_can_be_filtered() -> None:
    page = opened(form())["Positions"]
    assert (page.freeze_panes, page.auto_filter.ref) == ("C2", "A1:N5")
    assert all(cell.font.bold and cell.alignment.wrap_text for cell in page[1][:-1])


def test_it_prints_with_its_heads_and_the_board_s_name_and_without_its_checks() -> None:
    for page in opened(form()):
        assert (page.page_setup.orientation, page.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
        assert (page.page_setup.fitToHeight or 0, page.print_title_rows) == (0, "$1:$1")
        assert (page.page_setup.fitToWidth or 1) == (2 if page.title == "Positions" else 1)
        named = "" if page.title == "About" else "Self-evaluation: Harbours && <Isles> IJB"
        assert (page.oddHeader.left.text or "") == named
    assert opened(form())["Positions"].print_area == "'Positions'!$A$1:$M$5"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*"&G[]PDAé😀\n\x00\ud800<'\"", "&[Picture]", " of ", "12"]), max_size=40).map("".join))
@example("Isles &Galloway" + " and more" * 60)
@example("&" * 300)
@example("=HYPERLINK()")
def test_any_name_of_a_board_makes_a_workbook_that_says_it(board: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        body = positions_xlsx(shown(), board, SCALE)
    book = opened(body)
    assert as_cell(str(about(body)["board"] or "")) == as_cell(board)
    with zipfile.ZipFile(BytesIO(body)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<oddHeader>&amp;LSelf-evaluation:" in sheet
    assert book.properties.title.startswith("Self-evaluation:")


def test_every_comment_has_a_row_of_its_own_too() -> None:
    page = opened(form())["Comments"]
    assert tuple(cell.value for cell in page[1]) == COMMENT_HEADER
    assert column(page, "statement_id") == ["review:1", "review:1", "review:2"]
    assert column(page, "id") == ["owners:p1", "essay:p1", "owners:p2"]
    assert column(page, "earlier") == ["", "yes", ""]


def test_a_row_shows_the_comments_that_it_can_and_counts_the_others() -> None:
    said = (replace(FIRST.comments[0], reading=f"{number} gulls sat there. " * 9) for number in range(40))
    body = form_with(comments=tuple(said))
    lines = column(opened(body)["Positions"], "stakeholders")[0].splitlines()
    shown_there = len(lines) - 1
    assert 5 < shown_there < 40
    assert lines[-1] == f"The sheet Comments has {40 - shown_there} more comments."
    assert all(line.endswith("[owners:p1]") for line in lines[:-1])
    assert column(opened(body)["Comments"], "statement_id").count("review:1") == 40
    assert about(body)["Texts longer than a row shows"] == "none"


def test_one_comment_longer_than_a_row_is_whole_and_named_in_about() -> None:
    body = form_with(comments=(replace(FIRST.comments[0], reading="Gulls sat there all day. " * 300),))
    assert column(opened(body)["Positions"], "stakeholders")[0].count("Gulls sat there all day.") == 300
    assert str(about(body)["Texts longer than a row shows"]).startswith("Positions, row 2, stakeholders")


def test_the_checks_of_all_rows_fit() -> None:
    found = list(checks(opened(form())["Positions"], ANSWERED))
    assert len({held for held, _ in found}) == 4
    assert all(held == worked_out for held, worked_out in found)
