"""The commands by name, and how one is made when it is named.

A command's module is imported, and its parameters are read, when a command line names it: all of them together
take longer than most commands. Only the help makes them all.
"""

from __future__ import annotations

from collections import UserDict
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
import typer.main

from hscqa.cli.guard import guarded
from hscqa.cli.options import with_options

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "ingest": "upkeep:ingest",
    "papers": "reading:papers",
    "outline": "reading:outline",
    "show": "reading:show",
    "search": "finding:search",
    "ask": "finding:ask",
    "crosswalk": "linking:crosswalk",
    "gaps": "linking:gaps",
    "verify": "checking:verify",
    "eval": "evaluating:evaluate",
    "doctor": "upkeep:doctor",
    "config": "configuring:config",
    "tui": "opening:tui",
    "serve": "serving:serve",
}
"""By the name that users type, in the order of the help: `module:function` of hscqa.cli."""
REVIEW: Mapping[str, str] = {
    "list": "reviewing:to_decide",
    "accept": "deciding:accept",
    "reject": "deciding:reject",
    "add": "deciding:add",
    "note": "deciding:note",
    "undo": "deciding:undo",
    "settle": "deciding:settle",
    "import": "returning:import_",
    "agreement": "reviewing:agreement",
    "log": "reviewing:log",
    "board": "boards:board",
}
"""What `review` does, in the same way."""


class Late(UserDict[str, Any]):
    """The commands of a group as typer takes them, each made when it is looked up.

    Its values are made of `module:function`; any other is given as it is.
    """

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - typer does not export the type of its commands
        """Make the command of this name; raise KeyError where there is none."""
        place = self.data[name]
        return made(name, place) if isinstance(place, str) else place


def made(name: str, place: str) -> Any:  # noqa: ANN401 - as above
    """Import `module:function` and give it as typer takes a command."""
    module, _, function = place.partition(":")
    program = typer.Typer(rich_markup_mode=None, add_completion=False)
    program.command(name)(with_options(getattr(import_module(f"hscqa.cli.{module}"), function), guarded))
    return typer.main.get_command(program)
