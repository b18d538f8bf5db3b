"""What must be found in the review, the covering report, the letter, the response and the opinion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from hscqa.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Block, Document, Statement

MSG = "msg-2019"
ALLIANCE = "alliance-2019"
THEMES = (
    "Collaborative leadership and building relationships",
    "Integrated finances and financial planning",
    "Effective strategic planning for improvement",
    "Governance and accountability arrangements",
    "Ability and willingness to share information",
    "Meaningful and sustained engagement",
)
TIMESCALES = {
    "1 (i)": "6 months",
    "1 (ii)": "12 months",
    "1 (iii)": "12 months",
    "2 (i)": "By 1st April 2019 and thereafter each year by end March.",
    "2 (ii)": "By end of March 2019 and thereafter each year by end March",
    "2 (iii)": "6 months",
    "2 (iv)": "3 months",
    "2 (v)": "6 months",
    "2 (vi)": "from 31st March 2019 onwards.",
    "3 (i)": "12 months",
    "3 (ii)": "6 months",
    "3 (iii)": "3 - 6 months",
    "3 (iv)": "12 months",
    "3 (v)": "12 months",
    "4 (i)": "6 months",
    "4 (ii)": "12 months",
    "4 (iii)": "12 months",
    "4 (iv)": "6 months",
    "4 (v)": "6 months",
    "5 (i)": "By publication of next round of annual reports in July 2019",
    "5 (ii)": "6 - 12 months",
    "5 (iii)": "6 months",
    "6 (i)": "6 months",
    "6 (ii)": "12 months",
    "6 (iii)": "6 -12 months",
}


def labelled(document: Document, pattern: str) -> list[Block]:
    return [block for block in document.blocks if re.fullmatch(pattern, block.label)]


def statement(document: Document, key: str) -> Statement:
    return next(found for found in document.statements if found.id == f"{document.paper.id}:{key}")


def reading(document: Document, key: str) -> str:
    return next(block.reading for block in document.blocks if block.id == f"{document.paper.id}:{key}")


def test_25_proposals_have_theme_lead_in_and_timescale(corpus_documents: Mapping[str, Document]) -> None:
    found = corpus_documents[MSG].statements
    romans = ["i", "ii", "iii", "iv", "v", "vi"]
    counts = [3, 6, 5, 5, 3, 3]
    expected = [f"Proposal {n} ({item})" for n, count in enumerate(counts, 1) for item in romans[:count]]
    assert [s.label for s in found] == expected
    assert {s.lead_in for s in found} == {"We propose that:"}
    assert [s.theme for s in found] == [
        f"{n}. {theme}" for n, (theme, count) in enumerate(zip(THEMES, counts, strict=True), 1) for _ in range(count)
    ]
    assert {s.label.removeprefix("Proposal "): s.timescale for s in found} == TIMESCALES


def test_no_timescale_is_part_of_a_proposals_words(corpus_documents: Mapping[str, Document]) -> None:
    assert not any("Timescale" in s.text for s in corpus_documents[MSG].statements)


@pytest.mark.parametrize(
    ("key", "words_inside"),
    [
        ("2.iv", "or held as a general reserve as a contingency to cushion the impact"),
        ("2.v", "for such support as follows: It is recommended that the Health Board"),
        ("3.ii", "will ensure that: As well as scrutinising strategic planning"),
        ("3.iv", "establishing capacity and capability for this. Local Authorities"),
        ("4.v", "involving all sectors. The key role of clinical and professional leadership"),
    ],
)
def test_a_proposal_goes_on_over_breaks_and_lists(
    corpus_documents: Mapping[str, Document], key: str, words_inside: str
) -> None:
    assert words_inside in statement(corpus_documents[MSG], key).reading


def test_a_cut_proposal_is_two_slices_without_the_footnote(corpus_documents: Mapping[str, Document]) -> None:
    document = corpus_documents[MSG]
    block = next(b for b in document.blocks if b.id == f"{MSG}:2.iv")
    assert len(block.slices) == 2
    assert "Medium Term Health" in block.text
    assert "Medium Term Health" not in block.reading


def test_principles_outcomes_members_and_meetings(corpus_documents: Mapping[str, Document]) -> None:
    document = corpus_documents[MSG]
    principles = labelled(document, r"Principle \d+")
    outcomes = labelled(document, r"Outcome \d+")
    assert [block.label for block in principles] == [f"Principle {n}" for n in range(1, 13)]
    assert [block.label for block in outcomes] == [f"Outcome {n}" for n in range(1, 10)]
    assert principles[4].reading == "Respect the rights of service-users"
    assert outcomes[6].reading == "People using health and social care services are safe from harm"
    members = [b for b in document.blocks if b.lead_in and b.lead_in.startswith("Membership of the review")]
    assert len(members) == 7
    assert members[1].reading == "Sally Loudon (co-chair) (Chief Executive of COSLA)"
    rows = [block for block in document.blocks if block.kind is BlockKind.ROW]
    assert [row.cells[0].text for row in rows] == ["24/09/18", "23/10/18", "27/11/18", "19/12/18"]
    assert {tuple(cell.head for cell in row.cells) for row in rows} == {("Meeting date", "Topics for discussion")}


def test_the_joint_statement_belongs_to_the_report(corpus_documents: Mapping[str, Document]) -> None:
    document = corpus_documents[MSG]
    assert any(block.id == f"{MSG}:annex-a" for block in document.blocks)
    assert any("We commit to delivering together" in block.reading for block in document.blocks)
    assert not any("Background reading" in block.reading for block in document.blocks)


def test_the_covering_report_has_27_paragraphs(corpus_documents: Mapping[str, Document]) -> None:
    document = corpus_documents["eijb-2019"]
    found = [b.label for b in document.blocks if b.kind is BlockKind.NUMBERED]
    assert found == [f"para {n}" for n in range(1, 28)]
    assert [s.label for s in document.statements] == [f"Recommendation ({n})" for n in ("i", "ii", "iii")]
    assert "work with NHS Lothian, the City of Edinburgh Council, CoSLA and Scottish Government" in (
        document.statements[1].reading
    )
    assert "sustainable in the longer term and show through commissioning plans" in reading(document, "para-15.b4")


def test_the_letter_is_a_paper_of_its_own(corpus_documents: Mapping[str, Document]) -> None:
    document = corpus_documents["msg-letter-2019"]
    assert document.paper.text.lstrip().startswith("Director-General")
    assert any("agreed to meet every 6 weeks to maintain momentum" in block.reading for block in document.blocks)


def test_the_response_has_its_sections(corpus_documents: Mapping[str, Document]) -> None:
    headings = [b.reading for b in corpus_documents[ALLIANCE].blocks if b.kind is BlockKind.HEADING]
    assert headings == [
        "Introduction",
        "Culture change",
        "The Third Sector",
        "Leadership",
        "Organisational and operational issues",
        "Workforce",
        "Professional training and development",
        "Finance",
        "Conclusion",
        "About the ALLIANCE",
        "For more information",
    ]


@pytest.mark.parametrize(
    "joined",
    [
        "\"it's going to be a change for a generation” (Griesbach, para 2.11).",
        "driver for growing investment in relationships, although for some",
        "appears to be giving way in some instances to public sector staff concerns",
        "This scenario is consistent with the experience of local interfaces",
        "for the future of health and social care.",
        "rather than the organisations through which they are delivered.",
        "not just the outcome focused on effective use of resources.",
        "give people greater control over their health and wellbeing",
    ],
)
def test_a_sentence_cut_by_a_page_break_is_joined(corpus_documents: Mapping[str, Document], joined: str) -> None:
    document = corpus_documents[ALLIANCE]
    assert any(joined in block.reading for block in document.blocks)
    assert any(joined in passage.reading for passage in document.passages)


def test_thirty_footnotes_each_tie_to_the_sentence_with_the_marker(corpus_documents: Mapping[str, Document]) -> None:
    document = corpus_documents[ALLIANCE]
    assert [note.number for note in document.notes] == list(range(1, 31))
    bodies = {block.id for block in document.blocks if block.kind is BlockKind.FOOTNOTE}
    assert [note.block_id for note in document.notes] == [f"{ALLIANCE}:note-{n}" for n in range(1, 31)]
    assert bodies == {note.block_id for note in document.notes}
    for note in document.notes:
        between = document.paper.text[min(note.sentence_span.end, note.marker.start) : note.marker.start]
        assert note.sentence_span.start < note.marker.start
        assert not between.strip("*”\"'")
    starts = {note.number: note.sentence for note in document.notes}
    assert starts[9].startswith("The report's call for clearer communication")
    assert starts[12].endswith("in the recent Audit Scotland report.")
    assert starts[23].startswith('Audit Scotland notes: "Financial pressures')
    assert starts[28] == starts[30]


def test_a_marker_set_twice_is_one_footnote(corpus_documents: Mapping[str, Document]) -> None:
    document = corpus_documents[ALLIANCE]
    note = next(note for note in document.notes if note.number == 12)
    assert "¹²¹² http" in document.paper.text
    assert note.body.endswith("para 78, p.38.")


def test_the_opinion_has_its_principles(corpus_documents: Mapping[str, Document]) -> None:
    document = corpus_documents["taylor-2018"]
    assert len(labelled(document, r"Principle \d+")) == 4
    assert document.paper.text.lstrip().startswith("Progress being made")


def test_no_footnote_stands_in_running_words(corpus_documents: Mapping[str, Document]) -> None:
    for document in corpus_documents.values():
        bodies = [block.reading for block in document.blocks if block.kind is BlockKind.FOOTNOTE]
        running = [b.reading for b in document.blocks if b.kind not in (BlockKind.FOOTNOTE, BlockKind.BOX)]
        running += [p.reading for p in document.passages if p.kind is not BlockKind.FOOTNOTE]
        assert not [(body, text) for body in bodies for text in running if body in text]
