"""A self-evaluation form that a board filled in: what it says, held against the papers and what is on record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hscqa.errors import UsageError
from hscqa.export.workbook.sheets import as_cell
from hscqa.library.position_rows import day_of, positions_of, refusal
from hscqa.model import SelfEvaluation
from hscqa.model.boards import ANSWERED, SHEET
from hscqa.review.boards import append_board, board_name, latest, unanswered
from hscqa.review.comparison import matched, same_words
from hscqa.review.journal import new_id
from hscqa.review.naming import stem_of
from hscqa.review.texts import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from hscqa.model import Position, Returned, Sheets, Statement

LEAST_RATINGS = 2
AGAIN = "make the form again with: hscqa crosswalk --self-evaluation BOARD"


@dataclass(frozen=True, slots=True)
class Answered:
    """A statement of which a board says something else than it did."""

    before: Position | None
    """None where nothing is on record."""
    after: Position

    @property
    def told(self) -> tuple[tuple[str, str, str], ...]:
        """Each of ANSWERED that changes: its name, what it was and what it will be; '' for nothing."""
        was = {name: getattr(self.before, name, "") for name in ANSWERED}
        return tuple((name, was[name], now) for name in ANSWERED if (now := getattr(self.after, name)) != was[name])


@dataclass(frozen=True, slots=True)
class Reworded:
    """A statement that says something else by now than the board read; its answer is kept with what it read."""

    position: Position
    now: str
    """What the statement says now, to be read."""


@dataclass(frozen=True, slots=True)
class BoardReturn:
    """What becomes of a form; nothing is written yet."""

    board: str
    evaluation: SelfEvaluation | None
    """What is to be kept; None where there is nothing new in the form."""
    already: str
    """The day (ISO) for which the same is on record; '' where it is not."""
    changes: tuple[Answered, ...]
    """Against what held of this board on the day, in the paper's order; empty where nothing is to be kept."""
    refused: tuple[Returned, ...]
    """The rows that cannot be taken; what was on record of their statements stays."""
    reworded: tuple[Reworded, ...]
    remarks: tuple[str, ...]
    """What else people should know before they say yes, a sentence each."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """What becomes of one statement."""

    now: Position
    """The statement as it is now, of which nothing is said yet."""
    row: Position | None
    """What the form says of it; None where it has no row that can be taken."""
    before: Position | None
    """What was on record of it; None where nothing was."""
    scale: tuple[str, ...]

    @property
    def after(self) -> Position:
        """What is to be kept: the board's answer with the words that it was given to, else nothing said."""
        answer = self.row or self.before
        if answer is None or answer.is_empty:
            return self.now
        about = self.now if same_words(answer, self.now) else replace(answer, statement=self.now.statement)
        return replace(
            about,
            rating="" if self.is_unrated else answer.rating,
            evidence=answer.evidence,
            action=answer.action,
            lead=answer.lead,
            date=answer.date,
        )

    @property
    def is_unrated(self) -> bool:
        """Whether a rating that was on record is lost, since the form's scale does not have it."""
        return self.row is None and self.before is not None and self.before.rating not in {"", *self.scale}

    @property
    def is_reworded(self) -> bool:
        """Whether the board answered to other words than stand there now."""
        return self.row is not None and not self.row.is_empty and not same_words(self.row, self.now)


@dataclass(frozen=True, slots=True)
class _Form:
    """What the sheet About says of a form."""

    board: str
    on: str
    """'' where the board gave no day."""
    scale: tuple[str, ...]
    source: str
    target: str


def board_return(
    sheets: Sheets, statements: Sequence[Statement], known: Iterable[SelfEvaluation], *, by: str, at: str
) -> BoardReturn:
    """Say what a filled-in form comes to; nothing is written.

    `statements` are all of the form's source as they are now, `known` all that is on record, `by` who takes the form in
    and `at` when (UTC, to the second). A row that is refused or missing leaves what was on record of its statement. A
    form without a day holds for the day of `at`; where its answers are on record for whatever day, they are not kept
    twice.

    Raises UsageError where the form as a whole cannot be taken.
    """
    form = _form(sheets.about, {one.paper_id for one in statements})
    kept = [one for one in known if (one.board, one.source) == (form.board, form.source)]
    on = form.on or at[:10]
    before = latest(kept, form.board, on)
    rows, refused = positions_of(sheets.rows.get(SHEET, ()), form.scale)
    taken = _taken(
        [unanswered(one) for one in statements], rows.values(), before.positions if before else (), form.scale
    )
    made = SelfEvaluation(
        new_id(), form.board, on, at, by, form.source, form.target, form.scale, tuple(one.after for one in taken)
    )
    already = _already(made, kept if not form.on else [one for one in kept if one == before and one.on == on])
    is_new = not already and not all(one.after.is_empty for one in taken)
    return BoardReturn(
        board=form.board,
        evaluation=made if is_new else None,
        already=already,
        changes=tuple(one for one in (Answered(each.before, each.after) for each in taken) if one.told)
        if is_new
        else (),
        refused=tuple(sorted([*refused, *_gone(rows, taken)], key=lambda one: one.number)),
        reworded=tuple(Reworded(one.after, one.now.seen) for one in taken if one.is_reworded),
        remarks=(*_on_day(form, at), *_on_scale(form, before, taken), *_on_rows(taken)),
    )


