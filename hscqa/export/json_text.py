"""JSON objects as text that is safe wherever it is shown."""

from __future__ import annotations

import json
import re
from typing import Any

_LOOSE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON allows as it is, but a terminal obeys, a reader of lines takes for a line end, or UTF-8 cannot hold."""


def json_text(value: dict[str, Any], *, indented: bool = True, ascii_only: bool = False) -> str:
    """Give a JSON object as text with a newline at its end; raise ValueError for NaN and infinity."""
    text = json.dumps(value, ensure_ascii=ascii_only, allow_nan=False, indent=2 if indented else None)
    return _LOOSE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
