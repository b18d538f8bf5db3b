"""`config`: what the user's configuration file sets, where it is, and a first one to fill in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hscqa.cli.session import Session
from hscqa.errors import ExitCode, UsageError, WorkspaceUnwritable
from hscqa.export.lines import BLANK, Line, Tone, wrap
from hscqa.export.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.library.configuration import Configuration
    from hscqa.library.inforce import InForce


def config(
    session: Session,
    *,
    path: Annotated[bool, typer.Option("--path", help="Print only where the file is, or would be.")] = False,
    init: Annotated[
        bool, typer.Option("--init", help="Write the file, with every setting commented out; never over another.")
    ] = False,
) -> ExitCode:
    """Show every setting, its value, and where that comes from."""
    from hscqa.library import configuration  # noqa: PLC0415 - `--help` needs nothing of it

    if path and init:
        raise UsageError("--path and --init do not go together", "leave one of them out")
    file = configuration.configuration_file()
    if init:
        _write(file, configuration.template())
        _show_place(session, file, f"written: {file}")
    elif path:
        _show_place(session, file, str(file))
    else:
        _show(session, file, configuration.read_configuration(file))
    return ExitCode.FOUND


def _write(file: Path, text: str) -> None:
    """Write a new file; raise UsageError where there is one, WorkspaceUnwritable where it cannot be written."""
    if file.exists():
        raise UsageError(f"{file} is there already", "change it in an editor, or take it away first")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
    except OSError as error:
        what = f"{file} cannot be written: {error.strerror or error}"
        raise WorkspaceUnwritable(what, "check the folder's permissions, or name a file in HSCQA_CONFIG") from error


def _show_place(session: Session, file: Path, said: str) -> None:
    """Write where the file is."""
    if session.settings.json:
        session.output.json({"file": str(file), "exists": file.exists()})
    else:
        session.output.lines([Line(visible(said))])


def _show(session: Session, file: Path, found: "Configuration") -> None:
    """Write what holds; what is no setting is warned of, and stops nothing."""
    from hscqa.library.configuration import nearest  # noqa: PLC0415 - as above
    from hscqa.library.inforce import in_force  # noqa: PLC0415 - as above

    held = in_force(found)
    unknown = [{"key": key, "nearest": nearest(key)} for key in found.unknown]
    for one in unknown:
        meant = f"did you mean `{one['nearest']}`?" if one["nearest"] else "`hscqa config` lists those there are"
        session.narration.note(f"`{one['key']}` in {file} is no setting; {meant}")
    if session.settings.json:
        settings = [_json(one) for one in held]
        session.output.json({"file": str(file), "exists": file.exists(), "settings": settings, "unknown": unknown})
    else:
        session.output.lines(_lines(file, held, session.output.width))


def _json(one: "InForce") -> dict[str, Any]:
    return {
        "key": one.setting.key,
        "value": one.value,
        "origin": one.origin,
        "variable": one.setting.variable or None,
        "takes": one.setting.kind.value,
        "meaning": one.setting.meaning,
        "otherwise": one.setting.otherwise,
    }


def _lines(file: Path, held: "Sequence[InForce]", width: int) -> list[Line]:
    """Lay out the place of the file, then every setting with its value and who says so."""
    there = "" if file.exists() else " (not there; `hscqa config --init` writes it)"
    broad = max(len(one.setting.key) for one in held) + 2
    lines = [Line(visible(f"{file}{there}"), Tone.HEAD), BLANK]
    for one in held:
        lines += wrap(f"{_value(one)} ({_whence(one, file)})", width, first=one.setting.key.ljust(broad))
    return lines


def _value(one: "InForce") -> str:
    """Give a value as it stands in the file, but for quotation marks; what holds where there is none."""
    if isinstance(one.value, bool):
        return str(one.value).lower()
    return one.setting.otherwise if one.value is None else one.value


def _whence(one: "InForce", file: Path) -> str:
    """Say where a value comes from."""
    return {
        "environment": one.setting.variable,
        "folder": "the folder you are in, or one above it",
        "file": file.name,
        "default": "default",
    }[one.origin]
