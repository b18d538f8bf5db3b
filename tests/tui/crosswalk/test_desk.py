"""The desk that the reviewing screens share: one choice of papers, one look at a time, and remedies that fit them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from hscqa.errors import UsageError
from hscqa.library import Library, Workspace
from hscqa.tui.deciding.desk import Choice, Desk
from hscqa.tui.frame.holdings import Holdings

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model

LONE = """
[[paper]]
id = "lone-2022"
title = "The lone quay"
publisher = "Keepers"
date = "2022"
role = "audit"
file = "lone.txt"
"""
LONE_TEXT = "Recommendations\n\nRecommendation 1\nThe board should name a keeper for each quay.\n"


def desk_of(library: Library) -> Desk:
    return Desk(Holdings(lambda: library))


def test_a_choice_of_papers_holds_until_another_is_made(reviewed: Library) -> None:
    desk = desk_of(reviewed)
    usual = desk.look().crosswalk
    assert (usual.source, usual.target) == ("review-2022", "audit-2021")
    turned = desk.look(Choice("audit-2021", "review-2022", ("readers-2022",))).crosswalk
    assert (turned.source, turned.target, turned.comments_from) == ("audit-2021", "review-2022", ("readers-2022",))
    assert desk.look().crosswalk.source == "audit-2021"
    assert desk.look(Choice()).crosswalk.source == "review-2022"


def test_papers_that_cannot_be_tied_are_refused_with_the_key_that_chooses_and_the_choice_stays(
    reviewed: Library,
) -> None:
    desk = desk_of(reviewed)
    for choice in (Choice("review-2022", "review-2022"), Choice("gone-2001"), Choice(None, "odd-2022")):
        with pytest.raises(UsageError) as caught:
            desk.look(choice)
        assert caught.value.remedy == "press f to choose the papers"
    assert desk.choice == Choice()


def test_where_there_are_no_two_papers_with_statements_it_says_how_to_take_in_more(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "papers.toml").write_text(LONE, encoding="utf-8")
    (corpus / "lone.txt").write_text(LONE_TEXT, encoding="utf-8")
    with pytest.raises(UsageError, match="press 4, then i, to take in another paper"):
        desk_of(Library(Workspace.at(tmp_path))).look()


def test_every_passage_that_comments_is_cited(reviewed: Library) -> None:
    seen = desk_of(reviewed).look()
    for row in seen.crosswalk.rows:
        for said in row.comments:
            assert seen.citations[said.id] == reviewed.show(said.id).citation


def test_two_screens_that_look_at_once_get_what_was_worked_out_once(reviewed: Library) -> None:
    fresh = Library(reviewed.workspace)
    desk = desk_of(fresh)
    with ThreadPoolExecutor(2) as threads:
        one, two = threads.map(lambda _: desk.look(), range(2))
    assert one.crosswalk is two.crosswalk
