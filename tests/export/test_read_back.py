"""Exported files read back: each text with the place that the file names for it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.errors import UnreadablePaper
from hscqa.export.markdown.read_markdown import stated_in_markdown
from hscqa.export.read_back import stated_in_csv, stated_in_json

if TYPE_CHECKING:
    from hscqa.model.checks import Stated


def told(stated: tuple[Stated, ...]) -> list[tuple[str, str, tuple[str, ...], bool]]:
    return [(one.id, one.text, one.places, one.is_whole) for one in stated]


def test_every_object_with_an_id_and_words_is_told() -> None:
    text = json.dumps(
        {
            "rows": [
                {"statement": {"id": "a:1", "text": "One “two”", "reading": "One “two”"}, "comments": []},
                {"statement": {"id": "a:2", "text": "*Three*", "reading": "Three"}},
            ],
            "hits": [{"rank": 1, "id": "b:2", "text": "four", "score": 1.0}, {"id": "no place", "text": "five"}],
            "quote": {"id": 6, "text": "six"},
        }
    )
    assert told(stated_in_json(text, "f.json")) == [
        ("f.json:rows.0.statement.text", "One “two”", ("a:1",), True),
        ("f.json:rows.1.statement.text", "*Three*", ("a:2",), True),
        ("f.json:rows.1.statement.reading", "Three", ("a:2",), True),
        ("f.json:hits.0.text", "four", ("b:2",), False),
    ]


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_span_is_where_the_words_stand_in_the_file(ascii_only: bool) -> None:  # noqa: FBT001
    words = "A “quoted” word,\nand £5"
    text = json.dumps({"id": "a:1", "text": words}, ensure_ascii=ascii_only)
    (one,) = stated_in_json(text, "f.json")
    assert json.loads(f'"{text[one.span.start : one.span.end]}"') == words


@pytest.mark.parametrize("text", ["", "{", "[1,", "nan nan", '{"id": "a:1", "text"}', "[" * 100_000])
def test_what_is_no_json_is_told_in_one_line(text: str) -> None:
    with pytest.raises(UnreadablePaper, match=r"f\.json cannot be read as JSON") as raised:
        stated_in_json(text, "f.json")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("text", ['{"rows": []}', '{"hits": []}', '{"quotations": [], "references": []}'])
def test_a_reply_that_has_found_nothing_tells_nothing(text: str) -> None:
    assert stated_in_json(text, "f.json") == ()


@pytest.mark.parametrize("text", ["null", "[]", "{}", '"words"', "7", "[1, 2]", '{"a": 1}', '{"rows": 3}'])
def test_json_that_the_program_does_not_write_is_told_in_one_line(text: str) -> None:
    with pytest.raises(UnreadablePaper, match=r"^f\.json holds nothing that the program writes") as raised:
        stated_in_json(text, "f.json")
    assert "\n" not in str(raised.value)


HEADS = "statement_id,statement,tie,tied_id,tied_text"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_whatever_stands_between_its_cells(delimiter: str) -> None:
    sink = io.StringIO()
    rows = [
        HEADS.split(","),
        ["a:1", 'One "two", three;\nfour', "link", "b:1", "five"],
        ["a:1", "", "comment", "b:2", "'=six"],
        ["", "", "unanswered", "b:3", "seven"],
        ["a:2"],
    ]
    csv.writer(sink, delimiter=delimiter).writerows(rows)
    assert told(stated_in_csv(sink.getvalue(), "f.csv")) == [
        ("f.csv:row-2.statement", 'One "two", three;\nfour', ("a:1",), True),
        ("f.csv:row-2.tied_text", "five", ("b:1",), True),
        ("f.csv:row-3.tied_text", "=six", ("b:2",), False),
        ("f.csv:row-4.tied_text", "seven", ("b:3",), True),
    ]


def test_a_table_with_heads_alone_tells_nothing() -> None:
    assert stated_in_csv(f"{HEADS}\n", "f.csv") == ()


@pytest.mark.parametrize("text", ["", "one,two\n1,2\n", "statement\nwords\n", '"', "\n\n"])
def test_a_table_whose_heads_are_unknown_is_told(text: str) -> None:
    with pytest.raises(UnreadablePaper, match="no column of places"):
        stated_in_csv(text, "f.csv")


@given(st.text(alphabet="ab,;\"\n\t'="))
def test_any_cells_are_read_or_told(text: str) -> None:
    for one in stated_in_csv(f"{HEADS}\na:1,{text}", "f.csv"):
        assert 0 <= one.span.start <= one.span.end <= len(text) + len(HEADS) + 5


def test_markdown_that_is_no_crosswalk_comes_back_as_it_is() -> None:
    text = "# Briefing\n\n### Proposal 1\n\n> words\n\n- **Answers X** (confidence 0.9): words\n"
    assert stated_in_markdown(text, "f.md", []) == ((), text)


@given(
    st.lists(
        st.sampled_from(
            [
                "# Crosswalk: A and B\n",
                "## Gaps\n",
                "### Proposal 1\n",
                "> words",
                "- **Answers Recommendation 1** (confidence 0.9, semantic): words",
                "- **Comment, cited:** A, para 1 (confidence 0.9): “some words”",
                "  - words: both say “one two three four”",
                "- **X**: y…",
                "\n",
                "\n\n",
                "text “",
                "”",
                "**",
                "(",
            ]
        )
    )
)
def test_any_markdown_is_read_and_what_is_left_keeps_its_places(parts: list[str]) -> None:
    text = "".join(parts)
    stated, rest = stated_in_markdown(text, "f.md", [])
    assert len(rest) == len(text)
    assert all(new in {old, " "} for old, new in zip(text, rest, strict=True))
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in stated)
