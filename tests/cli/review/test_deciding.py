"""`review`: decisions from the command line, kept, shown on the crosswalk, taken back."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from hscqa.cli.app import run
from tests.cli.conftest import INVENTED, Done

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Hscqa = Callable[..., Done]
from tests.cli.review.decided import COMMENT, LISTED, OTHER, SUGGESTED, comments_of, link

pytestmark = pytest.mark.model


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


def test_the_same_decision_given_twice_is_kept_once_and_told(hscqa: Hscqa) -> None:
    assert "saved: Anna Reid accepted" in hscqa("review", "accept", *SUGGESTED).out
    again = hscqa("review", "accept", *SUGGESTED)
    assert (again.code, "already so: Anna Reid accepted" in again.out) == (0, True)
    assert hscqa("review", "accept", *SUGGESTED, "--json").json["already"] is True
    assert len(hscqa("review", "log", "--json").json["events"]) == 1


def test_a_comment_that_one_added_and_another_rejected_is_shown_as_disputed(hscqa: Hscqa) -> None:
    place = ("review-2022:1.i", "readers-2022:introduction.p1")
    listed = hscqa("crosswalk", "--json").json["rows"]
    assert not [said for said in comments_of(listed, place[0]) if said["id"] == place[1]]
    assert hscqa("review", "add", *place).code == 0
    assert hscqa("review", "reject", *place, "--reason", "Other matter.", "--reviewer", "Ben").code == 0
    (said,) = [one for one in comments_of(hscqa("crosswalk", "--json").json["rows"], place[0]) if one["id"] == place[1]]
    assert (said["decision"], said["suggested"], said["reviewers"]) == ("disputed", False, ["Anna Reid", "Ben"])
    assert "**Set aside (comment):**" in hscqa("crosswalk", "--format", "md").out


def test_a_statement_whose_links_were_all_rejected_is_listed_with_the_nearest_other(hscqa: Hscqa) -> None:
    (row,) = [one for one in hscqa("crosswalk", "--json").json["rows"] if one["statement"]["id"] == SUGGESTED[0]]
    offered = [one["target"]["id"] for one in row["links"] if one["suggested"]]
    nearest = next(one["target"]["id"] for one in row["links"] if not one["suggested"])
    for target in offered:
        hscqa("review", "reject", SUGGESTED[0], target, "--reason", "Not that.")
    shown = hscqa("review", "list").out
    told = shown.partition("No link holds. Of those that were not suggested the nearest:")[2]
    assert re.match(rf"\s+→ (partly )?answers {nearest} ", told)


def test_notes_and_every_voice_stand_on_the_crosswalk(hscqa: Hscqa) -> None:
    hscqa("review", "note", *SUGGESTED, "Ask the clerk.")
    assert link(hscqa, *SUGGESTED)["voices"] == ["Anna Reid noted: Ask the clerk."]
    assert link(hscqa, *SUGGESTED)["decision"] is None
    hscqa("review", "accept", *SUGGESTED)
    hscqa("review", "reject", *SUGGESTED, "--reason", "No map.", "--reviewer", "Ben")
    hscqa("review", "settle", *SUGGESTED, "accepted", "--reason", "It is one.", "--reviewer", "Cara")
    assert link(hscqa, *SUGGESTED)["voices"] == [
        "Anna Reid accepted it",
        "Anna Reid noted: Ask the clerk.",
        "Ben rejected it: No map.",
        "Cara settled it as accepted: It is one.",
    ]
    assert "  - Ben rejected it: No map." in hscqa("crosswalk").out


def test_an_added_link_answers_unless_its_reviewer_says_it_does_so_partly(hscqa: Hscqa) -> None:
    hscqa("review", "add", *OTHER)
    assert link(hscqa, *OTHER)["relation"] == "answers"
    hscqa("review", "add", *OTHER, "--relation", "partly answers")
    assert link(hscqa, *OTHER)["relation"] == "partly answers"


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
    monkeypatch.setenv("HSCQA_REVIEWER", "Anna Reid")
    assert hscqa("review", "accept", *SUGGESTED).code == 0


def test_a_block_inside_a_passage_is_a_comment_with_its_own_words(hscqa: Hscqa) -> None:
    assert hscqa("review", "add", "review-2022:2.i", "readers-2022:top.p2").code == 0
    (said,) = [
        one
        for one in comments_of(hscqa("crosswalk", "--json").json["rows"], "review-2022:2.i")
        if one["decision"] == "added"
    ]
    words = "Response: Review of the mobile library service"
    assert (said["id"], said["quote"]) == ("readers-2022:top.p1", words)


def test_decisions_are_taken_where_the_index_cannot_be_written(hscqa: Hscqa, tmp_path: Path) -> None:
    kept = tmp_path / "workspace" / "index" / "crosswalks"
    shutil.rmtree(kept)
    kept.write_text("a file where a folder should be", "utf-8")  # permissions do not stop everyone
    assert hscqa("review", "accept", *SUGGESTED).code == 0


def test_a_decision_without_a_crosswalk_made_before_makes_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "fresh"
    shutil.copytree(INVENTED, root)
    assert run(["-w", str(root), "--quiet", "review", "accept", *SUGGESTED, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["saved"]["seen"]["kind"] == "semantic"
