"""What must be found in the audit report and in the summary of its recommendations."""

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


def test_82_paragraphs_are_numbered_without_a_gap(corpus_documents: Mapping[str, Document]) -> None:
    found = [b.label for b in corpus_documents[AUDIT].blocks if b.kind is BlockKind.NUMBERED]
    assert [label for label in found if label.startswith("para")] == [f"para {n}" for n in range(1, 83)]


def test_paragraphs_carry_their_sub_bullets(corpus_documents: Mapping[str, Document]) -> None:
    document = corpus_documents[AUDIT]
    bullets = {f"para-{n}": len(below(document, f"{AUDIT}:para-{n}")) for n in (7, 8, 12, 13, 30, 34, 38, 55, 70)}
    assert list(bullets.values()) == [0, 3, 4, 2, 3, 5, 5, 3, 5]
    assert reading(document, "para-55.b2") == "£30 million to help tackle delayed discharges"


@pytest.mark.parametrize("paper", [AUDIT, SUMMARY])
def test_there_are_four_key_messages(corpus_documents: Mapping[str, Document], paper: str) -> None:
    found = labelled(corpus_documents[paper], r"Key message \d+")
    assert [block.label for block in found] == [f"Key message {n}" for n in range(1, 5)]
    assert found[1].reading.startswith("Financial planning is not integrated, long term or focused on providing")
    assert found[3].reading.endswith("needed to sustain health and care services in Scotland.")


def test_key_facts_are_one_block_each(corpus_documents: Mapping[str, Document]) -> None:
    found = labelled(corpus_documents[AUDIT], r"Key fact \d+")
    assert len(found) == 6
    assert found[1].reading == "<70% – Integration Authority funding comes from the NHS"


@pytest.mark.parametrize("paper", [AUDIT, SUMMARY])
def test_16_recommendations_have_owners_theme_and_lead_in(corpus_documents: Mapping[str, Document], paper: str) -> None:
    found = corpus_documents[paper].statements
    assert [s.label for s in found] == [f"Recommendation {n}" for n in range(1, 17)]
    assert [s.theme for s in found] == THEMES
    assert [s.owners for s in found] == OWNERS
    assert found[0].lead_in == "The Scottish Government and COSLA should:"
    assert all(s.lead_in and s.lead_in.endswith((" should:", " to:")) for s in found)
    assert not any(s.timescale for s in found)


def test_both_files_give_the_recommendations_word_for_word(corpus_documents: Mapping[str, Document]) -> None:
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
    corpus_documents: Mapping[str, Document], paper: str, key: str, first: str, last: str
) -> None:
    found = statement(corpus_documents[paper], key)
    assert found.reading.startswith(first)
    assert found.reading.endswith(last)
    assert found.text.startswith(first[:20])


def test_seven_case_studies_end_in_their_source(corpus_documents: Mapping[str, Document]) -> None:
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


def test_a_case_study_stands_under_its_title(corpus_documents: Mapping[str, Document]) -> None:
    found = labelled(corpus_documents[AUDIT], "Case study 6, paragraph 1")[0]
    assert found.headings[-1] == "Case study 6 Locality approach in South Lanarkshire"


def test_the_advisory_group_has_eleven_members(corpus_documents: Mapping[str, Document]) -> None:
    rows = [b for b in corpus_documents[AUDIT].blocks if b.kind is BlockKind.ROW and "appendix-2" in b.id]
    members = {row.cells[0].text: row.cells[1].text for row in rows}
    assert len(members) == 11
    assert members["Gerry Power"] == "Health and Social Care Alliance"
    assert members["John Wood"] == "Convention of Scottish Local Authorities (COSLA)"
    assert [cell.head for cell in rows[0].cells] == ["Member", "Organisation"]


def test_fifteen_earlier_recommendations_have_their_progress(corpus_documents: Mapping[str, Document]) -> None:
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
    assert budgets[2].endswith("Fourteen IJBs failed to agree a budget for the start of the 2017/18 financial year.")


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
def test_a_board_has_its_figures(corpus_documents: Mapping[str, Document], board: str, figures: list[str]) -> None:
    rows = [b for b in corpus_documents[AUDIT].blocks if b.kind is BlockKind.ROW and "appendix-4" in b.id]
    assert next([cell.text for cell in row.cells[1:]] for row in rows if row.cells[0].text == board) == figures


def test_thirty_boards_have_six_cells_under_the_declared_heads(corpus_documents: Mapping[str, Document]) -> None:
    document = corpus_documents[AUDIT]
    rows = [b for b in document.blocks if b.kind is BlockKind.ROW and "appendix-4" in b.id]
    columns = document.paper.tables[2].columns
    assert len(rows) == 30
    assert all(tuple(cell.head for cell in row.cells) == columns for row in rows)
    assert len(columns) == 6
    assert columns[5] == "Year-end position: Deficit/(Surplus)"
    assert all(row.lead_in is not None and "brackets are underspends" in row.lead_in for row in rows)


def test_hard_wrapped_lines_are_unwrapped(corpus_documents: Mapping[str, Document]) -> None:
    document = corpus_documents[SUMMARY]
    assert "a consistent commitment to integration across government departments" in reading(document, "rec-5")
    assert not any("\n" in block.reading for block in document.blocks)
