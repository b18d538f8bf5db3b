"""How a text is cut for the tools that bring no cutting of their own."""

from __future__ import annotations

import re

WORDS = 200
"""Words of a chunk at most: as many as count when a hit is judged, so that no chunk loses its tail there."""


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs, as empty lines part them; one of more than WORDS words is cut into pieces of so many."""
    split = [paragraph.split() for paragraph in re.split(r"\n\s*\n", text)]
    return [" ".join(words[i : i + WORDS]) for words in split for i in range(0, len(words), WORDS)]


def packed(text: str) -> list[str]:
    """Put whole lines together up to WORDS words; a line that is longer stands alone, and is not cut."""
    chunks: list[list[str]] = [[]]
    for line in text.splitlines():
        words = line.split()
        if chunks[-1] and len(chunks[-1]) + len(words) > WORDS:
            chunks.append([])
        chunks[-1] += words
    return [" ".join(words) for words in chunks if words]
