"""Small texts with their structure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.ingest import read_corpus
from hscqa.model import Page, Paper, Role, TableSpec
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hscqa.model import Document

FAMILIES = Path(__file__).resolve().parents[1] / "papers" / "families"


@pytest.fixture(scope="session")
def family_documents() -> Mapping[str, Document]:
    """Give the invented papers that answer each other, with their structure, by id."""
    return {paper.id: find_structure(paper) for paper in read_corpus(FAMILIES).papers}


@pytest.fixture
def structured() -> Callable[..., Document]:
    """Give a function that finds the structure of a text."""

    def find(
        text: str, title: str = "Made up", tables: tuple[TableSpec, ...] = (), pages: tuple[Page, ...] = ()
    ) -> Document:
        paper = Paper(
            id="made",
            title=title,
            publisher="",
            date="",
            role=Role.OTHER,
            text=text,
            file="made.txt",
            sha256="",
            tables=tables,
            pages=pages,
        )
        return find_structure(paper)

    return find
