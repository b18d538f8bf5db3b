"""How the terminal UI is timed from outside: on small programs of its own, and on the terminal UI, where it counts."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pseudo_terminal import PseudoTerminal, words_of
from terminal import (
    PAINTED,
    RUN,
    Searches,
    Sizes,
    Starts,
    Typing,
    measure_searches,
    measure_starts,
    program,
    share,
    table,
)

from hscqa.cli.app import run

pytestmark = pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="a program is kept to cores on Linux only")

INVENTED = Path(__file__).resolve().parents[1] / "papers"
CONTROLS = st.sampled_from(
    ["\x1b[0m", "\x1b[38;5;214m", "\x1b[1;31m", "\x1b[?25l", "\x1b]0;gulls\x07", "\x1b(B", "\x1b7"]
)


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace of the invented papers with an index of words."""
    root = tmp_path_factory.mktemp("bench") / "workspace"
    shutil.copytree(INVENTED, root)
    assert run(["-w", str(root), "search", "--mode", "lexical", "--quiet", "library"]) == 0
    return root


def python(code: str) -> PseudoTerminal:
    """Start a small program."""
    return PseudoTerminal([sys.executable, "-c", code], os.environ)


@given(st.lists(st.tuples(st.text("abc – é▲", max_size=5), CONTROLS)))
def test_words_are_read_whatever_their_colours(painted: list[tuple[str, str]]) -> None:
    raw = "".join(f"{words}{control}" for words, control in painted)
    assert words_of(raw.encode()) == "".join(words for words, _ in painted)


def test_words_of_two_places_do_not_run_together() -> None:
    assert words_of(b"\x1b[1;1Hgulls\x1b[2;40Hkeepers") == "\ngulls\nkeepers"


def test_a_sequence_that_is_not_whole_yet_hides_no_words() -> None:
    assert "keepers" in words_of(b"gulls \x1b[1mkeepers\x1b[3")
    assert words_of("Harbour é".encode()[:-1]).startswith("Harbour ")


@pytest.mark.parametrize(("part", "value"), [(0.01, 1), (0.5, 50), (0.99, 99), (1.0, 100)])
def test_a_share_is_the_nearest_rank(part: float, value: float) -> None:
    assert share([float(one) for one in range(100, 0, -1)], part) == value
    assert share([7.0], part) == 7.0


def test_what_a_program_shows_is_waited_for_and_keys_reach_it() -> None:
    with python("print('\\x1b[1mname\\x1b[0m?'); print(input().upper())") as terminal:
        shown = terminal.wait_for(r"name\?", seconds=10)
        assert terminal.began < shown
        terminal.forget()
        sent = terminal.send("gulls\r")
        assert shown <= sent < terminal.wait_for("GULLS", seconds=10)
        assert "name" not in terminal.words


def test_a_program_that_ends_early_is_told_with_what_it_left() -> None:
    with python("print('no harbour')") as terminal, pytest.raises(ChildProcessError, match="no harbour"):
        terminal.wait_for("keepers", seconds=10)


def test_words_that_never_come_are_not_waited_for_for_ever() -> None:
    with python("input('gulls')") as terminal:
        terminal.wait_for("gulls", seconds=10)
        with pytest.raises(TimeoutError, match="keepers"):
            terminal.wait_for("keepers", seconds=0.05)


def test_every_letter_is_timed_once_though_one_frame_shows_several() -> None:
    slow = "import sys, time; print('ready')\nfor n in range(3): print('\\x1b[2J' + sys.stdin.readline(), flush=True)"
    with python(slow) as terminal:
        terminal.wait_for("ready", seconds=10)
        typing = Typing(terminal)
        typing.begin()
        for letter in "keepers":
            typing.letter(letter)
        typing.finish()
        assert len(typing.waits) == len("keepers")
        assert sorted(typing.waits, reverse=True) == typing.waits


def test_the_terminal_ui_is_painted_and_shows_what_is_typed(workspace: Path) -> None:
    starts = measure_starts(workspace, (), Sizes(starts=2, warmings=0))
    assert len(starts.paint) == 2
    assert starts.letters == starts.warm == []
    with program(workspace, ()) as terminal:
        terminal.wait_for(*PAINTED)
        typing = Typing(terminal)
        typing.begin()
        for letter in "keepers":
            typing.letter(letter)
        typing.finish()
        assert len(typing.waits) == len("keepers")


def test_the_table_has_a_row_for_each_thing_that_was_measured(capsys: pytest.CaptureFixture[str]) -> None:
    table(Starts(paint=[0.25, 0.75, 0.5]), Searches(full=[1.5]))
    rows = capsys.readouterr().out.strip().splitlines()[2:]
    assert rows == [
        "| the command to the first frame | 3 | 500 | 750 | 750 |",
        "| Enter to the end of the search | 1 | 1,500 | 1,500 | 1,500 |",
    ]


@pytest.mark.model
@pytest.mark.slow
def test_searches_and_the_letters_beside_them_are_all_counted(workspace: Path) -> None:
    starts = measure_starts(workspace, (), Sizes(starts=1, warmings=1))
    assert (len(starts.paint), len(starts.warm)) == (1, 1)
    assert starts.letters
    searches = measure_searches(workspace, (), ["routes of library vans", "who pays for bridges"])
    assert (len(searches.passages), len(searches.full)) == (2, 2)
    assert len(searches.letters) == (2 - searches.lost) * RUN
    assert all(first <= last for first, last in zip(searches.passages, searches.full, strict=True))
