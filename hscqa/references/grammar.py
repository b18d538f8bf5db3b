"""A grammar of pointers: the places that a text names, by their label words and numbers.

`proposal 6 (i) (ii) (iii), p.15` names three proposals and a page; `paragraphs 14 to 17` four paragraphs.
Nothing is looked up here: a pointer says what is named, not whether it exists.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hscqa.model import Span
from hscqa.references.families import BARE_BEFORE, CODES, FAMILIES, LEGISLATION, SPELLED, STATEMENT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hscqa.references.families import Family

LONGEST_RANGE = 200
"""How many places one range may name; a longer one is two numbers that happen to stand together."""

_TO = r"\s*[-–—]\s*|\s+to\s+|\s+through\s+"
_ITEM = r"\([ivxIVX]{1,7}\)|\([a-zA-Z]\)|\(\d{1,2}\)"
_ITEMS = rf"(?:{_ITEM})(?:(?:{_TO}|\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*)(?:{_ITEM}))*"
_LIST = r"\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+|\s*&\s*"
_BARE = re.compile(rf"(?<![\w.£/-])(?P<number>\d{{1,2}})\s?(?P<items>{_ITEMS})")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place, or several of one kind, that a text names."""

    kind: str
    """A kind of the table of families; '' where only a number is written (`5 (iii)`)."""
    numbers: tuple[str, ...]
    """The places in order, written out in lower case: `6.i`, `4.3`, `a`, `34`."""
    span: Span
    """Where it stands in the text."""
    text: str
    """As written."""
    law: bool = False
    """Whether the words after it make it a place in a law (`section 5 of the … Act`)."""


@lru_cache(maxsize=10_000)
def find_pointers(text: str) -> tuple[Pointer, ...]:
    """Find every pointer of a text, in order; where two overlap, the longer one stays.

    Several steps ask for those of the same text.
    """
    found = sorted(
        (*_worded(text), *_coded(text), *_bare(text)),
        key=lambda pointer: (pointer.span.start, -pointer.span.end),
    )
    kept: list[Pointer] = []
    for pointer in found:
        if not kept or pointer.span.start >= kept[-1].span.end:
            kept.append(pointer)
    return tuple(kept)


def label_key(label: str) -> tuple[str, str] | None:
    """Give the kind and number of a label that names one place and nothing else; None for any other."""
    found = [pointer for pointer in find_pointers(label) if pointer.span == (0, len(label))]
    if len(found) != 1 or len(found[0].numbers) != 1:
        return None
    return found[0].kind, found[0].numbers[0]


def _worded(text: str) -> Iterator[Pointer]:
    """Find the pointers that begin with a label word."""
    if not _ANY_LABEL.search(text):
        return
    for kind, pattern, label in _PATTERNS:
        for match in pattern.finditer(text):
            written = label.sub("", match["several"] or match["single"] or _digits(match["spelled"]))
            if _BETWEEN_WORD.search(text[max(0, match.start() - 12) : match.start()]):
                written = _AND.sub(" to ", written)
            numbers = tuple(_plain(kind, number) for number in _expand(written))
            yield Pointer(kind, numbers, Span(*match.span()), match.group(), bool(LEGISLATION.match(text, match.end())))


def _coded(text: str) -> Iterator[Pointer]:
    """Find the labels that are a letter and a number (`R7`)."""
    for kind, pattern in CODES:
        for match in pattern.finditer(text):
            number = _plain(kind, match["number"].lower())
            yield Pointer(kind, (number,), Span(*match.span()), match.group())


def _plain(kind: str, number: str) -> str:
    """Take off the letter that a statement's number shares with its label word: `recommendation R7` is the seventh."""
    return number[1:] if kind in STATEMENT_KINDS and re.match(rf"{kind[0]}\d", number) else number


def _digits(spelled: str) -> str:
    """Write numbers in figures: `Two and Three` is `2 and 3`."""
    return _SPELLED.sub(lambda match: str(SPELLED.index(match.group().lower()) + 1), spelled)


def _bare(text: str) -> Iterator[Pointer]:
    """Find `5 (iii)` where the word before makes it a pointer."""
    for match in _BARE.finditer(text):
        items = _items(match["items"])
        if _roman(items[0]) and BARE_BEFORE.search(text[max(0, match.start() - 12) : match.start()].rstrip()):
            numbers = tuple(f"{match['number']}.{item}" for item in items)
            yield Pointer("", numbers, Span(*match.span()), match.group())


_SPELLED = re.compile(rf"(?i:{'|'.join(sorted(SPELLED, key=len, reverse=True))})(?!\w)")
_NUMBER_SIGN = r"(?:\s*(?i:nos?\.?|numbers?|#)(?=\s?[\dA-Z(]))?"
_AND_DOTTED = r"\s+and\s+(?=\d{1,3}\.\d{1,3}(?!\d|\s*(?:per\b|%|million|billion)))"
"""One label word before two numbers: `paragraph 4.195 and 4.196`."""
_BETWEEN_WORD = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_AND = re.compile(r"(?<=[\d)])\s+and\s+(?=[\d(])")


