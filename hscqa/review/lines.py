"""One event as one line of JSON, and back.

A line is an object with all of its keys, in one order, in UTF-8 (RFC 8259). Nothing is guessed: a line that lacks a
key, has one more, or is of another version is refused.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec

from hscqa.model.decisions import Act, Event, Seen, TieId, Verdict

VERSION: Final = 1
"""Of a line's layout."""
LONGEST_REASON = 160
"""Characters that a reason may have: it may quote a line that is not ours."""
SETTLED = (Verdict.ACCEPTED, Verdict.REJECTED)
"""What a disagreement can be settled to."""

_Name = Annotated[str, msgspec.Meta(min_length=1)]
_Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
_TIME = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
"""The one form of a time, so that times sort as strings."""
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029]")
"""JSON lets these stand as they are; but programs end a line at some, and terminals obey others."""


class _Version(msgspec.Struct):
    """What a line of any version says of itself."""

    version: int


class _Tie(msgspec.Struct, forbid_unknown_fields=True):
    """A TieId as it stands in a line."""

    source: _Name
    target: _Name
    quote: str


class _Seen(msgspec.Struct, forbid_unknown_fields=True):
    """A Seen as it stands in a line."""

    source: str
    target: str
    kind: str
    relation: str
    confidence: _Share
    suggested: bool


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """An Event as it stands in a line, its keys in this order."""

    version: Literal[1]
    id: _Name
    at: str
    reviewer: _Name
    act: Act
    tie: _Tie
    seen: _Seen
    verdict: Verdict | None
    relation: str
    words: str
    undoes: str


_DECODER = msgspec.json.Decoder(_Line)
_VERSION_DECODER = msgspec.json.Decoder(_Version)


def line(done: Event) -> str:
    r"""Write an event as one line, which ends with "\n" and has no other end of a line in it.

    It is read back before it is given, since what nobody can read later is not to be taken for saved. Raises
    ValueError, with one short sentence, for such an event: one with half of a character (a lone surrogate), with a
    confidence that is no number, or with a time of another form.
    """
    tie, seen = done.tie, done.seen
    kept = _Line(
        version=VERSION,
        id=done.id,
        at=done.at,
        reviewer=done.reviewer,
        act=done.act,
        tie=_Tie(tie.source, tie.target, tie.quote),
        seen=_Seen(seen.source, seen.target, seen.kind, seen.relation, float(seen.confidence), seen.suggested),
        verdict=done.verdict,
        relation=done.relation,
        words=done.words,
        undoes=done.undoes,
    )
    text = written(kept)
    event(text)
    return text


def written(kept: msgspec.Struct) -> str:
    r"""Write what is kept as one line, which ends with "\n" and has no other end of a line in it.

    Raises ValueError, with one short sentence, where it has half of a character (a lone surrogate).
    """
    try:
        text = msgspec.json.encode(kept).decode()
    except UnicodeEncodeError:
        raise ValueError("it has half of a character (a lone surrogate)") from None
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"


def event(text: str) -> Event:
    """Read the event of one line, with or without its newline.

    Raises ValueError, with one short sentence that is safe to show, for a line that is no JSON, no event, or of
    another version.
    """
    try:
        kept = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(reason(text, error, "event", VERSION)) from None
    _check(kept)
    return Event(
        kept.id,
        kept.at,
        kept.reviewer,
        kept.act,
        TieId(kept.tie.source, kept.tie.target, kept.tie.quote),
        Seen(*msgspec.structs.astuple(kept.seen)),
        kept.verdict,
        kept.relation,
        kept.words,
        kept.undoes,
    )


def _check(kept: _Line) -> None:
    """Raise ValueError for a time that is none, and where an act lacks what it needs or has what belongs to another."""
    if not is_time(kept.at):
        raise ValueError("it is no event: 'at' is no time of the form 2026-03-01T09:30:00Z")
    if kept.verdict not in (SETTLED if kept.act is Act.SETTLE else (None,)):
        raise ValueError("it is no event: 'settle' has the verdict 'accepted' or 'rejected', and other acts have none")
    if (kept.act is Act.UNDO) != (kept.undoes != ""):
        raise ValueError("it is no event: 'undo' has an id in 'undoes', and other acts have none")


def is_time(text: str) -> bool:
    """Whether a text is a time in UTC, of the one form that is kept."""
    try:
        return _TIME.fullmatch(text) is not None and datetime.fromisoformat(text) is not None
    except ValueError:
        return False


def printable(text: str) -> str:
    """Give a text for one line of a terminal: what cannot be printed there becomes U+FFFD."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def reason(text: str, error: Exception, what: str, version: int) -> str:
    """Say in one sentence why a line could not be read; `what` is what it should have been, and of which version."""
    found = _version(text)
    if found not in (None, version):
        return f"it is of version {found}, and this program reads version {version}"
    if not isinstance(error, msgspec.ValidationError):
        return "it is no JSON"
    said = printable(str(error)[:LONGEST_REASON]).replace("`", "'")
    return f"it is no {what}: {said[:1].lower()}{said[1:]}"


def _version(text: str) -> int | None:
    """Give the version that a line says it is of; None where it says none."""
    try:
        return _VERSION_DECODER.decode(text).version
    except (ValueError, RecursionError):
        return None
