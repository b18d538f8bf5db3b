"""`papers`, `outline` and `show`: what is in the corpus, and where."""

from typing import Annotated

import typer

from hscqa.cli.session import Session
from hscqa.errors import ExitCode
from hscqa.export import contract, text


def papers(session: Session) -> ExitCode:
    """List the papers, and how the reading of each ended."""
    listed = session.library.papers()
    if session.settings.json:
        session.output.json(contract.papers(listed))
    elif listed:
        session.output.lines(text.papers(listed, session.output.width))
    if not listed:
        session.narration.note("no paper in the corpus; name one in corpus/papers.toml or to `hscqa ingest`")
    return ExitCode.FOUND if listed else ExitCode.NOTHING_FOUND


def outline(session: Session, paper: Annotated[str, typer.Argument(metavar="PAPER", help="A paper's id.")]) -> ExitCode:
    """Show the structure of one paper, with the ids of its blocks.

    Blocks are headings, paragraphs, bullets, statements, table rows, boxes and footnotes.
    """
    blocks = session.library.outline(paper)
    described = session.library.paper(paper)
    if session.settings.json:
        session.output.json(contract.outline(described.id, blocks))
    else:
        session.output.lines(text.outline(described, blocks, session.output.width))
    return ExitCode.FOUND if blocks else ExitCode.NOTHING_FOUND


def show(
    session: Session,
    place: Annotated[str, typer.Argument(metavar="ID", help="The id of a passage, a statement or a block.")],
) -> ExitCode:
    """Show one passage, statement or block in its place.

    With its citation, its heading path, the words around it, and what a statement says of time and people.
    """
    found = session.library.show(place)
    if session.settings.json:
        session.output.json(contract.place(found))
    else:
        session.output.lines(text.show(found, session.output.width))
    return ExitCode.FOUND
