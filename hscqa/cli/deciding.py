"""`review accept` and the other acts: what one person decides about one tie."""

from typing import TYPE_CHECKING, Annotated

import typer

from hscqa.cli.options import Voice
from hscqa.cli.session import Session
from hscqa.errors import ExitCode, UsageError
from hscqa.export import contract_review, text_review
from hscqa.model import Act, Verdict

if TYPE_CHECKING:
    from hscqa.library.reviewing import Reviews

Statement = Annotated[str, typer.Argument(metavar="STATEMENT", help="The statement that answers or is spoken of.")]
Target = Annotated[str, typer.Argument(metavar="TARGET", help="The statement answered, or the passage that speaks.")]
Relation = Annotated[
    str, typer.Option(metavar="RELATION", help="`answers` or `partly answers`, where it is not what was suggested.")
]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]


def accept(
    session: Session, statement: Statement, target: Target, voice: Voice, *, relation: Relation = ""
) -> ExitCode:
    """Say that a suggested tie is right; with --relation, what it is."""
    return _decide(session, Act.ACCEPT, (statement, target), voice, relation=relation)


def reject(session: Session, statement: Statement, target: Target, voice: Voice, *, reason: Reason) -> ExitCode:
    """Say that a suggested tie is wrong, and why."""
    return _decide(session, Act.REJECT, (statement, target), voice, words=reason)


def add(session: Session, statement: Statement, target: Target, voice: Voice, *, relation: Relation = "") -> ExitCode:
    """Add a tie that was not suggested."""
    return _decide(session, Act.ADD, (statement, target), voice, relation=relation)


def note(
    session: Session,
    statement: Statement,
    target: Target,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note.")],
    voice: Voice,
) -> ExitCode:
    """Write a note on a tie; it decides nothing."""
    return _decide(session, Act.NOTE, (statement, target), voice, words=text)


def settle(  # noqa: PLR0913  what a settlement needs
    session: Session,
    statement: Statement,
    target: Target,
    outcome: Annotated[str, typer.Argument(metavar="OUTCOME", help="accepted or rejected.")],
    voice: Voice,
    *,
    reason: Reason,
) -> ExitCode:
    """End a disagreement of reviewers; what each decided stays on record."""
    if outcome not in {Verdict.ACCEPTED, Verdict.REJECTED}:
        raise UsageError(f"“{outcome}” settles nothing", "say accepted or rejected")
    verdict = Verdict(outcome)
    return _decide(session, Act.SETTLE, (statement, target), voice, words=reason, verdict=verdict)


def undo(
    session: Session,
    voice: Voice,
    statement: Annotated[str | None, typer.Argument(metavar="STATEMENT", help="Only on this tie.")] = None,
    target: Annotated[str | None, typer.Argument(metavar="TARGET", help="Its other side.")] = None,
) -> ExitCode:
    """Take back the reviewer's last act."""
    reviews, name = open_reviews(session), _name(voice)
    if (statement is None) != (target is None):
        raise UsageError("one side of the tie is missing", "name both, or none for the last act of all")
    sides = (statement, target) if statement is not None and target is not None else None
    taken = reviews.undo(name, sides, voice.quote)
    if session.settings.json:
        session.output.json({"undone": contract_review.event(taken)})
    else:
        session.output.lines(text_review.taken_back(taken, session.output.width))
    return ExitCode.FOUND


def _decide(  # noqa: PLR0913  what a reviewer may say of a tie
    session: Session,
    act: Act,
    sides: tuple[str, str],
    voice: Voice,
    *,
    words: str = "",
    relation: str = "",
    verdict: Verdict | None = None,
) -> ExitCode:
    """Write down a decision on the tie that was named, and say that it is saved."""
    name, reviews = _name(voice), open_reviews(session)
    event = reviews.event(name, act, reviews.tie(*sides, voice.quote), words=words, relation=relation, verdict=verdict)
    is_new = bool(reviews.keep([event]))
    if session.settings.json:
        session.output.json({"saved": contract_review.event(event), "already": not is_new})
    else:
        session.output.lines(text_review.saved(event, session.output.width, is_new=is_new))
    return ExitCode.FOUND


def _name(voice: Voice) -> str:
    """Give the reviewer's name; raise UsageError where there is none."""
    from hscqa.library.reviewer import reviewer  # noqa: PLC0415  `--help` needs no configuration

    return reviewer(voice.reviewer)


def open_reviews(session: Session) -> "Reviews":
    """Give the decisions of the workspace; lines of them that cannot be read are named on standard error."""
    from hscqa.library.reviewing import Reviews  # noqa: PLC0415  `--help` needs no index

    reviews = Reviews(session.library)
    for faulty in reviews.faulty():
        session.narration.note(str(faulty))
    return reviews
