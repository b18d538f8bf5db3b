"""Asking, searching, crosswalk: all that needs the encoder."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.library import Library, Workspace
from hscqa.tui.askbox import AskBox
from hscqa.tui.piece import Piece
from hscqa.tui.reader import Pages, Reader

if TYPE_CHECKING:
    from tests.tui.conftest import OpenTerminal

pytestmark = pytest.mark.model

MINI = Path(__file__).resolve().parent.parent / "papers"
QUESTION = "How much was spent on mobile libraries in 2019/20?"
WORDS = "£4.6 million – Spending on mobile libraries in 2019/20"


async def test_a_question_shows_its_answer_and_enter_opens_it_marked_in_its_paper(
    open_terminal: OpenTerminal, library: Library
) -> None:
    async with open_terminal(library) as screen:
        await screen.type(QUESTION)
        await screen.press("enter")
        await screen.sees(f"“{QUESTION}” Answer", "% sure", WORDS, "— Norland Audit (2021), Key fact 1", "Passages")
        await screen.press("enter")
        await screen.sees("Norland Audit (2021), Key fact 1 Key facts", WORDS)
        await screen.keys_go_to(Pages)
        marked = [piece for piece in screen.app.screen.query(Piece) if piece.has_class("-hit")]
        words = [piece.body.plain[span.start : span.end] for piece in marked for span in piece.body.spans]
        assert " ".join(words) == library.ask(QUESTION).quotes[0].reading
        await screen.press("escape")
        await screen.sees("Answer", "Passages")


async def test_the_next_entry_is_one_key_away_in_the_reader(open_terminal: OpenTerminal, library: Library) -> None:
    async with open_terminal(library) as screen:
        await screen.type(QUESTION)
        await screen.press("enter")
        await screen.sees("Passages")
        await screen.press("enter")
        await screen.sees("Norland Audit (2021), Key fact 1 Key facts")
        first = screen.app.screen.query_one(Reader).spot
        answer = library.ask(QUESTION)
        second = [*(quote.id for quote in answer.quotes), *(hit.passage.id for hit in answer.hits)][1]
        await screen.press("n")
        await screen.sees(f"5 Reader 7 papers {library.show(second).citation}")
        await screen.press("N")
        await screen.sees("Norland Audit (2021), Key fact 1 Key facts")
        assert screen.app.screen.query_one(Reader).spot == first


async def test_what_is_not_found_is_said_to_be_not_found(open_terminal: OpenTerminal, library: Library) -> None:
    question = "Who won the football world cup in 1998?"
    assert not library.ask(question).answered
    async with open_terminal(library) as screen:
        await screen.type(question)
        await screen.press("enter")
        seen = await screen.sees("Not found", "7 papers")
        assert "Answer" not in seen
        if library.ask(question).hits:
            assert "Nearest passages: near the question, but no answer to it" in seen


async def test_a_search_lists_passages_and_marks_the_best_words(open_terminal: OpenTerminal, library: Library) -> None:
    async with open_terminal(library, 130, 40) as screen:
        await screen.press("ctrl+t")
        await screen.type("large-print novels")
        await screen.press("enter")
        await screen.sees("Passages for “large-print novels”", "The panel chose large-print novels")
        await screen.sees("Norland Audit (2021), Case study 1")
        marked = [piece for piece in screen.app.screen.query(Piece) if piece.has_class("-hit")]
        assert any("large-print novels" in piece.body.plain for piece in marked)


async def test_a_search_that_finds_nothing_says_so(open_terminal: OpenTerminal, library: Library) -> None:
    async with open_terminal(library) as screen:
        await screen.press("ctrl+t")
        await screen.type("of the")
        await screen.press("enter")
        note = library.search("of the").note
        assert note
        await screen.sees("Nothing found for “of the”", note, "0 passages")


async def test_a_misspelt_word_that_was_mended_is_told_above_answers_and_passages(
    open_terminal: OpenTerminal, library: Library
) -> None:
    async with open_terminal(library) as screen:
        await screen.type("how many libaries are mobile?")
        await screen.press("enter")
        await screen.sees("searched for “libraries” instead of “libaries”", "passages")
        await screen.press("ctrl+t", "enter")
        await screen.sees("Passages for “how many libaries are mobile?”", "instead of “libaries”")


async def test_a_passage_of_a_list_is_shown_with_what_leads_in_to_it(
    open_terminal: OpenTerminal, library: Library
) -> None:
    async with open_terminal(library) as screen:
        await screen.press("ctrl+t")
        await screen.type("publish a map of all routes")
        await screen.press("enter")
        await screen.sees("The Norland Government should: publish a map of all routes")


async def test_the_empty_box_is_an_honest_empty_answer(open_terminal: OpenTerminal, library: Library) -> None:
    async with open_terminal(library) as screen:
        await screen.press("enter")
        await screen.sees("empty")
        assert isinstance(screen.app.screen.query_one(AskBox), AskBox)


async def test_the_crosswalk_unfolds_a_statement_and_opens_what_it_answers(
    open_terminal: OpenTerminal, library: Library
) -> None:
    crosswalk = library.crosswalk()
    row = next(row for row in crosswalk.rows if any(link.suggested for link in row.links))
    link = row.links[0]
    at = crosswalk.rows.index(row)
    async with open_terminal(library, 80, 60) as screen:
        await screen.sees("7 papers")
        await screen.leaves_box()
        await screen.goes("2")
        await screen.sees(f"{len(crosswalk.rows)} statements of Library Review (2022)", "Norland Audit (2021)", "Gaps")
        await screen.press(*["j"] * at, "enter")
        await screen.sees(f"→ {link.relation} {link.target.label}", f"{link.confidence:.0%}", "why:")
        await screen.press("j", "j", "enter")
        await screen.sees(library.show(link.target.id).citation)
        [marked] = [piece for piece in screen.app.screen.query(Piece) if piece.has_class("-hit")]
        assert marked.block.id == link.target.id


async def test_the_crosswalk_says_what_nobody_answers(open_terminal: OpenTerminal, library: Library) -> None:
    gaps = library.crosswalk().gaps
    async with open_terminal(library, 80, 60) as screen:
        await screen.sees("7 papers")
        await screen.leaves_box()
        await screen.goes("2")
        count = len(gaps.targets_without_source)
        await screen.sees(
            "Gaps", f"{count} statement{'' if count == 1 else 's'} of Norland Audit (2021) without an answer"
        )


async def test_copying_takes_the_marked_words_and_the_citation(open_terminal: OpenTerminal, library: Library) -> None:
    async with open_terminal(library) as screen:
        await screen.type(QUESTION)
        await screen.press("enter")
        await screen.sees("Passages")
        quote = library.ask(QUESTION).quotes[0]
        await screen.press("y")
        await screen.sees("Citation copied")
        assert screen.app.clipboard == quote.citation
        await screen.press("Y")
        await screen.sees("Quotation and citation copied")
        assert screen.app.clipboard == f"“{quote.reading}” ({quote.citation})"


async def test_the_line_above_the_footer_says_what_is_done_and_leaving_stops_it(
    open_terminal: OpenTerminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hscqa.encode.encoder.BATCH", 1)
    shutil.copytree(MINI, tmp_path / "workspace")
    library = Library(Workspace.at(tmp_path / "workspace"))
    async with open_terminal(library) as screen:
        await screen.sees("6 papers", "Encoding passages (", " of ")
    index = tmp_path / "workspace" / "index"
    assert "vectors.faiss" not in {path.name for path in index.rglob("*")}
