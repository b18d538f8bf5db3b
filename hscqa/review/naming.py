"""File names for the names of people and boards, on every system."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from hscqa.errors import UsageError
from hscqa.review.lines import printable

LONGEST_STEM = 60
"""Bytes of a file name that come from the name; with hash and suffix it has less than 80."""
HASH = 12
"""Hexadecimal digits of a name's hash: two names that fold alike share them once in 280 million million."""
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)
"""What Windows takes for a device, whatever the suffix: learn.microsoft.com/windows/win32/fileio/naming-a-file."""


def stem_of(name: str, whose: str, remedy: str) -> str:
    """Give the file name of a name, without a suffix: one for each name, on every system.

    A name that no file system folds, cuts or reserves is the file's own; of any other one, what is safe, and the
    start of its SHA-256. `whose` is what bears the name, `reviewer` or `board`. Raises UsageError, with the remedy, for
    a name that is empty or blank, or has control characters.
    """
    if not name.strip() or any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in name):
        raise UsageError(f"'{printable(name)}' is no name of a {whose}", remedy)
    stem = _safe(name, whose)
    if stem != name or re.search(f"-[0-9a-f]{{{HASH}}}$", stem):  # the end of a name may pass for another's hash
        stem = f"{stem}-{hashlib.sha256(name.encode()).hexdigest()[:HASH]}"
    return stem


def _safe(name: str, whose: str) -> str:
    """Make a name that means the same on all file systems: folded and composed, letters, digits, `-`, `_` and `.`."""
    # Upper case before folding: some file systems compare upper case, in which more letters fall together.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).upper().casefold())
    kept = "".join(letter if letter in "-_." or unicodedata.category(letter)[0] in "LMN" else "-" for letter in folded)
    stem = kept.strip("-.").encode()[:LONGEST_STEM].decode(errors="ignore").strip("-.") or whose
    return f"{whose}-{stem}" if stem.partition(".")[0] in RESERVED else stem
