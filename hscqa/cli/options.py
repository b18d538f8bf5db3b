"""What commands share: a parameter typed Session, Filters, Between or the like stands for a group of options."""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from hscqa import __version__
from hscqa.cli.session import Encoding, Session, Settings
from hscqa.errors import ExitCode, UsageError
from hscqa.export.formats import Format
from hscqa.model import Filters, Role
from hscqa.model.dates import read_date


@dataclass(frozen=True, slots=True)
class Between:
    """Which papers a crosswalk ties; None and () leave the choice to the library."""

    source: str | None = None
    target: str | None = None
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Handing:
    """How a crosswalk is handed on, and to whom."""

    form: Format | None = None
    """None leaves it to the file's suffix."""
    file: Path | None = None
    """None is standard output."""
    pack: bool = False
    """Whether it carries the hashes of the papers and every quotation's place."""
    board: str | None = None
    """For whose self-evaluation; None for the crosswalk itself."""
    scale: str | None = None
    """The ratings, the lowest first, parted by semicolons; None for the usual ones."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who decides, and on which of several comments; None leaves both to the library."""

    reviewer: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """What the user says of a new paper; None where nothing is said."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    role: Role | None = None


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer hands the flag over by place
    if wanted:
        typer.echo(f"hscqa {__version__}")
        raise typer.Exit


def _date(text: str | None) -> str | None:
    """Check a date as the papers' own are written; '' is none. Raise typer.BadParameter where it is no date."""
    try:
        return read_date(text or "")
    except UsageError as error:
        raise typer.BadParameter(str(error)) from error


def settings(  # noqa: PLR0913 - one parameter an option
    *,
    workspace: Annotated[
        Path | None,
        typer.Option(
            "--workspace",
            "-w",
            metavar="DIR",
            help="The folder with corpus/ and index/; else HSCQA_WORKSPACE, the nearest upward, config.toml, ours.",
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="No colour, no box drawing.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Nothing on standard error but errors.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    no_build: Annotated[bool, typer.Option("--no-build", help="Never build the index; exit 3 instead.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version.")
    ] = False,
) -> Settings:
    """Give the settings that every command takes."""
    return Settings(workspace, json, plain, quiet, debug, no_build)


def filters(
    *,
    paper: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this paper; may be repeated.")] = None,
    role: Annotated[
        list[Role] | None,
        typer.Option(metavar="ROLE", help=f"Only papers of this role ({', '.join(Role)}); may be repeated."),
    ] = None,
    publisher: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only publishers with NAME in theirs; may be repeated.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", callback=_date, help="Only papers of DATE or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", callback=_date, help="Only papers of DATE or earlier.")
    ] = None,
) -> Filters:
    """Give the filter that search and ask take."""
    return Filters(tuple(paper or ()), tuple(role or ()), tuple(publisher or ()), since, until)


def between(
    *,
    source: Annotated[
        str | None, typer.Option("--from", metavar="PAPER", help="The paper whose statements answer.")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--to", metavar="PAPER", help="The paper whose statements are answered.")
    ] = None,
    comments: Annotated[
        list[str] | None,
        typer.Option(metavar="PAPER...", help="The papers whose comments are wanted; may be repeated."),
    ] = None,
    more_comments: Annotated[
        list[str] | None, typer.Argument(metavar="PAPER", help="More papers for --comments.")
    ] = None,
) -> Between:
    """Give the papers that crosswalk and gaps tie. What follows `--comments PAPER` without an option goes on with it.

    Raise typer.BadParameter where nothing can be gone on with.
    """
    if more_comments and not comments:
        raise typer.BadParameter(f"unexpected '{more_comments[0]}'; name papers with --from, --to and --comments")
    return Between(source, target, (*(comments or ()), *(more_comments or ())))


