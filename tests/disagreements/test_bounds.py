"""Which amounts can both be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.disagreements import claim
from hscqa.disagreements.bounds import Bounded, bounded, conflict, written

BOUNDS = st.sampled_from(["under", "most", "exact", "about", "least", "over"])
AMOUNTS = st.builds(Bounded, st.floats(min_value=0, max_value=1e9), BOUNDS)


@pytest.mark.parametrize(
    ("text", "bound", "as_written"),
    [
        ("<70% of it", "under", "<70%"),
        ("Over 70 per cent of it", "over", "Over 70 per cent"),
        ("no more than 12 vans", "most", "no more than 12"),
        ("12 or more vans", "least", "12 or more"),
        ("almost £9 billion", "about", "almost £9 billion"),
        ("between 12 and 14 vans", "about", "between 12"),
        ("14 boards", "exact", "14"),
        ("councils and 32 boards", "exact", "32"),
    ],
)
def test_a_bound_is_read_before_or_after_its_amount(text: str, bound: str, as_written: str) -> None:
    made = claim(text, "a")
    place = next(i for i, term in enumerate(made.terms) if term.is_amount)
    assert (bounded(made, place).bound, written(made, place)) == (bound, as_written)


@given(AMOUNTS, AMOUNTS)
def test_a_conflict_has_two_sides(one: Bounded, other: Bounded) -> None:
    assert conflict(one, other) is conflict(other, one)


@given(AMOUNTS)
def test_no_amount_is_in_conflict_with_itself(amount: Bounded) -> None:
    assert not conflict(amount, amount)
