"""The program: its commands, and what becomes of a failure."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

import typer
import typer.main

from hscqa.cli.boards import board
from hscqa.cli.checking import verify
from hscqa.cli.deciding import accept, add, note, reject, settle, undo
from hscqa.cli.evaluating import evaluate
from hscqa.cli.finding import ask, search
from hscqa.cli.linking import crosswalk, gaps
from hscqa.cli.narration import say, say_error
from hscqa.cli.options import before_commands, with_options
from hscqa.cli.output import abandon, is_broken_pipe, is_terminal
from hscqa.cli.reading import outline, papers, show
from hscqa.cli.returning import import_
from hscqa.cli.reviewing import agreement, log, to_decide
from hscqa.cli.session import Session
from hscqa.cli.upkeep import doctor, ingest, tui
from hscqa.errors import ExitCode, HscqaError

COMMANDS: Mapping[str, Callable[..., ExitCode]] = {
    "ingest": ingest,
    "papers": papers,
    "outline": outline,
    "show": show,
    "search": search,
    "ask": ask,
    "crosswalk": crosswalk,
    "gaps": gaps,
    "verify": verify,
    "eval": evaluate,
    "doctor": doctor,
    "tui": tui,
}
"""By the name that users type, in the order of the help."""
REVIEW: Mapping[str, Callable[..., ExitCode]] = {
    "list": to_decide,
    "accept": accept,
    "reject": reject,
    "add": add,
    "note": note,
    "undo": undo,
    "settle": settle,
    "import": import_,
    "agreement": agreement,
    "log": log,
    "board": board,
}
"""What `review` does, in the same way."""

HELP = """What a Scottish health and social care paper says, and what answers what.

Without a command: the terminal UI, or this help where there is no terminal."""

EXIT_CODES = (
    "Exit codes: 0 found or done, 1 nothing found, 2 usage, 3 index missing, stale or damaged, "
    "4 a paper could not be read, 5 the workspace cannot be written, 130 interrupted."
)


def main() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; nothing is raised but what ends the process from outside."""
    try:
        return int(_program()(args=list(arguments), prog_name="hscqa", standalone_mode=False) or 0)
    except typer.TyperException as error:
        say_error(_usage(error))
        return ExitCode.USAGE
    except (typer.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED


def guarded(command: Callable[..., ExitCode], session: Session, **options: Any) -> ExitCode:  # noqa: ANN401
    """Run a command; tell a failure in one line and give its exit code."""
    try:
        return command(session=session, **options)
    except HscqaError as error:
        return _failed(session, error, error.exit_code)
    except OSError as error:
        if is_broken_pipe(error):
            abandon()
            return ExitCode.FOUND
        return _unexpected(session, error)
    except KeyboardInterrupt:
        session.narration.close(finished=False)
        say("hscqa: interrupted")
        return ExitCode.INTERRUPTED
    except typer.TyperException:
        raise
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback unless it is asked for
        return _unexpected(session, error)
    finally:
        session.narration.close(finished=False)


def _program() -> Callable[..., Any]:
    """Put the commands together. Plain help: no colour or box drawing to be switched off, and a faster start."""
    program = typer.Typer(
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    program.callback(invoke_without_command=True, help=HELP, epilog=EXIT_CODES)(before_commands(_start))
    for name, command in COMMANDS.items():
        program.command(name)(with_options(command, guarded))
    review = typer.Typer(rich_markup_mode=None)
    for name, command in REVIEW.items():
        review.command(name)(with_options(command, guarded))
    program.add_typer(review, name="review", help="Decide on ties, and see what others decided.")
    return typer.main.get_command(program)


def _start(ctx: typer.Context, session: Session) -> ExitCode:
    """Open the terminal UI for a person at a terminal, and give anything else the help."""
    if is_terminal(sys.stdout) and is_terminal(sys.stdin):
        return guarded(tui, session)
    typer.echo(ctx.get_help())
    return ExitCode.FOUND


def _usage(error: typer.TyperException) -> str:
    """Give typer's words as `what; remedy`."""
    command = getattr(getattr(error, "ctx", None), "command_path", "hscqa")
    what = error.format_message().rstrip(".").replace("Value error, ", "")
    return f"{what}; see {command} --help"


def _failed(session: Session, error: object, code: ExitCode) -> ExitCode:
    session.narration.close(finished=False)
    if session.settings.debug:
        session.narration.traceback()
    say_error(error)
    return code


def _unexpected(session: Session, error: Exception) -> ExitCode:
    hint = "" if session.settings.debug else "; run it again with --debug for the traceback"
    return _failed(session, f"unexpected {type(error).__name__}: {error}{hint}", ExitCode.NOTHING_FOUND)
