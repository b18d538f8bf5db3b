"""A gold file is read whole, or refused in one line that names file and line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.errors import UsageError
from hscqa.evaluate import read_gold
from hscqa.evaluate.gold import parse_gold

if TYPE_CHECKING:
    from pathlib import Path

WHOLE: dict[str, Any] = {
    "id": "q1",
    "question": "Who lights the lamp?",
    "answer": ["the keeper", "keeper"],
    "evidence": [{"doc": "harbour", "quote": "the keeper lights the lamp"}, {"file": "a.txt", "quote": "she lit it"}],
    "kind": "who",
    "remark": "other keys are for people",
}


def line(**changed: object) -> bytes:
    """Give a whole line with some keys changed; None takes a key out."""
    return json.dumps({key: value for key, value in (WHOLE | changed).items() if value is not None}).encode()


def test_every_key_is_read_and_others_are_left_alone() -> None:
    (item,) = parse_gold(line(), "gold.jsonl").items
    assert (item.id, item.line, item.question, item.kind) == ("q1", 1, "Who lights the lamp?", "who")
    assert item.answers == ("the keeper", "keeper")
    assert item.quotes == ("the keeper lights the lamp", "she lit it")
    assert item.answerable


def test_a_question_without_evidence_is_unanswerable_and_one_without_a_kind_is_another() -> None:
    (item,) = parse_gold(line(evidence=[], answer=None, kind=None), "gold.jsonl").items
    assert (item.answerable, item.answers, item.kind) == (False, (), "other")
    assert parse_gold(line(kind="  "), "gold.jsonl").items[0].kind == "other"


@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbf" + line() + b"\r\n" + line(id="q2") + b"\r\n",
        b"\n\n" + line() + b"\n   \n" + line(id="q2"),
    ],
    ids=["a byte order mark and Windows line ends", "empty lines"],
)
def test_editors_may_end_lines_as_they_do(body: bytes) -> None:
    assert [item.id for item in parse_gold(body, "gold.jsonl").items] == ["q1", "q2"]


def test_a_line_end_of_another_script_inside_a_question_ends_no_line() -> None:
    body = json.dumps(WHOLE | {"question": "one\u2028two\u0085three"}, ensure_ascii=False).encode()
    assert parse_gold(body, "gold.jsonl").items[0].question == "one\u2028two\u0085three"


def test_a_pasted_page_is_a_question() -> None:
    assert len(parse_gold(line(question="lamp " * 20_000), "gold.jsonl").items[0].question) == 100_000


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (b"\xff\xfe{", " is not UTF-8"),
        (b"not JSON", ": JSON is malformed"),
        (b"{", ": Input data was truncated"),
        (line() + line(), ": JSON is malformed: trailing characters"),
        (b"[" + line() + b"]", ": Expected `object`, got `array`"),
        (line(question=None), ": Object missing required field `question`"),
        (line(id=None), ": Object missing required field `id`"),
        (line(evidence=None), ": Object missing required field `evidence`"),
        (line(id=2), ": Expected `str`, got `int` - at `$.id`"),
        (line(answer="the keeper"), ": Expected `array`, got `str` - at `$.answer`"),
        (line(evidence=[{"doc": "harbour"}]), ": Object missing required field `quote` - at `$.evidence[0]`"),
        (line(evidence=["the keeper"]), ": Expected `object`, got `str` - at `$.evidence[0]`"),
        (line(id=" "), " has an empty id"),
        (line(question="\n"), " has an empty question"),
        (line(answer=["?"]), " has an answer or a quote without a word"),
        (line(evidence=[{"quote": ""}]), " has an answer or a quote without a word"),
        (b'{"deep": ' + b"[" * 100_000, ": maximum recursion depth exceeded"),
        (line(id="q0"), ": the id “q0” stands in line 1 too"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_its_place(second: bytes, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_gold(line(id="q0") + b"\n" + second, "gold.jsonl")
    assert raised.value.what.startswith(f"gold.jsonl, line 2{said}")
    assert raised.value.remedy


@pytest.mark.parametrize("body", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_a_file_without_a_question_is_refused(body: bytes) -> None:
    with pytest.raises(UsageError, match=r"^gold[.]jsonl holds no question; write one JSON object a line"):
        parse_gold(body, "gold.jsonl")


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.jsonl", tmp_path):
        with pytest.raises(UsageError, match="cannot be read"):
            read_gold(path)


@given(st.binary() | st.lists(st.sampled_from([line(), line(id="q2"), b"{}", b"", b"[", b'"'])).map(b"\n".join))
def test_whatever_the_bytes_there_is_a_gold_or_one_line_of_what_is_wrong(body: bytes) -> None:
    try:
        said = [item.question for item in parse_gold(body, "gold.jsonl").items]
    except UsageError as error:
        said = [error.what]
    assert all(said)
    assert said


def test_a_fingerprint_tells_what_a_question_is_judged_by() -> None:
    def fingerprint(**changed: object) -> str:
        return parse_gold(line(**changed), "gold.jsonl").items[0].fingerprint

    assert fingerprint() == fingerprint(answer=["keeper", "the keeper"], kind="fact", id="q9")
    others = [fingerprint(), fingerprint(question="Who?"), fingerprint(answer=["she"]), fingerprint(evidence=[])]
    assert len(set(others)) == 4
