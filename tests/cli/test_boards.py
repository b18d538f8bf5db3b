"""`review board`: how boards stand by their own self-evaluations, in a workspace of the invented papers."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from hscqa.cli.app import run
from hscqa.library import Library, Workspace
from hscqa.model import Position, SelfEvaluation
from hscqa.review.boards import DEFAULT_SCALE, append_board, board_file, unanswered
from tests.cli.conftest import INVENTED, Done

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Hscqa = Callable[..., Done]
    Keep = Callable[..., SelfEvaluation]

LOW, PARTLY, GOOD, TOP = DEFAULT_SCALE
EAST, NORTH = "Eastmark Council", "Northby [bold]*IJB*[/] =1+1"
ROUTES, TOGETHER, READERS = (f"review-2022:{one}" for one in ("1.i", "1.ii", "2.i"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a workspace without an index: none is needed."""
    shutil.copytree(INVENTED, tmp_path / "workspace")
    return tmp_path / "workspace"


@pytest.fixture
def hscqa(root: Path, capsys: pytest.CaptureFixture[str]) -> Hscqa:
    """Run `review board` in this process."""

    def run_here(*arguments: str) -> Done:
        capsys.readouterr()
        code = run(["-w", str(root), "review", "board", *arguments])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run_here


@pytest.fixture
def keep(root: Path) -> Keep:
    """Keep a self-evaluation: what the board answered by statement."""
    statements = Library(Workspace.at(root)).document("review-2022").statements

    def kept(board: str, on: str, **answers: dict[str, Any]) -> SelfEvaluation:
        given = {f"review-2022:{name.replace('_', '.')}": told for name, told in answers.items()}
        positions = tuple(replace(unanswered(one), **given.get(one.id, {})) for one in statements)
        name = f"{board} {on}"
        made = SelfEvaluation(
            name, board, on, f"{on}T09:00:00Z", "Anna", "review-2022", "audit-2021", DEFAULT_SCALE, positions
        )
        append_board(root / "reviews", made)
        return made

    return kept


def test_without_a_self_evaluation_nothing_is_found(hscqa: Hscqa) -> None:
    done = hscqa("--on", "2023-01-01")
    assert (done.code, done.out) == (1, "No self-evaluation held on 2023-01-01\nThere are none at all yet.\n")


def test_a_board_is_shown_with_its_ratings_by_theme_and_what_is_overdue(hscqa: Hscqa, keep: Keep) -> None:
    keep(
        EAST,
        "2022-10-01",
        **{
            "1_i": {"rating": PARTLY, "action": "Print the map", "lead": "Kit", "date": "2022-12-01"},
            "1_ii": {"rating": TOP, "evidence": "Two vans"},
        },
    )
    told = hscqa(EAST, "--on", "2023-03-01", "--json").json
    assert (told["board"], told["on"]) == (EAST, "2023-03-01")
    (one,) = told["evaluations"]
    assert (one["for"], one["from"], one["to"], one["by"]) == ("2022-10-01", "review-2022", "audit-2021", "Anna")
    assert (one["statements"], one["rated"], one["middle"]) == (3, 2, None)
    assert one["ratings"] == {LOW: 0, PARTLY: 1, GOOD: 0, TOP: 1}
    assert [(each["theme"], each["statements"], each["rated"]) for each in one["themes"]] == [
        ("1. Planning the routes", 2, 2),
        ("2. Listening to readers", 1, 0),
    ]
    assert one["overdue"] == [
        {"statement": ROUTES, "date": "2022-08-01", "whose": "paper", "days": -212},
        {"statement": ROUTES, "date": "2022-12-01", "whose": "board", "days": -90},
        {"statement": READERS, "date": "2023-02-01", "whose": "paper", "days": -28},
    ]
    assert one["lacking"] == {
        "rating": [READERS],
        "evidence": [ROUTES, READERS],
        "action": [READERS],
        "lead": [READERS],
    }
    assert one["compared"] is None
    assert one["changed"] == {"reworded": [], "gone": [], "new": []}
    shown = hscqa(EAST, "--on", "2023-03-01").out
    assert "Overdue on 2023-03-01 (2)" in shown
    assert "The board’s own date: 2022-12-01, 90 days ago" in shown
    assert "Action: Print the map" in shown
    assert "Without evidence (2)\n    Proposal 1 (i); Proposal 2 (i)\n" in shown
    assert "2. Listening to readers (1 statement)\n    1 not rated\n" in shown


