"""The program: its help, how a command line is run, and what becomes of a wrong one."""

from collections.abc import Callable, Sequence
from typing import Any, cast

import typer
import typer.main
from typer.core import TyperGroup

from hscqa.cli.commands import COMMANDS, REVIEW, Late
from hscqa.cli.guard import guarded
from hscqa.cli.narration import say_error
from hscqa.cli.opening import at_terminal, tui
from hscqa.cli.options import before_commands
from hscqa.cli.session import Session
from hscqa.errors import ExitCode

HELP = """What a Scottish health and social care paper says, and what answers what.

Without a command: the terminal UI, or this help where there is no terminal."""

EXIT_CODES = (
    "Exit codes: 0 found or done, 1 nothing found, 2 usage, 3 index missing, stale or damaged, "
    "4 a paper could not be read, 5 the workspace cannot be written, 130 interrupted."
)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; nothing is raised but what ends the process from outside."""
    try:
        return int(_program()(args=list(arguments), prog_name="hscqa", standalone_mode=False) or 0)
    except typer.TyperException as error:
        say_error(_usage(error))
        return ExitCode.USAGE
    except (typer.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED


def _program() -> Callable[..., Any]:
    """Put the commands together. Plain help: no colour or box drawing to be switched off, and a faster start."""
    program = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    program.callback(invoke_without_command=True, help=HELP, epilog=EXIT_CODES)(before_commands(_start))
    group = cast("TyperGroup", typer.main.get_command(program))
    group.commands = Late({**COMMANDS, "review": _review()})
    return group


def _review() -> TyperGroup:
    """Put the commands of `review` together."""
    text = "Decide on ties, and see what others decided."
    group = typer.main.get_group(typer.Typer(name="review", help=text, rich_markup_mode=None))
    group.commands = Late(REVIEW)
    return group


def _start(ctx: typer.Context, session: Session) -> ExitCode:
    """Open the terminal UI for a person at a terminal, and give anything else the help."""
    if at_terminal():
        return guarded(tui, session)
    typer.echo(ctx.get_help())
    return ExitCode.FOUND


def _usage(error: typer.TyperException) -> str:
    """Give typer's words as `what; remedy`."""
    command = getattr(getattr(error, "ctx", None), "command_path", "hscqa")
    what = error.format_message().rstrip(".").replace("Value error, ", "")
    return f"{what}; see {command} --help"
