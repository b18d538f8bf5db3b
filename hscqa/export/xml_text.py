"""Text that XML can hold."""

from __future__ import annotations

import re

from hscqa.export.visible import visible

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold (section 2.2, Char)."""


def legal(text: str) -> str:
    """Give a text that XML holds and nothing steers: line ends are newlines, as XML reads them.

    Controls are written out; what XML cannot hold beside them becomes U+FFFD.
    """
    ended = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_XML.sub("\ufffd", visible(ended))


def legal_json(text: str) -> str:
    """Give a JSON text that says the same and that XML holds.

    What XML cannot hold stands in JSON's strings only, where it may be written as an escape (RFC 8259, section 7).
    """
    return _NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
