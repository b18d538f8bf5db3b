"""Self-evaluations as a test writes them."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

from hscqa.model import Position, SelfEvaluation
from hscqa.review.boards import DEFAULT_SCALE

LOW, PARTLY, GOOD, TOP = DEFAULT_SCALE
NUMBERS = count(1)


def position(  # noqa: PLR0913  a position has that much to say
    statement: str,
    rating: str = "",
    *,
    seen: str | None = None,
    theme: str = "Lamps",
    due: str = "",
    evidence: str = "",
    action: str = "",
    lead: str = "",
    date: str = "",
) -> Position:
    """Make a position; the statement's words are its own unless others are given."""
    words = f"The words of {statement}." if seen is None else seen
    return Position(statement, words, f"Proposal {statement}", theme, due, rating, evidence, action, lead, date)


def evaluation(  # noqa: PLR0913  a self-evaluation has that much to say
    *positions: Position,
    board: str = "Gull Bay IJB",
    on: str = "2026-03-01",
    at: str = "2026-03-02T09:30:00Z",
    scale: tuple[str, ...] = DEFAULT_SCALE,
    source: str = "review",
    name: str = "",
) -> SelfEvaluation:
    """Make a self-evaluation with an id that no other has, unless one is given."""
    return SelfEvaluation(name or f"s{next(NUMBERS)}", board, on, at, "Anna", source, "audit", scale, positions)


days = st.dates().map(lambda day: day.isoformat())
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@st.composite
def evaluations(draw: st.DrawFn) -> SelfEvaluation:
    """Make a self-evaluation with any texts, on any scale."""
    scale = tuple(draw(st.lists(words.filter(bool), min_size=2, max_size=5, unique=True)))
    names = draw(st.lists(words.filter(bool), max_size=6, unique=True))
    positions = tuple(
        Position(
            one,
            draw(words),
            draw(words),
            draw(st.sampled_from(["", "Lamps", "Walls"])),
            draw(st.just("") | days),
            draw(st.sampled_from(["", *scale])),
            draw(words),
            draw(words),
            draw(words),
            draw(st.just("") | days),
        )
        for one in names
    )
    at = draw(st.datetimes()).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    return SelfEvaluation(
        draw(words.filter(bool)), draw(words.filter(bool)), draw(days), at, "Anna", "review", "audit", scale, positions
    )
