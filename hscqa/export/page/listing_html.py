"""A listing as a page: one file that loads nothing from anywhere and runs nothing, to be read, printed and mailed.

How it is kept safe stands in `filling`. An element with the attribute data-place holds the words of the place that it
names, whole and nothing besides; `read_html` reads them back.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hscqa.export.gap_list import TEXTLESS
from hscqa.export.listing import is_brief, opening, outlined, told
from hscqa.export.page.filling import environment, file_of, hash_of

if TYPE_CHECKING:
    from jinja2 import Environment

    from hscqa.export.listing import Listing

DEEPEST = 9
"""How far in a piece of an outline is moved at most, in steps; a deeper one stands below its parent."""


def listing_html(listing: Listing) -> str:
    """Give the page; the same listing gives the same page."""
    style = file_of("page.css") + file_of("listing.css")
    return _environment().get_template("listing.html.j2").render(made=listing, style=style, style_hash=hash_of(style))


@cache
def _environment() -> Environment:
    """Make what fills the templates in; it holds nothing of any listing."""
    made = environment()
    made.filters |= {"opening": opening}
    made.globals |= {"told": told, "is_brief": is_brief, "outlined": outlined, "DEEPEST": DEEPEST, "TEXTLESS": TEXTLESS}
    return made
