"""Which of several papers answers which: by role, by the statements that one names or restates, or by date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.crosswalk.comments import is_earlier
from hscqa.crosswalk.explicit import explicit_links
from hscqa.crosswalk.remarks import repeats
from hscqa.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import Document

TIED = frozenset({Role.AUDIT, Role.REVIEW})
"""Roles whose papers are tied to one another; the others speak of them."""


def answered_by(source: Document | None, able: Sequence[Document]) -> Document | None:
    """Choose the paper that is answered, by `source` where it is named; None where nothing tells.

    `able` are papers with statements. A review answers the audit with the most statements, and of those that repeat
    each other the fullest. Without an audit the earliest review is answered, or the earliest paper, or the one of which
    another names or restates most statements. A source that is no review answers the paper of which it names or
    restates most, or the only one before it.
    """
    suited = [one for one in able if one is not source]
    audits = _of_role(suited, Role.AUDIT)
    if audits and (source is None or source.paper.role is Role.REVIEW):
        return max(audits, key=_fullness)
    if source is None:
        candidates = _of_role(suited, Role.REVIEW) or suited
        return _earliest(candidates) or _most(candidates, [_tied(one, able) for one in candidates])
    before = [one for one in suited if is_earlier(one.paper, source.paper)]
    return _most(suited, [_ties(source, one) for one in suited]) or _only(before)


def answer_to(target: Document, able: Sequence[Document]) -> Document | None:
    """Choose the paper that answers `target`; None where nothing tells.

    `able` are papers with statements. An audit is answered by the review with the most statements, one not dated
    before it where there is one; any other paper by the one that names or restates most of its statements, or the only
    review, or the only paper, after it. A paper that only repeats the target does not answer it.
    """
    suited = [one for one in able if one is not target and not repeats(one, target)]
    reviews = _of_role(suited, Role.REVIEW)
    if reviews and target.paper.role is Role.AUDIT:
        later = [one for one in reviews if one.paper.date >= target.paper.date]
        return max(later or reviews, key=_fullness)
    after = [one for one in suited if is_earlier(target.paper, one.paper)]
    restating = _most(suited, [_ties(one, target) for one in suited])
    return restating or _only(_of_role(after, Role.REVIEW)) or _only(after)


def _of_role(documents: Sequence[Document], role: Role) -> list[Document]:
    """Give the papers of a role."""
    return [one for one in documents if one.paper.role is role]


def _fullness(document: Document) -> tuple[int, int, str]:
    """Order papers by their statements, then by their length; the id decides what is left."""
    return len(document.statements), len(document.paper.text), document.paper.id


def _earliest(documents: Sequence[Document]) -> Document | None:
    """Give the paper that was written before all others; None where dates do not tell."""
    first = [one for one in documents if all(other is one or is_earlier(one.paper, other.paper) for other in documents)]
    return _only(first)


def _ties(source: Document, target: Document) -> int:
    """Count the target's statements that the source's name as what they respond to, or restate."""
    return len({answered for _, answered in explicit_links(source, target, ())})


def _tied(target: Document, able: Sequence[Document]) -> int:
    """Count the statements of a paper that some other one names or restates, in the paper that does so most."""
    return max((_ties(one, target) for one in able if one is not target and not repeats(one, target)), default=0)


def _most(documents: Sequence[Document], counts: Sequence[int]) -> Document | None:
    """Give the document with the highest count; None where all are 0 or two share it."""
    best = max(counts, default=0)
    return _only([one for one, count in zip(documents, counts, strict=True) if count == best]) if best else None


def _only(documents: Sequence[Document]) -> Document | None:
    """Give the only one of some documents; None where there are several or none."""
    return documents[0] if len(documents) == 1 else None
