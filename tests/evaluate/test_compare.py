"""Two runs: what got better or worse, what cannot be compared, and whether it could be chance."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.errors import UsageError
from hscqa.evaluate import Verdict, compare, read_run
from hscqa.evaluate.compare import sign_test
from hscqa.export.contract_evaluation import evaluation

if TYPE_CHECKING:
    from pathlib import Path

    from tests.evaluate.conftest import Make


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        ({"rank": 3}, {"rank": 1}, Verdict.BETTER),
        ({"rank": None}, {"rank": 10}, Verdict.BETTER),
        ({"rank": 2}, {"rank": None}, Verdict.WORSE),
        ({"right": False}, {"right": True}, Verdict.BETTER),
        ({"right": True}, {"answered": False}, Verdict.WORSE),
        ({"rank": 1, "right": False}, {"rank": 2, "right": True}, Verdict.UNDECIDED),
        ({"right": False}, {"answered": False}, Verdict.UNDECIDED),
        ({"answerable": False}, {"answerable": False, "answered": False}, Verdict.BETTER),
        ({"answerable": False, "answered": False}, {"answerable": False}, Verdict.WORSE),
    ],
)
def test_a_question_goes_one_way_or_another(
    make: Make, before: dict[str, bool | int | None], now: dict[str, bool | int | None], verdict: Verdict
) -> None:
    old, new = (make.run([make.result(**changed)]) for changed in (before, now))  # type: ignore[arg-type]
    (altered,) = compare(old, new).altered
    assert altered.verdict is verdict


def test_a_figure_changes_by_the_questions_that_changed(make: Make) -> None:
    before = make.run([make.result("q1", rank=2), make.result("q2", rank=1), make.result("q3", answerable=False)])
    now = make.run([make.result("q1", rank=1), make.result("q2", rank=1), make.result("q3", answerable=False)])
    change = compare(before, now).figures["recall@1"]
    assert (change.questions, change.before, change.now) == (2, 0.5, 1.0)
    assert (change.better, change.worse, change.p_value) == (1, 0, 1.0)


def test_only_what_both_runs_have_with_the_same_gold_is_compared(make: Make) -> None:
    before = make.run([make.result("old"), make.result("same"), make.result("edited", right=False)])
    now = make.run([make.result("edited", fingerprint="g"), make.result("new"), make.result("same")])
    made = compare(before, now)
    assert (made.compared, made.only_before, made.only_now, made.edited) == (1, ("old",), ("new",), ("edited",))
    assert made.altered == ()


def test_runs_without_a_common_question_have_nothing_to_compare(make: Make) -> None:
    made = compare(make.run([make.result("old")]), make.run([make.result("new")]))
    assert made.compared == 0
    assert {change.before for change in made.figures.values()} == {None}


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_sign_test_adds_up_all_splits_that_are_no_likelier(better: int, worse: int) -> None:
    ways = [math.comb(better + worse, one) for one in range(better + worse + 1)]
    assert sign_test(better, worse) == pytest.approx(sum(one for one in ways if one <= ways[better]) / sum(ways))


def test_the_sign_test_takes_thousands_of_questions() -> None:
    assert sign_test(5000, 5000) == 1.0
    assert sign_test(0, 5000) == 0.0


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "is no saved run: Input data was truncated"),
        (b"\xff", "is no saved run: 'utf-8' codec"),
        (b"[" * 100_000, "is no saved run: "),
        (b'{"query": "a reply of search"}', "is no saved run: Object missing required field `gold`"),
    ],
)
def test_a_file_that_is_no_run_is_refused(tmp_path: Path, body: bytes, said: str) -> None:
    file = tmp_path / "run.json"
    file.write_bytes(body)
    with pytest.raises(UsageError) as raised:
        read_run(file)
    assert raised.value.what.startswith(f"{file} {said}")
    assert "hscqa eval GOLD --save FILE" in raised.value.remedy


def test_a_run_with_impossible_figures_is_refused(tmp_path: Path, make: Make) -> None:
    file = tmp_path / "run.json"
    for wrong in ({"rank": 0}, {"confidence": 2.0}):
        saved = evaluation(make.run([make.result()]))
        saved["results"][0] |= wrong
        file.write_text(json.dumps(saved), encoding="utf-8")
        with pytest.raises(UsageError, match="is no saved run: Expected"):
            read_run(file)


def test_a_run_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_run(tmp_path / "nowhere.json")
