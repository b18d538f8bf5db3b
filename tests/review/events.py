"""Events as a test writes them."""

from __future__ import annotations

from itertools import count

from hscqa.model import Act, Event, Seen, TieId, Verdict
from hscqa.review.voices import decisions, judged

LAMP = TieId("review:1.i", "audit:rec-2")
GULL = TieId("review:2.i", "audit:rec-1")
OFFERED = Seen("Trim the lamps.", "Lamps smoke.", "semantic", "answers", 0.71, suggested=True)
UNOFFERED = Seen("Trim the lamps.", "Lamps smoke.")
NUMBERS = count(1)
HOSTILE = "[bold]../../Ann\x1b[2J; DROP\u202e\n"


def event(  # noqa: PLR0913  an event has that much to say
    who: str,
    act: Act,
    tie: TieId = LAMP,
    *,
    at: str = "2026-03-01T09:00:00Z",
    seen: Seen = OFFERED,
    verdict: Verdict | None = None,
    relation: str = "",
    words: str = "",
    undoes: str = "",
) -> Event:
    """Make an event with an id that no other has."""
    return Event(f"e{next(NUMBERS)}", at, who, act, tie, seen, verdict, relation, words, undoes)


def undo(what: Event, who: str = "") -> Event:
    """Make the undo of an event, by the same reviewer or another."""
    return event(who or what.reviewer, Act.UNDO, what.tie, undoes=what.id)


def settle(verdict: Verdict, who: str = "Kit", at: str = "2026-03-02T09:00:00Z", relation: str = "") -> Event:
    """Make a settlement of the tie of the lamps."""
    return event(who, Act.SETTLE, at=at, verdict=verdict, relation=relation, words="The board said so.")


def verdicts(*events: Event) -> list[tuple[str, Verdict | None]]:
    """Give each reviewer's verdict."""
    return [(one.reviewer, one.verdict) for one in decisions(events)]


def joint(*events: Event) -> Verdict | None:
    """Give the joint verdict on the only tie."""
    (one,) = judged(events)
    return one.verdict
