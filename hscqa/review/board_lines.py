"""One self-evaluation as one line of JSON, and back; what `lines` says of events holds here too."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Final, Literal

import msgspec

from hscqa.model.boards import Position, SelfEvaluation
from hscqa.review.lines import is_time, reason, written

VERSION: Final = 1
"""Of a line's layout."""

_Name = Annotated[str, msgspec.Meta(min_length=1)]
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""The one form of a day, so that days sort as strings."""
_WHAT = "self-evaluation"


class _Position(msgspec.Struct, forbid_unknown_fields=True):
    """A Position as it stands in a line."""

    statement: _Name
    seen: str
    label: str
    theme: str
    due: str
    rating: str
    evidence: str
    action: str
    lead: str
    date: str


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """A SelfEvaluation as it stands in a line, its keys in this order."""

    version: Literal[1]
    id: _Name
    board: _Name
    on: str
    at: str
    by: _Name
    source: _Name
    target: _Name
    scale: Annotated[tuple[_Name, ...], msgspec.Meta(min_length=2)]
    positions: tuple[_Position, ...]


_DECODER = msgspec.json.Decoder(_Line)


def line(one: SelfEvaluation) -> str:
    r"""Write a self-evaluation as one line, which ends with "\n" and has no other end of a line in it.

    It is read back before it is given, since what nobody can read later is not to be taken for saved. Raises
    ValueError, with one short sentence, for such a self-evaluation.
    """
    positions = tuple(
        _Position(
            each.statement,
            each.seen,
            each.label,
            each.theme,
            each.due,
            each.rating,
            each.evidence,
            each.action,
            each.lead,
            each.date,
        )
        for each in one.positions
    )
    text = written(
        _Line(
            VERSION,
            one.id,
            one.board,
            one.on,
            one.at,
            one.by,
            one.source,
            one.target,
            one.scale,
            positions,
        )
    )
    evaluation(text)
    return text


def evaluation(text: str) -> SelfEvaluation:
    """Read the self-evaluation of one line, with or without its newline.

    Raises ValueError, with one short sentence that is safe to show, for a line that is no JSON, no self-evaluation, or
    of another version.
    """
    try:
        kept = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(reason(text, error, _WHAT, VERSION)) from None
    _check(kept)
    return SelfEvaluation(
        kept.id,
        kept.board,
        kept.on,
        kept.at,
        kept.by,
        kept.source,
        kept.target,
        kept.scale,
        tuple(Position(*msgspec.structs.astuple(one)) for one in kept.positions),
    )


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, of the one form that is kept: `2026-03-31`."""
    try:
        return _DAY.fullmatch(text) is not None and date.fromisoformat(text) is not None
    except ValueError:
        return False


def _check(kept: _Line) -> None:
    """Raise ValueError where a time or day is none, a rating is not of the scale, or one thing stands there twice."""
    if not is_time(kept.at):
        raise ValueError(f"it is no {_WHAT}: 'at' is no time of the form 2026-03-01T09:30:00Z")
    if not all(map(is_day, (kept.on, *filter(None, (day for one in kept.positions for day in (one.due, one.date)))))):
        raise ValueError(f"it is no {_WHAT}: 'on', 'due' or 'date' is no day of the form 2026-03-01")
    if len(set(kept.scale)) < len(kept.scale):
        raise ValueError(f"it is no {_WHAT}: its scale has a rating twice")
    if not all(one.rating in {"", *kept.scale} for one in kept.positions):
        raise ValueError(f"it is no {_WHAT}: a rating is not of its scale")
    if len({one.statement for one in kept.positions}) < len(kept.positions):
        raise ValueError(f"it is no {_WHAT}: a statement stands there twice")
