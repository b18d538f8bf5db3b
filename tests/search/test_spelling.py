"""Spelling: slips are mended with words that are known, and a good word never becomes another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.index import Records
from hscqa.index.records import write_records
from hscqa.search.english import english
from hscqa.search.spelling import Known, mend

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Document


@pytest.fixture(scope="module")
def known(corpus_documents: Mapping[str, Document], tmp_path_factory: pytest.TempPathFactory) -> Known:
    """Give the words of the papers of corpus/, of a small glossary, and of English."""
    path = tmp_path_factory.mktemp("spelling") / "passages.sqlite"
    write_records(path, tuple(corpus_documents.values()))
    return Known(Records(path), frozenset({"domiciliary", "hebrides"}), english())


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("integraton", "integration"),
        ("comissioning of servces", "commissioning of services"),
        ("delayd discharge", "delayed discharge"),
        ("goverance", "governance"),
        ("reserv policy", "reserve policy"),
        ("stratgeic plannnig", "strategic planning"),
        ("who is the cheif offcer", "who is the chief officer"),
        ("Edinbrugh", "Edinburgh"),
        ("boards in Edinbrugh", "boards in Edinburgh"),
        ("in Clackmananshire", "in Clackmannanshire"),
        ("Comissioning plans", "Commissioning plans"),
        ("domicilliary care", "domiciliary care"),
        ("who are the audtors’ advisers?", "who are the auditors’ advisers?"),
        ("Teh finnancial possition", "Teh financial position"),
        ("“recieve” (bugdet)", "“receive” (budget)"),
        ("nitegration", "integration"),
        ("ntegration", "integration"),
    ],
)
def test_a_slip_is_mended(known: Known, typed: str, searched: str) -> None:
    mended = mend(typed, known)
    assert mended.text == searched
    assert mended.changes
    for before, after in mended.changes:
        assert before in typed
        assert after in searched


@pytest.mark.parametrize(
    "question",
    [
        "the ferry to Ullapool",
        "VAT on pandas in Falkirk and Kinloss",
        "budget of NHSGGC and the hscp",
        "covid19, B12 and s95 rules",
        "mail judth.prcter@edinburgh.gov.uk or see http://example.org/integraton and gov.scto",
        "/corpus/reserv_polizy.txt",
        "WHAT IS THE RESERV POLICY",
        "didnt shouldnt wasnt havent",
        "Mr Johnston and Mrs Thomsen of Kirriemuir",
        "wrk on the brd",
        "qu’est-ce que la gouvernance intégrée des soins de santé en Écosse",
        "welche Empfehlungen gibt es zur Integration der Dienste",
        "def frobnicte(kwargz): retrn kwargz",
        "organize the organization’s program",
        "duplicative mediations",
        "",
        "???",
    ],
)
def test_what_may_be_right_is_left_alone(known: Known, question: str) -> None:
    assert mend(question, known).text == question
    assert mend(question, known).changes == ()


def test_no_english_word_is_ever_changed(known: Known) -> None:
    words = [word for letter in "abcdefghijklmnopqrstuvwxyz" for word in english().words_beginning(letter, 5, 12)]
    assert len(words) > 60_000
    for start in range(0, len(words), 400):
        some = " ".join(words[start : start + 400 : 10])
        assert mend(some, known).text == some


def test_no_word_of_the_papers_is_ever_changed(known: Known, corpus_documents: Mapping[str, Document]) -> None:
    for document in corpus_documents.values():
        for passage in document.passages:
            assert mend(passage.reading, known).text == passage.reading


def test_an_english_word_that_is_nearer_keeps_a_slip_from_the_papers_words(known: Known) -> None:
    assert "preliminary" in english()
    assert known.papers.word_counts(["preliminary", "primary"]).keys() == {"primary"}
    assert mend("the prelimnary view", known).text == "the prelimnary view"


def test_the_word_that_more_passages_hold_wins_where_the_slips_are_equal(known: Known) -> None:
    counts = known.papers.word_counts(["board", "broad"])
    assert counts["board"] > counts["broad"] > 0
    assert mend("the boadr", known).text == "the board"


def test_a_pasted_page_is_left_alone(known: Known) -> None:
    assert mend("goverance of the " * 12, known).changes == (("goverance", "governance"),) * 12
    assert mend("goverance of the " * 13, known).changes == ()


def test_only_the_misspelt_word_changes(known: Known) -> None:
    question = "  What —  of   the  goverance\tof IJBs?  "
    assert mend(question, known).text == question.replace("goverance", "governance")


@given(st.text(max_size=60))
def test_any_text_at_all_can_be_mended_and_is_then_as_it_should_be(known: Known, text: str) -> None:
    mended = mend(text, known)
    assert mended == mend(text, known)
    assert (mended.text == text) == (not mended.changes)
    for _, after in mended.changes:
        assert known.among([after.casefold()])


@given(st.sampled_from(["integration", "governance", "commissioning", "partnership", "accountability"]), st.data())
def test_two_letters_of_a_long_word_may_change_places(known: Known, word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 2))
    slipped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    assert mend(slipped, known).text == word
