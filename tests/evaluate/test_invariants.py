"""What holds for any results, whatever they are."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from hscqa.evaluate import Fault, Verdict, by_kind, calibration, compare, read_run, score
from hscqa.export.contract_evaluation import evaluation

if TYPE_CHECKING:
    import pytest

    from hscqa.evaluate import Result
    from tests.evaluate.conftest import Make


def drawn(data: st.DataObject, make: Make) -> list[Result]:
    """Draw results with ids of their own."""
    one = st.builds(
        make.result,
        kind=st.sampled_from(["fact", "when", "other"]),
        answerable=st.booleans(),
        rank=st.none() | st.integers(1, 10),
        right=st.sampled_from([True, False, None]),
        answered=st.booleans(),
        confidence=st.floats(0, 1),
    )
    return [replace(result, id=f"q{number}") for number, result in enumerate(data.draw(st.lists(one, max_size=12)))]


@given(data=st.data())
def test_every_figure_lies_between_nothing_and_all(make: Make, data: st.DataObject) -> None:
    results = drawn(data, make)
    for scores in (score(results), *by_kind(results).values()):
        assert all(value is None or 0 <= value <= 1 for value in scores.figures.values())
        assert scores.answerable + scores.unanswerable == scores.questions
    assert sum(scores.questions for scores in by_kind(results).values()) == len(results)


@given(data=st.data())
def test_recall_grows_with_the_hits_that_are_looked_at(make: Make, data: st.DataObject) -> None:
    figures = score([*drawn(data, make), make.result("one that counts")]).figures
    grown = [figures[f"recall@{most}"] or 0 for most in (1, 3, 5, 10)]
    assert grown == sorted(grown)


@given(data=st.data())
def test_the_order_of_the_questions_does_not_matter(make: Make, data: st.DataObject) -> None:
    results = drawn(data, make)
    shuffled = data.draw(st.permutations(results))
    assert score(shuffled) == score(results)
    assert by_kind(shuffled) == by_kind(results)
    assert calibration(shuffled) == calibration(results)


@given(data=st.data())
def test_a_run_compared_with_itself_shows_no_change(make: Make, data: st.DataObject) -> None:
    results = drawn(data, make)
    made = compare(make.run(results), make.run(results))
    assert (made.compared, made.altered) == (len(results), ())
    for change in made.figures.values():
        assert (change.before, change.better, change.worse, change.p_value) == (change.now, 0, 0, 1.0)


@given(data=st.data())
def test_compared_the_other_way_round_better_is_worse(make: Make, data: st.DataObject) -> None:
    before, now = make.run(drawn(data, make)), make.run(drawn(data, make))
    there, back = compare(before, now), compare(now, before)
    for name, change in there.figures.items():
        other = back.figures[name]
        assert (change.better, change.worse, change.before) == (other.worse, other.better, other.now)
    swapped = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER, Verdict.UNDECIDED: Verdict.UNDECIDED}
    verdicts = {one.now.id: one.verdict for one in back.altered}
    assert {one.now.id: swapped[one.verdict] for one in there.altered} == verdicts


@given(data=st.data())
def test_a_saved_run_is_read_back_as_it_was(
    make: Make, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run = replace(make.run(drawn(data, make)), faults=(Fault("q1", 3, "its evidence stands nowhere"),))
    file = tmp_path_factory.getbasetemp() / "run.json"
    file.write_text(json.dumps(evaluation(run, compare(run, run))), encoding="utf-8")
    assert read_run(file) == run
