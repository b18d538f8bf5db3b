"""Themes of two papers, paired."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.crosswalk.rarity import Rarity
from hscqa.crosswalk.themes import pair_themes, same_theme
from hscqa.crosswalk.vectors import Lens

if TYPE_CHECKING:
    from hscqa.crosswalk import Vectors
    from hscqa.model import Document

EVEN = Rarity(10, {})


def test_themes_are_paired_whatever_their_order(audit: Document, review: Document, vectors: Vectors) -> None:
    paired = pair_themes(review.statements, audit.statements, Lens(vectors, EVEN))
    assert paired == {"1. Repairs and money": "Money and repairs", "2. Boards and keepers": "Keepers and boards"}


def test_statements_under_paired_headings_stand_apart_from_the_rest(
    audit: Document, review: Document, vectors: Vectors
) -> None:
    paired = pair_themes(review.statements, audit.statements, Lens(vectors, EVEN))
    scores = same_theme(review.statements, audit.statements, paired)
    assert scores.tolist() == [[-1, -1, 1, 1], [-1, -1, 1, 1], [1, 1, -1, -1], [1, 1, -1, -1]]


@pytest.mark.parametrize("headings", [(), ("Recommendations",)])
def test_a_paper_with_no_headings_or_one_has_no_themes(
    headings: tuple[str, ...], audit: Document, review: Document, vectors: Vectors
) -> None:
    plain = [replace(one, headings=headings) for one in audit.statements]
    assert pair_themes(review.statements, plain, Lens(vectors, EVEN)) == {}
    assert not same_theme(review.statements, plain, {}).any()


def test_headings_of_single_statements_are_titles_and_no_themes(
    audit: Document, review: Document, vectors: Vectors
) -> None:
    titled = [replace(one, headings=(f"Title {index}",)) for index, one in enumerate(audit.statements)]
    assert pair_themes(review.statements, titled, Lens(vectors, EVEN)) == {}


def test_no_heading_is_paired_twice(audit: Document, review: Document, vectors: Vectors) -> None:
    names = ("Keepers", "Money", "Boats")
    wider = [replace(one, headings=(name,)) for name in names for one in review.statements[:2]]
    paired = pair_themes(wider, audit.statements, Lens(vectors, EVEN))
    assert paired == {"Keepers": "Keepers and boards", "Money": "Money and repairs"}