def test_on_an_earlier_day_what_held_then_is_shown_and_what_is_near(hscqa: Hscqa, keep: Keep) -> None:
    keep(EAST, "2022-05-01", **{"1_i": {"rating": LOW}})
    keep(EAST, "2022-10-01", **{"1_i": {"rating": TOP}})
    (one,) = hscqa(EAST, "--on", "2022-06-01", "--json").json["evaluations"]
    assert one["for"] == "2022-05-01"
    assert one["overdue"] == []
    assert one["soon"] == [{"statement": ROUTES, "date": "2022-08-01", "whose": "paper", "days": 61}]
    assert "Due within 90 days of 2022-06-01 (1)" in hscqa(EAST, "--on", "2022-06-01").out
    before = hscqa(EAST, "--on", "2022-04-30")
    assert before.code == 1
    assert before.out == (
        f"No self-evaluation of “{EAST}” held on 2022-04-30\nThere are some of: 2022-05-01; 2022-10-01.\n"
    )


def test_a_board_is_compared_with_the_one_before_or_with_what_held_on_a_day(hscqa: Hscqa, keep: Keep) -> None:
    keep(EAST, "2022-03-01", **{"1_i": {"rating": TOP}, "2_i": {"rating": LOW}})
    keep(EAST, "2022-06-01", **{"1_i": {"rating": LOW}})
    keep(EAST, "2022-09-01", **{"1_i": {"rating": GOOD}, "2_i": {"rating": PARTLY}})
    (one,) = hscqa(EAST, "--on", "2022-10-01", "--json").json["evaluations"]
    assert one["compared"]["with"]["for"] == "2022-06-01"
    assert one["compared"]["counts"] == {"newly rated": 1, "same": 1, "up": 1}
    (since,) = hscqa(EAST, "--on", "2022-10-01", "--since", "2022-05-31", "--json").json["evaluations"]
    assert since["compared"]["with"]["for"] == "2022-03-01"
    assert since["compared"]["counts"] == {"down": 1, "same": 1, "up": 1}
    shown = hscqa(EAST, "--on", "2022-10-01", "--since", "2022-05-31").out
    assert "Compared with 2022-03-01\n  In all: 1 up, 1 down, 1 same.\n" in shown
    assert f"Proposal 1 (i) [{ROUTES}]: down\n    exemplary → established\n" in shown
    missing = hscqa(EAST, "--since", "2021-01-01")
    assert (missing.code, missing.out.splitlines()[0]) == (1, f"No self-evaluation of “{EAST}” held on 2021-01-01")


def test_all_boards_stand_side_by_side(hscqa: Hscqa, keep: Keep) -> None:
    keep(EAST, "2022-10-01", **{"1_i": {"rating": TOP}})
    keep(NORTH, "2022-09-01", **{"1_i": {"rating": LOW}, "1_ii": {"rating": LOW}})
    told = hscqa("--on", "2023-03-01", "--json").json
    assert [(one["board"], one["for"], one["rated"], one["ratings"][TOP]) for one in told["boards"]] == [
        (EAST, "2022-10-01", 1, 1),
        (NORTH, "2022-09-01", 2, 0),
    ]
    assert [len(one["overdue"]) for one in told["boards"]] == [1, 2]
    shown = hscqa("--on", "2023-03-01").out
    assert "2 boards with a self-evaluation." in shown
    assert f"  {NORTH}\n    2022-09-01: 2 of 3 statements rated, 0 at the top (exemplary), 2 overdue;" in shown
    assert f"{EAST}: 1 of 2 rated, 1 at the top; the middle rating is exemplary" in shown


def test_a_board_is_found_however_its_name_is_typed_and_an_unknown_one_is_answered_with_those_there_are(
    hscqa: Hscqa, keep: Keep
) -> None:
    keep(NORTH, "2022-10-01")
    assert hscqa(f"  {NORTH.upper()} ", "--json").json["board"] == NORTH
    done = hscqa("Sundholm", "--on", "2023-03-01")
    assert done.code == 1
    assert done.out == f"No self-evaluation of “Sundholm” held on 2023-03-01\nThere are some of: {NORTH}.\n"
    assert hscqa("Sundholm", "--json").json["known"] == [NORTH]


