"""A gold file put to a library of the invented papers."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import hscqa
from hscqa.encode import OWN
from hscqa.evaluate import Gold, Item, Outcome
from hscqa.library.scoring import find_faults, run_gold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from hscqa.ingest import Workspace
    from hscqa.library import Library

PANEL = Item("panel", 1, "How many readers sit on the panel in Eastmark?", "number", ("forty",), ("a panel of forty readers each spring",))  # fmt: skip  # noqa: E501
VANS = Item("vans", 2, "Who runs each van?", "who", ("one council",), ("Each van is run by one council.",))
NOWHERE = Item("nowhere", 5, "Who paints the vans?", "who", ("a painter",), ("a painter comes twice a year to paint them",))  # fmt: skip  # noqa: E501
COMMON = Item("common", 6, "the of and", "not there", (), ())
GOLD = Gold("gold.jsonl", (PANEL, VANS, NOWHERE, COMMON))


def test_every_question_is_searched_and_asked_in_the_order_of_the_file(library_to_read: Library) -> None:
    run = run_gold(library_to_read, GOLD)
    assert [one.id for one in run.results] == ["panel", "vans", "nowhere", "common"]
    for item, result in zip(GOLD.items, run.results, strict=True):
        answer = library_to_read.ask(item.question)
        assert (result.answered, result.answer, result.confidence) == (
            answer.answered, answer.answer, answer.confidence,
        )  # fmt: skip
        assert result.quotes == tuple(quote.id for quote in answer.quotes)
    assert run.results[0].rank is not None
    found = library_to_read.search(PANEL.question).hits[run.results[0].rank - 1]
    assert PANEL.quotes[0] in found.passage.text
    assert (run.results[2].rank, run.results[2].right) == (None, False)
    assert run.results[3].outcome is Outcome.ABSTAINED


def test_the_order_of_the_questions_changes_no_result(library_to_read: Library) -> None:
    there = run_gold(library_to_read, GOLD).results
    back = run_gold(library_to_read, replace(GOLD, items=GOLD.items[::-1])).results
    assert back == there[::-1]


def test_evidence_that_no_paper_holds_is_a_fault_of_the_gold(library_to_read: Library) -> None:
    (fault,) = run_gold(library_to_read, GOLD).faults
    assert (fault.id, fault.line) == ("nowhere", 5)
    assert fault.what == "its evidence stands in none of the papers: “a painter comes twice a year to paint them”"


def test_an_accepted_answer_without_evidence_is_a_fault_of_the_gold(library_to_read: Library) -> None:
    (fault,) = find_faults(library_to_read, Gold("gold.jsonl", (replace(PANEL, quotes=()),)))
    assert fault.what.startswith("it has an accepted answer and no evidence")


def test_evidence_across_a_line_end_or_in_other_punctuation_is_no_fault(library_to_read: Library) -> None:
    broken = replace(PANEL, quotes=("The council spends £1,200\na year – on its PANELS",))
    assert find_faults(library_to_read, Gold("gold.jsonl", (broken,))) == ()


def test_a_run_says_what_it_was_made_with(library_to_read: Library) -> None:
    run = run_gold(library_to_read, GOLD)
    assert (run.gold, run.hscqa, run.encoder.name) == ("gold.jsonl", hscqa.__version__, OWN)
    assert run.encoder.fingerprint.startswith("sha256:")
    papers = library_to_read.papers()
    assert (run.index.papers, run.index.passages) == (len(papers), sum(info.passages for info in papers))
    assert run_gold(library_to_read, GOLD).index == run.index


def test_another_text_of_a_paper_is_another_index(
    open_library: Callable[..., Library], edit: Callable[[str, str, str], None]
) -> None:
    before = run_gold(open_library(), GOLD).index
    edit("audit.txt", "forty readers", "fifty readers")
    assert run_gold(open_library(), GOLD).index.fingerprint != before.fingerprint


def test_another_glossary_is_told_apart_too(open_library: Callable[..., Library], mini_workspace: Workspace) -> None:
    before = run_gold(open_library(), GOLD).index
    (mini_workspace.corpus / "glossary.toml").write_text('[same]\n"zeppelin" = ["van"]\n', "utf-8")
    assert run_gold(open_library(), GOLD).index.fingerprint != before.fingerprint


def test_progress_is_told_from_the_first_question_to_the_last(
    library_to_read: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, int, int]] = []
    monkeypatch.setattr(library_to_read, "progress", lambda *stage: told.append(stage))
    run_gold(library_to_read, GOLD)
    assert told == [("asking the questions", done, 4) for done in range(5)]


def test_scoring_changes_nothing_on_disk(library: Library, mini_workspace: Workspace) -> None:
    run_gold(library, GOLD)
    before = _hashes(mini_workspace.root)
    run_gold(library, GOLD)
    assert _hashes(mini_workspace.root) == before


def _hashes(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }
