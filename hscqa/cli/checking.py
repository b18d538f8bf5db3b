"""`verify`: whether quotations and references hold."""

from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Annotated

import typer

from hscqa.cli.session import Session
from hscqa.errors import ExitCode
from hscqa.export import contract_checks, text_checks
from hscqa.model import Quotation, Verification


def verify(
    session: Session,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="A draft (.md, .txt, .docx) or an exported crosswalk (any format); else the corpus.",
        ),
    ] = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 where something does not match.")] = False,
) -> ExitCode:
    """Check quotations and references against the papers.

    Those of the corpus, those of a draft, or every text of an exported crosswalk at its place.

    A crosswalk exported with --pack has an evidence pack in it: each quotation is found again in the papers of this
    machine, and a miss, a paper that is not here or an edit of the file ends with 1, with or without --strict.
    """
    checked = session.library.verify(file)
    if session.settings.json:
        session.output.json(contract_checks.verification(checked))
    else:
        session.output.lines(text_checks.verification(checked, session.output.width))
    if checked.pack is not None:
        return ExitCode.FOUND if checked.pack.holds else ExitCode.NOTHING_FOUND
    mismatched = strict and has_mismatch(checked, session.papers.keys())
    return ExitCode.NOTHING_FOUND if mismatched else ExitCode.FOUND


def has_mismatch(checked: Verification, papers: AbstractSet[str]) -> bool:
    """Say whether a quotation or reference does not hold.

    That is: words that are altered or stand elsewhere, words found nowhere (unless they are said to come from a
    paper outside `papers`), and references that the text contradicts.
    """
    quoted = any(_mismatches(one, papers) for one in checked.quotations)
    return quoted or any(one.status == "contradicted" for one in checked.references)


def _mismatches(one: Quotation, papers: AbstractSet[str]) -> bool:
    if one.status == "not in corpus":
        return one.claimed.paper is None or one.claimed.paper in papers
    return one.status in {"altered", "elsewhere"}
