"""Words found in texts: what folding keeps, what is found and where, and the way from match to match."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.tui.reader.finding import Finds, Match, find, fold, step

LETTERS = st.text(alphabet="abAB ßİςΣ-–‑'’\"“\n\u00a0\u200bﬁé\u0301灯👩", max_size=30)
"""Small letters and capitals, what folds to one sign, white space, and letters that grow when made small."""


def found(texts: list[str], words: str) -> list[tuple[int, str]]:
    """Give the texts' numbers and the words that were found."""
    finds = find([fold(text) for text in texts], words)
    return [(match.number, texts[match.number][slice(*match.run)]) for match in all_of(finds)]


def all_of(finds: Finds) -> list[Match]:
    """Give all matches, in order."""
    return [finds[at] for at in range(len(finds))]


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        ("The Pier and the pier", "PIER", ["Pier", "pier"]),
        ("a pier‑lamp, a pier–lamp", "pier-lamp", ["pier‑lamp", "pier–lamp"]),
        ("the keeper’s “clock”", 'keeper\'s "clock"', ["keeper’s “clock”"]),
        ("the\u00a0 old\n lamp", "the old  lamp", ["the\u00a0 old\n lamp"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("ΟΔΟΣ and οδος", "οδος", ["ΟΔΟΣ", "οδος"]),
        ("nothing here", " ", []),
        ("", "a", []),
    ],
)
def test_words_are_found_however_they_are_written(text: str, words: str, there: list[str]) -> None:
    assert [found_words for _, found_words in found([text], words)] == there


@given(st.lists(LETTERS, max_size=6), LETTERS)
def test_every_match_folds_to_the_words_and_none_overlaps(texts: list[str], words: str) -> None:
    finds = find([fold(text) for text in texts], words)
    ends = dict.fromkeys(range(len(texts)), 0)
    for match in all_of(finds):
        assert fold(texts[match.number][slice(*match.run)]).text == fold(words).text.strip()
        assert match.run.start >= ends[match.number]
        ends[match.number] = match.run.end


@given(st.lists(LETTERS, max_size=6), LETTERS)
def test_a_search_letter_by_letter_finds_as_many(texts: list[str], words: str) -> None:
    wanted = fold(words).text.strip()
    count = 0
    for text in texts:
        folded, at = fold(text).text, 0
        while wanted and at < len(folded):
            hit = folded.startswith(wanted, at)
            count += hit
            at += len(wanted) if hit else 1
    assert len(find([fold(text) for text in texts], words)) == count


@given(LETTERS)
def test_folding_keeps_the_way_back_and_folds_once(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.places)
    assert list(folded.places) == sorted(set(folded.places))
    assert fold(folded.text).text == folded.text


@given(st.lists(LETTERS, min_size=1, max_size=5), st.data())
def test_the_match_from_a_place_is_the_first_at_or_after_it(texts: list[str], data: st.DataObject) -> None:
    finds = find([fold(text) for text in texts], "a")
    number = data.draw(st.integers(0, len(texts) - 1))
    place = data.draw(st.integers(0, len(texts[number])))
    after = [match for match in all_of(finds) if (match.number, match.run.start) >= (number, place)]
    assert finds.from_place(number, place) == len(finds) - len(after)


def test_the_next_match_after_the_last_is_the_first_and_that_is_said() -> None:
    assert step(3, 1, 0, 0) == (1, "")
    assert step(3, 1, 2, 0) == (0, " · on from the beginning")
    assert step(3, -1, 0, 0) == (2, " · on from the end")
    assert step(3, 1, None, 1) == (1, "")
    assert step(3, -1, None, 1) == (0, "")


def test_a_match_that_is_not_there_is_none() -> None:
    finds = find([fold("a lamp")], "lamp")
    assert finds[0].run == (2, 6)
    with pytest.raises(IndexError):
        finds[1]


def test_in_a_long_paper_no_text_is_looked_at_twice_for_the_count() -> None:
    """A first letter stands tens of thousands of times; only what is asked for is made."""
    texts = [fold("the tide came in and went out " * 10) for _ in range(2_000)]
    finds = find(texts, "t")
    assert len(finds) == 2_000 * 40
    assert finds.counted == "1 of 80000"
