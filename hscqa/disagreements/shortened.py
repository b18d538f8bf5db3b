"""Texts with the short forms of abbreviations for the long ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.words import fold

if TYPE_CHECKING:
    from collections.abc import Mapping


class Shortened:
    """Puts short forms for the long ones of abbreviations, so that both are compared as one name."""

    def __init__(self, long_forms: Mapping[str, str]) -> None:
        """Take what abbreviations stand for; a long form counts in the singular and in the plural."""
        self._short = {singular(long): short for short, long in long_forms.items()}
        longest = sorted((long.split() for long in self._short), key=len, reverse=True)
        forms = (r"\s".join(map(_either, words)) for words in longest)
        self._pattern = re.compile(rf"\b(?:{'|'.join(forms) or '(?!)'})\b", re.IGNORECASE)

    def __call__(self, text: str) -> str:
        """Give the text with short forms; a plural keeps its s."""
        return self._pattern.sub(self._shorter, text)

    def _shorter(self, match: re.Match[str]) -> str:
        long = match.group()
        short = self._short.get(singular(long))
        return long if short is None else short + "s" * (singular(long) != " ".join(fold(long).split()))


def _either(word: str) -> str:
    """Match a folded word in the singular and in the plural."""
    return rf"{re.escape(word[:-1])}(?:y|ies)" if word.endswith("y") else rf"{re.escape(word)}(?:e?s)?"


def singular(long: str) -> str:
    """Fold a long form, each of its words without the ending of a plural."""
    folded = (fold(word) for word in long.split())
    return " ".join(re.sub(r"(?<=[^s])s$", "", re.sub(r"ies$", "y", word)) for word in folded)
