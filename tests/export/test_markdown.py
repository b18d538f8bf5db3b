"""What a paper says is read in Markdown as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hscqa.export.markdown.escaping import WIDTH, escaped, paragraph
from hscqa.export.visible import one_line

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})
AWKWARD = st.text(st.sampled_from("*_[]<>|`~&#;!()+-=.\\1aZ \n\t\"'$:/")) | st.text()


def read(markdown: str) -> tuple[str, set[str]]:
    """Give what a reader of the rendered Markdown sees, and the kinds of things it is made of."""
    words, kinds = [], set()
    for token in MARKDOWN.parse(markdown):
        kinds.add(token.type)
        for child in token.children or ():
            kinds.add(child.type)
            words.append(" " if child.type == "softbreak" else child.content)
    return " ".join("".join(words).split()), kinds


PLAIN = {"paragraph_open", "inline", "paragraph_close", "text", "text_special", "softbreak"}


@given(AWKWARD)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    words, kinds = read(paragraph(escaped(text)))
    assert words == one_line(text)
    assert kinds <= PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no item",
        "1. no list",
        "12) no list",
        "> no quotation",
        "*no* _emphasis_ **at all**",
        "[no](http://link)",
        "<b>no html</b> &amp; &#65;",
        "a | b\n--- | ---",
        "`no code` ~~struck~~",
        "~~~\nno fence",
        "title\n===",
        "---",
        "+ no item",
        "    no code",
        "C:\\new",
        "![no](image)",
    ],
)
def test_markup_in_a_text_stays_text(text: str) -> None:
    words, kinds = read(paragraph(escaped(text)))
    assert words == one_line(text)
    assert kinds <= PLAIN


@given(AWKWARD)
def test_any_text_is_read_as_it_was_written_in_a_heading_too(text: str) -> None:
    words, kinds = read(f"# {escaped(text)}")
    assert words == one_line(text)
    assert kinds <= PLAIN | {"heading_open", "heading_close"}


def test_a_word_with_underscores_is_left_as_people_write_it() -> None:
    assert escaped("papers_toml is £1-2m, isn't it?") == "papers_toml is £1-2m, isn't it?"


def test_a_figure_at_the_start_of_a_line_is_left_as_people_write_it() -> None:
    assert paragraph(escaped("0.32 of 1,000")) == "0.32 of 1,000"
    assert paragraph(escaped("-5 per cent")) == "-5 per cent"


@given(st.lists(st.sampled_from(["-", "1.", "#", "word", "longer", "+"]), min_size=30))
def test_wrapped_lines_fit_and_open_no_list(words: list[str]) -> None:
    text = " ".join(words)
    wrapped = paragraph(escaped(text), first="- ")
    assert all(len(line) <= WIDTH + 1 for line in wrapped.splitlines())
    _, kinds = read(wrapped)
    assert kinds <= PLAIN | {"bullet_list_open", "list_item_open", "list_item_close", "bullet_list_close"}
    assert [token.type for token in MARKDOWN.parse(wrapped)].count("list_item_open") == 1
