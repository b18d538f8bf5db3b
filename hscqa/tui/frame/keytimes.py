"""When keys came: whether somebody types, and whether keys came all at once."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_AT_ONCE = 0.004
"""Seconds between two keys that no hand pressed one by one; a key held down comes every 30 ms or so."""
_MANY = 4
"""So many keys in a row are words; fewer may be a cursor key and a command that a program sends together."""
_WHILE = 0.3
"""Seconds for which keys that came all at once are remembered: what they ask for comes a little after them."""


class KeyTimes:
    """The times of the last keys, by a clock that gives seconds and never goes back."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin as if a key had just come."""
        self._clock = clock
        self._last = clock()
        self._run = 1
        """How many keys came all at once, up to the last one."""
        self._burst = float("-inf")
        """When a key last came that was one of many."""

    def came(self) -> None:
        """Take note of a key."""
        now = self._clock()
        self._run = self._run + 1 if now - self._last < _AT_ONCE else 1
        if self._run >= _MANY:
            self._burst = now
        self._last = now

    @property
    def quiet(self) -> float:
        """For how many seconds no key has come."""
        return self._clock() - self._last

    @property
    def all_at_once(self) -> bool:
        """Whether many keys came all at once just now: from a line that stood still, or as words that were pasted."""
        return self._clock() - self._burst < _WHILE
