"""A run of a gold file as lines and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from hscqa.evaluate import EncoderUsed, Fault, IndexUsed, Result, Run, compare
from hscqa.export import contract_evaluation, text_evaluation
from hscqa.export.lines import Line, plain

WIDTH = 60
RIGHT = Result("a1", "f", "when", "When is dusk?", True, 1, True, True, True, 0.9, "At six.", ("p:1",))  # noqa: FBT003
WRONG = replace(RIGHT, id="a2", question="Who lights the lamp?", rank=7, evidence_quoted=False, right=False, confidence=0.3, answer="Nobody knows, or nobody tells, who it is that lights the lamp.")  # fmt: skip  # noqa: E501
SILENT = replace(WRONG, id="a3", kind="who", rank=None, answered=False, answer="", quotes=())
TURNED_AWAY = replace(SILENT, id="u1", kind="not there", answerable=False, evidence_quoted=None, right=None)
ANSWERED = replace(TURNED_AWAY, id="u2", answered=True, answer="The moon\x1b.", question="What is \x1b[2J the moon?")


def run_of(*results: Result) -> Run:
    return Run("gold.jsonl", "1.0", EncoderUsed("letters", "e1"), IndexUsed("i1", 2, 10), results)


def shown(lines: list[Line]) -> str:
    return plain(lines)


def test_a_run_is_a_table_by_kind_then_confidence_then_what_was_missed() -> None:
    assert shown(text_evaluation.evaluation(run_of(RIGHT, WRONG, SILENT, TURNED_AWAY, ANSWERED), WIDTH)) == (
        "gold.jsonl: 5 questions, 3 with evidence in the papers\n"
        "\n"
        "kind       n  @1    @3    @5    @10   MRR   right  quoted  answered  n  abstained\n"
        "all        3  0.33  0.33  0.33  0.67  0.38  0.33   0.33    0.67      2  0.50\n"
        "not there  0  –     –     –     –     –     –      –       –         2  0.50\n"
        "when       2  0.50  0.50  0.50  1.00  0.57  0.50   0.50    1.00      0  –\n"
        "who        1  0.00  0.00  0.00  0.00  0.00  0.00   0.00    0.00      0  –\n"
        "\n"
        "@1 to @10: evidence among so many hits. quoted: evidence\n"
        "among the quotations of the answer; right: an accepted\n"
        "answer too. n: questions that the papers answer; before\n"
        "“abstained”, those that they do not.\n"
        "\n"
        "confidence  answers  mean  right\n"
        "0.2 to 0.4  2        0.30  0.00\n"
        "0.8 to 1.0  1        0.90  1.00\n"
        "\n"
        "Missed (3; answers in full with --json)\n"
        "  a2: Who lights the lamp?\n"
        "      evidence at 7, wrong: Nobody knows, or nobody tells,…\n"
        "  a3: Who lights the lamp?\n"
        "      evidence at -, abstained\n"
        "  u2: What is \\x1b[2J the moon?\n"
        "      no evidence, answered: The moon\\x1b.\n"
    )


def test_where_nothing_was_missed_that_is_said() -> None:
    lines = shown(text_evaluation.evaluation(run_of(RIGHT), WIDTH))
    assert lines.startswith("gold.jsonl: 1 question, 1 with evidence in the papers\n")
    assert lines.endswith("\n\nNothing was missed.\n")


def test_right_answers_over_fewer_questions_say_so() -> None:
    lines = shown(text_evaluation.evaluation(run_of(RIGHT, replace(RIGHT, id="a9", right=None)), WIDTH))
    assert "right: of the 1 question with an accepted answer.\n" in lines


def test_a_run_of_questions_that_nobody_answers_has_no_confidence_to_show() -> None:
    assert "confidence" not in shown(text_evaluation.evaluation(run_of(TURNED_AWAY), WIDTH))


def test_a_pasted_page_is_cut_and_a_long_kind_too() -> None:
    page = replace(WRONG, question="lamp " * 20_000, kind="a kind with a name that goes on")
    lines = text_evaluation.evaluation(run_of(page), WIDTH)
    assert len(lines) < 30
    assert any(line.text.endswith("lamp…") for line in lines)
    assert any(line.text.startswith("a kind with…  1") for line in lines)


@pytest.mark.parametrize(
    ("one", "missed"),
    [
        (RIGHT, False),
        (replace(RIGHT, rank=5), False),
        (replace(RIGHT, rank=6), True),
        (replace(RIGHT, right=None), False),
        (WRONG, True),
        (SILENT, True),
        (TURNED_AWAY, False),
        (ANSWERED, True),
    ],
)
def test_a_miss_is_what_a_person_should_look_at(one: Result, missed: bool) -> None:  # noqa: FBT001
    assert text_evaluation.is_miss(one) is missed


def test_a_comparison_says_what_changed_and_what_was_left_out() -> None:
    before = run_of(WRONG, RIGHT, replace(ANSWERED, fingerprint="g"), replace(RIGHT, id="gone"))
    better, worse = replace(WRONG, rank=1, right=True, evidence_quoted=True), replace(RIGHT, rank=2)
    now = replace(run_of(better, worse, ANSWERED, TURNED_AWAY), index=IndexUsed("i2", 2, 11))
    assert shown(text_evaluation.comparison(compare(before, now), WIDTH)) == (
        "Compared with the earlier run: 2 questions\n"
        "index fingerprint: i1 -> i2\n"
        "only the earlier run has gone (1)\n"
        "only this run has u1 (1)\n"
        "not compared, since the question, its answers or its\n"
        "  evidence changed: u2 (1)\n"
        "\n"
        "figure           n  before  now   change  questions\n"
        "recall@1         2  0.50    0.50  +0.00   1 better, 1 worse  could be chance (p 1.00)\n"
        "recall@3         2  0.50    1.00  +0.50   1 better, 0 worse  could be chance (p 1.00)\n"
        "recall@5         2  0.50    1.00  +0.50   1 better, 0 worse  could be chance (p 1.00)\n"
        "recall@10        2  1.00    1.00  +0.00   0 better, 0 worse\n"
        "MRR              2  0.57    0.75  +0.18   1 better, 1 worse  could be chance (p 1.00)\n"
        "right answer     2  0.50    1.00  +0.50   1 better, 0 worse  could be chance (p 1.00)\n"
        "evidence quoted  2  0.50    1.00  +0.50   1 better, 0 worse  could be chance (p 1.00)\n"
        "answered         2  1.00    1.00  +0.00   0 better, 0 worse\n"
        "\n"
        "Better (1)\n"
        "  a2: Who lights the lamp?\n"
        "      evidence 7 -> 1, wrong -> right\n"
        "\n"
        "Worse (1)\n"
        "  a1: When is dusk?\n"
        "      evidence 1 -> 2\n"
    )


def test_a_change_that_is_hardly_chance_has_its_p_value_alone() -> None:
    before = run_of(*(replace(RIGHT, id=f"q{number}") for number in range(8)))
    now = run_of(*(replace(SILENT, id=f"q{number}") for number in range(8)))
    lines = shown(text_evaluation.comparison(compare(before, now), WIDTH))
    assert "right answer     8  1.00    0.00  -1.00   0 better, 8 worse  p 0.008\n" in lines
    assert "\nWorse (8)\n" in lines
    assert "      evidence 1 -> none, right -> abstained\n" in lines


def test_a_tiny_p_value_is_not_said_to_be_nothing() -> None:
    before = run_of(*(replace(RIGHT, id=f"q{number}") for number in range(20)))
    now = run_of(*(replace(SILENT, id=f"q{number}") for number in range(20)))
    assert "0 better, 20 worse  p < 0.001\n" in shown(text_evaluation.comparison(compare(before, now), WIDTH))


def test_a_quotation_alone_may_make_a_question_better() -> None:
    made = compare(run_of(WRONG), run_of(replace(WRONG, evidence_quoted=True)))
    assert "\nBetter (1)\n  a2: Who lights the lamp?\n      evidence quoted: no -> yes\n" in shown(
        text_evaluation.comparison(made, WIDTH)
    )


def test_runs_that_agree_and_runs_that_share_nothing_are_told_apart() -> None:
    same = shown(text_evaluation.comparison(compare(run_of(RIGHT), run_of(RIGHT)), WIDTH))
    assert same.endswith("\nEvery question went the same way.\n")
    nothing = shown(text_evaluation.comparison(compare(run_of(WRONG), run_of(RIGHT)), WIDTH))
    assert nothing.endswith("\nThere is nothing to compare.\n")


def test_the_json_has_everything_and_null_where_there_is_no_figure() -> None:
    run = replace(run_of(RIGHT, ANSWERED), faults=(Fault("a1", 3, "its evidence is nowhere"),))
    made = json.loads(json.dumps(contract_evaluation.evaluation(run), allow_nan=False))
    assert list(made) == [
        "gold", "questions", "hscqa", "encoder", "index", "scores", "by_kind", "calibration", "faults", "results",
    ]  # fmt: skip
    assert made["scores"]["mrr"] == 1.0
    assert made["by_kind"]["when"]["abstained"] is None
    assert made["by_kind"]["not there"]["right"] is None
    assert [one["right"] for one in made["calibration"]] == [None, 0.0, None, None, 1.0]
    assert made["faults"] == [{"id": "a1", "line": 3, "what": "its evidence is nowhere"}]
    assert made["results"][0] == {
        "id": "a1",
        "fingerprint": "f",
        "kind": "when",
        "question": "When is dusk?",
        "answerable": True,
        "rank": 1,
        "answered": True,
        "evidence_quoted": True,
        "right": True,
        "outcome": "right",
        "confidence": 0.9,
        "answer": "At six.",
        "quotes": ["p:1"],
    }


def test_the_json_of_a_comparison_has_both_sides_of_every_change() -> None:
    now = run_of(replace(WRONG, rank=1))
    made = contract_evaluation.evaluation(now, compare(run_of(WRONG), now))["comparison"]
    assert made["earlier"] == {"gold": "gold.jsonl", "hscqa": "1.0", "encoder": "e1", "index": "i1"}
    assert made["figures"]["mrr"] == {
        "questions": 1, "before": 0.1429, "now": 1.0, "better": 1, "worse": 0, "p_value": 1.0,
    }  # fmt: skip
    assert made["altered"] == [
        {
            "id": "a2",
            "question": "Who lights the lamp?",
            "verdict": "better",
            "rank": [7, 1],
            "outcome": ["wrong", "wrong"],
            "evidence_quoted": [False, False],
        }
    ]
