"""What tells a statement from the others of its paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from hscqa.crosswalk.meaning import opening
from hscqa.crosswalk.rarity import rarity
from hscqa.crosswalk.telling import telling
from hscqa.crosswalk.topical import by_statement
from hscqa.crosswalk.vectors import Lens

if TYPE_CHECKING:
    from hscqa.crosswalk.vectors import Vectors

READINGS = ["The board will trim lamps. Harbours need them.", "The board will mend piers. Harbours need them."]
TEXTS = [*READINGS, "Nothing of the kind."]


@pytest.fixture
def lens(vectors: Vectors) -> Lens:
    return Lens(vectors, rarity([*TEXTS, "Gulls."]))


def weight(lens: Lens, statement: int, word: str) -> float:
    """Give what a word weighs in a statement."""
    one = telling(READINGS, lens).meant[statement]
    return float(one.weights[one.words.index(word)])


def test_a_word_that_only_one_statement_has_weighs_more_than_one_they_share(lens: Lens) -> None:
    assert weight(lens, 0, "lamps") > 5 * weight(lens, 0, "board") > 0


def test_a_word_of_the_first_sentence_weighs_more_than_one_after_it(lens: Lens) -> None:
    assert weight(lens, 0, "board") > weight(lens, 0, "Harbours") > 0


def test_a_text_covers_the_statement_whose_telling_words_it_has(lens: Lens) -> None:
    covered = telling(READINGS, lens).covered(["They trim lamps at dusk.", "They mend piers.", "Gulls."])
    assert covered[0, 0] > covered[0, 1]
    assert covered[1, 1] > covered[1, 0]
    assert covered[2, 0] == covered[2, 1] == covered.min()


def test_one_statement_alone_is_told_by_the_rarity_of_its_words(lens: Lens) -> None:
    (alone,) = telling(READINGS[:1], lens).meant
    assert alone.weights.max() > 0


def test_a_statement_opens_with_its_first_sentence() -> None:
    assert opening(READINGS[0]) == "The board will trim lamps."
    assert opening("") == ""


def test_each_statement_has_its_own_standard_scores() -> None:
    scores = by_statement(np.array([[1.0, 10.0, 3.0], [2.0, 30.0, 3.0]]))
    assert scores.tolist() == [[-1.0, -1.0, 0.0], [1.0, 1.0, 0.0]]
