"""Nothing that the encoder was trained on stands in the papers, the gold or the tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from training.leaks import kept_apart, leaks, runs, trained_on

if TYPE_CHECKING:
    from pathlib import Path

SAID = "The board agreed to publish its workforce plan before the end of June."


def test_no_run_of_eight_words_is_both_trained_on_and_kept_apart() -> None:
    assert leaks(trained_on(), kept_apart()) == []


def test_all_papers_gold_and_examples_are_compared() -> None:
    apart = {path.name for path in kept_apart()}
    assert {"audit-scotland-2018-report.txt", "questions.jsonl", "more_crosswalk.json", "flood-review.txt"} <= apart
    assert {path.name for path in trained_on()} == {
        "invented.jsonl",
        "reports.jsonl",
        "responses.jsonl",
        "reviews.jsonl",
    }
    assert all(any(runs(path.read_text("utf-8"))) for path in trained_on())


def test_a_copied_sentence_is_found_wherever_it_stands(tmp_path: Path) -> None:
    trained, apart = tmp_path / "trained.jsonl", tmp_path / "paper.txt"
    trained.write_text(json.dumps({"doc": "x", "rows": [{"text": f"He said: {SAID.upper()}"}]}) + "\n", "utf-8")
    apart.write_text(f"12. {SAID}\n", "utf-8")
    found = leaks([trained], [apart])
    assert {leak.apart for leak in found} == {"paper.txt"}
    assert "the board agreed to publish its workforce plan" in {leak.run for leak in found}


def test_seven_words_in_common_are_no_leak(tmp_path: Path) -> None:
    trained, apart = tmp_path / "trained.jsonl", tmp_path / "paper.txt"
    trained.write_text(json.dumps({"text": " ".join(SAID.split()[:7])}) + "\n", "utf-8")
    apart.write_text(SAID, "utf-8")
    assert leaks([trained], [apart]) == []
