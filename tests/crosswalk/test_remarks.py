"""What a reader is told of two papers before trusting their ties."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.crosswalk import crosswalk
from hscqa.crosswalk.remarks import remarks, says_something
from hscqa.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.crosswalk import Vectors
    from hscqa.references import Tie


def labelled(document: Document, *labels: str) -> Document:
    """Give the same document with other labels on its statements."""
    pairs = zip(document.statements, labels, strict=True)
    return replace(document, statements=tuple(replace(one, label=label) for one, label in pairs))


def silenced(document: Document, place: int, reading: str = "") -> Document:
    """Give the same document with a statement that has no text, or another."""
    changed = list(document.statements)
    changed[place] = replace(changed[place], reading=reading)
    return replace(document, statements=tuple(changed))


def test_papers_without_oddities_need_no_remark(audit: Document, review: Document, opinion: Document) -> None:
    assert remarks(review, audit, [opinion]) == ()


def test_an_answer_that_was_written_first_is_told(audit: Document, review: Document) -> None:
    (told,) = remarks(audit, review, [])
    assert told.startswith("Audit (2020) is dated 2020-01-05 and HRG (2020) 2020-06-01: what was written before")


def test_statements_without_a_text_are_named(audit: Document, review: Document) -> None:
    (told,) = remarks(silenced(silenced(review, 0), 2, "(ii) 7."), audit, [])
    assert told == (
        "HRG (2020) has no text for Proposal 1 (i) and Proposal 2 (i): only a text that names them ties them"
    )


@pytest.mark.parametrize(
    ("reading", "says"), [("", False), ("—", False), ("(i)", False), ("7.", False), ("Mend it.", True)]
)
def test_a_statement_says_something_where_it_has_a_word(review: Document, reading: str, says: bool) -> None:  # noqa: FBT001
    assert says_something(silenced(review, 0, reading).statements[0]) is says


def test_two_statements_of_one_label_are_named_with_their_ids(audit: Document, review: Document) -> None:
    twice = labelled(audit, "Recommendation 1", "Recommendation 2", "Recommendation 2", "Recommendation 3")
    (told,) = remarks(review, twice, [])
    assert told == (
        "Audit (2020) has 2 statements called Recommendation 2 (audit:rec-2 and audit:rec-3): what names "
        "Recommendation 2 may mean any of them, so it ties none"
    )


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("R1", "R2", "R4", "R6"), "Audit (2020) has no R3 and R5: without a text, or not found"),
        (("A1.1", "A1.3", "A2.1", "A2.2"), "Audit (2020) has no A1.2: without a text, or not found"),
        (("R1", "R2", "R3", "R4"), None),
        (("R3", "R9", "R20", "R41"), None),
        (("Point 1", "Point 2 and point 3", "Point 4", "Point 5"), None),
        (
            ("Points 1, 2 and 3", "Point 4", "Point 5", "Point 7"),
            "Audit (2020) has no Point 6: without a text, or not found",
        ),
        (("News of act 1.1 and act 1.2", "News of act 1.3", "News of act 1.4", "News of act 2.1"), None),
        (
            ("Finding 1", "Finding 2 and proposal 1", "Proposal 3", "Finding 3"),
            "Audit (2020) has no Proposal 2: without a text, or not found",
        ),
        (
            ("Walls and act 1", "Walls and act 2", "Walls and act 4", "b"),
            "Audit (2020) has no Walls and act 3: without a text, or not found",
        ),
        (("Action 2019", "Action 2021", "b", ""), None),
    ],
)
def test_a_number_that_a_run_of_labels_leaves_out_is_named(
    audit: Document, review: Document, labels: tuple[str, ...], told: str | None
) -> None:
    assert remarks(review, labelled(audit, *labels), []) == ((told,) if told else ())


def test_a_long_list_only_begins(audit: Document, review: Document) -> None:
    many = replace(audit, statements=tuple(replace(audit.statements[0], label=f"R{2 * n}") for n in range(5, 15)))
    assert remarks(review, many, []) == ()
    more = [*many.statements, *(replace(audit.statements[0], label=f"R{n}") for n in range(1, 10))]
    (told,) = remarks(review, replace(audit, statements=tuple(more)), [])
    assert told == "Audit (2020) has no R11, R13, R15, R17, R19 and 4 more: without a text, or not found"


def test_a_commenter_that_repeats_the_source_is_named(audit: Document, review: Document) -> None:
    copy = replace(review, paper=replace(review.paper, id="copy", short="Copy (2020)"))
    (told,) = remarks(review, audit, [copy])
    assert told == (
        "Copy (2020) repeats 4 statements of HRG (2020) word for word: some of its comments are these statements"
    )


def test_a_target_without_a_text_is_listed_last_and_never_suggested(
    audit: Document, review: Document, vectors: Vectors
) -> None:
    rows = crosswalk(review, silenced(audit, 0), (), vectors).rows
    for row in rows:
        last = row.links[-1]
        assert (last.target.id, last.confidence, last.suggested, last.evidence) == ("audit:rec-1", 0.0, False, ())
        assert [link.score for link in row.links] == sorted((link.score for link in row.links), reverse=True)


def test_what_names_a_statement_without_a_text_still_ties_it(
    audit: Document, review: Document, vectors: Vectors, tie_to: Callable[[Document, str, str], Tie]
) -> None:
    named = tie_to(review, "Lamps will be trimmed on winter nights.", "audit:rec-1")
    row = crosswalk(review, silenced(audit, 0), (), vectors, [named]).rows[3]
    assert (row.links[0].target.id, row.links[0].kind, row.links[0].suggested) == ("audit:rec-1", "explicit", True)


def test_two_statements_of_one_label_have_a_row_and_a_link_each(
    audit: Document, review: Document, vectors: Vectors
) -> None:
    made = crosswalk(labelled(review, *["Proposal 1"] * 4), labelled(audit, *["Recommendation 1"] * 4), (), vectors)
    assert [row.statement.id for row in made.rows] == [one.id for one in review.statements]
    assert {link.target.id for link in made.rows[0].links} == {one.id for one in audit.statements}
    assert len(made.remarks) == 2


def test_what_each_paper_says_nothing_of_is_a_gap_of_its_own(
    audit: Document, review: Document, opinion: Document, vectors: Vectors
) -> None:
    mute = Document(replace(opinion.paper, id="mute", date="2019"), (), (), (), ())
    made = crosswalk(review, audit, (opinion, mute), vectors)
    spoken = {row.statement.id for row in made.rows if any(said.suggested for said in row.comments)}
    ids = [row.statement.id for row in made.rows]
    assert made.gaps.by_stakeholder == {
        "mute": tuple(ids),
        "opinion": tuple(one for one in ids if one not in spoken),
    }
    assert made.gaps.sources_without_comment == made.gaps.by_stakeholder["opinion"]
    assert spoken
    assert made.earlier == ("mute",)
