"""Quotations that were changed: how many of their words may change before the source is lost, and nothing else found.

The floors are a few in a hundred below what was measured on quotations made in this way from the papers of corpus/.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hscqa.model import BlockKind
from hscqa.references.alignment import align
from hscqa.references.difference import word_difference
from hscqa.references.matching import Match, Query, look_up
from hscqa.references.streams import cut, stream

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hscqa.model import Document
    from hscqa.references.streams import Stream

    Make = Callable[..., Document]

SOURCES = ("audit-scotland-2018", "msg-2019", "alliance-2019")
EDITS = ("delete", "replace", "insert", "move")
RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.NUMBERED, BlockKind.ITEM, BlockKind.STATEMENT})


def runs(document: Document, length: int, random: Random) -> list[list[str]]:
    """Give a few runs of so many words of a paper, each inside one sentence."""
    found = []
    for block in document.blocks:
        words = block.reading.split(". ")[0].split()
        if block.kind in RUNNING and len(words) >= length and all(word.isascii() for word in words):
            start = random.randrange(len(words) - length + 1)
            found.append(words[start : start + length])
    random.shuffle(found)
    return found[:8]


def changed(words: Sequence[str], edit: str, count: int, random: Random) -> list[str]:
    """Change so many words of a quotation: inside it where words go or come, anywhere where they are replaced."""
    new = list(words)
    if edit == "delete":
        for at in sorted(random.sample(range(1, len(new) - 1), count), reverse=True):
            del new[at]
    elif edit == "replace":
        for at in random.sample(range(len(new)), count):
            new[at] = f"zebra{at}"
    elif edit == "insert":
        for number in range(count):
            new.insert(random.randrange(1, len(new)), f"zebra{number}")
    else:
        at = random.randrange(len(new) - count)
        moved = [new.pop(at) for _ in range(count)]
        to = random.choice([place for place in range(len(new) + 1) if place != at])
        new[to:to] = moved
    return new


def is_right(match: Match | None, paper: str, words: Sequence[str]) -> bool:
    """Whether most of what was found is most of what was quoted."""
    if match is None:
        return False
    one = match.occurrences[0]
    found = one.stream.words.folded[one.first : one.last + 1]
    quoted = cut(" ".join(words)).folded
    return one.stream.paper_id.startswith(paper) and len(set(found) & set(quoted)) >= 0.8 * len({*found, *quoted})


@pytest.fixture(scope="module")
def streams(corpus_documents: Mapping[str, Document]) -> list[Stream]:
    return [stream(document) for document in corpus_documents.values()]


@pytest.mark.parametrize(("length", "most", "floor"), [(8, 1, 0.9), (12, 3, 0.9), (20, 5, 0.95), (30, 5, 0.97)])
@pytest.mark.parametrize("edit", EDITS)
def test_changed_quotations_are_found_where_they_are_from(  # noqa: PLR0913, PLR0917  what is changed, and how much
    corpus_documents: Mapping[str, Document], streams: list[Stream], edit: str, length: int, most: int, floor: float
) -> None:
    random = Random(7)  # noqa: S311  no secret
    quoted = [
        (paper, words, changed(words, edit, count, random))
        for paper in SOURCES
        for count in range(1, most + 1)
        for words in runs(corpus_documents[paper], length, random)
    ]
    queries = [Query(" ".join(new), frozenset(), (paper,)) for paper, _, new in quoted]
    matches = look_up(queries, streams)
    right = [is_right(match, paper, words) for (paper, words, _), match in zip(quoted, matches, strict=True)]
    assert len(right) >= 20
    assert sum(right) / len(right) >= floor


def test_sentences_of_papers_about_other_things_are_not_found(
    mini_documents: Mapping[str, Document], streams: list[Stream]
) -> None:
    random = Random(3)  # noqa: S311  no secret
    sentences = [
        " ".join(words)
        for document in mini_documents.values()
        for length in (12, 16, 20, 24)
        for words in runs(document, length, random)
    ]
    named = [Query(sentence, frozenset(), (random.choice(SOURCES),)) for sentence in sentences]
    assert len(named) >= 15
    assert look_up(named, streams) == [None] * len(named)


def test_a_sentence_of_the_same_field_that_is_in_no_paper_is_not_found(streams: list[Stream]) -> None:
    """Words of the field are not enough: the papers have them all, in other sentences."""
    for sentence in (
        "integration of health and social care has been a success for people and their carers in rural areas",
        "NHS boards and councils should publish a joint plan for hospital services and community care each year",
        "the Scottish Government will give IJBs a single budget that they may spend as they see fit",
    ):
        assert look_up([Query(sentence, frozenset(), ("audit-scotland-2018",))], streams) == [None]


def test_where_two_places_have_the_changed_words_both_are_given(make: Make) -> None:
    sentence = "The keeper counts the boats twice a year in every harbour of the coast."
    document = make(f"Findings\n\n1. {sentence}\n\n2. Again: {sentence}\n")
    quote = "The keeper counts the vans twice a year in every harbour of the coast"
    (match,) = look_up([Query(quote, frozenset(), ("review-2020",))], [stream(document)])
    assert match is not None
    assert len(match.occurrences) == 2


def test_a_named_paper_goes_before_another_with_nearly_the_same_words(make: Make) -> None:
    first = make("Findings\n\n1. The keeper counts the boats twice a year in every harbour of the coast.\n", "one")
    second = make("Findings\n\n1. A keeper counts all boats twice a year in every harbour of the coast.\n", "two")
    quote = "The keeper counts many boats twice a year in every harbour of the coast"
    for named in ("one", "two"):
        (match,) = look_up([Query(quote, frozenset(), (named,))], [stream(first), stream(second)])
        assert match is not None
        assert match.occurrences[0].stream.paper_id == named


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        (
            "Boards ought to appoint a keeper who answers to the harbour board",
            "Every harbour should appoint a keeper who answers to the harbour board",
        ),
        ("appoint a keeper every harbour should who answers to the harbour board alone", None),
        ("every harbor should appiont a keeper", "Every harbour should appoint a keeper"),
    ],
)
def test_words_at_the_ends_that_were_replaced_moved_or_misspelt_belong_to_what_is_found(
    review: Document, quote: str, found: str | None
) -> None:
    (match,) = look_up([Query(quote, frozenset(), ("review-2020",))], [stream(review)])
    assert match is not None
    (one,) = match.occurrences
    said = one.stream.reading(one.first, one.last)
    assert said == (found or "Every harbour should appoint a keeper who answers to the harbour board alone")


WORDS = st.lists(st.sampled_from("a b c d e f g h keeper harbour boats".split()), max_size=20)


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS)
def test_an_alignment_lies_inside_the_source_and_its_shares_are_shares(quoted: list[str], source: list[str]) -> None:
    found = align(quoted, source, lambda word: 1.0 if len(word) > 1 else 0.3, [0] * len(source))
    if not set(quoted) & set(source):
        assert found is None
        return
    assert found is not None
    assert 0 <= found.first <= found.last < len(source)
    assert 0 < found.covered <= 1 + 1e-9
    assert 0 < found.score <= len(quoted) + 1e-9


@settings(max_examples=100, deadline=None)
@given(st.permutations("a b c d keeper harbour boats".split()), WORDS, WORDS)
def test_words_that_stand_in_the_source_as_they_are_are_found_whole(
    quoted: list[str], before: list[str], after: list[str]
) -> None:
    source = [
        *(word for word in before if word not in quoted),
        *quoted,
        *(word for word in after if word not in quoted),
    ]
    found = align(quoted, source, lambda _: 1.0, [0] * len(source))
    assert found is not None
    assert found.covered == pytest.approx(1.0)


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS)
def test_a_difference_holds_every_word_that_differs(quoted: list[str], source: list[str]) -> None:
    shown = word_difference(" ".join(quoted), " ".join(source))
    assert set(quoted) - set(source) <= set(shown.replace("{+", " ").replace("+}", " ").split())
    assert set(source) - set(quoted) <= set(shown.replace("[-", " ").replace("-]", " ").split())
