"""What is answered to a browser: the page, its parts, its WebSocket, and files that the program hands out."""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.download_manager import DownloadManager

from hscqa.export.visible import one_line
from hscqa.serve.gate import same
from hscqa.serve.tab import Tab

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from hscqa.serve.gate import Gate

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

PAGE = Path(__file__).parent / "page"
TEXTUAL = Path(textual_serve.__file__).parent / "static"
"""xterm.js with what speaks to a program, its style, and a font."""
FOR_A_PLACE = 3.0
"""Seconds that a tab waits for another to close: who loads a page anew opens the new one before the old one is gone."""
FAREWELL = 1.0
"""Seconds that a browser has to say good-bye when its WebSocket is closed."""
HEARTBEAT = 15.0
"""Seconds between two questions whether a tab is still there."""
NOT_HERE = "403: this is not the address that hscqa serve listens on.\n"
NOT_OURS = "403: only a page of this hscqa serve may open the terminal UI.\n"
NO_KEY = "403: the key is missing or of an earlier run. Open the whole address that hscqa serve printed.\n"
FULL = "{most} tabs are open, the most at once. Close one, or start hscqa serve with a larger --most."
FULL_OF_ONE = "One tab is open, the most at once. Close it, or start hscqa serve with a larger --most."


class Server:
    """All that one run of `hscqa serve` answers."""

    def __init__(self, command: Sequence[str], gate: Gate, most: int, tell: Callable[[str], None]) -> None:
        """Take the program of a tab, who may come in, how many tabs at once, and where remarks go."""
        self._command, self._gate, self._most, self._tell = tuple(command), gate, most, tell
        self._places = asyncio.Semaphore(most)
        self._sockets: set[web.WebSocketResponse] = set()
        self._downloads = DownloadManager()
        self._ticket = ""

    def app(self) -> web.Application:
        """Give what aiohttp runs."""
        app = web.Application(middlewares=[self._admit])
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/ws/{key}", self._tab),
                web.get("/download/{key}", self._download),
                web.static("/page", PAGE),
                web.static("/textual", TEXTUAL),
            ]
        )
        app.on_response_prepare.append(_protect)
        app.on_shutdown.append(self._close_all)
        return app

    def ticket(self) -> str:
        """Give a key that opens the page once.

        The address that a browser is started with can be read by every user of the machine in the list of processes.
        """
        self._ticket = secrets.token_urlsafe()
        return self._ticket

    @web.middleware
    async def _admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse what was sent to another host."""
        if not self._gate.knows(request.headers.get("Host", "")):
            raise web.HTTPForbidden(text=NOT_HERE)
        return await handler(request)

    async def _page(self, request: web.Request) -> web.StreamResponse:
        """Give the page to who has the key; send who has the ticket, once, to the address with the key."""
        ticket = request.query.get("ticket", "")
        if self._ticket and same(ticket, self._ticket):
            self._ticket = ""
            raise web.HTTPSeeOther(f"/?key={self._gate.key or ''}")
        if not self._gate.opens(request.query.get("key")):
            raise web.HTTPForbidden(text=NO_KEY)
        return web.FileResponse(PAGE / "index.html")

    async def _tab(self, request: web.Request) -> web.StreamResponse:
        """Open a tab's WebSocket, wait for a place, and run the program until either ends."""
        if not self._gate.is_own(request.headers.get("Origin"), request.headers["Host"]):
            raise web.HTTPForbidden(text=NOT_OURS)
        if not self._gate.opens(request.match_info["key"]):
            raise web.HTTPForbidden(text=NO_KEY)
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT, timeout=FAREWELL, compress=False)
        await socket.prepare(request)
        self._sockets.add(socket)
        try:
            await self._seat(socket, _size(request))
        finally:
            self._sockets.discard(socket)
        return socket

    async def _seat(self, socket: web.WebSocketResponse, size: tuple[int, int]) -> None:
        """Give the tab a place among those that may be open, or tell it that there is none."""
        try:
            await asyncio.wait_for(self._places.acquire(), FOR_A_PLACE)
        except TimeoutError:
            words = (FULL_OF_ONE if self._most == 1 else FULL).format(most=self._most)
            self._tell(f"a tab was turned away: {self._most} open already")
            await socket.send_bytes(f"\r\n  {words}\r\n".encode())
            await socket.close()
            return
        try:
            await self._run(Tab(self._command, socket, self._downloads, self._tell), socket, size)
        finally:
            self._places.release()

    async def _run(self, tab: Tab, socket: web.WebSocketResponse, size: tuple[int, int]) -> None:
        try:
            await tab.start(*size)
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await _obey(tab, message.json)
        finally:
            await asyncio.shield(tab.stop())

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """Hand out a file that the program offers under a key that only its tab was told; never to be shown inline."""
        key = request.match_info["key"]
        try:
            offered = await self._downloads.get_download_metadata(key)
        except KeyError:
            raise web.HTTPNotFound(text="404: there is no such file, or it was fetched already.\n") from None
        named = f"attachment; filename*=UTF-8''{quote(offered.file_name, safe='')}"
        response = web.StreamResponse(headers={"Content-Disposition": named})
        response.content_type = "application/octet-stream"
        await response.prepare(request)
        async for piece in self._downloads.download(key):
            await response.write(piece)
        await response.write_eof()
        return response

    async def _close_all(self, _app: web.Application) -> None:
        """Close every WebSocket; each ends its program then."""
        await asyncio.gather(*(socket.close() for socket in self._sockets), return_exceptions=True)


async def _obey(tab: Tab, read: Callable[[], Any]) -> None:
    """Do what a message of the page says; what it should not say is passed over."""
    try:
        message = read()
    except ValueError:
        return
    match message:
        case ["stdin", str(keys)]:
            await tab.send_bytes(keys.encode("utf-8", "replace"))
        case ["resize", {"width": int(width), "height": int(height)}]:
            await tab.set_terminal_size(width, height)
        case ["focus", *_]:
            await tab.focus()
        case ["blur", *_]:
            await tab.blur()


def _size(request: web.Request) -> tuple[int, int]:
    """Read the columns and rows of a tab; 80 and 24 where it gives no numbers."""
    try:
        return int(request.query["width"]), int(request.query["height"])
    except (KeyError, ValueError):
        return 80, 24


async def _protect(request: web.Request, response: web.StreamResponse) -> None:
    """Let the page load and reach nothing but this server, open no window, and be kept nowhere."""
    here = one_line(request.headers.get("Host", ""))
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self'; "
        f"connect-src 'self' ws://{here}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    if request.path != "/" or response.status != web.HTTPOk.status_code:
        policy = "default-src 'none'; frame-ancestors 'none'; sandbox allow-downloads"
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "no-cache" if request.path.startswith(("/page/", "/textual/")) else "no-store"
