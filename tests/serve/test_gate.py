"""Who may come in: the name a request was sent to, the page it comes from, the key it has."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.serve.gate import Gate, gate

HERE = gate("127.0.0.1", "127.0.0.1", 8000, "key")
EVERYWHERE = gate("0.0.0.0", "0.0.0.0", 8000, "key")  # noqa: S104 - nothing listens


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_a_server_on_this_machine_is_known_by_each_name_of_it(host: str) -> None:
    assert HERE.knows(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "127.0.0.1",
        "127.0.0.1:8001",
        "harbour.example:8000",
        "127.0.0.1.harbour.example:8000",
        "localhost.harbour.example:8000",
        "harbour@localhost:8000",
        "localhost:8000/",
        "localhost:8000?",
        "localhost:eight",
        "[::1:8000",
        "192.0.2.7:8000",
    ],
)
def test_any_other_name_is_refused(host: str) -> None:
    assert not HERE.knows(host)


def test_the_port_that_browsers_leave_out_may_be_left_out() -> None:
    plain = gate("127.0.0.1", "127.0.0.1", 80, None)
    assert plain.knows("localhost")
    assert plain.knows("localhost:80")
    assert not plain.knows("localhost:8000")


def test_a_server_on_one_other_address_is_known_by_what_it_was_called_and_by_its_number() -> None:
    quay = gate("Quay.example", "192.0.2.7", 8000, "key")
    assert quay.knows("quay.example:8000")
    assert quay.knows("192.0.2.7:8000")
    assert not quay.knows("localhost:8000")
    assert not quay.knows("192.0.2.8:8000")


def test_a_server_on_all_addresses_is_known_by_any_number_and_by_the_machines_name_but_by_no_other() -> None:
    for host in ("192.0.2.7:8000", "[2001:db8::7]:8000", "localhost:8000", f"{socket.gethostname()}:8000"):
        assert EVERYWHERE.knows(host)
    assert not EVERYWHERE.knows("rebound.example:8000")


@given(st.text())
def test_no_host_header_makes_it_fail(host: str) -> None:
    assert HERE.knows(host) in {True, False}
    assert EVERYWHERE.knows(host) in {True, False}


def test_only_a_page_of_the_very_server_is_its_own() -> None:
    assert HERE.is_own("http://localhost:8000", "localhost:8000")
    for origin in (
        None,
        "null",
        "http://localhost:9000",
        "https://localhost:8000",
        "http://harbour.example",
        "http://127.0.0.1:8000",
    ):
        assert not HERE.is_own(origin, "localhost:8000")


@given(st.none() | st.text())
def test_only_the_key_opens(tried: str | None) -> None:
    assert HERE.opens(tried) == (tried == "key")


@given(st.none() | st.text())
def test_without_a_key_everything_opens(tried: str | None) -> None:
    assert Gate(frozenset(), 8000).opens(tried)
