"""The user's `config.toml`: what it may set, and what it does set. The program reads it and never writes to it.

`SETTINGS` is the whole of it: the file that `hscqa config --init` writes, what `hscqa config` shows and the table in
docs/configuring.md are made of it.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import platformdirs

from hscqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hscqa.ingest import Workspace

FILE = "config.toml"
VARIABLE = "HSCQA_CONFIG"
"""The environment variable that names another file."""


class Kind(Enum):
    """What a setting takes, in words that stand in the table of the settings."""

    TEXT = "a text"
    FOLDER = "a folder"
    YES_NO = "true or false"


_WRONG = {Kind.TEXT: "is no text", Kind.FOLDER: "is no name of a folder", Kind.YES_NO: "is neither true nor false"}
"""What is said of a value of another kind."""


class Setting(NamedTuple):
    """One thing that can be set."""

    key: str
    """`export.folder` is `folder` in the table `[export]`."""
    kind: Kind
    meaning: str
    otherwise: str
    """What holds where nothing sets it."""
    example: str
    """A value as it stands in the file."""
    variable: str = ""
    """The environment variable that comes before the file; '' where there is none."""


SETTINGS = (
    Setting(
        "reviewer",
        Kind.TEXT,
        "your name, as it stands beside what you decide",
        "the system's name for you",
        '"Anna Reid"',
        "HSCQA_REVIEWER",
    ),
    Setting(
        "theme",
        Kind.TEXT,
        "the colours the terminal UI opens with: light, dark, ansi (the terminal's own) or any other theme's name",
        "the theme chosen last in the terminal UI",
        '"light"',
    ),
    Setting(
        "workspace",
        Kind.FOLDER,
        "the folder of the papers, where -w names none, and neither the folder you are in nor one above it has papers",
        "the papers that came with the program",
        "'~/papers'",
        "HSCQA_WORKSPACE",
    ),
    Setting(
        "export.folder",
        Kind.FOLDER,
        "where the terminal UI writes what you export",
        "the folder you are in",
        "'~/Documents'",
    ),
    Setting(
        "export.format",
        Kind.TEXT,
        "the format that it offers first: md, csv, xlsx, docx, html or json",
        "the terminal UI's own first choice",
        '"docx"',
    ),
    Setting(
        "remember",
        Kind.YES_NO,
        "whether recent questions and searches are remembered; those that you save are, in any case",
        "true",
        "false",
    ),
)
"""Every setting, in the order in which they are shown; those of a table follow each other."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What the file sets; a text that is blank counts as not set."""

    reviewer: str | None = None
    theme: str | None = None
    """The name of a theme, which may be none that there is."""
    workspace: Path | None = None
    """Absolute; nothing says yet that it is there, nor that it holds papers."""
    export_folder: Path | None = None
    """Absolute; nothing says yet that it is there."""
    export_format: str | None = None
    """The name of a format, which may be none that there is."""
    remember: bool = True
    given: frozenset[str] = frozenset()
    """The keys of SETTINGS that the file sets."""
    unknown: tuple[str, ...] = ()
    """Keys of the file that are no settings, in its order."""

    def value(self, key: str) -> str | Path | bool | None:
        """Give the value of a setting; None where it is not set and nothing stands for it."""
        return getattr(self, _field(key))  # type: ignore[no-any-return]


def configuration_file() -> Path:
    """Give the place of the file, whether or not it is there: $HSCQA_CONFIG, else the user's configuration folder."""
    named = os.environ.get(VARIABLE)
    place = Path(named) if named else Path(platformdirs.user_config_dir("hscqa")) / FILE
    return at_home(place).absolute()


