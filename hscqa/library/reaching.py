"""How a question reaches passages: what is read of it, which papers it is put to, and how plainly it names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.ingest.clean import clean
from hscqa.model.questions import passes
from hscqa.search import Scope, naming
from hscqa.words import stems, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.encode import TokenVectors
    from hscqa.index import Records
    from hscqa.model import Filters, Paper
    from hscqa.search import Ranked

LONGEST_QUERY = 2_000
"""Characters of a query that are read; the rest is cut, and the reply says so."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What a question reached, and how it was put."""

    ranked: list[Ranked]
    wordings: tuple[str, ...] = ()
    """As it was searched, then with terms under their other names; empty where nothing could be searched."""
    vectors: tuple[TokenVectors, ...] = ()
    """Of each wording; empty for a lexical search."""
    note: str | None = None
    """What the user should know: cut, mended, or why nothing could be searched."""


def readable(query: str) -> tuple[str, str | None]:
    """Give what is read of a query, and what the user should know: '' and a reason where nothing can be searched."""
    whole = " ".join(clean(query)[0].split())
    text = whole[:LONGEST_QUERY]
    if not text:
        return "", "the question is empty"
    if not words(text):
        return "", "the question has no words"
    if not stems(text):
        return "", "the question has only very common words; add one that tells what it is about"
    return text, None if text == whole else f"the question was cut after {LONGEST_QUERY:,} characters"


def scope_of(filters: Filters, papers: Sequence[Paper], records: Records) -> Scope:
    """Give the papers that pass every filter, and where their passages are."""
    chosen = tuple(paper.id for paper in papers if passes(paper, filters))
    return Scope(chosen, tuple(records.passage_numbers(chosen)))


def named_runs(asked: Iterable[str], papers: Sequence[Paper], records: Records) -> tuple[tuple[int, int, float], ...]:
    """Give where the passages of the papers are that a question with these stems names, and how plainly it does."""
    named = [(paper, score) for paper, score in naming(asked, papers).items() if score > 0]
    return tuple(
        sorted((start, end, score) for paper, score in named for start, end in records.passage_numbers([paper]))
    )
