"""glossary.toml: the field's own, which the package carries, and what a workspace adds to it.

    [same]
    "third sector" = ["voluntary sector", "voluntary organisation"]

    [people_say]
    "bed blocking" = ["delayed discharge"]

Names under [same] stand for one another; those under [people_say] are searched one way only.
"""

from __future__ import annotations

import difflib
import graphlib
import itertools
import re
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hscqa.errors import CorpusError
from hscqa.ingest.clean import clean
from hscqa.ingest.workspace import Workspace
from hscqa.model import Glossary
from hscqa.words import STOP, stem, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

GLOSSARY = "glossary.toml"
SAME, PEOPLE_SAY = PARTS = ("same", "people_say")
LONGEST_SHOWN = 60
"""Characters of a name that a message repeats."""

Key = tuple[str, ...]
"""A name's stems: names with the same key are one name (`Voluntary sectors`, `voluntary sector`)."""

_TOKEN = re.compile(
    r'#[^\n]*|"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[\w+-]+', re.DOTALL
)
"""A comment, a string or a bare word of valid TOML."""


class _Wrong(Exception):
    """A fault in a glossary, before its line is known."""

    def __init__(self, what: str, remedy: str = "correct that line", at: int | None = None) -> None:
        """Say what is wrong; `at` counts the names up to the wrong one, None where it is the last one met."""
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.at = at


def read_glossary(workspace: Workspace) -> Glossary:
    """Give the field's glossary with what the workspace's own corpus/glossary.toml adds; either may be missing.

    Raises CorpusError, naming the file and the line, where one cannot be read or is wrong.
    """
    field, own = Workspace.of_package().corpus / GLOSSARY, workspace.corpus / GLOSSARY
    if field.resolve() == own.resolve():
        return read_file(own)
    return read_file(field).with_own(read_file(own))


def read_file(path: Path) -> Glossary:
    """Read and check one glossary; a file that is not there has no names."""
    try:
        stat = path.stat()
        return _as_it_was(path, stat.st_mtime_ns, stat.st_size)
    except FileNotFoundError:
        return Glossary()
    except OSError as error:
        raise CorpusError(f"cannot read {path}: {error.strerror}", "check the file's permissions") from error


@lru_cache(maxsize=4)
def _as_it_was(path: Path, _changed: int, _size: int) -> Glossary:
    """Read a file once for every time that it was changed; raise OSError or CorpusError."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise CorpusError(f"{path}, line {line}: not UTF-8 text", "save the file as UTF-8") from error
    return parse_glossary(text, str(path))


@lru_cache(maxsize=4)
def parse_glossary(text: str, path: str) -> Glossary:
    """Check the words of a glossary; `path` is its name in messages. Raises CorpusError, naming the line.

    The last ones are kept: a question reads the files anew, and what stands in them is nearly always the same.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, line = _fault(str(error), text)
        raise CorpusError(f"{path}, line {line}: {what}", "correct that line") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; a thousand brackets
        raise CorpusError(f"{path} is no glossary: it has a value out of all measure", "take it out") from error
    reading = _Reading()
    try:
        return reading.read(table)
    except _Wrong as wrong:
        line = _line(text, reading.met[: wrong.at])
        raise CorpusError(f"{path}, line {line}: {wrong.what}", wrong.remedy) from None


