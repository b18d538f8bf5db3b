"""A run of a gold file, and its comparison with an earlier one, as lines for a terminal of a given width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.evaluate import Outcome, Verdict, by_kind, calibration, score
from hscqa.export.lines import BLANK, Line, Tone, clipped, columns, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hscqa.evaluate import Altered, Bin, Comparison, Result, Run, Scores
    from hscqa.evaluate.compare import FigureChange

HEADS = {
    "recall@1": "@1",
    "recall@3": "@3",
    "recall@5": "@5",
    "recall@10": "@10",
    "mrr": "MRR",
    "right": "right",
    "evidence_quoted": "quoted",
    "answered": "answered",
}
"""The columns of figures over the questions that the papers answer."""
NAMES = {"mrr": "MRR", "right": "right answer", "evidence_quoted": "evidence quoted"}
"""What a figure is called where there is room for it; else by its key."""
LEGEND = (
    "@1 to @10: evidence among so many hits. quoted: evidence among the quotations of the answer; right: an accepted "
    "answer too. n: questions that the papers answer; before “abstained”, those that they do not."
)
WIDEST_KIND = 12
"""Columns that the name of a kind may take; a longer one is cut."""
DEEP = 5
"""A rank beyond this is a miss: few people read on."""
LONGEST_QUESTION = 200
"""Characters of a question that are shown; a whole page may have been pasted."""
LIKELY_CHANCE = 0.05
"""A change that is at least so likely by chance alone is said to be no more than that."""
LEAST_SHOWN = 0.001
"""The smallest p-value that is written out."""
VERDICTS = {Verdict.BETTER: "Better", Verdict.WORSE: "Worse", Verdict.UNDECIDED: "Neither better nor worse, or both"}
NO_FIGURE = "–"


def evaluation(run: Run, width: int) -> list[Line]:
    """Give the table of figures, what confidences are worth, and every miss."""
    whole = score(run.results)
    title = f"{run.gold}: {_questions(whole.questions)}, {whole.answerable} with evidence in the papers"
    return [
        *wrap(title, width, tone=Tone.HEAD),
        BLANK,
        *_table(whole, by_kind(run.results)),
        BLANK,
        *wrap(LEGEND, width, tone=Tone.FAINT),
        *wrap(_unjudged(whole), width, tone=Tone.FAINT),
        *_calibration(calibration(run.results)),
        *_missed([one for one in run.results if is_miss(one)], width),
    ]


def is_miss(one: Result) -> bool:
    """Whether a person should look at a result.

    That is: an answer where the papers have none; else no answer, a wrong one, or evidence beyond the fifth hit.
    """
    if not one.answerable:
        return one.answered
    return one.outcome in {Outcome.ABSTAINED, Outcome.WRONG} or one.rank is None or one.rank > DEEP


def comparison(made: Comparison, width: int) -> list[Line]:
    """Give the figures before and now, and every question that went another way."""
    lines = wrap(f"Compared with the earlier run: {_questions(made.compared)}", width, tone=Tone.HEAD)
    lines += _made_with(made.before, made.now, width)
    for what, ids in (
        ("only the earlier run has", made.only_before),
        ("only this run has", made.only_now),
        ("not compared, since the question, its answers or its evidence changed:", made.edited),
    ):
        lines += wrap(f"{what} {', '.join(ids)} ({len(ids)})" if ids else "", width, indent="  ", tone=Tone.FAINT)
    lines += [BLANK, *_changes(made.figures)]
    for verdict, title in VERDICTS.items():
        lines += _altered(title, [one for one in made.altered if one.verdict is verdict], width)
    if made.compared and not made.altered:
        lines += [BLANK, Line("Every question went the same way.", Tone.FAINT)]
    return lines


def _table(whole: Scores, kinds: Mapping[str, Scores]) -> list[Line]:
    """Give a row for all questions and one for each kind."""
    heads = ("kind", "n", *HEADS.values(), "n", "abstained")
    rows = [_row("all", whole), *(_row(clipped(kind, WIDEST_KIND), scores) for kind, scores in kinds.items())]
    head, *rest = columns([heads, *rows])
    return [Line(head, Tone.HEAD), *map(Line, rest)]


def _row(name: str, scores: Scores) -> tuple[str, ...]:
    figures = (_share(scores.figures[key]) for key in HEADS)
    return (name, str(scores.answerable), *figures, str(scores.unanswerable), _share(scores.figures["abstained"]))


def _unjudged(whole: Scores) -> str:
    """Say where right answers are a share of fewer questions; '' where they are not."""
    if whole.judged == whole.answerable:
        return ""
    return f"right: of the {_questions(whole.judged)} with an accepted answer."


def _calibration(bins: Iterable[Bin]) -> list[Line]:
    """Give a row for each bin that has an answer; nothing where none has."""
    rows = [
        (f"{one.start:.1f} to {one.end:.1f}", str(one.answers), _share(one.confidence), _share(one.right))
        for one in bins
        if one.answers
    ]
    if not rows:
        return []
    head, *rest = columns([("confidence", "answers", "mean", "right"), *rows])
    return [BLANK, Line(head, Tone.HEAD), *map(Line, rest)]


def _missed(missed: Sequence[Result], width: int) -> list[Line]:
    if not missed:
        return [BLANK, Line("Nothing was missed.", Tone.GOOD)]
    lines = [BLANK, *wrap(f"Missed ({len(missed)}; answers in full with --json)", width, tone=Tone.HEAD)]
    return [*lines, *(line for one in missed for line in _miss(one, width))]


def _miss(one: Result, width: int) -> list[Line]:
    """Give the question, then the rank of its evidence and what was answered on a line."""
    what = f"evidence at {one.rank or '-'}, {one.outcome}" if one.answerable else f"no evidence, {one.outcome}"
    said = f": {one.answer}" if one.answered else ""
    return [*_question(one, width), Line(f"      {clipped(f'{what}{said}', width - 6)}", Tone.FAINT)]


def _question(one: Result, width: int) -> list[Line]:
    return wrap(clipped(f"{one.id}: {one.question}", LONGEST_QUESTION), width, first="  ", indent="      ")


def _changes(figures: Mapping[str, FigureChange]) -> list[Line]:
    """Give a row for each figure that a question counts for."""
    rows = [
        (
            NAMES.get(name, name),
            str(change.questions),
            _share(change.before),
            _share(change.now),
            _signed(change),
            f"{change.better} better, {change.worse} worse",
            _chance(change),
        )
        for name, change in figures.items()
        if change.questions
    ]
    if not rows:
        return [Line("There is nothing to compare.", Tone.BAD)]
    head, *rest = columns([("figure", "n", "before", "now", "change", "questions", ""), *rows])
    return [Line(head, Tone.HEAD), *map(Line, rest)]


def _made_with(before: Run, now: Run, width: int) -> list[Line]:
    """Say which program, encoder and index the two runs do not share; nothing where they share all."""
    made_with = (
        ("hscqa", before.hscqa, now.hscqa),
        ("encoder", before.encoder.name, now.encoder.name),
        ("encoder fingerprint", before.encoder.fingerprint, now.encoder.fingerprint),
        ("index fingerprint", before.index.fingerprint, now.index.fingerprint),
    )
    others = [f"{what}: {old} -> {new}" for what, old, new in made_with if old != new]
    return [line for one in others for line in wrap(one, width, indent="  ", tone=Tone.FAINT)]


def _chance(change: FigureChange) -> str:
    """Say whether a change could be chance; '' where nothing changed."""
    if not change.better and not change.worse:
        return ""
    if change.p_value >= LIKELY_CHANCE:
        return f"could be chance (p {change.p_value:.2f})"
    return f"p {change.p_value:.3f}" if change.p_value >= LEAST_SHOWN else f"p < {LEAST_SHOWN}"


def _signed(change: FigureChange) -> str:
    if change.before is None or change.now is None:
        return NO_FIGURE
    return f"{change.now - change.before:+.2f}"


def _altered(title: str, altered: Sequence[Altered], width: int) -> list[Line]:
    if not altered:
        return []
    lines = [BLANK, Line(f"{title} ({len(altered)})", Tone.HEAD)]
    for one in altered:
        lines += [*_question(one.now, width), *wrap(_went(one), width, first="      ", tone=Tone.FAINT)]
    return lines


def _went(one: Altered) -> str:
    """Say what changed of a question: `evidence none -> 1, wrong -> right`."""
    said = [
        ("evidence ", one.before.rank or "none", one.now.rank or "none"),
        ("", one.before.outcome, one.now.outcome),
    ]
    if one.before.outcome is one.now.outcome:  # else it says whether evidence is quoted well enough
        quoted = {True: "yes", False: "no", None: "none"}
        said.append(("evidence quoted: ", quoted[one.before.evidence_quoted], quoted[one.now.evidence_quoted]))
    return ", ".join(f"{what}{before} -> {now}" for what, before, now in said if before != now)


def _share(value: float | None) -> str:
    return NO_FIGURE if value is None else f"{value:.2f}"


def _questions(count: int) -> str:
    return f"{count} question{'' if count == 1 else 's'}"
