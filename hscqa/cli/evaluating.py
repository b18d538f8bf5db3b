"""`eval`: how good search and answers are on a user's own questions."""

from pathlib import Path
from typing import Annotated

import typer

from hscqa.cli.saving import check_place, save
from hscqa.cli.session import Session
from hscqa.errors import ExitCode, UsageError
from hscqa.export.json_text import json_text
from hscqa.export.lines import BLANK, clipped

LONGEST_WARNING = 200
"""Characters of a warning; the line that it names has the rest."""


def evaluate(
    session: Session,
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD", exists=True, dir_okay=False, help="A JSONL file: id, question, answer, evidence, kind."
        ),
    ],
    compare: Annotated[
        Path | None,
        typer.Option(metavar="EARLIER", exists=True, dir_okay=False, help="A run that --save wrote: what changed?"),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--save", "-o", metavar="FILE", help="Save the run as JSON, to compare with later.")
    ] = None,
) -> ExitCode:
    """Score search and answers on your own questions.

    With recall, right answers and abstentions for each kind of question, and every miss.
    """
    from hscqa import evaluate as scoring  # noqa: PLC0415 - msgspec and statistics are for this command only
    from hscqa.export import contract_evaluation, text_evaluation  # noqa: PLC0415 - as above
    from hscqa.library.scoring import run_gold  # noqa: PLC0415 - as above

    questions = scoring.read_gold(gold)
    earlier = None if compare is None else scoring.read_run(compare)
    if file is not None:
        _check(file, gold)
    run = run_gold(session.warm_library, questions)
    for fault in run.faults:
        session.narration.note(clipped(f"{gold.name}, line {fault.line} ({fault.id}): {fault.what}", LONGEST_WARNING))
    compared = None if earlier is None else scoring.compare(earlier, run)
    made = contract_evaluation.evaluation(run, compared)
    if file is not None:
        save(file, json_text(made))
        session.narration.note(f"saved {file}")
    if session.settings.json:
        session.output.json(made)
        return ExitCode.FOUND
    width = session.output.width
    more = [] if compared is None else [BLANK, *text_evaluation.comparison(compared, width)]
    session.output.lines([*text_evaluation.evaluation(run, width), *more])
    return ExitCode.FOUND


def _check(file: Path, gold: Path) -> None:
    """Raise UsageError or WorkspaceUnwritable where a run cannot be saved, before anything takes seconds."""
    check_place(file)
    if file.exists() and file.samefile(gold):
        raise UsageError(f"{file} is the gold file itself", "choose another file with -o")
