"""What a response says of the recommendation that it answers: accepted, partly accepted, rejected or not stated.

Only words that say so count. That something is done already, is welcome or will be considered is no answer by itself,
and what somebody else accepted, or accepted once, is none either.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hscqa.model import Span
from hscqa.structure.bodies import names
from hscqa.structure.reading import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ACCEPTED = "accepted"
PARTLY = "partly accepted"
REJECTED = "rejected"
NOT_STATED = "not stated"

_FULLY = r"(?:completely|entirely|fully|wholly|in full)"
_HALF = (
    r"(?:conditionally|in part|in principle|mostly|partially|partly"
    r"|with (?:certain |some )?(?:amendment|modification|qualification|reservation)s?)"
)
_NOT = r"(?:(?:do|does|can|could|will) not|cannot|can['’]t|don['’]t|doesn['’]t)"
_SAY = r"(?:accept|agree|endorse)"
_WILLING = r"(?:(?:is|are|am) (?:content|glad|happy|pleased|willing) to |will )?"
_SHARE = r"(?:(?:part|parts|some|most|many|much|elements|aspects|the (?:first|second|last) part) of|all but)"
_SENSE = r"the (?:aims?|intent|intentions?|objectives?|principles?|sentiments?|spirit|thrust) (?:behind|of|underlying)"
_FITTING = (
    r"(?:appropriate|desirable|feasible|helpful|necessary|needed|possible|practicable|practical|proportionate|right)"
)

_ABOUT = (
    r"(?:\s+with)?\s+(?:[\w’'‘.-]+\s+){0,5}?(?:recommendations?|conclusions?|proposals?|findings?|views?)\b(?! that\b)"
)
"""What makes words be about the recommendation, and not only about something in it."""
PHRASES = (
    (PARTLY, rf"{_NOT} {_FULLY} {_SAY}"),
    (PARTLY, rf"{_NOT} {_SAY}(?: with)? (?:all|every)"),
    (REJECTED, rf"{_NOT} (?:\w+ly )?{_SAY}"),
    (REJECTED, rf"{_NOT} (?:intend|plan|propose) to"),
    (REJECTED, rf"{_NOT} (?:believe|consider|think) [^.;,]{{1,80}}? {_FITTING}"),
    (
        REJECTED,
        rf"(?:agree|believe|consider|think)s? that [^.;]{{1,200}}? (?:(?:is|are) not|(?:would|will) not be) {_FITTING}",
    ),
    (REJECTED, r"(?:is|are|am|remains?) (?:not (?:convinced|minded to|persuaded)|unconvinced|unpersuaded)"),
    (REJECTED, r"sees? no (?:case|need|reason)"),
    (
        REJECTED,
        r"will not (?:be )?(?:adopt|implement|pursu|tak)(?:e|ing)? (?:it|that|the \w+|this)(?: \w+)?(?: forward)?",
    ),
    (REJECTED, rf"(?:is|are|am) (?:not able|unable|not in a position) to {_SAY}"),
    (REJECTED, r"(?:has|have) no (?:current )?(?:intention|plans?)"),
    (REJECTED, r"rejects?|disagrees?|declines?|(?:has|have) rejected"),
    (PARTLY, rf"{_WILLING}{_HALF} {_SAY}s?(?: with)?"),
    (PARTLY, rf"{_WILLING}{_SAY}s?,? (?:with )?(?:{_HALF}|{_SHARE}|{_SENSE})"),
    (ACCEPTED, rf"{_WILLING}{_SAY}s?(?: with)?|(?:has|have) accepted"),
    (REJECTED, rf"{_NOT} support(?={_ABOUT})"),
    (ACCEPTED, rf"{_WILLING}supports?(?={_ABOUT})"),
)
"""What who replies may say of a recommendation; the first that fits at a place counts."""
MARKS = (
    (
        PARTLY,
        rf"(?:[Pp]artly|[Pp]artial(?:ly)?|[Pp]art) (?:accept|agree)(?:e?d)?|(?:[Aa]ccept|[Aa]gree)(?:e?d)?,? {_HALF}",
    ),
    (REJECTED, r"[Rr]eject(?:ed)?|[Nn]ot (?:accepted|agreed)|Do(?:es)? not (?:accept|agree)|Disagree|[Dd]eclined"),
    (ACCEPTED, rf"(?:[Ff]ully )?(?:[Aa]ccept|[Aa]gree)(?:e?d)?(?: {_FULLY})?"),
)
"""A status that stands alone at the start of a sentence: `Accepted.`, `Status: partially accepted`."""
_SAID = re.compile("|".join(rf"(?P<p{place}>\b(?:{phrase})(?!\w))" for place, (_, phrase) in enumerate(PHRASES)))
_MARKED = re.compile(
    "(?:"
    + "|".join(rf"(?P<m{place}>{mark})" for place, (_, mark) in enumerate(MARKS))
    + r")(?=\s*(?:[.,;:(–—-]|$)|\s+(?:[A-Z]|(?:and|at|but|by|subject|with)\b))"
)
_LEAD = re.compile(
    r"(?:(?:[Ss]tatus|(?:\w+ ){0,2}(?:[Rr]esponse|[Dd]ecision|[Rr]eply|[Pp]osition))\s*[:–—-]\s*"
    r"|(?:The |This )?[Rr]ecommendation(?: \d[\w.]*)?"
    r"(?: (?:is|was|has been)(?: now| therefore| \w+ly)?|\s*[:–—-])?\s+)?"
)
"""What may stand before it."""
_ITSELF = re.compile(_ABOUT)
_HALVED = re.compile(
    rf"[^.;]{{0,40}}?\b(?:{_HALF}|to (?:some|a certain|an) extent|subject to"
    r"|apart from|but not|except|with the exception of)(?!\w)"
)
_WHOLE = re.compile(rf"[^.;]{{0,40}}?\b(?:{_FULLY}|in its entirety|as (?:drafted|worded))(?!\w)")
"""What takes something back: of what is accepted, and of what is rejected."""
_LABEL = re.compile(r"^response\b|\bresponse to\b", re.IGNORECASE)
_HEADING = re.compile(r"\b(?P<what>responses?)(?: (?:to|from|of|by)\b|\s*[:–—-]|$)", re.IGNORECASE)
_MADE = re.compile(
    r" (?:to (?:the )?(?:[\w’'-]+ ){0,6}?(?:audit|comments|commission|committee|conclusions?|consultation|findings"
    r"|inquiry|inspection|letter|paper|proposals?|recommendations?|report|review)\b|from )",
    re.IGNORECASE,
)
"""What a response to it is a paper, and no action in a crisis."""
_BESIDE = re.compile(r"(?:,? ?\b(?:also|broadly|\w+ly|therefore|however|both|all))*,?\s*$")
_SUPPOSED = re.compile(r"\b(?:before|if|once|unless|until|whether)\b[^,;]*$", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:and|but|or)\s*$")
_OTHERS = frozenset("committee inquiry panel".split())
"""Those that are replied to."""
WE = ("We", "we", "I")
LONGEST_NAME = 8
"""Words of who replies."""
NEAR = 160
"""Characters before some words in which is looked for who says them."""
LONGEST_WORDS = 400
"""Characters of the words that show a status."""


class Verdict(NamedTuple):
    """What some words of a response say."""

    rank: int
    """0 for what a named body says of the recommendation, 1 for what “we” say of it; 2 and 3 of what stands in it."""
    status: str
    words: Span


class Reply(NamedTuple):
    """A response's status."""

    status: str
    words: Span | None
    """Those that say so; None where it is not stated."""
    begins: int
    """Where the first words that say it begin; 0 where none do."""


