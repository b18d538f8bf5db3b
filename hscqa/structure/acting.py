"""Who should act, from a statement's own sentences.

An actor is the subject of a sentence that binds it (`Statutory partners must ensure …`), whom a sentence asks to act
(`We recommend that the Cabinet Office review …`), or the agent of a passive (`will be led by the Scottish Government`).
The subject is cut into names, and each must be a body or an office: a framework that “should” is no actor, a pronoun
names nobody, and one name that is neither leaves the whole subject out. A name is given in the text's own words.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from hscqa.structure.bodies import (
    AFTER_HEADS,
    BRACKETS,
    DETERMINERS,
    JOINING,
    OPENERS,
    actor_key,
    first_names,
    is_anybody,
    names,
    opens,
)
from hscqa.structure.reading import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

IRREGULAR = frozenset(
    """
    bought brought built chosen dealt done drawn driven drawn found given held kept known laid led left made met paid
    put read reset seen sent set shown spent sought taken told undertaken understood written
    """.split()
)
"""Participles that do not end in -ed."""
BOUND = frozenset("asked committed expected invited obliged prepared requested required".split())
"""Participles that bind their subject."""
ACTS = frozenset(
    """
    adopt agree allocate amend appoint ask assess begin bring build carry change clarify commission commit communicate
    conduct consider consult continue coordinate create define deliver design develop do draw encourage engage ensure
    establish evaluate examine explain explore extend fund give have hold identify implement improve include increase
    introduce investigate invest keep lead look maintain make monitor move offer prepare prioritise produce promote
    provide publish put reconsider report request require resolve respond review revise seek set share simplify
    strengthen support take undertake update urge use work write
    """.split()
)
"""What somebody is recommended to do, as it stands without `should`."""
UNTOLD = frozenset("affected covered guided influenced informed inspired shaped".split())
"""Participles whose agent does not act."""

_ADVERBS = (
    r"(?:\s+(?:also|always|best|better|each|all|both|first|further|just|never|not|now|only|then|together|\w+ly))*"
)
_BINDS = re.compile(
    r"\s(?:(?:will|shall|should|must)\b|(?:needs?|ought|has|have) to\b|(?:is|are)(?: also)? to\b"
    r"|(?:is|are) (?:asked|committed|expected|invited|obliged|requested|required|recommended) to\b"
    r"|(?:has|have) (?:an? |the )?(?:\w+ )?(?:duty|responsibility) (?:to|for)\b|(?:commits?|undertakes?|pledges?) to\b)"
)
_REPLIES = re.compile(r"\s(?:accepts?|agrees?)\b")
"""Who replies so takes it on, if nobody else is named."""
_REPLIED = re.compile(r"^.*?(?<!not)(?<!cannot)(?<!n[’']t)\s(?:accepts?|agrees?)\b.*?\s(?:and|but|that)\s")
"""What stands before another subject (`The Board agrees that councils should act`)."""
_GOES_ON = re.compile(r"\b(?:It|We|They)(?: also| then| therefore| now| \w+ly)? (?:will|shall)\b(?! be\b)")
"""Who replied acts too."""
_FIRST_VERB = re.compile(
    r"\s(?:has|have|is|are|was|were|accepts?|agrees?|supports?|welcomes?)\s.*\b(?:and|but)(?: \w+ly)?$"
)
"""What a subject does before it is bound (`The Board has begun to count and will report`)."""
_PASSIVE = re.compile(rf"{_ADVERBS}\s+be(?:en)?{_ADVERBS}\s+(?P<participle>\w+)")
_AGENT = re.compile(r"(?:\s+(?:\w+ly|down|forward|in full|off|on|out|over|together|up|upon))*\s+by\s+")
_AGENT_ENDS = re.compile(
    r"[.;:()]|\s(?:after|as|at|before|by|during|from|if|in|on|so|that|through|to|under|until|using|when|where|which"
    r"|while|who|with|within)\s"
)
_THAT = re.compile(
    r"\b(?:(?:advise|ask|propose|recommend|request|suggest|urge)(?:s|d|ed)?|(?:[Ww]e|I)(?: \w+)? (?:believe|consider)"
    r"|(?:crucial|essential|imperative|important|necessary|vital))(?: \w+)?,? that,? |\brecommends? (?=the |[A-Z])"
)
_CALLED = re.compile(
    r"\b(?:[Ww]e|I|and)(?: \w+)? (?:ask|call (?:up)?on|encourage|expect|invite|request|urge|want) "
    r"(?P<who>.{3,120}?) to\b"
)
_OURSELVES = re.compile(r"\b(?:[Ww]e|I|[Tt]hey) (?:\w+ly |also |then )?will\b")
_TELLS = re.compile(r"\b(?:are|could|did|had|has|have|is|may|might|was|were|would)\b")
_COMPANY = re.compile(r"\b(?:alongside|including|such as|with)\b")
_APPOSED = re.compile(r"\b[Ww]e(?:, | \()(?P<who>[^()]+?)[,)]?$")
"""`We, the Scottish Government and COSLA, will …`."""
_CLAUSE = re.compile(r"[:;]\s+")
_NEXT_CLAUSE = re.compile(r", (?:and|but) ")
_COMMA = re.compile(r",\s*")
LONGEST = 14
"""Words in which a subject is looked for where its verb has no sign."""


def actors(text: str, known: Mapping[str, str], *, replying: bool = False) -> tuple[str, ...]:
    """Name who should act by this text, each once, in order; empty where it does not say.

    `known` has the abbreviations that the paper defines; `replying` takes who accepts or agrees for one who acts, where
    nobody else is named or `it` or `we` will act before anybody else does, and passes over `an inspector` of no body.
    """
    clauses = [clause for start, end in sentences(text) for clause in _CLAUSE.split(text[start:end])]
    acting = [[name for name in _actors(clause, known) if not (replying and is_anybody(name))] for clause in clauses]
    first = next((place for place, named in enumerate(acting) if named), len(clauses))
    if replying and (first == len(clauses) or any(map(_GOES_ON.search, clauses[: first + 1]))):
        acting = [[*_accepting(clause, known), *named] for clause, named in zip(clauses, acting, strict=True)]
    found: dict[tuple[str, ...], str] = {}
    for clause, named in zip(clauses, acting, strict=True):
        for name in named:
            key = actor_key(name, known)
            if name in clause and not any(key == earlier[-len(key) :] for earlier in found):
                found[key] = name
    return tuple(found.values())


def binds(sentence: str, known: Mapping[str, str], *, opening: bool) -> bool:
    """Whether a sentence says what is to be done.

    It binds somebody or something, or, as a statement's `opening`, begins with what is to be done (`Hire inspectors`).
    Where only `will` binds and its subject neither acts nor is acted on, the sentence foretells: `Need will rise`.
    """
    verbs = list(_BINDS.finditer(sentence))
    if any(verb.group().strip() != "will" or _is_passive(sentence, verb) for verb in verbs):
        return True
    if verbs:
        return bool(_OURSELVES.search(sentence) or actors(sentence, known))
    return opening and not _TELLS.search(sentence)


def _accepting(clause: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Name who accepts or agrees in a clause."""
    replies = _REPLIES.search(clause)
    return _subject(clause[: replies.start()], known) if replies else ()


