"""The sentences of the best passages that fit a question best, as runs that can be quoted.

The weights below were chosen on 236 questions, 176 of them about five public reports that are not in corpus/. With any
one of them half as much or half as much again, the share of right answers moves by no more than 3 in 100.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from hscqa.answer.kind import Kind, asked_for, asks_for_several, has
from hscqa.late import nearest_in_sentences, token_weights
from hscqa.model import BlockKind, Span
from hscqa.structure import read
from hscqa.structure.families import TIMESCALE
from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from hscqa.answer.candidate import Candidate
    from hscqa.encode import TokenVectors
    from hscqa.structure import Reading

MOST_SENTENCES = 3
"""Sentences of a run."""
LONGEST_RUN = 60
"""Words of a run of several sentences; one alone may be longer."""
LONGEST_QUOTE = 80
"""Words up to which a run takes in another one beside it that fits too, or its statement's timescale."""
LONGEST_LIST = 200
"""Words up to which a list is quoted whole where several things are asked for, as long as the longest passage."""
STANDING = 0.04
"""What a passage's score is worth to its sentences, for each standard deviation of the candidates' scores."""
KIND_BONUS = 0.1
"""What a run gains by holding a time, a sum, a name or a reason where one is asked for, or a list by being one."""
COST_OF_A_WORD = 0.001
"""What a run loses for each of its words: a longer one is always at least as near."""
WORTH_QUOTING = 0.7
"""How well a run must fit to be quoted after the best one, as a share of its score."""
_NEXT_MARK = re.compile(r"\s(\d{1,2})[.)]$")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as sentences are measured against it."""

    wordings: tuple[TokenVectors, ...]
    """As it was typed, then with other names for its terms."""
    weights: tuple[NDArray[np.float32], ...]
    """For each wording (t,): the rarity of its tokens, with a sum of 1 where any weighs anything."""
    kind: Kind
    """What it asks for."""
    several: bool = False
    """Whether it asks for several things."""

    @classmethod
    def of(cls, question: str, wordings: Sequence[TokenVectors], frequency: NDArray[np.int32], passages: int) -> Asked:
        """Weigh a question's tokens; `frequency[i]` is how many of the `passages` hold token i."""
        weights = (token_weights(wording.ids, frequency, passages) for wording in wordings)
        shares = tuple(weight / max(float(weight.sum()), 1e-9) for weight in weights)
        return cls(tuple(wordings), shares, asked_for(question), asks_for_several(question))


@dataclass(frozen=True, slots=True)
class Cut:
    """A candidate's words, cut into sentences."""

    candidate: Candidate
    reading: Reading
    spans: tuple[Span, ...]
    """Of the sentences in `reading.text`; one for a table row and where the tokens are of other sentences."""

    def text(self, first: int, last: int) -> str:
        """Give the sentences from `first` to `last` as they are read."""
        if self.candidate.passage.kind is BlockKind.ROW:
            return self.candidate.passage.reading
        return self.reading.text[self.spans[first].start : self.spans[last].end]

    def span(self, first: int, last: int) -> Span:
        """Give where in the paper the sentences from `first` to `last` stand."""
        return self.reading.span(self.spans[first].start, self.spans[last].end)

    def listed(self) -> tuple[int, int] | None:
        """Give the first and last sentence that are of the candidate's list; None where it has none, or a long one."""
        whole = self.candidate.whole_list
        if whole is None or len(words(self.candidate.paper.text[slice(*whole.span)])) > LONGEST_LIST:
            return None
        places = range(len(self.spans))
        inside = [i for i in places if whole.span.start <= self.span(i, i).start < whole.span.end]
        return (inside[0], inside[-1]) if inside else None

    def timescale(self) -> int | None:
        """Give the sentence that is a statement's timescale, which ends it; None where there is none."""
        last = len(self.spans) - 1
        return last if last >= 0 and TIMESCALE.match(self.text(last, last)) else None


