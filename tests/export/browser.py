"""A headless Chromium for tests, driven over the WebDriver protocol (W3C, WebDriver Level 2), without libraries."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
DRIVER = shutil.which("chromedriver")
MISSING = "" if CHROMIUM and DRIVER else "needs chromium and chromedriver"
"""Why no page can be opened; '' where one can."""
TAB, ENTER, SPACE, DOWN = "\ue004", "\ue007", " ", "\ue015"
"""Keys by their code points (WebDriver, 17.4.2)."""
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What the protocol calls a reference to an element."""
_SWITCHES = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --no-first-run "
    "--hide-scrollbars --force-prefers-reduced-motion --window-size=1280,900"
).split()
_HERE = build_opener(ProxyHandler({}))
"""The driver runs on this machine: no proxy lies between."""
_LONGEST = 60
"""Seconds that any one answer may take."""


class Browser:
    """One window."""

    def __init__(self, session: str) -> None:
        """Take the address of the driver's session."""
        self._session = session

    def open(self, address: str) -> None:
        """Go to a page and wait until it is loaded."""
        self._ask("POST", "/url", {"url": address})

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script returns
        """Run a function's body in the page."""
        return self._ask("POST", "/execute/sync", {"script": script, "args": arguments})

    def wait(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  as above
        """Run a function's body that calls its last argument with the answer, later."""
        return self._ask("POST", "/execute/async", {"script": script, "args": arguments})

    def press(self, *keys: str) -> None:
        """Press keys one after the other, whatever has the focus."""
        acts = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": acts}]})

    def click(self, selector: str) -> None:
        """Click the first element that a selector finds."""
        found = self._ask("POST", "/element", {"using": "css selector", "value": selector})
        self._ask("POST", f"/element/{found[_ELEMENT]}/click", {})

    def size(self, width: int, height: int) -> None:
        """Make the window so large, in pixels."""
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    def command(self, name: str, **settings: object) -> Any:  # noqa: ANN401  as above
        """Send a command of the Chrome DevTools Protocol."""
        return self._ask("POST", "/goog/cdp/execute", {"cmd": name, "params": settings})

    def pdf(self) -> bytes:
        """Print the page as its style says."""
        return base64.b64decode(self.command("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])

    def picture(self) -> bytes:
        """Give what the window shows, as PNG."""
        return base64.b64decode(self._ask("GET", "/screenshot"))

    def complaints(self) -> list[str]:
        """Give what the console has been told since it was last asked."""
        return [entry["message"] for entry in self._ask("POST", "/se/log", {"type": "browser"})]

    def events(self) -> list[dict[str, Any]]:
        """Give the events of the network and the page since it was last asked (Chrome DevTools Protocol)."""
        return [
            json.loads(entry["message"])["message"] for entry in self._ask("POST", "/se/log", {"type": "performance"})
        ]

    def _ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401  as above
        return _ask(method, f"{self._session}{path}", body)


@contextmanager
def browser(profile: Path, *switches: str) -> Iterator[Browser]:
    """Open a window with an empty profile and more switches, and close it with all its processes at the end."""
    assert CHROMIUM
    assert DRIVER
    options = {"binary": CHROMIUM, "args": [*_SWITCHES, *switches, f"--user-data-dir={profile}"]}
    wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
    with subprocess.Popen([DRIVER, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as driver:
        try:
            service = f"http://127.0.0.1:{_port(driver)}/session"
            made = _ask("POST", service, {"capabilities": {"alwaysMatch": wanted}})
            session = f"{service}/{made['sessionId']}"
            try:
                yield Browser(session)
            finally:
                _ask("DELETE", session)
        finally:
            driver.terminate()


def _port(driver: subprocess.Popen[str]) -> str:
    """Read which port the driver took."""
    assert driver.stdout
    for line in driver.stdout:
        if found := re.search(r"started successfully on port (\d+)", line):
            return found[1]
    raise AssertionError("the driver did not start")


def _ask(method: str, address: str, body: object = None) -> Any:  # noqa: ANN401  as above
    """Send a request to the driver, and give its answer's value."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(address, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310  see _HERE
    try:
        with _HERE.open(request, timeout=_LONGEST) as reply:
            return json.load(reply)["value"]
    except HTTPError as error:
        raise AssertionError(json.load(error)["value"]["message"]) from None
