"""Standard error: errors in one line, progress only where it is worth it."""

from __future__ import annotations

import io

import pytest

from hscqa.cli import narration
from hscqa.cli.narration import Narration, say, say_error
from hscqa.errors import UnknownId


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every stage be worth a line."""
    monkeypatch.setattr(narration, "WORTH_A_LINE", 0.0)


def test_an_error_is_one_line_with_its_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    say_error(UnknownId("no paper\nis called \x1b[31mx", "ask `hscqa papers`"))
    assert capsys.readouterr().err == "hscqa: error: no paper is called \\x1b[31mx; ask `hscqa papers`\n"


def test_a_short_stage_stays_unsaid(capsys: pytest.CaptureFixture[str]) -> None:
    told = Narration()
    told.progress("reading papers", 1, 5)
    told.close()
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("at_once")
def test_a_stage_is_told_when_it_begins_and_ends(capsys: pytest.CaptureFixture[str]) -> None:
    told = Narration()
    told.progress("reading papers", 1, 5)
    told.progress("reading papers", 5, 5)
    told.progress("encoding\x1b", 0, 0)
    told.close()
    told.close()
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if not line.endswith("...")] == [
        "hscqa: reading papers: 5 of 5, 0 s",
        "hscqa: encoding\\x1b: 0 s",
    ]


@pytest.mark.usefixtures("at_once")
def test_quiet_leaves_only_errors(capsys: pytest.CaptureFixture[str]) -> None:
    told = Narration(quiet=True)
    told.progress("reading papers", 1, 5)
    told.note("read a paper")
    told.close()
    say_error("wrong; do right")
    assert capsys.readouterr().err == "hscqa: error: wrong; do right\n"


def test_a_remark_is_one_line_and_nothing_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    told = Narration()
    told.note("a\nb")
    told.note("")
    told.note(None)
    assert capsys.readouterr().err == "hscqa: a b\n"


def test_a_terminal_gets_a_bar_and_no_markup_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    told = Narration()
    told.progress("reading [b]x.pdf[/b] \x1b[2J", 3, 5)
    told.close()
    shown = terminal.getvalue()
    assert "[b]x.pdf[/b] \\x1b[2J" in shown
    assert "3 of 5" in shown


@pytest.mark.parametrize("bare", [True, False])
def test_a_terminal_that_wants_no_box_drawing_gets_lines(bare: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    monkeypatch.setenv("TERM", "xterm" if bare else "dumb")
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    told = Narration(bare=bare)
    told.progress("reading", 3, 5)
    told.close()
    assert terminal.getvalue() == ""


def test_a_closed_standard_error_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    for stream in (closed, None):
        monkeypatch.setattr("sys.stderr", stream)
        say("unheard")
        Narration().note("unheard")
