"""Crosswalk and gaps as the JSON objects that scripts rely on (docs/commands.md).

The rules of `contract` hold here too.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from hscqa.export.contract import Json, span
from hscqa.export.gap_list import gap_lists

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hscqa.export.gap_list import Candidate, Gap
    from hscqa.model import (
        Comment,
        Crosswalk,
        Evidence,
        Gaps,
        Link,
        Row,
        Statement,
    )


def crosswalk(made: Crosswalk) -> Json:
    """Give the object of `crosswalk --json`: every candidate link, best first, and the gaps."""
    return {
        "from": made.source,
        "to": made.target,
        "comments_from": list(made.comments_from),
        "rows": [row(one) for one in made.rows],
        "gaps": gaps(made.gaps),
        "needed": asdict(made.needed),
        "earlier": list(made.earlier),
        "remarks": list(made.remarks),
    }


def row(one: Row) -> Json:
    """Give one statement with its links and comments."""
    return {
        "statement": statement(one.statement),
        "links": [link(tie) for tie in one.links],
        "comments": [comment(said) for said in one.comments],
    }


def statement(one: Statement) -> Json:
    """Give a statement."""
    return {
        "id": one.id,
        "label": one.label,
        "text": one.text,
        "timescale": one.timescale,
        "due": one.due,
        "owners": list(one.owners),
        "status": one.status,
        "status_words": one.status_words,
        "headings": list(one.headings),
        "reading": one.reading,
        "lead_in": one.lead_in,
        "span": span(one.span),
        "page": one.page,
    }


def link(tie: Link) -> Json:
    """Give a candidate link; `suggested` says whether the tool stands behind it."""
    target = tie.target
    return {
        "target": {"id": target.id, "label": target.label, "text": target.text, "reading": target.reading},
        "kind": tie.kind,
        "relation": tie.relation,
        "score": tie.score,
        "confidence": tie.confidence,
        "suggested": tie.suggested,
        "evidence": evidence(tie.evidence),
        "decision": tie.decision,
        "reviewers": list(tie.reviewers),
        "reason": tie.reason or None,
        "voices": list(tie.voices),
    }


def comment(said: Comment) -> Json:
    """Give a comment."""
    return {
        "paper": said.paper_id,
        "id": said.id,
        "quote": said.quote,
        "span": span(said.span),
        "basis": said.basis,
        "confidence": said.confidence,
        "suggested": said.suggested,
        "evidence": evidence(said.evidence),
        "decision": said.decision,
        "reviewers": list(said.reviewers),
        "reason": said.reason or None,
        "voices": list(said.voices),
        "reading": said.reading,
        "context": said.context,
    }


def evidence(reasons: Iterable[Evidence]) -> list[Json]:
    """Give the reasons of a link or comment."""
    return [{"type": reason.type, "text": reason.text, "weight": reason.weight} for reason in reasons]


def gaps(found: Gaps) -> Json:
    """Give the lists of statement ids; `by_stakeholder` has one for each commenting paper."""
    return {
        "targets_without_source": list(found.targets_without_source),
        "sources_without_target": list(found.sources_without_target),
        "sources_without_comment": list(found.sources_without_comment),
        "by_stakeholder": {paper: list(ids) for paper, ids in found.by_stakeholder.items()},
    }


def gaps_reply(made: Crosswalk) -> Json:
    """Give the object of `gaps --json`: the gaps, and the best candidate that was turned down for each.

    `best_turned_down` has one object a list of gaps, since one statement may stand in two of them; a value is null
    where there was no candidate, and else has in `why` the reasons against it, in words.
    """
    lists = gap_lists(made)
    return {
        "from": made.source,
        "to": made.target,
        "comments_from": list(made.comments_from),
        "earlier": list(made.earlier),
        "remarks": list(made.remarks),
        **gaps(made.gaps),
        "best_turned_down": {
            "targets_without_source": _best(lists.targets_without_source),
            "sources_without_target": _best(lists.sources_without_target),
            "sources_without_comment": _best(lists.sources_without_comment),
            "by_stakeholder": {paper: _best(listed) for paper, listed in lists.by_stakeholder.items()},
        },
    }


def _best(listed: Iterable[Gap]) -> Json:
    return {gap.id: None if gap.best is None else _candidate(gap.best) for gap in listed}


def _candidate(best: Candidate) -> Json:
    return {**asdict(best), "why": list(best.why), "evidence": evidence(best.evidence)}
