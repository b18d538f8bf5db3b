"""Questions come from the command line and from standard input as the user meant them."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.cli.questions import asked, lines


def read(data: bytes) -> list[str]:
    return list(lines(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("data", "questions"),
    [
        (b"", []),
        (b"one", ["one"]),
        (b"one\n", ["one"]),
        (b"one\n\ntwo\n", ["one", "", "two"]),
        (b"\n", [""]),
        (b"one\r\ntwo\r\n", ["one", "two"]),
        (b"\xef\xbb\xbfone\n\xef\xbb\xbftwo", ["one", "\ufefftwo"]),
        (b"caf\xe9 \xff\n", ["caf\ufffd \ufffd"]),
        (b"a\x00b\x1b[2J\n", ["a\x00b\x1b[2J"]),
        ("set\u2028aside\x85 \x0b\n".encode(), ["set\u2028aside\x85 \x0b"]),
    ],
)
def test_each_line_is_one_question(data: bytes, questions: list[str]) -> None:
    assert read(data) == questions


@given(st.binary())
def test_any_bytes_give_as_many_questions_as_lines(data: bytes) -> None:
    questions = read(data)
    assert len(questions) == data.count(b"\n") + (not data.endswith(b"\n") and data != b"")
    "".join(questions).encode("utf-8")


def test_words_of_the_command_line_are_joined_and_made_text() -> None:
    assert asked(["set", "aside", "caf\udce9"]) == "set aside caf\ufffd"
