"""The reasons for a link, in words that a reader understands."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from hscqa.crosswalk.shared import common_terms
from hscqa.model import Evidence
from hscqa.structure import sentences
from hscqa.words import WORD, bare, fold, stem, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hscqa.crosswalk.explicit import Named
    from hscqa.crosswalk.rarity import Rarity, Term
    from hscqa.crosswalk.vectors import Meant
    from hscqa.crosswalk.views import Views

MOST_TERMS = 4
REACH = 5
"""How many words on the second of a pair may stand; those between carry no topic."""
RARE_ENOUGH = 1.0
"""The rarity from which a shared word is worth showing: it stands in fewer than four texts of ten."""
LEAST_SHARE = 0.03
"""A reason that adds less to the score is not shown."""
MOST_PAIRS = 3
CLOSE = 0.45
"""The cosine from which two words in their sentences are worth showing as alike."""
TYPES = {"carried": "reference", "section": "theme"}
"""The type under which a view is shown, where it is not the view's name."""
_PART = re.compile(r"[^\W_]+")
LONGEST_QUOTE = 100
"""Characters of a paragraph that stand in a reason."""


def link_evidence(views: Views, pair: tuple[int, int], named: Named | None, rare: Rarity) -> tuple[Evidence, ...]:
    """Give the reasons for one link, the strongest first; each weight is its share of what speaks for the link.

    Where the text itself names the target, that counts alone and the rest are remarks.
    """
    left, right = views.left[pair[0]], views.right[pair[1]]
    texts = {
        "meaning": similar_words(left, right),
        "sentence": _sentences(views, pair),
        "words": shared_text(left.text, right.text, rare),
        "theme": _theme(views, pair),
        "context": _context(views, pair, rare),
        "owners": _owners(views, pair),
        "carried": _carried(views, pair[0]),
    }
    reasons = weighed({view: float(scores[pair]) for view, scores in views.parts.items()}, texts)
    if named is None:
        return tuple(reasons)
    return (Evidence(named.type, named.text, 1.0), *(replace(one, weight=0.0) for one in reasons))


def weighed(gains: Mapping[str, float], texts: Mapping[str, str]) -> list[Evidence]:
    """Put what speaks for a tie into order, the strongest first; a view without words or with too little is left out.

    Each weight is the view's share of all that speaks for the tie, what is left out included.
    """
    total = sum(gain for gain in gains.values() if gain > 0) or 1.0
    shares = {view: gains[view] / total for view in texts if texts[view] and gains[view] >= LEAST_SHARE * total}
    ranked = sorted((view for view in shares if shares[view] > 0), key=lambda view: -shares[view])
    return [Evidence(TYPES.get(view, view), texts[view], round(shares[view], 3)) for view in ranked]


def shared_text(left: str, right: str, rare: Rarity) -> str:
    """Say which rare words two texts share; '' where they share none.

    Words are given as the second text writes them, and as both do where they differ in more than a hyphen or a capital
    (`collaborative`, `collaboratively`).
    """
    same: list[str] = []
    other: list[str] = []
    for term, weight in common_terms(left, right, rare)[:MOST_TERMS]:
        if weight >= RARE_ENOUGH:
            ours, theirs = as_written(term, left), as_written(term, right)
            if _plain(ours) == _plain(theirs):
                same.append(theirs)
            else:
                other.append(f"{quoted([ours])} and {quoted([theirs])}")
    parts = ("both say " + quoted(same) if same else "", "they say " + ", ".join(other) if other else "")
    return "; ".join(filter(None, parts))


def _plain(written: str) -> list[str]:
    """Give words without what joins them and without capitals."""
    return [match.group() for one in WORD.finditer(fold(written)) for match in _PART.finditer(one.group())]


def as_written(term: Term, text: str) -> str:
    """Give the words of a text that a term stands for, as written; the stems where they cannot be found."""
    found = list(WORD.finditer(text))
    cut = [stem(bare(fold(match.group())) or "'") for match in found]
    for index in (place for place, one in enumerate(cut) if one == term[0]):
        for last in range(index, min(index + REACH, len(cut))):
            if len(term) == 1 or (last > index and cut[last] == term[1]):
                return _joined(text, found[index : last + 1])
    return " ".join(term)


