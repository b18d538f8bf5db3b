"""The same end of a sentence after two bounds that exclude each other.

`<70% – Integration Authority funding comes from the NHS` and `Over 70 per cent of this comes from the NHS`: the one
says itself what it speaks of, the other may leave it to the sentence before.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from hscqa.disagreements.amounts import is_topic
from hscqa.disagreements.bounds import bounded, conflict
from hscqa.disagreements.comparing import claim
from hscqa.disagreements.quantities import Conflict, comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.disagreements.amounts import Term
    from hscqa.disagreements.sentences import Sentence

AFTER = 10
"""Words after a bound among which the same end is looked for."""
FEWEST_AFTER = 3
"""Words in a row that must be the same; two of them carry a topic, and one of these is a name."""
FEWEST_TOPICS = 2
"""Of these words, those that carry a topic."""
OPEN = frozenset({"under", "most", "over", "least"})
"""Bounds that leave one side open."""


class _Bound(NamedTuple):
    """An amount with a bound, and the words after it."""

    sentence: Sentence
    place: int
    after: tuple[Term, ...]

    def text(self, term: Term) -> str:
        """Give a term as it is written."""
        return self.sentence.claim.text[term.start : term.end]


def same_end(sentences: Sequence[Sentence]) -> Iterator[Conflict]:
    """Find the pairs of sentences that say the same of two amounts whose bounds exclude each other."""
    for one, other in _together([bound for sentence in sentences for bound in _bounds(sentence)]):
        if not comparable(one.sentence, other.sentence):
            continue
        start, other_start, size = SequenceMatcher(
            None, [term.key for term in one.after], [term.key for term in other.after], autojunk=False
        ).find_longest_match()
        run = one.after[start : start + size]
        if _says_enough(one, run) and _same_subject((one, start), (other, other_start)):
            about = one.sentence.claim.text[run[0].start : run[-1].end]
            yield Conflict((one.sentence, other.sentence), (one.place, other.place), about)


def _bounds(sentence: Sentence) -> Iterator[_Bound]:
    """Give the amounts of a sentence that have a bound."""
    terms = sentence.claim.terms
    for place, term in enumerate(terms):
        if term.is_amount and bounded(sentence.claim, place).bound in OPEN:
            after = terms[place + 1 : place + 1 + AFTER]
            amount = next((i for i, term in enumerate(after) if term.kind != "word"), len(after))
            yield _Bound(sentence, place, after[:amount])


def _together(bounds: Sequence[_Bound]) -> Iterator[tuple[_Bound, _Bound]]:
    """Give the pairs of bounds that exclude each other and have as many words in a row in common as they must."""
    standing: dict[tuple[str, ...], list[_Bound]] = defaultdict(list)
    for bound in bounds:
        keys = [term.key for term in bound.after]
        runs = {tuple(keys[i : i + FEWEST_AFTER]) for i in range(len(keys) - FEWEST_AFTER + 1)}
        earlier = {id(other): other for run in runs for other in standing[run]}
        yield from ((other, bound) for other in earlier.values() if _exclude(other, bound))
        for run in runs:
            standing[run].append(bound)


def _exclude(one: _Bound, other: _Bound) -> bool:
    """Whether two amounts are of one kind and one time, and their bounds exclude each other."""
    claims = one.sentence.claim, other.sentence.claim
    dates = [claim.dates for claim in claims]
    same = claims[0].terms[one.place].kind == claims[1].terms[other.place].kind
    return (
        same
        and (dates[0] == dates[1] or [] in dates)
        and conflict(bounded(claims[0], one.place), bounded(claims[1], other.place))
    )


def _says_enough(one: _Bound, run: Sequence[Term]) -> bool:
    """Whether a run of words says of what an amount is: two of them carry a topic, and one of these is a name."""
    topics = [term for term in run if is_topic(term)]
    return len(topics) >= FEWEST_TOPICS and any(one.text(term)[0].isupper() for term in topics)


def _same_subject(one: tuple[_Bound, int], other: tuple[_Bound, int]) -> bool:
    """Whether what stands between each amount and the same end is one thing.

    It is where the words are the same, or where one of them has none and the sentence before it has the other's names.
    """
    subjects = [frozenset(filter(is_topic, bound.after[:end])) for bound, end in (one, other)]
    keys = [{term.key for term in subject} for subject in subjects]
    if keys[0] == keys[1]:
        return True
    for (bound, _), said, unsaid in ((one, 0, 1), (other, 1, 0)):
        names = {term.key for term in subjects[said] if bound.text(term)[0].isupper()}
        place = (other, one)[said][0].sentence
        before = claim(place.before, place.paper.id).topic
        if not keys[unsaid] and names and names <= before | {key.removesuffix("s") for key in before}:
            return True
    return False