@dataclass(frozen=True, slots=True)
class Extract:
    """A run of neighbouring sentences of one candidate."""

    cut: Cut
    first: int
    """The 0-based sentence it begins with."""
    last: int
    """The one it ends with."""
    score: float

    @property
    def text(self) -> str:
        """Its words as they are read."""
        return self.cut.text(self.first, self.last)

    @property
    def size(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    def holds(self, other: Extract) -> bool:
        """Whether it has all sentences of another run."""
        return self.cut is other.cut and self.first <= other.first and other.last <= self.last

    def widened(self, first: int, last: int) -> Extract:
        """Take in the sentences from `first` to `last`, and all between."""
        return replace(self, first=min(self.first, first), last=max(self.last, last))


def cut(candidate: Candidate) -> Cut:
    """Cut a candidate into sentences."""
    reading = read(candidate.paper.text, candidate.passage.slices)
    spans = tuple(_without_next_mark(reading.text, span) for span in reading.sentences())
    beyond = len(candidate.sentence_of) > 0 and int(candidate.sentence_of[-1]) >= len(spans)
    if reading.text and (candidate.passage.cells or beyond):
        spans = (Span(0, len(reading.text)),)
    return Cut(candidate, reading, spans)


def _without_next_mark(text: str, span: Span) -> Span:
    """Leave the mark of the next entry of a numbered list out of the sentence before it: `one thing 2.`."""
    match = _NEXT_MARK.search(text, span.start, span.end)
    if match is None:
        return span
    before, number = text[: match.start()], int(match[1])
    follows = before.endswith(":") if number == 1 else re.search(rf"(?:^|\s){number - 1}[.)]\s", before)
    return Span(span.start, match.start()) if follows else span


def extracts(cuts: Sequence[Cut], asked: Asked) -> list[Extract]:
    """Give every run of sentences of the candidates, best first; equal scores keep the candidates' order."""
    scores = np.array([one.candidate.score for one in cuts])
    behind = (scores - scores.max()) / max(float(scores.std()), 1e-9) if len(cuts) else scores
    found = [
        run
        for one, back in zip(cuts, behind, strict=True)
        if one.spans
        for run in _runs(one, asked, STANDING * float(back))
    ]
    return sorted(found, key=lambda run: -round(run.score, 6))


def _runs(one: Cut, asked: Asked, standing: float) -> Iterator[Extract]:
    """Give the runs of one candidate with their scores; a list that is asked for is one of them, however long."""
    nearest = [_nearest(wording, one) for wording in asked.wordings]
    fits = [has(one.text(i, i), asked.kind) for i in range(len(one.spans))]
    if asked.kind is Kind.TIME and one.timescale() is not None:
        fits = [True] * len(fits)
    listed = one.listed() if asked.several else None
    for first, last in filter(None, (*_short_runs(one), listed)):
        late = max(
            float(weight @ near[:, first : last + 1].max(axis=1))
            for weight, near in zip(asked.weights, nearest, strict=True)
        )
        has_it = (first, last) == listed or any(fits[first : last + 1])
        cost = COST_OF_A_WORD * len(one.text(first, last).split())
        yield Extract(one, first, last, late + standing + KIND_BONUS * has_it - cost)


def _short_runs(one: Cut) -> Iterator[tuple[int, int]]:
    """Give the first and last sentence of every run that is short enough."""
    for first in range(len(one.spans)):
        for last in range(first, min(first + MOST_SENTENCES, len(one.spans))):
            if last > first and len(one.text(first, last).split()) > LONGEST_RUN:
                break
            yield first, last


def _nearest(wording: TokenVectors, one: Cut) -> NDArray[np.float32]:
    """Give, for each token of a question and each sentence, the similarity of the nearest token: (t, sentences)."""
    sentence_of = one.candidate.sentence_of
    if len(one.spans) == 1:
        sentence_of = np.zeros_like(sentence_of)
    return nearest_in_sentences(wording.tokens, one.candidate.tokens, sentence_of, len(one.spans))


def best_sentence(candidate: Candidate, asked: Asked) -> Span | None:
    """Give where in the paper the sentence of a passage that fits best stands; None where it has only one."""
    one = cut(candidate)
    plain = replace(asked, several=False)  # a list is no sentence
    alone = [run for run in _runs(one, plain, 0.0) if run.first == run.last] if len(one.spans) > 1 else []
    best = max(alone, key=lambda run: round(run.score, 6), default=None)
    return one.span(best.first, best.last) if best is not None else None


def choose(found: Iterable[Extract], most: int) -> list[Extract]:
    """Choose what is quoted from runs, best first: at most `most` of them, one from a passage.

    A run beside one that is chosen joins it. Words that two passages have are quoted once, from the one that says more.
    """
    chosen: list[Extract] = []
    said: list[Cut] = []
    for run in found:
        if chosen and run.score < WORTH_QUOTING * chosen[0].score:
            break
        place = next((i for i, other in enumerate(chosen) if other.cut is run.cut), None)
        shorter = next((i for i, other in enumerate(chosen) if _is_in(other, run)), None)
        if place is not None:
            chosen[place] = _joined(chosen[place], run)
        elif any(run.cut is one for one in said):
            continue
        elif any(_is_in(run, other) for other in chosen):
            said.append(run.cut)
        elif shorter is not None:
            chosen[shorter] = run
        elif len(chosen) < most:
            chosen.append(run)
    return chosen


def completed(run: Extract) -> Extract:
    """Let a run that ends in a colon take in what it opens, as far as both are short enough together."""
    longest = run
    for place in range(run.last + 1, len(run.cut.spans) if run.text.endswith(":") else 0):
        longer = run.widened(place, place)
        if longer.size > LONGEST_QUOTE:
            break
        longest = longer
    return longest


def _joined(run: Extract, other: Extract) -> Extract:
    """Join a run to a second one of its passage where they are neighbours and short enough together."""
    apart = other.first - run.last if other.first > run.last else run.first - other.last
    together = run.widened(other.first, other.last)
    return together if apart == 1 and together.size <= LONGEST_QUOTE else run


def _is_in(run: Extract, other: Extract) -> bool:
    """Whether all that a run says stands word for word in another one."""
    one, two = (f" {' '.join(words(each.text))} " for each in (run, other))
    return one in two
