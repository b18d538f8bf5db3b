"""Which papers a crosswalk is made of when the user does not say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.errors import UnknownId, UsageError
from hscqa.model import Role
from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import Document

REPEATED = 0.8
"""The share of a paper's statements that stand in another for it to be a repetition of that one."""

TIED = frozenset({Role.AUDIT, Role.REVIEW})
"""Roles whose papers are tied to one another; the others speak of them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The papers of a crosswalk."""

    source: Document
    """Whose statements answer."""
    target: Document
    """Whose statements are answered."""
    commenters: tuple[Document, ...]
    """Who speaks of the source's statements, by paper id."""


def choose(
    documents: Sequence[Document], source: str | None = None, target: str | None = None, comments: Sequence[str] = ()
) -> Chosen:
    """Choose papers by id, or by role where None (or nothing) is given.

    The target is the audit with the most statements, and the fullest text among those that repeat each other; the
    source is the review with the most statements, one not dated before the target where there is one; the papers
    that are neither audit nor review comment, but not one that only repeats the source or the target.
    Raises UnknownId for an id that no document has, and UsageError where no paper suits or the one named has no
    statements.
    """
    answered = _named(documents, target, "--to") if target else _target(documents, source)
    answers = _named(documents, source, "--from") if source else _source(documents, answered)
    if answers.paper.id == answered.paper.id:
        raise UsageError(f"{answers.paper.id} cannot answer itself", "name two papers with --from and --to")
    if comments:
        speaking = [_find(documents, paper_id) for paper_id in dict.fromkeys(comments)]
    else:
        speaking = [one for one in documents if one.paper.role not in TIED and not _repeats(one, answers, answered)]
    apart = {answers.paper.id, answered.paper.id}
    chosen = sorted((one for one in speaking if one.paper.id not in apart), key=lambda one: one.paper.id)
    return Chosen(answers, answered, tuple(chosen))


def _target(documents: Sequence[Document], source: str | None) -> Document:
    """Choose the paper that is answered."""
    suited = [one for one in _of_role(documents, Role.AUDIT) if one.paper.id != source]
    if not suited:
        raise _nothing(documents, Role.AUDIT, "to be answered", "--to")
    return max(suited, key=_fullness)


def _source(documents: Sequence[Document], target: Document) -> Document:
    """Choose the paper that answers."""
    suited = [one for one in _of_role(documents, Role.REVIEW) if one.paper.id != target.paper.id]
    if not suited:
        raise _nothing(documents, Role.REVIEW, "that could answer", "--from")
    later = [one for one in suited if one.paper.date >= target.paper.date]
    return max(later or suited, key=_fullness)


def _of_role(documents: Sequence[Document], role: Role) -> list[Document]:
    """Give the papers of a role that have statements."""
    return [one for one in documents if one.paper.role is role and one.statements]


def _fullness(document: Document) -> tuple[int, int, str]:
    """Order papers by their statements, then by their length; the id decides what is left."""
    return len(document.statements), len(document.paper.text), document.paper.id


def _find(documents: Sequence[Document], paper_id: str) -> Document:
    """Find a document by its paper's id."""
    for document in documents:
        if document.paper.id == paper_id:
            return document
    known = ", ".join(sorted(one.paper.id for one in documents)) or "none"
    raise UnknownId(f"no paper that was read is called “{paper_id}”", f"the papers are: {known}")


def _named(documents: Sequence[Document], paper_id: str, option: str) -> Document:
    """Find a document that the user named, which must have statements."""
    document = _find(documents, paper_id)
    if not document.statements:
        what = f"{paper_id} has no statements (recommendations, proposals, responses)"
        raise UsageError(what, _remedy(documents, option))
    return document


def _nothing(documents: Sequence[Document], role: Role, purpose: str, option: str) -> UsageError:
    """Say that no paper of a role has statements."""
    return UsageError(f"no paper with the role “{role}” has statements {purpose}", _remedy(documents, option))


def _remedy(documents: Sequence[Document], option: str) -> str:
    """Name the papers that could be chosen."""
    able = sorted((one for one in documents if one.statements), key=lambda one: one.paper.id)
    if not able:
        return "no paper has any; add one with: hscqa ingest FILE"
    listed = ", ".join(f"{one.paper.id} ({one.paper.role}, {len(one.statements)})" for one in able)
    return f"name one with {option}; those with statements are: {listed}"


def _repeats(document: Document, *others: Document) -> bool:
    """Whether a paper's statements are, word for word, nearly all those of one of the others."""
    own = {tuple(words(one.reading)) for one in document.statements}
    if not own:
        return False
    theirs = ({tuple(words(one.reading)) for one in other.statements} for other in others)
    return any(len(own & other) >= REPEATED * len(own) for other in theirs)
