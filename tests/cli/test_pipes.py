"""The command line as scripts use it: a process of its own, with pipes."""

from __future__ import annotations

import json
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from hscqa.errors import ExitCode

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    Start = Callable[..., subprocess.Popen[bytes]]

FROM_STDIN = ("search", "-", "--mode", "lexical", "-k", "1")
LINES = b'map of routes\n\n"quo\x00te AND (\nthe of\ncaf\xe9 \xff drivers\n\x1b[2Jvans\nlast, without an end'


def test_every_line_gets_one_object_in_order(start: Start) -> None:
    process = start(*FROM_STDIN, "--json")
    out, err = process.communicate(LINES)
    replies = [json.loads(line) for line in out.decode("utf-8").splitlines()]
    assert [reply["query"] for reply in replies] == [
        "map of routes",
        "",
        '"quo\x00te AND (',
        "the of",
        "caf\ufffd \ufffd drivers",
        "\x1b[2Jvans",
        "last, without an end",
    ]
    assert replies[0]["hits"]
    assert replies[1] == {"query": "", "elapsed_ms": replies[1]["elapsed_ms"], "note": replies[1]["note"], "hits": []}
    assert replies[1]["note"]
    assert (process.returncode, err) == (ExitCode.FOUND, b"")


def test_lines_in_words_stand_under_their_questions(start: Start) -> None:
    out, _ = start(*FROM_STDIN).communicate(LINES)
    shown = out.decode("utf-8")
    assert shown.count("\n? ") + shown.startswith("? ") + shown.count("\n?\n") == 7
    assert not set(shown) & {"\x00", "\x1b"}


@pytest.mark.parametrize("lines", [b"", b"the of\n\n"])
def test_nothing_found_for_any_line_is_exit_1(start: Start, lines: bytes) -> None:
    process = start(*FROM_STDIN, "--json", "--quiet")
    out, err = process.communicate(lines)
    assert (process.returncode, out.count(b"\n"), err) == (ExitCode.NOTHING_FOUND, lines.count(b"\n"), b"")


def test_each_reply_comes_before_the_next_question_is_put(start: Start) -> None:
    process = start(*FROM_STDIN, "--json")
    assert process.stdin is not None
    assert process.stdout is not None
    for question in (b"routes", b"", b"vans"):
        process.stdin.write(question + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["query"] == question.decode()
    process.communicate()
    assert process.returncode == ExitCode.FOUND


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT to send to one process")
def test_an_interrupt_ends_quietly_with_130(start: Start) -> None:
    process = start(*FROM_STDIN, "--json")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"vans\n")
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert (process.returncode, err) == (ExitCode.INTERRUPTED, b"hscqa: interrupted\n")


def test_a_reader_that_goes_away_ends_it_quietly(start: Start) -> None:
    with start(*FROM_STDIN, "--json") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(b"vans\n" * 10)
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == ExitCode.FOUND


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_standard_output_that_is_not_utf8_takes_what_it_can(start: Start, encoding: str) -> None:
    shown, err = start("show", "readers-2022:top.p1", PYTHONIOENCODING=encoding).communicate()
    assert err == b""
    assert shown.decode(encoding).startswith("Readers")
    written, _ = start("show", "readers-2022:top.p1", "--json", PYTHONIOENCODING=encoding).communicate()
    expected, _ = start("show", "readers-2022:top.p1", "--json", PYTHONIOENCODING="utf-8").communicate()
    assert json.loads(written.decode("ascii")) == json.loads(expected.decode("utf-8"))


def test_nothing_is_coloured_or_drawn_in_a_pipe(start: Start) -> None:
    for command in (("papers",), ("outline", "audit-2021"), ("doctor",), ("--help",)):
        out, _ = start(*command, FORCE_COLOR="", TERM="xterm-256color").communicate()
        assert b"\x1b" not in out
        assert not set(out.decode("utf-8")) & set("│─━╭╮╰╯┃")
