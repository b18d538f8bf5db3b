"""The files of reviews/boards/: what is written is read, once, and what cannot be read is reported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.errors import ExitCode, UsageError, WorkspaceUnwritable
from hscqa.model import SelfEvaluation, Span, Statement
from hscqa.review.board_lines import evaluation as read_line
from hscqa.review.board_lines import line
from hscqa.review.boards import append_board, board_file, board_name, called, held, latest, read_boards, unanswered
from hscqa.review.journal import read
from tests.review.evaluations import GOOD, TOP, evaluation, evaluations, position

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

WRITER = """
import sys
from pathlib import Path
from hscqa.review.boards import append_board
from tests.review.evaluations import evaluation, position

print("ready", flush=True)
sys.stdin.readline()
for number in range(30):
    one = evaluation(position("1", evidence="x" * (number % 5) * 20_000), name=f"{sys.argv[2]}-{number}")
    append_board(Path(sys.argv[1]), one)
    print(one.id, flush=True)
"""


@given(evaluations())
def test_every_self_evaluation_comes_back_from_one_line_as_it_was(made: SelfEvaluation) -> None:
    text = line(made)
    assert read_line(text) == made
    assert text.splitlines(keepends=True) == [text]
    assert not [letter for letter in text[:-1] if letter < " " or "\x7f" <= letter <= "\x9f"]


def test_what_is_appended_is_read_in_its_order_and_stands_apart_from_decisions(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "reviews"
    kept = [evaluation(position("1", TOP)), evaluation(position("1", GOOD), on="2026-06-01")]
    for one in kept:
        append_board(folder, one)
    assert read_boards(folder) == (tuple(kept), ())
    assert read(folder) == ((), ())
    assert board_file(folder, "Gull Bay IJB").read_bytes() == "".join(map(line, kept)).encode()


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert read_boards(tmp_path) == ((), ())


def changed(**keys: object) -> bytes:
    """Give the line of a self-evaluation, and then other values."""
    made = json.loads(line(evaluation(position("1", TOP, due="2026-03-01"))))
    return json.dumps({**made, **keys}).encode() + b"\n"


def of_positions(**keys: object) -> bytes:
    """Give the line of a self-evaluation whose one position has other values."""
    made = json.loads(line(evaluation(position("1", TOP))))
    return changed(positions=[{**made["positions"][0], **keys}])


BAD = {
    b"gulls\n": "it is no JSON",
    changed(version=2): "it is of version 2, and this program reads version 1",
    changed(on="2026-02-30"): "it is no self-evaluation: 'on', 'due' or 'date' is no day of the form 2026-03-01",
    changed(at="yesterday"): "it is no self-evaluation: 'at' is no time of the form 2026-03-01T09:30:00Z",
    changed(scale=["one"]): "it is no self-evaluation: expected 'array' of length >= 2 - at '$.scale'",
    changed(scale=["one", "two", "one"]): "it is no self-evaluation: its scale has a rating twice",
    changed(mood="glad"): "it is no self-evaluation: object contains unknown field 'mood'",
    of_positions(rating="splendid"): "it is no self-evaluation: a rating is not of its scale",
    of_positions(date="soon"): "it is no self-evaluation: 'on', 'due' or 'date' is no day of the form 2026-03-01",
    changed(positions=[json.loads(of_positions())["positions"][0]] * 2): (
        "it is no self-evaluation: a statement stands there twice"
    ),
}


@pytest.mark.parametrize(("bad", "why"), BAD.items(), ids=range(len(BAD)))
def test_a_line_that_cannot_be_read_is_reported_and_the_others_count(bad: bytes, why: str, tmp_path: Path) -> None:
    first, last = evaluation(), evaluation(on="2026-04-01")
    append_board(tmp_path, first)
    file = board_file(tmp_path, first.board)
    with file.open("ab") as body:
        body.write(bad)
    append_board(tmp_path, last)
    found, (faulty,) = read_boards(tmp_path)
    assert found == (first, last)
    assert (faulty.file, faulty.line, faulty.why) == (file, 2, why)


def test_a_torn_last_line_is_left_out_and_the_next_one_stands_alone(tmp_path: Path) -> None:
    first, after = evaluation(), evaluation(on="2026-04-01")
    append_board(tmp_path, first)
    with board_file(tmp_path, first.board).open("ab") as body:
        body.write(line(evaluation()).encode()[:50])
    found, (faulty,) = read_boards(tmp_path)
    assert (found, faulty.line, faulty.why) == ((first,), 2, "it is torn: it was not written to its end")
    append_board(tmp_path, after)
    assert read_boards(tmp_path)[0] == (first, after)


def test_one_counts_once_in_a_conflict_copy_and_two_with_one_id_are_reported(tmp_path: Path) -> None:
    first = evaluation()
    append_board(tmp_path, first)
    folder = board_file(tmp_path, first.board).parent
    (folder / "z (conflicted copy).jsonl").write_text(line(first) + line(replace(first, on="2026-05-05")), "utf-8")
    found, (faulty,) = read_boards(tmp_path)
    assert found == (first,)
    assert faulty.why == f"another self-evaluation has the same id, {first.id}"


@pytest.mark.parametrize("name", ["Comhairle nan Eilean Siar", "../../etc/passwd", "NHS 24 / =cmd|'x'", "🦭", "con"])
def test_boards_with_odd_names_have_files_of_their_own(name: str, tmp_path: Path) -> None:
    kept = evaluation(board=name)
    append_board(tmp_path, kept)
    assert board_file(tmp_path, name).parent == tmp_path / "boards"
    assert read_boards(tmp_path) == ((kept,), ())


def test_a_name_without_letters_or_with_control_characters_is_refused(tmp_path: Path) -> None:
    for name in ("", "  ", "a\nb", "a\x1b[2Jb"):
        with pytest.raises(UsageError, match="is no name of a board") as error:
            append_board(tmp_path, evaluation(board=name))
        assert str(error.value).isprintable()


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="NOT saved: it is no self-evaluation: a rating is not of its scale"):
        append_board(tmp_path, evaluation(position("1", "splendid")))
    with pytest.raises(UsageError, match="NOT saved: it has half of a character"):
        append_board(tmp_path, evaluation(position("1", evidence="\udcff")))
    assert not (tmp_path / "boards").exists()


def test_a_folder_that_cannot_be_written_is_an_expected_failure(tmp_path: Path) -> None:
    (tmp_path / "boards").touch()
    with pytest.raises(WorkspaceUnwritable, match=r"^NOT saved: .*import it again$") as error:
        append_board(tmp_path, evaluation())
    assert error.value.exit_code == ExitCode.UNWRITABLE


def test_two_processes_that_write_one_board_at_once_lose_nothing(tmp_path: Path) -> None:
    pipe = subprocess.PIPE
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), name], stdin=pipe, stdout=pipe, text=True, env=environment
        )
        for name in ("one", "other")
    ]
    for process in both:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    said = [name for process in (_started(one) for one in both) for name in process.communicate(timeout=60)[0].split()]
    found, faulty = read_boards(tmp_path)
    assert faulty == ()
    assert sorted(one.id for one in found) == sorted(said)
    assert len(said) == 60


def _started(process: subprocess.Popen[str]) -> subprocess.Popen[str]:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    return process


def test_the_latest_is_that_of_the_latest_day_not_after_the_one_asked_for() -> None:
    march, june, other = evaluation(), evaluation(on="2026-06-01"), evaluation(board="Cliff NHS", on="2026-09-01")
    assert latest([june, march, other], "Gull Bay IJB") == june
    assert latest([june, march, other], "Gull Bay IJB", "2026-05-31") == march
    assert latest([june, march, other], "Gull Bay IJB", "2026-02-28") is None
    assert latest([june, march], "Gull Bay IJB", source="bridges") is None
    assert held([june, march, other], "2026-10-01") == (other, june)
    assert held([june, march, other], "2026-03-01") == (march,)


def test_a_correction_for_the_same_day_counts_and_within_a_second_the_last_written() -> None:
    first, corrected = evaluation(), evaluation(at="2026-03-03T00:00:00Z")
    at_once = evaluation(at="2026-03-03T00:00:00Z")
    assert latest([corrected, first], first.board) == corrected
    assert latest([first, corrected, at_once], first.board) == at_once


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 59)), min_size=1, max_size=6, unique=True), st.randoms())
def test_the_order_of_import_does_not_matter(days: list[tuple[int, int]], chance: Random) -> None:
    kept = [evaluation(on=f"2026-03-{day:02}", at=f"2026-04-01T00:00:{second:02}Z") for day, second in days]
    mixed = kept.copy()
    chance.shuffle(mixed)
    for on in ("", "2026-03-14"):
        assert latest(mixed, "Gull Bay IJB", on) == latest(kept, "Gull Bay IJB", on)


def test_a_board_is_found_by_its_name_however_it_is_typed() -> None:
    kept = [evaluation(), evaluation(board="NHS Ayr"), evaluation(board="nhs ayr")]
    assert called(kept, " gull  bay ijb") == "Gull Bay IJB"
    assert called(kept, "nhs ayr") == "nhs ayr"
    assert called(kept, "NHS AYR") == "NHS AYR", "two boards may be meant"
    assert called(kept, "Cliff") == "Cliff"
    assert board_name("  Eilean\u00a0Siar\u0301 ") == "Eilean Siaŕ"


def test_an_unanswered_position_has_what_the_paper_says() -> None:
    one = Statement("r:1", "r", 0, "", "", "Trim the lamps.", Span(0, 1), ("Part 1", "Lamps"), None, due="2026-08-01")
    made = unanswered(one)
    assert (made.label, made.theme, made.due, made.seen) == ("r:1", "Lamps", "2026-08-01", "Trim the lamps.")
    assert made.is_empty
    assert unanswered(replace(one, due=None)).due == ""
