"""`review`: decisions from the command line, kept, shown on the crosswalk, taken back and followed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hscqa.cli.app import run
from tests.cli.conftest import INVENTED, Done

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Hscqa = Callable[..., Done]

pytestmark = pytest.mark.model
SUGGESTED = ("review-2022:1.i", "audit-2021:rec-1")
OTHER = ("review-2022:1.i", "audit-2021:rec-3")
COMMENT = ("review-2022:2.i", "readers-2022:reading-panels.p1")
LISTED = ("review-2022:2.i", "readers-2022:introduction.p1")


@pytest.fixture(scope="module")
def tied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace in which the crosswalk of the invented papers has been made once."""
    root = tmp_path_factory.mktemp("review") / "tied"
    shutil.copytree(INVENTED, root)
    assert run(["-w", str(root), "crosswalk", "--quiet", "-o", str(root / "made.md")]) == 0
    return root


@pytest.fixture
def hscqa(tied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hscqa:
    """Run a command in a workspace of its own in which nobody has decided anything; Anna decides, if none is named."""
    root = tmp_path / "workspace"
    shutil.copytree(tied, root)

    def run_here(*arguments: str) -> Done:
        capsys.readouterr()
        code = run(["-w", str(root), "--quiet", *arguments])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run_here


@pytest.fixture(autouse=True)
def anna(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Anna be the reviewer where none is named."""
    monkeypatch.setenv("HSCQA_REVIEWER", "Anna Reid")


def link(hscqa: Hscqa, source: str, target: str) -> dict[str, object]:
    rows = hscqa("crosswalk", "--json").json["rows"]
    links = next(row["links"] for row in rows if row["statement"]["id"] == source)
    return next(one for one in links if one["target"]["id"] == target)


def test_a_decision_keeps_who_when_and_what_was_seen(hscqa: Hscqa) -> None:
    saved = hscqa("review", "accept", *SUGGESTED, "--relation", "partly answers", "--json").json["saved"]
    assert saved["reviewer"] == "Anna Reid"
    assert (saved["act"], saved["source"], saved["target"], saved["quote"]) == ("accept", *SUGGESTED, None)
    assert saved["seen"]["suggested"] is True
    assert saved["seen"]["kind"] == "semantic"
    assert 0.5 < saved["seen"]["confidence"] < 1
    assert saved["seen"]["source"].startswith("A map of all routes will be published")
    assert hscqa("review", "log", "--json").json["events"] == [saved]
    assert link(hscqa, *SUGGESTED)["decision"] == "accepted"
    assert link(hscqa, *SUGGESTED)["relation"] == "partly answers"


def test_a_rejected_suggestion_leaves_a_gap_and_undo_closes_it(hscqa: Hscqa) -> None:
    before = hscqa("crosswalk", "--json").json["gaps"]
    assert hscqa("review", "reject", *SUGGESTED, "--reason", "It is about maps.").code == 0
    gaps = hscqa("crosswalk", "--json").json["gaps"]
    assert SUGGESTED[1] in gaps["targets_without_source"]
    assert SUGGESTED[0] in gaps["sources_without_target"]
    taken = hscqa("review", "undo", "--json").json["undone"]
    assert (taken["act"], taken["words"]) == ("reject", "It is about maps.")
    assert hscqa("crosswalk", "--json").json["gaps"] == before


def test_an_added_link_answers_and_is_exported(hscqa: Hscqa) -> None:
    assert hscqa("review", "add", *OTHER).code == 0
    assert link(hscqa, *OTHER)["decision"] == "added"
    assert link(hscqa, *OTHER)["suggested"] is False
    assert "added by Anna Reid" in " ".join(hscqa("crosswalk").out.split())
    lines = hscqa("crosswalk", "--format", "csv").out.splitlines()
    assert any(all(part in line for part in (*OTHER, "added", "Anna Reid")) for line in lines)


def test_comments_are_decided_by_the_passage_that_speaks(hscqa: Hscqa) -> None:
    saved = hscqa("review", "accept", *COMMENT, "--json").json["saved"]
    assert saved["quote"].startswith("The review asks councils")
    added = hscqa("review", "add", *LISTED, "--quote", "welcomes the review", "--json").json["saved"]
    assert "welcomes the review" in added["quote"]
    rows = hscqa("crosswalk", "--json").json["rows"]
    comments = next(row["comments"] for row in rows if row["statement"]["id"] == COMMENT[0])
    assert {one["id"]: one["decision"] for one in comments} == {COMMENT[1]: "accepted", LISTED[1]: "added"}


def test_words_that_the_program_did_not_take_for_a_comment_can_be_added(hscqa: Hscqa) -> None:
    place = ("review-2022:1.i", "readers-2022:introduction.p1")
    assert hscqa("review", "add", *place, "--quote", "The Readers’ Forum").code == 0
    rows = hscqa("crosswalk", "--json").json["rows"]
    said = next(row["comments"] for row in rows if row["statement"]["id"] == place[0])[-1]
    shown = hscqa("show", "readers-2022:introduction.p1", "--json").json
    assert (said["id"], said["quote"], said["decision"]) == (place[1], "The Readers’ Forum", "added")
    assert shown["span"][0] <= said["span"][0] < said["span"][1] <= shown["span"][1]


def test_what_one_reviewer_added_another_may_reject(hscqa: Hscqa) -> None:
    place = ("review-2022:1.ii", "readers-2022:introduction.p1", "--quote", "The Readers’ Forum")
    hscqa("review", "add", *place)
    assert hscqa("review", "reject", *place, "--reason", "It says who they are.", "--reviewer", "Ben").code == 0
    assert hscqa("review", "agreement", "--json").json["pairs"][0]["same"] == 0


def test_reviewers_who_differ_are_told_and_can_be_settled(hscqa: Hscqa) -> None:
    hscqa("review", "accept", *SUGGESTED)
    hscqa("review", "reject", *SUGGESTED, "--reason", "Not the same map.", "--reviewer", "Ben")
    disputed = link(hscqa, *SUGGESTED)
    assert (disputed["decision"], disputed["reviewers"]) == ("disputed", ["Anna Reid", "Ben"])
    told = hscqa("review", "agreement", "--json").json
    assert told["pairs"] == [
        {"reviewers": ["Anna Reid", "Ben"], "both": 1, "same": 0, "share": 0.0, "kappa": told["pairs"][0]["kappa"]}
    ]
    assert "Not the same map." in hscqa("review", "agreement").out
    assert hscqa("review", "settle", *SUGGESTED, "accepted", "--reason", "We met.", "--reviewer", "Cara").code == 0
    settled = link(hscqa, *SUGGESTED)
    assert (settled["decision"], settled["reviewers"], settled["reason"]) == ("accepted", ["Cara"], "We met.")
    (differing,) = hscqa("review", "agreement", "--json").json["differing"]
    assert differing["settled_by"] == "Cara"
    assert {one["reviewer"]: one["decision"] for one in differing["reviewers"]} == {
        "Anna Reid": "accepted",
        "Ben": "rejected",
    }


def test_the_list_shrinks_as_ties_are_decided(hscqa: Hscqa) -> None:
    before = hscqa("review", "list", "--json").json
    assert before["gauge"]["decided"] == 0
    assert SUGGESTED[1] in hscqa("review", "list").out
    hscqa("review", "accept", *SUGGESTED)
    after = hscqa("review", "list", "--json").json
    assert (after["gauge"]["decided"], after["gauge"]["suggested"]) == (1, before["gauge"]["suggested"])
    assert before["calibration"] == {"slope": 1.0, "intercept": 0.0}
    assert after["calibration"]["intercept"] > 0
    assert {(one["source"], one["target"]) for one in before["sample"]} >= {OTHER}
    assert f"→ answers {SUGGESTED[1]}" not in hscqa("review", "list").out


def test_a_changed_statement_is_suspect_and_no_longer_decided(hscqa: Hscqa, tmp_path: Path) -> None:
    hscqa("review", "accept", *SUGGESTED)
    paper = tmp_path / "workspace" / "corpus" / "review.txt"
    paper.write_text(paper.read_text("utf-8").replace("A map of all routes", "A list of all routes"), "utf-8")
    (changed,) = hscqa("review", "list", "--json").json["changed"]
    assert changed["standing"] == "suspect"
    assert changed["changes"]["source"]["before"].startswith("A map of all routes")
    assert changed["changes"]["source"]["after"].startswith("A list of all routes")
    assert link(hscqa, *SUGGESTED)["decision"] is None
    shown = hscqa("review", "list").out
    assert "suspect: review-2022:1.i" in shown
    assert "A list of all routes" in shown


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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("accept", "review-2022:1.i", "nowhere"), "nowhere"),
        (("accept", "readers-2022:introduction.p1", "audit-2021:rec-1"), "is no statement"),
        (("reject", *SUGGESTED, "--reason", " "), "a reason is missing"),
        (("reject", *SUGGESTED), "--reason"),
        (("note", *SUGGESTED, ""), "the note has no words"),
        (("add", *SUGGESTED), "suggested for review-2022:1.i already"),
        (("accept", *SUGGESTED, "--relation", "likes"), "is no relation"),
        (("settle", *SUGGESTED, "accepted", "--reason", "So."), "nobody has decided"),
        (("accept", "review-2022:1.ii", "readers-2022:introduction.p1"), "was not offered"),
        (("settle", *SUGGESTED, "maybe", "--reason", "So."), "settles nothing"),
        (("accept", *COMMENT, "--quote", "words that stand nowhere"), "does not say"),
        (("add", "audit-2021:rec-1", "review-2022:1.i"), "is answered by review-2022:1.i"),
        (("add", "review-2022:1.i", "review-2022:1.ii"), "stand in one paper"),
        (("accept", *SUGGESTED, "--reviewer", " "), "name is blank"),
        (("undo",), "has decided nothing"),
        (("undo", "review-2022:1.i"), "one side of the tie is missing"),
        (("accept", *SUGGESTED, "--reviewer", "a\x1bb"), "hscqa: error"),
    ],
)
def test_what_makes_no_sense_is_one_line_and_nothing_is_written(
    hscqa: Hscqa, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = hscqa("review", *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert not list((tmp_path / "workspace").glob("reviews/*.jsonl"))


def test_a_reviewer_is_named_by_the_configuration_where_nothing_else_does(
    hscqa: Hscqa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HSCQA_REVIEWER")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config" / "hscqa").mkdir(parents=True)
    place = tmp_path / "config" / "hscqa" / "config.toml"
    place.write_text('reviewer = "Dora"\n', "utf-8")
    assert hscqa("review", "note", *SUGGESTED, "Ask the clerk.", "--json").json["saved"]["reviewer"] == "Dora"
    place.write_text("reviewer = 7\n", "utf-8")
    assert "is no text" in hscqa("review", "accept", *SUGGESTED).err
    place.write_text("reviewer = \n", "utf-8")
    assert hscqa("review", "accept", *SUGGESTED).code == 2


def test_a_decision_without_a_crosswalk_made_before_makes_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "fresh"
    shutil.copytree(INVENTED, root)
    assert run(["-w", str(root), "--quiet", "review", "accept", *SUGGESTED, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["saved"]["seen"]["kind"] == "semantic"
