"""What a question asks for, and which sentences have such a thing: a time, a sum, a count, a name, a reason."""

from __future__ import annotations

import re
from enum import StrEnum

from hscqa.disagreements.amounts import COUNT, MONEY, SHARE
from hscqa.structure.families import MONTH


class Kind(StrEnum):
    """What a question asks for."""

    TIME = "time"
    MONEY = "money"
    SHARE = "share"
    """A part of a whole: a percentage or a fraction."""
    COUNT = "count"
    AMOUNT = "amount"
    """Money, a share or a count; the question does not say which."""
    PERSON = "person"
    REASON = "reason"
    OTHER = "other"


_OPENS = r"(?:^|[,;:?–-]\s*|\b(?:and|or|but|by|since|until|till|from|to|of|with|for|at|on|in)\s+)"
"""What a question word stands after where it asks; elsewhere it opens a clause: `boards who met when it was new`."""

ASKED = {
    Kind.TIME: rf"{_OPENS}when\b|\b(?:deadlines?|time ?scales?|timetable|(?<!to )dates?"
    r"|how (?:long|soon|quickly|often|frequently|regularly)"
    r"|(?:what|which) (?:\w+ ){0,2}?(?:day|month|year|time))\b",
    Kind.MONEY: r"\bhow much (?:(?:more|extra|less) )?(?:money|cash|funding|spending|savings?|debt)\b"
    r"|\b(?:costs? of|budget for|sum of money)\b",
    Kind.SHARE: r"\b(?:what|which) (?:share|percentage|proportion|portion|slice|fraction)\b|\bper ?cent(?:age)?\b",
    Kind.COUNT: r"\bhow many\b|\bnumbers? of\b|\b(?:what|which) number\b",
    Kind.AMOUNT: r"\bhow (?:much|big|large|high|low|far|widespread|common)\b"
    r"|\b(?:what|which) (?:level|sum|amount|figure|total|size|rate)\b|\btotal\b",
    Kind.PERSON: rf"{_OPENS}(?:who|whom|whose)\b|\b(?:what|which) (?:\w+ )?(?:people|persons?|ministers?|officers?"
    r"|officials?|academics?|authors?|professors?|doctors?|barristers?|lawyers?|judges?|politicians?|chairs?"
    r"|experts?)\b",
    Kind.REASON: r"\bwhy\b|\bhow come\b|\breasons?\b|\bwhat (?:stops|stopped|prevents|prevented|makes|made|causes"
    r"|caused|led to|explains|is behind|is the case for)\b",
}
"""How each kind is asked for, whatever the case; what stands first in the question decides."""
_ASKED = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in ASKED.items()}

_SPAN_OF_TIME = r"(?:days?|weeks?|months?|years?)"
_NAME = r"(?<![.?!]\s)(?<!^)\b[A-Z][a-z]+(?:\s(?:of|for|and|the)\b)?\s[A-Z][a-z]+"
_TITLED = r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Baroness|Professor|Councillor)\s[A-Z]"

HAS = {
    Kind.TIME: re.compile(
        rf"{COUNT.pattern}[ -](?:(?:working|calendar|more)\s)?{_SPAN_OF_TIME}\b|\b(?:one|a)\s{_SPAN_OF_TIME}\b"
        rf"|\b(?:{MONTH}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|(?:19|20)\d\d(?:/\d\d)?|daily|weekly|monthly|quarterly|annually"
        rf"|yearly|each year|every|spring|summer|autumn|winter|(?:next|last|coming) {_SPAN_OF_TIME})\b",
        re.IGNORECASE,
    ),
    Kind.MONEY: MONEY,
    Kind.SHARE: SHARE,
    Kind.COUNT: COUNT,
    Kind.AMOUNT: re.compile(f"{MONEY.pattern}|{SHARE.pattern}|{COUNT.pattern}", re.IGNORECASE),
    Kind.PERSON: re.compile(f"{_NAME}|{_TITLED}"),
    Kind.REASON: re.compile(
        r"\b(?:because|due to|as a result|owing to|in order to|so that|reasons?|since|therefore|thus|hence"
        r"|consequen\w+|led to|leads? to|means? that|meant that|lack of|caus\w+|in view of|given that"
        r"|on the grounds?|explain\w*)\b",
        re.IGNORECASE,
    ),
}
"""What a sentence must hold to be of the kind asked for."""

_NO_NOUN = (
    "a|about|as|at|by|can|could|did|do|does|during|far|for|from|had|has|have|how|if|in|into|is|it|its|may|might|much"
    "|must|of|on|one|or|percentage|proportion|share|should|than|that|the|this|those|to|was|when|will|with|would"
)
_ANY = rf"(?!(?:{_NO_NOUN})\b)[\w'’-]+"
_PLURAL = rf"(?!(?:{_NO_NOUN}|always|means|news|series|perhaps|sometimes|\w*ness)\b)[\w-]{{2,}}(?<![suiy'’])s\b(?!['’])"
_AFTER = (
    r"(?:are|were|was|did|do|don['’]t|have|had|should|must|can|could|would|will|may|might|need|of|and|or|that|who"
    r"|which|affect|apply|exist|explain|face|get|guide|help|hold|include|make|matter|remain|shape|show|sit|support"
    r"|take|underpin|use|work|[a-z]+ed)"
)
_SEVERAL = re.compile(
    rf"\b(?:what|which)(?:"
    rf"\s(?:are|were)(?:\s(?:all|the|its|their|some|any))*(?:\s{_ANY}){{0,4}}?\s{_PLURAL}"
    rf"|(?:\s{_ANY}){{0,3}}?\s{_PLURAL}(?=\s{_AFTER}\b|\W*$)"
    rf"|\s(?:kinds?|types?|sorts?|forms?)\sof\b|\s(?:two|three|four|five|six|seven|eight|nine|ten|several)\b)"
    rf"|\bwhich\s{_PLURAL}|^\W*(?:please\s)?(?:list|name)\s",
    re.IGNORECASE,
)
"""`What are the main risks`, `which three boards met`, `what kinds of harm`, `list the aims`; not `what makes it hard`,
where the word that ends in s is no plural."""


def asked_for(question: str) -> Kind:
    """Tell what a question asks for; OTHER where it does not say."""
    found = [
        (match.start(), place, kind)
        for place, (kind, pattern) in enumerate(_ASKED.items())
        if (match := pattern.search(question))
    ]
    return min(found)[2] if found else Kind.OTHER


def asks_for_several(question: str) -> bool:
    """Whether a question asks for more than one thing, so that a whole list answers it."""
    return bool(_SEVERAL.search(" ".join(question.split())))


def needs_lists(question: str) -> bool:
    """Whether an answer needs the lists that passages are of: several things are asked for, or who should act."""
    return asks_for_several(question) or asked_for(question) is Kind.PERSON


def has(sentence: str, kind: Kind) -> bool:
    """Whether a sentence holds something of the kind; never for OTHER."""
    pattern = HAS.get(kind)
    return pattern is not None and bool(pattern.search(sentence))
