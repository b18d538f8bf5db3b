"""Two of an answer's places that say different things of one thing, told in one sentence made of the papers' words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hscqa.answer.extracts import Extract
from hscqa.disagreements import amounts_apart, claim, dates_apart, deny, share_enough
from hscqa.words import STOP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hscqa.answer.extracts import Cut
    from hscqa.disagreements import Claim

FEWEST_PLAIN = 3
"""Words of three letters and more that both must have before they are taken apart, which takes time."""
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")


class Difference(NamedTuple):
    """Two sentences that say different things of one thing."""

    one: Extract
    other: Extract
    text: str
    """The difference in one sentence, made of the papers' words and the places' names."""


def find_difference(chosen: Sequence[Extract], cuts: Sequence[Cut], long_forms: Mapping[str, str]) -> Difference | None:
    """Find what a chosen run says otherwise than another candidate; None where nothing differs.

    `long_forms` gives what abbreviations stand for.
    """
    others = [sentence for one in cuts for sentence in _sentences(one, 0, len(one.spans) - 1)]
    for run in chosen:
        for one in _sentences(run.cut, run.first, run.last):
            for other in others:
                if other.cut is run.cut or len(_plain(one.text) & _plain(other.text)) < FEWEST_PLAIN:
                    continue
                text = _told(one, other, long_forms)
                if text is not None:
                    return Difference(one, other, text)
    return None


def _sentences(one: Cut, first: int, last: int) -> list[Extract]:
    """Give sentences of a candidate, each as a run; a table row has none."""
    return [] if one.candidate.passage.cells else [Extract(one, i, i, 0.0) for i in range(first, last + 1)]


@lru_cache(maxsize=1_000)
def _plain(text: str) -> frozenset[str]:
    """Give a text's words of three letters and more as they are written: a quick look before the slow one."""
    return frozenset(_LONG_WORD.findall(text.casefold())) - STOP


def _told(one: Extract, other: Extract, long_forms: Mapping[str, str]) -> str | None:
    """Say in what two sentences differ; None where they do not, or are not about one thing."""
    claims = _claim(one), _claim(other)
    if not share_enough(*claims):
        return None
    places = one.cut.candidate.citation, other.cut.candidate.citation
    said = amounts_apart(*claims, long_forms) or dates_apart(*claims)
    if said is not None:
        return f"“{said[0].text}” in {places[0]}, but “{said[1].text}” in {places[1]}."
    return f"{places[0]} and {places[1]} say the opposite of each other." if deny(*claims) else None


def _claim(run: Extract) -> Claim:
    """Take a sentence of a candidate apart."""
    return claim(run.text, run.cut.candidate.paper.id)
