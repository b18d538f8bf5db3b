"""Whom a footnote or a bracket names: a paper of the corpus, or a work outside it.

An address or a title decides before a name does: `ALLIANCE (2018), 'Another paper'` is not the ALLIANCE's paper here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.model import BlockKind
from hscqa.references.grammar import find_pointers
from hscqa.references.names import ADDRESS
from hscqa.references.outside import IBID
from hscqa.references.quotations import count_words, find_marked, is_title_case
from hscqa.words import STOP, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hscqa.model import Block, Paper
    from hscqa.references.names import Names

LONGEST_NAME = 12
"""Words. What has more before its place, and is no title, is a remark and not a name."""
LONGEST_TITLE = 40
"""Words."""

_AGAIN = re.compile(r"^\W*(?:see\s+)?(?:ibid|ib\.|id\.|op\.?\s?cit|loc\.?\s?cit|as above|see above)", re.IGNORECASE)
_OF_NOTE = re.compile(
    r"\b(?:supra|op\.?\s?cit\.?)[,\s]+(?:at\s+)?(?:foot)?n(?:ote|\.)?\s?(?P<cited>\d{1,3})\b"
    r"|\b(?:foot)?n(?:ote|\.)?\s?(?P<number>\d{1,3}),?\s+(?:above|supra)\b",
    re.IGNORECASE,
)
"""`note 3 above`, `supra n 3`, `op. cit. note 3`."""
_INTRODUCING = re.compile(
    r"\b(?:see|also|cf|in|at|and|from|of|the|this|that|these|our|above|below|e\.?g|i\.?e|for|example|report|review|paper"
    r"|page|available|accessed|online|ibid)\b|[^\w\s]",
    re.IGNORECASE,
)
"""Words and marks of a citation that name nothing."""
_SEE = re.compile(r"\b(?:see(?: also)?|cf\.?)(?!\w)[:,]?", re.IGNORECASE)
_PROPER = re.compile(r"\b(?:[A-Z]\w*[a-z]|[A-Z]{2,}\w*|\w*\d{4,})")
_IN_NAMES = frozenset("of for and the on in to with a an by at from or into its as all".split())
"""Plain words that stand in names and titles; others make a remark."""
YEAR = re.compile(r"(?:19|20)\d\d[a-z]?")
_DATED = re.compile(r"^[A-Z][\w’'-]+(?:\s+(?:et al\.?|and|&|[A-Z][\w’'-]+))*,?\s+(?:19|20)\d\d[a-z]?$")
_SAYS = re.compile(
    r"\b(?:sa(?:id|ys?)|wr(?:ote|ites)|told|heard|found|(?:not|stat|describ|conclud|observ|argu)e[ds]?"
    r"|(?:report|recommend|suggest|explain|comment)(?:ed|s)?)\b"
)
PROPER_NAME = re.compile(r"\b[A-Z][\w&’'-]*(?:\s+(?:(?:of|for|and|on|in|the|&)\s+)*[A-Z][\w&’'-]*)+")


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
        return before or Citation((), IBID)
    found = of_segment(body, names, citing)
    if found is None or found.papers or ADDRESS.search(body) or find_marked(body):
        return found
    whole = names.titled(without_pointers(body), citing)
    return Citation(whole, body) if whole else found


def of_segment(text: str, names: Names, citing: Paper) -> Citation | None:
    """Give whom one citation names: by address or title, else by name, else as a name that no paper has.

    None where it names nobody, or only another footnote.
    """
    if _OF_NOTE.search(text):
        return None
    addresses = [match.group() for match in ADDRESS.finditer(text)]
    titles = [marked.text for marked in find_marked(text)]
    name = next(iter((*titles, *addresses)), "")
    by_address = (names.addressed(address, citing) for address in addresses)
    by_title = (names.titled(title, citing) for title in titles)
    if papers := next(filter(None, (*by_address, *by_title)), ()):
        return Citation(papers, name)
    if name:
        return Citation((), name)
    if known := first_named(text, names, citing):
        return known
    pointers = find_pointers(text)
    before = text[: pointers[0].span.start] if pointers else text
    ends = [0, *(found.end() for found in _SEE.finditer(before))]
    name = before[ends[-1] :].strip(" ,.;:(")
    name = name if "(" in name else name.rstrip(" ,.;:)")
    return Citation((), name) if _is_name(name) else None


def of_bracket(text: str, names: Names, citing: Paper) -> Citation | None:
    """Give whom a bracket with a place (`Griesbach, para 3.7`) or a year (`Smith, 2018`) names; None for any other."""
    inside = text.strip().removeprefix("(")
    inside = inside.removesuffix(")") if inside.count(")") > inside.count("(") else inside
    if find_pointers(inside) or _DATED.match(inside) or ADDRESS.search(inside):
        return of_segment(inside, names, citing)
    return None


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
    named = list(PROPER_NAME.finditer(text, 0, verbs[-1].start())) if verbs else []
    return Citation((), named[-1].group().removeprefix("The ")) if named else None


def of_notes(blocks: Iterable[Block], names: Names, citing: Paper) -> dict[str, Citation | None]:
    """Give whom each footnote among the blocks names, by the footnote's block.

    `ibid.` follows the one before it, `note 3 above` the one of that number.
    """
    cited: dict[str, Citation | None] = {}
    numbered: dict[str, Citation | None] = {}
    before: Citation | None = None
    for block in blocks:
        if block.kind is BlockKind.FOOTNOTE:
            earlier = _OF_NOTE.search(block.reading)
            if earlier:
                before = numbered.get(earlier["cited"] or earlier["number"]) or Citation((), IBID)
            else:
                before = of_note(block.reading, names, citing, before)
            cited[block.id] = before
            numbered[block.label.rpartition(" ")[2]] = before
    return cited


def _is_name(text: str) -> bool:
    """Whether words are a name or a title: some tell it from others, and none makes a sentence of it."""
    told = [word for word in _PROPER.findall(_INTRODUCING.sub(" ", text)) if fold(word) not in STOP]
    told = [word for word in told if not YEAR.fullmatch(word)]
    if not told or {fold(word) for word in re.findall(r"[^\W\d_]+", text)} & (STOP - _IN_NAMES):
        return False
    count = count_words(text)
    return count <= LONGEST_NAME or (count <= LONGEST_TITLE and is_title_case(text))


def without_pointers(text: str) -> str:
    """Take the places out of a citation; the names stay."""
    for pointer in reversed(find_pointers(text)):
        text = text[: pointer.span.start] + text[pointer.span.end :]
    return text
