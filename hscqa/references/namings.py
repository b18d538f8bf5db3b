"""Where running text names a paper and no place in it: `the Board’s proposals`, `Audit Scotland notes`.

The name of a body is the name of its paper only where a work, or what a work says, is spoken of: a board that meets or
pays has said nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hscqa.model import Span
from hscqa.references.citations import Citation
from hscqa.references.families import CONTENT, DOCUMENT, SAYING
from hscqa.references.outside import works
from hscqa.references.quotations import find_marked, is_title_case
from hscqa.words import STOP

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from hscqa.model import Paper
    from hscqa.references.names import Mention, Names

LONGEST_LOOK = 90
"""Characters before a name that are looked at."""

_WORK = rf"(?:{DOCUMENT}|{CONTENT})"
_MODIFIER = rf"(?:(?!(?:{'|'.join(sorted(STOP))})\b|\w+ing\b)[\w’'-]+\s+){{0,2}}?"
_AFTER = re.compile(
    rf"(?:['’]s?)?(?:\s+\([^()]{{1,40}}\))?(?:['’]s)?\s+(?:{_MODIFIER}{_WORK}\b"
    rf"|(?:(?:also|rightly|itself|then|further|clearly|has|have|had)\s+){{0,2}}{SAYING}\b)"
)
"""What follows a name that is spoken of as a work, and is given with it."""
_MADE = (
    r"(?:noted|identified|recommended|proposed|highlighted|published|produced|outlined|raised|made|arrived\s+at"
    r"|set\s+out|contained|described|reported|suggested|called\s+for|found|expressed|shared|issued|reached)"
)
_BEFORE = re.compile(
    rf"(?:\b(?i:{_WORK}\s+(?:{_MADE}\s+)?(?:by|from|of|in)|{_MADE}\s+(?:by|from|in)|(?:response|reply)\s+to)\s+"
    r"(?:both\s+)?(?:the\s+)?(?:[\w’ -]{1,25}?(?:,|\s+and)\s+)?|\b(?:according\s+to|like|unlike|as)\s+)"
    r"(?:the\s+|by\s+)?(?:[A-Z][\w’-]*[\s-]+){0,3}$"
)
_AND = re.compile(r"(?:['’]s)?(?:\s*,)?\s*(?:and|or|,|&)\s*(?:by\s+|from\s+)?(?:the\s+)?")


class Naming(NamedTuple):
    """A work that running text names."""

    span: Span
    """Of the name."""
    cited: Citation


def find_namings(text: str, known: Collection[str], names: Names, citing: Paper) -> tuple[Naming, ...]:
    """Find where a text names works, in order; `known` are names of works outside the corpus that it cited before."""
    found = [*_titles(text, names, citing), *_spoken_of(text, names.mentions(text, citing))]
    found += [Naming(span, Citation((), name)) for span, name in works(text, known, names, citing)]
    return tuple(sorted(found))


def _titles(text: str, names: Names, citing: Paper) -> Iterator[Naming]:
    """Find titles in quotation marks."""
    for marked in find_marked(text):
        papers = (names.titled if is_title_case(marked.text) else names.entitled)(marked.text, citing)
        if papers:
            yield Naming(marked.inner, Citation(papers, marked.text))


def _spoken_of(text: str, mentions: Sequence[Mention]) -> Iterator[Naming]:
    """Keep the names that are spoken of as a work; of names joined by `and`, all where one is."""
    followed = [_AFTER.match(text, mention.span.end) for mention in mentions]
    told = [bool(after) or _is_led_to(text, mention) for after, mention in zip(followed, mentions, strict=True)]
    joined = [bool(_AND.fullmatch(text, one.span.end, other.span.start)) for one, other in pairwise(mentions)]
    for number, is_joined in enumerate(joined):
        told[number + 1] |= is_joined and told[number]
    for number, is_joined in reversed(list(enumerate(joined))):
        told[number] |= is_joined and told[number + 1]
    for mention, after, is_told in zip(mentions, followed, told, strict=True):
        if is_told:
            span = Span(mention.span.start, after.end() if after else mention.span.end)
            yield Naming(span, Citation(mention.papers, text[span.start : span.end]))


def _is_led_to(text: str, mention: Mention) -> bool:
    """Whether the words before a name speak of a work or of what it says, or the name is a title."""
    start, end = mention.span
    return bool(_BEFORE.search(text[max(0, start - LONGEST_LOOK) : start])) or _is_title(text[start:end])


def _is_title(name: str) -> bool:
    """Whether a name is a title, which no body is called by."""
    return " of " in name and is_title_case(name) and bool(re.search(rf"\b{DOCUMENT}\b", name, re.IGNORECASE))
