"""A library whose full searches wait until a test lets them go, so that a test sees each stage by itself."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.errors import ModelUnusable
from hscqa.library import Library
from hscqa.model import Answer, Mode, Quote, Span
from tests.tui.conftest import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hscqa.model import Filters, Hit, SearchReply

SURE = 0.83


class TwoStages(Library):
    """It needs no encoder: its full search gives what has the words, the last first and less the first two.

    Its answer quotes the beginning of the passage that comes last.
    """

    def __init__(self, other: Library) -> None:
        """Take the workspace of another library; nothing waits yet."""
        super().__init__(other.workspace, model="none")
        self._gates: dict[str, threading.Event] = {}
        self._warming = threading.Event()
        self._warming.set()
        self.broken = False
        """Whether full searches meet a failure."""
        self.searched: list[str] = []
        """What was searched by words."""

    def hold(self, text: str) -> None:
        """Let full searches for a text wait."""
        self._gates[text] = threading.Event()

    def let_go(self, text: str) -> None:
        """Let them go on."""
        self._gates[text].set()

    def hold_warming(self) -> None:
        """Let the encoder take its time."""
        self._warming.clear()

    def let_all_go(self) -> None:
        """Let everything go on."""
        self._warming.set()
        for gate in self._gates.values():
            gate.set()

    def warm(self) -> None:
        """Wait, where that is wanted."""
        self._warming.wait(PATIENCE)

    def search(
        self, query: str, *, k: int = 10, filters: Filters | None = None, mode: Mode = Mode.HYBRID
    ) -> SearchReply:
        """Search by words at once; in full when it is let go."""
        reply = super().search(query, k=k, filters=filters, mode=Mode.LEXICAL)
        if mode is Mode.LEXICAL:
            self.searched.append(query)
            return reply
        self._wait(query)
        return replace(reply, hits=_turned(reply.hits))

    def ask(self, question: str, *, filters: Filters | None = None) -> Answer:
        """Answer when it is let go."""
        reply = super().search(question, k=5, filters=filters, mode=Mode.LEXICAL)
        self._wait(question)
        quotes = tuple(map(_quoted, reply.hits[-1:]))
        words = " ".join(quote.reading for quote in quotes)
        answered = bool(quotes)
        why = None if answered else "not found in these papers: no passage has these words"
        return Answer(question, answered, words, SURE, why, quotes, _turned(reply.hits), reply.elapsed_ms)

    def _wait(self, text: str) -> None:
        if text in self._gates:
            assert self._gates[text].wait(PATIENCE)
        if self.broken:
            raise ModelUnusable("the model is torn", "mend it")


def _turned(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Give hits less the first two, the last one first."""
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(hits[:1:-1], 1))


def _quoted(hit: Hit) -> Quote:
    passage = hit.passage
    end = passage.slices[0].start + len(passage.text[: passage.slices[0].end - passage.slices[0].start].split(" ")[0])
    span = Span(passage.slices[0].start, end)
    return Quote(
        passage.text[: end - span.start], "these words", passage.id, passage.paper_id, passage.label, span, "Cited"
    )


@pytest.fixture
def stages(library_without_model: Library) -> Iterator[TwoStages]:
    """Give a library that waits when a test wants it to; at the end everything goes on, so that no thread hangs."""
    library = TwoStages(library_without_model)
    yield library
    library.let_all_go()
