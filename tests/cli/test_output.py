"""Standard output: JSON that every reader takes, lines that steer nothing, colour only for a terminal."""

from __future__ import annotations

import io
import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.cli.output import Output
from hscqa.errors import WorkspaceUnwritable
from hscqa.export.json_text import json_text
from hscqa.export.lines import Line, Tone

if TYPE_CHECKING:
    from pathlib import Path

ANY_TEXT = st.text(st.characters(exclude_categories=()))


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@given(ANY_TEXT, st.booleans(), st.booleans())
def test_json_is_lossless_and_safe_for_a_terminal(text: str, indented: bool, ascii_only: bool) -> None:  # noqa: FBT001
    written = json_text({"text": text}, indented=indented, ascii_only=ascii_only)
    assert json.loads(written) == {"text": text} or has_surrogate_pair(text)
    written.encode("ascii" if ascii_only else "utf-8")
    assert not set(written) & {"\x1b", "\x9b", "\x7f", "\u202e", "\u2066"}
    assert indented or len(written.splitlines()) == 1


def has_surrogate_pair(text: str) -> bool:
    """Two lone surrogates that stand as a pair come back as the character that they mean."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") != text


def test_json_knows_no_nan() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        json_text({"score": float("nan")})


def test_json_is_one_line_in_a_pipe_and_indented_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Output().json({"a": 1})
    assert capsys.readouterr().out == '{"a": 1}\n'
    monkeypatch.setattr("sys.stdout", terminal := Terminal())
    Output().json({"a": 1})
    Output().json({"a": 1}, one_line=True)
    assert terminal.getvalue() == '{\n  "a": 1\n}\n{"a": 1}\n'


def test_a_stream_that_is_not_utf8_loses_nothing_of_json(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(raw, encoding="ascii", errors="replace"))
    Output().json({"a": "–"})
    assert raw.getvalue() == b'{"a": "\\u2013"}\n'


def test_lines_are_coloured_for_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    lines = [Line("[b]Head[/b] :smile:", Tone.HEAD), Line("body")]
    assert "\x1b[1m[b]Head[/b] :smile:\x1b[0m\nbody\n" in written_to_terminal(lines, monkeypatch)
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        with monkeypatch.context() as inside:
            inside.setenv(name, value)
            assert written_to_terminal(lines, inside) == "[b]Head[/b] :smile:\nbody\n"
    assert written_to_terminal(lines, monkeypatch, bare=True) == "[b]Head[/b] :smile:\nbody\n"


def written_to_terminal(lines: list[Line], monkeypatch: pytest.MonkeyPatch, *, bare: bool = False) -> str:
    monkeypatch.setattr("sys.stdout", terminal := Terminal())
    Output(bare=bare).lines(lines)
    return terminal.getvalue()


def test_a_document_keeps_its_lines_and_shows_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    Output().document("# a\n\n\tb\x1b]0;x\x07\n")
    assert capsys.readouterr().out == "# a\n\n\tb\\x1b]0;x\\x07\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")  # noqa: PTH110
def test_a_full_disk_is_an_error_with_a_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "unused").open("w") as own, open("/dev/full", "w") as full:  # noqa: PTH123
        os.dup2(full.fileno(), own.fileno())
        monkeypatch.setattr("sys.stdout", own)
        with pytest.raises(WorkspaceUnwritable, match="No space left"):
            Output().document("x")
