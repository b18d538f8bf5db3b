"""Comments: what other papers say of each statement, by name, in its words, or on the same matter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hscqa.crosswalk import weights
from hscqa.crosswalk.cited import Reason, cited, quoted, themed
from hscqa.crosswalk.naming import matters_of, name_pattern, nouns_of, speaks_of
from hscqa.crosswalk.said import sentences_of
from hscqa.crosswalk.topical import Topical, topical
from hscqa.model import Comment, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hscqa.crosswalk.explicit import Tie
    from hscqa.crosswalk.rarity import Rarity
    from hscqa.crosswalk.said import Sentence
    from hscqa.crosswalk.topical import Linked
    from hscqa.crosswalk.vectors import Lens
    from hscqa.model import Document, Paper, Quotation

BASES = ("cited", "quoted", "topical")
"""The strongest first."""


@dataclass(frozen=True, slots=True)
class Comments:
    """All that other papers say, and what of it is about which statement."""

    source: Document
    sentences: tuple[Sentence, ...]
    names: Mapping[int, str]
    """The sentences that name the source paper, each with the name that it uses."""
    known: Mapping[tuple[int, int], list[Reason]]
    """(sentence, statement) to why the one cites or quotes the other."""
    quoting: frozenset[int]
    """The sentences that quote some statement."""
    citing: frozenset[int]
    """The sentences that name some statement, or its theme."""
    near: Topical
    rare: Rarity

    def row(self, statement: int) -> tuple[Comment, ...]:
        """Give the comments on one statement: cited ones first, then quoted and topical ones, each the surest first."""
        made = (self._comment(sentence, statement) for sentence in range(len(self.sentences)))
        return tuple(sorted((one for one in made if one is not None), key=_order))

    def _comment(self, sentence: int, statement: int) -> Comment | None:
        """Make a comment of a sentence; None where it has nothing to do with the statement."""
        pair = (sentence, statement)
        reasons = self.known.get(pair, [])
        sure = float(self.near.sure[pair])
        if not reasons and sure < weights.COMMENT_LISTED:
            return None
        said = self.sentences[sentence]
        basis = min((one.basis for one in reasons), key=BASES.index, default=self._basis(sentence, sure))
        confidence = self._confidence(pair, reasons, sure)
        return Comment(
            paper_id=said.paper.id,
            id=said.passage.id,
            quote=said.text,
            reading=said.reading,
            span=said.span,
            basis=basis,
            confidence=round(min(confidence, weights.SUREST), 3),
            suggested=confidence >= weights.COMMENT_SUGGESTED,
            evidence=self._evidence(pair, reasons),
            context=said.context,
        )

    def _confidence(self, pair: tuple[int, int], reasons: Sequence[Reason], sure: float) -> float:
        """Say how likely a comment is one; what quotes another statement is hardly about this one, however alike."""
        if pair[0] in self.quoting and not any(one.basis == "quoted" for one in reasons):
            return max((one.confidence for one in reasons), default=min(sure, weights.QUOTES_ANOTHER))
        return max([sure, *(one.confidence for one in reasons)])

    def _basis(self, sentence: int, sure: float) -> str:
        """Give the basis of what is on the same matter: cited where it names the paper and is surely about it.

        What names or quotes one statement is about another by its matter alone.
        """
        named = sentence in self.names and sentence not in self.quoting | self.citing
        return "cited" if named and sure >= weights.COMMENT_SUGGESTED else "topical"

    def _evidence(self, pair: tuple[int, int], reasons: Sequence[Reason]) -> tuple[Evidence, ...]:
        """Give the reasons for a comment; where it cites or quotes, likeness is only a remark."""
        said = self.sentences[pair[0]]
        likeness = self.near.evidence(said, self.source.statements[pair[1]], pair, self.rare)
        if reasons:
            likeness = [replace(one, weight=0.0) for one in likeness]
        elif pair[0] in self.names:
            likeness.insert(0, Evidence("reference", f"it names {self.names[pair[0]]}", 0.0))
        if is_earlier(said.paper, self.source.paper):
            likeness.append(Evidence("date", f"written earlier ({said.paper.date}), so it cannot mean this paper", 0.0))
        return (*dict.fromkeys(one.evidence for one in reasons), *likeness)


def comment(  # noqa: PLR0913, PLR0917  the papers, and all that is known of them
    source: Document,
    commenters: Sequence[Document],
    ties: Sequence[Tie],
    quotations: Sequence[Quotation],
    answered: Linked,
    lens: Lens,
) -> Comments | None:
    """Find what other papers say of a paper's statements; None where they say nothing at all."""
    sentences = tuple(sentence for document in commenters for sentence in sentences_of(document))
    if not sentences:
        return None
    names = _names(source.paper, sentences)
    nouns = nouns_of(source.statements)
    names |= _carried(sentences, names, nouns)
    quotes = list(quoted(source, sentences, quotations))
    known: dict[tuple[int, int], list[Reason]] = {}
    for reason in (*cited(source, sentences, ties, quotes), *quotes, *themed(source, sentences, names)):
        known.setdefault((reason.sentence, reason.statement), []).append(reason)
    for reasons in known.values():
        reasons.sort(key=lambda one: (BASES.index(one.basis), -one.confidence, one.evidence.text))
    quoting = frozenset(one.sentence for one in quotes)
    citing = frozenset(pair[0] for pair, reasons in known.items() if any(one.basis == "cited" for one in reasons))
    near = topical(sentences, source.statements, _matters(sentences, names, nouns), answered, lens)
    return Comments(source, sentences, names, known, quoting, citing, near, lens.rare)


