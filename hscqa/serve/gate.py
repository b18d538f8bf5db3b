"""Who may come in.

Whoever opens the terminal UI reads the papers and decides in the reviewer's name. Three can knock who should not:

- another user of this machine, or of the network: the address carries a key that only this run's user was shown;
- a page of another site in the user's own browser, which may open a WebSocket to any address: its Origin tells
  (RFC 6455, 10.2);
- such a page under a name that its owner lets point here (DNS rebinding): the Host header tells.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

HTTP_PORT = 80
"""The port that an address leaves out."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What a request must say to be let in."""

    names: frozenset[str]
    """How the Host header may name this server, in small letters; no port."""
    port: int
    any_number: bool = False
    """Whether any numeric address will do: the server listens on all of the machine's, and a number is not rebound."""
    key: str | None = None
    """None lets in whoever finds the address."""

    def knows(self, host: str) -> bool:
        """Say whether a Host header names this server."""
        try:
            split = urlsplit(f"//{host}")
            name, port = split.hostname or "", split.port or HTTP_PORT
        except ValueError:
            return False
        if split.netloc != host or "@" in host or port != self.port:
            return False
        return name in self.names or (self.any_number and is_number(name))

    def is_own(self, origin: str | None, host: str) -> bool:
        """Say whether a request comes from a page of this very server; None, no Origin header, is no browser's page."""
        return origin is not None and origin.lower() == f"http://{host.lower()}"

    def opens(self, key: str | None) -> bool:
        """Say whether a key is the right one; None is no key."""
        return self.key is None or (key is not None and same(key, self.key))


def gate(host: str, bound: str, port: int, key: str | None) -> Gate:
    """Make the gate of a server that was told to listen on `host` and is bound to the number `bound`."""
    number = ipaddress.ip_address(bound)
    names = {host.lower(), bound}
    if number.is_loopback:
        names |= {"localhost", "127.0.0.1", "::1"}
    if number.is_unspecified:
        names |= {"localhost", socket.gethostname().lower()}
    return Gate(frozenset(names), port, any_number=number.is_unspecified, key=key)


def is_number(name: str) -> bool:
    """Say whether a host is named by its IP address."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def same(given: str, wanted: str) -> bool:
    """Compare secrets in a time that tells nothing of where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
