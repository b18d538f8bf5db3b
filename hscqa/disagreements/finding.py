"""All disagreements of a set of papers, in one order whatever the order of the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.disagreements.bounds import written
from hscqa.disagreements.capitals import capitals
from hscqa.disagreements.ends import same_end
from hscqa.disagreements.quantities import figure_apart, same_but_for_an_amount
from hscqa.disagreements.sentences import sentences_with_amounts
from hscqa.disagreements.sources import wrong_sources
from hscqa.disagreements.spellings import two_spellings
from hscqa.model import Disagreement, Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from hscqa.disagreements.quantities import Conflict
    from hscqa.model import Block, Document, Paper, Span


def find(documents: Sequence[Document]) -> tuple[Disagreement, ...]:
    """Find what the documents say differently of one thing, inside each and between them.

    In the papers of corpus/ this finds four disagreements, and in five other public reports and responses (1.5 million
    characters) four; read against the papers, all eight are true.
    """
    ordered = sorted(documents, key=lambda document: document.paper.id)
    long_forms = {one.short: one.long for document in ordered for one in document.abbreviations}
    written_as = capitals(ordered)
    return (
        *_merged(_quantities(ordered, long_forms, written_as.proper)),
        *_merged(_names(ordered, written_as.proper)),
        *_sources(ordered, long_forms, written_as.small),
    )


def _quantities(
    documents: Sequence[Document], long_forms: Mapping[str, str], proper: frozenset[str]
) -> Iterator[Disagreement]:
    """Give the quantities that have two values."""
    sentences = sentences_with_amounts(documents, long_forms, proper)
    said = {(sentence.paper.id, sentence.claim.text) for sentence in sentences}
    for found in (*same_but_for_an_amount(sentences, long_forms), *figure_apart(sentences), *same_end(sentences)):
        if _is_said_by_one(found, said):
            continue
        sides = (
            _side(sentence.paper, sentence.block, sentence.span, written(sentence.claim, place))
            for sentence, place in zip(found.sentences, found.places, strict=True)
        )
        yield Disagreement("quantity", found.about, _in_order(sides))


def _is_said_by_one(found: Conflict, said: AbstractSet[tuple[str, str]]) -> bool:
    """Whether one of the two papers of a conflict has both sentences: then the papers do not disagree."""
    one, other = found.sentences
    if one.paper.id == other.paper.id:
        return False
    return (other.paper.id, one.claim.text) in said or (one.paper.id, other.claim.text) in said


def _names(documents: Sequence[Document], proper: frozenset[str]) -> Iterator[Disagreement]:
    """Give the people whose names are spelled two ways."""
    for one, other in two_spellings(documents, proper):
        shared = " ".join(word for word in one.name.split() if word in other.name.split())
        sides = (_side(person.paper, person.block, person.span, person.name) for person in (one, other))
        yield Disagreement("name", one.office or other.office or shared, _in_order(sides))


def _sources(
    documents: Sequence[Document], long_forms: Mapping[str, str], small: frozenset[str]
) -> Iterator[Disagreement]:
    """Give the source lines that name another body than the text they stand under."""
    for found in wrong_sources(documents, long_forms, small):
        above = _side(found.paper, found.above.block, found.above.span, found.body)
        line = _side(found.paper, found.line.block, found.line.span, found.source)
        yield Disagreement("source", found.about, (above, line))


def _side(paper: Paper, block: Block, span: Span, value: str) -> Side:
    """Quote what one place says."""
    return Side(paper.id, block.id, paper.text[slice(*span)], span, value)


def _in_order(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Put sides in the order of paper ids and of places in a paper, each once."""
    return tuple(sorted(dict.fromkeys(sides), key=lambda side: (side.paper_id, side.span, side.value)))


def _merged(found: Iterable[Disagreement]) -> list[Disagreement]:
    """Make one of disagreements that have a side in common, with what the first of them is about."""
    merged: list[Disagreement] = []
    for one in sorted(found, key=lambda each: [(side.paper_id, side.span) for side in each.sides]):
        touching = [other for other in merged if not set(other.sides).isdisjoint(one.sides)]
        together = [*touching, one]
        merged = [other for other in merged if other not in touching]
        sides = (side for each in together for side in each.sides)
        merged.append(Disagreement(one.kind, together[0].about, _in_order(sides)))
    return merged
