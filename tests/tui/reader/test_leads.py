"""What can be followed in a paper: where each lead stands, where it leads, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.tui.reader.leads import Lead, leads
from hscqa.tui.reader.wording import wordings

if TYPE_CHECKING:
    from hscqa.library import Library
    from hscqa.tui.reader.wording import Wording

PAPER = "keepers-2023"


@pytest.fixture(scope="session")
def words(keepers: Library) -> tuple[Wording, ...]:
    """Give the words of the paper."""
    return wordings(keepers.outline(PAPER), keepers.paper(PAPER).text)


@pytest.fixture(scope="session")
def found(keepers: Library, words: tuple[Wording, ...]) -> tuple[Lead, ...]:
    """Give all that can be followed in it."""
    checked = keepers.verify()
    return leads(
        words,
        keepers.paper(PAPER).text,
        keepers.document(PAPER).notes,
        [one for one in checked.references if one.paper_id == PAPER],
        [one for one in checked.quotations if one.paper_id == PAPER],
    )


def named(found: tuple[Lead, ...], name: str, place: int = 0) -> Lead:
    """Give the lead of a name, or one of those that share it."""
    return [lead for lead in found if lead.name == name][place]


def test_leads_come_in_the_order_of_reading(found: tuple[Lead, ...]) -> None:
    places = [(lead.number, lead.run.start) for lead in found]
    assert places == sorted(places)
    assert len(found) == 3 + 3 + 6


def test_a_marker_stands_right_after_the_word_that_carries_it(
    found: tuple[Lead, ...], words: tuple[Wording, ...]
) -> None:
    lead = named(found, "note 1")
    text = words[lead.number].text
    assert text[: lead.run.start].endswith("with care")
    assert text[lead.run.end :].startswith(". It names")
    assert lead.sign == "¹"
    assert lead.leads_on
    assert lead.leads_on.id == f"{PAPER}:note-1"


def test_a_footnote_leads_back_to_its_sentence(found: tuple[Lead, ...], words: tuple[Wording, ...]) -> None:
    lead = named(found, "what note 2 belongs to")
    assert words[lead.number].block.id == f"{PAPER}:note-2"
    assert lead.leads_on
    assert lead.leads_on.id == f"{PAPER}:opening-words.p2"
    assert lead.leads_on.words == "Two sides of it are the same to us."


def test_a_reference_to_one_place_stands_at_its_words(found: tuple[Lead, ...], words: tuple[Wording, ...]) -> None:
    lead = named(found, "proposal 1 (i)")
    assert words[lead.number].text[slice(*lead.run)] == "proposal 1 (i)"
    assert lead.leads_on
    assert lead.leads_on.id == "review-2022:1.i"
    assert lead.bare_sign == "→"


def test_a_reference_to_several_places_is_not_followed_unasked(found: tuple[Lead, ...]) -> None:
    lead = named(found, "proposal 1 (i) (ii)")
    assert [target.id for target in lead.targets] == ["review-2022:1.i", "review-2022:1.ii"]
    assert lead.leads_on is None
    assert lead.bare_sign == "⇉"


def test_a_contradicted_reference_leads_also_to_where_the_quoted_words_stand(found: tuple[Lead, ...]) -> None:
    lead = named(found, "proposal 1 (i)", 1)
    assert [target.id for target in lead.targets] == ["review-2022:1.i", "review-2022:1.ii"]
    assert not lead.is_sure
    assert "the words quoted with it stand at Proposal 1 (ii)" in lead.note


def test_an_unresolved_reference_leads_nowhere_and_says_why(found: tuple[Lead, ...]) -> None:
    lead = named(found, "Exhibit 4")
    assert lead.targets == ()
    assert lead.bare_sign == "↛"
    assert "no place named exhibit 4" in lead.note


def test_what_stands_in_a_block_that_is_not_there_is_left_out(keepers: Library) -> None:
    document = keepers.document(PAPER)
    assert leads((), document.paper.text, document.notes, keepers.verify().references) == ()
