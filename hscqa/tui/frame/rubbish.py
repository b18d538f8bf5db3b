"""Python looks for rubbish while nobody types: a look through everything holds the keys up for up to 30 ms."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hscqa.tui.frame.keytimes import KeyTimes

_QUIET = 1.5
"""Seconds without a key after which nobody types."""
_DUE = 10
"""Looks through what is newer after which one through everything is due: Python's own measure."""
_OVERDUE = 1000
"""As many after which it comes although somebody types, so that memory stays in bounds."""


class Rubbish:
    """When everything is looked through; the quick looks through what is new go on as they do."""

    def __init__(self, keys: KeyTimes) -> None:
        """From now on a look through everything comes when `tidy` says so."""
        self._keys = keys
        self._found = gc.get_threshold()
        gc.set_threshold(*self._found[:2], _OVERDUE)

    def tidy(self) -> None:
        """Look through everything, where that is due and nobody types."""
        if gc.get_count()[2] >= _DUE and self._keys.quiet >= _QUIET:
            gc.collect()

    def leave(self) -> None:
        """Let Python choose the moment again, as it did before."""
        gc.set_threshold(*self._found)
