"""Small texts with their structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.model import Paper, Role, TableSpec
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document


@pytest.fixture
def structured() -> Callable[..., Document]:
    """Give a function that finds the structure of a text."""

    def find(text: str, title: str = "Made up", tables: tuple[TableSpec, ...] = ()) -> Document:
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
        )
        return find_structure(paper)

    return find