def is_response(label: str, openings: Iterable[str]) -> bool:
    """Whether a statement answers another, by its label or by what it stands under: title, headings, lead-in.

    An action or commitment of a response is not one itself, and neither is an account of progress.
    """
    if _LABEL.search(label):
        return True
    if label.startswith(("Action", "Commitment", "Progress")):
        return False
    return any(_names_response(opening) for opening in openings)


def _names_response(opening: str) -> bool:
    """Whether a title or heading is that of a response: it names who responds or what to, or is that one word."""
    match = _HEADING.search(opening)
    if match is None:
        return False
    before, after = opening[: match.start()].rstrip(), opening[match.end("what") :]
    if not before and (after.lstrip()[:1] in ("", *":–—-") or after.lower().startswith((" of ", " by "))):
        return True
    who = re.sub(r"(?:['’]s|['’])?(?: (?:formal|full|initial|joint|official|written))*$", "", before)
    return bool(_MADE.match(after)) or who.lower() in ("our", "management") or bool(_who(who))


def reply_of(text: str) -> Reply:
    """Give a response's status and the words that say so, as a span of `text`.

    What is said of the recommendation itself counts before what is said of something in it, and what a named body says
    before what “we” say, who may be those who made the recommendation. `In principle`, `in part` and `subject to` are
    partly accepted, and so is a response that accepts one thing and rejects another; `broadly` changes nothing.
    """
    verdicts = [verdict for start, end in sentences(text) for verdict in _verdicts(text, start, end)]
    if not verdicts:
        return Reply(NOT_STATED, None, 0)
    plainest = min(verdict.rank for verdict in verdicts)
    said = [verdict for verdict in verdicts if verdict.rank == plainest]
    statuses = {verdict.status for verdict in said}
    if len(statuses) == 1:
        return Reply(said[0].status, said[0].words, said[0].words.start)
    partly = next((verdict for verdict in said if verdict.status == PARTLY), None)
    whole = Span(said[0].words.start, said[-1].words.end)
    if partly is None and whole.end - whole.start > LONGEST_WORDS:
        partly = next(verdict for verdict in said if verdict.status == REJECTED)
    return Reply(PARTLY, partly.words if partly else whole, whole.start)


