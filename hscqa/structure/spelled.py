"""Months and numbers as papers spell them, in lower case."""

from __future__ import annotations

MONTHS = "january february march april may june july august september october november december".split()
NUMBERS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
""".split()
"""Each stands at its own number."""
