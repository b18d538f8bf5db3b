"""One tab: the program behind it, which starts when the tab opens and ends when it closes."""

from __future__ import annotations

import asyncio
from asyncio import IncompleteReadError, subprocess
from contextlib import suppress
from os import SEEK_END
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from textual_serve.app_service import AppService

from hscqa.export.visible import one_line
from hscqa.serve import SERVED

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from aiohttp.web import WebSocketResponse
    from textual_serve.download_manager import DownloadManager

Packet = TypeVar("Packet", bytes, str)
DRIVER = "hscqa.serve.driver:BrowserDriver"
READY = b"__GANGLION__\n"
"""What a program writes once its driver has begun (textual.drivers.web_driver)."""
PREFACE = 10
"""Lines that a program may write before that."""
SMALLEST, LARGEST = (20, 5), (1000, 500)
"""Columns and rows that a program is told of; a tab may have less or claim more."""
TO_QUIT = 5.0
"""Seconds that a program has to end by itself: to write down what it is at."""
TO_OBEY = 2.0
"""Seconds that a program has to end once the system asks it to."""
KEPT = 16_384
"""Bytes that are read of what a program wrote to standard error; its last line says why it failed."""


class Tab(AppService):
    """A program in a process of its own, and the WebSocket that shows it."""

    def __init__(
        self,
        command: Sequence[str],
        socket: WebSocketResponse,
        downloads: DownloadManager,
        tell: Callable[[str], None],
    ) -> None:
        """Take the program with its arguments, the open WebSocket, and where to tell of a program that failed."""
        super().__init__(
            command[0],
            write_bytes=_while_open(socket, socket.send_bytes),
            write_str=_while_open(socket, socket.send_str),
            close=self._close,
            download_manager=downloads,
        )
        self._command = tuple(command)
        self._socket = socket
        self._tell = tell
        self._stopping = False
        self._errors = TemporaryFile()  # noqa: SIM115 - a file, since programs that it starts may hold a pipe open

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Tell the program how many columns and rows the tab has."""
        await super().set_terminal_size(*fitting(width, height))

    async def stop(self) -> None:
        """End the program, whatever it is at, and wait until it has ended: ask it, make it, cut it off."""
        if self._task is None or self._process is None:
            return
        task, process, self._task = self._task, self._process, None
        self._stopping = True
        await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
        await self.send_meta({"type": "quit"})
        self.stdin.close()
        ended = asyncio.ensure_future(process.wait())
        for patience, insist in ((TO_QUIT, process.terminate), (TO_OBEY, process.kill)):
            if (await asyncio.wait({ended}, timeout=patience))[0]:
                break
            with suppress(ProcessLookupError):
                insist()
        await task

    async def run(self) -> None:
        """Hand on what the program shows until it ends; where it failed, show its last words. `start` calls this."""
        process = self._process
        if process is None or process.stdout is None:
            return
        if ready := await _is_ready(process.stdout):
            with suppress(IncompleteReadError):
                await self._hand_on(process.stdout)
        self.stdin.close()
        code = await process.wait()
        if (code or not ready) and not self._stopping:
            await self._lament(_last_words(self._errors) or f"the terminal UI ended with exit code {code}")
        self._errors.close()
        await self._close()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> subprocess.Process:
        """Start the program, out of reach of the signals that ctrl+c sends to the server and all its children."""
        columns, rows = fitting(width, height)
        self._process = process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=self._build_environment(columns, rows) | {"TEXTUAL_DRIVER": DRIVER, SERVED: "1"},
            start_new_session=True,
        )
        self._stdin = process.stdin
        return process

    async def _hand_on(self, stdout: asyncio.StreamReader) -> None:
        """Read packets (a letter, four bytes of length, the payload); raise IncompleteReadError at the end."""
        by_kind = {b"D": self.on_data, b"M": self.on_meta, b"P": self.on_packed}
        while True:
            kind = await stdout.readexactly(1)
            size = int.from_bytes(await stdout.readexactly(4), "big")
            await by_kind[kind](await stdout.readexactly(size))

    async def _lament(self, why: str) -> None:
        """Tell of a failure on the server's side and in the tab."""
        self._tell(f"a tab: {why}")
        await self.remote_write_bytes(f"\r\n  {one_line(why)}\r\n".encode())

    async def _close(self) -> None:
        with suppress(ConnectionError):
            await self._socket.close()


def fitting(width: int, height: int) -> tuple[int, int]:
    """Give a size in columns and rows within what a program can work with."""
    columns, rows = (
        min(max(wanted, least), most) for wanted, least, most in zip((width, height), SMALLEST, LARGEST, strict=True)
    )
    return columns, rows


def _while_open(
    socket: WebSocketResponse, send: Callable[[Packet], Awaitable[None]]
) -> Callable[[Packet], Awaitable[None]]:
    """Give what sends as long as somebody listens; a program whose tab is gone must be able to go on to its end."""

    async def sent(packet: Packet) -> None:
        if not socket.closed:
            with suppress(ConnectionError):
                await send(packet)

    return sent


async def _is_ready(stdout: asyncio.StreamReader) -> bool:
    """Wait until the program's driver has begun; False where the program ends or says something else."""
    for _ in range(PREFACE):
        line = await stdout.readline()
        if line == READY:
            return True
        if not line:
            break
    return False


def _last_words(errors: BinaryIO) -> str:
    """Give the last line that a program wrote to standard error, or ''."""
    errors.seek(max(0, errors.seek(0, SEEK_END) - KEPT))
    lines = errors.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1].removeprefix("hscqa: error: ") if lines else ""
