"""Questions in other words than the papers': the workspace's glossary, misspelt words, papers that are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.errors import CorpusError
from hscqa.model import Filters, Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.ingest import Workspace
    from hscqa.library import Library

VEHICLE = "zeppelin"


def write(workspace: Workspace, glossary: str) -> None:
    (workspace.corpus / "glossary.toml").write_text(glossary, "utf-8")


def found(library: Library, query: str, mode: Mode = Mode.HYBRID) -> str:
    return " ".join(hit.passage.reading for hit in library.search(query, k=3, mode=mode).hits)


def test_a_term_of_the_workspaces_glossary_is_found_under_the_papers_name_without_a_new_ingest(
    mini_workspace: Workspace, library: Library
) -> None:
    library.ingest()
    assert library.search(VEHICLE, mode=Mode.LEXICAL).hits == ()
    live = library.asking(Mode.LEXICAL).generation.folder
    write(mini_workspace, f'[people_say]\n{VEHICLE} = ["van"]\n')
    assert "van" in found(library, VEHICLE, Mode.LEXICAL)
    assert "van" in found(library, f"what does a {VEHICLE} cost?")
    assert library.asking(Mode.LEXICAL).generation.folder == live


def test_other_names_never_leave_the_papers_that_a_question_is_put_to(
    mini_workspace: Workspace, library: Library
) -> None:
    write(mini_workspace, f'[people_say]\n{VEHICLE} = ["van"]\n')
    for mode in Mode:
        hits = library.search(f"{VEHICLE} Norland Audit", filters=Filters(papers=("bridges-2020",)), mode=mode).hits
        assert {hit.passage.paper_id for hit in hits} <= {"bridges-2020"}


def test_a_mistake_in_the_glossary_stops_a_question_and_names_the_line(
    mini_workspace: Workspace, library: Library
) -> None:
    write(mini_workspace, '[same]\n"van" = ["car"]\n"bus" = [""]\n')
    with pytest.raises(CorpusError, match=r"glossary\.toml, line 3: .*empty"):
        library.search("vans")
    write(mini_workspace, '[same]\n"van" = ["car"]\n')
    assert library.search("vans").hits


def test_a_misspelt_word_is_mended_and_the_reply_says_so(library_to_read: Library) -> None:
    reply = library_to_read.search("mobile libaries", mode=Mode.LEXICAL)
    assert reply.note == "searched for “libraries” instead of “libaries”"
    assert reply.hits == library_to_read.search("mobile libraries", mode=Mode.LEXICAL).hits
    assert library_to_read.ask("Who runs the mobile libaries?").note == reply.note


def test_what_was_cut_and_what_was_mended_are_both_said(library_to_read: Library) -> None:
    note = library_to_read.search("libaries " + "vans " * 1_000, mode=Mode.LEXICAL).note
    assert note == "the question was cut after 2,000 characters; searched for “libraries” instead of “libaries”"


def test_a_question_that_cannot_be_searched_gives_its_reason_once(library_to_read: Library) -> None:
    answer = library_to_read.ask("?")
    assert answer.reason == "not found in these 6 papers: the question has no words"
    assert answer.note is None


def test_a_paper_that_the_question_names_comes_before_another_that_fits_as_well(library_to_read: Library) -> None:
    asking = library_to_read.asking(Mode.HYBRID)
    named = {one.number: one.named for one in asking.ranked("what does Ada Quill say of routes?", Filters())}
    start, end = asking.generation.records.passage_numbers(["review-2022"])[0]
    assert all((score > 0) == (start <= number < end) for number, score in named.items())


@pytest.mark.parametrize(
    "question",
    [
        "Combien coûtent les bibliothèques mobiles par an ?",
        "移动图书馆的费用是多少？",
        "for i in range(10): print(vans[i])",
        "def cost(vans: int) -> float:\n    return 90_000 * vans\n",
        "<p>What does a <b>van</b> cost?</p> <script>alert(1)</script>",
        "\x07\x1b]0;vans\x07 what does a van cost\x00?",
        "4.3 Each van is run by one council. A van costs about £90,000 a year: drivers, fuel and books. " * 30,
    ],
)
def test_other_languages_code_and_pasted_pages_get_a_reply_with_exact_words(
    library_to_read: Library, question: str
) -> None:
    answer = library_to_read.ask(question)
    assert answer.answered == bool(answer.quotes) == (answer.reason is None)
    for quote in answer.quotes:
        assert library_to_read.paper(quote.paper_id).text[quote.span.start : quote.span.end] == quote.text


def test_the_same_question_gives_the_same_answer_in_another_process(open_library: Callable[..., Library]) -> None:
    question = "How much does a van cost, and who runs it?"
    first, second = open_library().ask(question), open_library().ask(question)
    assert (first.answer, first.quotes, first.confidence) == (second.answer, second.quotes, second.confidence)
    assert [hit.score for hit in first.hits] == [hit.score for hit in second.hits]
