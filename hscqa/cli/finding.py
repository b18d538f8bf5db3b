"""`search` and `ask`: one question, or one a line from standard input."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any

import typer

from hscqa.cli import questions
from hscqa.cli.session import Encoding, Session
from hscqa.errors import ExitCode, UsageError
from hscqa.export import contract, text
from hscqa.export.lines import BLANK, Line, Tone, wrap
from hscqa.model import Filters, Mode

Reranker = Annotated[
    str | None, typer.Option(metavar="NAME", help="A cross-encoder to reorder the best: a folder or a hub name.")
]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of one question, in every form that a command may write."""

    found: bool
    note: str | None
    json: dict[str, Any]
    lines: list[Line]


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
) -> ExitCode:
    """Find the passages that fit a query best, with their places."""
    session.choose(replace(encoding, reranker=reranker))
    _check(session, filters)
    library = session.library if mode is Mode.LEXICAL else session.warm_library

    def reply(words: str) -> Reply:
        made = library.search(words, k=k, filters=filters, mode=mode)
        shown = text.search_reply(made, session.papers, session.output.width)
        return Reply(bool(made.hits), made.note, contract.search_reply(made, session.papers), shown)

    return _reply_all(session, query, reply)


def ask(
    session: Session,
    question: Annotated[
        list[str],
        typer.Argument(metavar="QUESTION", help="The question; - reads one a line from standard input."),
    ],
    filters: Filters,
    encoding: Encoding,
    reranker: Reranker = None,
) -> ExitCode:
    """Answer a question with exact quotations, or say "not found".

    Where nothing is answered, the nearest passages follow, marked as such.
    """
    session.choose(replace(encoding, reranker=reranker))
    _check(session, filters)
    library = session.warm_library

    def reply(words: str) -> Reply:
        made = library.ask(words, filters=filters)
        shown = text.answer(made, session.papers, session.output.width)
        return Reply(made.answered, made.note, contract.answer(made, session.papers), shown)

    return _reply_all(session, question, reply)


def _check(session: Session, filters: Filters) -> None:
    """Raise UnknownId where a filter names a paper that is not there, before anything takes seconds."""
    for paper in filters.papers:
        session.library.paper(paper)


def _reply_all(session: Session, words: list[str], reply: Callable[[str], Reply]) -> ExitCode:
    """Reply to one question or to each line; nothing is found where no reply found anything."""
    many = words == [questions.FROM_STDIN]
    found = False
    for question in _lines_of_stdin() if many else (questions.asked(words),):
        made = reply(question)
        found = found or made.found
        _write(session, made, question if many else None)
    return ExitCode.FOUND if found else ExitCode.NOTHING_FOUND


def _lines_of_stdin() -> Iterator[str]:
    """Give one question a line; raise UsageError where standard input is closed."""
    if sys.stdin is None:
        raise UsageError("standard input is closed", "write the question instead of -")
    return questions.lines(sys.stdin.buffer)


def _write(session: Session, made: Reply, question: str | None) -> None:
    """Write one reply; a `question` stands over its reply where there are several."""
    if session.settings.json:
        session.output.json(made.json, one_line=question is not None)
        return
    session.narration.note(made.note)
    if question is None:
        session.output.lines(made.lines)
    else:
        heading = wrap(question, session.output.width, first="? ", tone=Tone.HEAD) or [Line("?", Tone.HEAD)]
        session.output.lines((*heading, BLANK, *made.lines, BLANK))
