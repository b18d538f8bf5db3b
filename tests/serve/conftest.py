"""A server of small programs, on a free port of this machine."""

from __future__ import annotations

import shutil
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from aiohttp import web

from hscqa.cli.app import run
from hscqa.serve.gate import gate
from hscqa.serve.running import listen
from hscqa.serve.server import Server

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from contextlib import AbstractAsyncContextManager

PROGRAM = Path(__file__).with_name("program.py")
KEY = "the-keepers-key"


@dataclass
class Served:
    """A server that runs, and the remarks it made."""

    server: Server
    runner: web.AppRunner
    origin: str
    told: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """What the user opens."""
        return f"{self.origin}/?key={KEY}"


class Serve(Protocol):
    """Starts a server."""

    def __call__(self, mode: str = "", most: int = 4, key: str | None = KEY) -> AbstractAsyncContextManager[Served]:
        """Serve `program.py MODE`; it ends with the block."""


@asynccontextmanager
async def _serve(mode: str = "", most: int = 4, key: str | None = KEY) -> AsyncIterator[Served]:
    told: list[str] = []
    with listen("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        command = (sys.executable, "-S", "-E", str(PROGRAM), mode)
        server = Server(command, gate("127.0.0.1", "127.0.0.1", port, key), most, told.append)
        runner = web.AppRunner(server.app(), access_log=None)
        await runner.setup()
        await web.SockSite(runner, listening).start()
        try:
            yield Served(server, runner, f"http://127.0.0.1:{port}", told)
        finally:
            await runner.cleanup()


@pytest.fixture
def serve() -> Serve:
    return _serve


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the invented papers to a folder whose name a shell would trip over, and index their words."""
    root = tmp_path_factory.mktemp("serve") / "Anna's $(papers); &c"
    shutil.copytree(Path(__file__).resolve().parents[1] / "papers", root)
    assert run(["-w", str(root), "search", "--mode", "lexical", "--quiet", "library"]) == 0
    return root
