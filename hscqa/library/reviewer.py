"""Whose decisions these are: a name from the command line, the environment, the configuration or the system."""

from __future__ import annotations

import getpass
import os
import tomllib
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from hscqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "HSCQA_REVIEWER"
CONFIGURATION = "config.toml"
REMEDY = "name the reviewer with --reviewer"


def reviewer(named: str | None) -> str:
    """Give the reviewer's name: `named`, else $HSCQA_REVIEWER, else the configuration's, else the system's user.

    However its letters were typed (composed or not), one name is one reviewer. Raises UsageError where none is known,
    or the configuration cannot be read.
    """
    if named is not None and not named.strip():
        raise UsageError("the reviewer's name is blank", REMEDY)
    name = next((one.strip() for one in _named(named) if one and one.strip()), "")
    if not name:
        raise UsageError("nobody is named as the reviewer", REMEDY)
    return unicodedata.normalize("NFC", name)


def _named(named: str | None) -> Iterator[str | None]:
    """Look for a name in one place after another: who is found early needs no configuration, not even a whole one."""
    yield named
    yield os.environ.get(VARIABLE)
    yield configured()
    yield _user()


def configured(file: Path | None = None) -> str | None:
    """Give the `reviewer` of the configuration file; None where there is no file, or it names none.

    None as the file stands for `config.toml` in the user's configuration folder. Raises UsageError where the file is
    no TOML, or its `reviewer` is no text.
    """
    place = file or Path(platformdirs.user_config_dir("hscqa")) / CONFIGURATION
    try:
        name = tomllib.loads(place.read_text("utf-8")).get("reviewer")
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise UsageError(f"{place} cannot be read: {error}", f"mend it, or {REMEDY}") from error
    if name is not None and not isinstance(name, str):
        raise UsageError(f"`reviewer` in {place} is no text", f"mend it, or {REMEDY}")
    return name


def _user() -> str:
    """Give the system's name for its user; '' where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
