"""Works outside the corpus, named beside a place or alone: `INQ000184638, para 5`, `paragraph 4 of the Smith report`.

Without them `para 5` would be looked for in the paper that cites it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.model import Span
from hscqa.references.families import DOCUMENT, FAMILIES, SAYING
from hscqa.references.quotations import find_marked, is_title_case
from hscqa.structure.spelled import MONTHS
from hscqa.words import STOP, fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from hscqa.model import Paper
    from hscqa.references.names import Names

LONGEST_CITATION = 300
"""Characters before a place in which the work that it belongs to is looked for."""
_CLAUSE = re.compile(
    r"[;(\[]|(?<=[\w’”'\")]{2})[.?!]\s+(?=[A-Z0-9])|(?<!\w)(?i:see(?: also)?|for example|cf\.?|eg|e\.g\.?)(?!\w)[:,]?\s"
)
"""What a citation begins after."""
_CODE = re.compile(r"\b[A-Z]{2,}\d{3,}[\w-]*(?:,? \d[\d-]*)*[\s,.]*$")
"""A document's code with its pages: `INQ000184851_0004, 0019`."""
_YEAR = re.compile(r"(?P<year>[(\[]?(?:19|20)\d\d[)\]]?)[,\s\d()–-]*$")
"""The year of a work, and the number of its volume."""
_AGAIN = re.compile(r"\b(?:op\.?\s?cit|loc\.?\s?cit|supra)\b[.,\s]*$", re.IGNORECASE)
_IBID = re.compile(r"\bibid(?:em)?\b[.,\s]*$", re.IGNORECASE)
IBID = "ibid."
"""The name of a work that is only said to be the one before."""
_IN_DATES = frozenset((*MONTHS, *"spring summer autumn winter updated".split()))
"""Words that stand in dates."""
_PROPER = r"[A-Z][\w&’'-]*"
_SMALL = r"(?:(?:of|for|on|in|to|with|into)(?:\s+the)?|and|the|&)"
_NAME = rf"{_PROPER}(?:\s+(?:{_SMALL}\s+)?(?:{_PROPER}|(?:19|20)\d\d))*"
_LAST_NAME = re.compile(rf"(?>{_PROPER}(?:,?\s+(?:{_SMALL}\s+)?(?:{_PROPER}|\d{{1,2}}(?=\s)))*)(?P<last>$)?")
"""A run of names, and whether the text ends with it. A run that does not end there is passed over whole: no name that
starts inside it ends elsewhere, and to try each of them would cost the square of the text's length."""
_BEFORE = re.compile(
    rf"(?P<name>{_NAME})(?:(?:\s+{DOCUMENT}(?:['’]s?)?|['’]s)[\s,(]*(?:(?:at|in)\s+)?|\s+{SAYING}[\s,]+(?:at|in)\s+)$"
)
_AFTER = re.compile(
    rf"\s*,?\s*(?:(?:of|from)|(?:of|in|from)\s+(?:the|that|their|his|her|my))\s+(?:\d+\s?(?:st|nd|rd|th)\s+)?"
    rf"(?P<name>{_NAME}(?:['’]s?)?(?:\s+{_NAME})?(?:\s+{DOCUMENT})?)"
)
LINKED = re.compile(rf"\s*,?\s*(?:of|in|from)\s+(?:the|that|their)\s+{_PROPER}")
"""What follows a place that is tied to a name: `Annex A of the Smith report`."""
_GENERIC = frozenset(
    "report review inquiry paper response document study audit committee group board commission chair government "
    "minister ministers parliament act bill order department council councils act scheme".split()
)
"""Words with a capital that tell no work from another: `the Report`, `the Group`."""
_LABELS = re.compile(rf"(?i:{'|'.join(family.one for family in FAMILIES)})$")
_NUMBER = re.compile(r"^\W*\d{1,3}\s+(?=\S)")
"""The number of a note before its words."""
_ENTITLED = re.compile(rf"\s+(?:{DOCUMENT})(?!\w)")
_WORK = re.compile(r"\b(?:Report|Review|Strategy|Framework|Plan|Guidance|Study|Survey|Inquiry)\b")
_WITH_YEAR = re.compile(rf"(?P<name>(?>{_NAME}))(?P<year>\s+\((?:19|20)\d\d\))?")
"""A run of names, and the year in brackets after it; a run with no year is passed over whole, as in `_LAST_NAME`."""


