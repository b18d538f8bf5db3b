"""Where `hscqa serve` listens, what it says of that, and which program a tab is given."""

from __future__ import annotations

import errno
import logging
import socket
import sys
from pathlib import Path

import pytest

from hscqa.cli.serving import tab_command
from hscqa.cli.session import Settings
from hscqa.errors import UsageError
from hscqa.serve.running import address, listen, logged, remarks

ANY = "0.0.0.0"  # noqa: S104 - nothing listens on it


def test_a_free_port_is_taken_for_port_0() -> None:
    with listen("127.0.0.1", 0) as listening:
        host, port = listening.getsockname()
        assert (host, port > 0) == ("127.0.0.1", True)


def test_a_port_that_is_in_use_is_told_with_the_way_out() -> None:
    with listen("127.0.0.1", 0) as listening, pytest.raises(UsageError) as caught:
        listen("127.0.0.1", listening.getsockname()[1])
    assert "is in use; name another with --port, or take any free one with --port 0" in str(caught.value)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(UsageError, match=r"^192\.0\.2\.7 is no address of this machine; leave --host out"):
        listen("192.0.2.7", 0)


@pytest.mark.parametrize("host", ["quay..example", "harbour wall", "x" * 300])
def test_a_name_that_is_no_address_is_refused(host: str) -> None:
    with pytest.raises(UsageError, match=r"^no address is called “"):
        listen(host, 0)


def test_a_port_that_only_the_system_may_take_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket, "create_server", refuse)  # who runs the tests may be allowed to
    with pytest.raises(UsageError, match="port 80 is kept for the system; name one above 1023"):
        listen("127.0.0.1", 80)


def test_the_address_is_what_was_named_and_of_all_addresses_the_machines_name() -> None:
    assert address("127.0.0.1", "127.0.0.1", 8000) == "http://127.0.0.1:8000/"
    assert address("::1", "::1", 8000) == "http://[::1]:8000/"
    assert address("quay.example", "192.0.2.7", 80) == "http://quay.example/"
    assert address(ANY, ANY, 8000) == f"http://{socket.gethostname()}:8000/"


def test_whoever_can_reach_it_is_named_first() -> None:
    assert remarks("127.0.0.1", keyed=True) == ["ctrl+c ends it, and the tabs with it"]
    (alone, _) = remarks("127.0.0.1", keyed=False)
    assert "every user of this machine" in alone
    for keyed, who in ((True, "whoever has the address with its key"), (False, "whoever finds the address")):
        (warning, _) = remarks("192.0.2.7", keyed=keyed)
        assert warning.startswith("warning: there is no login")
        assert f"{who} can read the papers and decide in your name" in warning


def test_what_the_libraries_complain_of_is_told_in_a_line_without_its_traceback() -> None:
    told: list[str] = []
    with logged(told.append):
        came_back = ValueError("the gull came back")
        logging.getLogger("aiohttp.server").error("Error handling request", exc_info=came_back)
        logging.getLogger("aiohttp.access").info("a visit")
    assert told == ["Error handling request: ValueError: the gull came back"]


def test_a_tab_gets_the_same_workspace_and_loads_nothing_from_where_it_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert tab_command(Settings()) == (sys.executable, "-P", "-m", "hscqa", "tui")
    odd = Path("a $(harbour); 'wall'")
    wanted = (*tab_command(Settings())[:-1], "--workspace", str(tmp_path / odd), "--no-build", "tui")
    assert tab_command(Settings(workspace=odd, no_build=True, quiet=True)) == wanted
