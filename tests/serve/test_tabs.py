"""A tab: what is typed arrives, what is shown comes back, and its program ends when it closes."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st

from hscqa.serve import server as server_module
from hscqa.serve import tab as tab_module
from hscqa.serve.tab import DRIVER, LARGEST, SMALLEST, TO_QUIT, fitting
from tests.serve.program import FILE
from tests.serve.program import KEY as FILE_KEY
from tests.serve.tabs import gone, is_there, tab

if TYPE_CHECKING:
    from tests.serve.conftest import Serve


async def test_what_is_typed_arrives_and_what_is_shown_comes_back(serve: Serve) -> None:
    async with serve() as served, tab(served.address) as opened:
        await opened.sees("[size 100x30]", "[served 1]", DRIVER)
        await opened.sends("stdin", "gulls ⚓")
        await opened.sends("resize", {"width": 90, "height": 25})
        await opened.sees("[told gulls ⚓]", '[told {"type": "resize", "width": 90, "height": 25}]')
        await opened.sends("resize", {"width": 10**9, "height": -1})
        await opened.sees(f'[told {{"type": "resize", "width": {LARGEST[0]}, "height": {SMALLEST[1]}}}]')


async def test_a_message_that_the_page_would_not_send_is_passed_over(serve: Serve) -> None:
    async with serve() as served, tab(served.address) as opened:
        for nonsense in ("{", "7", "[]", '["stdin", 7]', '["resize", {"width": "$(reboot)", "height": 1}]', '["quit"]'):
            await opened.says(nonsense)
        await opened.says('["stdin", "\\ud800 still here"]')
        assert (await opened.sees("still here]")).count("[told") == 1


@pytest.mark.parametrize("size", ["", "width=;reboot&height=$(reboot)", "width=80"])
async def test_a_tab_without_a_size_in_numbers_gets_the_usual_one(serve: Serve, size: str) -> None:
    async with serve() as served, tab(served.address, size) as opened:
        await opened.sees("[size 80x24]")


async def test_a_tab_that_claims_too_much_gets_the_most_there_is(serve: Serve) -> None:
    async with serve() as served, tab(served.address, "width=1&height=1000000000") as opened:
        await opened.sees(f"[size {SMALLEST[0]}x{LARGEST[1]}]")


@given(st.integers(), st.integers())
def test_every_size_is_made_to_fit(width: int, height: int) -> None:
    columns, rows = fitting(width, height)
    assert SMALLEST[0] <= columns <= LARGEST[0]
    assert SMALLEST[1] <= rows <= LARGEST[1]
    assert columns == width or width not in range(SMALLEST[0], LARGEST[0] + 1)


async def test_the_program_ends_when_its_tab_closes_and_others_stay(serve: Serve) -> None:
    async with serve() as served, tab(served.address) as stays:
        async with tab(served.address) as closes:
            closed = await closes.program()
        await gone(closed)
        assert is_there(await stays.program())
        await stays.sends("stdin", "still")
        await stays.sees("[told still]")


async def test_the_tab_closes_when_its_program_ends(serve: Serve) -> None:
    async with serve() as served, tab(served.address) as opened:
        await opened.sends("stdin", "[leave]")
        await opened.ends()
    assert served.told == []


async def test_the_programs_end_when_the_server_does(serve: Serve) -> None:
    async with serve() as served, tab(served.address) as first, tab(served.address) as second:
        programs = [await first.program(), await second.program()]
        async with asyncio.timeout(TO_QUIT):
            await asyncio.gather(served.runner.cleanup(), first.ends(), second.ends())
        assert not any(map(is_there, programs))


async def test_a_program_that_hears_nothing_is_cut_off(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tab_module, "TO_QUIT", 0.1)
    monkeypatch.setattr(tab_module, "TO_OBEY", 0.1)
    async with serve("deaf") as served:
        async with tab(served.address) as opened:
            program = await opened.program()
        await gone(program)
    assert served.told == []


async def test_a_program_that_fails_says_why_in_its_tab(serve: Serve) -> None:
    async with serve("failing") as served, tab(served.address) as opened:
        shown = await opened.ends()
    assert shown.strip() == "the harbour is \\x1b[31mclosed; wait for spring"
    assert served.told == ["a tab: the harbour is \x1b[31mclosed; wait for spring"]


async def test_a_program_may_say_more_on_standard_error_than_a_pipe_holds(serve: Serve) -> None:
    async with serve("talking") as served, tab(served.address) as opened:
        await opened.sends("stdin", "heard")
        await opened.sees("[told heard]")


async def test_one_tab_too_many_is_told_so(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_module, "FOR_A_PLACE", 0.1)
    async with serve(most=2) as served, tab(served.address) as first, tab(served.address) as second:
        await first.program()
        await second.program()
        async with tab(served.address) as third:
            assert "2 tabs are open, the most at once. Close one" in await third.ends()
        await first.sends("stdin", "still")
        await first.sees("[told still]")
    assert served.told == ["a tab was turned away: 2 open already"]


async def test_a_page_that_is_loaded_anew_gets_the_place_of_the_old_one(serve: Serve) -> None:
    async with serve(most=1) as served:
        async with tab(served.address) as old:
            await old.program()
            new = tab(served.address)
            opened = await new.__aenter__()
            await asyncio.sleep(0.1)
            assert opened.shown == ""
        await opened.program()
        await new.__aexit__(None, None, None)


async def test_a_file_that_the_program_offers_is_saved_and_never_shown(serve: Serve) -> None:
    async with serve("offering") as served, tab(served.address) as opened, ClientSession() as client:
        await opened.sees("deliver_file_start", FILE_KEY)
        async with client.get(f"{served.origin}/download/{FILE_KEY}") as reply:
            assert await reply.text() == FILE
            assert reply.headers["Content-Disposition"] == "attachment; filename*=UTF-8''log%20%C2%AB1%C2%BB.html"
            assert reply.headers["Content-Type"] == "application/octet-stream"
        async with client.get(f"{served.origin}/download/{FILE_KEY}") as again:
            assert again.status == HTTPStatus.NOT_FOUND
