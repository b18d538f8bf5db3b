"""The people that papers name: a name with a title before it, or with an office or a place beside it.

`Dr Jane Smith`, `Jane Smith (Chief Officer of Angus IJB)`, `the Chief Officer, Jane Smith`, a name on a line of its own
over the line that says what she is, a name in a row of a table. A name with none of these may be one of a body.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hscqa.model import BlockKind, Span
from hscqa.structure import read, sentences
from hscqa.words import STOP, bare, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hscqa.model import Block, Document, Paper

MOST_NAMES = 3
"""Words of a person's name."""
LONGEST_OFFICE = 120
"""Characters of what a person is said to be."""
OFFICES = frozenset(
    "adviser advisor analyst ambassador auditor author barrister chair chairman chairperson chairwoman chief chancellor"
    " clerk co-chair commissioner consultant convener convenor co-ordinator coordinator councillor counsel dean deputy"
    " director doctor economist editor engineer executive fellow founder general governor head inspector judge justice"
    " leader lecturer librarian manager member minister mp msp nurse officer ombudsman partner permanent physician"
    " president principal professor provost reader registrar reporter representative researcher scientist secretary"
    " solicitor spokesperson surgeon surveyor teacher treasurer trustee vice".split()
)
"""Words that say what a person is."""
_NO_NAME = OFFICES | frozenset("the rt hon mr mrs ms dr sir dear kc qc obe cbe mbe frs phd".split())
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Cllr|Councillor|Rev|Reverend)"
_NAME = r"(?:(?:Mc|Mac|O['’]|D['’])?[A-Z][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)*|[A-Z]{2,}(?:[-'’][A-Z]+)*)"
_RUN = re.compile(rf"(?<![\w'’-])(?:(?P<title>{_TITLE})\.?\s)?(?P<name>{_NAME}(?:\s(?:[A-Z]\.?\s)?{_NAME})+)(?![\w-])")
"""Words with capitals in a row; initials between them."""
_SAYING = rf"(?:[A-Z][\w'’&-]*|(?:{'|'.join(sorted(OFFICES))})s?)"
_JOINING = r"(?:of|for|and|the|in|at|to|on|then|now|current|former|acting|interim)"
_OFFICE = rf"(?:{_JOINING}\s)*\b{_SAYING}\b(?:,?\s(?:{_JOINING}\s)*{_SAYING}\b)*"
"""Words with capitals and words for offices, with what joins them in between."""
_BRACKETS = re.compile(r"(?:\s?\([^()]{2,100}\))+")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_AFTER = re.compile(rf"(?:,\s(?:who\s(?:is|was)\s)?|\s(?=the\s))(?P<office>{_OFFICE})")
_BEFORE = re.compile(rf"(?<![\w-])(?P<office>[Tt]he\s{_OFFICE}),\s$")
_NEXT = re.compile(rf"(?:,?\sand\s[A-Z][\w'’-]+\s[A-Z][\w'’-]+,|(?:^|,?\s)(?:and\s)?{_TITLE}\s[A-Z]).*$", re.DOTALL)
"""The next person in an enumeration, with what he or she is."""
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word; `NHSScotland` is two."""
_INITIAL = re.compile(r"\s[A-Z]\.?(?=\s)")
_POSSESSIVE = re.compile(r"['’]s?$")


class Person(NamedTuple):
    """One place where a person, or what may be one, is named."""

    paper: Paper
    block: Block
    sentence: int
    """The place of the sentence in the block's reading; 0 in a table's row."""
    start: int
    end: int
    """Of the name with its title and what the person is said to be, in the block's reading."""
    name: str
    """As it is written, without a title."""
    words: tuple[str, ...]
    """The name's words, folded, initials left out."""
    title: str
    """'' where there is none."""
    office: str
    """What the person is said to be and where, as it is written; '' where nothing is said."""

    @property
    def is_sure(self) -> bool:
        """Whether a title or an office shows that it is a person."""
        return bool(self.title) or has_office(self.office)

    @property
    def is_entry(self) -> bool:
        """Whether the place is an entry of a list or a table, where each entry is another person."""
        return self.block.kind in (BlockKind.ITEM, BlockKind.ROW)

    @property
    def span(self) -> Span:
        """Where it stands in the paper's text: a table's row as a whole."""
        if self.block.kind is BlockKind.ROW:
            return self.block.span
        return read(self.paper.text, self.block.slices).span(self.start, self.end)


