"""What a crosswalk as a Word file says of what is not tied: what reviewers set aside, the gaps, and the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.gap_list import NOTHING
from hscqa.export.word.document import (
    DETAIL,
    LABEL,
    PART,
    WORDS,
    Column,
    Piece,
    Row,
    Table,
    add_heading,
    add_pieces,
    add_table,
)
from hscqa.export.word.pieces import because, decided, said_besides, suggested, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from hscqa.export.gap_list import Candidate, Gap, GapSection
    from hscqa.export.report import Entry, Report, ShownTie
    from hscqa.model import Paper


def write_set_aside(document: Document, made: Report) -> None:
    """Write a table of what reviewers decided on and what does not hold; nothing where there is none."""
    rows = tuple(_set_aside(entry, tie) for entry in made.entries for tie in entry.set_aside)
    if not rows:
        return
    title = "What reviewers set aside"
    add_heading(document, title, 1)
    columns = (
        Column("Statement", 34),
        Column("What was set aside", 122),
        Column("What the program said", 55),
        Column("Who decided, and why", 50),
    )
    add_table(document, Table(title, columns, rows, "Links and comments that do not count"))


def _set_aside(entry: Entry, tie: ShownTie) -> Row:
    words = Piece(tie.text, WORDS if tie.form == "link" else PART, tie.id)
    told = (Piece(f"{tie.form.capitalize()}: {tie.place}", LABEL), words)
    said = Piece(f"{suggested(tie)} {because(tie)}".strip(), DETAIL)
    return Row(((Piece("", strong=entry.label),), told, (said,), (Piece(decided(tie).strip()), *said_besides(tie))))


def write_gaps(document: Document, made: Report) -> None:
    """Write what nobody answers or speaks of, a table a list, each gap with what came nearest."""
    add_heading(document, "Gaps", 1, new_page=True)
    for section in made.gaps:
        title = f"{section.title} ({len(section.gaps)} of {section.whole})"
        add_heading(document, title, 2)
        if not section.gaps:
            add_pieces(document, (Piece("None.", "Normal"),))
            continue
        near = [gap for gap in section.gaps if section.paper is None or gap.best is not None]
        if near:
            add_table(document, _table(section, near, made))
        silent = ", ".join(gap.label for gap in section.gaps if gap not in near)
        if silent:
            add_pieces(document, (Piece(f"{NOTHING.capitalize()}: {silent}.", "Below table"),))


def _table(section: GapSection, gaps: list[Gap], made: Report) -> Table:
    is_long = section.paper is None
    columns = (
        Column("Statement", 88 if is_long else 34),
        Column("What came nearest, and was turned down", 103 if is_long else 142),
        Column("Why", 70 if is_long else 85),
    )
    return Table(section.title, columns, tuple(_gap(gap, made, is_long=is_long) for gap in gaps))


def _gap(gap: Gap, made: Report, *, is_long: bool) -> Row:
    """Give one gap; its statement's words where they do not stand in the themes' tables beside others' words."""
    words = (words_of(gap.reading, gap.id),) if is_long else ()
    label = Piece(gap.label, LABEL) if is_long else Piece("", strong=gap.label)
    if gap.best is None:
        return Row(((label, *words), (Piece(f"{NOTHING.capitalize()}."),), ()))
    return Row(((label, *words), tuple(_nearest(gap.best, made)), tuple(_against(gap.best))))


def _nearest(best: Candidate, made: Report) -> Iterator[Piece]:
    yield Piece(made.names.passages.get(best.id, best.label), LABEL)
    is_whole = best.id in made.names.statements
    yield words_of(best.text, best.id) if is_whole else Piece(best.text, PART, best.id)


def _against(best: Candidate) -> Iterator[Piece]:
    """Say what is against the nearest, and what speaks for it."""
    yield Piece("; ".join(best.why) or "no single reason", DETAIL, strong="Against it: ")
    if best.for_it:
        yield Piece(best.for_it, DETAIL, strong="For it: ")


def write_papers(document: Document, made: Report) -> None:
    """Write a table of the papers, so that each can be found."""
    title = "The papers"
    add_heading(document, title, 1)
    columns = (
        Column("Called here", 40),
        Column("Title", 70),
        Column("Publisher and date", 48),
        Column("Where it is from", 65),
        Column("Licence", 38),
    )
    add_table(document, Table(title, columns, tuple(_paper(paper, made) for paper in made.papers)))


def _paper(paper: Paper, made: Report) -> Row:
    uses = {made.source: "its statements answer", made.target: "its statements are answered"}
    named = (Piece("", strong=made.names.papers[paper.id]), Piece(uses.get(paper.id, "it comments"), DETAIL))
    published = ", ".join(filter(None, (paper.publisher, paper.date))) or "not stated"
    place = (Piece(paper.source or "not stated"), Piece(paper.file, DETAIL, strong="File: "))
    return Row((named, (Piece(paper.title),), (Piece(published),), place, (Piece(paper.licence or "not stated"),)))
