"""What the options say of handing on: which format and file, with an evidence pack, or as a board's form."""

from pathlib import Path

from hscqa.cli.options import Handing
from hscqa.cli.session import Session
from hscqa.errors import UsageError
from hscqa.export.contract import Json
from hscqa.export.formats import BINARY, PACKED, Format, format_of
from hscqa.model import Crosswalk


def to_file(file: Path | None) -> Path | None:
    """Give the file to write; None for standard output, which `-` stands for too."""
    return None if file is None or str(file) == "-" else file


def form_of(form: Format | None, file: Path | None, *, json: bool) -> Format:
    """Give the format that is named, else the one of the file's suffix, Markdown where neither is there.

    Raise UsageError where the options disagree, nothing writes such a file, or a format needs one.
    """
    if json and form not in {None, Format.JSON}:
        raise UsageError(f"--json and --format {form} disagree", "leave one of them out")
    suffixed = Format.MARKDOWN if file is None or form is not None else format_of(file)
    chosen = form or (Format.JSON if json else suffixed)
    if chosen in BINARY and to_file(file) is None:
        raise UsageError(f"{chosen} is no text", "name a file with -o")
    return chosen


def crosswalk_form(asked: Handing, *, json: bool) -> Format:
    """Settle how to write a crosswalk; raise UsageError as above, or where the format does not do what is asked."""
    form = form_of(asked.form, asked.file, json=json)
    if asked.pack and form not in PACKED:
        raise UsageError(f"{form} carries no evidence pack", "choose --format html, docx or json")
    if asked.scale is not None and asked.board is None:
        raise UsageError("a scale is for a self-evaluation", "name the board with --self-evaluation")
    if asked.board is not None and (form not in BINARY or asked.pack):
        raise UsageError("a self-evaluation is a form to fill in", "write it with -o FILE.xlsx or FILE.docx alone")
    if asked.scale is not None:
        scale_of(asked.scale)
    return form


def written(session: Session, made: Crosswalk, form: Format, asked: Handing) -> str | bytes:
    """Give what stands in a crosswalk's file of this form."""
    from hscqa.library.handing import crosswalk_file, form_file  # noqa: PLC0415  `--help` needs no library

    if asked.board is not None:
        return form_file(session.library, made, form, asked.board, scale_of(asked.scale))
    return crosswalk_file(session.library, made, form, pack=asked.pack)


def as_json(session: Session, made: Crosswalk, asked: Handing) -> Json:
    """Give the JSON object, with the evidence pack where it was asked for."""
    from hscqa.library.handing import crosswalk_json  # noqa: PLC0415  as above

    return crosswalk_json(session.library, made, pack=asked.pack)


def scale_of(asked: str | None) -> tuple[str, ...]:
    """Give the ratings of a scale, the usual ones for None; raise UsageError for fewer than two or one given twice."""
    from hscqa.review.boards import DEFAULT_SCALE  # noqa: PLC0415  as above

    if asked is None:
        return DEFAULT_SCALE
    found = tuple(" ".join(one.split()) for one in asked.split(";") if one.strip())
    if len(found) < 2 or len({one.casefold() for one in found}) < len(found):  # noqa: PLR2004  a scale has two ends
        raise UsageError(f"“{asked}” is no scale", "give two ratings or more, each once: 'none; some; all'")
    return found
