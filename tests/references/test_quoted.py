"""Quotations in paragraphs of their own, and quotations that go on from one paragraph to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.references.marks import stray
from hscqa.references.verify import verify, verify_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document, Quotation

    Make = Callable[..., Document]

KEEPER = "Most harbours have no keeper, and nobody can say how many boats lie in them"
STORMS = "Where there is a keeper, long-term repairs are planned"


def checked(text: str, review: Document, name: str = "draft.md") -> tuple[Quotation, ...]:
    return verify_text(text, name, [review]).quotations


@pytest.mark.parametrize(
    "text",
    [
        f"The board says in its review:\n\n    {KEEPER}.\n\nAnd so on.\n",
        f"The board says in its review:\n\n\t{KEEPER}.\n\nAnd so on.\n",
        f"It was said in its review:\n\n{KEEPER}.\n\n— Harbour Board (2020), para 1\n\nAnd so on.\n",
        f"It was said in its review.\n\n{KEEPER}.\n\n— Harbour Board (2020), para 1\n\nAnd so on.\n",
        f"It was said in its review:\n\n{KEEPER}.\n\n- Harbour Board (2020), para 1\n\nAnd so on.\n",
        f"> {KEEPER}.\n>\n> — Harbour Board, para 1\n",
        f"> {KEEPER} (Harbour Board, para 1).\n",
        f"> “{KEEPER}” (Harbour Board, para 1).\n",
        f"It was said, and all agree: “{KEEPER}.”\n\n— Harbour Board, para 1\n",
    ],
)
def test_a_paragraph_of_its_own_is_a_quotation_where_its_place_or_a_line_says_so(text: str, review: Document) -> None:
    (found,) = checked(text, review)
    assert (found.status, found.quote.rstrip(".")) == ("verbatim", KEEPER)
    assert text[found.span.start : found.span.end].rstrip(".") == KEEPER
    assert found.claimed.paper in {"review-2020", None}
    if "para 1" in text:
        assert (found.claimed.paper, found.claimed.place) == ("review-2020", "para 1")


@pytest.mark.parametrize(
    "text",
    [
        f"The board says in its review:\n\n{KEEPER}.\n",
        f"A paragraph.\n\n    {KEEPER}.\n",
        f"We read two papers:\n\n- {KEEPER}.\n- Harbour Board (2020), para 1\n",
        f"{KEEPER}.\n\n- Harbour Board (2020), para 1\n- Harbour Board (2020), para 2\n",
    ],
)
def test_a_paragraph_or_entry_that_nothing_sets_off_is_no_quotation(text: str, review: Document) -> None:
    assert checked(text, review) == ()


def test_the_line_of_a_source_says_whether_words_stand_elsewhere(review: Document) -> None:
    (found,) = checked(f"It was said:\n\n{KEEPER}.\n\n— Harbour Board (2020), para 2\n", review)
    assert found.status == "elsewhere"
    assert found.found is not None
    assert found.found.label == "para 1"


def test_the_paragraphs_of_one_block_quotation_share_its_source(review: Document) -> None:
    first, second = checked(f"> {KEEPER}.\n>\n> {STORMS}.\n>\n> — Harbour Board, paras 1 and 2\n", review)
    assert first.claimed == second.claimed
    assert first.claimed.paper == "review-2020"


@pytest.mark.parametrize(
    "text",
    [
        "They say “Most harbours have no keeper, and nobody\n\ncan say how many boats lie” (Harbour Board, para 1)",
        f"They say: “{KEEPER} at any time of the year.\n\n“{STORMS}” (Harbour Board, para 1).",
        (
            "They say “Most harbours have no keeper, and¹ nobody\n\n¹ A note, p.3.\n\ncan say how many boats lie in "
            "them” (Harbour Board, para 1)."
        ),
    ],
)
def test_a_quotation_that_goes_on_in_the_next_paragraph_is_one(text: str, review: Document) -> None:
    (found,) = checked(f"{text}\n", review, "draft.txt")
    assert found.status == "verbatim"
    assert (found.claimed.paper, found.claimed.place) == ("review-2020", "para 1")
    assert found.quote.startswith("Most harbours")
    assert found.quote.endswith(("lie", "lie in them", "repairs are planned"))


def test_an_opening_mark_that_nobody_closes_takes_nothing_with_it(review: Document) -> None:
    text = f"They say “Most harbours have a flag.\n\nAnother paragraph.\n\nIt is true that “{KEEPER}” anyway.\n"
    (found,) = checked(text, review)
    assert (found.quote, found.status) == (KEEPER, "verbatim")


def test_a_quotation_cut_by_a_page_break_is_joined_in_a_paper(make: Make, review: Document) -> None:
    text = f"Reply\n\nIt found: “{KEEPER[:40].rstrip()}\n\nHARBOUR REPLY 12\n\n{KEEPER[40:].lstrip()} at any time”.\n"
    found = verify([review, make(text, "reply-2021", date="2021", publisher="Owners")]).quotations
    assert any(one.status in {"verbatim", "altered"} and "keeper" in one.quote for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("none at all", (None, None)),
        ("“closed here”", (None, None)),
        ("opened “here", (None, 7)),
        ("here” it closes, and “there” too", (4, None)),
        ("here” it closes and “opens", (4, 20)),
    ],
)
def test_marks_that_another_paragraph_pairs_are_told(text: str, expected: tuple[int | None, int | None]) -> None:
    assert stray(text) == expected


@pytest.mark.parametrize(
    ("quote", "status", "difference"),
    [
        (
            "Most harbours have no keeper, … how many boats lie in them",
            "verbatim",
            "the same words but for what it marks; words left out: “and nobody can say”",
        ),
        (
            "Most harbours have no [permanent] keeper, and nobody can say how many boats",
            "verbatim",
            "the same words but for what it marks; words put in: “permanent”",
        ),
        ("[M]ost harbours have no keeper", "verbatim", None),
        ("…Most harbours have no keeper...", "verbatim", None),
        ("how many boats lie in them … Most harbours have no keeper", "not in corpus", None),
    ],
)
def test_what_a_quotation_says_it_leaves_out_or_puts_in_is_not_held_against_it(
    review: Document, quote: str, status: str, difference: str | None
) -> None:
    (found,) = checked(f"The review says “{quote}”.\n", review)
    assert found.status == status
    if status == "verbatim":
        assert found.difference in {difference, "the same words; only punctuation differs"}


def test_words_of_a_report_are_not_excused_by_a_summary_without_numbered_paragraphs(make: Make) -> None:
    known = {"publisher": "Harbour Board", "date": "2020", "short": "Harbour Board (2020)"}
    report = make(f"Report\n\n1. {KEEPER}.\n\n2. {STORMS}.\n", "report", title="Harbour keeping report", **known)
    summary = make(f"Summary\n\n{KEEPER}.\n", "summary", title="Harbour keeping report", **known)
    (found,) = verify_text(f"It says “{KEEPER}” (Harbour Board, para 2).\n", "d.md", [report, summary]).quotations
    assert found.status == "elsewhere"
    assert found.found is not None
    assert found.found.label == "para 1"
