"""A workbook that came back, as the JSON object that scripts rely on (docs/commands.md).

The rules of `contract` hold here too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.export.contract_review import tie
from hscqa.model import Act, Fate, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hscqa.export.contract import Json
    from hscqa.model import Returned

_VERDICTS = {Act.ACCEPT: Verdict.ACCEPTED, Act.REJECT: Verdict.REJECTED, Act.ADD: Verdict.ADDED}


@dataclass(frozen=True, slots=True)
class Form:
    """A board's self-evaluation form that came back, as it is shown."""

    board: str
    on: str
    """The day (ISO) for which it is to be kept; '' where there is nothing new in it."""
    already: str
    """The day (ISO) for which the same is on record; '' where it is not."""
    changes: Mapping[str, Sequence[tuple[str, str, str]]]
    """What the board says otherwise than before, by statement: its name, what it was and what it will be."""
    reworded: Mapping[str, tuple[str, str]]
    """What the board read and what stands there now, by statement, where these differ."""
    refused: Sequence[Returned]
    remarks: Sequence[str]
    """What else people should know, a sentence each."""


def workbook(found: Sequence[Returned], reviewer: str, *, applied: bool) -> Json:
    """Give what becomes of each row that was filled in; `applied` says whether what is new has been written down."""
    counts = Counter(one.fate for one in found)
    return {
        "reviewer": reviewer,
        "applied": applied,
        "counts": {fate.value: counts[fate] for fate in Fate},
        "rows": [row(one) for one in found],
    }


def row(one: Returned) -> Json:
    """Give one thing that a row asks for; null for what does not belong to it or cannot be told."""
    after = verdict_after(one)
    sides = tie(one.tie) if one.tie else {"source": None, "target": None, "quote": None}
    return {
        "sheet": one.sheet,
        "row": one.number,
        "fate": one.fate.value,
        "why": one.why or None,
        "act": one.act.value if one.act else None,
        **sides,
        "relation": one.relation or None,
        "words": one.words or None,
        "before": one.before.value if one.before else None,
        "after": after.value if after else None,
    }


def verdict_after(one: Returned) -> Verdict | None:
    """Give what the reviewer holds of the tie once a row is applied; None where still nothing.

    What they added stays added when they accept it.
    """
    if one.act not in _VERDICTS or (one.act is Act.ACCEPT and one.before is Verdict.ADDED):
        return one.before
    return _VERDICTS[one.act]


def form(one: Form, *, applied: bool) -> Json:
    """Give what a self-evaluation form comes to; null for what is not there."""
    return {
        "board": one.board,
        "on": one.on or None,
        "applied": applied,
        "already": one.already or None,
        "counts": {"apply": len(one.changes), "changed": len(one.reworded), "refused": len(one.refused)},
        "rows": [
            {
                "statement": statement,
                "changes": [{"what": what, "before": was or None, "after": now or None} for what, was, now in told],
            }
            for statement, told in one.changes.items()
        ],
        "reworded": [
            {"statement": statement, "seen": seen, "now": now} for statement, (seen, now) in one.reworded.items()
        ],
        "refused": [{"sheet": row.sheet, "row": row.number, "why": row.why} for row in one.refused],
        "remarks": list(one.remarks),
    }
