"""What `e` writes of what was found: the answer, or the passages."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from hscqa.model import Answer
from hscqa.tui.taking.exporting import Taking

if TYPE_CHECKING:
    from hscqa.export.formats import Format
    from hscqa.library import Library
    from hscqa.tui.ask.finds import Finds

_LONGEST_NAME = 60
"""Characters of the name of a file, which are 240 bytes at most: file systems take 255, with the suffix."""


def taken(finds: Finds) -> Taking:
    """Give what was found as something that can be written: what is on the screen, by words alone or in full."""
    what = "the answer" if finds.answer else "the passages"
    name = "-".join([finds.asked.way, *re.findall(r"\w+", finds.asked.text.lower())])
    return Taking(what, name[:_LONGEST_NAME].rstrip("-"), partial(_written, finds))


def _written(finds: Finds, _: Library, form: Format) -> str | bytes:
    """Write it in a format; runs in a thread."""
    from hscqa.export import contract  # noqa: PLC0415 - what writes files loads when a file is wanted
    from hscqa.export.listing_answers import answer_listing, search_listing  # noqa: PLC0415 - as above
    from hscqa.library.handing import listing_file  # noqa: PLC0415 - as above

    came, papers, filters = finds.came, finds.papers, finds.asked.filters
    if isinstance(came, Answer):
        return listing_file(answer_listing(came, papers, filters), form, contract.answer(came, papers))
    return listing_file(search_listing(came, papers, filters), form, contract.search_reply(came, papers))