def people(document: Document) -> Iterator[Person]:
    """Find the people that a document names, in order, and what may be people: `is_sure` tells them apart."""
    blocks = document.blocks
    for place, block in enumerate(blocks):
        if block.kind in (BlockKind.BOX, BlockKind.PAIR, BlockKind.HEADS):
            continue
        if block.cells:
            yield from _in_row(document.paper, block)
        else:
            below = blocks[place + 1].reading if place + 1 < len(blocks) else ""
            yield from _in_text(document.paper, block, below)


def _in_text(paper: Paper, block: Block, below: str) -> Iterator[Person]:
    """Find the people in running text; `below` is the text of the next block, which may say what a person is."""
    starts: list[int] | None = None
    for match in _RUN.finditer(block.reading):
        found = _person(paper, block, match, below)
        if found is not None:
            if starts is None:
                starts = [start for start, _ in sentences(block.reading)]
            yield found._replace(sentence=sum(start <= match.start() for start in starts))


def _person(paper: Paper, block: Block, match: re.Match[str], below: str) -> Person | None:
    """Make a person of words with capitals; None where they are no name."""
    text = block.reading
    start, end = _bare_name(text, *match.span("name"))
    name = text[start:end]
    words = _words(name)
    if not words:
        return None
    office, (first, last) = _office(text, Span(start, end), "" if match["title"] else text[match.start("name") : start])
    if not office and text == match.group() and has_office(below) and len(below) <= LONGEST_OFFICE:
        office = below
    whole = min(match.start(), first), max(end, last)
    return Person(paper, block, 0, *whole, name, words, fold(match["title"] or ""), office)


def _words(name: str) -> tuple[str, ...]:
    """Give the words of a name, folded, initials left out; none where it is not one of a person."""
    words = tuple(fold(word) for word in _INITIAL.sub("", name).split())
    return words if 1 < len(words) <= MOST_NAMES and not _NO_NAME.intersection(words) else ()


def _bare_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave offices before a name and what follows it (`MSP`, a possessive's ending) out of it."""
    words = list(re.finditer(r"\S+", text[start:end]))
    while len(words) > 1 and fold(words[0].group()) in _NO_NAME | STOP:
        words.pop(0)
    while len(words) > 1 and fold(words[-1].group()) in _NO_NAME:
        words.pop()
    name = text[start + words[0].start() : start + words[-1].end()]
    return start + words[0].start(), start + words[0].start() + len(_POSSESSIVE.sub("", name))


def _office(text: str, name: Span, leading: str) -> tuple[str, tuple[int, int]]:
    """Give what the words around a name say that the person is, and from where to where it stands with the name.

    `leading` is the words with capitals right before the name, which may open or end what is said.
    """
    rest = text[name.end : name.end + LONGEST_OFFICE]
    if match := _BRACKETS.match(rest):
        return ", ".join(_IN_BRACKETS.findall(match.group())), (name.start, name.end + match.end())
    if match := _AFTER.match(rest):
        office = _NEXT.sub("", match["office"])
        if has_office(office) or _is_place(office):
            return office, (name.start, name.end + match.start("office") + len(office))
    window = max(0, name.start - LONGEST_OFFICE)
    if has_office(leading):
        return leading.strip(), (name.start - len(leading), name.end)
    match = _BEFORE.search(text[window : name.start])
    if match and has_office(match["office"]):
        return match["office"], (window + match.start(), name.end)
    return "", name


def _in_row(paper: Paper, block: Block) -> Iterator[Person]:
    """Find the people in a table's row: a cell that is a name, beside cells that say what the person is."""
    for cell in block.cells:
        match = _RUN.fullmatch(cell.text.strip())
        office = ", ".join(other.text.strip() for other in block.cells if other is not cell and other.text.strip())
        if match and office:
            title = fold(match["title"] or "")
            if words := _words(match["name"]):
                yield Person(paper, block, 0, 0, len(block.reading), match["name"], words, title, office)


def has_office(text: str) -> bool:
    """Whether a text has a word that says what a person is."""
    words = fold(text).replace(",", " ").split()
    return not OFFICES.isdisjoint((*words, *(word.removesuffix("s") for word in words)))


def _is_place(text: str) -> bool:
    """Whether a text is the name of a place where a person works: two words with capitals or more."""
    return len(re.findall(r"\b[A-Z]", text)) > 1


def office_stems(office: str) -> frozenset[str]:
    """Give the stems of the words of an office that carry a topic."""
    words = (bare(fold(match.group())) for match in _WORD.finditer(office))
    return frozenset(stem(word) for word in words if word not in STOP | {"current", "former", "acting", "interim"})
