"""What a sentence counts, pays, shares out and dates; and which of its words and digits only name a place."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

from hscqa.structure.families import MONTH
from hscqa.structure.spelled import NUMBERS
from hscqa.words import STOP, bare, fold, stem

_ONES = NUMBERS[:20]
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "k": 1e3,
    "m": 1e6,
    "bn": 1e9,
}
_PARTS = {"half": 2, "third": 3, "quarter": 4}
"""Fractions by what they divide a whole into."""

_SPELT = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(_ONES[2:])}"
"""A number in words; `one` and `zero` count too seldom, and mean something else too often."""
_FRACTION = (
    r"(?:(?:a|one)[ -](?:third|quarter|half)|two[ -]thirds|three[ -]quarters|half)(?!\s(?:sector|part(?:y|ies)))"
)
_PLACE = (
    r"(?<!para )(?<!paras )(?<!paragraph )(?<!paragraphs )(?<!page )(?<!pp\. )(?<!p\. )(?<!exhibit )"
    r"(?<!recommendation )(?<!recommendations )(?<!proposal )(?<!chapter )(?<!note )(?<!section )(?<!part )"
    r"(?<!appendix )(?<!annex )(?<!figure )(?<!table )(?<!box )(?<!article )(?<!module )(?<!phase )(?<!line )"
    r"(?<!case study )(?<!scenario )(?<!stage )(?<!tier )(?<!level )(?<!no\. )"
)
"""A number after one of these words names a place or a thing and counts nothing."""
_DIGITS = (
    rf"(?<![\w.,£$€’”\"'\)\]/-]){_PLACE}(?!(?:19|20)\d\d(?:[/–-]\d\d)?\b)"
    rf"\d[\d,]*(?:\.\d+)?(?![\w/])(?!\s+{MONTH})"
)
"""Digits that count: no year, day or place, and no note's number stuck to the word before it."""
_SCALED = r"(?:\s(?:hundred|thousand|million|billion)\b)?"

MONEY = re.compile(r"[£$€]\s?\d[\d,]*(?:\.\d+)?(?:\s?(?:hundred|thousand|million|billion|bn|m|k)\b)?", re.IGNORECASE)
SHARE = re.compile(rf"(?:{_DIGITS}|\b(?:{_SPELT}))\s?(?:%|per ?cent\b)|\b{_FRACTION}\b", re.IGNORECASE)
COUNT = re.compile(rf"(?:{_DIGITS}{_SCALED}|\b(?:{_SPELT}|hundreds|thousands|dozens|none)\b)", re.IGNORECASE)
DATE = re.compile(
    rf"\b(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}(?:\s+(?:\d{{1,2}},?\s+)?(?:19|20)\d\d)?"
    rf"|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|(?:19|20)\d\d(?:[/–-]\d{{2,4}})?)\b",
    re.IGNORECASE,
)
"""A day, a month or a year, as precise as it is written."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_REST = re.compile(r"\d[\w./]*")


EXACT_BELOW = 100
"""A whole number below this is counted, not estimated."""

TermKind = Literal["word", "place", "count", "money", "share", "date"]
"""`place` is digits that count nothing: the number of a paragraph, a page or a note."""


class Term(NamedTuple):
    """One word, amount or date of a sentence."""

    kind: TermKind
    key: str
    """A word's stem; a date folded; what stands there for anything else."""
    value: float
    """Of an amount: pounds, per cent or things. 0 for anything else."""
    start: int
    end: int

    @property
    def is_amount(self) -> bool:
        """Whether it counts something."""
        return self.kind in ("count", "money", "share")


_TERM = re.compile(
    "|".join(
        f"(?P<{kind}>{pattern.pattern})"
        for kind, pattern in (
            ("money", MONEY),
            ("date", DATE),
            ("share", SHARE),
            ("count", COUNT),
            ("word", _WORD),
            ("place", _REST),
        )
    ),
    re.IGNORECASE,
)


def terms(sentence: str) -> tuple[Term, ...]:
    """Cut a sentence into words, amounts and dates, in order."""
    return tuple(_term(match) for match in _TERM.finditer(sentence))


def _term(match: re.Match[str]) -> Term:
    """Make a term of what was found."""
    kind = cast("TermKind", match.lastgroup)
    text = match.group()
    value = value_of(text) if kind in ("count", "money", "share") else 0.0
    return Term(kind, _key(kind, text), value, *match.span())


def _key(kind: TermKind, text: str) -> str:
    """Give what a term is compared by."""
    folded = fold(text)
    return stem(bare(folded)) if kind == "word" else " ".join(folded.replace(",", "").split())


def value_of(text: str) -> float:
    """Give an amount's value: of `£1.2 million` 1,200,000, of `twenty-one` 21, of `two-thirds` 66.7 (per cent)."""
    folded = fold(text)
    parts = re.findall(r"[a-z]+|\d[\d,]*(?:\.\d+)?", folded)
    for name, division in _PARTS.items():
        if any(part.rstrip("s") == name for part in parts):
            count = {"two": 2, "three": 3}.get(parts[0], 1)
            return 100 * count / division
    value = sum(_plain_value(part) for part in parts)
    for part in parts:
        value *= _SCALES.get(part, 1.0)
    return value


def _plain_value(part: str) -> float:
    """Give the value of digits or of one number word; 0 for any other word."""
    if part[0].isdigit():
        return float(part.replace(",", ""))
    if part in _ONES:
        return float(_ONES.index(part))
    return 10.0 * (_TENS.index(part) + 2) if part in _TENS else 0.0


def same_amount(one: float, other: float) -> bool:
    """Whether two values are the same when written as roughly as the rougher of them: 9 and 8.6 billion are.

    Whole numbers below a hundred are taken to be exact: 10 is not 14.
    """
    if max(one, other) < EXACT_BELOW and one % 1 == other % 1 == 0:
        return one == other
    figures = min(_figures(one), _figures(other))
    return float(f"{one:.{figures}g}") == float(f"{other:.{figures}g}")


def _figures(value: float) -> int:
    """Count a value's significant figures; at least 1."""
    return max(1, len(f"{value:.10f}".replace(".", "").strip("0")))


def is_topic(term: Term) -> bool:
    """Whether a term is a word that carries a topic."""
    return term.kind == "word" and term.key not in STOP_STEMS


STOP_STEMS = frozenset(stem(word) for word in STOP)
