"""What a question asks for, and which sentences have such a thing: a time, an amount, a name."""

from __future__ import annotations

import re
from enum import StrEnum

from hscqa.structure.families import MONTH

_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty(?:-\w+)?|thirty(?:-\w+)?|half|a third|two-thirds|a quarter|three-quarters)"
)


class Kind(StrEnum):
    """What a question asks for."""

    TIME = "time"
    AMOUNT = "amount"
    PERSON = "person"
    OTHER = "other"


ASKED = (
    (
        Kind.TIME,
        re.compile(
            r"\b(?:when|deadlines?|time ?scales?|how (?:long|soon|quickly|often|frequently)|(?:what|which) "
            r"(?:date|day|month|year|time)|date of|since when|by when)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.AMOUNT,
        re.compile(
            r"\b(?:how (?:much|many|big|large)|number of|what (?:share|percentage|proportion|portion|slice|fraction"
            r"|level|sum|amount)|per ?cent(?:age)?|cost of|total)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.PERSON,
        re.compile(
            r"\b(?:who|whom|whose|which (?:people|person|minister|officer|academics?|authors?))\b", re.IGNORECASE
        ),
    ),
)
"""Tried in order."""

HAS = {
    Kind.TIME: re.compile(
        rf"\b(?:(?:\d+(?:\s*-\s*\d+)?|{_NUMBER_WORD})\s+(?:days?|weeks?|months?|years?)|{MONTH}(?:\s+\d{{4}})?"
        r"|\d{1,2}/\d{1,2}/\d{2,4}|(?:19|20)\d\d(?:/\d\d)?|annually|monthly|weekly|each year|every)\b",
        re.IGNORECASE,
    ),
    Kind.AMOUNT: re.compile(rf"[£$€%]|\b(?:\d[\d.,]*|{_NUMBER_WORD})\b", re.IGNORECASE),
    Kind.PERSON: re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][a-z]+(?:\s(?:of|for|and|the)\b)?\s[A-Z][a-z]+"),
}
"""What a sentence must hold to be of the kind asked for."""


def asked_for(question: str) -> Kind:
    """Tell what a question asks for; OTHER where it does not say."""
    return next((kind for kind, pattern in ASKED if pattern.search(question)), Kind.OTHER)


def has(sentence: str, kind: Kind) -> bool:
    """Whether a sentence holds something of the kind; never for OTHER."""
    pattern = HAS.get(kind)
    return pattern is not None and bool(pattern.search(sentence))
