"""Words as they are compared: without case, punctuation and white space."""

from __future__ import annotations

import re


def normal(text: str) -> str:
    """Give a text's words in lower case with one space between them; '' where it has none."""
    return " ".join(re.findall(r"\w+", text.lower()))
