"""An answer and a search's reply as listings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.citation import cite
from hscqa.export.labels import names_apart
from hscqa.export.listing import Listing, Row, Section, Shape, opening
from hscqa.model.questions import passes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hscqa.model import Answer, Cell, Filters, Hit, Paper, Quote, SearchReply

QUOTED = ("table row", "also in")
"""What is said of a quotation beside its place: the heads of its row's columns, other places with the same words."""
PASSED = ("under", "table row")
"""What is said of a passage beside its place: the headings it stands under, outermost first; as QUOTED."""
NOTHING = "Nothing found."
NEAREST = "Nearest passages (they do not answer the question)"


def answer_listing(answer: Answer, papers: Mapping[str, Paper], filters: Filters) -> Listing:
    """Give an answer with its quotations, and the passages that come nearest; `papers` are all that there are, by id.

    Where nothing is answered it says why, and there is no section of quotations.
    """
    passages = _passages("Passages" if answer.answered else NEAREST, "Passages", answer.hits, papers)
    quoted = Section("Quotations", Shape.QUOTATIONS, tuple(map(_quoted, answer.quotes)), QUOTED, "quotation")
    return Listing(
        title=f"Question: {answer.question}",
        remarks=(*_of_answer(answer), _asked(papers, filters)),
        sections=(quoted, passages) if answer.answered else (passages,),
    )


def search_listing(reply: SearchReply, papers: Mapping[str, Paper], filters: Filters) -> Listing:
    """Give the passages that a search found, best first; `papers` are all that there are, by id."""
    note = (f"Note: {reply.note}",) if reply.note else ()
    return Listing(
        title=f"Search: {reply.query}",
        remarks=(*note, _asked(papers, filters)),
        sections=(_passages("Passages", "Passages", reply.hits, papers),),
    )


def _of_answer(answer: Answer) -> Iterator[str]:
    """Say how sure an answer is, or why there is none, and what the user should know of both."""
    if answer.answered:
        yield f"Confidence {answer.confidence:.2f}: of answers shown at 0.80, about 80 in 100 are right"
    else:
        yield opening(answer.reason or "not found")
    if answer.difference:
        yield f"They differ: {answer.difference}"
    if answer.note:
        yield f"Note: {answer.note}"


def _asked(papers: Mapping[str, Paper], filters: Filters) -> str:
    """Say which papers a question was put to, and by which filters they were chosen, of those that could be read."""
    papers = {one: paper for one, paper in papers.items() if paper.is_read}
    chosen = [one for one, paper in papers.items() if passes(paper, filters)]
    names = names_apart(papers)
    listed = "; ".join(names[one] for one in chosen) or "none"
    among = f"{len(chosen)} of {len(papers)}" if len(chosen) < len(papers) else f"all {len(papers)}"
    by = "; ".join(_filters(filters))
    many = "" if len(papers) == 1 else "s"
    return f"Asked of {among} paper{many}{f' ({by})' if by else ''}: {listed}"


def _filters(filters: Filters) -> Iterator[str]:
    """Say what papers had to be, a filter each."""
    if filters.papers:
        yield f"only {', '.join(filters.papers)}"
    if filters.roles:
        yield f"role {' or '.join(filters.roles)}"
    if filters.publishers:
        yield f"publisher {' or '.join(f'“{one}”' for one in filters.publishers)}"
    if filters.since:
        yield f"since {filters.since}"
    if filters.until:
        yield f"until {filters.until}"


def _passages(heading: str, name: str, found: Sequence[Hit], papers: Mapping[str, Paper]) -> Section:
    """Give hits in their order."""
    rows = tuple(_passage(one, papers) for one in found)
    return Section(heading, Shape.PASSAGES, rows, PASSED, "passage", name=name, none=NOTHING)


def _passage(hit: Hit, papers: Mapping[str, Paper]) -> Row:
    found = hit.passage
    return Row(
        citation=cite(papers[found.paper_id], found.label, found.page, found.page_label),
        place=found.id,
        words=found.reading,
        lead_in=found.lead_in or "",
        cells=(" > ".join(found.headings), _row(found.cells)),
    )


def _quoted(quote: Quote) -> Row:
    return Row(
        citation=quote.citation,
        place=quote.id,
        words=quote.reading,
        lead_in=quote.lead_in or "",
        cells=(_row(quote.cells), "; ".join(quote.also)),
    )


def _row(cells: Sequence[Cell]) -> str:
    """Give a table's row with the heads of its columns; '' for anything else."""
    return "; ".join(": ".join(filter(None, (cell.head, cell.text))) for cell in cells)