def before(text: str, at: int, names: Names, citing: Paper) -> str | None:
    """Name the work outside the corpus that a place at `at` belongs to by the words before it; None where none is."""
    start = max(0, at - LONGEST_CITATION)
    for match in _CLAUSE.finditer(text, start, at):
        is_closed = match.group() in "([" and re.search(r"[)\]]", text[match.end() : at])
        start = start if is_closed else match.end()
    clause = text[start:at]
    if code := _CODE.search(clause):
        return code.group().rstrip(" ,.")
    if _IBID.search(clause):
        return IBID
    if again := _AGAIN.search(clause):
        return _NUMBER.sub("", clause[: again.start()]).strip(" ,.“”‘’") or IBID
    if year := _YEAR.search(clause):
        return _dated(clause[: year.end("year")], year.start())
    named = _BEFORE.search(clause)
    return named["name"] if named and _tells(named["name"], names, citing) else None


def _dated(clause: str, year: int) -> str | None:
    """Name the work of a citation that ends in a year: all of the citation, or the proper name before the year."""
    whole = _NUMBER.sub("", clause).strip(" ,")
    head = _NUMBER.sub("", clause[:year]).strip(" ,([")
    last = last_name(head)
    if last is None:
        return None
    if is_title_case(head) or "’" in head or "”" in head:
        return whole
    telling = [word for word in re.findall(_PROPER, last) if fold(word) not in STOP | _IN_DATES]
    return whole[whole.index(last) :] if telling else None


def last_name(text: str) -> str | None:
    """Give the proper name that a text ends with; None where it ends with none."""
    return next((match.group() for match in _LAST_NAME.finditer(text) if match["last"] is not None), None)


def after(text: str, at: int, names: Names, citing: Paper) -> str | None:
    """Name the work outside the corpus that a place which ends at `at` belongs to by the words after it."""
    match = _AFTER.match(text, at)
    return match["name"] if match and _tells(match["name"], names, citing) else None


def _tells(name: str, names: Names, citing: Paper) -> bool:
    """Whether a name tells a work from others, and is neither the citing paper's own nor a place."""
    proper = [word for word in re.findall(r"[A-Z][\w&’-]*", name) if not _LABELS.fullmatch(word)]
    telling = [word for word in proper if fold(word.removesuffix("’s")) not in _GENERIC | STOP]
    return bool(telling) and not names.is_own(name, citing)


def works(text: str, known: Collection[str], names: Names, citing: Paper) -> Iterator[tuple[Span, str]]:
    """Find the works outside the corpus that running text names with no place in them.

    A title in quotation marks with what it is (`the ‘Harbour Lights’ report`), a report with its year, or a name that
    the paper cited before (`known`) with what it is: `the Griesbach paper`.
    """
    for marked in find_marked(text):
        is_work = is_title_case(marked.text) and _ENTITLED.match(text, marked.outer.end)
        if is_work and not names.titled(marked.text, citing):
            yield marked.inner, marked.text
    for match in _WITH_YEAR.finditer(text):
        if match["year"] is None:
            continue
        is_known = names.titled(match["name"], citing) or names.mentions(match["name"], citing)
        if _WORK.search(match["name"]) and not is_known and _tells(match["name"], names, citing):
            yield Span(*match.span("name")), match["name"]
    if known:
        cited = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(known)))})(?:['’]s)?\s+{DOCUMENT}(?!\w)")
        yield from ((Span(*match.span()), match.group()) for match in cited.finditer(text))
