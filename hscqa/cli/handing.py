"""A crosswalk handed on: as a file of a format, with an evidence pack, or as a board's form for its self-evaluation."""

from collections.abc import Set as AbstractSet
from pathlib import Path

from hscqa.cli.options import Format, Handing
from hscqa.cli.output import json_text
from hscqa.cli.session import Session
from hscqa.errors import UsageError
from hscqa.export import contract_ties
from hscqa.export.contract import Json
from hscqa.export.crosswalk_csv import crosswalk_csv
from hscqa.export.gap_list import gap_lists
from hscqa.export.markdown.crosswalk_markdown import crosswalk_markdown
from hscqa.export.pack import with_pack
from hscqa.export.report import Report, report
from hscqa.model import Crosswalk

TEXT_SUFFIXES = ("", ".txt", ".markdown")
"""What Markdown is written to besides `.md`; any other suffix would promise another format."""
PAGES = (".htm",)
"""What HTML is written to besides `.html`."""
BINARY = frozenset({Format.XLSX, Format.DOCX})
"""Formats that are no text."""
PACKED = frozenset({Format.HTML, Format.DOCX, Format.JSON})
"""Formats that carry an evidence pack."""


def to_file(asked: Handing) -> Path | None:
    """Give the file to write; None for standard output."""
    return None if asked.file is None or str(asked.file) == "-" else asked.file


def format_of(asked: Handing, *, json: bool) -> Format:
    """Settle how to write; raise UsageError where the options disagree or nothing writes such a file."""
    form = _named(asked, json=json)
    if form in BINARY and to_file(asked) is None:
        raise UsageError(f"{form} is no text", "name a file with -o")
    if asked.pack and form not in PACKED:
        raise UsageError(f"{form} carries no evidence pack", "choose --format html, docx or json")
    if asked.scale is not None and asked.board is None:
        raise UsageError("a scale is for a self-evaluation", "name the board with --self-evaluation")
    if asked.board is not None and (form not in BINARY or asked.pack):
        raise UsageError("a self-evaluation is a form to fill in", "write it with -o FILE.xlsx or FILE.docx alone")
    if asked.scale is not None:
        scale_of(asked.scale)
    return form


def _named(asked: Handing, *, json: bool) -> Format:
    """Give the format that is named, else the one of the file's suffix."""
    if json and asked.form not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {asked.form} disagree", "leave one of them out")
    if asked.form is not None:
        return asked.form
    suffix = "" if asked.file is None else asked.file.suffix.lower()
    by_suffix = {
        **dict.fromkeys(TEXT_SUFFIXES, Format.MARKDOWN),
        **dict.fromkeys(PAGES, Format.HTML),
        **{f".{one}": one for one in Format},
    }
    if suffix not in by_suffix:
        raise UsageError(f"{suffix} files are not written", f"choose one of {', '.join(Format)}")
    return Format.JSON if json else by_suffix[suffix]


def written(session: Session, made: Crosswalk, form: Format, asked: Handing) -> str | bytes:
    """Give what stands in a file of this form."""
    if form is Format.JSON:
        return json_text(as_json(session, made, asked))
    shown = report(made, session.papers, cited(session, made))
    if asked.board is not None:
        return _form(shown, form, asked.board, scale_of(asked.scale))
    return _document(shown, form, _pack(session, made) if asked.pack else "")


def as_json(session: Session, made: Crosswalk, asked: Handing) -> Json:
    """Give the JSON object, with the evidence pack where it was asked for."""
    reply = contract_ties.crosswalk(made)
    return with_pack(reply, _pack(session, made)) if asked.pack else reply


def _document(shown: Report, form: Format, pack: str) -> str | bytes:
    """Write a document; a library that only one of them needs loads only for it."""
    match form:
        case Format.CSV:
            return crosswalk_csv(shown)
        case Format.XLSX:
            from hscqa.export.workbook.crosswalk_xlsx import crosswalk_xlsx  # noqa: PLC0415

            return crosswalk_xlsx(shown)
        case Format.HTML:
            from hscqa.export.page.crosswalk_html import crosswalk_html  # noqa: PLC0415

            return crosswalk_html(shown, pack)
        case Format.DOCX:
            from hscqa.export.word.crosswalk_docx import crosswalk_docx  # noqa: PLC0415

            return crosswalk_docx(shown, pack)
        case _:
            return crosswalk_markdown(shown)


def _form(shown: Report, form: Format, board: str, scale: tuple[str, ...]) -> bytes:
    """Write a board's form."""
    if form is Format.DOCX:
        from hscqa.export.word.positions_docx import positions_docx  # noqa: PLC0415

        return positions_docx(shown, board, scale)
    from hscqa.export.workbook.positions_xlsx import positions_xlsx  # noqa: PLC0415

    return positions_xlsx(shown, board, scale)


def scale_of(asked: str | None) -> tuple[str, ...]:
    """Give the ratings of a scale, the usual ones for None; raise UsageError for fewer than two or one given twice."""
    from hscqa.review.boards import DEFAULT_SCALE  # noqa: PLC0415

    if asked is None:
        return DEFAULT_SCALE
    found = tuple(" ".join(one.split()) for one in asked.split(";") if one.strip())
    if len(found) < 2 or len({one.casefold() for one in found}) < len(found):  # noqa: PLR2004  a scale has two ends
        raise UsageError(f"“{asked}” is no scale", "give two ratings or more, each once: 'none; some; all'")
    return found


def _pack(session: Session, made: Crosswalk) -> str:
    """Give the evidence pack of a crosswalk as JSON."""
    from hscqa.library.packing import packed  # noqa: PLC0415

    return packed(made, session.papers, session.library.workspace.corpus)


def cited(session: Session, made: Crosswalk) -> dict[str, str]:
    """Name the passages that a crosswalk shows as people name them."""
    shown = {said.id for row in made.rows for said in row.comments if said.holds or said.decision}
    return citations(session, shown | gap_lists(made).passages())


def citations(session: Session, passages: AbstractSet[str]) -> dict[str, str]:
    """Name passages as people name them."""
    return {place: session.library.show(place).citation for place in sorted(passages)}
