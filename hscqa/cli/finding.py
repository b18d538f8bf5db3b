"""`search` and `ask`: one question, or one a line from standard input."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from hscqa.cli import questions
from hscqa.cli.handing import form_of, to_file
from hscqa.cli.saving import check_place, save
from hscqa.cli.session import Encoding, Session
from hscqa.errors import ExitCode, UsageError
from hscqa.export import contract, text
from hscqa.export.formats import Format
from hscqa.export.lines import BLANK, Line, Tone, wrap
from hscqa.export.listing import Listing
from hscqa.export.listing_answers import answer_listing, search_listing
from hscqa.model import Filters, Mode

Reranker = Annotated[
    str | None, typer.Option(metavar="NAME", help="A cross-encoder to reorder the best: a folder or a hub name.")
]
Form = Annotated[
    Format | None,
    typer.Option("--format", help="How to write it; else by the suffix of -o, else lines for a terminal."),
]
File = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.")
]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How replies are written."""

    form: Format | None
    """None for lines."""
    file: Path | None
    """None for standard output."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one question, in every form that a command may write."""

    found: bool
    note: str | None
    json: dict[str, Any]
    lines: list[Line]
    listing: Callable[[], Listing]
    """Makes the same as a document, where one is wanted."""


def search(  # noqa: PLR0913 - one parameter an option
    session: Session,
    query: Annotated[
        list[str],
        typer.Argument(metavar="QUERY", help="What to look for; - reads one query a line from standard input."),
    ],
    filters: Filters,
    encoding: Encoding,
    *,
    k: Annotated[int, typer.Option("-k", min=1, help="How many passages at most.")] = 10,
    mode: Annotated[Mode, typer.Option(help="Which evidence counts.")] = Mode.HYBRID,
    reranker: Reranker = None,
    form: Form = None,
    file: File = None,
) -> ExitCode:
    """Find the passages that fit a query best, with their places."""
    wanted = _wanted(session, query, form, file)
    session.choose(replace(encoding, reranker=reranker))
    _check(session, filters)
    library = session.library if mode is Mode.LEXICAL else session.warm_library

    def reply(words: str) -> Reply:
        made = library.search(words, k=k, filters=filters, mode=mode)
        shown = text.search_reply(made, session.papers, session.output.width)
        listed = partial(search_listing, made, session.papers, filters)
        return Reply(bool(made.hits), made.note, contract.search_reply(made, session.papers), shown, listed)

    return _reply_all(session, query, reply, wanted)


def ask(  # noqa: PLR0913 - one parameter an option
    session: Session,
    question: Annotated[
        list[str],
        typer.Argument(metavar="QUESTION", help="The question; - reads one a line from standard input."),
    ],
    filters: Filters,
    encoding: Encoding,
    *,
    reranker: Reranker = None,
    form: Form = None,
    file: File = None,
) -> ExitCode:
    """Answer a question with exact quotations, or say "not found".

    Where nothing is answered, the nearest passages follow, marked as such.
    """
    wanted = _wanted(session, question, form, file)
    session.choose(replace(encoding, reranker=reranker))
    _check(session, filters)
    library = session.warm_library

    def reply(words: str) -> Reply:
        made = library.ask(words, filters=filters)
        shown = text.answer(made, session.papers, session.output.width)
        listed = partial(answer_listing, made, session.papers, filters)
        return Reply(made.answered, made.note, contract.answer(made, session.papers), shown, listed)

    return _reply_all(session, question, reply, wanted)


def _check(session: Session, filters: Filters) -> None:
    """Raise UnknownId where a filter names a paper that is not there, before anything takes seconds."""
    for paper in filters.papers:
        session.library.paper(paper)


def _wanted(session: Session, words: list[str], form: Format | None, file: Path | None) -> Wanted:
    """Settle how to write, before anything takes seconds; raise UsageError where the options do not go together."""
    json = session.settings.json
    chosen = None if form is None and file is None and not json else form_of(form, file, json=json)
    if words == [questions.FROM_STDIN] and (file is not None or chosen not in {None, Format.JSON}):
        raise UsageError("a line is written for each question, and a file is for one", "ask one, or write --json")
    to = to_file(file)
    if to is not None:
        check_place(to)
    return Wanted(chosen, to)


def _reply_all(session: Session, words: list[str], reply: Callable[[str], Reply], wanted: Wanted) -> ExitCode:
    """Reply to one question or to each line; nothing is found where no reply found anything."""
    many = words == [questions.FROM_STDIN]
    found = False
    for question in _lines_of_stdin() if many else (questions.asked(words),):
        made = reply(question)
        found = found or made.found
        _write(session, made, wanted, question if many else None)
    return ExitCode.FOUND if found else ExitCode.NOTHING_FOUND


def _lines_of_stdin() -> Iterator[str]:
    """Give one question a line; raise UsageError where standard input is closed."""
    if sys.stdin is None:
        raise UsageError("standard input is closed", "write the question instead of -")
    return questions.lines(sys.stdin.buffer)


def _write(session: Session, made: Reply, wanted: Wanted, question: str | None) -> None:
    """Write one reply; a `question` stands over its reply where there are several."""
    if wanted.form is not None and (wanted.file is not None or wanted.form is not Format.JSON):
        _hand_on(session, made, wanted.form, wanted.file)
        return
    if wanted.form is Format.JSON:
        session.output.json(made.json, one_line=question is not None)
        return
    session.narration.note(made.note)
    if question is None:
        session.output.lines(made.lines)
    else:
        heading = wrap(question, session.output.width, first="? ", tone=Tone.HEAD) or [Line("?", Tone.HEAD)]
        session.output.lines((*heading, BLANK, *made.lines, BLANK))


def _hand_on(session: Session, made: Reply, form: Format, file: Path | None) -> None:
    """Write one reply as a document, to a file or to standard output."""
    from hscqa.library.handing import listing_file  # noqa: PLC0415 - `--help` needs no library

    content = listing_file(made.listing(), form, made.json)
    if file is None:
        session.output.document(str(content))
    else:
        save(file, content)
        session.narration.note(f"wrote {file}")
