"""A listing as CSV: one table, to be sorted and filtered in a spreadsheet or read by a script."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from hscqa.export.crosswalk_csv import inert
from hscqa.export.listing import columns, rows_of
from hscqa.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hscqa.export.listing import Listing

SECTION, REMARK = "section", "remark"
"""The first column and the last: the heading that a row stands under, and what is said that is no row of a section."""
ABOUT = "About"
"""The section of the listing's title and remarks."""


def listing_csv(listing: Listing) -> str:
    """Give a header, the title and remarks in the column `remark`, then the rows of every section.

    A column has the name of a section's column, with _ for a space or dash; all sections share it. A section without a
    row says so in `remark`. A cell that a spreadsheet would run has an apostrophe before it. Lines end in a newline.
    """
    own = dict.fromkeys(_named(one) for section in listing.sections for one in columns(section))
    sink = io.StringIO()
    writer = csv.DictWriter(sink, (SECTION, *own, REMARK), restval="", lineterminator="\n")
    writer.writeheader()
    for row in _rows(listing):
        writer.writerow({_named(column): visible(inert(cell)) for column, cell in row.items()})
    return sink.getvalue()


def _rows(listing: Listing) -> Iterator[dict[str, str]]:
    """Give the rows by column, each text as it is."""
    for remark in (listing.title, *listing.remarks):
        yield {SECTION: ABOUT, REMARK: remark}
    for section in listing.sections:
        under = {SECTION: section.heading}
        if not section.rows:
            yield under | {REMARK: section.none}
        yield from (under | row for row in rows_of(section))


def _named(column: str) -> str:
    return column.replace(" ", "_").replace("-", "_")
