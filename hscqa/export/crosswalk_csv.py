"""The crosswalk as CSV: one row for each statement and tie, to be filtered in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hscqa.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hscqa.export.gap_list import Gap
    from hscqa.export.report import Entry, Report, ShownTie
    from hscqa.model import Evidence

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
    "status_words",
    "matched_words",
    "earlier",
    "nearest_id",
    "nearest",
    "turned_down_because",
    "reviewers",
    "reason",
    "voices",
)
"""The columns. `tie` is link or comment for what holds; `rejected link` and the like for what reviewers decided on and
does not hold; and for a gap unlinked (the statement answers nothing), unanswered (nobody answers the target) or silent
(the paper says nothing of the statement).

The columns after it speak of the tied statement or passage: `paper` is its paper's id, `tied_label` its label
or citation, `kind` a link's kind or a comment's basis, `matched_words` what both texts say, `earlier` is yes where the
commenting paper was written before the statement. `decision` is what reviewers decided, in the last three columns who,
why, and what each of them said. Where `tie` is unanswered the tied statement is the target, and the
statement's columns are empty. A gap names the best that was turned down in `nearest_id` and `nearest`, what speaks for
it in `evidence`, and what against it in `turned_down_because`.
"""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def crosswalk_csv(made: Report) -> str:
    """Give a header and one row for each tie that is shown and each gap; targets that nobody answers last.

    The label of a passage that nobody looked up is empty. The JSON form has all that was turned down. Lines end in a
    newline.
    """
    sink = io.StringIO()
    writer = csv.DictWriter(sink, HEADER, restval="", lineterminator="\n")
    writer.writeheader()
    for row in crosswalk_rows(made):
        writer.writerow({column: visible(inert(cell)) for column, cell in row.items()})
    return sink.getvalue()


def inert(cell: str) -> str:
    """Give a cell that no spreadsheet runs: one that begins with = + - @ TAB or CR gets a ' before it.

    The rule is OWASP's (CSV Injection).
    """
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def crosswalk_rows(made: Report) -> Iterator[dict[str, str]]:
    """Give the rows by column, each text as it is; a column that a row leaves out is empty."""
    for entry in made.entries:
        yield from (_statement(entry) | row for row in _rows(entry, made))
    for gap in made.unanswered:
        target = {"tied_id": gap.id, "tied_label": gap.label, "tied_text": gap.reading}
        yield _gap("unanswered", made.target, gap, made) | target


def _rows(entry: Entry, made: Report) -> Iterator[dict[str, str]]:
    """Give the columns of a statement's ties and gaps that are not the statement's own."""
    yield from map(_tie, entry.links)
    if not entry.links:
        yield _gap("unlinked", made.target, entry.unlinked, made)
    yield from map(_tie, entry.comments)
    for paper, gap in entry.silent.items():
        yield _earlier(is_earlier=paper in made.earlier) | _gap("silent", paper, gap, made)
    yield from (_tie(one) | {"tie": f"{one.decision} {one.form}"} for one in entry.set_aside)


def _statement(entry: Entry) -> dict[str, str]:
    statement = entry.statement
    return {
        "statement_id": statement.id,
        "statement_label": entry.label,
        "theme": statement.theme,
        "statement": statement.reading,
        "timescale": statement.timescale or "",
        "due": statement.due or "",
        "owners": "; ".join(statement.owners),
        "status": statement.status or "",
        "status_words": statement.status_words or "",
    }


def _tie(one: ShownTie) -> dict[str, str]:
    return {
        **_earlier(is_earlier=one.is_earlier),
        "tie": one.form,
        "paper": one.paper,
        "tied_id": one.id,
        "tied_label": one.label,
        "tied_text": one.text,
        "kind": one.kind,
        "relation": one.relation,
        "confidence": f"{one.confidence:.2f}",
        "evidence": _evidence(one.evidence),
        "decision": one.decision,
        "reviewers": "; ".join(one.reviewers),
        "reason": one.reason,
        "voices": "; ".join(one.voices),
        "matched_words": "; ".join(one.matched_words),
    }


def _earlier(*, is_earlier: bool) -> dict[str, str]:
    return {"earlier": "yes" if is_earlier else ""}


def _gap(kind: str, paper: str, gap: Gap | None, made: Report) -> dict[str, str]:
    """Give a gap with what came nearest, if anything did."""
    found = {"tie": kind, "paper": paper}
    if gap is None or gap.best is None:
        return found
    return found | {
        "evidence": _evidence(gap.best.evidence),
        "nearest_id": gap.best.id,
        "nearest": made.names.passages.get(gap.best.id, gap.best.label),
        "turned_down_because": "; ".join(gap.best.why),
    }


def _evidence(reasons: Iterable[Evidence]) -> str:
    return "; ".join(f"{reason.type}: {reason.text}" for reason in reasons)
