"""Names of places: ids that can be quoted, and labels that people use."""

from __future__ import annotations

import re
import unicodedata

LONGEST_SLUG = 48
"""Characters; a longer heading is cut between words."""


def slug(text: str) -> str:
    """Make a heading a part of an id: lower-case words with hyphens, `part` where nothing is left."""
    ascii_text = (
        unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    )
    joined = "-".join(re.findall(r"[a-z0-9]+", ascii_text.lower()))
    if len(joined) > LONGEST_SLUG:
        joined = joined[: LONGEST_SLUG + 1].rpartition("-")[0] or joined[:LONGEST_SLUG]
    return joined or "part"


class Names:
    """The ids given so far in one paper; a place that comes again is numbered."""

    def __init__(self, paper_id: str) -> None:
        """Begin a paper."""
        self._paper_id = paper_id
        self._repeats: dict[str, int] = {}
        """How often each key was given."""
        self._counts: dict[str, int] = {}

    def place(self, key: str) -> str:
        """Give the id of the place `key`, with `-2`, `-3` … where it was given before."""
        chosen = key
        while chosen in self._repeats:
            self._repeats[key] += 1
            chosen = f"{key}-{self._repeats[key]}"
        self._repeats[chosen] = 1
        return f"{self._paper_id}:{chosen}"

    def count(self, what: str) -> int:
        """Count on: 1 for the first `what` of the paper."""
        self._counts[what] = self._counts.get(what, 0) + 1
        return self._counts[what]


def key_of(place_id: str) -> str:
    """Give the part of an id after the paper's."""
    return place_id.partition(":")[2]
