"""How far reviewers agree, and on which ties they do not."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from hscqa.model import Act, Decision, Event, Seen, TieId, Verdict
from hscqa.review.agreement import Agreement, Overall, agreements, disagreements, overall
from hscqa.review.voices import judged

if TYPE_CHECKING:
    from collections.abc import Sequence

SEEN = Seen("Trim the lamps.", "Lamps smoke.")
VERDICTS = {"y": Verdict.ACCEPTED, "+": Verdict.ADDED, "n": Verdict.REJECTED, "?": None}
"""What a letter of a reviewer's row stands for; a full stop is a tie on which the reviewer has nothing."""
HOSTILE = "[bold]../../Ann\x1b[2J; DROP\u202e\n"

rows = st.text("yn", min_size=1, max_size=12)
"""One reviewer's verdicts."""


def tie(place: int) -> TieId:
    """Make a tie."""
    return TieId(f"review:{place:02}", "audit:rec-2")


def held(**said: str) -> list[Decision]:
    """Make reviewers' decisions from their rows, a letter a tie."""
    return [
        Decision(tie(place), who, VERDICTS[letter], SEEN, "2026-03-01T09:00:00Z")
        for who, row in said.items()
        for place, letter in enumerate(row)
        if letter != "."
    ]


def kappa(first: str, second: str) -> float | None:
    """Give the kappa of two reviewers' rows."""
    (one,) = agreements(held(Ann=first, Bea=second))
    return one.kappa


def alpha(*said: str) -> float | None:
    """Give the alpha of reviewers' rows."""
    return overall(held(**{f"R{place}": row for place, row in enumerate(said)})).alpha


def numbers(*said: str) -> tuple[str, ...]:
    """Read rows of a published table, 0 for no and 1 for yes."""
    return tuple(row.translate(str.maketrans("01", "ny")) for row in said)


def test_nothing_shared_is_nothing_to_compare() -> None:
    assert agreements([]) == agreements(held(Ann="yn..", Bea="..yn")) == ()
    empty = overall(held(Ann="yn..", Bea="..yn"))
    assert empty == overall([]) == Overall(ties=0, reviewers=0, same=0, alpha=None)
    assert empty.share is None
    assert Agreement("Ann", "Bea", 0, 0, None).share is None


def test_kappa_is_as_worked_by_hand() -> None:
    # Both yes 20, only Ann 5, only Bea 10, both no 15: observed 35/50, expected (25*30 + 25*20)/2500 = 1/2.
    (one,) = agreements(held(Ann="y" * 25 + "n" * 25, Bea="y" * 20 + "n" * 5 + "y" * 10 + "n" * 15))
    assert (one.first, one.second, one.both, one.same, one.share) == ("Ann", "Bea", 50, 35, 0.7)
    assert one.kappa == pytest.approx(0.4)


def test_opposite_reviewers_have_the_least_kappa() -> None:
    assert kappa("ynyn", "nyny") == -1


@pytest.mark.parametrize("pair", [("yyy", "yyy"), ("nn", "nn"), ("y", "+")])
def test_kappa_is_not_defined_where_both_always_say_the_same_one_thing(pair: tuple[str, str]) -> None:
    assert kappa(*pair) is None
    assert alpha(*pair) is None


def test_kappa_of_a_reviewer_who_says_yes_to_all_is_nought() -> None:
    assert kappa("yyyy", "yyyn") == 0


def test_added_counts_as_accepted_and_notes_and_unshared_ties_do_not_count() -> None:
    (one,) = agreements(held(Ann="y+n?y.n", Bea="+ynny?."))
    assert (one.both, one.same, one.kappa) == (4, 4, 1)


def test_each_two_who_share_a_tie_are_compared_in_order_of_name() -> None:
    found = agreements(held(Cal="yn..", Bea="..yn", Ann="ynyn"))
    assert [(one.first, one.second) for one in found] == [("Ann", "Bea"), ("Ann", "Cal")]


def test_a_hostile_name_is_data() -> None:
    (one,) = agreements(held(**{HOSTILE: "yn", "Ann": "yy"}))
    assert {one.first, one.second} == {HOSTILE, "Ann"}
    assert (one.both, one.same) == (2, 1)