def keep_board(folder: Path, returned: BoardReturn) -> SelfEvaluation | None:
    """Write down what a form brought, under reviews/; when this returns it is on the disk. None where nothing is new.

    Raises UsageError where it cannot be kept, WorkspaceUnwritable where it was not saved.
    """
    if returned.evaluation is not None:
        append_board(folder, returned.evaluation)
    return returned.evaluation


def _form(about: Mapping[str, str], papers: Collection[str]) -> _Form:
    """Read the sheet About; `papers` has the source's id. Raises UsageError where the form cannot be taken."""
    told = {name: " ".join(about.get(name, "").split()) for name in ("board", "source", "target", "scale", "on")}
    for name in ("board", "source", "target"):
        if not told[name]:
            raise UsageError(f"the sheet About has no {name}", AGAIN)
    if told["source"] not in papers:
        raise UsageError(f"the form is on {told['source']}, which has no statements here", "see: hscqa papers")
    scale = tuple(filter(None, (one.strip() for one in told["scale"].split(";"))))
    if len(scale) < LEAST_RATINGS or len(set(scale)) < len(scale):
        raise UsageError("the sheet About has no scale of two or more different ratings", AGAIN)
    try:
        on = day_of(told["on"])
    except ValueError as error:
        raise UsageError(f"the sheet About: on: {error}", "mend it there and import it again") from error
    board = board_name(told["board"])
    stem_of(board, "board", AGAIN)
    return _Form(board, on, scale, told["source"], told["target"])


def _taken(
    blank: Sequence[Position], rows: Iterable[Position], kept: Sequence[Position], scale: tuple[str, ...]
) -> list[_Taken]:
    """Bring together, for each statement as it is now, what its row says and what was on record."""
    whole = {as_cell(one.seen): one.seen for one in blank}
    read = [replace(one, seen=whole.get(as_cell(one.seen), one.seen)) for one in rows]
    found, earlier = matched(read, blank), matched(kept, blank)
    return [_Taken(one, found.get(one.statement), earlier.get(one.statement), scale) for one in blank]


def _gone(rows: Mapping[int, Position], taken: Iterable[_Taken]) -> Iterator[Returned]:
    """Refuse the rows on statements that the paper does not have."""
    known = {one.row.statement for one in taken if one.row is not None}
    for number, row in rows.items():
        if row.statement not in known:
            yield refusal(number, f"the paper has no statement {row.statement} (any more); see: hscqa outline PAPER")


def _already(made: SelfEvaluation, kept: Sequence[SelfEvaluation]) -> str:
    """Give the last day for which the same is on record; '' where it is not."""
    return max((one.on for one in kept if _said(one) == _said(made)), default="")


def _said(one: SelfEvaluation) -> object:
    """Give all that a board says in a self-evaluation, to be compared."""
    answers = {
        (each.statement, folded(each.seen), *(getattr(each, name) for name in ANSWERED))
        for each in one.positions
        if not each.is_empty
    }
    return one.scale, one.target, answers


def _on_day(form: _Form, at: str) -> Iterator[str]:
    """Say what people should know of the day that the form holds for."""
    if not form.on:
        yield f"The form gives no day (on, in the sheet About): it is kept for {at[:10]}, the day of import."
    elif form.on > at[:10]:
        yield f"The form holds for {form.on}, a day to come."


def _on_scale(form: _Form, before: SelfEvaluation | None, taken: Iterable[_Taken]) -> Iterator[str]:
    """Say what people should know of a scale that is not the one before."""
    if before is not None and before.scale != form.scale:
        yield f"The scale is not that of {before.on} ({'; '.join(before.scale)}): ratings are compared by name."
    lost = [one.now.statement for one in taken if one.is_unrated]
    if lost:
        yield f"What was on record is not on this scale, and is no rating any more: {', '.join(lost)}."


def _on_rows(taken: Sequence[_Taken]) -> Iterator[str]:
    """Say which statements have no row, and which stand elsewhere by now."""
    missing = [one.now.statement for one in taken if one.row is None]
    if missing:
        yield (
            f"{len(missing)} of {len(taken)} statements have no row that can be taken; what was on record of them "
            f"stays: {', '.join(missing)}."
        )
    for one in taken:
        if one.row is not None and one.row.statement != one.now.statement:
            yield f"{one.row.statement} stands at {one.now.statement} by now, with the same words."