def _pattern(family: Family) -> re.Pattern[str]:
    """Compile what a family's pointers look like: one number after `one`, a list after `many`."""
    number = rf"{family.number}(?:\s?{_ITEMS})?"
    if family.statement:
        number = rf"(?:{number}|{_ITEMS})"
    label = rf"(?i:{family.many}|{family.one})"
    to = rf"(?:{_TO})(?:{label}\s*)?"
    one = rf"(?i:{family.one})(?!\(s\)){_NUMBER_SIGN}\s*(?P<single>{number}(?:(?:{to}|{_AND_DOTTED}){number})?)"
    many = rf"(?i:{family.many}|(?:{family.one})\(s\)){_NUMBER_SIGN}\s*"
    many += rf"(?P<several>{number}(?:(?:{to}|{_LIST}){number})*)"
    spelled = rf"(?=[A-Z]){label}\s+(?P<spelled>{_SPELLED.pattern}(?:(?:{_TO}|{_LIST}){_SPELLED.pattern})*)"
    return re.compile(rf"(?<![\w.:-])(?:{many}|{one}|{spelled})")


def _label(family: Family) -> re.Pattern[str]:
    """Compile a family's label words where a range says them twice: `page 3 to page 5`."""
    return re.compile(rf"(?<=\s)(?i:{family.many}|{family.one})\s*(?=[\d(A-Z])")


_PATTERNS = tuple((family.kind, _pattern(family), _label(family)) for family in FAMILIES)
_ANY_LABEL = re.compile(
    rf"(?<![\w.:-])(?i:{'|'.join(f'{family.many}|{family.one}' for family in FAMILIES)})"
    r"(?:\(s\))?\s*(?:[\dA-Z(#]|(?i:n))"
)
"""A label word with what may be a number after it: most texts have none, and need not be searched for each kind."""
_ONE = re.compile(
    rf"(?P<number>[A-Za-z]{{0,5}}\d*(?:\.\d+)*(?:[a-z](?!\w))?)(?:\.?(?P<tail>(?<=[\d.])[ivx]{{1,5}})(?!\w))?"
    rf"(?:\s?(?P<items>{_ITEMS}))?"
)
_BETWEEN = re.compile(rf"(?P<to>{_TO})|{_LIST}")


def _expand(written: str) -> list[str]:
    """Write out a list of numbers with its ranges: `1 (i), 14 to 17` is 1.i, 14, 15, 16, 17."""
    numbers: list[str] = []
    position, is_range = 0, False
    while match := _ONE.match(written, position):
        number = match["number"].lower()
        items = _items(f"({match['tail']})" if match["tail"] else match["items"] or "")
        these = [f"{number}.{item}".lstrip(".") for item in items] or [number]
        numbers += _between(numbers[-1], these[0])[1:] if is_range else these[:1]
        numbers += these[1:]
        between = _BETWEEN.match(written, match.end())
        if between is None:
            break
        position, is_range = between.end(), between["to"] is not None
    return numbers


def _items(written: str) -> list[str]:
    """Write out the items in brackets: `(i) (ii)` are two, `(a)(i)` is `a.i`, `(i) to (iii)` are three."""
    items: list[str] = []
    end = 0
    for match in re.finditer(_ITEM, written):
        item = match.group()[1:-1].lower()
        gap = written[end : match.start()]
        end = match.end()
        if items and re.fullmatch(_TO, gap):
            items += _between(items[-1], item)[1:]
        elif items and not gap.strip() and _shape(items[-1].rpartition(".")[2]) != _shape(item):
            items[-1] = f"{items[-1]}.{item}"
        else:
            items.append(item)
    return items


def _shape(item: str) -> str:
    """Tell Roman numerals, digits and letters apart: items of one shape stand side by side."""
    return "roman" if _roman(item) else "digit" if item.isdigit() else "letter"


def _between(first: str, last: str) -> list[str]:
    """Give the places from `first` to `last`, both with; only these two where the way is not clear.

    A page range may leave out the leading digits it shares: `113-5` ends at 115.
    """
    prefix, low = _ending(first)
    last_prefix, high = _ending(last)
    if _roman(low) and _roman(high):
        return _clear([f"{prefix}{roman(n)}" for n in range(_value(low), _value(high) + 1)], first, last)
    if len(low) == len(high) == 1 and low.isalpha() and high.isalpha():
        return _clear([f"{prefix}{chr(n)}" for n in range(ord(low), ord(high) + 1)], first, last)
    if not (low.isdigit() and high.isdigit()) or last_prefix not in {"", prefix}:
        return [first, last]
    if len(high) < len(low):
        high = low[: len(low) - len(high)] + high
    return _clear([f"{prefix}{n}" for n in range(int(low), int(high) + 1)], first, last)


def _ending(number: str) -> tuple[str, str]:
    """Cut a number before its last part: `4.12` is `4.` and `12`, `r3` is `r` and `3`."""
    match = re.fullmatch(r"(.*\.|[a-z]+(?=\d)|)(.+)", number)
    return (match[1], match[2]) if match else ("", number)


def _clear(numbers: list[str], first: str, last: str) -> list[str]:
    """Take a range only where it goes upward and is of a sensible length."""
    return numbers if 1 < len(numbers) <= LONGEST_RANGE else [first, last]


def _roman(text: str) -> bool:
    return bool(re.fullmatch(r"[ivx]+", text))


def _value(numeral: str) -> int:
    """Read a small Roman numeral."""
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in numeral]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def roman(number: int) -> str:
    """Write a number from 1 to 39 as a lower-case Roman numeral."""
    tens, ones = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
