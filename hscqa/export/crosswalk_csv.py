"""The crosswalk as CSV: one row for each statement and tie, to be filtered in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hscqa.export.gap_list import gap_lists
from hscqa.export.labels import statement_labels
from hscqa.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hscqa.export.gap_list import Gap
    from hscqa.model import Comment, Crosswalk, Evidence, Link, Statement

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
)
"""The columns. `tie` is link or comment for what is suggested, and for a gap unlinked (the statement answers nothing),
unanswered (nobody answers the target) or silent (the paper says nothing of the statement).

The columns after it speak of the tied statement or passage: `paper` is its paper's id, `tied_label` its label
or citation, `kind` a link's kind or a comment's basis, `matched_words` what both texts say, `earlier` is yes where the
commenting paper was written before the statement. `decision` is what reviewers decided, in the last two columns who and
why. Where `tie` is unanswered the tied statement is the target, and the
statement's columns are empty. A gap names the best that was turned down in `nearest_id` and `nearest`, what speaks for
it in `evidence`, and what against it in `turned_down_because`.
"""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def crosswalk_csv(made: Crosswalk, citations: Mapping[str, str] | None = None) -> str:
    """Give a header and one row for each suggested link and comment and each gap; targets that nobody answers last.

    `citations` names a comment's passage to people; one that is not in it has an empty label. The JSON form has all
    that was turned down. Lines end in a newline.
    """
    sink = io.StringIO()
    writer = csv.DictWriter(sink, HEADER, restval="", lineterminator="\n")
    writer.writeheader()
    for row in crosswalk_rows(made, citations or {}):
        writer.writerow({column: visible(inert(cell)) for column, cell in row.items()})
    return sink.getvalue()


def inert(cell: str) -> str:
    """Give a cell that no spreadsheet runs: one that begins with = + - @ TAB or CR gets a ' before it.

    The rule is OWASP's (CSV Injection).
    """
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def crosswalk_rows(made: Crosswalk, citations: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Give the rows by column, each text as it is; a column that a row leaves out is empty."""
    lists, labels = gap_lists(made), statement_labels(made)
    unlinked = {gap.id: gap for gap in lists.sources_without_target}
    silent = {(paper, gap.id): gap for paper, listed in lists.by_stakeholder.items() for gap in listed}
    for row in made.rows:
        statement = _statement(row.statement, labels[row.statement.id])
        yield from (statement | _link(link, labels[link.target.id]) for link in row.links if link.holds)
        if not any(link.holds for link in row.links):
            yield statement | _gap("unlinked", made.target, unlinked.get(row.statement.id), citations)
        for said in row.comments:
            if said.holds:
                yield statement | _earlier(made, said.paper_id) | _comment(said, citations.get(said.id, ""))
        for paper in made.comments_from:
            if (paper, row.statement.id) in silent:
                earlier = _earlier(made, paper)
                yield statement | earlier | _gap("silent", paper, silent[paper, row.statement.id], citations)
    for gap in lists.targets_without_source:
        target = {"tied_id": gap.id, "tied_label": gap.label, "tied_text": gap.reading}
        yield _gap("unanswered", made.target, gap, citations) | target


def _statement(statement: Statement, label: str) -> dict[str, str]:
    return {
        "statement_id": statement.id,
        "statement_label": label,
        "theme": statement.theme,
        "statement": statement.reading,
        "timescale": statement.timescale or "",
        "due": statement.due or "",
        "owners": "; ".join(statement.owners),
        "status": statement.status or "",
        "status_words": statement.status_words or "",
    }


def _link(link: Link, label: str) -> dict[str, str]:
    return {
        "tie": "link",
        "paper": link.target.paper_id,
        "tied_id": link.target.id,
        "tied_label": label,
        "tied_text": link.target.reading,
        "kind": link.kind,
        "relation": link.relation,
        **_judged(link),
    }


def _earlier(made: Crosswalk, paper: str) -> dict[str, str]:
    return {"earlier": "yes" if paper in made.earlier else ""}


def _comment(said: Comment, citation: str) -> dict[str, str]:
    return {
        "tie": "comment",
        "paper": said.paper_id,
        "tied_id": said.id,
        "tied_label": citation,
        "tied_text": said.reading,
        "kind": said.basis,
        **_judged(said),
    }


def _judged(tie: Link | Comment) -> dict[str, str]:
    """Give what a link and a comment have in common: how sure it is, why, and what a reviewer said."""
    matched = [reason.text for reason in tie.evidence if reason.type == "words"]
    return {
        "confidence": f"{tie.confidence:.2f}",
        "evidence": _evidence(tie.evidence),
        "decision": tie.decision or "",
        "reviewers": "; ".join(tie.reviewers),
        "reason": tie.reason,
        "matched_words": "; ".join(matched),
    }


def _gap(kind: str, paper: str, gap: Gap | None, citations: Mapping[str, str]) -> dict[str, str]:
    """Give a gap with what came nearest, if anything did."""
    found = {"tie": kind, "paper": paper}
    if gap is None or gap.best is None:
        return found
    return found | {
        "evidence": _evidence(gap.best.evidence),
        "nearest_id": gap.best.id,
        "nearest": citations.get(gap.best.id, gap.best.label),
        "turned_down_because": "; ".join(gap.best.why),
    }


def _evidence(reasons: Iterable[Evidence]) -> str:
    return "; ".join(f"{reason.type}: {reason.text}" for reason in reasons)
