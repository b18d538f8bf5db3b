"""Whose decisions these are: a name from the command line, the environment, the configuration or the system."""

from __future__ import annotations

import getpass
import os
import unicodedata
from typing import TYPE_CHECKING

from hscqa.errors import UsageError
from hscqa.library.configuration import FILE, read_configuration

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "HSCQA_REVIEWER"
CONFIGURATION = FILE
"""The file that may name the reviewer, as a remedy names it."""
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
    yield _configured()
    yield system_user()


def _configured() -> str | None:
    """Give the `reviewer` of the configuration; None where there is none. Raises UsageError where it cannot be read."""
    try:
        return read_configuration().reviewer
    except UsageError as error:
        raise UsageError(error.what, f"mend it, or {REMEDY}") from error


def system_user() -> str:
    """Give the system's name for its user; '' where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