def _actors(clause: str, known: Mapping[str, str]) -> Iterator[str]:
    """Name the actors of one clause, in order."""
    called, asked = _CALLED.search(clause), _THAT.search(clause)
    if called:
        yield from names(called["who"], known)
    told = list(_bound(clause[asked.end() :] if asked else clause, known))
    yield from told or (_asked(clause[asked.end() :], known) if asked else ())


def _bound(clause: str, known: Mapping[str, str]) -> Iterator[str]:
    """Name whom the verbs of a clause bind; before a second verb, only what a comma and `and` begin."""
    begin = 0
    for verb in _BINDS.finditer(clause):
        before = clause[begin : verb.start()]
        if begin:
            before = _NEXT_CLAUSE.split(before)[-1] if _NEXT_CLAUSE.search(before) else ""
        begin = verb.end()
        if before and not _is_passive(clause, verb):
            yield from _subject(_REPLIED.sub("", _FIRST_VERB.sub("", before)), known)
        yield from _agents(clause, verb, known)


def _subject(before: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Name the subject that stands before a verb, after what opens the sentence and without what stands beside it."""
    apposed = _APPOSED.search(before)
    if apposed:
        return names(apposed["who"], known)
    parts = _COMMA.split(BRACKETS.sub("", _after_title(before.strip())))
    while opens(parts[0]):
        place = _after_place(parts.pop(0))
        if place:
            parts.insert(0, place)
        elif not parts:
            return ()
    return names(", ".join(_without_asides(parts)), known)


def _without_asides(parts: Sequence[str]) -> Iterator[str]:
    """Leave out what stands beside a subject; an aside of several (`working with A, B and C`) goes on over commas."""
    goes_on = False
    for place, part in enumerate(parts):
        if place and not part.startswith("as well as") and opens(part, aside=True):
            goes_on = bool(_COMPANY.search(part))
        elif part and (not goes_on or part.startswith(("and ", "or "))):
            yield part


def _after_title(text: str) -> str:
    """Leave out a title without a stop that runs on: `A better approach to risk The UK government`."""
    words = list(re.finditer(r"\S+", text))
    for before, word in reversed(list(pairwise(words))):
        begins = word.group().istitle() and word.group().lower() in DETERMINERS | OPENERS
        if begins and before.group().lower() not in JOINING and before.group()[-1].isalnum():
            return text[word.start() :]
    return text


def _after_place(text: str) -> str:
    """Give what follows a place that no comma ends: `In each area the chief executive`; '' where nothing does."""
    for match in re.finditer(r"(?<=\w) (?=(?:the|each|every|all)\s)", text):
        before = text[: match.start()].split()
        if len(before) > 1 and before[-1].lower() not in AFTER_HEADS | OPENERS | DETERMINERS | JOINING:
            return text[match.end() :]
    return ""


def _asked(clause: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Name who is asked to act where the verb has no sign of its own: `that the Government publish a plan`."""
    parts = _COMMA.split(clause, maxsplit=1)
    if len(parts) > 1 and opens(parts[0]):
        clause = parts[1]
    for word in islice(re.finditer(r"\S+", clause), LONGEST):
        text, follows = clause[: word.end()], clause[word.end() :].partition(" ")[2].partition(" ")[0]
        if follows == "be":
            return ()
        ends = not follows or text[-1] == "," or follows.startswith("(") or follows.removesuffix("s") in ACTS
        if ends and (found := names(text.rstrip(","), known)):
            return found
    return ()


def _is_passive(clause: str, verb: re.Match[str]) -> bool:
    """Whether what stands before a verb is acted on."""
    match = _PASSIVE.match(clause, verb.end())
    return match is not None and _is_participle(match["participle"]) and match["participle"] not in BOUND


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in IRREGULAR


def _agents(clause: str, verb: re.Match[str], known: Mapping[str, str]) -> Iterator[str]:
    """Name by whom something is to be done, up to the first that is no actor."""
    passive = _PASSIVE.match(clause, verb.end())
    by = _AGENT.match(clause, passive.end()) if passive and passive["participle"] not in UNTOLD else None
    if passive is None or by is None or not _is_participle(passive["participle"]):
        return
    end = _AGENT_ENDS.search(clause, by.end())
    yield from first_names(clause[by.end() : end.start() if end else len(clause)], known)
