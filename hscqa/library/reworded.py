"""Decided texts that have changed since, with their old and new wording shown word by word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hscqa.model import Standing
from hscqa.references.difference import surface_difference, word_difference

if TYPE_CHECKING:
    from hscqa.model import Change, Followed
    from hscqa.review.current import Current


def reworded(now: Current) -> Current:
    """Say of each text that has changed how its wording differs."""
    return replace(now, changed=tuple(map(_followed, now.changed)))


def _followed(one: Followed) -> Followed:
    return replace(one, source=_change(one.source), target=_change(one.target))


def _change(one: Change) -> Change:
    """Put old and new wording together: word by word, or what differs besides words."""
    if one.standing is not Standing.SUSPECT:
        return one
    words = word_difference(one.after, one.before)
    has_other_words = "[-" in words or "{+" in words
    return replace(one, difference=words if has_other_words else surface_difference(one.after, one.before) or words)