def _joined(text: str, found: Sequence[re.Match[str]]) -> str:
    """Write neighbouring words as they stand, but without the marks between them; a hyphen stays."""
    written = found[0].group()
    for before, after in pairwise(found):
        written += ("-" if text[before.end() : after.start()] == "-" else " ") + after.group()
    return written


def similar_words(left: Meant, right: Meant) -> str:
    """Say which words of two texts mean most alike where they are not the same, or that the texts do as a whole."""
    cosines = left.tokens @ right.tokens.T
    strength = np.where(cosines >= CLOSE, cosines * np.sqrt(np.outer(left.weights, right.weights)), 0.0)
    shown: list[str] = []
    used: set[str] = set()
    for place in np.argsort(-strength, axis=None, kind="stable"):
        row, column = divmod(int(place), strength.shape[1])
        one, other = left.words[row], right.words[column]
        if strength[row, column] <= 0 or len(shown) == MOST_PAIRS:
            break
        stems = {stem(bare(fold(one))), stem(bare(fold(other)))} if one and other else set()
        if len(stems) == 2 and not stems & used:  # noqa: PLR2004  two different words
            used |= stems
            shown.append(f"“{one}” is near “{other}”")
    return ", ".join(shown) or "near in meaning as a whole"


def quoted(items: Iterable[str]) -> str:
    """Write a list of words in quotation marks."""
    return ", ".join(f"“{' '.join(item.split())}”" for item in items)


def shortened(text: str) -> str:
    """Cut a text between words to what a reason can hold."""
    if len(text) <= LONGEST_QUOTE:
        return text
    return text[:LONGEST_QUOTE].rpartition(" ")[0] + " …"


def _sentences(views: Views, pair: tuple[int, int]) -> str:
    """Quote the two sentences that are closest."""
    ours, theirs = (shortened(one) for one in views.closest.pair(*pair))
    return f"“{ours}” is close to “{theirs}”"


def _theme(views: Views, pair: tuple[int, int]) -> str:
    """Say under which headings both stand."""
    ours = views.source.statements[pair[0]].theme
    theirs = views.target.statements[pair[1]].theme
    return f"both under “{theirs}”" if ours == theirs else f"under “{ours}”, which goes with “{theirs}”"


def _context(views: Views, pair: tuple[int, int], rare: Rarity) -> str:
    """Name the target paper's paragraph that leads from one statement to the other; '' where there is none."""
    passage = views.context.best(*pair)
    if passage is None:
        return ""
    paper = views.target.paper
    place = passage.label or (f"under “{passage.headings[-1]}”" if passage.headings else "unnumbered")
    told = shortened(_telling_sentence(passage.reading, views.left[pair[0]].text, rare))
    return f"{paper.short or paper.title}, {place}, is on the same matter: “{told}”"


def _telling_sentence(paragraph: str, text: str, rare: Rarity) -> str:
    """Give the sentence of a paragraph that shares most rare words with a text; the first of those that share alike."""
    cut = [paragraph[start:end] for start, end in sentences(paragraph)] or [paragraph]
    return max(cut, key=lambda one: sum(weight for _, weight in common_terms(one, text, rare)))


def _carried(views: Views, source: int) -> str:
    """Name the statements of its own paper that a statement names; '' where it names none."""
    labels = [views.source.statements[place].label for place in views.named.get(source, ())]
    return f"it names {' and '.join(labels)}, which is near this one" if labels else ""


def _owners(views: Views, pair: tuple[int, int]) -> str:
    """Name those whom the target statement addresses and the source statement speaks of; '' where there are none."""
    spoken = set(stems(views.source.statements[pair[0]].reading))
    owners = views.target.statements[pair[1]].owners
    named = [owner for owner in owners if spoken.issuperset(stems(owner))]
    return f"it speaks of those who should act: {', '.join(named)}" if named else ""
