"""Self-evaluations of boards as the JSON objects that scripts rely on (docs/commands.md).

The rules of `contract` hold here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence

    from hscqa.export.contract import Json
    from hscqa.model import Position, SelfEvaluation
    from hscqa.review.comparison import Compared, Comparison, Outdated, Shift
    from hscqa.review.summary import Dated, Summary, Tally


def boards(listed: Sequence[Summary], on: str) -> Json:
    """Give how each board stands on a day, without its positions."""
    return {"on": on, "boards": [{**evaluation(one.evaluation), **_figures(one)} for one in listed]}


def board(name: str, on: str, held: Sequence[tuple[Summary, Comparison | None, Outdated | None]]) -> Json:
    """Give one board's self-evaluations that hold on a day, one for each paper; empty where there is none."""
    return {"board": name, "on": on, "evaluations": [_held(*one) for one in held]}


def none(on: str, board: str, known: Sequence[str]) -> Json:
    """Say that nothing held on a day; `known` has the boards there are, or the days of the board that is named."""
    return {"on": on, "board": board or None, "boards": [], "evaluations": [], "known": list(known)}


def evaluation(one: SelfEvaluation) -> Json:
    """Give which self-evaluation it is."""
    return {
        "id": one.id,
        "board": one.board,
        "for": one.on,
        "at": one.at,
        "by": one.by,
        "from": one.source,
        "to": one.target,
        "scale": list(one.scale),
    }


def position(one: Position) -> Json:
    """Give where a board stands with one statement; null for what it has not told."""
    return {
        "statement": one.statement,
        "label": one.label,
        "theme": one.theme or None,
        "seen": one.seen,
        "due": one.due or None,
        "rating": one.rating or None,
        "evidence": one.evidence or None,
        "action": one.action or None,
        "lead": one.lead or None,
        "date": one.date or None,
    }


def _held(one: Summary, against: Comparison | None, paper: Outdated | None) -> Json:
    """Give one self-evaluation with all that is made of it; null for a comparison or paper that is not there."""
    return {
        **evaluation(one.evaluation),
        **_figures(one),
        "soon": [_dated(each) for each in one.soon],
        "lacking": {what.value: [each.statement for each in found] for what, found in one.lacking.items()},
        "positions": [position(each) for each in one.evaluation.positions],
        "compared": None if against is None else _comparison(against),
        "changed": None if paper is None else _outdated(paper),
    }


def _figures(one: Summary) -> Json:
    """Give the ratings in numbers, and what is overdue."""
    return {
        **_tally(one.whole, one.evaluation.scale),
        "themes": [{"theme": each.theme or None, **_tally(each, one.evaluation.scale)} for each in one.themes],
        "overdue": [_dated(each) for each in one.overdue],
    }


def _tally(one: Tally, scale: Sequence[str]) -> Json:
    return {
        "statements": one.statements,
        "rated": one.rated,
        "ratings": dict(zip(scale, one.counts, strict=True)),
        "middle": one.middle or None,
    }


def _dated(one: Dated) -> Json:
    return {"statement": one.position.statement, "date": one.date, "whose": one.whose.value, "days": one.days}


def _comparison(one: Comparison) -> Json:
    return {
        "with": evaluation(one.earlier),
        "counts": _counts(one.counts),
        "themes": [{"theme": theme or None, "counts": _counts(counts)} for theme, counts in one.themes.items()],
        "statements": [_compared(each) for each in one.statements],
    }


def _counts(counts: Counter[Shift]) -> Json:
    return {shift.value: count for shift, count in sorted(counts.items())}


def _compared(one: Compared) -> Json:
    return {
        "statement": one.position.statement,
        "shift": one.shift.value,
        "before": position(one.before) if one.before else None,
        "after": position(one.after) if one.after else None,
        "reworded": one.is_reworded,
    }


def _outdated(one: Outdated) -> Json:
    return {
        "reworded": [{"before": position(before), "now": position(after)} for before, after in one.reworded],
        "gone": [each.statement for each in one.gone],
        "new": [each.statement for each in one.new],
    }
