"""A question in the papers' words: spelling mended, and the same question with its terms under their other names.

A term is a name of the glossary, or an abbreviation that a paper defines. Only names that the papers really have
are put in its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from hscqa.search.english import english
from hscqa.search.spelling import Known, mend
from hscqa.search.terms import find_terms, is_abbreviation, names_of
from hscqa.words import stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.model import Abbreviation, Glossary
    from hscqa.search.spelling import Vocabulary
    from hscqa.search.terms import Key, Term

MOST_VARIANTS = 2
"""Each one costs as much as the question itself."""
KNOWN_WEIGHT, UNKNOWN_WEIGHT = 0.2, 0.7
"""What another name of a term counts in the lexical search against a word that was typed: where the papers have the
name that was typed, and where they do not.

Measured on 4,761 questions about other public reports (docs/glossary.md): above 0.5 the first puts down what it
should lift; for the second anything from 0.3 to 1 does as well.
"""


class Phrases(Protocol):
    """Where words stand next to one another; `hscqa.index.lexical.Lexical` is one."""

    def passages_with(self, phrase: Sequence[str], /) -> int:
        """Count the passages that hold these stems next to one another."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the papers' own words are asked."""

    vocabulary: Vocabulary
    phrases: Phrases


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as it is searched."""

    text: str
    """With its spelling mended."""
    mended: tuple[tuple[str, str], ...] = ()
    """Each word that was mended: as typed, as searched."""
    variants: tuple[str, ...] = ()
    """The question with all of its terms under other names, those that most passages have first; at most two."""
    phrases: tuple[tuple[Key, float], ...] = ()
    """The other names as stems without common words, and their weight in the lexical search."""

    @property
    def note(self) -> str | None:
        """What the user should know; None where the question is searched as it was typed."""
        if not self.mended:
            return None
        searched = ", ".join(f"“{better}” instead of “{typed}”" for typed, better in self.mended)
        return f"searched for {searched}"


def reword(question: str, glossary: Glossary, abbreviations: Sequence[Abbreviation], lexicon: Lexicon) -> Wording:
    """Put a question in the papers' words."""
    names = names_of(glossary, tuple((one.short, one.long) for one in abbreviations))
    mended = mend(question, Known(lexicon.vocabulary, names.words, english()))
    text = mended.text
    terms = [_among_papers(term, lexicon.phrases) for term in find_terms(text, names)]
    return Wording(text, mended.changes, tuple(_variants(text, terms)), tuple(_phrases(text, terms, lexicon.phrases)))


def _among_papers(term: Term, phrases: Phrases) -> Term:
    """Keep the other names of a term that the papers have, those of most passages first."""
    counted = [(phrases.passages_with(stems(name)), name) for name in term.others]
    held = sorted((one for one in counted if one[0]), key=lambda one: -one[0])
    return replace(term, others=tuple(name for _, name in held))


def _variants(text: str, terms: Sequence[Term]) -> Iterator[str]:
    """Put the terms in their first other names, then in their second ones, and so on."""
    terms = [term for term in terms if term.others]
    seen = {frozenset(stems(text))}
    for place in range(min(MOST_VARIANTS, max((len(term.others) for term in terms), default=0))):
        parts, end = [], 0
        for term in terms:
            other = term.others[min(place, len(term.others) - 1)]
            parts += [text[end : term.start], _in_number(other, text[term.start : term.end], term.written)]
            end = term.end
        variant = "".join([*parts, text[end:]])
        if (said := frozenset(stems(variant))) not in seen:  # `sharing information` says no more than `sharing of …`
            seen.add(said)
            yield variant


def _in_number(other: str, typed: str, written: str) -> str:
    """Give an abbreviation its plural s, and what stands for one its plural, where several were asked about."""
    is_plural = typed.endswith("s") and not written.endswith("s")
    if not is_plural or other.endswith("s") or not (is_abbreviation(other) or is_abbreviation(written)):
        return other
    return re.sub("(?<![aeiou])y$", "ie", other) + "s"


def _phrases(text: str, terms: Sequence[Term], phrases: Phrases) -> Iterator[tuple[Key, float]]:
    """Give what the terms' other names add to the words of a text."""
    asked = [tuple(stems(text[term.start : term.end])) for term in terms]
    seen: set[Key] = {*asked, *((one,) for one in stems(text))}
    for term, typed in zip(terms, asked, strict=True):
        weight = KNOWN_WEIGHT if phrases.passages_with(typed) else UNKNOWN_WEIGHT
        own = (term.written,) if is_abbreviation(term.written) else ()
        for name in (*term.others, *own):
            for form in _forms(name):
                if form not in seen:
                    seen.add(form)
                    yield form, weight


def _forms(name: str) -> Iterator[Key]:
    """Give the stems that a name is searched by: of an abbreviation those of its plural too, which may differ.

    Common words are left out, as they are in the index. A name of which only a word or a letter stays has no form:
    `IT systems` would find every system, `A&E` every e.
    """
    for form in (name, f"{name}s") if is_abbreviation(name) else (name,):
        found = tuple(stems(form))
        if len(found) > 1 or (" " not in name and len("".join(found)) > 1 and "&" not in name):
            yield found
