"""Lists: the cursor stops at both ends, and comes to every entry that can be pointed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from hscqa.tui.faces import words
from hscqa.tui.lists.entries import Entry, EntryList, numbered

if TYPE_CHECKING:
    from textual.app import ComposeResult

ENDS = (Entry("head", words("Head"), heading=True), Entry("a", words("A")), Entry("b", words("B")))


class Listed(App[None]):
    """A list alone."""

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield EntryList(id="list")


async def test_the_cursor_stops_at_the_first_and_at_the_last_entry() -> None:
    async with Listed().run_test(size=(40, 10)) as pilot:
        shown = pilot.app.query_one(EntryList)
        shown.focus()
        shown.put(ENDS)
        for key, at in (("k", "a"), ("j", "b"), ("j", "b"), ("down", "b"), ("k", "a"), ("up", "a")):
            await pilot.press(key)
            assert shown.pointed is not None
            assert shown.pointed.key == at


async def test_headings_alone_leave_the_cursor_nowhere() -> None:
    async with Listed().run_test(size=(40, 10)) as pilot:
        shown = pilot.app.query_one(EntryList)
        shown.focus()
        shown.put(ENDS[:1])
        await pilot.press("j", "k", "G", "g", "enter", "l", "h")
        assert shown.pointed is None


@given(keys=st.lists(st.sampled_from(["same", "other", "third"])))
def test_entries_that_share_a_key_get_keys_of_their_own(keys: list[str]) -> None:
    named = [entry.key for entry in numbered([Entry(key, words(key)) for key in keys])]
    assert len(named) == len(set(named))
    assert [key.partition("#")[0] for key in named] == keys
