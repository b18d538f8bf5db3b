"""What the papers say now, as texts that a decision may have been about: statements, and sentences of passages."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hscqa.model import Document, Passage

Part = tuple[str, int]
"""The least that one decision takes from another: a statement's id and 0, or a passage's id and a sentence of it."""


class Old(NamedTuple):
    """A text that a reviewer saw."""

    place: str
    """The id of the statement or passage at that time."""
    words: str
    """To be compared: a statement's reading, folded; of a comment what `said` gives."""
    written: str
    """As it was kept."""
    is_whole: bool
    """Whether it was all of a statement or sentence; False for a comment's words that a reviewer chose."""

    @property
    def paper(self) -> str:
        """The id of its paper."""
        return self.place.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it stands now: a statement, or neighbouring sentences of a passage."""

    place: str
    """The id of the statement or passage."""
    paper: str
    """The paper's id."""
    order: int
    """0-based place of the statement among the paper's statements, of the passage among its passages."""
    words: str
    """Folded, to be compared."""
    shown: str
    """A statement's reading; of a passage exactly what stands in the paper."""
    parts: tuple[Part, ...]
    """What it is made of, in order."""


class Texts(Protocol):
    """The texts of one sort, of all papers."""

    is_single: bool
    """Whether a place holds one text at a time, so that different texts seen there are versions of one."""

    def order_of(self, place: str) -> int | None:
        """Give where a place stands in its paper now; None where it is gone."""

    def same(self, old: Old) -> Sequence[Text]:
        """Give the texts with the same words, that at the old place among them."""

    def candidates(self, old: Old) -> Sequence[Text]:
        """Give the texts of its paper that may have taken its place."""


def folded(text: str) -> str:
    """Fold white space and Unicode's ways to write one character (NFC), and drop soft hyphens; nothing else."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\u00ad", "")).split())


def said(text: str) -> str:
    """Give a comment's words to be compared, without the emphasis and note markers that it is written with."""
    from hscqa.structure import plain  # noqa: PLC0415  only comments need it

    return folded(plain(text))


class Statements:
    """The statements of papers."""

    is_single = True

    def __init__(self, documents: Iterable[Document]) -> None:
        """Index the statements by their words and by their paper."""
        self._by_words: dict[str, list[Text]] = defaultdict(list)
        self._by_paper: dict[str, list[Text]] = defaultdict(list)
        self._orders: dict[str, int] = {}
        for document in documents:
            for one in document.statements:
                words = folded(one.reading)
                text = Text(one.id, one.paper_id, one.ordinal, words, one.reading, ((one.id, 0),))
                self._by_words[words].append(text)
                self._by_paper[one.paper_id].append(text)
                self._orders[one.id] = one.ordinal

    def order_of(self, place: str) -> int | None:
        """Give where a statement stands among those of its paper; None where it is gone."""
        return self._orders.get(place)

    def same(self, old: Old) -> Sequence[Text]:
        """Give the statements with the same words."""
        return self._by_words.get(old.words, ())

    def candidates(self, old: Old) -> Sequence[Text]:
        """Give the statements of its paper."""
        return self._by_paper.get(old.paper, ())


