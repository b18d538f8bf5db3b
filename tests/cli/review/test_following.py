"""`review list`: what became of decisions when papers or files changed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Hscqa = Callable[..., Done]
from tests.cli.review.decided import COMMENT, OTHER, SUGGESTED, link

pytestmark = pytest.mark.model


def test_a_changed_statement_is_suspect_and_no_longer_decided(hscqa: Hscqa, tmp_path: Path) -> None:
    hscqa("review", "accept", *SUGGESTED)
    paper = tmp_path / "workspace" / "corpus" / "review.txt"
    paper.write_text(paper.read_text("utf-8").replace("A map of all routes", "A list of all routes"), "utf-8")
    (changed,) = hscqa("review", "list", "--json").json["changed"]
    assert changed["standing"] == "suspect"
    assert changed["changes"]["source"]["before"].startswith("A map of all routes")
    assert changed["changes"]["source"]["after"].startswith("A list of all routes")
    assert changed["changes"]["source"]["difference"].startswith("A [-map-] {+list+} of all routes")
    assert link(hscqa, *SUGGESTED)["decision"] is None
    shown = hscqa("review", "list").out
    assert "suspect: review-2022:1.i" in shown
    assert "[-was-] {+is+}: A [-map-] {+list+} of all routes" in shown
    note = "1 decision is on words that have changed since and so not counted"
    assert note in " ".join(hscqa("crosswalk").out.split())


def test_what_changed_is_off_the_list_once_somebody_decides_on_the_new_wording(hscqa: Hscqa, tmp_path: Path) -> None:
    hscqa("review", "accept", *SUGGESTED)
    paper = tmp_path / "workspace" / "corpus" / "review.txt"
    paper.write_text(paper.read_text("utf-8").replace("A map of all routes", "A list of all routes"), "utf-8")
    assert hscqa("review", "list", "--json").json["changed"]
    assert hscqa("review", "reject", *SUGGESTED, "--reason", "No map.", "--reviewer", "Ben").code == 0
    told = link(hscqa, *SUGGESTED)
    assert (told["decision"], told["reviewers"]) == ("rejected", ["Ben"])
    assert hscqa("review", "list", "--json").json["changed"] == []
    assert hscqa("review", "agreement").code == 1


def test_a_moved_decision_counts_at_its_new_place_and_can_be_taken_back_there(hscqa: Hscqa, tmp_path: Path) -> None:
    hscqa("review", "accept", *SUGGESTED)
    paper = tmp_path / "workspace" / "corpus" / "review.txt"
    text = paper.read_text("utf-8")
    start = text.index("(i) A map of all routes")
    inserted = "(i) Every van will carry a bell.\n\n1. (ii) A map of all routes"
    renumbered = text[start:].replace("(ii) ", "(iii) ", 1).replace("(i) A map of all routes", inserted, 1)
    paper.write_text(text[:start] + renumbered, "utf-8")
    (one,) = hscqa("review", "list", "--json").json["changed"]
    now = (one["now"]["source"], one["now"]["target"])
    assert (one["standing"], now) == ("moved", ("review-2022:1.ii", SUGGESTED[1]))
    assert "these count where they stand now (1)" in hscqa("review", "list").out
    assert link(hscqa, *now)["decision"] == "accepted"
    assert hscqa("review", "reject", *SUGGESTED, "--reason", "A bell is no map.", "--reviewer", "Ben").code == 0
    assert link(hscqa, *now)["decision"] == "accepted"
    assert link(hscqa, *SUGGESTED)["decision"] == "rejected"
    assert hscqa("review", "undo", *now).code == 0
    assert link(hscqa, *now)["decision"] is None


def test_a_decision_on_a_text_that_is_gone_can_be_taken_back_by_its_ids(hscqa: Hscqa, tmp_path: Path) -> None:
    hscqa("review", "accept", *SUGGESTED)
    hscqa("review", "note", *COMMENT, "Later than the other.")
    paper = tmp_path / "workspace" / "corpus" / "review.txt"
    kept = [line for line in paper.read_text("utf-8").splitlines() if "map of all routes" not in line]
    paper.write_text("\n".join(kept), "utf-8")
    (gone,) = hscqa("review", "list", "--json").json["changed"]
    assert (gone["source"], gone["target"]) == SUGGESTED
    assert hscqa("review", "undo", gone["source"], gone["target"], "--json").json["undone"]["act"] == "accept"
    assert hscqa("review", "list", "--json").json["changed"] == []


def test_a_torn_line_is_named_and_the_others_count(hscqa: Hscqa, tmp_path: Path) -> None:
    hscqa("review", "accept", *SUGGESTED)
    (journal,) = (tmp_path / "workspace" / "reviews").glob("*.jsonl")
    with journal.open("a", encoding="utf-8") as file:
        file.write('{"version": 1, "id": "')
    told = hscqa("review", "log")
    assert told.code == 0
    assert journal.name in run_loudly(tmp_path).stderr
    assert hscqa("review", "reject", *OTHER, "--reason", "No.").code == 0
    assert len(hscqa("review", "log", "--json").json["events"]) == 2


def run_loudly(tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run `review log` with everything that it says, in a process of its own."""
    command = [sys.executable, "-m", "hscqa", "-w", str(tmp_path / "workspace"), "review", "log"]
    return subprocess.run(command, capture_output=True, text=True, check=True)
