"""Where the words of a search stand in a text, in whatever form the search takes for the same. Pure."""

from __future__ import annotations

import re

from hscqa.model import Span
from hscqa.words import stems

_WORD = re.compile(
    r"\d+(?:[.,/]\d+)*|[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_])|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff])*"
)
"""As words are cut everywhere, but in text as it is written: accents apart and what is not seen stay in their word."""

Stems = tuple[str, ...]
"""What a word comes to when it is folded: one stem as a rule, none where it carries no topic."""


def placed(text: str) -> dict[Span, Stems]:
    """Give every word of a text that carries a topic, by where it stands, in order."""
    found = ((Span(*one.span()), tuple(stems(one.group()))) for one in _WORD.finditer(text))
    return {span: folded for span, folded in found if folded}


def sought_in(text: str, sought: str) -> dict[Span, Stems]:
    """Give the words of a text that were `sought`, by where they stand: `board` where `Boards` was typed."""
    wanted = set(placed(sought).values())
    return {span: folded for span, folded in placed(text).items() if folded in wanted} if wanted else {}