def _verdicts(text: str, start: int, end: int) -> Iterator[Verdict]:
    """Give what the sentence between two offsets says, in order."""
    lead = _LEAD.match(text, start, end)
    marked = _MARKED.match(text, lead.end() if lead else start, end)
    if marked:
        status = MARKS[int(str(marked.lastgroup)[1:])][0]
        yield Verdict(0, status, Span(start, marked.end()))
    speaker = ""
    for match in _SAID.finditer(text, start, end):
        before = text[max(start, match.start() - NEAR) : match.start()]
        who = _who(before)
        if who and _SUPPOSED.search(before[: len(before) - len(who)]):
            speaker = ""
        elif who or not _GOES_ON.search(before):
            speaker = who
        if speaker:
            words = Span(match.start() - len(who), match.end())
            yield _verdict(text[:end], words, PHRASES[int(str(match.lastgroup)[1:])][0], speaker)


def _verdict(text: str, words: Span, status: str, speaker: str) -> Verdict:
    """Judge what follows some words: what they are about, and whether it takes something back."""
    itself = _ITSELF.match(text, words.end)
    end = itself.end() if itself else words.end
    back = (_WHOLE if status == REJECTED else _HALVED).match(text, end) if itself else None
    rank = (0 if itself else 2) + (speaker.split(maxsplit=1)[0] in WE)
    return Verdict(rank, PARTLY if back else status, Span(words.start, back.end() if back else end))


def _who(before: str) -> str:
    """Give who says what comes next, with the adverbs after the name; '' where nobody who could reply does."""
    bare = _BESIDE.sub("", before)
    words = list(re.finditer(r"\S+", bare))
    if words and words[-1].group() in WE:
        return before[words[-1].start() :]
    for word in words[-LONGEST_NAME:]:
        named = names(bare[word.start() :], {})
        if named and bare.endswith(named[-1]) and not _OTHERS.intersection(bare[word.start() :].lower().split()):
            return before[word.start() :]
    return ""
