"""The crosswalk as a Word file: a paper for a board, to be read from the front and looked up from the back.

First what there is in numbers and a line for each statement, then a table a theme: each statement beside what it
answers and beside the comments that name it, have its words, or were confirmed by a reviewer. The other comments stand
in an annex, a table a theme. Every tie that holds is in one of the two, once, with its words whole.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from hscqa.export.comments import label_of, parted
from hscqa.export.report import HOW_TO_READ
from hscqa.export.word.controls import add_contents
from hscqa.export.word.document import (
    DETAIL,
    LABEL,
    LANDSCAPE,
    PART,
    Column,
    Piece,
    Row,
    Table,
    add_heading,
    add_pieces,
    add_table,
    new_document,
    saved,
)
from hscqa.export.word.gaps import write_gaps, write_papers, write_set_aside
from hscqa.export.word.pack_part import put_pack
from hscqa.export.word.pieces import because, decided, offered, said_besides, statement_pieces, suggested, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from hscqa.export.report import Entry, Report, Theme

THEMELESS: Final = "Without a theme"
"""The heading of statements that stand under none."""
ANNEX: Final = "Annex: comments on the same matter"

_HOW_MADE = (
    "The program ({made_by}) compared each statement with the statements of the other paper and with what other papers "
    "say: by the words that both have, by what they mean, by the headings they stand under, and by where one text "
    "names another. Each suggestion carries how sure the program is, and its strongest reason."
)
_WORDS = (
    "Words of a paper stand beside a line, whole and as they are; the small grey characters after them name their "
    "place, so that they can be found again."
)
_UNDECIDED = "No reviewer has decided on any of the suggestions yet."
_DECIDED = (
    "Reviewers have decided on some of the suggestions. Their decisions are shown with their names and stand above the "
    "program’s: what they rejected is listed apart and counts no more. What nobody decided on is a suggestion still."
)
_SPLIT = (
    "Beside each statement stand the comments that name it, that have its words, or that a reviewer confirmed, and "
    "where there is none of these the surest one. The others, on the same matter, stand in the annex."
)


def crosswalk_docx(made: Report, pack: str = "") -> bytes:
    """Give a Word file in A4 landscape; the same report and pack give the same bytes.

    `pack` is a JSON text that the file carries without showing it; '' for none.
    """
    document = new_document(made.title, made.made_by, LANDSCAPE)
    contents = _write_opening(document, made)
    _write_glance(document, made)
    _write_themes(document, made)
    write_set_aside(document, made)
    write_gaps(document, made)
    write_papers(document, made)
    _write_annex(document, made)
    add_contents(document, contents)
    put_pack(document, pack)
    return saved(document)


def _write_opening(document: Document, made: Report) -> Paragraph:
    """Say what it is, what there is in numbers and how it was made; give the heading that the contents follow."""
    gaps = (f"{one.title}: {len(one.gaps)} of {one.whole}" for one in made.gaps)
    add_pieces(document, (Piece(made.title, "Title"), Piece(made.about, "Subtitle")))
    add_heading(document, "In numbers", 1)
    add_pieces(document, (Piece(line, "List Bullet") for line in (*made.counts, *gaps)))
    add_heading(document, "How it was made and how to read it", 1)
    is_decided = any(tie.decision for one in made.entries for tie in (*one.links, *one.comments, *one.set_aside))
    parts = (_HOW_MADE.format(made_by=made.made_by), _DECIDED if is_decided else _UNDECIDED, HOW_TO_READ)
    layout = f"{_WORDS} {_SPLIT}" if made.comments_from else _WORDS
    add_pieces(document, (Piece(text, "Normal") for text in (*parts, layout)))
    return add_heading(document, "Contents", 1, new_page=True)


def _write_glance(document: Document, made: Report) -> None:
    """Write one line for each statement."""
    add_heading(document, "At a glance", 1)
    comments = (Column("Comments by", 72),) if made.comments_from else ()
    columns = (
        Column(f"Statement of {made.names.papers[made.source]}", 42),
        Column("Timescale", 44),
        Column(f"What it answers in {made.names.papers[made.target]}, and how sure", 67 + 72 * (not comments)),
        *comments,
        Column("Decided by reviewers", 36),
    )
    rows = tuple(_glance(entry, made) for entry in made.entries)
    add_table(document, Table("At a glance", columns, rows, "Each statement with what it answers, in short"))


def _glance(entry: Entry, made: Report) -> Row:
    ties = (*entry.links, *entry.comments, *entry.set_aside)
    answers = "; ".join(f"{link.place} ({link.confidence:.2f})" for link in entry.links)
    counted = Counter(said.paper for said in entry.comments)
    said = "; ".join(f"{made.names.papers[paper]}: {counted[paper]}" for paper in made.comments_from if counted[paper])
    outcomes = Counter(tie.decision for tie in ties if tie.decision)
    told = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.items()))
    open_ones = f"none of {len(ties)}" if ties else "nothing to decide"
    cells = (
        (Piece("", strong=entry.label),),
        (Piece(entry.statement.timescale or "none found"),),
        (Piece(answers or "nothing that was found"),),
        *(((Piece(said or "nobody that was found"),),) if made.comments_from else ()),
        (Piece(f"{told} (of {len(ties)})" if told else open_ones),),
    )
    return Row(cells)


def _write_themes(document: Document, made: Report) -> None:
    """Write a table a theme."""
    add_heading(document, "Each statement, what it answers, and who spoke of it", 1, new_page=True)
    comments = (Column("What others say of it", 95),) if made.comments_from else ()
    columns = (
        Column(f"Statement of {made.names.papers[made.source]}", 90 + 32 * (not comments)),
        Column(f"What it answers in {made.names.papers[made.target]}", 76 + 63 * (not comments)),
        *comments,
    )
    for theme in made.themes:
        add_heading(document, theme.title or THEMELESS, 2)
        about = "Each statement beside what it answers and what others say of it"
        rows = tuple(_entry(entry, made) for entry in theme.entries)
        add_table(document, Table(theme.title or THEMELESS, columns, rows, about))


def _entry(entry: Entry, made: Report) -> Row:
    statement = tuple(statement_pieces(entry))
    answers = tuple(_links(entry))
    return Row((statement, answers, tuple(_comments(entry, made))) if made.comments_from else (statement, answers))


def _links(entry: Entry) -> Iterator[Piece]:
    for link in entry.links:
        yield Piece(f"{link.relation.capitalize()} {link.place}", LABEL)
        yield words_of(link.text, link.id)
        yield offered(link)
        yield from said_besides(link)
    if not entry.links:
        yield Piece("Answers nothing that was found", LABEL)
        best = entry.unlinked.best if entry.unlinked else None
        if best is not None:
            yield Piece(f"The nearest is {best.label}, confidence {best.confidence:.2f}.", DETAIL)


def _comments(entry: Entry, made: Report) -> Iterator[Piece]:
    """Give the comments that stand beside a statement, how many stand in the annex, and who says nothing of it."""
    beside, away = parted(entry)
    for said in beside:
        yield Piece(label_of(said), LABEL)
        yield Piece(said.text, PART, said.id)
        yield offered(said)
        yield from said_besides(said)
    if away:
        counted = Counter(made.names.papers[said.paper] for said in away)
        told = ", ".join(f"{name} {number}" for name, number in counted.items())
        yield Piece(f"{told}.", DETAIL, strong="More in the annex: ")
    silent = [made.names.papers[paper] for paper in made.comments_from if paper in entry.silent]
    if silent:
        yield Piece(", ".join(silent) + ".", DETAIL, strong="No comment found in: ")


def _write_annex(document: Document, made: Report) -> None:
    """Write the comments that do not stand beside their statements, a table a theme."""
    filled = [(theme.title or THEMELESS, tuple(_annexed(theme))) for theme in made.themes]
    columns = (
        Column("Statement", 34),
        Column("What others say", 134),
        Column("How sure, and decision", 38),
        Column("Why", 55),
    )
    if any(rows for _, rows in filled):
        add_heading(document, ANNEX, 1, new_page=True)
    for title, rows in filled:
        if rows:
            add_heading(document, title, 2)
            add_table(document, Table(f"Comments on {title}", columns, rows, "Comments that are on the same matter"))


def _annexed(theme: Theme) -> Iterator[Row]:
    for entry in theme.entries:
        for said in parted(entry)[1]:
            words = (Piece(label_of(said), LABEL), Piece(said.text, PART, said.id))
            outcome = (Piece("", DETAIL, strong=decided(said).strip()),) if said.decision else ()
            sure = (Piece(suggested(said), DETAIL), *outcome, *said_besides(said))
            yield Row(((Piece("", strong=entry.label),), words, sure, (Piece(because(said), DETAIL),)))
