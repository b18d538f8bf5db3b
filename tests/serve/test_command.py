"""`hscqa serve` as a process: what it prints, how it ends, and that no program is left behind."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest

from hscqa.cli.app import run
from tests.serve.process import TO_END, children, serving, started
from tests.serve.tabs import gone, is_there, tab

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="ends processes by signals")]

VISITOR = """
import sys
from urllib.request import ProxyHandler, build_opener

_, visit, address = sys.argv
with build_opener(ProxyHandler({})).open(address) as page, open(visit, "w") as report:
    report.write(address + " " + page.url)
"""
"""A browser: it opens an address and reports where that leads."""
DEAF = """
import sys
from functools import partial
from hscqa.serve import Offer, serve, tab

tab.TO_QUIT = tab.TO_OBEY = 0.5
program = (sys.executable, sys.argv[1], "deaf")
serve(program, Offer(port=0), announce=partial(print, flush=True), tell=partial(print, file=sys.stderr))
"""
"""A server, its patience cut short, of programs that end for nobody."""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_without_a_word_too_many(workspace: Path, ending: signal.Signals) -> None:
    with serving(workspace) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        assert "/?key=" in address
        process.send_signal(ending)
        out, err = process.communicate(timeout=TO_END)
    assert (process.returncode, out, err) == (0, "", "hscqa: ctrl+c ends it, and the tabs with it\n")


def test_a_script_gets_the_address_as_json_and_no_key_where_none_is_wanted(workspace: Path) -> None:
    with serving(workspace, "--json", "--no-key") as (process, line):
        address = json.loads(line)["address"]
        assert address.startswith("http://127.0.0.1:")
        assert address.endswith("/")
        process.terminate()
        assert "every user of this machine" in process.communicate(timeout=TO_END)[1]


def test_a_browser_is_started_with_a_ticket_and_led_to_the_key(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, visit = tmp_path / "browser.py", tmp_path / "visit.txt"
    browser.write_text(VISITOR, encoding="utf-8")
    os.mkfifo(visit)
    monkeypatch.setenv("BROWSER", f"{sys.executable} {browser} {visit} %s")
    with serving(workspace, "--open") as (_, address):
        given, reached = visit.read_text(encoding="utf-8").split()
        key = address.partition("?key=")[2]
        assert "/?ticket=" in given
        assert key not in given
        assert reached == address


async def test_a_program_that_hears_nothing_is_cut_off_before_the_server_ends() -> None:
    command = [sys.executable, "-c", DEAF, str(Path(__file__).with_name("program.py"))]
    with started(command) as (process, address):
        async with tab(address) as opened:
            program = await opened.program()
            process.terminate()
            await opened.ends()
        assert process.wait(TO_END) == 0
        assert not is_there(program)


def test_a_port_in_use_is_one_line_and_exit_code_2(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with serving(workspace) as (_, address):
        port = address.split(":")[2].partition("/")[0]
        assert run(["-w", str(workspace), "serve", "--port", port]) == 2
    told = capfd.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[-1].startswith(f"hscqa: error: port {port} is in use; name another with --port")


@pytest.mark.model
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("ending", [None, signal.SIGINT, signal.SIGKILL])
async def test_the_terminal_ui_shows_in_a_tab_and_ends_with_it_or_with_the_server(
    workspace: Path, ending: signal.Signals | None
) -> None:
    with serving(workspace) as (process, address):
        async with tab(address) as opened:
            await opened.sees("Ask", "Crosswalk", "Papers")
            await opened.sends("focus")
            await opened.sends("stdin", "keepers")
            await opened.sees("keepers")
            (program,) = children(process.pid)
            if ending is not None:
                process.send_signal(ending)
                await opened.ends()
        await gone(program)
