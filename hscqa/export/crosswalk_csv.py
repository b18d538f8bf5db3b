"""The crosswalk as CSV: one row for each statement and tie, to be filtered in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hscqa.export.gap_list import gap_lists
from hscqa.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hscqa.model import Comment, Crosswalk, Evidence, Link, Row, Statement

HEADER = (
    "statement_id",
    "statement_label",
    "theme",
    "statement",
    "timescale",
    "due",
    "owners",
    "status",
    "tie",
    "paper",
    "tied_id",
    "tied_label",
    "tied_text",
    "kind",
    "relation",
    "confidence",
    "evidence",
    "decision",
)
"""The columns. `tie` is link, comment, none (the statement has neither) or unanswered (a target nobody answers).

The columns after it speak of the tied statement or passage: `paper` is its paper's id, `tied_label` its label
or citation, `kind` a link's kind or a comment's basis. They are empty where `tie` is none; where it is unanswered
the statement's columns are empty instead.
"""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def crosswalk_csv(made: Crosswalk, citations: Mapping[str, str] | None = None) -> str:
    """Give a header and one row for each suggested link and comment, then the targets that nobody answers.

    A statement with neither has one row. `citations` names a comment's passage to people; one that is not in it
    has an empty label. The JSON form has the candidates that were turned down. Lines end in a newline.
    """
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(HEADER)
    for row in _rows(made, citations or {}):
        writer.writerow([visible(inert(cell)) for cell in row])
    return sink.getvalue()


def inert(cell: str) -> str:
    """Give a cell that no spreadsheet runs: one that begins with = + - @ TAB or CR gets a ' before it.

    The rule is OWASP's (CSV Injection).
    """
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _rows(made: Crosswalk, citations: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for row in made.rows:
        head = _statement(row.statement)
        ties = list(_ties(row, made.target, citations))
        yield from ((*head, *tie) for tie in ties or [("none", *[""] * 9)])
    for gap in gap_lists(made).targets_without_source:
        yield (*[""] * 8, "unanswered", made.target, gap.id, gap.label, gap.reading, *[""] * 5)


def _statement(statement: Statement) -> tuple[str, ...]:
    return (
        statement.id,
        statement.label,
        statement.theme,
        statement.reading,
        statement.timescale or "",
        statement.due or "",
        "; ".join(statement.owners),
        statement.status or "",
    )


def _ties(row: Row, target: str, citations: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    yield from (_link(link, target) for link in row.links if link.suggested)
    yield from (_comment(said, citations.get(said.id, "")) for said in row.comments if said.suggested)


def _link(link: Link, target: str) -> tuple[str, ...]:
    tied = link.target
    words = ("link", target, tied.id, tied.label, tied.reading, link.kind, link.relation)
    return (*words, f"{link.confidence:.2f}", _evidence(link.evidence), link.decision or "")


def _comment(said: Comment, citation: str) -> tuple[str, ...]:
    words = ("comment", said.paper_id, said.id, citation, said.reading, said.basis, "")
    return (*words, f"{said.confidence:.2f}", _evidence(said.evidence), said.decision or "")


def _evidence(reasons: Iterable[Evidence]) -> str:
    return "; ".join(f"{reason.type}: {reason.text}" for reason in reasons)
