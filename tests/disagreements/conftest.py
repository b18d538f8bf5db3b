"""Invented papers with their structure, and what is found to disagree in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.disagreements.finding import find
from hscqa.model import Paper, Role
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Disagreement, Document

    Write = Callable[..., Document]
    Told = Callable[..., list[tuple[str, tuple[str, ...]]]]


def structured(text: str, paper_id: str = "audit-2021") -> Document:
    """Make a paper with its structure; the id ends in its year."""
    return find_structure(Paper(paper_id, "Libraries", "Norland", paper_id[-4:], Role.OTHER, text, "a.txt", ""))


@pytest.fixture
def write() -> Write:
    """Make papers of texts."""
    return structured


@pytest.fixture
def told() -> Told:
    """Find what disagrees in texts, each a paper of one year: the kind, and the value on each side."""

    def kinds_and_values(*texts: str) -> list[tuple[str, tuple[str, ...]]]:
        papers = [structured(text, f"paper-{place}-2021") for place, text in enumerate(texts)]
        return [(one.kind, values(one)) for one in find(papers)]

    return kinds_and_values


def values(one: Disagreement) -> tuple[str, ...]:
    """Give the value on each side of a disagreement."""
    return tuple(side.value for side in one.sides)