@dataclass(frozen=True)
class _Cut:
    """A passage, cut into sentences."""

    passage: Passage
    sentences: tuple[tuple[str, int, int], ...]
    """Folded words, and where they begin and end in the paper."""
    paper_text: str

    @cached_property
    def words(self) -> str:
        """The sentences' words, a space between two."""
        return " ".join(words for words, _, _ in self.sentences)

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends in `words`."""
        found, at = [], 0
        for words, _, _ in self.sentences:
            found.append((at, at + len(words)))
            at += len(words) + 1
        return tuple(found)

    def run(self, first: int, count: int) -> Text:
        """Give `count` neighbouring sentences as one text."""
        part = self.sentences[first : first + count]
        shown = self.paper_text[part[0][1] : part[-1][2]]
        return self._text(" ".join(words for words, _, _ in part), shown, range(first, first + count))

    @cached_property
    def written(self) -> str:
        """The passage as it is written, with what stands between its sentences (a list's bullets, a page's notes)."""
        return said(self.passage.text)

    def holding(self, old: Old) -> Text | None:
        """Give where the words of an old text stand, as sentences or as a part of them; None where they do not."""
        for start in _found(old.words, self.words):
            end = start + len(old.words)
            touched = [at for at, edge in enumerate(self.edges) if edge[0] < end and start < edge[1]]
            run = self.run(touched[0], len(touched))
            if run.words == old.words or not old.is_whole:
                shown = run.shown if run.words == old.words else old.words
                return self._text(old.words, self._exactly(old, shown), touched)
        if not old.is_whole and next(_found(old.words, self.written), None) is not None:
            return self._text(old.words, self._exactly(old, old.words), range(len(self.sentences)))
        return None

    def _exactly(self, old: Old, otherwise: str) -> str:
        """Give an old text as the passage has it now, `otherwise` where marks in the passage part its words."""
        found = re.search(r"\s+".join(map(re.escape, old.written.split())), self.passage.text)
        return found.group() if found else otherwise

    def _text(self, words: str, shown: str, sentences: Iterable[int]) -> Text:
        """Make a text of some of the sentences."""
        one = self.passage
        return Text(one.id, one.paper_id, one.ordinal, words, shown, tuple((one.id, at) for at in sentences))


def _found(words: str, text: str) -> Iterator[int]:
    """Give where words begin in a text, but not inside longer words."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start
        start = text.find(words, start + 1)


class Sentences:
    """The sentences of papers' passages, cut as comments are."""

    is_single = False

    def __init__(self, documents: Iterable[Document]) -> None:
        """Cut every passage, and index the sentences by their words, as they are read and as they are written."""
        self._cuts = {cut.passage.id: cut for document in documents for cut in _cut(document)}
        self._by_paper: dict[str, list[_Cut]] = defaultdict(list)
        self._by_words: dict[str, list[Text]] = defaultdict(list)
        self._runs: dict[tuple[str, int], list[Text]] = {}
        for cut in self._cuts.values():
            self._by_paper[cut.passage.paper_id].append(cut)
            for text in (cut.run(at, 1) for at in range(len(cut.sentences))):
                for words in {text.words, said(text.shown)}:
                    self._by_words[words].append(text)

    def order_of(self, place: str) -> int | None:
        """Give where a passage stands among those of its paper; None where it is gone."""
        cut = self._cuts.get(place)
        return None if cut is None else cut.passage.ordinal

    def same(self, old: Old) -> Sequence[Text]:
        """Give the sentences with the same words, else the passages that hold them; the old place alone if it does."""
        if not old.words:
            return ()
        own = self._cuts.get(old.place)
        kept = own.holding(old) if own else None
        if kept is not None:
            return (kept,)
        known = self._by_words.get(old.words, ())
        if known and old.is_whole:
            return known
        held = (cut.holding(old) for cut in self._cuts.values())
        return [text for text in held if text is not None] or known

    def candidates(self, old: Old) -> Sequence[Text]:
        """Give neighbouring sentences of its paper's passages: as many as it has, one more and one less."""
        from hscqa.structure import sentences  # noqa: PLC0415  only changed comments need it

        count = len(sentences(old.words))
        return [text for size in range(max(1, count - 1), count + 2) for text in self._runs_of(old.paper, size)]

    def _runs_of(self, paper: str, size: int) -> Sequence[Text]:
        """Give every run of so many sentences within a passage of a paper; made once."""
        if (paper, size) not in self._runs:
            self._runs[paper, size] = [
                cut.run(first, size)
                for cut in self._by_paper.get(paper, ())
                for first in range(len(cut.sentences) - size + 1)
            ]
        return self._runs[paper, size]


def _cut(document: Document) -> Iterator[_Cut]:
    """Cut the passages of a paper into sentences, block by block."""
    from hscqa.structure import read  # noqa: PLC0415  only comments need it

    blocks = {block.id: block for block in document.blocks}
    for passage in document.passages:
        found = []
        for block in (blocks[name] for name in passage.blocks if name in blocks):
            reading = read(document.paper.text, block.slices)
            for start, end in reading.sentences():
                span = reading.span(start, end)
                found.append((folded(reading.text[start:end]), span.start, span.end))
        yield _Cut(passage, tuple(found), document.paper.text)
