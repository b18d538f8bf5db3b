"""What must be found in the five papers, counted and read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from hscqa.model import BlockKind
from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Block, Document, Statement

AUDIT = "audit-scotland-2018"
SUMMARY = "audit-scotland-2018-recommendations"
MSG = "msg-2019"
ALLIANCE = "alliance-2019"
THEMES = (
    ["Commitment to collaborative leadership and building relationships"] * 2
    + ["Effective strategic planning for improvement"] * 3
    + ["Integrated finances and financial planning"] * 4
    + ["Agreed governance and accountability arrangements"] * 2
    + ["Ability and willingness to share information"] * 4
    + ["Meaningful and sustained engagement"]
)
GOVERNMENT = ("Scottish Government",)
NATIONAL = ("Scottish Government", "COSLA")
LOCAL = ("Integration Authorities", "councils", "NHS boards")
EVERYBODY = ("Scottish Government", "COSLA", "councils", "NHS boards", "Integration Authorities")
OWNERS = [NATIONAL, NATIONAL, LOCAL, LOCAL, GOVERNMENT, GOVERNMENT, NATIONAL, EVERYBODY, LOCAL]
OWNERS += [NATIONAL, EVERYBODY, NATIONAL, EVERYBODY, EVERYBODY, EVERYBODY, LOCAL]


def labelled(document: Document, pattern: str) -> list[Block]:
    return [block for block in document.blocks if re.fullmatch(pattern, block.label)]


def below(document: Document, block_id: str) -> list[Block]:
    return [block for block in document.blocks if block.parent == block_id]


def statement(document: Document, key: str) -> Statement:
    return next(found for found in document.statements if found.id == f"{document.paper.id}:{key}")


def reading(document: Document, key: str) -> str:
    return next(block.reading for block in document.blocks if block.id == f"{document.paper.id}:{key}")


def joined_words(text: str) -> str:
    """Run a text's words together, so that hyphens, wraps and punctuation make no difference."""
    return "".join(words(text))