def is_earlier(paper: Paper, other: Paper) -> bool:
    """Whether a paper was written before another, as far as their dates tell; not where either has none."""
    shortest = min(len(paper.date), len(other.date))
    return paper.date[:shortest] < other.date[:shortest]


def _names(paper: Paper, sentences: Sequence[Sentence]) -> dict[int, str]:
    """Find the sentences that name a paper, with the name they use; not in papers by the same publisher or earlier."""
    pattern = name_pattern(paper)
    found = {}
    for index, sentence in enumerate(sentences):
        match = pattern.search(sentence.reading)
        if match and sentence.paper.publisher != paper.publisher and not is_earlier(sentence.paper, paper):
            found[index] = match.group()
    return found


def _carried(sentences: Sequence[Sentence], names: Mapping[int, str], nouns: Iterable[str]) -> dict[int, str]:
    """Find the sentences that speak of the paper's statements, by what they are called, soon after one that names it.

    `Equally promising are proposals to …` goes on with the proposals of the paper that was named before, under the
    same heading.
    """
    found = {}
    for place, name in names.items():
        for index in range(place + 1, min(place + weights.NAMED_BEFORE + 1, len(sentences))):
            spoken = speaks_of(sentences[index].reading, nouns)
            if spoken and index not in names and _together(sentences[place], sentences[index]):
                found[index] = f"“{spoken.group()}”, after {name}"
    return found


def _matters(sentences: Sequence[Sentence], names: Iterable[int], nouns: Iterable[str]) -> dict[int, str]:
    """Give what the sentences that name the paper say its statements are on; a word or two says too little."""
    found = ((index, matters_of(sentences[index].reading, nouns)) for index in names)
    return {index: matters for index, matters in found if len(matters.split()) >= weights.SHORTEST_MATTER}


def _together(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences stand in one paper under one heading."""
    return one.paper.id == other.paper.id and one.passage.headings == other.passage.headings


def _order(one: Comment) -> tuple[int, float, str, int]:
    """Put the strongest basis first, then the surest, then the order of papers and text."""
    return BASES.index(one.basis), -one.confidence, one.paper_id, one.span.start
