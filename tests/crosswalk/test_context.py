"""The target paper's own paragraphs as the way from one statement to another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.crosswalk.context import context
from hscqa.crosswalk.rarity import Rarity
from hscqa.crosswalk.vectors import Lens

if TYPE_CHECKING:
    from hscqa.crosswalk import Vectors
    from hscqa.model import Document

EVEN = Rarity(10, {})


def test_a_paragraph_leads_where_no_word_is_shared(audit: Document, review: Document, vectors: Vectors) -> None:
    # Lamps and winter nights stand in no recommendation, but in paragraph 1, which is about keepers.
    lens = Lens(vectors, EVEN)
    lamps = lens.see([review.statements[3].reading])
    around = context(lamps, lens.see([one.reading for one in audit.statements]), audit, lens)
    assert around.scores()[0].argmax() == 0
    best = around.best(0, 0)
    assert best is not None
    assert best.label == "para 1"


def test_passages_that_hold_statements_lead_nowhere(audit: Document, vectors: Vectors) -> None:
    lens = Lens(vectors, EVEN)
    meant = lens.see([one.reading for one in audit.statements])
    assert [one.label for one in context(meant, meant, audit, lens).paragraphs] == ["para 1", "para 2"]


def test_shares_sum_to_one(audit: Document, review: Document, vectors: Vectors) -> None:
    lens = Lens(vectors, EVEN)
    around = context(
        lens.see([one.reading for one in review.statements]),
        lens.see([one.reading for one in audit.statements]),
        audit,
        lens,
    )
    assert around.shares.sum(axis=1) == pytest.approx([1] * 4)
    assert around.leads.sum(axis=1) == pytest.approx([1] * 2)


def test_of_too_many_paragraphs_those_with_the_statements_words_are_kept(
    audit: Document, vectors: Vectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    lens = Lens(vectors, EVEN)
    monkeypatch.setattr("hscqa.crosswalk.context.MOST_PARAGRAPHS", 1)
    repairs = lens.see([audit.statements[2].reading])
    assert [one.label for one in context(repairs, repairs, audit, lens).paragraphs] == ["para 2"]


def test_a_paper_of_statements_alone_gives_no_context(audit: Document, vectors: Vectors) -> None:
    lens = Lens(vectors, EVEN)
    bare = replace(audit, passages=())
    meant = lens.see([one.reading for one in audit.statements])
    around = context(meant, meant, bare, lens)
    assert not around.scores().any()
    assert around.best(0, 0) is None
