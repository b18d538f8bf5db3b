"""How the words of a quotation differ from those of its source, shown word by word.

`[-in the source-] {+in the quotation+}`: the source's words first, the quotation's after.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from hscqa.references.streams import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = 4
"""Words shown at each end of a run that agrees; what lies between becomes an ellipsis."""
_DASHES = frozenset("-‐‑‒–—―−")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_KINDS = ("case", "punctuation", "dashes", "white space")


def surface_difference(quote: str, source: str) -> str | None:
    """Say in which of case, punctuation, dashes and white space two texts of the same words differ; None for none.

    What stands around the first and the last word does not count: a quotation may end before the sentence does.
    """
    first, second = _surface(quote), _surface(source)
    kinds = [kind for kind in _KINDS if first[kind] != second[kind]]
    if not kinds:
        return None
    listed = " and ".join(filter(None, (", ".join(kinds[:-1]), kinds[-1])))
    return f"the same words; only {listed} differ{'s' if len(kinds) == 1 and kinds != ['dashes'] else ''}"


def _surface(text: str) -> dict[str, list[tuple[int, str]]]:
    """Sort a text's characters into kinds, each with the number of letters before it."""
    kinds: dict[str, list[tuple[int, str]]] = {kind: [] for kind in _KINDS}
    letters = 0
    for character in _EDGE.sub("", unicodedata.normalize("NFKC", text)):
        if character.isalnum():
            letters += 1
            kinds["case"].append((letters, character))
        elif character in _DASHES:
            kinds["dashes"].append((letters, character))
        elif not character.isspace():
            kinds["punctuation"].append((letters, character))
        elif (letters, " ") not in kinds["white space"][-1:]:
            kinds["white space"].append((letters, " "))
    return kinds


def omission_difference(quote: str, source: str) -> str:
    """Say which words a quotation leaves out where it says so (`…`), and which it puts in brackets of its own."""
    steps = list(_wordings(quote, source))
    told = [f"words left out: “{_short(old)}”" for old, _, _ in steps if old]
    told += [f"words put in: “{_short(new)}”" for _, new, _ in steps if new]
    return "; ".join(("the same words but for what it marks", *told))


def word_difference(quote: str, source: str) -> str:
    """Show two wordings as one text: what agrees once, the source's words as `[-…-]`, the quotation's as `{+…+}`."""
    shown: list[str] = []
    for old, new, agreed in _wordings(quote, source):
        if agreed:
            shown.append(_short(agreed))
        shown += [f"[-{old}-]"] * bool(old) + [f"{{+{new}+}}"] * bool(new)
    return " ".join(shown)


def _wordings(quote: str, source: str) -> Iterator[tuple[str, str, str]]:
    """Give a source's words, a quotation's, and those that agree, in order; words that are only joined otherwise agree.

    Either the last is empty or the two others are.
    """
    new, old = cut(quote), cut(source)
    for tag, a, b, c, d in SequenceMatcher(None, old.folded, new.folded, autojunk=False).get_opcodes():
        removed = source[old.spans[a].start : old.spans[b - 1].end] if b > a else ""
        added = quote[new.spans[c].start : new.spans[d - 1].end] if d > c else ""
        if tag == "equal" or "".join(old.folded[a:b]) == "".join(new.folded[c:d]):
            yield "", "", added
        else:
            yield removed, added, ""


def _short(text: str) -> str:
    """Leave out the middle of a long run."""
    words = text.split()
    if len(words) <= 2 * SHOWN + 1:
        return text
    return " ".join((*words[:SHOWN], "…", *words[-SHOWN:]))