def read_configuration(file: Path | None = None) -> Configuration:
    """Read the configuration; None is the user's own file, and one that is not there sets nothing.

    A folder that is not named from the root or the home folder (`~`) is taken from that of the file. Raises UsageError
    where the file cannot be read, is no TOML, or sets something to a value of another kind.
    """
    place = file or configuration_file()
    found = dict(_settings(_table(place), place))
    known = {setting.key: setting for setting in SETTINGS}
    values = {key: _value(known[key], value, place) for key, value in found.items() if key in known}
    given: dict[str, Any] = {key: value for key, value in values.items() if value is not None}
    return Configuration(
        **{_field(key): value for key, value in given.items()},
        given=frozenset(given),
        unknown=tuple(key for key in found if key not in known),
    )


def nearest(unknown: str) -> str | None:
    """Give the setting whose key is most like one that is no setting; None where none is like it."""
    return next(iter(difflib.get_close_matches(unknown, [setting.key for setting in SETTINGS], 1)), None)


def template() -> str:
    """Give a file that sets nothing and tells what could be set: every setting is commented out."""
    lines = ["# What hscqa does for you. Take the # away before a line with = in it, and it counts.", ""]
    for setting in SETTINGS:
        lines += [f"# {setting.meaning};", f"# else {setting.otherwise}", f"# {setting.key} = {setting.example}", ""]
    return "\n".join(lines)


def find_workspace(folder: Path | None = None) -> Workspace:
    """Find the workspace: `folder`, $HSCQA_WORKSPACE, the nearest folder upward, the configured one, the package's.

    Raises UsageError where a named folder is a file, or the configuration is needed and cannot be read.
    """
    from hscqa.ingest import Workspace  # noqa: PLC0415  what only reads the configuration needs no reader of papers

    return Workspace.find(folder, lambda: read_configuration().workspace)


def _table(place: Path) -> dict[str, Any]:
    """Read the file; raise UsageError with its line where it is no TOML."""
    try:
        text = place.read_bytes().decode("utf-8-sig")  # Windows' editor puts a byte order mark before the first line
        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UsageError(f"{place} cannot be read: {error.strerror or error}", "check its permissions") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{place}, line {line}: is not UTF-8", "save the file as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _no_toml(place, text, str(error)) from error


def _no_toml(place: Path, text: str, said: str) -> UsageError:
    """Make the error for a text that is no TOML; its reader names the line, or the end of the text."""
    lines = text.splitlines() or [""]
    what, _, where = said.partition(" (at ")
    found = re.search(r"line (\d+)", where)
    number = int(found[1]) if found else len(lines)
    remedy = "mend that line"
    if "\\" in lines[min(number, len(lines)) - 1]:
        remedy += ": a name with \\ stands in 'single quotes'"
    return UsageError(f"{place}, line {number}: {what[:1].lower()}{what[1:]}", remedy)


def _settings(table: Mapping[str, Any], place: Path) -> Iterator[tuple[str, Any]]:
    """Go through a file's keys with their values, those of a table as `table.key`; raise UsageError for no table."""
    tables = {setting.key.partition(".")[0] for setting in SETTINGS if "." in setting.key}
    for key, value in table.items():
        if key not in tables:
            yield key, value
        elif isinstance(value, dict):
            yield from ((f"{key}.{inner}", held) for inner, held in value.items())
        else:
            raise UsageError(f"`{key}` in {place} is no table", f"write [{key}] in a line of its own, its keys below")


def _value(setting: Setting, value: object, place: Path) -> str | Path | bool | None:
    """Give a setting's value, None for a blank text; raise UsageError where it is of another kind."""
    if setting.kind is Kind.YES_NO and isinstance(value, bool):
        return value
    if setting.kind is Kind.YES_NO or not isinstance(value, str) or "\0" in value:
        raise UsageError(f"`{setting.key}` in {place} {_WRONG[setting.kind]}", f"give a value like {setting.example}")
    if not value.strip():
        return None
    return value.strip() if setting.kind is Kind.TEXT else place.parent / at_home(Path(value.strip()))


def at_home(path: Path) -> Path:
    """Put the home folder in the place of `~`; where the system knows none, `~` stays as it is."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def _field(key: str) -> str:
    """Give the field of Configuration that holds a setting."""
    return key.replace(".", "_")
