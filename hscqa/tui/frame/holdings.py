"""What all screens share: the library, opened late, the papers it holds, and when keys came."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from textual.worker import NoActiveWorker, get_current_worker

from hscqa.tui.frame.jobs import Progressed, Stopped
from hscqa.tui.frame.keytimes import KeyTimes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hscqa.library import Library
    from hscqa.model import Paper, Verification


INGEST = "ingest"
"""The job that takes papers in. It ends when it is cancelled; another goes on: the next one would do its work anew."""


class Holdings:
    """The library of one workspace, for jobs in threads: each method may import, read and wait."""

    def __init__(self, open_library: Callable[[], Library]) -> None:
        """Take what makes the library; nothing is made or imported before a job asks for it."""
        self.keys = KeyTimes()
        """When keys came to the program."""
        self._open = open_library
        self._lock = threading.Lock()
        self._library: Library | None = None
        self._papers: tuple[str, dict[str, Paper]] = ("", {})
        """The papers by id, with the generation of the index that they were read from."""
        self._checking = threading.Lock()
        self._checked: tuple[str, Verification] | None = None
        """What was checked of the papers, with the generation of the index that it was checked in."""

    def library(self) -> Library:
        """Give the library; the first call makes it. Raises HscqaError where there is no workspace."""
        with self._lock:
            if self._library is None:
                self._library = self._open()
                self._library.progress = _report
            return self._library

    def papers(self) -> Mapping[str, Paper]:
        """Give the papers of the workspace by id, as the index has them now. Raises HscqaError."""
        library = self.library()
        generation = library.generation
        if self._papers[0] != generation:
            self._papers = generation, {info.paper.id: info.paper for info in library.papers()}
        return self._papers[1]

    def verification(self) -> Verification:
        """Give what the papers quote and refer to, checked once for what the index has now. Raises HscqaError."""
        library = self.library()
        with self._checking:
            generation = library.generation
            if self._checked is None or self._checked[0] != generation:
                self._checked = generation, library.verify()
            return self._checked[1]

    @property
    def known(self) -> Mapping[str, Paper]:
        """The papers as they were read last; empty before. Needs no thread."""
        return self._papers[1]


def _report(doing: str, done: int, total: int) -> None:
    """Tell the screen whose job this is what the library is doing; `total` 0 stands for unknown.

    Raises Stopped where the user has quit, so that nobody waits for an index that is no longer wanted, and where a job
    that may be stopped was.
    """
    try:
        worker = get_current_worker()
    except NoActiveWorker:
        return
    if worker.is_cancelled and (worker.group == INGEST or not worker.node.is_attached):
        raise Stopped
    told = f"{doing[:1].upper()}{doing[1:]}"
    words = f"{told} ({done} of {total})" if total else told
    worker.node.post_message(Progressed(worker.group, words, done, total))