class TestAuditReport:
    def test_82_paragraphs_are_numbered_without_a_gap(self, corpus_documents: Mapping[str, Document]) -> None:
        found = [b.label for b in corpus_documents[AUDIT].blocks if b.kind is BlockKind.NUMBERED]
        assert [label for label in found if label.startswith("para")] == [f"para {n}" for n in range(1, 83)]

    def test_paragraphs_carry_their_sub_bullets(self, corpus_documents: Mapping[str, Document]) -> None:
        document = corpus_documents[AUDIT]
        bullets = {f"para-{n}": len(below(document, f"{AUDIT}:para-{n}")) for n in (7, 8, 12, 13, 30, 34, 38, 55, 70)}
        assert list(bullets.values()) == [0, 3, 4, 2, 3, 5, 5, 3, 5]
        assert reading(document, "para-55.b2") == "£30 million to help tackle delayed discharges"

    @pytest.mark.parametrize("paper", [AUDIT, SUMMARY])
    def test_there_are_four_key_messages(self, corpus_documents: Mapping[str, Document], paper: str) -> None:
        found = labelled(corpus_documents[paper], r"Key message \d+")
        assert [block.label for block in found] == [f"Key message {n}" for n in range(1, 5)]
        assert found[1].reading.startswith("Financial planning is not integrated, long term or focused on providing")
        assert found[3].reading.endswith("needed to sustain health and care services in Scotland.")

    def test_key_facts_are_one_block_each(self, corpus_documents: Mapping[str, Document]) -> None:
        found = labelled(corpus_documents[AUDIT], r"Key fact \d+")
        assert len(found) == 6
        assert found[1].reading == "<70% – Integration Authority funding comes from the NHS"

    @pytest.mark.parametrize("paper", [AUDIT, SUMMARY])
    def test_16_recommendations_have_owners_theme_and_lead_in(
        self, corpus_documents: Mapping[str, Document], paper: str
    ) -> None:
        found = corpus_documents[paper].statements
        assert [s.label for s in found] == [f"Recommendation {n}" for n in range(1, 17)]
        assert [s.theme for s in found] == THEMES
        assert [s.owners for s in found] == OWNERS
        assert found[0].lead_in == "The Scottish Government and COSLA should:"
        assert all(s.lead_in and s.lead_in.endswith((" should:", " to:")) for s in found)
        assert not any(s.timescale for s in found)

    def test_both_files_give_the_recommendations_word_for_word(self, corpus_documents: Mapping[str, Document]) -> None:
        report = [joined_words(s.reading) for s in corpus_documents[AUDIT].statements]
        summary = [joined_words(s.reading) for s in corpus_documents[SUMMARY].statements]
        assert report == summary

    @pytest.mark.parametrize("paper", [AUDIT, SUMMARY])
    @pytest.mark.parametrize(
        ("key", "first", "last"),
        [
            ("rec-8", "support integrated financial management by developing", "more community-based care."),
            ("rec-11", "agree local responsibility and accountability", "legislation to allow this to happen."),
            ("rec-15", "review and improve the data and intelligence", "report on this data publicly."),
        ],
    )
    def test_a_recommendation_of_several_sentences_is_whole(
        self, corpus_documents: Mapping[str, Document], paper: str, key: str, first: str, last: str
    ) -> None:
        found = statement(corpus_documents[paper], key)
        assert found.reading.startswith(first)
        assert found.reading.endswith(last)
        assert found.text.startswith(first[:20])

    def test_seven_case_studies_end_in_their_source(self, corpus_documents: Mapping[str, Document]) -> None:
        document = corpus_documents[AUDIT]
        boxes = [block for block in document.blocks if block.kind is BlockKind.BOX]
        assert [box.label for box in boxes] == [f"Case study {n}" for n in range(1, 8)]
        sources = [below(document, box.id)[-1] for box in boxes]
        assert all(source.kind is BlockKind.SOURCE for source in sources)
        assert [source.reading for source in sources] == [
            "Shetland IJB, 2018",
            "Angus IJB, 2018",
            "Glasgow City IJB, 2018",
            "Bed Modelling in South Lanarkshire, IJB board paper, 30 October 2017",
            "Aberdeen City IJB, 2018",
            "North Lanarkshire IJB, 2018",
            "Edinburgh IJB, 2018.",
        ]
        assert all(box.span.end == source.span.end for box, source in zip(boxes, sources, strict=True))

    def test_a_case_study_stands_under_its_title(self, corpus_documents: Mapping[str, Document]) -> None:
        found = labelled(corpus_documents[AUDIT], "Case study 6, paragraph 1")[0]
        assert found.headings[-1] == "Case study 6 Locality approach in South Lanarkshire"

    def test_the_advisory_group_has_eleven_members(self, corpus_documents: Mapping[str, Document]) -> None:
        rows = [b for b in corpus_documents[AUDIT].blocks if b.kind is BlockKind.ROW and "appendix-2" in b.id]
        members = {row.cells[0].text: row.cells[1].text for row in rows}
        assert len(members) == 11
        assert members["Gerry Power"] == "Health and Social Care Alliance"
        assert members["John Wood"] == "Convention of Scottish Local Authorities (COSLA)"
        assert [cell.head for cell in rows[0].cells] == ["Member", "Organisation"]

    def test_fifteen_earlier_recommendations_have_their_progress(
        self, corpus_documents: Mapping[str, Document]
    ) -> None:
        document = corpus_documents[AUDIT]
        pairs = [block for block in document.blocks if block.kind is BlockKind.PAIR]
        assert len(pairs) == 15
        for pair in pairs:
            kinds = [block.kind for block in below(document, pair.id)]
            assert kinds[0] is BlockKind.ITEM
            assert set(kinds[1:]) == {BlockKind.PARAGRAPH}
        leads = [pair.lead_in for pair in pairs]
        assert leads == (
            ["Scottish Government should:"] * 3
            + ["Integration Authorities should:"] * 7
            + ["Integration Authorities should work with councils and NHS boards to:"] * 5
        )
        budgets = [b.reading for b in below(document, f"{AUDIT}:appendix-3.13")]
        assert budgets[0].startswith("urgently agree budgets for the IA;")
        assert budgets[2].endswith(
            "Fourteen IJBs failed to agree a budget for the start of the 2017/18 financial year."
        )

    @pytest.mark.parametrize(
        ("board", "figures"),
        [
            ("Aberdeen City", ["2.1", "0", "0", "2.1", "0"]),
            ("Angus", ["(0.4)", "0", "0", "0", "(0.4)"]),
            ("Edinburgh", ["7.4", "7.2", "4.9", "0", "(4.7)"]),
            ("Eilean Siar", ["(3.0)", "0", "0", "0", "(3.0)"]),
            ("North Ayrshire", ["3.5", "0", "1.0", "0", "2.6"]),
            ("Perth and Kinross", ["(1.4)", "(2.6)", "1.3", "0", "0"]),
            ("Shetland", ["2.4", "(0.3)", "2.9", "0", "(0.2)"]),
            ("West Lothian", ["1.8", "0", "1.8", "0", "0"]),
        ],
    )
    def test_a_board_has_its_figures(
        self, corpus_documents: Mapping[str, Document], board: str, figures: list[str]
    ) -> None:
        rows = [b for b in corpus_documents[AUDIT].blocks if b.kind is BlockKind.ROW and "appendix-4" in b.id]
        assert next([cell.text for cell in row.cells[1:]] for row in rows if row.cells[0].text == board) == figures

    def test_thirty_boards_have_six_cells_under_the_declared_heads(
        self, corpus_documents: Mapping[str, Document]
    ) -> None:
        document = corpus_documents[AUDIT]
        rows = [b for b in document.blocks if b.kind is BlockKind.ROW and "appendix-4" in b.id]
        columns = document.paper.tables[2].columns
        assert len(rows) == 30
        assert all(tuple(cell.head for cell in row.cells) == columns for row in rows)
        assert len(columns) == 6
        assert columns[5] == "Year-end position: Deficit/(Surplus)"
        assert all(row.lead_in is not None and "brackets are underspends" in row.lead_in for row in rows)


