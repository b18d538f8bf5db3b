"""Ranking on real small indexes whose vectors and words can be seen by eye."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from hscqa.encode import TokenVectors
from hscqa.index.codes import quantised
from hscqa.index.lexical import Lexical, write_lexical
from hscqa.index.vectors import PassageVectors, Vectors, write_vectors
from hscqa.model import Mode
from hscqa.search import Asked, Scope, Sources, rank
from hscqa.search.ranking import standard

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

AXES = {"van": 0, "library": 1, "budget": 2, "leader": 3, "bridge": 4}
PASSAGES = (
    ("audit", "van library"),
    ("audit", "budget budget van"),
    ("review", "leader"),
    ("review", "library budget"),
    ("plan", "bridge van leader"),
)
"""A paper and the words of its one passage; word and vector are the same thing here."""
RUNS = {"audit": (0, 2), "review": (2, 4), "plan": (4, 5)}


def encoded(text: str) -> TokenVectors:
    """Give each word its axis, and the text the direction between its words."""
    ids = np.array([AXES[word] for word in text.split()], np.int32)
    tokens = np.eye(len(AXES), dtype=np.float32)[ids]
    whole = tokens.sum(axis=0)
    return TokenVectors(
        whole / max(float(np.linalg.norm(whole)), 1e-12), tokens, ids, np.zeros((len(ids), 2), np.int32)
    )


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    """Give the index of the passages above."""
    folder: Path = tmp_path_factory.mktemp("ranking")
    write_lexical(folder / "lexical", [(n, paper, text.split(), []) for n, (paper, text) in enumerate(PASSAGES)])
    made = [
        PassageVectors(
            key=bytes([n]) * 32,
            rows=encoded(text).pooled[None],
            codes=quantised(encoded(text).tokens),
            ids=encoded(text).ids,
            sentences=np.zeros(len(text.split()), np.int16),
        )
        for n, (_, text) in enumerate(PASSAGES)
    ]
    write_vectors(folder, made, len(AXES))
    return Sources(Lexical(folder / "lexical"), Vectors(folder))


def asked(*wordings: str) -> Asked:
    """Ask in one or more wordings; the words of the first are looked for."""
    return Asked(tuple(wordings[0].split()), tuple(encoded(wording) for wording in wordings))


def numbers(sources: Sources, text: str, mode: Mode = Mode.HYBRID, scope: Scope | None = None) -> list[int]:
    """Rank for a question and give the passages' numbers."""
    return [found.number for found in rank(sources, asked(text), mode, scope)]


def test_the_passage_that_holds_all_words_comes_first_in_every_mode(sources: Sources) -> None:
    for mode in Mode:
        assert numbers(sources, "library budget", mode)[0] == 3
        assert numbers(sources, "bridge", mode)[0] == 4


def test_words_alone_find_only_what_shares_a_word(sources: Sources) -> None:
    found = rank(sources, Asked(("leader",)), Mode.LEXICAL, None)
    assert {one.number for one in found} == {2, 4}
    assert [one.lexical_rank for one in found] == [1, 2]
    assert all(one.dense_rank is None and one.late == one.sentence == one.dense == 0 for one in found)
    assert all(one.score == one.lexical > 0 for one in found)


def test_vectors_alone_leave_the_words_out(sources: Sources) -> None:
    found = rank(sources, asked("leader"), Mode.DENSE, None)
    assert all(one.lexical_rank is None and one.lexical == 0 for one in found)
    assert [(one.number, one.dense_rank, one.late) for one in found][:2] == [(2, 1, 1.0), (4, 2, 1.0)]


def test_each_signal_is_what_can_be_worked_out(sources: Sources) -> None:
    found = {one.number: one for one in rank(sources, asked("van"), Mode.HYBRID, None)}
    assert {number: one.late for number, one in found.items()} == pytest.approx({0: 1, 1: 1, 2: 0, 3: 0, 4: 1})
    dense = {0: 1 / 2**0.5, 1: 1 / 5**0.5, 2: 0, 3: 0, 4: 1 / 3**0.5}
    assert {number: one.dense for number, one in found.items()} == pytest.approx(dense, abs=1e-6)
    assert {number for number, one in found.items() if one.lexical_rank} == {0, 1, 4}


