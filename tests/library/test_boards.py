"""A self-evaluation form that came back: what it says, what is refused, and what is told before it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.errors import UsageError
from hscqa.export.report import report
from hscqa.export.word.positions_docx import positions_docx
from hscqa.export.word.read_positions_docx import read_positions_docx
from hscqa.export.workbook.sheets import fitted, row_check
from hscqa.export.xml_text import legal
from hscqa.library.boards import BoardReturn, board_return, keep_board
from hscqa.library.position_rows import CHECK
from hscqa.model import SelfEvaluation, SheetRow, Sheets, Span, Statement
from hscqa.model.boards import ANSWERED, SHEET
from hscqa.review.boards import DEFAULT_SCALE, read_boards
from tests.export.invented import CITATIONS, PAPERS, crosswalk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LOW, PARTLY, GOOD, TOP = DEFAULT_SCALE
AT = "2026-03-02T09:30:00Z"
JUNE = "2026-06-02T09:30:00Z"


def statement(number: int, reading: str, due: str | None = "2026-08-01") -> Statement:
    return Statement(
        f"r:{number}", "r", number, f"Proposal {number}", reading, reading, Span(0, 1), ("Lamps",), None, due=due
    )


LAMPS, GULLS, WALLS = statement(1, "Trim the lamps."), statement(2, "Count the gulls."), statement(3, "Mend walls.")
PAPER = (LAMPS, GULLS, WALLS)


def row(one: Statement, number: int, **answers: str) -> SheetRow:
    """Give the row of a statement as a form has it, with what a board wrote in it."""
    locked = {
        "statement_id": one.id,
        "statement_label": one.label,
        "theme": one.theme,
        "statement": one.reading,
        "answers": "Recommendation 1: Find a keeper.",
        "timescale": "",
        "due": one.due or "",
        "stakeholders": "",
    }
    filled = {name: answers.get(name, "") for name in ANSWERED}
    return SheetRow(SHEET, number, {**locked, **filled, CHECK: row_check(locked)})


def form(*rows: SheetRow, **about: str) -> Sheets:
    """Give a form of these rows; what About says may be given."""
    usual = {"board": "Gull Bay IJB", "source": "r", "target": "a", "scale": "; ".join(DEFAULT_SCALE)}
    return Sheets({**usual, "on": "2026-03-01", **about}, {SHEET: rows})


def whole(*rows: SheetRow, **about: str) -> Sheets:
    """Give a form that has these rows, and an empty one for every other statement."""
    given = {one.cells["statement_id"] for one in rows}
    others = (row(one, 90 + at) for at, one in enumerate(PAPER) if one.id not in given)
    return form(*rows, *others, **about)


def brought(
    sheets: Sheets, known: Sequence[SelfEvaluation] = (), paper: Sequence[Statement] = PAPER, at: str = AT
) -> BoardReturn:
    return board_return(sheets, paper, known, by="Anna", at=at)


def kept(found: BoardReturn) -> SelfEvaluation:
    assert found.evaluation is not None
    return found.evaluation


def ratings(found: BoardReturn) -> dict[str, str]:
    return {one.statement: one.rating for one in kept(found).positions}


def edited(one: SheetRow, **cells: str) -> SheetRow:
    return replace(one, cells={**one.cells, **cells})


def test_a_filled_in_form_becomes_a_self_evaluation_of_every_statement() -> None:
    answers = {"rating": GOOD, "evidence": "Two\nlamps", "action": "Buy oil", "lead": "Kit", "date": "2026-12-31"}
    found = brought(whole(row(GULLS, 2, **answers)))
    one = kept(found)
    assert (one.board, one.on, one.at, one.by) == ("Gull Bay IJB", "2026-03-01", AT, "Anna")
    assert (one.source, one.target, one.scale) == ("r", "a", DEFAULT_SCALE)
    assert [each.is_empty for each in one.positions] == [True, False, True]
    gulls = one.positions[1]
    assert {name: getattr(gulls, name) for name in ANSWERED} == answers
    assert (gulls.seen, gulls.label, gulls.theme, gulls.due) == (GULLS.reading, "Proposal 2", "Lamps", "2026-08-01")
    (change,) = found.changes
    assert change.before is None
    assert change.told == tuple((name, "", answers[name]) for name in ANSWERED)
    assert (found.refused, found.reworded, found.remarks, found.already) == ((), (), (), "")


def test_the_same_form_is_kept_once_and_a_correction_for_the_day_again(tmp_path: Path) -> None:
    sheets = whole(row(LAMPS, 2, rating=GOOD))
    assert keep_board(tmp_path, brought(sheets)) is not None
    known, _ = read_boards(tmp_path)
    again = brought(sheets, known, at="2026-04-01T00:00:00Z")
    assert (again.already, again.evaluation, again.changes) == ("2026-03-01", None, ())
    assert keep_board(tmp_path, again) is None
    assert read_boards(tmp_path) == (known, ())
    corrected = brought(whole(row(LAMPS, 2, rating=TOP)), known)
    assert [one.told for one in corrected.changes] == [(("rating", GOOD, TOP),)]
    keep_board(tmp_path, corrected)
    back = brought(sheets, read_boards(tmp_path)[0])
    assert ratings(back)["r:1"] == GOOD, "what was corrected may be corrected back"


def test_the_same_answers_to_other_words_are_kept() -> None:
    first = kept(brought(whole(row(LAMPS, 2, rating=GOOD))))
    revised = replace(LAMPS, reading="Trim all lamps.")
    found = brought(form(row(revised, 2, rating=GOOD)), [first], [revised, GULLS, WALLS])
    assert kept(found).positions[0].seen == "Trim all lamps."


def test_a_form_for_a_later_day_is_kept_though_it_says_the_same() -> None:
    first = kept(brought(whole(row(LAMPS, 2, rating=GOOD))))
    later = brought(whole(row(LAMPS, 2, rating=GOOD), on="2026-06-01"), [first], at=JUNE)
    assert kept(later).on == "2026-06-01"
    assert later.changes == ()


def test_a_form_for_an_earlier_day_is_held_against_what_held_then() -> None:
    june = kept(brought(whole(row(LAMPS, 2, rating=TOP), on="2026-06-01")))
    march = brought(whole(row(LAMPS, 2, rating=LOW), on="2026-03-01"), [june])
    assert [one.told for one in march.changes] == [(("rating", "", LOW),)]


def test_a_form_without_a_day_holds_for_the_day_of_import_and_is_kept_once_whenever_it_comes() -> None:
    sheets = whole(row(LAMPS, 2, rating=GOOD), on="")
    first = brought(sheets)
    assert kept(first).on == "2026-03-02"
    assert first.remarks == (
        "The form gives no day (on, in the sheet About): it is kept for 2026-03-02, the day of import.",
    )
    assert brought(sheets, [kept(first)], at="2026-09-09T00:00:00Z").already == "2026-03-02"


def test_a_day_to_come_is_told_and_one_that_is_none_is_refused() -> None:
    assert brought(whole(row(LAMPS, 2, rating=LOW), on="2026-03-03")).remarks == (
        "The form holds for 2026-03-03, a day to come.",
    )
    assert kept(brought(whole(row(LAMPS, 2, rating=LOW), on="2026-02-28T00:00:00"))).on == "2026-02-28"
    with pytest.raises(UsageError, match="the sheet About: on: “spring” is no day; write it as 2026-03-31"):
        brought(whole(on="spring"))


WRONG = {
    "a rating that is not on the scale": (
        {"rating": "splendid"},
        f"“splendid” is not on the scale; choose one of: {'; '.join(DEFAULT_SCALE)}",
    ),
    "a date that is none": ({"date": "31/12/2026"}, "“31/12/2026” is no day; write it as 2026-03-31"),
    "a day that the calendar lacks": ({"date": "2026-02-30"}, "“2026-02-30” is no day; write it as 2026-03-31"),
    "an edited statement": (
        {"statement": "Buy lamps."},
        "a protected cell was edited; make the form again and fill that in",
    ),
    "an unknown id": ({"statement_id": "r:9"}, "a protected cell was edited; make the form again and fill that in"),
    "a check that is gone": ({"check": ""}, "a protected cell was edited; make the form again and fill that in"),
}


@pytest.mark.parametrize(("cells", "why"), WRONG.values(), ids=WRONG)
def test_a_row_that_cannot_be_taken_is_refused_and_what_was_on_record_stays(cells: dict[str, str], why: str) -> None:
    before = kept(brought(whole(row(LAMPS, 2, rating=PARTLY, evidence="Oil"))))
    bad = edited(row(LAMPS, 2, rating=TOP), **cells)
    found = brought(form(bad, row(GULLS, 3, rating=LOW), row(WALLS, 4), on="2026-06-01"), [before])
    assert [(one.sheet, one.number, one.why) for one in found.refused] == [(SHEET, 2, why)]
    assert ratings(found) == {"r:1": PARTLY, "r:2": LOW, "r:3": ""}
    assert kept(found).positions[0].evidence == "Oil"
    assert [one.after.statement for one in found.changes] == ["r:2"]
    assert found.remarks[-1] == (
        "1 of 3 statements have no row that can be taken; what was on record of them stays: r:1."
    )


def test_a_row_whose_column_is_gone_is_refused() -> None:
    lost = row(LAMPS, 2, rating=LOW)
    without = replace(lost, cells={name: text for name, text in lost.cells.items() if name != "lead"})
    (refused,) = brought(whole(without)).refused
    assert refused.why == "its column lead is gone; make the form again and fill that in"


def test_a_statement_that_the_paper_does_not_have_any_more_is_refused_by_its_row() -> None:
    gone = statement(9, "Feed the seals.")
    found = brought(form(row(LAMPS, 2, rating=LOW), row(gone, 3, rating=LOW)), paper=[LAMPS])
    assert [(one.number, one.why) for one in found.refused] == [
        (3, "the paper has no statement r:9 (any more); see: hscqa outline PAPER")
    ]
    assert ratings(found) == {"r:1": LOW}


def test_of_two_rows_for_one_statement_the_second_is_refused() -> None:
    found = brought(whole(row(LAMPS, 2, rating=LOW), row(LAMPS, 5, rating=TOP)))
    assert [(one.number, one.why) for one in found.refused] == [
        (5, "r:1 stands in an earlier row, too; leave one of them")
    ]
    assert ratings(found)["r:1"] == LOW


def test_an_answer_to_words_that_changed_is_kept_with_the_words_that_the_board_read_and_told() -> None:
    now = (replace(LAMPS, reading="Trim all lamps."), GULLS, WALLS)
    found = brought(whole(row(LAMPS, 2, rating=GOOD), row(GULLS, 3)), paper=now)
    (told,) = found.reworded
    assert (told.position.statement, told.position.seen, told.now) == ("r:1", LAMPS.reading, "Trim all lamps.")
    assert kept(found).positions[0].seen == LAMPS.reading
    assert brought(whole(), paper=now).reworded == (), "an empty row answers nothing"


def test_an_answer_follows_its_words_to_where_they_stand_now() -> None:
    moved = (statement(1, "Paint the boats."), replace(LAMPS, id="r:2"), replace(GULLS, id="r:3"))
    found = brought(form(row(LAMPS, 2, rating=LOW), row(GULLS, 3, rating=TOP)), paper=moved)
    assert ratings(found) == {"r:1": "", "r:2": LOW, "r:3": TOP}
    assert found.reworded == ()
    assert found.remarks == (
        "1 of 3 statements have no row that can be taken; what was on record of them stays: r:1.",
        "r:1 stands at r:2 by now, with the same words.",
        "r:2 stands at r:3 by now, with the same words.",
    )


def test_words_that_a_cell_cannot_hold_are_no_change() -> None:
    odd = replace(LAMPS, reading="Trim\u00a0the lamps \x1b[2J." + " word" * 10_000)
    cell = fitted(legal(odd.reading))
    assert cell.endswith("word…")
    shown = row(replace(odd, reading=cell.replace("\u00a0", " ")), 2, rating=LOW)
    found = brought(form(shown), paper=[odd])
    assert found.reworded == ()
    assert kept(found).positions[0].seen == odd.reading


def test_a_rating_may_be_typed_in_other_letters_and_spaces() -> None:
    assert ratings(brought(whole(row(LAMPS, 2, rating=" Partly  Established "))))["r:1"] == PARTLY


def test_another_scale_is_told_and_a_rating_that_it_lacks_is_lost_with_notice() -> None:
    before = kept(brought(whole(row(LAMPS, 2, rating=GOOD, evidence="Oil"), row(GULLS, 3, rating=GOOD))))
    found = brought(form(row(GULLS, 3, rating="green"), on="2026-06-01", scale="red; green"), [before], at=JUNE)
    lamps = kept(found).positions[0]
    assert (lamps.rating, lamps.evidence) == ("", "Oil")
    assert found.remarks[:-1] == (
        f"The scale is not that of 2026-03-01 ({'; '.join(DEFAULT_SCALE)}): ratings are compared by name.",
        "What was on record is not on this scale, and is no rating any more: r:1.",
    )
    assert [(one.after.statement, one.told[0]) for one in found.changes] == [
        ("r:1", ("rating", GOOD, "")),
        ("r:2", ("rating", GOOD, "green")),
    ]


def test_an_empty_form_is_not_kept() -> None:
    found = brought(whole())
    assert (found.evaluation, found.already, found.changes) == (None, "", ())


ABOUT = [
    ("board", "", "the sheet About has no board"),
    ("board", "Gull\x1b[2J", "'Gull�[2J' is no name of a board"),
    ("target", " ", "the sheet About has no target"),
    ("source", "elsewhere", "the form is on elsewhere, which has no statements here"),
    ("scale", "one", "the sheet About has no scale of two or more different ratings"),
    ("scale", "one; two; one", "the sheet About has no scale of two or more different ratings"),
]


@pytest.mark.parametrize(("name", "said", "why"), ABOUT)
def test_a_form_that_does_not_say_whose_it_is_is_refused_as_a_whole(name: str, said: str, why: str) -> None:
    with pytest.raises(UsageError) as error:
        brought(form(**{name: said}))
    assert error.value.what == why


def test_what_other_boards_and_other_papers_have_on_record_does_not_count() -> None:
    one = kept(brought(whole(row(LAMPS, 2, rating=GOOD), row(GULLS, 3))))
    known = [replace(one, board="Cliff NHS"), replace(one, source="q")]
    found = brought(form(row(GULLS, 3, rating=LOW)), known)
    assert ratings(found) == {"r:1": "", "r:2": LOW, "r:3": ""}


def test_the_word_form_comes_back_with_every_row_as_it_was_written() -> None:
    made = crosswalk()
    body = positions_docx(report(made, PAPERS, CITATIONS), "Gull Bay IJB", DEFAULT_SCALE)
    sheets = read_positions_docx(body, "form.docx")
    rows = tuple(edited(one, rating=GOOD) for one in sheets.rows[SHEET])
    found = brought(replace(sheets, rows={SHEET: rows}), paper=[one.statement for one in made.rows])
    assert (found.refused, found.reworded) == ((), ())
    assert ratings(found) == {one.statement.id: GOOD for one in made.rows}
    assert [one.due for one in kept(found).positions] == ["2019-08-04", "", "", ""]
