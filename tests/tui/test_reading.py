"""Papers, contents, reader, help: all that needs no encoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Footer

from hscqa.tui.askbox import AskBox
from hscqa.tui.contents import ContentsList
from hscqa.tui.help import HelpScreen
from hscqa.tui.piece import Piece
from hscqa.tui.reader import Pages, Reader

if TYPE_CHECKING:
    import pytest

    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal, Terminal


async def open_paper(screen: Terminal, entries_down: int) -> None:
    """Go from the start to the contents of a paper in the list."""
    await screen.sees("7 papers")
    await screen.leaves_box()
    await screen.goes("3")
    await screen.press(*["j"] * entries_down, "enter")
    await screen.keys_go_to(ContentsList)


async def test_every_paper_is_listed_with_what_was_read_of_it(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    audit = next(info for info in library_without_model.papers() if info.paper.id == "audit-2021")
    async with open_terminal(library_without_model, 80, 60) as screen:
        await screen.sees("7 papers")
        await screen.leaves_box()
        await screen.goes("3")
        await screen.sees("Mobile libraries: progress so far Norland Audit Office · 2021-03-09 · audit")
        await screen.sees(f"{audit.passages} passages · {audit.statements} statements · audit.txt")


async def test_a_paper_opens_at_its_contents_and_a_heading_in_the_reader(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model, 80, 40) as screen:
        await open_paper(screen, 0)
        await screen.sees("Recommendation 1 publish a map", "Part 1 The service today")
        await screen.press("G", "enter")
        await screen.sees("Norland Audit (2021), Appendix 2", "Council: Northby")
        await screen.keys_go_to(Pages)


async def test_contents_fold_and_unfold(open_terminal: OpenTerminal, library_without_model: Library) -> None:
    async with open_terminal(library_without_model) as screen:
        await open_paper(screen, 0)
        await screen.sees("Recommendation 1 publish a map")
        await screen.press("g", *["j"] * 5, "h")
        seen = await screen.sees("▸ Recommendations")
        assert "Recommendation 1 publish a map" not in seen
        await screen.press("l")
        await screen.sees("▾ Recommendations", "Recommendation 1 publish a map")


async def test_what_looks_like_markup_is_shown_as_it_is_and_does_nothing(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model, 140, 40) as screen:
        await screen.sees("7 papers")
        await screen.leaves_box()
        await screen.goes("3")
        await screen.press("G")
        await screen.sees("A title with [b]markup[/b] and [/x]", "[@click=app.quit]Publisher[/]")
        await screen.press("enter")
        await screen.sees("para 1 The sign on the oldest van")
        await screen.keys_go_to(ContentsList)
        await screen.press("j", "enter")
        words = "[/b] [@click=app.quit]leave[/] and"
        await screen.sees(words, "Publisher[/] (2022), para 1")
        row = next(y for y, line in enumerate(screen.lines) if words in line)
        await screen.click(screen.lines[row].index("leave"), row)
        await screen.press("Y")
        await screen.sees("Quotation and citation copied", "OSC 52", words)
        assert words in screen.app.clipboard


async def test_contents_of_the_paper_that_is_read_begin_at_what_is_read(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model) as screen:
        await open_paper(screen, 0)
        await screen.sees("Recommendation 1 publish")
        await screen.press("G", "enter")
        await screen.sees("Norland Audit (2021), Appendix 2")
        await screen.keys_go_to(Pages)
        await screen.goes("3")
        await screen.press("g")
        await screen.press("o")
        await screen.sees("Appendix 2 Spending in 2019/20")
        pointed = screen.app.screen.current.pointed  # type: ignore[attr-defined]
        assert pointed.key == "audit-2021:appendix-2"


async def test_escape_goes_back_from_the_reader_to_the_list_and_the_box(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model) as screen:
        await open_paper(screen, 0)
        await screen.sees("Recommendation 1 publish")
        await screen.press("enter")
        await screen.sees("Norland Audit (2021), Key facts")
        await screen.keys_go_to(Pages)
        await screen.press("escape")
        await screen.sees("Recommendation 1 publish")
        await screen.keys_go_to(ContentsList)
        await screen.press("escape")
        await screen.keys_go_to(AskBox)


async def test_the_whole_paper_can_be_scrolled_through(
    open_terminal: OpenTerminal, library_without_model: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hscqa.tui.reader._AROUND", 3)
    monkeypatch.setattr("hscqa.tui.reader._MORE", 5)
    blocks = library_without_model.outline("audit-2021")
    async with open_terminal(library_without_model) as screen:
        await open_paper(screen, 0)
        await screen.sees("Recommendation 1 publish")
        await screen.press("g", "enter")
        await screen.sees("14 – Library vans on the road")
        await screen.keys_go_to(Pages)
        for _ in range(len(blocks)):
            await screen.press("space")
        await screen.sees("Sundholm and Vick")
        assert [piece.block.id for piece in screen.app.screen.query(Piece)] == [block.id for block in blocks]


async def test_the_beginning_the_end_and_the_mark_are_one_key_away(
    open_terminal: OpenTerminal, library_without_model: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hscqa.tui.reader._AROUND", 12)
    async with open_terminal(library_without_model) as screen:
        await open_paper(screen, 0)
        await screen.sees("Recommendation 1 publish")
        await screen.press("G", "enter")
        await screen.sees("Council: Northby")
        await screen.keys_go_to(Pages)
        assert screen.app.screen.query(Piece).first().block.ordinal > 0
        await screen.press("g")
        await screen.sees("£4.6 million")
        await screen.press("m")
        await screen.sees("Council: Northby")
        await screen.press("G")
        await screen.sees("Sundholm and Vick")


async def test_every_key_is_on_the_help_screen(open_terminal: OpenTerminal, library_without_model: Library) -> None:
    async with open_terminal(library_without_model, 80, 70) as screen:
        await screen.press("f1")
        await screen.sees("ctrl+t Change between asking and searching", "Y Copy the quotation", "m Back to the passage")
        assert isinstance(screen.app.screen, HelpScreen)
        await screen.press("escape")
        await screen.leaves_box()
        await screen.press("question_mark")
        await screen.sees("In the reader")


async def test_every_command_is_in_the_palette(open_terminal: OpenTerminal, library_without_model: Library) -> None:
    async with open_terminal(library_without_model, 80, 60) as screen:
        await screen.sees("7 papers")
        await screen.press("ctrl+p")
        await screen.sees("Ask or search", "Contents", "Copy with words", "Crosswalk", "Light or dark", "Theme", "Quit")
        await screen.type("papers")
        await screen.press("enter")
        await screen.sees("Norland Audit Office · 2021-03-09 · audit")


async def test_signs_and_letters_are_typed_into_the_box(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model) as screen:
        await screen.type("who? 1/2 yYjko")
        assert screen.app.screen.query_one(AskBox).value == "who? 1/2 yYjko"
        await screen.press("ctrl+t")
        await screen.sees("ctrl+t: ask instead")


async def test_an_error_is_one_line_with_its_remedy_and_papers_can_still_be_read(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model) as screen:
        await screen.type("which way?")
        await screen.press("enter")
        await screen.sees("Error: no model in", "name a folder that holds a model")
        await screen.leaves_box()
        await screen.goes("3")
        await screen.sees("Mobile libraries: progress so far")


async def test_a_small_terminal_shows_box_list_status_and_footer_whole(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model, 80, 24) as screen:
        await open_paper(screen, 0)
        keys = ("Open", "/ Ask", "o Contents", "y Y Copy", "esc Back", "f1 Help", "^q Quit", "^p palette")
        await screen.sees(
            "Ask Search", "1 Results 2 Crosswalk 3 Papers 4 Contents 5 Reader", "Recommendation 1 publish"
        )
        await screen.sees(*keys)  # the footer is drawn anew after the paper
        footer = screen.app.screen.query_one(Footer)
        assert footer.region.bottom == 24
        assert footer.virtual_size.width <= 80
        assert all(len(line) == 80 for line in screen.lines)


async def test_the_reader_stands_beside_the_list_only_where_there_is_room(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model, 120, 40) as screen:
        await open_paper(screen, 0)
        await screen.sees("Recommendation 1 publish")
        assert screen.app.screen.query_one(Reader).display
        await screen.resize(80, 24)
        await screen.sees("5 Reader", "Recommendation 1 publish")
        assert not screen.app.screen.query_one(Reader).display


async def test_what_the_mouse_selects_is_copied_without_the_number_before_it(
    open_terminal: OpenTerminal, library_without_model: Library
) -> None:
    async with open_terminal(library_without_model) as screen:
        await screen.sees("7 papers")
        await screen.leaves_box()
        await screen.goes("3")
        await screen.press("G", "enter")
        await screen.sees("para 1 The sign on the oldest van")
        await screen.keys_go_to(ContentsList)
        await screen.press("j", "enter")
        await screen.sees("nobody knows why it was painted")
        row = next(y for y, line in enumerate(screen.lines) if "The sign on the oldest van" in line)
        column = screen.lines[row].index("The sign")
        await screen.drag((column, row), (column + len("The sign o"), row))
        await screen.press("ctrl+c")
        assert screen.app.clipboard == "The sign on"


async def test_a_fault_in_the_program_is_a_line_and_not_the_end(
    open_terminal: OpenTerminal, library_without_model: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("one [/b] by nothing")

    monkeypatch.setattr(library_without_model, "papers", broken)
    async with open_terminal(library_without_model) as screen:
        await screen.sees("Error: this should not happen: ZeroDivisionError one [/b] by nothing", "--debug")
        await screen.leaves_box()
        await screen.goes("3")
        await screen.sees("The papers stand here as soon as they are read.")