def handing(
    *,
    form: Annotated[
        Format | None, typer.Option("--format", help="How to write it; else by the suffix of -o, else md.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.")
    ] = None,
    pack: Annotated[
        bool,
        typer.Option("--pack", help="Put in the papers' hashes, for `hscqa verify FILE` elsewhere."),
    ] = False,
    board: Annotated[
        str | None,
        typer.Option("--self-evaluation", metavar="BOARD", help="Write a form for BOARD to fill in (xlsx, docx)."),
    ] = None,
    scale: Annotated[
        str | None, typer.Option(metavar="RATINGS", help="Its ratings, the lowest first: 'none; some; all'.")
    ] = None,
) -> Handing:
    """Give how a crosswalk is handed on."""
    return Handing(form, file, pack, board, scale)


def encoding(
    *,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="A sentence-transformers model: a folder or a hub name.")
    ] = None,
    device: Annotated[str | None, typer.Option(metavar="DEVICE", help="Where models run: cpu, cuda, mps.")] = None,
) -> Encoding:
    """Give the encoder that ingest, search and ask take."""
    return Encoding(model, device)


def description(
    *,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The title of a paper from elsewhere.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="TEXT", help="Its publisher.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", callback=_date, help="Its date.")] = None,
    role: Annotated[Role | None, typer.Option(help="What it is to the other papers.")] = None,
) -> Description:
    """Give what ingest is told of a new paper."""
    return Description(title, publisher, date, role)


def voice(
    *,
    reviewer: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who decides; else HSCQA_REVIEWER, config.toml, the system's user."),
    ] = None,
    quote: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Which words of the passage, where it has several comments.")
    ] = None,
) -> Voice:
    """Give what every decision takes."""
    return Voice(reviewer, quote)


GROUPS: dict[type, Callable[..., Any]] = {
    Session: settings,
    Filters: filters,
    Between: between,
    Handing: handing,
    Encoding: encoding,
    Description: description,
    Voice: voice,
}
"""For each type that stands for options: the function whose parameters they are and that makes a value of them.

A Session is made of its Settings once those given before the command are known.
"""


def with_options(command: Callable[..., ExitCode], guarded: Callable[..., ExitCode]) -> Callable[..., None]:
    """Give the command as typer takes it: each group of options spelled out, settings merged, the exit code raised.

    `guarded(command, session, **others)` runs it and turns failures into exit codes.
    """
    own = _parameters(command)
    groups = {one.name: GROUPS[one.annotation] for one in own if one.annotation in GROUPS}
    spelled = {name: _parameters(group) for name, group in groups.items()}

    @functools.wraps(command)
    def run(ctx: typer.Context, **given: Any) -> None:  # noqa: ANN401 - whatever the command declares
        for name, group in groups.items():
            given[name] = group(**{option.name: given.pop(option.name) for option in spelled[name]})
        late: Settings = given.pop("session")
        raise typer.Exit(guarded(command, Session(late.over(ctx.obj)), **given))

    kept = [one for one in own if one.name not in groups]
    _pose(run, [*kept, *(one for name in groups if name != "session" for one in spelled[name]), *spelled["session"]])
    return run


def before_commands(start: Callable[[typer.Context, Session], ExitCode]) -> Callable[..., None]:
    """Give what typer calls before any command: it keeps the settings, and starts `start` where no command follows."""

    def root(ctx: typer.Context, **given: Any) -> None:  # noqa: ANN401 - the settings
        ctx.obj = settings(**given)
        if ctx.invoked_subcommand is None:
            raise typer.Exit(start(ctx, Session(ctx.obj)))

    _pose(root, _parameters(settings))
    return root


def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    return list(inspect.signature(function, eval_str=True).parameters.values())


def _pose(function: Callable[..., None], parameters: list[inspect.Parameter]) -> None:
    """Let typer see these parameters, by keyword, after the context."""
    context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    named = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters]
    function.__signature__ = inspect.Signature([context, *named])  # type: ignore[attr-defined]
    function.__annotations__ = {one.name: one.annotation for one in (context, *named)}
