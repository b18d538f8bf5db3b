"""Answers, abstentions and searches with the real encoder, read beside their papers, copied and exported."""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.export.formats import Format
from hscqa.library import Library, Workspace
from hscqa.model import Filters, Mode
from hscqa.tui.ask.results import Results
from hscqa.tui.reader.pages import Pages
from hscqa.tui.reader.piece import Piece
from hscqa.tui.reader.reader import Reader
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from tests.tui.conftest import OpenTerminal, Terminal

pytestmark = pytest.mark.model

MINI = Path(__file__).resolve().parents[2] / "papers"
QUESTION = "How much was spent on mobile libraries in 2019/20?"
WORDS = "£4.6 million – Spending on mobile libraries in 2019/20"


def marked(screen: Terminal) -> str:
    """Give the words that are marked in the reader."""
    pieces = [piece for piece in screen.place.query(Piece) if piece.has_class("-hit")]
    return " ".join(piece.body.plain[span.start : span.end] for piece in pieces for span in piece.body.spans)


def reads(screen: Terminal, spot: Spot) -> bool:
    return screen.place.query_one(Reader).spot == spot


async def asks(screen: Terminal, question: str = QUESTION, *ways: str) -> None:
    await screen.press(*ways)
    await screen.type(question)
    await screen.press("enter")
    await screen.keys_go_to(Results)


async def test_a_question_shows_its_answer_and_enter_opens_it_marked_in_its_paper(
    open_terminal: OpenTerminal, library: Library
) -> None:
    async with open_terminal(library) as screen:
        await asks(screen)
        await screen.sees(f"“{QUESTION}” Answer", "% sure", WORDS, "— Norland Audit (2021), Key fact 1", "Passages")
        await screen.press("enter")
        await screen.keys_go_to(Pages)
        await screen.sees("Norland Audit (2021), Key fact 1", WORDS)
        assert marked(screen) == library.ask(QUESTION).quotes[0].reading
        await screen.press("escape")
        await screen.sees("Answer", "Passages")


async def test_in_a_wide_terminal_the_reader_follows_the_cursor_with_the_sentences_marked(
    open_terminal: OpenTerminal, library: Library
) -> None:
    async with open_terminal(library, 120, 40) as screen:
        await asks(screen, "large-print novels", "ctrl+t")
        await screen.until(lambda: "The panel chose large-print novels" in marked(screen), "the sentence is marked")
        for hit in library.search("large-print novels").hits[:3]:
            spot = Spot(hit.passage.id, hit.passage.slices, hit.best, sought="large-print novels")
            await screen.until(partial(reads, screen, spot), f"{spot.id} is read")
            await screen.press("j")


async def test_what_is_not_found_is_said_to_be_not_found_with_the_nearest_passages(
    open_terminal: OpenTerminal, library: Library
) -> None:
    question = "Who won the football world cup in 1998?"
    assert not library.ask(question).answered
    async with open_terminal(library) as screen:
        await screen.type(question)
        await screen.press("enter")
        seen = await screen.sees("Not found", "not found in these 7 papers", "Not found · ")
        assert "Answer" not in seen
        if library.ask(question).hits:
            assert "Nearest passages: near the question, but no answer to it" in seen


async def test_a_search_that_finds_nothing_says_so_and_leaves_the_keys_in_the_box(
    open_terminal: OpenTerminal, library: Library
) -> None:
    note = library.search("of the").note
    assert note
    async with open_terminal(library) as screen:
        await screen.press("ctrl+t")
        await screen.type("of the")
        await screen.press("enter")
        await screen.sees("Nothing found for “of the”", note, "0 passages ·")


async def test_a_misspelt_word_that_was_mended_is_told_above_answers_and_passages(
    open_terminal: OpenTerminal, library: Library
) -> None:
    async with open_terminal(library) as screen:
        await asks(screen, "how many libaries are mobile?")
        await screen.sees("searched for “libraries” instead of “libaries”", "passages")
        await screen.press("ctrl+t", "enter")
        await screen.sees("Passages for “how many libaries are mobile?”", "instead of “libaries”")


async def test_a_passage_of_a_list_is_shown_with_what_leads_in_to_it(
    open_terminal: OpenTerminal, library: Library
) -> None:
    async with open_terminal(library) as screen:
        await asks(screen, "publish a map of all routes", "ctrl+t")
        await screen.sees("The Norland Government should: publish a map of all routes")


async def test_copying_takes_the_marked_words_and_the_citation(open_terminal: OpenTerminal, library: Library) -> None:
    quote = library.ask(QUESTION).quotes[0]
    async with open_terminal(library) as screen:
        await asks(screen)
        await screen.sees("Passages")
        await screen.press("y")
        await screen.until(lambda: screen.app.clipboard == quote.citation, "the citation is copied")
        await screen.press("Y")
        both = f"“{quote.reading}” ({quote.citation})"
        await screen.until(lambda: screen.app.clipboard == both, "the quotation is copied")


async def test_what_is_found_can_be_exported_as_what_was_asked_of_which_papers(
    open_terminal: OpenTerminal, library: Library
) -> None:
    async with open_terminal(library) as screen:
        await screen.sees("7 papers")
        assert screen.place.taking() is None
        await asks(screen)
        await screen.sees("Answer")
        taking = screen.place.taking()
        assert taking
        assert (taking.what, taking.name) == ("the answer", "ask-how-much-was-spent-on-mobile-libraries-in-2019-20")
        assert WORDS in str(taking.write(library, Format.MARKDOWN))
        assert json.loads(taking.write(library, Format.JSON))["question"] == QUESTION
        await screen.press("escape", "ctrl+t", "enter")
        await screen.keys_go_to(Results)
        await screen.sees("Passages for")
        taking = screen.place.taking()
        assert taking
        assert taking.what == "the passages"
        assert json.loads(taking.write(library, Format.JSON))["query"] == QUESTION


async def test_full_results_stand_on_what_the_filters_let_through(
    open_terminal: OpenTerminal, library: Library
) -> None:
    only = Filters(papers=("audit-2021",))
    assert library.search("routes", filters=only, mode=Mode.HYBRID).hits
    async with open_terminal(library) as screen:
        await screen.sees("7 papers")
        await screen.press("ctrl+f")
        await screen.sees("Which papers are asked")
        await screen.press("space", "enter")
        await screen.sees("1 filter")
        await asks(screen, "routes", "ctrl+t")
        await screen.sees("Passages for “routes” · among 1 paper", "passages · ")
        finds = screen.place.query_one(Results).finds
        assert finds
        assert finds.hits == library.search("routes", filters=only).hits


async def test_the_line_above_the_footer_says_what_is_done_and_leaving_stops_it(
    open_terminal: OpenTerminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hscqa.encode.numpy_model.NumpyModel.batch", 1)
    shutil.copytree(MINI, tmp_path / "workspace")
    library = Library(Workspace.at(tmp_path / "workspace"))
    async with open_terminal(library) as screen:
        await screen.sees("6 papers", "Encoding passages (", " of ")
    index = tmp_path / "workspace" / "index"
    assert "vectors.faiss" not in {path.name for path in index.rglob("*")}
