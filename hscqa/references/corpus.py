"""The documents of a corpus with all that pointers and quotations are looked up in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.references.names import Names
from hscqa.references.places import Places, places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import Document, Paper


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents, their names and their places."""

    documents: tuple[Document, ...]
    names: Names
    places: dict[str, Places]
    """By paper id."""

    def paper(self, paper_id: str) -> Paper:
        """Give a paper of the corpus."""
        return self.places[paper_id].document.paper


def corpus(documents: Sequence[Document]) -> Corpus:
    """Index documents once for all that is looked up in them."""
    return Corpus(
        tuple(documents),
        Names([document.paper for document in documents]),
        {document.paper.id: places(document) for document in documents},
    )