class _Reading:
    """A glossary that is being read, name by name in the file's order."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.met: list[str] = []
        """Every name come to so far; the last one is where a fault is."""
        self.keys: dict[str, Key] = {}
        """The key of each name met."""
        self.same: list[tuple[str, ...]] = []
        self.people_say: list[tuple[str, tuple[str, ...]]] = []
        self.lines: list[int] = []
        """How many names were met when each entry of `people_say` was begun."""

    def read(self, table: dict[str, Any]) -> Glossary:
        """Check the parts, then what they say together."""
        for part, entries in table.items():
            self.met.append(part)
            _check_part(part, entries)
            taken: dict[Key, str] = {}
            for name, others in entries.items():
                self.met.append(name)
                self._take(name, taken)
                if part == SAME:
                    self.same.append((_spaced(name), *self._others(name, others, taken)))
                else:
                    self.lines.append(len(self.met))
                    own = {self.keys[_spaced(name)]: name}
                    self.people_say.append((_spaced(name), tuple(self._others(name, others, own))))
        self._check_ways()
        return Glossary(tuple(self.same), tuple(self.people_say))

    def _others(self, name: str, others: object, taken: dict[Key, str]) -> Iterator[str]:
        """Check and give the other names of a name."""
        if not isinstance(others, list):
            what = f"what stands after “{_shown(name)}” is no list of names"
            raise _Wrong(what, f'write it as "{_shown(name)}" = ["one name", "another"]')
        if not others:
            raise _Wrong(f"“{_shown(name)}” has no other names", "give it one, or take the line out")
        for other in others:
            if not isinstance(other, str):
                what = f"“{_shown(name)}” has something among its other names that is no text"
                raise _Wrong(what, "put each name in quotation marks")
            self.met.append(other)
            self._take(other, taken)
            yield _spaced(other)

    def _take(self, name: str, taken: dict[Key, str]) -> None:
        """Check a name and take it: no other one may be the same."""
        if not name.isprintable():
            raise _Wrong(f"“{_shown(name)}” has a character that cannot be shown")
        found = words(name)
        if not found:
            raise _Wrong(f"“{_shown(name)}” has no word" if name.strip() else "a name is empty")
        if STOP.issuperset(found) and not name.isupper():
            raise _Wrong(f"“{_shown(name)}” is too common to stand for one thing", "name the thing more fully")
        key = tuple(stem(word) for word in found)
        if key in taken:
            alike = "" if taken[key] == name else f" (it counts as “{_shown(taken[key])}”)"
            raise _Wrong(f"“{_shown(name)}” stands twice{alike}", "keep one of the two")
        taken[key] = name
        self.keys[_spaced(name)] = key

    def _check_ways(self) -> None:
        """Refuse what people say for a thing that, by way of other entries, is what people say for it."""
        things = {self.keys[name]: names[0] for names in self.same for name in names}
        sorter: graphlib.TopologicalSorter[str] = graphlib.TopologicalSorter()
        lines: dict[tuple[str, str], int] = {}
        for (said, meant), line in zip(self.people_say, self.lines, strict=True):
            thing = things.setdefault(self.keys[said], said)
            for name in meant:
                other = things.setdefault(self.keys[name], name)
                if other == thing:
                    what = f"“{_shown(said)}” and “{_shown(name)}” are names of the same thing already"
                    raise _Wrong(what, "take this one out", line)
                sorter.add(thing, other)
                lines[thing, other] = line
        try:
            sorter.prepare()
        except graphlib.CycleError as error:
            around: list[str] = error.args[1][::-1]
            line = max(lines[step] for step in itertools.pairwise(around))
            way = " → ".join(_shown(name) for name in around[:6])
            what = f"“{_shown(around[0])}” leads back to itself ({way})"
            raise _Wrong(what, "put names of the same thing in one line of [same]", line) from None


def _check_part(part: str, entries: object) -> None:
    """Refuse what is neither [same] nor [people_say]."""
    if part not in PARTS:
        near = difflib.get_close_matches(part, PARTS, 1, cutoff=0.5)
        hint = f"did you mean [{near[0]}]?" if near else "a glossary has the parts [same] and [people_say]"
        raise _Wrong(f"“{_shown(part)}” is no part of a glossary", hint)
    if not isinstance(entries, dict):
        raise _Wrong(f"[{part}] is a single value", f"put [{part}] on a line of its own, and names below it")


def _fault(message: str, text: str) -> tuple[str, int]:
    """Give what tomllib says of a text and the line it means, which for `at end of document` is the last one."""
    what, _, place = message.rpartition(" (at ")
    line = re.match(r"line (\d+)", place)
    what = "this name stands twice" if "overwrite" in what else f"not valid TOML: {what}"
    return what, int(line.group(1)) if line is not None else text.rstrip().count("\n") + 1


def _line(text: str, met: Sequence[str]) -> int:
    """Find the line of the last of the names that were met, each one after the one before it."""
    tokens = [(match.start(), _value(match.group())) for match in _TOKEN.finditer(text)]
    place, start = 0, 0
    for name in met:
        later = (number for number in range(place, len(tokens)) if tokens[number][1] == name)
        found = next(later, None)
        if found is not None:
            place, start = found + 1, tokens[found][0]
    return text.count("\n", 0, start) + 1


def _value(token: str) -> str | None:
    """Give what a string or a bare word says; None for a comment."""
    if token.startswith("#"):
        return None
    if token[0] not in "\"'":
        return token
    try:
        return str(tomllib.loads(f"x = {token}")["x"])
    except tomllib.TOMLDecodeError:
        return None


def _spaced(name: str) -> str:
    """Give a name with single spaces."""
    return " ".join(name.split())


def _shown(name: str) -> str:
    """Give a name that a terminal can bear, cut where it is long."""
    shown = _spaced(clean(name)[0])
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
