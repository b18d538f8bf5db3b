"""Sentences that name a statement, quote it, or name its paper and theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.crosswalk import weights
from hscqa.crosswalk.naming import nouns_of, themes_named
from hscqa.crosswalk.said import sentence_at
from hscqa.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hscqa.crosswalk.explicit import Tie
    from hscqa.crosswalk.said import Sentence
    from hscqa.model import Document, Quotation


NAMES = {
    "footnote": "its footnote names “{}”",
    "inline": "it names “{}”",
    "carried": "it goes on (“{}”) from a sentence that names it",
}
"""How a sentence names a statement, by the basis of the tie."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sentence is a comment on a statement; both are given by their places."""

    sentence: int
    statement: int
    basis: str
    """`cited` or `quoted`."""
    confidence: float
    evidence: Evidence


def quoted(source: Document, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> Iterator[Reason]:
    """Find the sentences that quote a statement's words."""
    for quotation in quotations:
        found = quotation.found
        if found is None or found.id.partition(":")[0] != source.paper.id:
            continue
        index = sentence_at(sentences, quotation.paper_id, quotation.span)
        words = "nearly its words" if quotation.status == "altered" else "its words"
        evidence = Evidence("quotation", f"it quotes {words}: “{quotation.quote}”", 1.0)
        for statement, one in enumerate(source.statements):
            if index is not None and one.span.start < found.span.end and found.span.start < one.span.end:
                yield Reason(index, statement, "quoted", weights.QUOTED, evidence)


def cited(
    source: Document, sentences: Sequence[Sentence], ties: Sequence[Tie], quotes: Sequence[Reason]
) -> Iterator[Reason]:
    """Find the sentences that name a statement, in a footnote or in their own words.

    One that quotes another statement, and not the one it names, is doubted: the pointer may be wrong.
    """
    places = {one.id: index for index, one in enumerate(source.statements)}
    for tie in ties:
        index = sentence_at(sentences, tie.paper_id, tie.sentence_span)
        statement = places.get(tie.statement_id)
        if index is None or statement is None:
            continue
        text = NAMES[tie.basis].format(tie.pointer)
        words_of = sorted({one.statement for one in quotes if one.sentence == index})
        doubted = bool(words_of) and statement not in words_of
        if doubted:
            text += f", but the words it quotes are those of {source.statements[words_of[0]].label}"
        sure = weights.CITED_DOUBTED if doubted else weights.CITED
        yield Reason(index, statement, "cited", sure, Evidence("reference", text, 1.0))


def themed(source: Document, sentences: Sequence[Sentence], names: Mapping[int, str]) -> Iterator[Reason]:
    """Find the sentences that name the paper and one of its themes, and so every statement under it.

    `names` gives, for the sentences that name the paper, the name that they use.
    """
    themes = list(dict.fromkeys(one.theme for one in source.statements if one.theme))
    nouns = nouns_of(source.statements)
    for index, name in names.items():
        for theme in themes_named(sentences[index].reading, themes, nouns):
            evidence = Evidence("reference", f"it names {name} and speaks of “{theme}”", 1.0)
            for statement, one in enumerate(source.statements):
                if one.theme == theme:
                    yield Reason(index, statement, "cited", weights.CITED_THEME, evidence)
