"""The theme: the one that the user's configuration names, else the one that was chosen last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.theme import BUILTIN_THEMES, Theme

from hscqa.errors import HscqaError
from hscqa.library.configuration import read_configuration
from hscqa.library.memory import recall, remember_theme

if TYPE_CHECKING:
    from collections.abc import Container

_BROWN, _GREEN = "#9A5500", "#2E7D4F"
"""Colours of words on light ground with a contrast of 4.5 or more (WCAG 2.2, 1.4.3); textual's own have 3.3."""
DARK, LIGHT, ANSI = "textual-dark", "textual-light", "ansi-dark"
SHORT = {"dark": DARK, "light": LIGHT, "ansi": ANSI}
"""What people call the three that everybody needs; `ansi` takes the terminal's own colours."""


def readable_light() -> Theme:
    """Give textual's light theme with words that can be read on it, also on the line under the cursor."""
    return replace(BUILTIN_THEMES[LIGHT], accent=_BROWN, warning=_BROWN, success=_GREEN)


def theme_to_begin_with(there: Container[str]) -> tuple[str, str]:
    """Give the theme to open with, and what is wrong with the one that was named; '' for nothing.

    `there` has the themes that there are.
    """
    try:
        named = read_configuration().theme
    except HscqaError as error:
        return DARK, str(error)
    memory = recall()
    wanted = named or memory.theme or DARK
    theme = SHORT.get(wanted, wanted)
    if theme not in there:
        return DARK, f"There is no theme “{wanted}”: ctrl+p, then Theme, lists all"
    return theme, memory.trouble


def remembered(theme: str) -> str:
    """Remember a theme that was chosen; give what is said of it, '' for nothing. Runs in a thread."""
    try:
        remember_theme(theme)
        named = read_configuration().theme
    except HscqaError as error:
        return str(error)
    if named and SHORT.get(named, named) != theme:
        return f"Until you leave: the configuration opens the terminal UI with “{named}”"
    return ""
