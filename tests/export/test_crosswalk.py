"""The crosswalk as Markdown and as CSV says the same as the crosswalk."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.export.crosswalk_csv import HEADER, crosswalk_csv, inert
from hscqa.export.markdown.crosswalk_markdown import crosswalk_markdown
from hscqa.export.report import report
from hscqa.export.visible import visible
from hscqa.model import Crosswalk, Gaps, Paper, Row


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_markdown_says_how_many_ties_should_be_right(crosswalk: Crosswalk, papers: dict[str, Paper]) -> None:
    first = crosswalk.rows[0]
    sure = tuple(replace(link, suggested=True, confidence=0.8) for link in first.links * 5)
    made = crosswalk_markdown(report(replace(crosswalk, rows=(Row(first.statement, sure, ()),)), papers))
    assert "- Suggested links: 10, of which about 8 should be right\n" in made
    assert "- Suggested comments by Auditor (2018): 0\n" in made


def test_two_papers_of_one_name_are_told_apart(crosswalk: Crosswalk, papers: dict[str, Paper]) -> None:
    named = {id_: replace(paper, short="Board (2019)") for id_, paper in papers.items()}
    made = crosswalk_markdown(report(crosswalk, named))
    assert made.startswith("# Crosswalk: Board (2019), harbour and Board (2019), audit\n")


def test_a_crosswalk_without_commenters_says_so(crosswalk: Crosswalk, papers: dict[str, Paper]) -> None:
    made = report(replace(crosswalk, comments_from=()), papers)
    assert "- No paper was asked for comments.\n" in crosswalk_markdown(made)


def test_a_comment_without_a_citation_is_named_by_its_id(crosswalk: Crosswalk, papers: dict[str, Paper]) -> None:
    assert "Auditor (2018), audit:p1" in crosswalk_markdown(report(crosswalk, papers))


def test_a_statement_that_answers_nothing_names_the_nearest(crosswalk: Crosswalk, papers: dict[str, Paper]) -> None:
    first = crosswalk.rows[0]
    turned_down = replace(first, links=tuple(replace(link, suggested=False) for link in first.links))
    gaps = Gaps((), (first.statement.id,), ())
    made = crosswalk_markdown(report(replace(crosswalk, rows=(turned_down,), gaps=gaps), papers))
    assert "**Answers nothing that was found**; the nearest is Recommendation 1, confidence 0.88." in " ".join(
        made.split()
    )


def test_markup_in_a_paper_stays_text_in_every_place(crosswalk: Crosswalk, papers: dict[str, Paper]) -> None:
    markup = "*x* [y](z) <b> | `c`"
    first = crosswalk.rows[0]
    statement = replace(first.statement, reading=markup, label=markup, headings=(markup,), owners=(markup,))
    said = tuple(replace(one, reading=markup) for one in first.comments)
    row = Row(statement, first.links, said)
    titled = {key: replace(paper, title=markup, short=markup) for key, paper in papers.items()}
    made = crosswalk_markdown(report(replace(crosswalk, rows=(row,)), titled))
    assert r"\*x\* \[y\](z) \<b> \| \`c\`" in made
    assert markup not in made


def test_the_csv_has_a_row_for_each_tie_and_for_what_has_none(crosswalk: Crosswalk, papers: dict[str, Paper]) -> None:
    rows = rows_of(crosswalk_csv(report(crosswalk, papers, {"audit:p1": "Auditor (2018), para 1"})))
    assert tuple(rows[0]) == HEADER
    assert [(row["statement_id"], row["tie"], row["tied_id"]) for row in rows] == [
        ("harbour:1.i", "link", "audit:rec-1"),
        ("harbour:1.i", "comment", "audit:p1"),
        ("harbour:1.ii", "unlinked", ""),
        ("", "unanswered", "audit:rec-2"),
    ]
    assert rows[0] == {
        "statement_id": "harbour:1.i",
        "statement_label": "Proposal 1 (i)",
        "theme": "Harbours",
        "statement": "every harbour has a named keeper.",
        "timescale": "6 months",
        "due": "2019-08-04",
        "owners": "the board; keepers",
        "status": "",
        "tie": "link",
        "paper": "audit",
        "tied_id": "audit:rec-1",
        "tied_label": "Recommendation 1",
        "tied_text": "name a keeper.",
        "kind": "semantic",
        "relation": "answers",
        "confidence": "0.88",
        "evidence": "words: both say keeper",
        "decision": "",
        "status_words": "",
        "matched_words": "both say keeper",
        "earlier": "",
        "nearest_id": "",
        "nearest": "",
        "turned_down_because": "",
        "reviewers": "",
        "reason": "",
        "voices": "",
    }
    assert rows[1]["tied_label"] == "Auditor (2018), para 1"
    assert (rows[3]["tied_text"], rows[3]["nearest_id"]) == ("count the boats.", "harbour:1.i")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_inert(
    cell: str, crosswalk: Crosswalk, papers: dict[str, Paper]
) -> None:
    first = crosswalk.rows[0]
    risky = replace(crosswalk, rows=(Row(replace(first.statement, reading=cell, label=cell), (), ()),))
    (row, _) = rows_of(crosswalk_csv(report(risky, papers)))
    assert (row["statement"], row["statement_label"]) == (visible(f"'{cell}"), visible(f"'{cell}"))


@given(st.text())
def test_no_cell_begins_as_a_formula_and_no_other_is_changed(cell: str) -> None:
    assert not inert(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert inert(cell) in {cell, f"'{cell}"}


def test_awkward_cells_come_back_whole(crosswalk: Crosswalk, papers: dict[str, Paper]) -> None:
    first = crosswalk.rows[0]
    words = 'a "quoted", comma;\nand a line'
    said = replace(crosswalk, rows=(Row(replace(first.statement, reading=words), (), ()),))
    (row, *_) = rows_of(crosswalk_csv(report(said, papers)))
    assert row["statement"] == words
