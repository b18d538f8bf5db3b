"""Invented papers about harbours, made of their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.model import Document, Paper, Role
from hscqa.structure import find_structure
from tests.review.revised import ANSWERED, AUDIT, OPINION, REVIEW, REVISED

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[[str, str], Document]


@pytest.fixture(scope="session")
def make_document() -> Callable[[str, str], Document]:
    """Make a document of a text."""

    def made(paper_id: str, text: str) -> Document:
        paper = Paper(
            id=paper_id, title="", publisher="", date="", role=Role.OTHER, text=text, file=f"{paper_id}.txt", sha256=""
        )
        return find_structure(paper)

    return made


@pytest.fixture(scope="session")
def audit(make_document: Make) -> Document:
    return make_document("audit", AUDIT)


@pytest.fixture(scope="session")
def review(make_document: Make) -> Document:
    return make_document("review", REVIEW)


@pytest.fixture(scope="session")
def revised(make_document: Make) -> Document:
    return make_document("review", REVISED)


@pytest.fixture(scope="session")
def opinion(make_document: Make) -> Document:
    return make_document("opinion", OPINION)


@pytest.fixture(scope="session")
def answered(make_document: Make) -> Document:
    return make_document("opinion", ANSWERED)
