"""The terminal UI in a browser, for those without a terminal. Only home of textual_serve and aiohttp.

    browser -GET-> server -gate-> page/ (and textual-serve's own scripts, style and font)
    browser -WebSocket-> server -gate-> Tab <-pipes-> `hscqa tui` in a process of its own, with BrowserDriver

`gate` says who may come in, `server` answers requests, `tab` holds the program of one tab, `driver` is what that
program shows itself through, `running` takes an address and a port and ends everything at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SERVED = "HSCQA_SERVED"
"""The environment variable that tells `hscqa tui` that a browser's tab is its terminal."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Where the terminal UI is to be had, and by whom."""

    host: str = "127.0.0.1"
    """A name or number of this machine; 0.0.0.0 and :: are all of them."""
    port: int = 8000
    """0 takes a free one."""
    most: int = 4
    """How many tabs may be open at once, each a program of its own."""
    keyed: bool = True
    """Whether the address carries a key, new each time."""
    browse: bool = False
    """Whether to open a browser there."""


def serve(
    command: Sequence[str], offer: Offer, *, announce: Callable[[str], None], tell: Callable[[str], None]
) -> None:
    """Serve a Textual program until the user ends it (ctrl+c, SIGTERM, a terminal that closes).

    `command` is the program and its arguments; no shell sees them. `announce` gets the address, once, when it can be
    opened; `tell` gets each remark, in one line. Raise UsageError where the address or the port cannot be had.
    """
    from hscqa.serve.running import run  # noqa: PLC0415 - aiohttp costs time that no other command owes

    run(command, offer, announce=announce, tell=tell)
