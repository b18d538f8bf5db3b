"""Three families of papers that nothing in the engine knows, invented: their links, statuses and comments."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hscqa.crosswalk import crosswalk
from hscqa.ingest import Workspace, read_corpus
from hscqa.library import Library
from hscqa.references import explicit_ties, verify
from hscqa.structure import find_structure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hscqa.crosswalk.vectors import Vectors
    from hscqa.model import Crosswalk, Document

TESTS = Path(__file__).resolve().parents[1]
PAPERS = TESTS / "papers" / "families"
FAMILIES: list[dict[str, Any]] = json.loads((TESTS / "gold" / "families.json").read_text(encoding="utf-8"))["families"]
FIRST = 0.9
"""The share of statements whose first link must be right."""
F1 = 0.8
"""Of the suggested links."""

each_family = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family["to"])


@pytest.fixture(scope="module")
def documents() -> Mapping[str, Document]:
    """Give the papers with their structure, by id."""
    return {paper.id: find_structure(paper) for paper in read_corpus(PAPERS).papers}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Give a library of the papers, with the real encoder."""
    root = tmp_path_factory.mktemp("families")
    shutil.copytree(PAPERS, root / "corpus")
    return Library(Workspace.at(root))


@pytest.fixture(scope="module")
def word_vectors(make_vectors: Callable[..., Vectors]) -> Vectors:
    """Give an encoder to which only the same word means the same."""
    return make_vectors(size=4096)


def pairs(made: Crosswalk) -> set[tuple[str, str]]:
    """Give the suggested links as pairs of keys."""
    return {(_key(row.statement.id), _key(link.target.id)) for row in made.rows for link in row.links if link.suggested}


def right_pairs(family: dict[str, Any]) -> set[tuple[str, str]]:
    return {(source, target) for source, targets in family["links"].items() for target in targets}


def _key(place: str) -> str:
    return place.partition(":")[2]


def f1(found: set[tuple[str, str]], right: set[tuple[str, str]]) -> float:
    return 2 * len(found & right) / (len(found) + len(right))


def first_right(made: Crosswalk, family: dict[str, Any]) -> float:
    """Give the share of rows whose best link is in the gold."""
    hits = [_key(row.links[0].target.id) in family["links"][_key(row.statement.id)] for row in made.rows]
    return sum(hits) / len(hits)


def made_of(documents: Mapping[str, Document], source: str, target: str, commenter: str, vectors: Vectors) -> Crosswalk:
    """Make the crosswalk of two papers by a given encoder."""
    everything = list(documents.values())
    ties, quotations = explicit_ties(everything), verify(everything).quotations
    return crosswalk(documents[source], documents[target], [documents[commenter]], vectors, ties, quotations)


@each_family
def test_every_statement_is_found_and_nothing_else(family: dict[str, Any], documents: Mapping[str, Document]) -> None:
    assert [_key(one.id) for one in documents[family["from"]].statements] == list(family["links"])
    answered = [target for targets in family["links"].values() for target in targets]
    assert [_key(one.id) for one in documents[family["to"]].statements] == answered


@each_family
def test_each_reply_is_tied_to_what_it_names_without_any_likeness(
    family: dict[str, Any], documents: Mapping[str, Document], word_vectors: Vectors
) -> None:
    made = made_of(documents, family["from"], family["to"], "forum-2025", word_vectors)
    explicit = {
        (_key(row.statement.id), _key(link.target.id))
        for row in made.rows
        for link in row.links
        if link.kind == "explicit"
    }
    assert explicit == right_pairs(family)
    assert first_right(made, family) == 1


@each_family
def test_a_reply_says_whether_it_accepts(family: dict[str, Any], documents: Mapping[str, Document]) -> None:
    said = {_key(one.id): one.status for one in documents[family["from"]].statements if one.status is not None}
    assert said == family["statuses"]


@each_family
def test_what_a_commenter_names_is_a_comment(
    family: dict[str, Any], documents: Mapping[str, Document], word_vectors: Vectors
) -> None:
    both = [(family["from"], family["to"]), (family["to"], family["from"])]
    rows = [row for pair in both for row in made_of(documents, *pair, "forum-2025", word_vectors).rows]
    cited = {row.statement.id: [one.quote for one in row.comments if one.basis == "cited"] for row in rows}
    for place, words in family["cited"].items():
        assert any(words in quote for quote in cited[place]), place


@pytest.mark.model
@each_family
def test_the_library_links_any_two_papers_by_their_ids(family: dict[str, Any], library: Library) -> None:
    made = library.crosswalk(family["from"], family["to"], family["comments"])
    assert (made.source, made.target, list(made.comments_from)) == (family["from"], family["to"], family["comments"])
    assert first_right(made, family) >= FIRST
    assert f1(pairs(made), right_pairs(family)) >= F1
