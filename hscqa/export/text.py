"""Papers, outlines, places, hits and answers as lines for a terminal of a given width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.export.citation import cite
from hscqa.export.lines import BLANK, Line, Tone, clipped, columns, wrap
from hscqa.export.visible import visible
from hscqa.model import BlockKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hscqa.export.contract import PaperCounts
    from hscqa.model import Answer, Block, Hit, Paper, Place, Quote, SearchReply, Statement

ID_COLUMN = 24
"""Columns that an outline keeps for ids; a longer id pushes its own line only."""
_ENTRY = re.compile(r"\s(?=[•▪◦‣●○■□]\s)")
"""Before a list entry's mark."""
UNLABELLED = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})
"""Blocks whose label says no more than their id and their place do."""


def papers(listed: Sequence[PaperCounts], width: int) -> list[Line]:
    """Give two lines a paper: its figures in columns, then title and publisher; then its note, if any."""
    heads = ("id", "date", "role", "passages", "statements", "status")
    rows = columns([heads, *map(_figures, listed)])
    lines = [Line(rows[0], Tone.HEAD)]
    for one, figures in zip(listed, rows[1:], strict=True):
        lines.append(Line(figures, Tone.BODY if one.paper.status is Status.READ else Tone.BAD))
        title = ", ".join(filter(None, (one.paper.title, one.paper.publisher)))
        lines += wrap(title, width, first="    ", tone=Tone.FAINT)
        lines += wrap(one.paper.note or "", width, first="    note: ", tone=Tone.FAINT)
    return lines


def outline(paper: Paper, blocks: Sequence[Block], width: int) -> list[Line]:
    """Give one line a block, indented by its level: the id's own part, the label, the first words."""
    lines = wrap(f"{paper.title} ({paper.id})", width, tone=Tone.HEAD)
    lines += wrap(f"{len(blocks)} blocks; every id begins with {paper.id}:", width, tone=Tone.FAINT)
    return [*lines, BLANK, *(_outlined(block, width) for block in blocks)]


def show(place: Place, width: int) -> list[Line]:
    """Give a place with its heading path, the blocks around it, and what a statement says of time and people."""
    lines = wrap(place.citation, width, tone=Tone.HEAD)
    lines += wrap(place.id, width, tone=Tone.FAINT)
    lines += wrap(" > ".join(place.headings), width, tone=Tone.FAINT)
    for block in place.before:
        lines += [BLANK, *_neighbour(block, width)]
    lines += [BLANK, *_words_of(place, width)]
    if place.statement is not None:
        lines += terms(place.statement, width)
    for block in place.after:
        lines += [BLANK, *_neighbour(block, width)]
    return lines


def terms(statement: Statement, width: int) -> list[Line]:
    """Give a statement's timescale, owners and status, a line each; nothing for what is not said."""
    due = f" (by {statement.due})" if statement.due else ""
    timescale = f"{statement.timescale}{due}" if statement.timescale else ""
    said = (("timescale", timescale), ("who", "; ".join(statement.owners)), ("status", statement.status or ""))
    return [line for name, value in said if value for line in wrap(value, width, first=f"  {name}: ", indent="    ")]


def search_reply(reply: SearchReply, papers: Mapping[str, Paper], width: int) -> list[Line]:
    """Give the hits, best first, or say that there are none."""
    if not reply.hits:
        return [Line("Nothing found.", Tone.BAD)]
    return hits(reply.hits, papers, width)


def hits(found: Iterable[Hit], papers: Mapping[str, Paper], width: int) -> list[Line]:
    """Give every hit: rank and citation, id, heading path, lead-in and all its words."""
    lines: list[Line] = []
    for hit in found:
        passage = hit.passage
        citation = cite(papers[passage.paper_id], passage.label, passage.page, passage.page_label)
        lines += [BLANK] if lines else []
        lines += wrap(citation, width, first=f"{hit.rank:>2}. ", tone=Tone.HEAD)
        lines += wrap(passage.id, width, first="    ", tone=Tone.FAINT)
        lines += wrap(" > ".join(passage.headings), width, first="    ", tone=Tone.FAINT)
        lines += wrap(_led_in(passage.lead_in, passage.body), width, first="    ")
    return lines


def answer(reply: Answer, papers: Mapping[str, Paper], width: int) -> list[Line]:
    """Give the quotations with their places, or why there are none and what comes nearest."""
    if reply.answered:
        lines = [line for quote in reply.quotes for line in (*_quoted(quote, width), BLANK)]
        if reply.difference:
            lines += [*wrap(reply.difference, width, first="They differ: ", indent="  ", tone=Tone.HEAD), BLANK]
        return [*lines, Line(f"confidence {reply.confidence:.2f}", Tone.FAINT)]
    lines = wrap(reply.reason or "Not found.", width, tone=Tone.BAD)
    if reply.hits:
        lines += [BLANK, Line("Nearest passages (they do not answer the question):", Tone.FAINT), BLANK]
        lines += hits(reply.hits, papers, width)
    return lines


def _figures(one: PaperCounts) -> tuple[str, ...]:
    paper = one.paper
    return (paper.id, paper.date or "-", paper.role, str(one.passages), str(one.statements), paper.status)


def _outlined(block: Block, width: int) -> Line:
    own = visible(block.id.partition(":")[2] or block.id)
    indent = "  " * max(block.level - 1, 0)
    named = block.label.rpartition(", ")[2]  # the tree says the rest: `para 8, bullet 1` stands under para 8
    label = f"{named}: " if named and block.kind not in UNLABELLED else ""
    head = f"{own:<{ID_COLUMN}} {indent}"
    words = clipped(f"{label}{block.reading}", max(width - len(head), ID_COLUMN))
    return Line(f"{head}{words}", Tone.HEAD if block.kind is BlockKind.HEADING else Tone.BODY)


def _neighbour(block: Block, width: int) -> list[Line]:
    label = f"[{block.label}] " if block.label and block.kind not in UNLABELLED else ""
    return wrap(f"{label}{block.reading}", width, first="  ", tone=Tone.FAINT)


def _words_of(place: Place, width: int) -> list[Line]:
    """Give the place's own words behind a bar, so that they stand out without colour too.

    A table row is shown cell by cell; a statement's timescale has a line of its own later.
    """
    lead_in = place.blocks[0].lead_in if place.blocks else None
    lines = wrap(lead_in or "", width, first="| ", indent="| ", tone=Tone.FAINT)
    for block in place.blocks:
        if place.statement is not None and block.kind is BlockKind.TIMESCALE:
            continue
        cells = [f"{cell.head}: {cell.text}" if cell.head else cell.text for cell in block.cells]
        for words in cells or [block.reading]:
            lines += wrap(words, width, first="| ", indent="| ")
    return lines


def _led_in(lead_in: str | None, reading: str) -> str:
    return f"[{lead_in}] {reading}" if lead_in else reading


def _quoted(quote: Quote, width: int) -> list[Line]:
    """Give a quotation, each entry of a list on a line of its own, with its places outside the quotation marks."""
    first, *entries = _ENTRY.split(_led_in(quote.lead_in, f"“{quote.reading}”"))
    lines = wrap(first, width)
    for entry in entries:
        lines += wrap(entry, width, first="  ", indent="    ")
    for cell in quote.cells:
        lines += wrap(": ".join(filter(None, (cell.head, cell.text))), width, first="    ")
    lines += wrap(f"{quote.citation} [{quote.id}]", width, first="    ", tone=Tone.FAINT)
    return [*lines, *wrap("; ".join(quote.also), width, first="    also in: ", indent="      ", tone=Tone.FAINT)]
