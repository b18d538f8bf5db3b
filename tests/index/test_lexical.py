"""The lexical index: BM25 that can be worked out by hand, and words that are only ever words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from hscqa.errors import IndexUnusable
from hscqa.index.lexical import CONTEXT_WEIGHT, Lexical, write_lexical

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Row = tuple[int, str, list[str], list[str]]
ROWS: list[Row] = [
    (0, "audit", ["budget", "set", "asid", "budget"], ["financ"]),
    (1, "audit", ["leadership"], ["budget"]),
    (2, "review", ["budget", "plan", "workforc"], []),
    (3, "review", ["librari", "van"], ["librari"]),
]


@pytest.fixture
def indexed(tmp_path: Path) -> Callable[[Sequence[Row]], Lexical]:
    """Give a function that writes rows to `tmp_path / "lexical"` and opens them."""

    def made(rows: Sequence[Row]) -> Lexical:
        write_lexical(tmp_path / "lexical", rows)
        return Lexical(tmp_path / "lexical")

    return made


def bm25(times: int, length: int, lengths: Sequence[int], holding: int) -> float:
    """Work out BM25 of one word: `times` in a passage of `length` words, in `holding` of the passages."""
    count = len(lengths)
    rarity = math.log(1 + (count - holding + 0.5) / (holding + 0.5))
    return rarity * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length / (sum(lengths) / count)))


def test_scores_are_the_bm25_of_its_source(indexed: Callable[[Sequence[Row]], Lexical]) -> None:
    found = dict(indexed(ROWS).search(["budget"], 10))
    bodies, contexts = [4, 1, 3, 2], [1, 1, 0, 1]
    assert found == pytest.approx(
        {
            0: bm25(2, 4, bodies, 2),
            1: CONTEXT_WEIGHT * bm25(1, 1, contexts, 1),
            2: bm25(1, 3, bodies, 2),
        },
        rel=1e-5,
    )


def test_the_best_come_first_and_equals_keep_the_order_of_the_papers(
    indexed: Callable[[Sequence[Row]], Lexical],
) -> None:
    rows: list[Row] = [(number, "one", ["van", *["van"] * (number == 7)], []) for number in range(10)]
    found = indexed(rows).search(["van"], 10)
    assert [number for number, _ in found] == [7, 0, 1, 2, 3, 4, 5, 6, 8, 9]


def test_a_word_asked_twice_counts_once(indexed: Callable[[Sequence[Row]], Lexical]) -> None:
    lexical = indexed(ROWS)
    assert lexical.search(["budget", "budget"], 10) == lexical.search(["budget"], 10)


@pytest.mark.parametrize(
    ("phrase", "passages"),
    [
        (["set", "asid"], 1),
        (["asid", "set"], 0),
        (["budget"], 3),
        (["budget", "plan", "workforc"], 1),
        (["no"], 0),
        ([], 0),
    ],
)
def test_the_passages_with_a_phrase_hold_its_words_next_to_one_another(
    indexed: Callable[[Sequence[Row]], Lexical], phrase: list[str], passages: int
) -> None:
    assert indexed(ROWS).passages_with(phrase) == passages


def test_a_phrase_reaches_what_holds_it_and_adds_its_weight(
    indexed: Callable[[Sequence[Row]], Lexical],
) -> None:
    lexical = indexed(ROWS)
    whole = dict(lexical.search([], 10, phrases=[(["set", "asid"], 1.0)]))
    half = dict(lexical.search([], 10, phrases=[(["set", "asid"], 0.5)]))
    assert set(whole) == {0}
    assert half[0] == pytest.approx(whole[0] / 2)
    alone = dict(lexical.search(["budget"], 10))
    both = dict(lexical.search(["budget"], 10, phrases=[(["set", "asid"], 0.5)]))
    assert both == pytest.approx(alone | {0: alone[0] + half[0]})


def test_a_phrase_of_one_word_is_a_word_of_that_weight(indexed: Callable[[Sequence[Row]], Lexical]) -> None:
    lexical = indexed(ROWS)
    asked = dict(lexical.search(["van"], 10))
    assert dict(lexical.search([], 10, phrases=[(["van"], 0.3)])) == pytest.approx({3: asked[3] * 0.3})


def test_a_phrase_in_the_headings_counts_half(indexed: Callable[[Sequence[Row]], Lexical]) -> None:
    lexical = indexed([(0, "a", ["set", "asid"], ["x", "y"]), (1, "a", ["x", "y"], ["set", "asid"])])
    found = dict(lexical.search([], 10, phrases=[(["set", "asid"], 1.0)]))
    assert found[1] == pytest.approx(found[0] * CONTEXT_WEIGHT)


def test_a_phrase_reaches_no_other_paper(indexed: Callable[[Sequence[Row]], Lexical]) -> None:
    found = indexed(ROWS).search(["budget"], 10, ["review"], [(["set", "asid"], 1.0), ([], 1.0)])
    assert [number for number, _ in found] == [2]


def test_at_most_as_many_are_given_as_wanted(indexed: Callable[[Sequence[Row]], Lexical]) -> None:
    lexical = indexed(ROWS)
    assert [len(lexical.search(["budget"], most)) for most in (-1, 0, 1, 2, 10_000_000)] == [0, 0, 1, 2, 3]


def test_only_the_named_papers_are_searched(indexed: Callable[[Sequence[Row]], Lexical]) -> None:
    lexical = indexed(ROWS)
    assert {number for number, _ in lexical.search(["budget", "van"], 10, ["review"])} == {2, 3}
    assert {number for number, _ in lexical.search(["budget"], 10, ["review", "audit"])} == {0, 1, 2}
    assert lexical.search(["budget"], 10, ["revie", "nobody"]) == []


def test_a_paper_filter_does_not_change_a_score(indexed: Callable[[Sequence[Row]], Lexical]) -> None:
    lexical = indexed(ROWS)
    assert dict(lexical.search(["budget"], 10, ["review"]))[2] == dict(lexical.search(["budget"], 10))[2]


@pytest.mark.parametrize(
    "words",
    [[], ["nothing"], ["AND"], ["body:budget"], ["budget*"], ['"budget"'], ["budget~2"], ["NEAR(budget"], ["\0"], [""]],
)
def test_what_is_no_word_of_the_papers_finds_nothing(
    indexed: Callable[[Sequence[Row]], Lexical], words: list[str]
) -> None:
    assert indexed(ROWS).search(words, 10) == []


def test_a_word_too_long_to_be_indexed_is_left_out_and_its_passage_is_found(
    indexed: Callable[[Sequence[Row]], Lexical],
) -> None:
    long = "x" * 100_000
    lexical = indexed([(0, "one", [long, "van"], [])])
    assert [number for number, _ in lexical.search([long, "van"], 10)] == [0]
    assert lexical.search([long], 10) == []


def test_an_index_of_nothing_finds_nothing(indexed: Callable[[Sequence[Row]], Lexical]) -> None:
    lexical = indexed([])
    assert lexical.search(["budget"], 10) == []
    assert lexical.passages_with(["budget"]) == lexical.passages_with(["set", "asid"]) == 0


def test_a_thousand_words_are_a_question_like_another(indexed: Callable[[Sequence[Row]], Lexical]) -> None:
    assert len(indexed(ROWS).search([*(f"w{number}" for number in range(1_000)), "van"], 10)) == 1


def test_what_is_open_stays_readable_when_the_folder_is_gone(
    indexed: Callable[[Sequence[Row]], Lexical], tmp_path: Path
) -> None:
    lexical = indexed(ROWS)
    before = lexical.search(["budget", "van"], 10)
    (tmp_path / "lexical").rename(tmp_path / "elsewhere")
    assert lexical.search(["budget", "van"], 10) == before


def test_a_folder_that_cannot_be_locked_is_read_all_the_same(
    indexed: Callable[[Sequence[Row]], Lexical], tmp_path: Path
) -> None:
    before = indexed(ROWS).search(["budget"], 10)
    lock = tmp_path / "lexical" / ".tantivy-meta.lock"
    lock.unlink()
    lock.mkdir()  # as in a folder of somebody else's: the file cannot be made
    assert Lexical(tmp_path / "lexical").search(["budget"], 10) == before


def test_who_may_read_the_folder_may_read_all_of_its_files(
    indexed: Callable[[Sequence[Row]], Lexical], tmp_path: Path
) -> None:
    indexed(ROWS)
    folder = tmp_path / "lexical"
    assert {path.stat().st_mode & 0o444 for path in folder.iterdir()} == {folder.stat().st_mode & 0o444}


@pytest.mark.parametrize("lost", ["meta.json", "*.term", "*.idx", "*.store"])
def test_a_folder_that_lacks_a_file_is_said_to_be_damaged(
    indexed: Callable[[Sequence[Row]], Lexical], tmp_path: Path, lost: str
) -> None:
    indexed(ROWS)
    next((tmp_path / "lexical").glob(lost)).unlink()
    with pytest.raises(IndexUnusable, match=r"lexical is missing or damaged; .*--rebuild"):
        Lexical(tmp_path / "lexical")


def test_a_missing_folder_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="lexical is missing"):
        Lexical(tmp_path / "lexical")
