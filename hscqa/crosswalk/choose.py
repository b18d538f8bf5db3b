"""Which papers a crosswalk is made of: those that the user names, and for the rest those that suit."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from hscqa.crosswalk.fitting import TIED, answer_to, answered_by
from hscqa.crosswalk.remarks import called, repeats
from hscqa.errors import UnknownId, UsageError
from hscqa.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.model import Document

LONGEST_NAME = 80
"""Characters of an unknown id that its error repeats."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The papers of a crosswalk."""

    source: Document
    """Whose statements answer."""
    target: Document
    """Whose statements are answered."""
    commenters: tuple[Document, ...]
    """Who speaks of the source's statements, by paper id."""
    remarks: tuple[str, ...] = ()
    """What a user who left the choice open should know of it, a sentence each."""


def choose(
    documents: Sequence[Document], source: str | None = None, target: str | None = None, comments: Sequence[str] = ()
) -> Chosen:
    """Choose papers by id, and where None (or nothing) is given by what suits.

    A review answers an audit; where roles do not tell, dates and restated words may (`fitting`). The papers that are
    neither audit nor review comment, but not one that only repeats the source or the target. Raises UnknownId for an
    id that no document has, and UsageError where a named paper does not suit or nothing tells which papers do.
    """
    speaking = [_find(documents, paper_id) for paper_id in dict.fromkeys(comments)]
    pair = _pair(documents, source, target)
    for one in speaking:
        if one is pair[0] or one is pair[1]:
            role = "answers" if one is pair[0] else "is answered"
            raise UsageError(f"{one.paper.id} {role}, so it cannot comment", "name other papers with --comments")
    others = [one for one in documents if one.paper.role not in TIED and one is not pair[0] and one is not pair[1]]
    left_out = [] if comments else [one for one in others if any(repeats(one, two) for two in pair)]
    chosen = speaking or [one for one in others if one not in left_out]
    told = () if source and target else _taken(*pair)
    said = (f"{called(one.paper)} only repeats statements and is not asked for comments" for one in left_out)
    return Chosen(*pair, tuple(sorted(chosen, key=lambda one: one.paper.id)), (*told, *said))


def _pair(documents: Sequence[Document], source: str | None, target: str | None) -> tuple[Document, Document]:
    """Choose what answers and what is answered; raise UnknownId or UsageError."""
    answers = _named(documents, source, "--from") if source else None
    answered = _named(documents, target, "--to") if target else None
    if answers is not None and answers is answered:
        raise UsageError(f"{source} cannot answer itself", "name two papers with --from and --to")
    able = _able(documents)
    answered = answered or answered_by(answers, able)
    if answered is None:
        what = f"which paper {source} answers" if source else "which paper answers which"
        raise UsageError(
            f"neither roles, dates nor words tell {what}", _remedy(able, "--to" if source else "--from and --to")
        )
    answers = answers or answer_to(answered, able)
    if answers is None:
        what = f"neither roles, dates nor words tell which paper answers {answered.paper.id}"
        raise UsageError(what, _remedy([one for one in able if one is not answered], "--from"))
    return answers, answered


def _able(documents: Sequence[Document]) -> list[Document]:
    """Give the papers with statements, by id; raise UsageError where there are not two."""
    able = sorted((one for one in documents if one.statements), key=lambda one: one.paper.id)
    if not able:
        raise UsageError("no paper has statements (recommendations, proposals, responses)", _remedy(able, ""))
    if len(able) == 1:
        what = f"only {able[0].paper.id} has statements, and a crosswalk ties two papers"
        raise UsageError(what, "add another with: hscqa ingest FILE")
    return able


def _taken(answers: Document, answered: Document) -> Iterator[str]:
    """Say what was taken to answer what, where the roles did not say it."""
    if (answers.paper.role, answered.paper.role) != (Role.REVIEW, Role.AUDIT):
        yield (
            f"{answers.paper.id} is taken to answer {answered.paper.id}, by its words or date; "
            "--from and --to name others"
        )


def _find(documents: Sequence[Document], paper_id: str) -> Document:
    """Find a document by its paper's id; raise UnknownId, naming those that are like it."""
    ids = [one.paper.id for one in documents]
    for document in documents:
        if document.paper.id == paper_id:
            return document
    shown = paper_id if len(paper_id) <= LONGEST_NAME else f"{paper_id[: LONGEST_NAME - 1]}…"
    near = get_close_matches(paper_id[:LONGEST_NAME].casefold(), ids)
    known = f"did you mean {', '.join(near)}? All papers are" if near else "the papers are"
    raise UnknownId(f"no paper that was read is called “{shown}”", f"{known}: {', '.join(ids) or 'none'}")


def _named(documents: Sequence[Document], paper_id: str, option: str) -> Document:
    """Find a document that the user named, which must have statements."""
    document = _find(documents, paper_id)
    if not document.statements:
        what = f"{paper_id} has no statements (recommendations, proposals, responses)"
        raise UsageError(what, _remedy(documents, option))
    return document


def _remedy(documents: Sequence[Document], option: str) -> str:
    """Name the papers that could be chosen."""
    able = sorted((one for one in documents if one.statements), key=lambda one: one.paper.id)
    if not able:
        return "add a paper with: hscqa ingest FILE"
    listed = ", ".join(f"{one.paper.id} ({one.paper.role}, {len(one.statements)})" for one in able)
    return f"name one with {option}; those with statements are: {listed}"
