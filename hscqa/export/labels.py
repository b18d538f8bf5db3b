"""What papers, statements and passages are called, so that one name never means two of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.export.citation import name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Comment, Crosswalk, Paper, Statement


@dataclass(frozen=True, slots=True)
class Names:
    """What is called what in one crosswalk; everything by its id."""

    papers: Mapping[str, str]
    statements: Mapping[str, str]
    passages: Mapping[str, str]
    """How passages are cited; empty where nobody looked them up."""

    def place(self, said: Comment) -> str:
        """Name where a comment stands: as it is cited, else by its paper and id."""
        return self.passages.get(said.id) or f"{self.papers[said.paper_id]}, {said.id}"


def names_of(made: Crosswalk, papers: Mapping[str, Paper], passages: Mapping[str, str] | None = None) -> Names:
    """Name everything in a crosswalk; `passages` says how they are cited."""
    return Names(paper_names(made, papers), statement_labels(made), passages or {})


def paper_names(made: Crosswalk, papers: Mapping[str, Paper]) -> Mapping[str, str]:
    """Give the name of each paper of a crosswalk; one that two of them have is followed by the id."""
    chosen = dict.fromkeys((made.source, made.target, *made.comments_from))
    return names_apart({one: papers[one] for one in chosen})


def names_apart(papers: Mapping[str, Paper]) -> Mapping[str, str]:
    """Give the name of each of these papers, by id; one that two of them have is followed by the id."""
    shared = Counter(name(paper) for paper in papers.values())
    return {one: name(paper) + (f", {one}" if shared[name(paper)] > 1 else "") for one, paper in papers.items()}


def statement_labels(made: Crosswalk, *, across: bool = False) -> Mapping[str, str]:
    """Give each statement's label; one that another of its paper has too is followed by the id.

    `across` True looks at both papers, for where a label stands without its paper.
    """
    statements = statements_of(made)
    keys = {id_: (one.label, None if across else one.paper_id) for id_, one in statements.items()}
    shared = Counter(keys.values())
    return {id_: _label(one, shared[keys[id_]]) for id_, one in statements.items()}


def statements_of(made: Crosswalk) -> Mapping[str, Statement]:
    """Give the statements of both papers by id: the source's, then the target's, each in its paper's order."""
    targets = {link.target.id: link.target for row in made.rows for link in row.links}
    ordered = sorted(targets.values(), key=lambda one: one.ordinal)
    return {one.id: one for one in (*(row.statement for row in made.rows), *ordered)}


def _label(one: Statement, shared: int) -> str:
    if not one.label:
        return one.id
    return f"{one.label} ({one.id})" if shared > 1 else one.label
