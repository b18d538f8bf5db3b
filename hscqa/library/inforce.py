"""What each setting comes to now, and who says so: the environment, the folder one is in, the file, or nobody."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from hscqa.library.configuration import SETTINGS
from hscqa.library.reviewer import system_user

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hscqa.library.configuration import Configuration, Setting


class Origin(StrEnum):
    """Who says so, the first of them that says anything."""

    ENVIRONMENT = "environment"
    """An environment variable."""
    FOLDER = "folder"
    """The folder one is in, or one above it, has papers: only the workspace comes from there."""
    FILE = "file"
    """The configuration file."""
    DEFAULT = "default"


class InForce(NamedTuple):
    """One setting, and what it comes to."""

    setting: Setting
    value: str | bool | None
    """None where nothing sets it and what holds then is no single value: `setting.otherwise` says it."""
    origin: Origin


def in_force(configuration: Configuration) -> tuple[InForce, ...]:
    """Give what every setting comes to, in the order of SETTINGS. Nothing checks that a folder or a theme is there."""
    return tuple(InForce(setting, *next(_values(setting, configuration))) for setting in SETTINGS)


def _values(setting: Setting, configuration: Configuration) -> Iterator[tuple[str | bool | None, Origin]]:
    """Go through what a setting comes to by each that has a say, the first of them first; the last always has."""
    named = os.environ.get(setting.variable, "").strip() if setting.variable else ""
    if named:
        yield named, Origin.ENVIRONMENT
    above = _folder_with_papers() if setting.key == "workspace" else None
    if above is not None:
        yield above, Origin.FOLDER
    value = configuration.value(setting.key)
    if setting.key in configuration.given:
        yield value if isinstance(value, bool) else str(value), Origin.FILE
    if setting.key == "reviewer":
        yield system_user() or None, Origin.DEFAULT
    yield value if isinstance(value, bool) else None, Origin.DEFAULT


def _folder_with_papers() -> str | None:
    """Give the nearest folder upward that has papers; None where there is none."""
    from hscqa.ingest import Workspace  # noqa: PLC0415  as in configuration

    found = Workspace.upward()
    return None if found is None else str(found.root)
