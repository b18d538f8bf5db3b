"""A run of `hscqa serve`: take the address, serve until the user ends it, leave nothing behind."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import logging
import secrets
import signal
import socket
import threading
import webbrowser
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from aiohttp import web

from hscqa.errors import UsageError
from hscqa.serve.gate import HTTP_PORT, gate
from hscqa.serve.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hscqa.serve import Offer

TO_END = 12.0
"""Seconds that open tabs have to end their programs when the server ends; a little more than a program may take."""
ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP")
"""The signals that end the server; Windows lacks the last."""


def run(command: Sequence[str], offer: Offer, *, announce: Callable[[str], None], tell: Callable[[str], None]) -> None:
    """Serve until the user ends it; what is taken and raised stands at `hscqa.serve.serve`."""
    with listen(offer.host, offer.port) as listening:
        bound, port = listening.getsockname()[:2]
        key = secrets.token_urlsafe() if offer.keyed else None
        server = Server(command, gate(offer.host, bound, port, key), offer.most, tell)
        base = address(offer.host, bound, port)

        def begin() -> None:
            announce(f"{base}?key={key}" if key else base)
            for words in remarks(bound, keyed=offer.keyed):
                tell(words)
            if offer.browse:
                _browse(f"{base}?ticket={server.ticket()}", tell)

        with logged(tell), suppress(KeyboardInterrupt):
            asyncio.run(_until_ended(server, listening, begin))


def listen(host: str, port: int) -> socket.socket:
    """Give a socket that listens; raise UsageError where the address is not this machine's or the port is not free."""
    try:
        family, _, _, _, wanted = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(wanted[:2], family=family)
    except (UnicodeError, socket.gaierror) as error:
        raise UsageError(f"no address is called “{host}”", "leave --host out to serve this machine alone") from error
    except OSError as error:
        raise _refused(host, port, error) from error


def address(host: str, bound: str, port: int) -> str:
    """Give the address to open; of a server on all addresses the machine's name."""
    name = socket.gethostname() if ipaddress.ip_address(bound).is_unspecified else host
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}/" if port == HTTP_PORT else f"http://{shown}:{port}/"


def remarks(bound: str, *, keyed: bool) -> list[str]:
    """Give what the user should know: who else can come in, and how to end it."""
    who = "whoever has the address with its key" if keyed else "whoever finds the address"
    said = ["ctrl+c ends it, and the tabs with it"]
    if not ipaddress.ip_address(bound).is_loopback:
        said.insert(
            0,
            f"warning: there is no login and nothing is encrypted; on the network of {bound}, "
            f"{who} can read the papers and decide in your name",
        )
    elif not keyed:
        said.insert(0, f"without a key, every user of this machine can come in: {who}")
    return said


async def _until_ended(server: Server, listening: socket.socket, begin: Callable[[], None]) -> None:
    """Serve until a signal comes, then end the tabs and their programs; `begin` is called once all is ready."""
    ended = asyncio.Event()
    for name in ENDINGS:
        with suppress(AttributeError, NotImplementedError):  # Windows raises KeyboardInterrupt instead
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), ended.set)
    runner = web.AppRunner(server.app(), access_log=None, shutdown_timeout=TO_END)
    try:
        await runner.setup()
        await web.SockSite(runner, listening).start()
        begin()
        await ended.wait()
    finally:
        await runner.cleanup()


def _refused(host: str, port: int, error: OSError) -> UsageError:
    if error.errno == errno.EADDRINUSE:
        return UsageError(f"port {port} is in use", "name another with --port, or take any free one with --port 0")
    if error.errno == errno.EADDRNOTAVAIL:
        return UsageError(f"{host} is no address of this machine", "leave --host out to serve this machine alone")
    if error.errno in {errno.EACCES, errno.EPERM}:
        return UsageError(f"port {port} is kept for the system", "name one above 1023 with --port")
    return UsageError(f"{host}:{port} cannot be listened on: {error.strerror}", "name another --host or --port")


def _browse(where: str, tell: Callable[[str], None]) -> None:
    """Open a browser, in a thread: one that runs in the terminal returns only when it is left."""

    def open_it() -> None:
        if not webbrowser.open(where):
            tell("no browser could be started; open the address yourself")

    threading.Thread(target=open_it, daemon=True).start()


@contextmanager
def logged(tell: Callable[[str], None]) -> Iterator[None]:
    """Let what the libraries complain of be told in a line each, while the block runs."""
    handler = _Told(tell)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


class _Told(logging.Handler):
    """Tells each record in one line, without its traceback."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Tell the message, and the exception where there is one."""
        why = record.exc_info[1] if record.exc_info else None
        self._tell(f"{record.getMessage()}: {type(why).__name__}: {why}" if why else record.getMessage())
