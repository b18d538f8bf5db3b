"""What is searched: blocks that say one thing, together; two statements or paragraphs, never."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.structure.names import Names, key_of, slug
from hscqa.structure.passages import LONGEST
from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document

SENTENCE = "This sentence is long enough to be the text that a heading stands over, and to stand alone as a passage."


def readings(document: Document) -> list[str]:
    return [passage.reading for passage in document.passages]


def test_a_paragraph_and_its_bullets_are_one_passage(structured: Callable[..., Document]) -> None:
    document = structured("1. We saw this:\n• one\n• two\n2. We saw no more than that.\n")
    assert [(p.label, p.reading) for p in document.passages] == [
        ("para 1", "We saw this: • one • two"),
        ("para 2", "We saw no more than that."),
    ]


def test_lines_of_an_address_are_one_passage(structured: Callable[..., Document]) -> None:
    assert readings(structured("Ada Quill\nThe Library\nEastmark\n")) == ["Ada Quill The Library Eastmark"]


def test_longer_paragraphs_are_passages_of_their_own(structured: Callable[..., Document]) -> None:
    assert readings(structured(f"{SENTENCE * 2}\n\n{SENTENCE * 2}\n")) == [SENTENCE * 2] * 2


def test_a_statement_and_its_timescale_are_one_passage(structured: Callable[..., Document]) -> None:
    text = "We propose that:\n\n1. (i) Act.\n\nTimescale: 6 months\n\n1. (ii) Wait.\n\nTimescale: 1 year\n"
    document = structured(text)
    assert [(p.label, p.reading, p.lead_in) for p in document.passages] == [
        ("Proposal 1 (i)", "Act. Timescale: 6 months", "We propose that:"),
        ("Proposal 1 (ii)", "Wait. Timescale: 1 year", "We propose that:"),
    ]


def test_a_long_list_is_split_between_its_entries(structured: Callable[..., Document]) -> None:
    entries = "".join(f"• {SENTENCE}\n" for _ in range(20))
    found = structured(f"1. We saw this:\n{entries}").passages
    assert len(found) > 1
    assert all(len(words(passage.reading)) <= LONGEST for passage in found)
    assert found[1].lead_in == "We saw this:"
    assert found[1].context == "We saw this:"


def test_a_heading_parts_passages_even_where_its_words_come_again(structured: Callable[..., Document]) -> None:
    first, second = "We spent all of it, and nobody knows what on.", "There is no more of it today, as we have said."
    assert readings(structured(f"Money\n\n{first}\n\nMoney\n\n{second}\n")) == [first, second]


def test_a_footnote_that_is_only_an_address_is_not_searched(structured: Callable[..., Document]) -> None:
    text = "Words¹ and words².\n\n¹ https://example.org/a-long-name, p.3.\n\n² The Act of 2014 asks councils to act.\n"
    assert readings(structured(text)) == ["Words and words.", "The Act of 2014 asks councils to act."]


def test_a_slug_is_a_part_of_an_id() -> None:
    assert slug("Scotland’s “Café” & more") == "scotlands-cafe-more"
    assert slug("–") == "part"
    assert slug("word " * 30) == "-".join(["word"] * 9)
    assert slug("x" * 90) == "x" * 48


def test_a_place_that_comes_again_is_numbered() -> None:
    names = Names("made")
    assert [names.place("a"), names.place("a"), names.place("a-2")] == ["made:a", "made:a-2", "made:a-2-2"]
    assert key_of("made:a-2") == "a-2"
