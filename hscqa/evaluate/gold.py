"""A gold file: questions, the words that answer each, and the words of the papers that bear it out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from hscqa.errors import UsageError
from hscqa.evaluate.normal import normal

if TYPE_CHECKING:
    from pathlib import Path

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
OTHER = "other"
"""The kind of a question that names none."""
REMEDY = "write one JSON object a line, in UTF-8: id, question, answer, evidence, kind"


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a gold file."""

    id: str
    line: int
    """Where it stands in the file; 1 for the first line."""
    question: str
    kind: str
    answers: tuple[str, ...]
    """Any of these will do; empty where no answer is judged."""
    quotes: tuple[str, ...]
    """Words of the papers, each of which bears the answer out; empty where the papers do not answer."""

    @property
    def answerable(self) -> bool:
        """Whether the papers answer the question."""
        return bool(self.quotes)

    @property
    def fingerprint(self) -> str:
        """Tell the item from one with the same id that is judged by something else; order does not count."""
        judged_by = json.dumps([self.question, sorted(self.answers), sorted(self.quotes)])
        return hashlib.sha256(judged_by.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold file that was read."""

    name: str
    """The file's name, without its folder."""
    items: tuple[Item, ...]
    """At least one, in the order of the file; no two have the same id."""


class _Evidence(msgspec.Struct, frozen=True):
    """Where an answer stands; other keys (the paper, its file) are for people."""

    quote: str


class _Line(msgspec.Struct, frozen=True):
    """A line of the file; keys that are not named here are left unread."""

    id: str
    question: str
    evidence: tuple[_Evidence, ...]
    answer: tuple[str, ...] = ()
    kind: str | None = None


def read_gold(path: Path) -> Gold:
    """Read and check a gold file; raise UsageError, naming file and line, where something is wrong with it."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}", "check the path") from error
    return parse_gold(body, path.name)


def parse_gold(body: bytes, name: str) -> Gold:
    """Check the bytes of a gold file that is called `name`; raise UsageError as `read_gold` does."""
    items: dict[str, Item] = {}
    for number, line in enumerate(body.removeprefix(BYTE_ORDER_MARK).split(b"\n"), 1):
        if not line.strip():
            continue
        item = _item(line, number, f"{name}, line {number}")
        if item.id in items:
            what = f"{name}, line {number}: the id “{item.id}” stands in line {items[item.id].line} too"
            raise UsageError(what, "give every question an id of its own")
        items[item.id] = item
    if not items:
        raise UsageError(f"{name} holds no question", REMEDY)
    return Gold(name, tuple(items.values()))


def _item(line: bytes, number: int, place: str) -> Item:
    """Check one line that is not empty."""
    try:
        line.decode("utf-8")
        read = msgspec.json.decode(line, type=_Line)
    except UnicodeDecodeError as error:
        raise UsageError(f"{place} is not UTF-8", REMEDY) from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise UsageError(f"{place}: {error}", REMEDY) from error
    quotes = tuple(one.quote for one in read.evidence)
    if not (read.id.strip() and read.question.strip()):
        raise UsageError(f"{place} has an empty {'question' if read.id.strip() else 'id'}", "write one")
    if not all(map(normal, (*read.answer, *quotes))):
        raise UsageError(f"{place} has an answer or a quote without a word", "write its words, or leave it out")
    return Item(read.id, number, read.question, (read.kind or "").strip() or OTHER, read.answer, quotes)
