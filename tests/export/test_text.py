"""What a terminal shows of papers, outlines, places, hits, answers and checks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.export import text, text_checks, text_ties
from hscqa.export.citation import cite
from hscqa.export.lines import Line, Tone, plain
from hscqa.model import (
    Answer,
    Block,
    Cell,
    Check,
    Claim,
    Crosswalk,
    Found,
    Hit,
    Paper,
    Place,
    Quotation,
    Quote,
    Reference,
    SearchReply,
    Span,
    Statement,
    Status,
    Verification,
)

if TYPE_CHECKING:
    from tests.export.conftest import Counted

WIDTH = 60


def shown(lines: list[Line]) -> str:
    assert all(len(line.text) <= WIDTH for line in lines), "a line is wider than the terminal"
    return plain(lines)


def test_a_citation_prefers_the_short_name_and_the_printed_page(papers: dict[str, Paper]) -> None:
    assert cite(papers["audit"], "para 19", 21, "xix") == "Auditor (2018), para 19, p. xix"
    assert cite(papers["audit"], "", 21) == "Auditor (2018), p. 21"
    assert cite(papers["harbour"], "Proposal 1") == "Coast Group (2019), Proposal 1"
    assert cite(replace(papers["harbour"], publisher="", title="", date=""), "") == "harbour"


def test_papers_stand_in_columns_with_their_titles_under_them(counted: list[Counted]) -> None:
    assert shown(text.papers(counted, WIDTH)) == (
        "id       date        role    passages  statements  status\n"
        "harbour  2019-02-04  review  2         1           read\n"
        "    Harbours & keepers, Coast Group\n"
        "audit    2018-11     audit   2         1           read\n"
        "    Boats, Auditor\n"
    )


def test_a_paper_that_was_not_read_whole_says_why(counted: list[Counted]) -> None:
    partly = replace(counted[0], paper=replace(counted[0].paper, status=Status.PARTLY, note="page 3 has no text"))
    lines = text.papers([partly], WIDTH)
    assert lines[1].tone is Tone.BAD
    assert lines[-1].text == "    note: page 3 has no text"


def test_an_outline_has_a_line_a_block_with_its_id(papers: dict[str, Paper], blocks: tuple[Block, ...]) -> None:
    assert shown(text.outline(papers["audit"], blocks, WIDTH)) == (
        "Boats (audit)\n"
        "2 blocks; every id begins with audit:\n"
        "\n"
        "h-1                      Recommendations\n"
        "rec-1                      Recommendation 1: 1. The board s…\n"
    )


def test_a_place_shows_its_words_behind_a_bar_between_its_neighbours(
    papers: dict[str, Paper], blocks: tuple[Block, ...], proposal: Statement
) -> None:
    words = replace(blocks[1], lead_in="The board should:")
    place = Place(
        "audit:rec-1", papers["audit"], "R1", ("Recommendations",), words.span, "Auditor (2018), R1",
        (words,), before=blocks[:1], after=(replace(words, reading="Count the boats."),), statement=proposal,
    )  # fmt: skip
    assert shown(text.show(place, WIDTH)) == (
        "Auditor (2018), R1\n"
        "audit:rec-1\n"
        "Recommendations\n"
        "\n"
        "  Recommendations\n"
        "\n"
        "| The board should:\n"
        "| 1. The board should name a keeper.\n"
        "  timescale: 6 months (by 2019-08-04)\n"
        "  who: the board; keepers\n"
        "\n"
        "  [Recommendation 1] Count the boats.\n"
    )


def test_a_hit_shows_rank_citation_id_path_and_all_its_words(hit: Hit, papers: dict[str, Paper]) -> None:
    assert shown(text.search_reply(SearchReply("keeper", (hit,), 1), papers, WIDTH)) == (
        " 1. Auditor (2018), Recommendation 1, p. ii\n"
        "    audit:rec-1\n"
        "    Recommendations\n"
        "    The board should name a keeper.\n"
    )
    assert plain(text.search_reply(SearchReply("keeper", (), 1), papers, WIDTH)) == "Nothing found.\n"


def test_a_table_row_is_shown_with_its_column_heads(
    hit: Hit, papers: dict[str, Paper], blocks: tuple[Block, ...]
) -> None:
    cells = (Cell("Board", "Coast"), Cell("", "7.5"))
    row = replace(hit, passage=replace(hit.passage, cells=cells))
    assert "    Board: Coast; 7.5\n" in plain(text.hits([row], papers, WIDTH))
    place = Place("r", papers["audit"], "R", (), Span(0, 1), "cite", (replace(blocks[1], cells=cells),))
    assert "| Board: Coast\n| 7.5\n" in shown(text.show(place, WIDTH))


def test_an_answer_is_its_quotations_and_a_refusal_its_reason(hit: Hit, papers: dict[str, Paper]) -> None:
    quote = Quote("a keeper", "a keeper", "audit:rec-1", "audit", "R1", Span(3, 11), "Auditor (2018), R1")
    answered = Answer("who?", True, "a keeper", 0.8, None, (quote,), (), 1)  # noqa: FBT003
    assert shown(text.answer(answered, papers, WIDTH)) == (
        "“a keeper”\n    Auditor (2018), R1 [audit:rec-1]\n\nconfidence 0.80\n"
    )
    refused = Answer("who?", False, "", 0.1, "not found in these 2 papers", (), (hit,), 1)  # noqa: FBT003
    assert shown(text.answer(refused, papers, WIDTH)).startswith(
        "not found in these 2 papers\n\nNearest passages (they do not answer the question):\n\n 1. Auditor (2018)"
    )


def test_a_quoted_table_row_tells_its_columns_outside_the_quotation_marks(papers: dict[str, Paper]) -> None:
    cells = (Cell("Board", "Coast"), Cell("Reserves", "(7.5)"))
    place = ("audit:t.coast", "audit", "Table, Coast", Span(3, 14), "Auditor (2018), Table, Coast")
    quote = Quote("Coast\n(7.5)", "Coast | (7.5)", *place, cells=cells)
    answered = Answer("how much?", True, "Coast | (7.5)", 0.8, None, (quote,), (), 1)  # noqa: FBT003
    lines = shown(text.answer(answered, papers, WIDTH)).splitlines()
    assert lines[:3] == ["“Coast | (7.5)”", "    Board: Coast", "    Reserves: (7.5)"]


def test_an_answer_shows_where_else_its_words_stand_and_what_differs(papers: dict[str, Paper]) -> None:
    quote = Quote("a keeper", "a keeper", "audit:rec-1", "audit", "R1", Span(3, 11), "Auditor (2018), R1")
    quote = replace(quote, also=("Coast (2019), para 3", "Coast (2019), para 4"))
    differs = Answer("who?", True, "a keeper", 0.8, None, (quote,), (), 1, difference="“2” here, but “3” there.")  # noqa: FBT003
    assert shown(text.answer(differs, papers, WIDTH)) == (
        "“a keeper”\n"
        "    Auditor (2018), R1 [audit:rec-1]\n"
        "    also in: Coast (2019), para 3; Coast (2019), para 4\n"
        "\n"
        "They differ: “2” here, but “3” there.\n"
        "\n"
        "confidence 0.80\n"
    )


def test_each_entry_of_a_quoted_list_stands_on_a_line_of_its_own(papers: dict[str, Paper]) -> None:
    reading = "They should: • name a keeper • count the boats."
    quote = Quote(reading, reading, "audit:rec-1", "audit", "R1", Span(3, 50), "Auditor (2018), R1")
    answered = Answer("what?", True, reading, 0.8, None, (quote,), (), 1)  # noqa: FBT003
    assert shown(text.answer(answered, papers, WIDTH)).splitlines()[:3] == [
        "“They should:",
        "  • name a keeper",
        "  • count the boats.”",
    ]


def test_the_words_that_open_a_list_stand_outside_the_quotation_marks(papers: dict[str, Paper]) -> None:
    place = ("audit:rec-1", "audit", "R1", Span(3, 17), "Auditor (2018), R1")
    quote = Quote("name a keeper.", "name a keeper.", *place, lead_in="The board should:")
    answered = Answer("what?", True, "name a keeper.", 0.8, None, (quote,), (), 1)  # noqa: FBT003
    assert shown(text.answer(answered, papers, WIDTH)).startswith("[The board should:] “name a keeper.”\n")


def test_gaps_are_shown_with_what_came_nearest(crosswalk: Crosswalk, papers: dict[str, Paper]) -> None:
    assert shown(text_ties.gaps(crosswalk, papers, WIDTH)) == (
        "Gaps, in statements\n"
        "  1 of 2    Auditor (2018): what Coast Group (2019) does not\n"
        "            answer\n"
        "  1 of 2    Coast Group (2019): what answers nothing in\n"
        "            Auditor (2018)\n"
        "\n"
        "Auditor (2018): what Coast Group (2019) does not answer (1)\n"
        "  Recommendation 2: count the boats.\n"
        "    nearest, turned down: Proposal 1 (i), it likelier\n"
        "      answers Recommendation 1 (0.88)\n"
        "      “every harbour has a named keeper.”\n"
        "\n"
        "Coast Group (2019): what answers nothing in Auditor (2018)\n(1)\n"
        "  Proposal 1 (ii): x\n"
        "    nothing came near\n"
    )


def test_a_verification_shows_what_is_wrong_first_and_in_full() -> None:
    found = Found("audit:rec-1", "Recommendation 1", "name a keeper", Span(5, 18))
    claimed = Claim("audit", "p.7")
    holds = Quotation("harbour", "harbour:p1", "a keeper", Span(1, 2), claimed, "verbatim", found, None)
    lost = replace(holds, id="harbour:p0", status="not in corpus", quote="words " * 20, found=None)
    other_case = replace(holds, id="harbour:p4", difference="only case differs")
    moved = replace(holds, id="harbour:p2", status="elsewhere")
    points = Reference("harbour", "harbour:p3", "see para 9", "para 9", "unresolved", (), "no para 9", Span(1, 2))
    wrong = replace(points, id="harbour:p5", status="contradicted", targets=("audit:rec-1",), note="it is not")
    outside = replace(points, id="harbour:p6", claimed="note 4", note="it is outside the corpus")
    checked = Verification((lost, holds, other_case, moved), (points, outside, wrong))
    assert shown(text_checks.verification(checked, WIDTH)) == (
        "4 quotations: 2 verbatim, 1 not in corpus, 1 elsewhere\n"
        "3 references: 2 unresolved, 1 contradicted\n"
        "\n"
        "elsewhere: harbour:p2\n"
        "    “a keeper”\n"
        "    said to be in: audit, p.7\n"
        "    stands in: Recommendation 1 [audit:rec-1]\n"
        "\n"
        "contradicted: harbour:p5\n"
        "    see para 9\n"
        "    points to: para 9\n"
        "    places: audit:rec-1\n"
        "    note: it is not\n"
        "\n"
        "Word for word but for case, punctuation or white space (1;\n"
        "in full with --json)\n"
        "  harbour:p4: only case differs\n"
        "\n"
        "Nowhere in the corpus (1; in full with --json)\n"
        "  harbour:p0: [audit, p.7] “words words words words words w…\n"
        "\n"
        "Not resolved (2; in full with --json)\n"
        "  harbour:p3: no para 9\n"
        "  harbour:p6: note 4: it is outside the corpus\n"
    )


def test_a_failed_check_says_what_to_do() -> None:
    checks = (Check("python", ok=True, detail="3.11"), Check("index", ok=False, detail="stale", remedy="hscqa ingest"))
    assert shown(text_ties.doctor(checks, WIDTH)) == "ok    python: 3.11\nFAIL  index: stale\n      do: hscqa ingest\n"


@pytest.mark.parametrize("steering", ["\x1b[2J", "\x9b", "\u202e", "\ud800"])
def test_no_control_character_of_a_paper_reaches_the_terminal(
    steering: str, hit: Hit, papers: dict[str, Paper], blocks: tuple[Block, ...], counted: list[Counted]
) -> None:
    odd = replace(papers["audit"], title=steering, short=steering, note=steering, id=f"audit{steering}", date=steering)
    block = replace(blocks[1], reading=steering, label=steering, id=f"audit:{steering}", lead_in=steering)
    passage = replace(hit.passage, reading=steering, label=steering, headings=(steering,), id=steering)
    place = Place(steering, odd, steering, (steering,), Span(0, 1), steering, (block,), before=(block,), after=(block,))
    refused = Answer("?", False, "", 0, steering, (), (replace(hit, passage=passage),), 1)  # noqa: FBT003
    lines = [
        *text.papers([replace(counted[0], paper=odd)], WIDTH),
        *text.outline(odd, (block,), WIDTH),
        *text.show(place, WIDTH),
        *text.answer(refused, {"audit": odd}, WIDTH),
        *text_ties.doctor((Check(steering, ok=False, detail=steering, remedy=steering),), WIDTH),
    ]
    assert steering not in plain(lines)
