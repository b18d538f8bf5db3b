"""Papers that a question names: by title, publisher, author or the name that citations use."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hscqa.late import inverse_frequency
from hscqa.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hscqa.model import Paper


def naming(asked: Iterable[str], papers: Sequence[Paper]) -> dict[str, float]:
    """Give, for each paper's id, how plainly a question with these stems names the paper: 0 where it does not.

    Each stem that the paper is known by counts by how few of the papers share it: `Audit` tells little among five
    audit reports.
    """
    known = {paper.id: frozenset(stems(" ".join(_names(paper)))) for paper in papers}
    held = Counter(stem for names in known.values() for stem in names)
    weights = {stem: inverse_frequency(n, len(papers)) for stem, n in held.items()}
    wanted = frozenset(asked)
    return {paper: sum(weights[stem] for stem in sorted(wanted & names)) for paper, names in known.items()}


def _names(paper: Paper) -> tuple[str, ...]:
    """Give what a paper is known by."""
    return (paper.title, paper.publisher, paper.short, *paper.authors)
