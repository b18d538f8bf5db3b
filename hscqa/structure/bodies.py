"""Bodies and offices: the words that name them, and texts cut into their names.

A noun tells (`board`, `director`), or an abbreviation that is not one of a thing, or a name with capitals that does not
end in a word for a thing: `Improvement Service` is a body, `Medium Term Framework` is not.
"""

from __future__ import annotations

import re
from itertools import takewhile
from operator import or_
from typing import TYPE_CHECKING

from hscqa.structure.spelled import NUMBERS
from hscqa.words import stems

if TYPE_CHECKING:
    from collections.abc import Mapping

BODIES = frozenset(
    """
    administration agency alliance assembly association authority board body business cabinet charity commission
    committee company consortium convention corporation council department directorate employer executive federation
    forum government group hospital industry inspectorate institute institution interface landlord ministry network
    office ombudsman organisation organization panel parliament partner partnership party police provider regulator
    school sector society staff supplier taskforce team tribunal trust union university
    """.split()
)
"""Nouns, in the singular, for a body."""
PEOPLE = frozenset(
    """
    adviser advisor auditor chair chairman clinician commissioner contractor convener councillor director governor
    inspector lead leader manager member minister officer official practitioner professional representative secretary
    trustee worker
    """.split()
)
"""Nouns, in the singular, for who acts in the name of a body."""
ACTORS = BODIES | PEOPLE
SHARED_POSTS = frozenset("auditor director executive leader manager officer secretary".split())
"""Posts, in the singular, that two bodies have each; a chair or a member and another body are as a rule two actors."""
THINGS = frozenset(
    """
    account act agenda agreement appeal approach arrangement assessment audit bill book budget care case charter
    claim code data decision development duty education evidence exercise finance framework fund funding goal grant
    guidance guide guideline health housing indicator inquiry inspection integration justice legislation level
    manual measure model module objective outcome paper part pathway performance plan planning policy power practice
    principle priority process programme project proposal protocol provision recommendation reform register
    regulation report resource review right risk rule scheme section set-aside standard statement strategy structure
    support survey system target technology theme tool trade transport value vision work
    """.split()
)
"""Nouns, in the singular, for what is no actor, even where it is a name with capitals (`Medium Term Framework`)."""
MANAGEMENT = frozenset(("management", "senior management"))
"""Management as a body; all other is a thing (`risk management`)."""
NATIONS = frozenset("britain england ireland scotland uk wales".split())
"""A name of several words may end in one of these (`Audit Scotland`)."""
POINTS = frozenset("central east eastern great north northern south southern west western".split())
PRONOUNS = frozenset(
    "all anyone both each everyone he i it many none one others she some that them there these they this those us we"
    " what which who you".split()
)
POINTING = PRONOUNS - {"all", "both", "each", "some"} | {"such"}
"""Words that a name does not begin with: who is meant stands elsewhere."""
CAPITALS = frozenset("AI BSL EU GDP ICT IT KPI MOU PDF PPE SDS SLA UK".split())
"""Abbreviations of things that papers do not spell out."""
DETERMINERS = frozenset("a all an any both each either every its no our some the their this these those".split())
JOINING = frozenset(("and", "or"))
COUNTS = frozenset(NUMBERS[2:11])
OPENERS = frozenset(
    """
    accordingly across additionally after alongside although and as at based because before building but by
    crucially during finally first following for from furthermore given going having hence however if in including
    instead moreover nevertheless nonetheless on once or otherwise over rather recognising secondly similarly since
    so specifically subject such that therefore thirdly through throughout thus to together under unless until when
    where whether which while whilst who whose with within without working
    """.split()
)
"""Words that begin what stands before or beside a subject."""
AFTER_HEADS = frozenset(
    """
    across against as at between by concerned for from in including involved is of on providing responsible that through
    to under using when where which while who whose with within
    """.split()
)
"""Words that a noun's further qualities begin with."""
QUALITIES = AFTER_HEADS - {"of", "for"}
"""Those that do not go on with its name."""
_CUT = re.compile(r",\s*(?:(?:and|or)\s+)?|\s+(?:and|or|as well as|along with)\s+")
_BEFORE_NAME = re.compile(
    r"^[“\"‘']?(?:(?:the|an?|both|either|also|and|or|(?:where|if|as) (?:appropriate|necessary|relevant|possible))\s+)*",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(
    r"(?:\s+(?:also|and|or|each|all|both|further|now|then|therefore|thus|together|(?!assembly\b|family\b)\w+ly))+$",
    re.IGNORECASE,
)
BRACKETS = re.compile(r"\s*\([^()]*\)")
_ABBREVIATION = re.compile(r"[A-Z][A-Z&]*[A-Z](?:s|’s|'s)?|[A-Z][a-z]?[A-Z]+s?")
_TITLE = re.compile(r"(?:Sir|Dame|Dr|Lord|Lady|Baroness|Professor|Mr|Mrs|Ms)\b")
_POST = re.compile(r"(?:.*\s)?(?P<post>\w+) of the (?:.*\s)?(?P<body>\w+)")
_OTHER_BODY = re.compile(r"the (?:(?!of\b)\S+\s)*(?P<body>\w+)")
LONGEST = 14
"""Words of one name."""
LONGEST_TEXT = 600
"""Characters of names that stand together."""


def names(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Cut `the Scottish Government, COSLA and NHS boards` into names; empty where one of them is no actor."""
    if len(text) > LONGEST_TEXT:
        return ()
    trimmed = [_trimmed(item) for item in _items(BRACKETS.sub("", text), known)]
    items = [_bare(item) for item in trimmed]
    told = [is_actor(item, known) for item in items]
    beside = [place > 0 and items == trimmed and _is_name(item) for place, item in enumerate(items)]
    return tuple(items) if any(told) and all(map(or_, told, beside)) else ()


def first_names(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Cut a text into names up to the first that is no actor."""
    items = [_bare(item) if not opens(item.strip(), aside=True) else "" for item in _items(text[:LONGEST_TEXT], known)]
    return tuple(takewhile(lambda item: is_actor(item, known), items))


def opens(part: str, *, aside: bool = False) -> bool:
    """Whether a part of a sentence stands before its subject or, between commas, beside it."""
    first, _, rest = part.lower().partition(" ")
    if first in ("and", "or") and aside:
        first = rest.partition(" ")[0]
    return first in OPENERS or first.endswith("ing") or (first.endswith(("ly", "ed")) and not aside)


def _items(text: str, known: Mapping[str, str]) -> list[str]:
    """Cut a text at commas, `and` and `or`; what is one name stays whole, as `Department of Health and Social Care`."""
    items: list[str] = []
    end = 0
    for match in [*_CUT.finditer(text), None]:
        piece = text[end : match.start()] if match else text[end:]
        if items and _is_one_name(items[-1], piece, known):
            items[-1] = text[text.rindex(items[-1], 0, end) : match.start() if match else len(text)]
        elif piece.strip():
            items.append(piece)
        end = match.end() if match else len(text)
    return items


def _is_one_name(before: str, piece: str, known: Mapping[str, str]) -> bool:
    """Whether two pieces are one name: `governments of the UK` + `Wales`, `health` + `social care partnerships`."""
    first = next(iter(piece.split()), "")
    if not first or first.lower() in DETERMINERS:
        return _is_post_at_both(before.strip(), piece.strip())
    if is_actor(_bare(before), known):
        goes_on = " of " in before or " for " in before
        return goes_on and first[0].isupper() and not is_actor(piece, known)
    last = before.rsplit(maxsplit=1)[-1]
    is_opened = before.split(maxsplit=1)[0].lower() in OPENERS
    return not (is_opened or last.lower().endswith("s")) and (last.islower() or _is_thing(last))


def _is_post_at_both(before: str, piece: str) -> bool:
    """Whether one post is told of two bodies: `the Chief Executive of the Health Board` + `the Local Authority`."""
    one, other = _POST.fullmatch(before), _OTHER_BODY.fullmatch(piece)
    if one is None or other is None or _singular(one["post"]) not in SHARED_POSTS:
        return False
    return _singular(one["body"]) in BODIES and _singular(other["body"]) in BODIES


def is_anybody(name: str) -> bool:
    """Whether a name is one common noun for a person, whose body is not told: `inspector`."""
    return name in PEOPLE


def _trimmed(item: str) -> str:
    """Take off the article and adverbs around a name."""
    return _AFTER_NAME.sub("", _BEFORE_NAME.sub("", item.strip()))


def _bare(item: str) -> str:
    """Take off what stands before and after a name and is no part of it."""
    words = _trimmed(item).split()
    end = next((i for i, word in enumerate(words) if i and word in QUALITIES), len(words))
    return " ".join(words[:end])


def is_actor(item: str, known: Mapping[str, str]) -> bool:
    """Whether a name is that of a body or an office."""
    words = item.split()
    if not words or len(words) > LONGEST or words[-1].lower() in ("public", *PRONOUNS) or words[0].lower() == "no":
        return False
    if words[0].lower() in DETERMINERS and len(words) > 2 and words[1] == "of":  # noqa: PLR2004
        words = words[2:]
    head = words[: next((i for i, word in enumerate(words) if i and word in AFTER_HEADS), len(words))]
    if head[0].lower() in POINTING or any(word.lower() in PRONOUNS | DETERMINERS for word in head[1:]):
        return False
    return _is_body(head, known) or _is_named(head) or _is_place_of(words)


def _is_place_of(words: list[str]) -> bool:
    """Whether words name a body by its place (`City of Edinburgh Council`)."""
    return _singular(words[-1]) in ACTORS and all(word[0].isupper() or word == "of" for word in words)


def _is_body(head: list[str], known: Mapping[str, str]) -> bool:
    """Whether a noun, with the words before it, is one for a body, or the abbreviation of one (`NHS 24`)."""
    last = head[-2] if len(head) > 1 and head[-1].isdigit() else head[-1]
    if not _ABBREVIATION.fullmatch(last):
        return _singular(last) in ACTORS or " ".join(head).lower() in MANAGEMENT
    short = last if last in known else last.removesuffix("s")
    if short in known:
        return is_actor(known[short], {})
    return short not in CAPITALS


def _is_named(head: list[str]) -> bool:
    """Whether words are a name with capitals that is not known for a thing."""
    if len(head) < 2 or not all(word[0].isupper() for word in head):  # noqa: PLR2004
        return False
    if head[-1].lower() in NATIONS:
        return head[-2].lower() not in POINTS
    return bool(_TITLE.match(head[0])) or not _is_thing(head[-1])


def _is_name(word: str) -> bool:
    """Whether a single word may name an actor beside others that do: `the Post Office and Fujitsu`."""
    return word.istitle() and " " not in word and not _is_thing(word) and word.lower() not in NATIONS


def _is_thing(word: str) -> bool:
    return _singular(word) in THINGS or word in CAPITALS


def _singular(word: str) -> str:
    """Give a noun's singular in lower case."""
    folded = word.lower()
    if folded.endswith("ies"):
        return f"{folded[:-3]}y"
    return folded.removesuffix("es") if folded.endswith(("sses", "ches", "xes")) else folded.removesuffix("s")


def actor_key(name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Give what tells one actor from another.

    `Each Health Board` and `two Health Boards` are one, and so are an abbreviation and its long form.
    """
    words = [known.get(word, known.get(word.removesuffix("s"), word)) for word in name.split() if word not in COUNTS]
    return tuple(stems(" ".join(words))) or tuple(name.lower().split())
