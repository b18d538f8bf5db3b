"""What a browser's tab does, without a browser: opens a WebSocket, sends keys, reads what is shown."""

from __future__ import annotations

import asyncio
import os
import re
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PATIENCE = 60.0
"""Seconds to wait for what should come."""
STEERING = re.compile(r"\x1b(\[[0-9;?<>$]*[a-zA-Z]|\][^\x07]*\x07)")
"""What moves the cursor or colours the text."""


class OpenTab:
    """A tab, and all that it was shown so far, without what steers a terminal."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        """Take the open WebSocket."""
        self._socket = socket
        self.shown = ""

    async def sends(self, *message: object) -> None:
        await self._socket.send_json(message)

    async def says(self, text: str) -> None:
        """Send text that need not be JSON."""
        await self._socket.send_str(text)

    async def sees(self, *wanted: str) -> str:
        """Wait until all of these were shown; give everything."""
        async with asyncio.timeout(PATIENCE):
            while not all(words in self.shown for words in wanted):
                assert await self._hear(), f"{wanted} not shown before the end: {self.shown}"
        return self.shown

    async def ends(self) -> str:
        """Wait until the server closes the tab; give everything that was shown."""
        async with asyncio.timeout(PATIENCE):
            while await self._hear():
                pass
        return self.shown

    async def program(self) -> int:
        """Give the process of tests/serve/program.py, which says it."""
        found = re.search(r"\[pid (\d+)\]", await self.sees("[pid ", "] [served"))
        assert found
        return int(found[1])

    async def _hear(self) -> bool:
        message = await self._socket.receive()
        if message.type in {WSMsgType.BINARY, WSMsgType.TEXT}:
            text = message.data if message.type is WSMsgType.TEXT else message.data.decode()
            self.shown += STEERING.sub("", text)
            return True
        return False


@asynccontextmanager
async def tab(address: str, size: str = "width=100&height=30") -> AsyncIterator[OpenTab]:
    """Open a tab at an address, as the page does, and close it at the end."""
    split = urlsplit(address)
    key = parse_qs(split.query).get("key", ["none"])[0]
    origin = f"http://{split.netloc}"
    async with (
        ClientSession() as client,
        client.ws_connect(f"{origin}/ws/{key}?{size}", headers={"Origin": origin}) as socket,
    ):
        yield OpenTab(socket)


async def gone(process: int) -> None:
    """Wait until a process has ended and nobody needs to ask after it any more."""
    async with asyncio.timeout(PATIENCE):
        while is_there(process):  # noqa: ASYNC110 - a process tells only its parent of its end
            await asyncio.sleep(0.02)


def is_there(process: int) -> bool:
    """Say whether a process has not ended, or its parent has not yet been told."""
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False