def test_no_line_is_wider_than_the_terminal(hscqa: Hscqa, keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    long = {"rating": LOW, "action": "Agree who prints what " * 20, "date": "2022-12-01"}
    keep(NORTH, "2022-09-01", **{"1_i": long})
    keep(NORTH, "2022-10-01", **{"1_i": {**long, "rating": TOP}, "2_i": long})
    for arguments in ((), (NORTH,)):
        shown = hscqa(*arguments, "--on", "2023-03-01").out
        assert max(map(len, shown.splitlines())) <= 80


def test_what_a_board_wrote_steers_no_terminal_and_is_no_markup(hscqa: Hscqa, keep: Keep, tmp_path: Path) -> None:
    keep(NORTH, "2022-10-01", **{"1_i": {"rating": LOW, "action": "\x1b[2J *now* <b>", "lead": "\u202eKit"}})
    shown = hscqa(NORTH, "--on", "2023-03-01")
    assert "\x1b" not in shown.out
    assert "Action: \\x1b[2J *now* <b>" in shown.out
    assert hscqa(NORTH, "--on", "2023-03-01", "-o", str(tmp_path / "x.md")).code == 0
    page = (tmp_path / "x.md").read_text("utf-8")
    assert page.startswith("# Northby \\[bold\\]\\*IJB\\*\\[/\\] =1+1 on 2023-03-01\n")
    assert "Action: \\\\x1b\\[2J \\*now\\* \\<b>" in page
    assert "\u202e" not in page


def test_the_page_has_the_same_facts_and_every_statement_whole(hscqa: Hscqa, keep: Keep, tmp_path: Path) -> None:
    made = keep(EAST, "2022-10-01", **{"1_i": {"rating": LOW, "evidence": "One\nmap"}})
    page = " ".join(hscqa(EAST, "--on", "2023-03-01", "-o", "-").out.replace("\n  > ", " ").split())
    assert "## Overdue on 2023-03-01 (2)" in page
    assert "Evidence: One map" in page
    assert all(one.seen in page for one in made.positions)
    assert hscqa(EAST, "--on", "2023-03-01", "-o", str(tmp_path / "page.json")).code == 0
    written = json.loads((tmp_path / "page.json").read_text("utf-8"))
    assert written == hscqa(EAST, "--on", "2023-03-01", "--json").json


def test_nothing_is_written_where_there_is_nothing_to_show(hscqa: Hscqa, tmp_path: Path) -> None:
    assert hscqa(EAST, "-o", str(tmp_path / "x.md")).code == 1
    assert not (tmp_path / "x.md").exists()


def test_a_paper_that_was_revised_since_is_told(hscqa: Hscqa, keep: Keep, root: Path) -> None:
    keep(EAST, "2022-10-01", **{"1_i": {"rating": LOW}})
    paper = root / "corpus" / "review.txt"
    paper.write_text(paper.read_text("utf-8").replace("A map of all routes", "A list of all routes"), "utf-8")
    (one,) = hscqa(EAST, "--json").json["evaluations"]
    (told,) = one["changed"]["reworded"]
    assert told["before"]["seen"].startswith("A map of all routes")
    assert told["now"]["seen"].startswith("A list of all routes")
    shown = hscqa(EAST).out
    assert f"The paper has changed since\n  Proposal 1 (i) [{ROUTES}]: its words have changed\n" in shown


def test_a_paper_that_is_not_here_is_told(hscqa: Hscqa, root: Path) -> None:
    one = Position("gone-2020:1", "Trim the lamps.", "Proposal 1", "Lamps", "", TOP)
    append_board(
        root / "reviews",
        SelfEvaluation(
            "s1", EAST, "2022-10-01", "2022-10-01T09:00:00Z", "Anna", "gone-2020", "a", DEFAULT_SCALE, (one,)
        ),
    )
    assert hscqa(EAST, "--json").json["evaluations"][0]["changed"] is None
    assert "The paper gone-2020 is not in this workspace" in hscqa(EAST).out


def test_a_torn_line_is_named_and_the_others_are_shown(hscqa: Hscqa, keep: Keep, root: Path) -> None:
    keep(EAST, "2022-10-01")
    file = board_file(root / "reviews", EAST)
    with file.open("a", encoding="utf-8") as body:
        body.write('{"version":1')
    done = hscqa(EAST)
    assert done.code == 0
    assert f"{file}, line 2 was left out: it is torn" in " ".join(done.err.split())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--on", "2023-02-30"], "'2023-02-30' is no day; write it as 2026-03-31"),
        (["--since", "2023"], "'2023' is no day"),
        (["--since", "2023-01-01"], "nothing is compared with 2023-01-01; name a board"),
        ([EAST, "--on", "2022-01-01", "--since", "2023-01-01"], "nothing is compared with 2023-01-01"),
        (["-o", "x.pdf"], ".pdf files are not written; choose .md or .json"),
        (["-o", "x.md", "--json"], "--json and x.md disagree"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(hscqa: Hscqa, arguments: list[str], told: str) -> None:
    done = hscqa(*arguments)
    assert done.code == 2
    assert told in " ".join(done.err.split())
