"""Questions as they come: words of the command line, or lines of standard input."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FROM_STDIN = "-"
"""The argument that stands for one question a line from standard input."""

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def asked(words: Sequence[str]) -> str:
    """Join the words of the command line; bytes that were no text (lone surrogates) become U+FFFD."""
    return _LONE_SURROGATES.sub("\ufffd", " ".join(words))


def lines(stream: Iterable[bytes]) -> Iterator[str]:
    """Give one question a line, as each comes; an empty line is one too, the end of the last line is none.

    Bytes that are not UTF-8 become U+FFFD; a byte order mark at the start is dropped.
    """
    for number, line in enumerate(stream):
        text = line.decode("utf-8", errors="replace")
        yield (text.removeprefix("\ufeff") if number == 0 else text).removesuffix("\n").removesuffix("\r")