class TestReview:
    def test_25_proposals_have_theme_lead_in_and_timescale(self, corpus_documents: Mapping[str, Document]) -> None:
        found = corpus_documents[MSG].statements
        romans = ["i", "ii", "iii", "iv", "v", "vi"]
        counts = [3, 6, 5, 5, 3, 3]
        expected = [f"Proposal {n} ({item})" for n, count in enumerate(counts, 1) for item in romans[:count]]
        assert [s.label for s in found] == expected
        assert {s.lead_in for s in found} == {"We propose that:"}
        assert [s.theme for s in found] == [
            f"{n}. {theme}"
            for n, (theme, count) in enumerate(zip(MSG_THEMES, counts, strict=True), 1)
            for _ in range(count)
        ]
        assert {s.label.removeprefix("Proposal "): s.timescale for s in found} == TIMESCALES

    def test_no_timescale_is_part_of_a_proposals_words(self, corpus_documents: Mapping[str, Document]) -> None:
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
        self, corpus_documents: Mapping[str, Document], key: str, words_inside: str
    ) -> None:
        assert words_inside in statement(corpus_documents[MSG], key).reading

    def test_a_cut_proposal_is_two_slices_without_the_footnote(self, corpus_documents: Mapping[str, Document]) -> None:
        document = corpus_documents[MSG]
        block = next(b for b in document.blocks if b.id == f"{MSG}:2.iv")
        assert len(block.slices) == 2
        assert "Medium Term Health" in block.text
        assert "Medium Term Health" not in block.reading

    def test_principles_outcomes_members_and_meetings(self, corpus_documents: Mapping[str, Document]) -> None:
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

    def test_the_joint_statement_belongs_to_the_report(self, corpus_documents: Mapping[str, Document]) -> None:
        document = corpus_documents[MSG]
        assert any(block.id == f"{MSG}:annex-a" for block in document.blocks)
        assert any("We commit to delivering together" in block.reading for block in document.blocks)
        assert not any("Background reading" in block.reading for block in document.blocks)


class TestOtherPapers:
    def test_the_covering_report_has_27_paragraphs(self, corpus_documents: Mapping[str, Document]) -> None:
        document = corpus_documents["eijb-2019"]
        found = [b.label for b in document.blocks if b.kind is BlockKind.NUMBERED]
        assert found == [f"para {n}" for n in range(1, 28)]
        assert [s.label for s in document.statements] == [f"Recommendation ({n})" for n in ("i", "ii", "iii")]
        assert "work with NHS Lothian, the City of Edinburgh Council, CoSLA and Scottish Government" in (
            document.statements[1].reading
        )
        assert "sustainable in the longer term and show through commissioning plans" in reading(document, "para-15.b4")

    def test_the_letter_is_a_paper_of_its_own(self, corpus_documents: Mapping[str, Document]) -> None:
        document = corpus_documents["msg-letter-2019"]
        assert document.paper.text.lstrip().startswith("Director-General")
        assert any("agreed to meet every 6 weeks to maintain momentum" in block.reading for block in document.blocks)

    def test_the_response_has_its_sections(self, corpus_documents: Mapping[str, Document]) -> None:
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
    def test_a_sentence_cut_by_a_page_break_is_joined(
        self, corpus_documents: Mapping[str, Document], joined: str
    ) -> None:
        document = corpus_documents[ALLIANCE]
        assert any(joined in block.reading for block in document.blocks)
        assert any(joined in passage.reading for passage in document.passages)

    def test_thirty_footnotes_each_tie_to_the_sentence_with_the_marker(
        self, corpus_documents: Mapping[str, Document]
    ) -> None:
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

    def test_a_marker_set_twice_is_one_footnote(self, corpus_documents: Mapping[str, Document]) -> None:
        document = corpus_documents[ALLIANCE]
        note = next(note for note in document.notes if note.number == 12)
        assert "¹²¹² http" in document.paper.text
        assert note.body.endswith("para 78, p.38.")

    def test_the_opinion_has_its_principles(self, corpus_documents: Mapping[str, Document]) -> None:
        document = corpus_documents["taylor-2018"]
        assert len(labelled(document, r"Principle \d+")) == 4
        assert document.paper.text.lstrip().startswith("Progress being made")


def test_hard_wrapped_lines_are_unwrapped(corpus_documents: Mapping[str, Document]) -> None:
    document = corpus_documents[SUMMARY]
    assert "a consistent commitment to integration across government departments" in reading(document, "rec-5")
    assert not any("\n" in block.reading for block in document.blocks)


def test_no_footnote_stands_in_running_words(corpus_documents: Mapping[str, Document]) -> None:
    for document in corpus_documents.values():
        bodies = [block.reading for block in document.blocks if block.kind is BlockKind.FOOTNOTE]
        running = [b.reading for b in document.blocks if b.kind not in (BlockKind.FOOTNOTE, BlockKind.BOX)]
        running += [p.reading for p in document.passages if p.kind is not BlockKind.FOOTNOTE]
        assert not [(body, text) for body in bodies for text in running if body in text]


MSG_THEMES = (
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
