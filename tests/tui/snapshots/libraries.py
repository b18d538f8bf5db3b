"""Libraries whose pictures are the same on every machine: what depends on speed or on the processor is fixed."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from textual.worker import get_current_worker

from hscqa.library import Library
from hscqa.model import Comment, Link, Mode
from hscqa.tui.frame.jobs import Stopped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hscqa.library import IngestReport
    from hscqa.model import Answer, Crosswalk, Filters, Role, Row, SearchReply, Verification

T = TypeVar("T", Link, Comment)

TOOK = 120.0
"""Milliseconds that every search and answer says it took."""
_LOOKS_EVERY = 0.02
"""Seconds after which a call that goes on looks whether the program was left."""


class Still(Library):
    """A library for pictures: its times are fixed, and its confidences and weights have one digit.

    Their second digit may differ from one processor to the next.
    """

    def search(
        self, query: str, *, k: int = 10, filters: Filters | None = None, mode: Mode = Mode.HYBRID
    ) -> SearchReply:
        """Search, and say that it took a fixed time."""
        return replace(super().search(query, k=k, filters=filters, mode=mode), elapsed_ms=TOOK)

    def ask(self, question: str, *, filters: Filters | None = None) -> Answer:
        """Answer, and say that it took a fixed time."""
        answer = super().ask(question, filters=filters)
        return replace(answer, elapsed_ms=TOOK, confidence=round(answer.confidence, 1))

    def crosswalk(
        self, source: str | None = None, target: str | None = None, comments: Sequence[str] = ()
    ) -> Crosswalk:
        """Tie the papers together, with figures of one digit."""
        made = super().crosswalk(source, target, comments)
        return replace(made, rows=tuple(map(_rounded_row, made.rows)))


class Worded(Still):
    """It loads no language model: it finds passages by their words alone. What needs the model fails."""

    def warm(self) -> None:
        """Load nothing."""


class Busy(Worded):
    """Every long call of it goes on until the program is left."""

    def ask(self, question: str, *, filters: Filters | None = None) -> Answer:
        """Begin to answer."""
        _go_on()
        return super().ask(question, filters=filters)

    def crosswalk(
        self, source: str | None = None, target: str | None = None, comments: Sequence[str] = ()
    ) -> Crosswalk:
        """Begin to tie the papers together."""
        _go_on()
        return super().crosswalk(source, target, comments)

    def verify(self, file: Path | None = None) -> Verification:
        """Begin to check."""
        _go_on()
        return super().verify(file)

    def ingest(  # noqa: PLR0913 - as it is in Library
        self,
        paths: Sequence[Path] = (),
        *,
        title: str | None = None,
        publisher: str | None = None,
        date: str | None = None,
        role: Role | None = None,
        rebuild: bool = False,
    ) -> IngestReport:
        """Begin to take in."""
        self.progress("finding structure", 2, 6)
        _go_on()
        return super().ingest(paths, title=title, publisher=publisher, date=date, role=role, rebuild=rebuild)


def _go_on() -> None:
    """Wait until the program is left; a newer job of the same name ends it too."""
    worker = get_current_worker()
    while not worker.is_cancelled:
        time.sleep(_LOOKS_EVERY)
    raise Stopped


def _rounded_row(row: Row) -> Row:
    return replace(row, links=tuple(map(_rounded, row.links)), comments=tuple(map(_rounded, row.comments)))


def _rounded(tie: T) -> T:
    evidence = tuple(replace(one, weight=round(one.weight, 1)) for one in tie.evidence)
    return replace(tie, confidence=round(tie.confidence, 1), evidence=evidence)
