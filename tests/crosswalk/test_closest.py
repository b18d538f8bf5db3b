"""The sentences of two texts that are closest in meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hscqa.crosswalk.closest import closest
from hscqa.crosswalk.rarity import Rarity
from hscqa.crosswalk.vectors import Lens

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.crosswalk import Vectors

EVEN = Rarity(10, {})
"""Every word is as rare as any other."""
KEEPER = "The harbour needs a new wall. Somebody must appoint a keeper."
WALL = "Gulls are loud. Repair the old wall before winter."
OWNERS = "Boat owners found a keeper at once."


def test_two_texts_are_as_close_as_their_closest_sentences(vectors: Vectors) -> None:
    found = closest([KEEPER], [WALL, OWNERS], Lens(vectors, EVEN))
    assert found.pair(0, 1) == ("Somebody must appoint a keeper.", OWNERS)
    assert found.pair(0, 0) == ("The harbour needs a new wall.", "Repair the old wall before winter.")
    assert found.scores[0, 1] > found.scores[0, 0]


def test_a_sentence_near_every_text_is_nobodys_neighbour(vectors: Vectors) -> None:
    lens = Lens(vectors, EVEN)
    common, own = "The harbour must act.", "The keeper must trim lamps."
    left = ["The harbour must act on walls.", "The harbour must act on gulls.", "The harbour must trim lamps."]
    found = closest(left, [common, own], lens).scores
    assert found[2].argmax() == 1
    assert found[0].argmax() == 0


def test_a_text_without_a_sentence_stands_for_itself(vectors: Vectors) -> None:
    found = closest(["", "lamps"], ["lamps", "walls"], Lens(vectors, EVEN))
    assert np.isfinite(found.scores).all()
    assert found.pair(0, 1) == ("", "walls")
    assert found.scores[1].argmax() == 0


@settings(deadline=None, max_examples=25)
@given(st.permutations(range(3)), st.permutations(range(3)))
def test_the_order_of_texts_changes_nothing(
    make_vectors: Callable[..., Vectors], rows: list[int], columns: list[int]
) -> None:
    texts = [KEEPER, WALL, OWNERS]
    lens = Lens(make_vectors(), EVEN)
    straight = closest(texts, texts, lens)
    turned = closest([texts[row] for row in rows], [texts[column] for column in columns], lens)
    assert turned.scores == pytest.approx(straight.scores[np.ix_(rows, columns)])
    assert all(
        turned.pair(i, j) == straight.pair(row, column)
        for i, row in enumerate(rows)
        for j, column in enumerate(columns)
    )