def test_the_best_sentence_of_a_passage_counts_beside_the_whole(tmp_path: Path) -> None:
    together, apart = encoded("van bridge"), encoded("van leader bridge")
    sentences = np.array([0, 0], np.int16), np.array([0, 1, 1], np.int16)
    made = [
        PassageVectors(bytes(32), of.pooled[None], quantised(of.tokens), of.ids, sentence)
        for of, sentence in zip((apart, together), reversed(sentences), strict=True)
    ]
    write_vectors(tmp_path, made, len(AXES))
    found = {one.number: one for one in rank(Sources(None, Vectors(tmp_path)), asked("van bridge"), Mode.DENSE, None)}
    assert [found[0].late, found[0].sentence] == pytest.approx([1.0, 0.5])
    assert [found[1].late, found[1].sentence] == pytest.approx([1.0, 1.0])
    assert found[1].score > found[0].score


def test_of_several_wordings_the_one_that_fits_a_passage_counts(sources: Sources) -> None:
    found = {one.number: one for one in rank(sources, asked("bridge", "budget"), Mode.HYBRID, None)}
    assert {number: one.late for number, one in found.items()} == pytest.approx({0: 0, 1: 1, 2: 0, 3: 1, 4: 1})


def test_the_passages_of_a_paper_that_is_named_are_lifted(sources: Sources) -> None:
    plain = asked("van")
    named = replace(plain, named=((*RUNS["audit"], 0.0), (*RUNS["plan"], 2.5)))
    before, after = (rank(sources, one, Mode.HYBRID, None) for one in (plain, named))
    assert [one.named for one in before] == [0.0] * len(before)
    assert {one.number: one.named for one in after if one.named} == {4: 2.5}
    place = {way: [one.number for one in found].index(4) for way, found in (("before", before), ("after", after))}
    assert place["after"] < place["before"]


def test_scores_fall_and_ranks_count_from_one(sources: Sources) -> None:
    found = rank(sources, asked("van budget"), Mode.HYBRID, None)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    for ranks in ([one.lexical_rank for one in found], [one.dense_rank for one in found]):
        given = sorted(place for place in ranks if place is not None)
        assert given == list(range(1, len(given) + 1))


def test_equal_passages_keep_the_order_of_the_papers(tmp_path: Path) -> None:
    write_lexical(tmp_path / "lexical", [(n, "one", ["van"], []) for n in range(20)])
    one = encoded("van")
    made = PassageVectors(bytes(32), one.pooled[None], quantised(one.tokens), one.ids, np.zeros(1, np.int16))
    write_vectors(tmp_path, [made] * 20, len(AXES))
    found = Sources(Lexical(tmp_path / "lexical"), Vectors(tmp_path))
    for mode in Mode:
        assert numbers(found, "van", mode) == list(range(20))


@given(
    st.lists(st.sampled_from(sorted(RUNS)), unique=True),
    st.lists(st.sampled_from(sorted(AXES)), min_size=1, max_size=4),
    st.sampled_from(Mode),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_other_paper_than_those_asked_for_is_ever_found(
    sources: Sources, papers: list[str], words: list[str], mode: Mode
) -> None:
    scope = Scope(tuple(papers), tuple(RUNS[paper] for paper in papers))
    found = numbers(sources, " ".join(words), mode, scope)
    assert {PASSAGES[number][0] for number in found} <= set(papers)
    holding = {n for n, (paper, text) in enumerate(PASSAGES) if paper in papers and set(words) & set(text.split())}
    assert holding <= set(found)
    assert len(found) == len(set(found))


def test_a_question_without_tokens_is_ranked_by_its_words(sources: Sources) -> None:
    nothing = encoded("")
    assert next(one.number for one in rank(sources, Asked(("bridge",), (nothing,)), Mode.HYBRID, None)) == 4
    assert rank(sources, Asked(()), Mode.HYBRID, None) == []


@given(arrays.arrays(np.float64, st.integers(1, 30), elements=st.floats(-1e6, 1e6)))
def test_standard_scores_have_mean_nought_and_deviation_one_or_do_not_differ(values: NDArray[np.float64]) -> None:
    scores = standard(values)
    assert scores.mean() == pytest.approx(0, abs=1e-6)
    assert scores.std() == pytest.approx(1, abs=1e-6) or not scores.any()
    assert (np.diff(scores[np.argsort(values)]) >= 0).all()  # the order stays


def test_standard_scores_of_what_does_not_differ_are_all_nought() -> None:
    assert standard(np.array([3.0, 3.0, 3.0])).tolist() == [0, 0, 0]
    assert standard(np.array([1.0, 3.0])).tolist() == [-1, 1]
