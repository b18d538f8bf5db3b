"""The server lets in who has the key, by its own name, from its own page; and its pages reach nothing else."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from hscqa.serve.server import PAGE, TEXTUAL
from tests.serve.conftest import KEY
from tests.serve.tabs import tab

if TYPE_CHECKING:
    from tests.serve.conftest import Serve

Asked = tuple[int, str, dict[str, str]]


async def ask(address: str, **headers: str) -> Asked:
    """Give the status, the words and the headers of the reply."""
    async with ClientSession() as client, client.get(address, headers=headers, allow_redirects=False) as reply:
        return reply.status, await reply.text(), dict(reply.headers)


async def knock(origin: str, path: str, **headers: str) -> int:
    """Try to open a WebSocket; give the status, which is 101 where it opens."""
    async with ClientSession() as client:
        try:
            async with client.ws_connect(f"{origin}{path}", headers=headers):
                return HTTPStatus.SWITCHING_PROTOCOLS
        except WSServerHandshakeError as error:
            return error.status


async def test_the_page_opens_with_the_key_alone(serve: Serve) -> None:
    async with serve() as served:
        status, words, _ = await ask(served.address)
        assert status == HTTPStatus.OK
        assert "<title>hscqa</title>" in words
        for without in ("/", "/?key=", "/?key=another", f"/?kEy={KEY}", f"/?key=x{KEY}"):
            status, words, _ = await ask(served.origin + without)
            assert status == HTTPStatus.FORBIDDEN
            assert "Open the whole address" in words


async def test_without_keys_the_page_opens_to_all(serve: Serve) -> None:
    async with serve(key=None) as served:
        assert (await ask(f"{served.origin}/"))[0] == HTTPStatus.OK
        async with tab(served.origin) as opened:
            await opened.sees("[served 1]")


@pytest.mark.parametrize("path", [f"/?key={KEY}", "/page/page.js", "/textual/js/textual.js", "/nowhere"])
async def test_a_name_that_was_made_to_point_here_is_refused_everywhere(serve: Serve, path: str) -> None:
    async with serve() as served:
        status, words, _ = await ask(served.origin + path, Host="rebound.example")
        assert (status, "not the address" in words) == (HTTPStatus.FORBIDDEN, True)


async def test_a_tab_opens_to_the_servers_own_page_with_the_key(serve: Serve) -> None:
    async with serve() as served:
        assert await knock(served.origin, f"/ws/{KEY}", Origin=served.origin) == HTTPStatus.SWITCHING_PROTOCOLS
        port = served.origin.rpartition(":")[2]
        foreign = ("https://harbour.example", "null", f"http://localhost:{port}", f"http://127.0.0.1:1{port}")
        for origin in foreign:
            assert await knock(served.origin, f"/ws/{KEY}", Origin=origin) == HTTPStatus.FORBIDDEN
        assert await knock(served.origin, f"/ws/{KEY}") == HTTPStatus.FORBIDDEN
        assert await knock(served.origin, "/ws/another", Origin=served.origin) == HTTPStatus.FORBIDDEN
        rebound = {"Host": "rebound.example", "Origin": "http://rebound.example"}
        assert await knock(served.origin, f"/ws/{KEY}", **rebound) == HTTPStatus.FORBIDDEN


async def test_a_ticket_leads_to_the_page_once(serve: Serve) -> None:
    async with serve() as served:
        ticket = f"{served.origin}/?ticket={served.server.ticket()}"
        status, _, headers = await ask(ticket)
        assert (status, headers["Location"]) == (HTTPStatus.SEE_OTHER, f"/?key={KEY}")
        assert (await ask(ticket))[0] == HTTPStatus.FORBIDDEN
        assert (await ask(f"{served.origin}/?ticket="))[0] == HTTPStatus.FORBIDDEN


async def test_the_page_may_reach_this_server_alone_and_is_kept_nowhere(serve: Serve) -> None:
    async with serve() as served:
        _, _, headers = await ask(served.address)
    policy = dict(rule.split(" ", 1) for rule in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == f"'self' {served.origin.replace('http', 'ws')}"
    assert not re.search(r"https?:|\*", " ".join(policy.values()))
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


async def test_a_refusal_and_a_part_of_the_page_are_protected_too(serve: Serve) -> None:
    async with serve() as served:
        for path in ("/", "/nowhere", "/page/page.css"):
            _, _, headers = await ask(served.origin + path)
            assert headers["Content-Security-Policy"].startswith("default-src 'none'; frame-ancestors 'none'; sandbox")
            assert headers["X-Content-Type-Options"] == "nosniff"


async def test_every_part_that_the_page_names_is_served(serve: Serve) -> None:
    named = {
        path
        for file in PAGE.iterdir()
        for path in re.findall(r"\"(/(?:page|textual)/[^\"]+)\"", file.read_text(encoding="utf-8"))
    }
    assert len(named) >= 7
    async with serve() as served, ClientSession() as client:
        for path in named:
            async with client.get(served.origin + path) as reply:
                assert reply.status == HTTPStatus.OK, path


def test_no_file_that_the_page_loads_names_another_host() -> None:
    loaded = [*PAGE.iterdir(), TEXTUAL / "css" / "xterm.css", TEXTUAL / "js" / "textual.js"]
    for file in loaded:
        words = file.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"(?:url\(|src=|href=|import )\W*(?:https?:)?//[a-z]", words), file.name


async def test_nothing_outside_the_two_folders_is_served(serve: Serve) -> None:
    async with serve() as served:
        for path in (
            "/page/",
            "/textual/",
            "/page/../server.py",
            "/page/%2e%2e/server.py",
            "/textual/%2e%2e/server.py",
        ):
            assert (await ask(served.origin + path))[0] in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}, path
