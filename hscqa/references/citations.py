"""Whom a footnote, a bracket or a sentence names: a paper of the corpus, or a work outside it.

An address or a title decides before a name does: `ALLIANCE (2018), 'Another paper'` is not the ALLIANCE's paper here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import BlockKind
from hscqa.references.grammar import find_pointers
from hscqa.references.names import ADDRESS
from hscqa.references.quotations import count_words, find_marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hscqa.model import Block, Paper
    from hscqa.references.grammar import Pointer
    from hscqa.references.names import Names

LONGEST_NAME = 12
"""Words. A bracket with more before its pointer is a remark, not a name."""
LONGEST_GAP = 5
"""Words between a paper's name and its place (`the Audit Scotland report, paragraph 33`)."""

_AGAIN = re.compile(r"^\W*(?:ibid|ib\.|op\.?\s?cit|loc\.?\s?cit|as above|see above)", re.IGNORECASE)
_INTRODUCING = re.compile(
    r"\b(?:see|also|cf|in|at|and|from|of|the|this|that|these|our|above|below|e\.?g|i\.?e|for|example|report|review|paper"
    r"|page|available|accessed|online|ibid)\b|[^\w\s]",
    re.IGNORECASE,
)
"""Words and marks of a citation that name nothing."""
_PROPER = re.compile(r"\b(?:[A-Z]\w*[a-z]|[A-Z]{2,}\w*|\w*\d{4,})")
_DATED = re.compile(r"^[A-Z][\w’'-]+(?:\s+(?:et al\.?|and|&|[A-Z][\w’'-]+))*,?\s+(?:19|20)\d\d[a-z]?$")
_SAYS = re.compile(
    r"\b(?:sa(?:id|ys?)|wr(?:ote|ites)|told|heard|found|(?:not|stat|describ|conclud|observ|argu)e[ds]?"
    r"|(?:report|recommend|suggest|explain|comment)(?:ed|s)?)\b"
)
_SPEAKER = re.compile(r"\b[A-Z][\w&’'-]*(?:\s+(?:(?:of|for|and|on|in|the|&)\s+)*[A-Z][\w&’'-]*)+")
_FOREIGN = re.compile(
    r"(?P<name>\b[A-Z]{2,}\d{3,}[\w-]*|(?:[A-Z][\w’'-]*,?\s(?:of |the |and |for )*)*\(?\b(?:19|20)\d\d\)?),?\s*$",
)
_LINK = re.compile(r"^[\s,]*(?:of|in|from|to|within|at)\s+(?:(?:the|that|its|their)\s+)?")
_BEFORE_PLACE = re.compile(r"^(?:['’]s?)?[\s,]*(?:\((?:19|20)\d\d\))?[\s,(]*")


@dataclass(frozen=True, slots=True)
class Citation:
    """Whom a text names as the source."""

    papers: tuple[str, ...]
    """Equally likely papers of the corpus, the fullest first; empty for a work outside it."""
    name: str
    """As written."""


def of_note(body: str, names: Names, citing: Paper, before: Citation | None) -> Citation | None:
    """Give whom a footnote names; `ibid.` names what the footnote `before` it did; None where it names nobody."""
    if _AGAIN.match(body):
        return before
    found = of_segment(body, names, citing)
    if found is None or found.papers or ADDRESS.search(body) or find_marked(body):
        return found
    whole = names.titled(_without_pointers(body), citing)
    return Citation(whole, body) if whole else found


def of_segment(text: str, names: Names, citing: Paper) -> Citation | None:
    """Give whom one citation names: by address or title, else by name, else as a name that no paper has."""
    addresses = [match.group() for match in ADDRESS.finditer(text)]
    titles = [marked.text for marked in find_marked(text)]
    for papers, name in (
        *((names.addressed(address, citing), address) for address in addresses),
        *((names.titled(title, citing), title) for title in titles),
    ):
        if papers:
            return Citation(papers, name)
    if addresses or titles:
        return Citation((), (titles or addresses)[0])
    if known := first_named(text, names, citing):
        return known
    pointers = find_pointers(text)
    name = (text[: pointers[0].span.start] if pointers else text).strip(" ,.;:()")
    if _PROPER.search(_INTRODUCING.sub(" ", name)) and count_words(name) <= LONGEST_NAME:
        return Citation((), name)
    return None


def of_bracket(text: str, names: Names, citing: Paper) -> Citation | None:
    """Give whom a bracket with a place (`Griesbach, para 3.7`) or a year (`Smith, 2018`) names; None for any other."""
    inside = text.strip("() ")
    if find_pointers(inside) or _DATED.match(inside) or ADDRESS.search(inside):
        return of_segment(inside, names, citing)
    return None


def beside(text: str, pointer: Pointer, names: Names, citing: Paper) -> Citation | None:
    """Give the paper named right after a pointer (`exhibit 7 from the … report`) or right before it; None for none.

    A year or a document's code right before it (`…, November 2011, para 2.12`) names a work outside the corpus.
    """
    for mention in names.mentions(text, citing):
        cited = Citation(mention.papers, text[mention.span.start : mention.span.end])
        if mention.span.start >= pointer.span.end:
            gap = text[pointer.span.end : mention.span.start]
            if _LINK.match(gap) and count_words(_LINK.sub("", gap)) <= LONGEST_GAP:
                return cited
        elif mention.span.end <= pointer.span.start:
            gap = _BEFORE_PLACE.sub("", text[mention.span.end : pointer.span.start])
            if count_words(gap) <= LONGEST_GAP and not re.search(r"[.;:)]", gap):
                return cited
    foreign = _FOREIGN.search(text, max(0, pointer.span.start - 60), pointer.span.start)
    return Citation((), foreign["name"]) if foreign else None


def last_named(text: str, names: Names, citing: Paper) -> Citation | None:
    """Give the paper that a text names last; None where it names none."""
    mentions = names.mentions(text, citing)
    return Citation(mentions[-1].papers, text[slice(*mentions[-1].span)]) if mentions else None


def first_named(text: str, names: Names, citing: Paper) -> Citation | None:
    """Give the paper that a text names first; None where it names none."""
    mentions = names.mentions(text, citing)
    return Citation(mentions[0].papers, text[slice(*mentions[0].span)]) if mentions else None


def speaker(text: str) -> Citation | None:
    """Give the person or body outside the corpus that speaks by a text's last verb of saying; None where none does."""
    verbs = list(_SAYS.finditer(text))
    named = list(_SPEAKER.finditer(text, 0, verbs[-1].start())) if verbs else []
    return Citation((), named[-1].group().removeprefix("The ")) if named else None


def of_notes(blocks: Iterable[Block], names: Names, citing: Paper) -> dict[str, Citation | None]:
    """Give whom each footnote among the blocks names, by the footnote's block; `ibid.` follows the one before it."""
    cited: dict[str, Citation | None] = {}
    before: Citation | None = None
    for block in blocks:
        if block.kind is BlockKind.FOOTNOTE:
            before = cited[block.id] = of_note(block.reading, names, citing, before)
    return cited


def _without_pointers(text: str) -> str:
    """Take the places out of a citation; the names stay."""
    for pointer in reversed(find_pointers(text)):
        text = text[: pointer.span.start] + text[pointer.span.end :]
    return text
