"""What is taken away from the library, as the contents of a file: a crosswalk, a form to fill in, or a listing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export import contract_ties
from hscqa.export.formats import PACKED, Format
from hscqa.export.json_text import json_text

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from hscqa.export.contract import Json
    from hscqa.export.listing import Listing
    from hscqa.export.report import Report
    from hscqa.library.library import Library
    from hscqa.model import Crosswalk, Paper


def crosswalk_file(library: Library, made: Crosswalk, form: Format, *, pack: bool = False) -> str | bytes:
    """Give what stands in a crosswalk's file; `pack` puts the evidence pack in where the format carries one (PACKED).

    Raise CorpusError where a paper's file is wanted for the pack and cannot be read.
    """
    if form is Format.JSON:
        return json_text(crosswalk_json(library, made, pack=pack))
    evidence = _pack(library, made) if pack and form in PACKED else ""
    return _document(crosswalk_report(library, made), form, evidence)


def crosswalk_json(library: Library, made: Crosswalk, *, pack: bool = False) -> Json:
    """Give a crosswalk's JSON object, with the evidence pack where it is wanted."""
    from hscqa.export.pack import with_pack  # noqa: PLC0415  msgspec loads only for a crosswalk

    reply = contract_ties.crosswalk(made)
    return with_pack(reply, _pack(library, made)) if pack else reply


def form_file(library: Library, made: Crosswalk, form: Format, board: str, scale: tuple[str, ...]) -> bytes:
    """Give the form in which a board says where it stands: a Word file for DOCX, else a workbook.

    `scale` has its ratings, the lowest first.
    """
    shown = crosswalk_report(library, made)
    if form is Format.DOCX:
        from hscqa.export.word.positions_docx import positions_docx  # noqa: PLC0415  python-docx loads only for Word

        return positions_docx(shown, board, scale)
    from hscqa.export.workbook.positions_xlsx import positions_xlsx  # noqa: PLC0415  XlsxWriter only for a workbook

    return positions_xlsx(shown, board, scale)


def listing_file(listing: Listing, form: Format, as_json: Json) -> str | bytes:
    """Give what stands in a listing's file; `as_json` is the object that the contract has for the same things."""
    match form:
        case Format.JSON:
            return json_text(as_json)
        case Format.CSV:
            from hscqa.export.listing_csv import listing_csv  # noqa: PLC0415  each writer loads only for its format

            return listing_csv(listing)
        case Format.XLSX:
            from hscqa.export.workbook.listing_xlsx import listing_xlsx  # noqa: PLC0415  as above

            return listing_xlsx(listing)
        case Format.HTML:
            from hscqa.export.page.listing_html import listing_html  # noqa: PLC0415  as above

            return listing_html(listing)
        case Format.DOCX:
            from hscqa.export.word.listing_docx import listing_docx  # noqa: PLC0415  as above

            return listing_docx(listing)
        case Format.MARKDOWN:
            from hscqa.export.markdown.listing_markdown import listing_markdown  # noqa: PLC0415  as above

            return listing_markdown(listing)


def crosswalk_report(library: Library, made: Crosswalk) -> Report:
    """Give all that is shown of a crosswalk, its passages named as people name them."""
    from hscqa.export.gap_list import gap_lists  # noqa: PLC0415  only a crosswalk needs them
    from hscqa.export.report import report  # noqa: PLC0415  as above

    shown = {said.id for row in made.rows for said in row.comments if said.holds or said.decision}
    return report(made, papers_of(library), citations(library, shown | gap_lists(made).passages()))


def citations(library: Library, places: AbstractSet[str]) -> dict[str, str]:
    """Name places as people name them, by id; raise UnknownId where there is no such place."""
    return {place: library.show(place).citation for place in sorted(places)}


def papers_of(library: Library) -> dict[str, Paper]:
    """Give the papers of a library by id, in the order of papers.toml."""
    return {one.paper.id: one.paper for one in library.papers()}


def _document(shown: Report, form: Format, pack: str) -> str | bytes:
    """Write a crosswalk in any format but JSON."""
    match form:
        case Format.CSV:
            from hscqa.export.crosswalk_csv import crosswalk_csv  # noqa: PLC0415  each writer loads only for its format

            return crosswalk_csv(shown)
        case Format.XLSX:
            from hscqa.export.workbook.crosswalk_xlsx import crosswalk_xlsx  # noqa: PLC0415  as above

            return crosswalk_xlsx(shown)
        case Format.HTML:
            from hscqa.export.page.crosswalk_html import crosswalk_html  # noqa: PLC0415  as above

            return crosswalk_html(shown, pack)
        case Format.DOCX:
            from hscqa.export.word.crosswalk_docx import crosswalk_docx  # noqa: PLC0415  as above

            return crosswalk_docx(shown, pack)
        case _:
            from hscqa.export.markdown.crosswalk_markdown import crosswalk_markdown  # noqa: PLC0415  as above

            return crosswalk_markdown(shown)


def _pack(library: Library, made: Crosswalk) -> str:
    """Give the evidence pack of a crosswalk as JSON."""
    from hscqa.library.packing import packed  # noqa: PLC0415  rapidfuzz loads only for it

    return packed(made, papers_of(library), library.workspace.corpus)
