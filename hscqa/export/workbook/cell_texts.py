"""What a cell of a workbook says, as text: what the file keeps of it, as people see it."""

from __future__ import annotations

import math
import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format  # type: ignore[import-untyped]
from openpyxl.styles.numbers import is_timedelta_format as is_duration_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST_FORMAT = 255
"""Characters of a number format (Microsoft, Excel specifications and limits); a longer one is not looked at."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLAIN = re.compile(r"0(?:\.(0{1,30}))?(%?)(?:_-)?")
"""Number formats that only say how many decimals are shown, and whether of a hundred."""


class Formats:
    """How the numbers of a workbook are shown."""

    def __init__(self, named: Mapping[int, str], styles: Sequence[int], *, from_1904: bool) -> None:
        """Take the workbook's own formats by number, the number of each style's format, and where days begin.

        `from_1904` is for workbooks that count days from 1904, as Excel for Macintosh did.
        """
        self._codes = [named.get(one, BUILTIN_FORMATS.get(one, "General")) for one in styles]
        self._epoch = MAC_EPOCH if from_1904 else WINDOWS_EPOCH

    def number(self, written: str, style: int) -> str:
        """Give a number as people see it: a day as `2026-03-01`, else with the decimals that its style asks for.

        Raise ValueError where it is no number.
        """
        value = float(written)
        if not math.isfinite(value):
            raise ValueError(written)
        code = self._codes[style] if 0 <= style < len(self._codes) else "General"
        if len(code) > LONGEST_FORMAT:
            return _shortest(value)
        if is_date_format(code) and not is_duration_format(code):
            return self._day(value)
        shown = _PLAIN.fullmatch(code)
        if shown is None:
            return _shortest(value)
        decimals, percent = len(shown[1] or ""), shown[2]
        return f"{value * 100 if percent else value:.{decimals}f}{percent}"

    def _day(self, value: float) -> str:
        """Give a day, or a day and time, in ISO form; a number that stands for none stays a number."""
        try:
            found = from_excel(value, self._epoch)
        except (OverflowError, ValueError):
            return _shortest(value)
        if isinstance(found, datetime) and found.time() == time.min:
            return found.date().isoformat()
        return str(found.isoformat())


def iso_day(written: str) -> str:
    """Give a day that is written in ISO form already, without a time at midnight."""
    return re.sub(r"T00:00(:00(\.0+)?)?Z?\Z", "", written)


def unescaped(text: str) -> str:
    """Give a text with the characters that XML cannot hold, which are written `_x000D_` (ECMA-376, ST_Xstring).

    Half a character becomes U+FFFD.
    """
    if "_x" not in text:
        return text
    units = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _shortest(value: float) -> str:
    """Give a number in the 15 digits that a spreadsheet has: 3 and not 3.0, 0.1 and not 0.10000000000000001."""
    return f"{value + 0.0:.15g}"  # -0.0 becomes 0.0
