"""What a peer is, whatever it is made of, and what it gives to be asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

Build = Callable[[Sequence[Path], Path, Path], "Index"]
"""Files (plain text in UTF-8), the folder of the model, an empty folder to write to -> what can be asked.

Libraries are imported inside, so that a peer that is not installed can be named without being loaded.
"""


@dataclass(frozen=True, slots=True)
class Index:
    """Files that were read, cut and indexed."""

    chunks: int
    """Pieces that the files were cut into."""
    search: Callable[[str, int], list[str]]
    """A question and how many -> the texts of so many chunks at most, the best first."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool in one of its settings: a row of the table."""

    name: str
    """The tool; its settings share it."""
    setting: str
    """How it cuts a text and what it searches with, in a few words."""
    needs: tuple[str, ...]
    """The distributions that it imports, the tool's own one first; empty where Python brings it."""
    build: Build
    included: str = ""
    """Name and release of what Python brings; empty where `needs` says it."""

    @property
    def missing(self) -> list[str]:
        """The distributions that are not installed."""
        return [name for name in self.needs if _installed(name) is None]

    @property
    def release(self) -> str:
        """Name and release of the tool's own distribution, which must be installed."""
        return self.included or f"{self.needs[0]} {version(self.needs[0])}"


def _installed(name: str) -> str | None:
    """Give the release of a distribution that is installed; None where it is not."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None
