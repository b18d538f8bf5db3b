"""What is found in the invented papers: one for each family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Document


def test_an_audits_recommendations_have_owners_and_theme(mini_documents: Mapping[str, Document]) -> None:
    found = mini_documents["audit-2021"].statements
    assert [(s.label, s.owners, s.theme) for s in found] == [
        ("Recommendation 1", ("Norland Government",), "Planning the routes"),
        ("Recommendation 2", ("Norland Government",), "Planning the routes"),
        ("Recommendation 3", ("Councils", "Library Board"), "Planning the routes"),
        ("Recommendation 4", ("Councils",), "Listening to readers"),
    ]
    assert found[1].reading.endswith("Councils should know the sum a year before they set their budgets.")


def test_a_case_study_does_not_stop_the_count_of_paragraphs(mini_documents: Mapping[str, Document]) -> None:
    blocks = mini_documents["audit-2021"].blocks
    assert [b.label for b in blocks if b.label.startswith("para") and "," not in b.label] == [
        "para 1",
        "para 2",
        "para 3",
        "para 4",
    ]
    box = next(block for block in blocks if block.kind is BlockKind.BOX)
    assert [block.reading for block in blocks if block.parent == box.id][-1] == "Eastmark council, 2020"
    assert next(block for block in blocks if block.label == "para 4").parent is None


def test_tables_are_put_back_together(mini_documents: Mapping[str, Document]) -> None:
    blocks = mini_documents["audit-2021"].blocks
    rows = {b.cells[0].text: [cell.text for cell in b.cells[1:]] for b in blocks if b.kind is BlockKind.ROW}
    assert rows == {"Eastmark": ["12.5", "0"], "Northby": ["(3.0)", "(3.0)"], "Sundholm and Vick": ["0", "(1.5)"]}
    pairs = [block for block in blocks if block.kind is BlockKind.PAIR]
    assert [pair.lead_in for pair in pairs] == ["Councils should:"] * 2
    assert pairs[0].reading.startswith("replace vans older than ten years. This includes:")
    assert pairs[0].reading.endswith("Two councils have set money aside.")


def test_a_reviews_proposals_have_timescales(mini_documents: Mapping[str, Document]) -> None:
    found = mini_documents["review-2022"].statements
    assert [(s.label, s.timescale) for s in found] == [
        ("Proposal 1 (i)", "6 months"),
        ("Proposal 1 (ii)", "By April 2023 and each year thereafter"),
        ("Proposal 2 (i)", "12 months"),
    ]
    assert "the same village should share a van where that saves money." in found[1].reading
    assert found[2].reading.endswith("the refusal explained.")


def test_a_responses_footnotes_tie_to_its_sentences(mini_documents: Mapping[str, Document]) -> None:
    document = mini_documents["readers-2022"]
    assert [note.number for note in document.notes] == [1, 2, 3, 4, 5]
    assert document.notes[3].sentence == 'The Audit Office notes: "Councils do not plan routes together."'
    assert document.notes[3].body.endswith("audit-2021, para 2, p.2.")
    joined = next(block for block in document.blocks if len(block.slices) > 1)
    assert "a service that they can set their clocks by” (Harrow, para 2.4)." in joined.reading
    assert any("read out at [council] meetings" in block.reading for block in document.blocks)


def test_recommendations_responses_and_actions_name_themselves(mini_documents: Mapping[str, Document]) -> None:
    labels = {
        paper: [s.label for s in mini_documents[paper].statements]
        for paper in ("bridges-2020", "bridges-response-2021", "bridges-plan-2021")
    }
    assert labels["bridges-2020"] == [f"Recommendation {n}" for n in (1, 2, 3)]
    assert labels["bridges-response-2021"] == [f"Response to recommendation {n}" for n in (1, 2, 3)]
    assert labels["bridges-plan-2021"] == [
        "Recommendation 1",
        "Action 1.1",
        "Action 1.2",
        "Recommendation 2",
        "Action 2.1",
    ]
    third = mini_documents["bridges-2020"].statements[2]
    assert third.text.startswith("Councils should keep one list")
    assert third.reading.endswith("with: the age of each bridge the load that it may bear.")


def test_paragraphs_numbered_within_chapters_keep_their_numbers(mini_documents: Mapping[str, Document]) -> None:
    blocks = mini_documents["bridges-2020"].blocks
    found = {block.label: block.headings for block in blocks if block.kind is BlockKind.NUMBERED}
    assert list(found) == ["para 1.1", "para 1.2", "para 2.1"]
    assert found["para 2.1"] == ("Chapter 2 What must change",)
