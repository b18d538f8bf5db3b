"""A question in the papers' words: terms under the names that the papers have, and nothing else changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.index import Records
from hscqa.index.lexical import Lexical, write_lexical
from hscqa.index.records import write_records
from hscqa.model import Abbreviation, Glossary
from hscqa.search import Lexicon, Wording, reword
from hscqa.search.wording import KNOWN_WEIGHT, MOST_VARIANTS, UNKNOWN_WEIGHT
from hscqa.words import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hscqa.model import Document

GLOSSARY = Glossary(
    same=(
        ("mobile library", "library van", "bookmobile"),
        ("Library Board", "LB", "board of libraries"),
        ("Library Board chair", "LBC"),
        ("information technology", "IT", "routes of IT"),
        ("Norland Audit Office", "NAO"),
        ("Roads Agency", "highways agency"),
        ("chair", "stool"),
        ("bridges and roads", "B&R"),
    ),
    people_say=(
        ("book bus", ("library van",)),
        ("book club", ("reading panel",)),
        ("reader", ("bookworm", "panel")),
    ),
)
ABBREVIATIONS = (Abbreviation("TSP", "Timescale Planning", "one:p1"), Abbreviation("RP", "Reading panels", "one:p2"))


@pytest.fixture(scope="module")
def lexicon(mini_documents: Mapping[str, Document], tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    """Give the words of the invented papers."""
    folder = tmp_path_factory.mktemp("wording")
    passages = [passage for document in mini_documents.values() for passage in document.passages]
    write_records(folder / "passages.sqlite", tuple(mini_documents.values()))
    write_lexical(
        folder / "lexical",
        [(n, p.paper_id, stems(p.body), stems(f"{p.context} {p.label}")) for n, p in enumerate(passages)],
    )
    return Lexicon(Records(folder / "passages.sqlite"), Lexical(folder / "lexical"))


@pytest.fixture(scope="module")
def put(lexicon: Lexicon) -> Callable[[str], Wording]:
    """Give a function that puts a question in the invented papers' words."""
    return lambda question: reword(question, GLOSSARY, ABBREVIATIONS, lexicon)


@pytest.mark.parametrize(
    ("question", "variants"),
    [
        ("What does a bookmobile cost?", ("What does a mobile library cost?", "What does a library van cost?")),
        ("Who runs the Library Vans?", ("Who runs the mobile library?",)),
        ("What does the LB say?", ("What does the Library Board say?",)),
        ("what does the lb say", ("what does the Library Board say",)),
        ("highways agency", ("Roads Agency",)),
        ("What of NAO and LB?", ("What of Norland Audit Office and Library Board?",)),
        ("book club", ("reading panel",)),
        ("Which RPs meet?", ("Which Reading panels meet?",)),
    ],
)
def test_a_term_is_put_in_the_names_that_the_papers_have(
    put: Callable[[str], Wording], question: str, variants: tuple[str, ...]
) -> None:
    assert put(question).variants == variants
    assert put(question).text == question


@pytest.mark.parametrize(
    "question",
    [
        "What is it about?",  # is not IT
        "The Library Board",  # of its names the papers have only this one
        "the Library Board chair",  # is one name, and the board's names do not stand in it
        "reading panel",  # nobody says book club in the papers, and it would be searched one way only
        "They chaired LB2 and xLB",  # are no chair and no LB
        "B R roads",  # is no B&R
        "Timescale Planning",
        "Is there any?",
        "",
    ],
)
def test_what_is_no_term_or_has_no_other_name_in_the_papers_stays(put: Callable[[str], Wording], question: str) -> None:
    assert put(question).variants == ()


def test_what_people_say_is_also_put_in_the_other_names_of_what_they_mean(put: Callable[[str], Wording]) -> None:
    assert set(put("the book bus").variants) == {"the library van", "the mobile library"}
    assert put("the reader").variants == ("the panel",)


def test_the_name_that_most_passages_hold_comes_first(put: Callable[[str], Wording], lexicon: Lexicon) -> None:
    names = [variant.removeprefix("the ") for variant in put("the book bus").variants]
    held = [lexicon.phrases.passages_with(stems(name)) for name in names]
    assert held == sorted(held, reverse=True)
    assert all(held)


def test_several_terms_are_replaced_at_once(put: Callable[[str], Wording]) -> None:
    variants = put("Does the LB or the NAO count bookmobiles?").variants
    assert variants == (
        "Does the Library Board or the Norland Audit Office count mobile library?",
        "Does the Library Board or the Norland Audit Office count library van?",
    )


def test_there_are_never_more_variants_than_can_be_searched(lexicon: Lexicon) -> None:
    words = ("vans", "routes", "books", "readers", "villages", "panels", "councils")
    glossary = Glossary(same=(("zeppelin", *words),))
    wording = reword("the zeppelin", glossary, (), lexicon)
    assert len(wording.variants) == MOST_VARIANTS
    assert len(wording.phrases) == len(words)


def test_other_names_are_phrases_without_common_words(put: Callable[[str], Wording]) -> None:
    assert dict(put("bookmobile").phrases) == {("librari", "van"): UNKNOWN_WEIGHT, ("mobil", "librari"): UNKNOWN_WEIGHT}
    assert dict(put("library van").phrases) == {("mobil", "librari"): KNOWN_WEIGHT}
    assert put("mobile library or library van").phrases == ()


def test_a_name_that_would_find_anything_is_no_phrase(put: Callable[[str], Wording]) -> None:
    assert put("information technology").variants == ("routes of IT",)
    assert put("information technology").phrases == ()


def test_an_abbreviation_is_searched_with_its_plural(lexicon: Lexicon) -> None:
    glossary = Glossary(same=(("third library interface", "TLI"),))
    assert stems("TLIs") != stems("TLI")
    assert reword("the TLI", glossary, (), lexicon).phrases == ((("tlis",), UNKNOWN_WEIGHT),)
    assert reword("the TLIs", glossary, (), lexicon).phrases == ((("tli",), UNKNOWN_WEIGHT),)


def test_the_spelling_is_mended_first_and_the_user_is_told(put: Callable[[str], Wording]) -> None:
    wording = put("What does a bookmobil cost a vilage?")
    assert wording.text == "What does a bookmobile cost a village?"
    assert wording.mended == (("bookmobil", "bookmobile"), ("vilage", "village"))
    assert wording.variants[0] == "What does a mobile library cost a village?"
    assert wording.note == "searched for “bookmobile” instead of “bookmobil”, “village” instead of “vilage”"
    assert put("What does a bookmobile cost?").note is None


def test_without_a_glossary_a_question_is_only_spelt_right(lexicon: Lexicon) -> None:
    assert reword("the vilages of LB", Glossary(), (), lexicon) == Wording(
        "the villages of LB", (("vilages", "villages"),)
    )


@given(
    st.lists(
        st.sampled_from(["LB", "lb", "NAO", "IT", "book", "bus", "mobile", "library", "van,", "reader's", "&", "B"])
    )
    | st.text(max_size=40),
)
def test_any_question_can_be_put_in_other_words_and_always_in_the_same_ones(
    put: Callable[[str], Wording], said: list[str] | str
) -> None:
    question = said if isinstance(said, str) else " ".join(said)
    wording = put(question)
    assert wording == put(question)
    assert len(wording.variants) == len(set(wording.variants)) <= MOST_VARIANTS
    assert wording.text not in wording.variants
    forms = [form for form, _ in wording.phrases]
    assert len(forms) == len(set(forms))
    assert all(form and all(form) for form in forms)
