"""Spelling: a word of a question that nobody knows is matched to one that the papers or the glossary know.

What is known stays as it is: a word of the papers, of the glossary or of English. What may be a name, an abbreviation
or another language is hardly touched: a wrong guess takes a good word out of a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from rapidfuzz.distance import OSA

from hscqa.words import WORD, fold, stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from hscqa.search.english import English

SHORTEST = 5
"""Letters of a word that is mended with one slip; a shorter one has too many neighbours."""
TWO_SLIPS = 8
"""Letters of a word that is mended with two slips."""
LONG_NAME = 9
"""Letters of a word with a capital in which a letter too few or too many is a slip and not another name."""
STRANGE = 3
"""A question with so many unknown words, more than known ones, most of them near none, is in another language or no
text, and left alone."""
MOST_UNKNOWN = 12
"""Unknown words of a question that is mended. One with more is a pasted page: each word costs milliseconds."""
ENDINGS = frozenset({"s", "d"})
"""What one letter makes another form of a word."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PLAIN = re.compile(r"[A-Z]?[a-z]+")
_OF_AN_ADDRESS = re.compile(r"[\w@/\\.:+-]*[@/\\_]+[\w@/\\.:+-]*|\w+(?:\.\w+)+")


class Vocabulary(Protocol):
    """The papers' words; `hscqa.index.Records` is one."""

    def word_counts(self, chosen: Sequence[str], /) -> dict[str, int]:
        """Count the passages that hold each of these folded words; a word that no passage holds is left out."""

    def words_beginning(self, letter: str, shortest: int, longest: int, /) -> dict[str, int]:
        """Give the words that begin with a letter and have so many letters, and how many passages hold each."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A question with its misspelt words mended."""

    text: str
    changes: tuple[tuple[str, str], ...] = ()
    """Each word as it was typed and as it is now, in order; empty where nothing was changed."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words that are spelt right."""

    papers: Vocabulary
    glossary: Collection[str]
    """The folded words of the glossary's names."""
    english: English

    def among(self, folded: Sequence[str]) -> set[str]:
        """Give those of some folded words that are known."""
        found = self.papers.word_counts(folded)
        return {word for word in folded if word in found or word in self.glossary or word in self.english}

    def near(self, word: str, most: int) -> dict[str, int]:
        """Give the words of papers and glossary that may be meant by a folded one, and how many passages hold each.

        They have at most so many letters more or fewer, and the same first letter or a slip in it.
        """
        shortest, longest = len(word) - most, len(word) + most
        slipped = [word[1:], word[1] + word[0] + word[2:]]
        slipped += [letter + rest for letter in LETTERS for rest in (word, word[1:])]
        listed = dict.fromkeys((one for one in self.glossary if shortest <= len(one) <= longest), 0)
        return listed | self.papers.words_beginning(word[0], shortest, longest) | self.papers.word_counts(slipped)

    def is_sure(self, word: str, passages: int) -> bool:
        """Whether a known word is spelt right for certain: one that stands once, and is no English, may be a slip."""
        return passages > 1 or word in self.glossary or word in self.english


def mend(question: str, known: Known) -> Mended:
    """Mend the words of a question that nobody knows."""
    found = [(start, typed, fold(typed)) for start, typed in _words(question)]
    right = known.among([word for _, _, word in found])
    unknown = [one for one in found if one[2] not in right]
    if len(unknown) > MOST_UNKNOWN:
        return Mended(question)
    better = [
        _nearest(word, known, capital=typed[0].isupper(), opens=start == found[0][0]) for start, typed, word in unknown
    ]
    if len(unknown) >= STRANGE and len(unknown) * 2 > len(found) and better.count(None) * 2 > len(better):
        return Mended(question)
    parts, changes, end = [], [], 0
    for (start, typed, _), meant in zip(unknown, better, strict=True):
        if meant is not None:
            shown = meant.capitalize() if typed[0].isupper() else meant
            parts += [question[end:start], shown]
            changes.append((typed, shown))
            end = start + len(typed)
    return Mended("".join([*parts, question[end:]]), tuple(changes))


def _words(question: str) -> Iterator[tuple[int, str]]:
    """Give the words that may be misspelt, with their places: letters only, and no part of an address or a code."""
    apart = [match.span() for match in _OF_AN_ADDRESS.finditer(question)]
    for match in WORD.finditer(question):
        inside = any(start <= match.start() < end for start, end in apart)
        if _PLAIN.fullmatch(match.group()) and not inside and not _touches_digit(question, *match.span()):
            yield match.start(), match.group()


def _touches_digit(text: str, start: int, end: int) -> bool:
    """Whether a digit stands right before or after a word, as in `covid19`."""
    return text[:start][-1:].isdigit() or text[end : end + 1].isdigit()


def _nearest(word: str, known: Known, *, capital: bool, opens: bool) -> str | None:
    """Find the known word that an unknown one was meant to be; None where none is near enough.

    The fewest slips decide, then the first letter, then the passages that hold the word. A slip is a letter too few,
    too many or wrong, or two that changed places (optimal string alignment). A word with a capital may be a name,
    less so where it `opens` the question.
    """
    most = _slips(word) if not capital else min(_slips(word), 1)
    if not most:
        return None
    near = [
        (slips, other[0] != word[0], -passages, other)
        for other, passages in known.near(word, most).items()
        if (slips := OSA.distance(word, other, score_cutoff=most)) <= most
        and (not capital or opens or _is_slip_of_name(word, other))
        and known.is_sure(other, passages)
    ]
    if not near:
        return None
    slips, _, _, best = min(near)
    if _is_form_of(word, best, slips):
        return None
    rivals = known.english.words_beginning(word[0], len(word) - slips, len(word) + slips) if slips > 1 else ()
    if any(OSA.distance(word, rival, score_cutoff=slips - 1) < slips for rival in rivals):
        return None  # an English word that the papers do not have is nearer
    return best


def _slips(word: str) -> int:
    """Say how many slips a word may have."""
    if len(word) < SHORTEST:
        return 0
    return 2 if len(word) >= TWO_SLIPS else 1


def _is_form_of(word: str, other: str, slips: int) -> bool:
    """Whether a word is another form of a known one, of the kind that lists leave out: `duplicative`, `mediations`."""
    ending = word.removeprefix(other) if word.startswith(other) else other.removeprefix(word)
    return stem(word) == stem(other) and (slips > 1 or ending in ENDINGS)


def _is_slip_of_name(word: str, other: str) -> bool:
    """Whether two words with a capital are one: Edinbrugh is Edinburgh, but Kinloss is not Kinross.

    Letters that changed places or were doubled; in a long word also a letter too few or too many.
    """
    if sorted(word) == sorted(other) or [letter for letter, _ in groupby(word)] == [one for one, _ in groupby(other)]:
        return True
    return len(word) >= LONG_NAME and len(word) != len(other)
