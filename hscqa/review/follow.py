"""Decided ties in papers that have changed: what stays, what stands elsewhere, what was rewritten, what is gone.

A decision is about two texts. Each is looked for by its words, and never only by its id: a paragraph that is put in
shifts the numbers of all after it, and an id then names another text. Nothing is dropped, and nothing is tied anew in
silence: whatever is not KEPT waits in the queue with both texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz, process

from hscqa.model import Change, Followed, Standing
from hscqa.review.texts import Old, Sentences, Statements, folded, said
from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hscqa.model import Decision, Document, Judged, Seen
    from hscqa.review.texts import Part, Text, Texts

SUSPECT_FROM = 0.6
"""How like the old text another must be to have taken its place, 0 to 1: twice the words in common, in order, by the
words of both (rapidfuzz's `ratio`, over folded words)."""
_FIRST = 0xE000
"""The character that stands for the first word; from here on no code point is a surrogate."""
_BY_CHANGE = tuple(Standing)
"""From the least change to the most."""
_DIGITS = re.compile(r"(\d{1,18})")


class _Fate(NamedTuple):
    """What became of a text."""

    standing: Standing
    text: Text | None
    """Where it stands, or what took its place; None where it is gone."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """A decided tie, and both its texts as they were."""

    judged: Judged
    seen: Seen
    source: Old
    target: Old


def follow(judged: Iterable[Judged], documents: Sequence[Document]) -> tuple[Followed, ...]:
    """Say of every decided tie what has become of its two texts; one answer for each, by tie.

    What a decision was about is what the reviewer saw at the newest verdict (of notes where there is no verdict),
    whoever gave it. A verdict on an old text is suspect even where another reviewer judged the present one earlier:
    what holds of the tie is the last word on it, and that was not said of the text that stands there now.

    Texts are the same if they differ only in white space, soft hyphens and Unicode's ways to write one character; a
    changed comma is a change. The same words at the same id are KEPT; at another place of the paper, the nearest with
    them, they are MOVED, whatever the old id names now. Else the text most like them in that paper, if it is like
    enough (SUSPECT_FROM), took their place: SUSPECT. Else they are MOVED to another paper that has them, and ORPHANED
    where none has. Another paper comes last, since papers repeat each other's statements: a copy that was always there
    is not where a text went that was rewritten in its own paper.

    What is the place of one text takes the place of no other, unless their words are equal or, for statements, the id
    is: those are versions of one statement that reviewers saw at different times.

    A comment that the program offered is a whole sentence, so one that has grown is changed; of words that a reviewer
    chose it is enough that the passage holds them.
    """
    sides = [_sides(one) for one in sorted(judged, key=lambda one: one.tie)]
    spoken = [one for one in sides if one.judged.tie.quote]
    answered = [one for one in sides if not one.judged.tie.quote]
    statements = _fates({one.source for one in sides} | {one.target for one in answered}, Statements(documents))
    quotes = _fates({one.target for one in spoken}, Sentences(documents)) if spoken else {}
    return tuple(_followed(one, statements, quotes if one.judged.tie.quote else statements) for one in sides)


def queue(followed: Iterable[Followed]) -> tuple[Followed, ...]:
    """Give the ties that need a look, those with the greatest change first, then by tie."""
    waiting = (one for one in followed if one.standing is not Standing.KEPT)
    return tuple(sorted(waiting, key=lambda one: (-_BY_CHANGE.index(one.standing), one.judged.tie)))


def _sides(judged: Judged) -> _Sides:
    """Give both texts that a decided tie was about."""
    seen, tie = _newest(judged.decisions).seen, judged.tie
    source = Old(tie.source, folded(seen.source), seen.source, is_whole=True)
    if not tie.quote:
        return _Sides(judged, seen, source, Old(tie.target, folded(seen.target), seen.target, is_whole=True))
    target = Old(tie.target, said(seen.target), seen.target, is_whole=bool(seen.kind))
    return _Sides(judged, seen, source, target)


def _newest(decisions: Sequence[Decision]) -> Decision:
    """Give the newest verdict, the newest note where nobody gave one; of two at once by the reviewer's name."""
    verdicts = [one for one in decisions if one.verdict is not None]
    return max(verdicts or decisions, key=lambda one: (one.at, one.reviewer))


def _followed(one: _Sides, sources: Mapping[Old, _Fate], targets: Mapping[Old, _Fate]) -> Followed:
    """Put together what became of both texts of a tie."""
    source = _change(one.seen.source, sources[one.source])
    target = _change(one.seen.target, targets[one.target])
    return Followed(one.judged, max(source.standing, target.standing, key=_BY_CHANGE.index), source, target)


def _change(before: str, fate: _Fate) -> Change:
    """Say what became of a text."""
    after, place = (fate.text.shown, fate.text.place) if fate.text else ("", "")
    return Change(fate.standing, before, after, place)


def _fates(olds: Iterable[Old], texts: Texts) -> dict[Old, _Fate]:
    """Find what became of each old text: what its paper still says, then what was rewritten, then the others."""
    same = {old: texts.same(old) for old in sorted(olds)}
    own = {old: [text for text in found if text.paper == old.paper] for old, found in same.items()}
    fates = {old: _stands(old, found, texts) for old, found in own.items() if found}
    left = [old for old in same if old not in fates]
    successors = _successors(left, fates, texts)
    for old in left:
        if old in successors:
            fates[old] = _Fate(Standing.SUSPECT, successors[old])
        else:
            fates[old] = _stands(old, same[old], texts)
    return fates


def _stands(old: Old, same: Sequence[Text], texts: Texts) -> _Fate:
    """Give the place of the same words that is nearest to the old one."""
    if not same:
        return _Fate(Standing.ORPHANED, None)
    now = min(same, key=lambda text: _apart(old, text, texts))
    return _Fate(Standing.KEPT if now.place == old.place else Standing.MOVED, now)


def _apart(old: Old, text: Text, texts: Texts) -> tuple[object, ...]:
    """Say how far a text is from an old place: by id, paper and order; where the old id is gone, by what ids share."""
    order = texts.order_of(old.place)
    is_own = text.paper == old.paper
    steps = _unlike(old.place, text.place) if order is None or not is_own else (abs(text.order - order), 0)
    return text.place != old.place, not is_own, steps, _where(text)


def _where(text: Text) -> tuple[str, int, tuple[Part, ...]]:
    """Say where a text stands, in an order that no two texts share."""
    return text.paper, text.order, text.parts


def _unlike(old: str, new: str) -> tuple[int, int]:
    """Say how unlike two ids are inside their papers: fewer steps in common, then numbers further apart.

    `2.iii` is nearer to `2.i` than to `3.iii`, and `para-19` nearer to `para-17` than to `para-3`.
    """
    left, right = (_DIGITS.split(one.partition(":")[2]) for one in (old, new))
    pairs = list(zip(left, right, strict=False))
    shared = next((at for at, (one, other) in enumerate(pairs) if one != other), len(pairs))
    if shared < len(pairs) and shared % 2:
        return -shared, abs(int(pairs[shared][0]) - int(pairs[shared][1]))
    return -shared, 0


def _successors(left: Iterable[Old], fates: Mapping[Old, _Fate], texts: Texts) -> dict[Old, Text]:
    """Find what took the place of texts that stand nowhere, the most alike first; no entry where nothing did."""
    taken: dict[Part, set[Old]] = defaultdict(set)
    for old, fate in fates.items():
        for part in fate.text.parts if fate.text else ():
            taken[part].add(old)
    pairs = [(-like, _apart(old, text, texts), old, text) for old, text, like in _alike(left, texts)]
    found: dict[Old, Text] = {}
    for _, _, old, text in sorted(pairs, key=lambda pair: pair[:3]):
        holders = {holder for part in text.parts for holder in taken[part]}
        if old not in found and all(_may_share(old, holder, texts) for holder in holders):
            found[old] = text
            for part in text.parts:
                taken[part].add(old)
    return found


def _may_share(old: Old, other: Old, texts: Texts) -> bool:
    """Whether two old texts may both be what one text is now."""
    return old.words == other.words or (texts.is_single and old.place == other.place)


def _alike(left: Iterable[Old], texts: Texts) -> Iterator[tuple[Old, Text, float]]:
    """Give the texts that are like enough to old ones of the same paper, each with how like, 0 to 100."""
    codes: dict[str, str] = {}
    coded: dict[str, str] = {"": ""}
    for old in left:
        candidates = texts.candidates(old)
        for one in (old.words, *(text.words for text in candidates)):
            if one not in coded:
                coded[one] = _coded(one, codes)
        choices = [coded[text.words] for text in candidates] if coded[old.words] else []
        found = process.extract(
            coded[old.words], choices, scorer=fuzz.ratio, limit=None, score_cutoff=100 * SUSPECT_FROM
        )
        yield from ((old, candidates[at], like) for _, like, at in found)


def _coded(text: str, codes: dict[str, str]) -> str:
    """Write a text with one character for each folded word, so that words are compared as fast as characters."""
    return "".join(codes.setdefault(word, chr(_FIRST + len(codes))) for word in words(text))
