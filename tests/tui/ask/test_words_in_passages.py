"""The words of a search are marked in the list, and in the passage that is opened from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.tui.ask.results import Results
from hscqa.tui.reader.pages import Pages
from hscqa.tui.reader.piece import Piece

if TYPE_CHECKING:
    from tests.tui.ask.conftest import TwoStages
    from tests.tui.conftest import OpenTerminal


async def test_a_passage_that_was_found_by_its_words_shows_them_and_they_are_not_all_that_is_copied(
    open_terminal: OpenTerminal, stages: TwoStages
) -> None:
    async with open_terminal(stages) as screen:
        await screen.sees("7 papers")
        await screen.press("ctrl+t")
        await screen.type("routes van")
        await screen.press("enter")
        await screen.keys_go_to(Results)
        await screen.press("enter")
        await screen.keys_go_to(Pages)
        pieces = [piece for piece in screen.place.reader.query(Piece) if piece.is_hit]
        marked = [piece.body.plain[slice(*run)] for piece in pieces for run in piece._dress.sought]
        assert {"route", "van"} >= {word.lower().removesuffix("s") for word in marked} > set()
        await screen.press("Y")
        reading = next(piece.block.reading for piece in pieces if piece._dress.sought)
        await screen.until(lambda: reading in screen.app.clipboard, "the whole passage is copied")
        beside = [piece for piece in screen.place.reader.query(Piece) if not piece.is_hit]
        assert beside
        assert not any(piece._dress.sought for piece in beside)
