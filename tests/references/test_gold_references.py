"""Every place and paper that the five papers name, against a list written by hand.

The list has also what is not found: works outside the corpus that running text names by a title without marks.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from hscqa.references import verify

if TYPE_CHECKING:
    from hscqa.model import Document, Reference

GOLD = Path(__file__).parents[1] / "gold" / "references.json"
FOUND, RIGHT, TRUE = 0.95, 0.95, 0.95
"""Least shares: of the list that is found, of that with the right status and targets, of all found that is listed."""


class Measured(NamedTuple):
    """How what was found compares with the list."""

    found: float
    right: float
    true: float
    missed: list[str]
    wrong: list[str]
    extra: list[str]


@pytest.fixture(scope="module")
def measured(documents: tuple[Document, ...]) -> Measured:
    """Pair the list with what was found, each once."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    left = list(verify(documents).references)
    missed, wrong = [], []
    for expected in gold:
        match = next((one for one in left if _is_meant(one, expected)), None)
        if match is None:
            missed.append(expected["within"])
            continue
        left.remove(match)
        if (match.status, list(match.targets)) != (expected["status"], expected["targets"]):
            wrong.append(f"{expected['within']}: {match.status} {', '.join(match.targets)}")
    found = len(gold) - len(missed)
    total = found + len(left)
    return Measured(
        found / len(gold),
        1 - len(wrong) / found,
        found / total,
        missed,
        wrong,
        [f"{one.id}: {one.claimed}" for one in left],
    )


def _is_meant(one: Reference, expected: dict[str, str]) -> bool:
    """Whether a reference stands where the list has one, and names the same words."""
    text = " ".join(one.text.split())
    is_pointer = expected["pointer"] in one.claimed or one.claimed in expected["pointer"]
    return one.paper_id == expected["paper"] and expected["within"] in text and is_pointer


def test_nearly_all_references_are_found(measured: Measured) -> None:
    assert measured.found >= FOUND, measured.missed


def test_nearly_all_found_references_have_the_right_status_and_targets(measured: Measured) -> None:
    assert measured.right >= RIGHT, measured.wrong


def test_hardly_anything_else_is_taken_for_a_reference(measured: Measured) -> None:
    assert measured.true >= TRUE, measured.extra


def test_the_list_names_papers_and_places_that_exist(documents: tuple[Document, ...]) -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    ids = {block.id for document in documents for block in document.blocks}
    ids |= {document.paper.id for document in documents}
    assert {target for one in gold for target in one["targets"]} <= ids
    assert Counter(one["paper"] for one in gold).keys() <= {document.paper.id for document in documents}
