"""`hscqa serve` in a real browser: the terminal UI shows and obeys, and nothing leaves this machine."""

from __future__ import annotations

import asyncio
import base64
import signal
import sys
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.export.browser import ENTER, MISSING, Browser, browser
from tests.serve.process import TO_END, children, serving
from tests.serve.tabs import PATIENCE, STEERING, gone

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=MISSING),
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]

DRAWN_BY = {"by the graphics card's ways": "--enable-unsafe-swiftshader", "without them": "--disable-3d-apis"}
"""Chromium's switches: WebGL computed by the processor, as no card need be there; no WebGL at all."""
BUSY_PIXELS = """
const done = arguments[1];
fetch("data:image/png;base64," + arguments[0]).then(read => read.blob()).then(createImageBitmap).then(picture => {
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const points = new Uint32Array(canvas.getImageData(0, 0, picture.width, picture.height).data.buffer);
  const counts = new Map();
  points.forEach(point => counts.set(point, (counts.get(point) ?? 0) + 1));
  done([counts.size, 1 - Math.max(...counts.values()) / points.length]);
});
"""
"""How many colours a picture has, and what share of it is not of the commonest."""
HAS_CLASS = """
const done = arguments[1], ready = () => document.body.classList.contains(arguments[0]) && done(true);
new MutationObserver(ready).observe(document.body, {attributeFilter: ["class"]}); ready();
"""


class Window:
    """The window, what came over its WebSockets, and which addresses it asked for."""

    def __init__(self, opened: Browser, server: subprocess.Popen[str], address: str) -> None:
        """Take the window, the process that serves it, and the address that this printed."""
        self.browser, self.server, self.address = opened, server, address
        self.shown = ""
        self.asked: list[str] = []

    def open(self, more: str = "") -> None:
        """Open the address, with `more` parameters, as if nothing had been opened before."""
        self.browser.open("about:blank")
        self.forget()
        self.browser.open(self.address + more)

    def forget(self) -> None:
        """Leave out all that came until now."""
        self._hear()
        self.browser.complaints()
        self.shown, self.asked = "", []

    def sees(self, *wanted: str) -> None:
        """Wait until all of these were shown."""
        deadline = time.monotonic() + PATIENCE
        while not all(words in self.shown for words in wanted):
            assert time.monotonic() < deadline, f"{wanted} not shown: {self.shown[-3000:]}"
            time.sleep(0.05)
            self._hear()

    def complains(self) -> str:
        """Wait until the console is told something; give that."""
        deadline = time.monotonic() + PATIENCE
        while not (told := self.browser.complaints()):
            assert time.monotonic() < deadline, "the console was told nothing"
            time.sleep(0.05)
        return "\n".join(told)

    def control(self, letter: str) -> None:
        """Press ctrl and a letter."""
        key = {
            "modifiers": 2,
            "key": letter,
            "code": f"Key{letter.upper()}",
            "windowsVirtualKeyCode": ord(letter.upper()),
        }
        for kind in ("keyDown", "keyUp"):
            self.browser.command("Input.dispatchKeyEvent", type=kind, **key)

    @property
    def programs(self) -> list[int]:
        """The processes of the tabs."""
        return children(self.server.pid)

    def _hear(self) -> None:
        for event in self.browser.events():
            told: dict[str, Any] = event["params"]
            if event["method"] == "Network.webSocketFrameReceived" and told["response"]["opcode"] == 2:
                came = base64.b64decode(told["response"]["payloadData"]).decode()
                self.shown += STEERING.sub("", came)
            elif event["method"] == "Network.requestWillBeSent":
                self.asked.append(told["request"]["url"])
            elif event["method"] == "Network.webSocketCreated":
                self.asked.append(told["url"])


@pytest.fixture(scope="module", params=DRAWN_BY.values(), ids=list(DRAWN_BY))
def started(
    request: pytest.FixtureRequest, workspace: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Window]:
    profile = tmp_path_factory.mktemp("browser") / "profile"
    with serving(workspace, "--most", "1") as (server, address), browser(profile, request.param) as opened:
        yield Window(opened, server, address)


@pytest.fixture
def window(started: Window) -> Window:
    """Give the window with the terminal UI open."""
    started.open()
    started.sees("Crosswalk")
    return started


def test_the_terminal_ui_is_drawn_and_typed_words_appear(window: Window) -> None:
    window.browser.press(*"harbour")
    window.sees("harbour")
    picture = base64.b64encode(window.browser.picture()).decode()
    assert window.browser.run("return document.title") == "hscqa"
    assert window.browser.complaints() == []
    window.browser.open("about:blank")
    colours, busy = window.browser.wait(BUSY_PIXELS, picture)
    assert colours > 20
    assert busy > 0.02


def test_nothing_is_asked_of_another_host(started: Window) -> None:
    started.open("&ping=http://127.0.0.1:9/&delay=1&fontsize=x")
    started.sees("Crosswalk")
    here = urlsplit(started.address).netloc
    asked = [urlsplit(address) for address in started.asked if not address.startswith(("chrome:", "data:"))]
    assert {one.netloc for one in asked} == {here}
    assert {one.scheme for one in asked} == {"http", "ws"}
    assert any("RobotoMono" in one.path for one in asked)
    assert started.browser.complaints() == []


def test_the_page_opens_no_window_and_loads_no_script_from_elsewhere(window: Window) -> None:
    assert window.browser.run("return window.open('http://harbour.example/') === null") is True
    assert window.browser.run("return window.open() === null") is True
    window.browser.run(
        "const script = document.createElement('script'); script.src = arguments[0]; document.head.append(script)",
        "http://127.0.0.1:9/",
    )
    assert "script-src 'self'" in window.complains()


async def test_a_tab_that_leaves_takes_its_program_with_it(window: Window) -> None:
    (program,) = window.programs
    window.browser.open("about:blank")
    await gone(program)
    assert window.programs == []


async def test_a_tab_whose_program_was_left_says_so_and_starts_another(window: Window) -> None:
    (program,) = window.programs
    window.control("q")
    window.browser.wait(HAS_CLASS, "-closed")
    assert window.browser.run("return document.getElementById('ended').checkVisibility()") is True
    await gone(program)
    window.forget()
    window.browser.press(ENTER)
    window.sees("Crosswalk")


async def test_the_server_ends_while_a_tab_is_open(window: Window) -> None:
    (program,) = window.programs
    window.server.send_signal(signal.SIGINT)
    window.browser.wait(HAS_CLASS, "-closed")
    assert await asyncio.to_thread(window.server.wait, TO_END) == 0
    await gone(program)
