"""Finding in the paper that is read: the box, the count, the marks, and the way from match to match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from hscqa.tui.reader.findbox import FindBox, FindInput
from hscqa.tui.reader.pages import Pages
from hscqa.tui.reader.piece import Piece
from tests.tui.reader.conftest import DAYS

if TYPE_CHECKING:
    from hscqa.library import Library
    from tests.tui.conftest import OpenTerminal, Terminal
    from tests.tui.reader.conftest import Opens

FIRST = "keepers-2023:opening-words"


def marked(screen: Terminal) -> list[str]:
    """Give the words that are marked as found, of all that is laid out."""
    found = [(piece, run) for piece in screen.place.reader.query(Piece) for run in piece._dress.matches]
    return [piece._wording.text[slice(*run)] for piece, run in found]


def present(screen: Terminal) -> list[str]:
    """Give the words of the match that the keys have come to."""
    pieces = screen.place.reader.query(Piece)
    return [piece._wording.text[slice(*piece._dress.present)] for piece in pieces if piece._dress.present]


async def test_matches_are_counted_and_marked_while_one_types(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        await screen.press("slash")
        await screen.keys_go_to(FindInput)
        await screen.type("PIER")
        await screen.sees("/ PIER", "1 of 2")
        assert marked(screen) == ["pier", "pier"]
        await screen.type("-")
        await screen.sees("1 of 1")
        await screen.type("X")
        await screen.sees("/ PIER-X", "not in this paper")
        assert marked(screen) == []


async def test_enter_keeps_the_marks_and_the_keys_go_on_from_match_to_match(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        await screen.press("slash", *"lamp", "enter")
        await screen.keys_go_to(Pages)
        assert not screen.place.reader.query_one(FindBox).display
        assert "lamp" in marked(screen)
        await screen.press("n")
        await screen.sees("“lamp”: 2 of 4")
        await screen.press("n", "n")
        await screen.sees("“lamp”: 4 of 4", "The lamp burns on.")
        await screen.press("n")
        await screen.sees("“lamp”: 1 of 4 · on from the beginning", "The lamps")
        await screen.press("N")
        await screen.sees("“lamp”: 4 of 4 · on from the end", "The lamp burns on.")
        assert present(screen) == ["lamp"]


async def test_a_match_far_from_what_is_laid_out_is_brought_into_sight(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        assert len(screen.place.reader.query(Piece)) < len(keepers.outline("keepers-2023"))
        await screen.press("slash", *"on day 90 the")
        await screen.sees("On day 90 the tide came in", "1 of 1")
        await screen.press("escape")
        await screen.keys_go_to(Pages)
        await screen.sees("The guild read the Library Review")
        assert marked(screen) == []


async def test_what_is_found_first_is_at_or_below_where_one_is(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    days = [block.id for block in keepers.outline("keepers-2023") if block.reading.startswith("On day")]
    async with open_terminal(keepers) as screen:
        await opens(screen, days[49])
        await screen.sees("On day 50 the tide")
        reader = screen.place.reader
        assert reader.paper
        await screen.press("slash", *"tide came")
        await screen.sees(f"50 of {DAYS}")
        await screen.press("escape", "space", "space")
        await screen.sees("Now at Closing words")
        top = reader.pages.in_sight.start
        await screen.press("slash", "enter")
        await screen.keys_go_to(Pages)
        assert reader.paper.finds
        assert reader.paper.finds.present
        assert reader.paper.finds.present.number in {top, top + 1}


async def test_arrows_in_the_box_go_from_match_to_match_and_it_stays_open(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        await screen.press("slash", *"lamp", "down")
        await screen.sees("/ lamp", "2 of 4")
        await screen.press("up")
        await screen.sees("1 of 4")
        await screen.keys_go_to(FindInput)


async def test_the_words_of_the_last_time_stand_in_the_box_and_are_typed_over(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        await screen.press("slash", *"lamp", "escape", "slash")
        await screen.sees("/ lamp", "1 of 4")
        await screen.type("guild")
        await screen.sees("/ guild", "1 of 1")
        await screen.press("enter", "slash", "enter")
        await screen.keys_go_to(Pages)
        assert "guild" in marked(screen)


async def test_escape_takes_the_marks_away_first_and_then_goes_back(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        await screen.press("slash", *"lamp", "enter")
        await screen.sees("esc Unmark")
        await screen.press("escape")
        await screen.sees("esc Back")
        assert marked(screen) == []
        await screen.keys_go_to(Pages)
        await screen.press("escape")
        await screen.until(lambda: not screen.place.reading, "the keys are out of the reader")


async def test_without_words_or_without_a_match_the_keys_say_so(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        await screen.press("n")
        await screen.sees("Nothing is sought yet: / finds words in this paper")
        await screen.press("slash", *"whale", "enter", "N")
        await screen.sees("“whale” is not in this paper")


async def test_pasted_lines_are_one_line_of_words(open_terminal: OpenTerminal, keepers: Library, opens: Opens) -> None:
    from textual.events import Paste  # noqa: PLC0415 - only this test pastes

    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        await screen.press("slash")
        await screen.keys_go_to(FindInput)
        screen.app.post_message(Paste("far\n  pier"))
        await screen.sees("/ far pier", "1 of 1")


async def test_a_word_longer_than_the_screen_is_shown_whole_and_words_after_it_are_found(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    block = next(block for block in keepers.outline("keepers-2023") if len(block.reading) > 2_000)
    async with open_terminal(keepers) as screen:
        await opens(screen, block.id)
        piece = next(piece for piece in screen.place.reader.query(Piece) if piece.block.id == block.id)
        await screen.until(lambda: piece.size.height > 0, "it is laid out")
        assert piece.size.height >= len(block.reading) // piece.content_size.width
        await screen.press("slash", *"all that he wrote")
        await screen.sees("abab is all that he wrote on", "that day.", "1 of 1")


async def test_wide_letters_and_what_looks_like_markup_are_shown_and_found_as_they_are(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers, 80, 40) as screen:
        await opens(screen, "keepers-2023:the-lamps")
        await screen.press("slash", "灯", "台", "守")
        await screen.sees("灯台守, 👩‍👩‍👧 and [@click=app.quit]none[/] of it [b]bold[/b].", "1 of 1")
        assert present(screen) == ["灯台守"]
        await screen.press("ctrl+u", *"[b]")
        await screen.sees("1 of 1")
        assert present(screen) == ["[b]"]


BURST = ("slash", *"lamp", "enter", "n")
"""What goes to the second of four matches."""


async def test_the_key_right_behind_enter_goes_on_to_the_next_match(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens
) -> None:
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        await screen.press(*BURST)
        await screen.sees("“lamp”: 2 of 4")
        assert screen.place.reader.query_one(FindBox).words == "lamp"


@pytest.mark.parametrize(
    ("behind", "ends"),
    [
        ((), ("“lamp”: 2 of 4", "lamp")),
        (("n", "n", "N"), ("“lamp”: 3 of 4", "lamp")),
        (("slash", *"guild", "enter", "n"), ("“guild”: 1 of 1", "guild")),
        (("slash", *"pier", "escape", "n"), ("Nothing is sought yet", "pier")),
    ],
)
async def test_keys_that_come_all_at_once_are_taken_in_their_order(
    open_terminal: OpenTerminal, keepers: Library, opens: Opens, behind: tuple[str, ...], ends: tuple[str, str]
) -> None:
    told, words = ends
    async with open_terminal(keepers) as screen:
        await opens(screen, FIRST)
        await screen.sees("The guild read the Library Review")
        for key in (*BURST, *behind):
            screen.app.post_message(Key(key, {"slash": "/"}.get(key, key if len(key) == 1 else None)))
        await screen.sees(told)
        await screen.keys_go_to(Pages)
        assert screen.place.reader.query_one(FindBox).words == words
