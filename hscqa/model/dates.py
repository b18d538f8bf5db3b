"""Dates as papers have them: a year, a month or a day, as ISO 8601 writes them."""

from __future__ import annotations

import datetime as dt
import re

from hscqa.errors import UsageError

_DATE = re.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_DAY = "0000-01-01"
"""What a year or a month lacks to be a day."""


def read_date(typed: str) -> str | None:
    """Read a year, a month or a day; None for a blank. Raises UsageError for anything else."""
    text = typed.strip()
    if not text:
        return None
    try:
        if _DATE.fullmatch(text):
            dt.date.fromisoformat(text + _DAY[len(text) :])
            return text
    except ValueError:
        pass
    raise UsageError(f"“{text}” is no date", "write 2019, 2019-02 or 2019-02-04")
