"""Words that an exported file gives as those of a place, checked against that place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import Found, Quotation, Reference, Span, Verification
from hscqa.references.corpus import corpus
from hscqa.references.difference import surface_difference, word_difference
from hscqa.references.judging import ALTERED, ELSEWHERE, NOT_IN_CORPUS, VERBATIM, block_of, found
from hscqa.references.matching import Query, look_up
from hscqa.references.quotations import unnumbered
from hscqa.references.resolve import CONTRADICTED, RESOLVED, UNRESOLVED
from hscqa.references.streams import cut, stream
from hscqa.structure.reading import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.model import Block, Document, Passage, Statement
    from hscqa.model.checks import Stated
    from hscqa.references.corpus import Corpus
    from hscqa.references.matching import Match, Occurrence
    from hscqa.references.places import Places


def verify_stated(stated: Sequence[Stated], name: str, documents: Sequence[Document]) -> Verification:
    """Check every text at the place that is named for it, and every such place; `name` is the file's.

    Words that nobody is named for may stand anywhere. Words that stand at several places, the one named among them, are
    at their place.
    """
    whole = corpus(documents)
    asked = {one: Query(unnumbered(plain(one.text)), frozenset(), _papers(one)) for one in stated}
    asked = {one: query for one, query in asked.items() if cut(query.text).folded}
    queries = list(dict.fromkeys(asked.values()))
    matches = dict(zip(queries, look_up(queries, [stream(one) for one in documents]), strict=True))
    checked = {one: _quotation(one, query.text, matches[query], name, whole) for one, query in asked.items()}
    references = (_reference(one, made, name, whole) for one, made in checked.items() if one.claimed.place)
    return Verification(tuple(checked.values()), tuple(references))


def _papers(one: Stated) -> tuple[str, ...]:
    """Give the papers that are named."""
    return tuple(dict.fromkeys(place.partition(":")[0] for place in one.places))


def _quotation(one: Stated, words: str, match: Match | None, name: str, whole: Corpus) -> Quotation:
    """Say whether a text stands at its place, as it is written or by its words to be read."""

    def judged(status: str, where: Found | None, difference: str | None) -> Quotation:
        return Quotation(name, one.id, one.text, one.span, one.claimed, status, where, difference)

    occurrences = match.occurrences if match else ()
    at = [occurrence for occurrence in occurrences if _is_at(occurrence, one.places, whole)]
    exact = bool(match and match.verbatim)
    if standing := _standing(one, words, at if exact else (), whole):
        where, source = standing
        statement = _statement(one, whole) if one.is_whole else None
        if statement and where.text != statement.text and cut(statement.reading).joined != cut(words).joined:
            return judged(ALTERED, where, word_difference(words, statement.reading))
        return judged(VERBATIM, where, surface_difference(words, source))
    if not exact and (written := _as_written(one, whole)):
        return judged(ELSEWHERE if one.claimed.place else VERBATIM, written, None)
    if match is None:
        return judged(NOT_IN_CORPUS, None, None)
    chosen = (at or sorted(occurrences, key=lambda found: found.stream.paper_id not in _papers(one)))[0]
    where, source = found(chosen, whole), chosen.stream.reading(chosen.first, chosen.last)
    if not exact:
        return judged(ALTERED, where, word_difference(words, source))
    return judged(ELSEWHERE if one.claimed.place else VERBATIM, where, surface_difference(words, source))


def _standing(one: Stated, words: str, at: Sequence[Occurrence], whole: Corpus) -> tuple[Found, str] | None:
    """Find a text at one of its places, and say how it is read there; None where it does not stand there."""
    if not one.places:
        return None
    if written := _as_written(one, whole, one.places):
        return written, words
    if at:
        return found(at[0], whole), at[0].stream.reading(at[0].first, at[0].last)
    return _as_read(one, words, whole)


def _as_written(one: Stated, whole: Corpus, places: Sequence[str] = ()) -> Found | None:
    """Find a text as it is written, notes and marks inside it too, at one of some places or anywhere; else None."""
    for at in whole.places.values():
        paper = at.document.paper
        if places and not any(place.partition(":")[0] == paper.id for place in places):
            continue
        start = paper.text.find(one.text)
        while start >= 0:
            span = Span(start, start + len(one.text))
            holding = [block for block in at.document.blocks if block.span.start <= start < block.span.end]
            for block in holding[::-1]:
                if not places or _holds(at, places, block, span):
                    return Found(block.id, at.label(block), one.text, span)
            start = paper.text.find(one.text, start + 1)
    return None


def _as_read(one: Stated, words: str, whole: Corpus) -> tuple[Found, str] | None:
    """Find words as one of their places is read as a whole; None where they are not there so.

    What a passage is made of need not stand side by side in its paper: a note may lie between.
    """
    sought = cut(words).joined
    for at in whole.places.values():
        places: list[Block | Passage] = [at.blocks[place] for place in one.places if place in at.blocks]
        places += [passage for passage in at.document.passages if passage.id in one.places]
        for place in places:
            read = cut(place.reading)
            start = read.joined.find(sought)
            if start in read.at and start + len(sought) in read.at:
                first, last = read.spans[read.at.index(start)], read.spans[read.at.index(start + len(sought)) - 1]
                return Found(place.id, place.label, place.text, place.span), place.reading[first.start : last.end]
    return None


def _is_at(occurrence: Occurrence, places: Sequence[str], whole: Corpus) -> bool:
    """Whether words stand at one of the places."""
    at = whole.places[occurrence.stream.paper_id]
    return _holds(at, places, block_of(occurrence), occurrence.stream.span(occurrence.first, occurrence.last))


def _holds(at: Places, places: Sequence[str], block: Block, span: Span) -> bool:
    """Whether words in a block stand at one of the places; a passage has all of its blocks."""
    gathered = (one for passage in at.document.passages if passage.id in places for one in passage.blocks)
    return any(at.holds(place, block, span) for place in (*places, *gathered))


def _statement(one: Stated, whole: Corpus) -> Statement | None:
    """Give the statement that is named; None where none is, or several are."""
    known = [at.statements[place] for at in whole.places.values() for place in one.places if place in at.statements]
    return known[0] if len(known) == 1 else None


def _reference(one: Stated, checked: Quotation, name: str, whole: Corpus) -> Reference:
    """Say whether the place that is named exists and has the words."""
    known = tuple(place for place in one.places if any(place in at.ids for at in whole.places.values()))
    place = one.claimed.place or ""
    if known and checked.status == ELSEWHERE and checked.found:
        note = f"the words given with it stand at {checked.found.label} ({checked.found.id})"
        return Reference(name, one.id, one.text, place, CONTRADICTED, known, note, one.span)
    if known:
        return Reference(name, one.id, one.text, place, RESOLVED, known, None, one.span)
    return Reference(name, one.id, one.text, place, UNRESOLVED, (), f"no paper has a place named {place}", one.span)