def test_alpha_of_two_reviewers_is_krippendorffs_own_example() -> None:
    # Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section A: 1 - 19 * 4 / (14 * 6).
    assert alpha(*numbers("0100000010", "1110010000")) == pytest.approx(1 - 76 / 84)


def test_alpha_of_three_reviewers_with_gaps_is_as_worked_by_hand() -> None:
    # Ties: yyy, yyn, nn, yn, and one voice that is left out. 10 voices: 6 yes, 4 no.
    # Coincidences of a yes with a no: 2 * 1 / 2 + 1 * 1 / 1 = 2; alpha = 1 - 9 * 2 / 24.
    said = held(Ann="yynyy", Bea="yyn..", Cal="yn.n.")
    assert overall(said) == Overall(ties=4, reviewers=3, same=2, alpha=0.25)
    assert overall(said).share == 0.5


def test_alpha_is_below_nought_where_reviewers_contradict_each_other() -> None:
    # 4 coincidences among 8 voices, 4 yes and 4 no: 1 - 7 * 4 / 16.
    assert alpha("ynyn", "nyny") == -0.75


@given(st.data(), rows)
def test_kappa_is_scikit_learns(data: st.DataObject, first: str) -> None:
    second = data.draw(st.text("yn", min_size=len(first), max_size=len(first)))
    assume(len(set(first + second)) > 1)
    assert kappa(first, second) == pytest.approx(cohen_kappa_score(list(first), list(second)))


@given(st.data(), rows)
def test_kappa_lies_between_minus_one_and_one_whoever_comes_first(data: st.DataObject, first: str) -> None:
    second = data.draw(st.text("yn", min_size=len(first), max_size=len(first)))
    found = kappa(first, second)
    assert found == kappa(second, first)
    assert alpha(first, second) == alpha(second, first)
    if found is None:
        assert len(set(first + second)) == 1
    else:
        assert -1 <= found <= 1


@given(rows)
def test_full_agreement_is_one_where_both_answers_occur(row: str) -> None:
    assume(len(set(row)) > 1)
    assert kappa(row, row) == alpha(row, row) == alpha(row, row, row) == 1


@given(st.data(), st.lists(st.text("yn+?.", max_size=8), max_size=4))
def test_the_order_of_decisions_changes_nothing(data: st.DataObject, said: list[str]) -> None:
    straight = held(**{f"R{place}": row for place, row in enumerate(said)})
    mixed = data.draw(st.permutations(straight))
    assert agreements(mixed) == agreements(straight)
    assert overall(mixed) == overall(straight)


@given(st.lists(st.text("yn+?.", max_size=8), max_size=4))
def test_alpha_is_one_only_where_all_agree(said: list[str]) -> None:
    found = overall(held(**{f"R{place}": row for place, row in enumerate(said)}))
    if found.alpha is not None:
        assert found.alpha <= 1
        assert (found.alpha == 1) is (found.share == 1)


def events(*written: tuple[str, int, Act]) -> list[Event]:
    """Make events from who did what on which tie; what is settled is settled to yes."""

    def one(place: int, what: tuple[str, int, Act]) -> Event:
        who, where, act = what
        verdict = Verdict.ACCEPTED if act is Act.SETTLE else None
        return Event(f"e{place}", "2026-03-01T09:00:00Z", who, act, tie(where), SEEN, verdict)

    return list(starmap(one, enumerate(written)))


def places(written: Sequence[Event]) -> list[str]:
    """Name the sources of the ties on which reviewers differ."""
    return [one.tie.source for one in disagreements(reversed(judged(written)))]


def test_disagreements_are_listed_unsettled_first_then_settled_each_by_tie() -> None:
    said = [(who, place, act) for who, act in (("Ann", Act.ACCEPT), ("Bea", Act.REJECT)) for place in range(4)]
    written = events(*said, ("Cal", 0, Act.SETTLE), ("Cal", 2, Act.SETTLE))
    assert places(written) == ["review:01", "review:03", "review:00", "review:02"]


def test_what_all_hold_alike_is_no_disagreement_settled_or_not() -> None:
    assert places(events(("Ann", 0, Act.ACCEPT), ("Bea", 0, Act.ADD), ("Cal", 0, Act.NOTE))) == []
    assert places(events(("Ann", 0, Act.REJECT), ("Bea", 0, Act.REJECT), ("Cal", 0, Act.SETTLE))) == []
