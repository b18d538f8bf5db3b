"""What an answer is made from: the best passages with their papers, their vectors and the lists they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.answer import QUOTED_FROM, Candidate, WholeList, find_list, needs_lists
from hscqa.export.citation import cite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hscqa.index import Generation
    from hscqa.model import Block, Paper, Passage
    from hscqa.search import Ranked


def gather(
    generation: Generation, papers: Mapping[str, Paper], question: str, ranked: Sequence[Ranked]
) -> list[Candidate]:
    """Gather the candidates of a question, best first; where it needs them, with the lists that they are of."""
    passages = generation.records.numbered_passages([found.number for found in ranked])
    quoted = [passages[found.number] for found in ranked[:QUOTED_FROM]] if needs_lists(question) else []
    lists = _lists(generation, papers, quoted)
    return [_candidate(generation, papers, found, passages[found.number], lists) for found in ranked]


def long_forms(generation: Generation) -> dict[str, str]:
    """Give what each abbreviation that the papers define stands for; the first paper that defines it decides."""
    forms: dict[str, str] = {}
    for abbreviation in generation.records.abbreviations():
        forms.setdefault(abbreviation.short, abbreviation.long)
    return forms


def _candidate(
    generation: Generation,
    papers: Mapping[str, Paper],
    found: Ranked,
    passage: Passage,
    lists: Mapping[str, WholeList],
) -> Candidate:
    """Put one candidate together."""
    paper = papers[passage.paper_id]
    return Candidate(
        passage=passage,
        paper=paper,
        citation=cite(paper, passage.label, passage.page, passage.page_label),
        score=found.score,
        late=found.late,
        tokens=generation.vectors.tokens(found.number),
        sentence_of=generation.vectors.sentences(found.number),
        whole_list=lists.get(passage.id),
    )


def _lists(generation: Generation, papers: Mapping[str, Paper], passages: Sequence[Passage]) -> dict[str, WholeList]:
    """Find the lists that passages are of, by the passages' ids."""
    blocks = {paper_id: generation.records.blocks(paper_id) for paper_id in {one.paper_id for one in passages}}
    found = ((one, _list_of(one, papers[one.paper_id], blocks[one.paper_id])) for one in passages)
    return {passage.id: whole for passage, whole in found if whole is not None}


def _list_of(passage: Passage, paper: Paper, blocks: Sequence[Block]) -> WholeList | None:
    """Find the list that one passage is of, with its citation."""
    found = find_list(passage, paper, blocks)
    if found is None:
        return None
    first = found.first
    citation = cite(paper, first.label, first.page, first.page_label)
    return WholeList(first.id, first.label, found.span, found.opening, citation, first.page, first.page_label)
