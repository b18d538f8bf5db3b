"""What an exported file says that the papers say: each text with the place that the file names for it.

The files are those that the program writes, with what a person changed in them since.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from hscqa.errors import UnreadablePaper
from hscqa.export.crosswalk_csv import inert
from hscqa.export.pack import KEY
from hscqa.ingest.clean import clean
from hscqa.model import Span
from hscqa.model.checks import Claim, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = (
    *(("statement_id", "statement"), ("tied_id", "tied_text")),
    *(("id", "text"), ("id", "quote"), ("id", "reading"), ("id", "words")),
)
"""Columns of a table, and keys of an object: the place, and the words that are said to stand there."""
SAID = ("text", "quote", "reading", "context")
"""Keys of an object whose id is a place: what is said to stand there."""
WHOLES = frozenset({"statement", "target"})
"""Keys of objects that are statements: their text is all that the statement says."""
LISTS = frozenset(
    "rows hits quotes quotations references disagreements papers blocks targets_without_source sources_without_target "
    "sources_without_comment".split()
)
"""Keys of a reply that hold its lists: a reply with none of them is not the program's."""
DELIMITERS = ",;\t"
"""What a spreadsheet may put between cells, the likeliest first."""
LONGEST_CELL = 10_000_000
"""Characters; Python's own limit is shorter than a long passage with its evidence may be."""


def stated_in_json(text: str, name: str) -> tuple[Stated, ...]:
    """Give what a JSON reply of the program says of places, in order; the evidence pack that it may have is left out.

    Raise UnreadablePaper where it is no JSON, or holds nothing that the program writes.
    """
    try:
        reply = json.loads(text)
        shown = {key: one for key, one in reply.items() if key != KEY} if isinstance(reply, dict) else reply
        told = list(_objects(shown, ()))
    except (ValueError, RecursionError) as error:
        raise UnreadablePaper(f"{name} cannot be read as JSON ({error})", "write it anew with --json") from error
    if not told and not _is_reply(shown):
        raise UnreadablePaper(f"{name} holds nothing that the program writes", "check a file that --json wrote")
    found: list[Stated] = []
    cursor = 0
    for path, place, words in told:
        span = _written(text, _in_json(words), cursor)
        cursor = span.start if span.end < len(text) else cursor
        is_whole = bool(WHOLES & {*path[-2:-1]})
        found.append(
            Stated(f"{name}:{'.'.join(path)}", clean(words)[0], span, _claim(place), (place,), is_whole=is_whole)
        )
    return tuple(found)


def _is_reply(value: object) -> bool:
    """Whether a value looks like a reply of the program that has found nothing: one of its lists is there."""
    return isinstance(value, dict) and any(isinstance(value.get(key), list) for key in LISTS)


def _objects(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Give path, place and words of each object that has an id and words; the same words are given once an object."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _objects(one, (*path, str(number)))
    if not isinstance(value, dict):
        return
    place = value.get("id")
    told = {key: value[key] for key in SAID if isinstance(value.get(key), str)}
    if isinstance(place, str) and ":" in place:
        known: set[str] = set()
        for key, words in told.items():
            if " ".join(words.split()) not in known:
                known.add(" ".join(words.split()))
                yield (*path, key), place, words
    for key, one in value.items():
        yield from _objects(one, (*path, key))


def _in_json(words: str) -> tuple[str, ...]:
    """Give the ways in which JSON may have words written."""
    return tuple(json.dumps(words, ensure_ascii=ascii_only)[1:-1] for ascii_only in (False, True))


def stated_in_csv(text: str, name: str) -> tuple[Stated, ...]:
    """Give what a table of the program says of places, in order; raise UnreadablePaper where its heads are unknown."""
    csv.field_size_limit(LONGEST_CELL)
    head = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadablePaper(f"{name} cannot be read as CSV ({error})", "save it as CSV anew") from error
    heads = [cell.strip() for cell in rows[0]] if rows else []
    columns = [(heads.index(place), heads.index(words)) for place, words in COLUMNS if {place, words} <= {*heads}]
    if not columns:
        what = f"{name} has no column of places beside one of words"
        raise UnreadablePaper(what, "check a file that `hscqa crosswalk --format csv` wrote")
    return tuple(_cells(text, name, heads, rows, columns))


def _cells(
    text: str, name: str, heads: list[str], rows: list[list[str]], columns: list[tuple[int, int]]
) -> Iterator[Stated]:
    """Give what the rows below the heads say."""
    cursor = 0
    for number, row in enumerate(rows[1:], 2):
        for place_at, words_at in columns:
            if max(place_at, words_at) >= len(row) or not row[place_at] or not row[words_at]:
                continue
            place, cell = row[place_at].strip(), row[words_at]
            span = _written(text, (cell.replace('"', '""'),), cursor)
            cursor = span.start if span.end < len(text) else cursor
            words = cell[1:] if cell.startswith("'") and inert(cell[1:]) == cell else cell
            path = f"{name}:row-{number}.{heads[words_at]}"
            is_whole = heads[words_at] in WHOLES or (heads[words_at] == "tied_text" and not _is_comment(heads, row))
            yield Stated(path, words, span, _claim(place), (place,), is_whole=is_whole)


def _is_comment(heads: list[str], row: list[str]) -> bool:
    """Whether a row is about a comment, one that was set aside too."""
    return any(head == "tie" and cell.endswith("comment") for head, cell in zip(heads, row, strict=False))


def _written(text: str, ways: tuple[str, ...], cursor: int) -> Span:
    """Find where words are written in a file, from `cursor` on; the whole file where they cannot be found."""
    found = [Span(at, at + len(way)) for way in ways if way and (at := text.find(way, cursor)) >= 0]
    return min(found, default=Span(0, len(text)))


def _claim(place: str) -> Claim:
    """Give the claim of an id."""
    paper, _, _ = place.partition(":")
    return Claim(paper, place)
