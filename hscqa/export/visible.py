"""Make characters visible that would steer a terminal instead of being read."""

import re

_STEERING = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f"  # C0 but tab and newline, and delete
    "\x80-\x9f"  # C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi marks, embeddings, overrides, isolates
    "\ud800-\udfff"  # lone surrogates: no encoding takes them
    "]"
)


def visible(text: str) -> str:
    r"""Give the text with every steering character written out: ESC as `\x1b`, U+202E as `\u202e`.

    Tab and newline stay. The result is safe to write to a terminal and to encode as UTF-8.
    """
    return _STEERING.sub(_written_out, text)


def one_line(text: str) -> str:
    """Give the text on one line: white space runs become one space, steering characters visible."""
    return visible(" ".join(text.split()))


def _written_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - what two hex digits hold
