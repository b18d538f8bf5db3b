"""What of the screen Review can be exported: the listing of `hscqa review list`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hscqa.export import contract_review
from hscqa.export.listing_queue import queue_listing
from hscqa.library.handing import listing_file
from hscqa.tui.taking.exporting import Taking

if TYPE_CHECKING:
    from hscqa.export.formats import Format
    from hscqa.library import Library
    from hscqa.tui.deciding.desk import Reviewed


def queue_taking(reviewed: Reviewed) -> Taking:
    """Give what is left to decide, as it was when it was last read from the disk."""
    return Taking("what is left to decide", "to-decide", partial(_content, reviewed))


def _content(reviewed: Reviewed, _library: Library, form: Format) -> str | bytes:
    """Give the file's content; runs in a thread."""
    left = reviewed.queue
    listing = queue_listing(reviewed.crosswalk, left, reviewed.papers, reviewed.citations)
    return listing_file(listing, form, contract_review.queue(left))
