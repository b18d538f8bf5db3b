"""A run of a gold file, and its comparison with an earlier one, as the JSON object that scripts rely on.

What stands here is what `hscqa.evaluate.read_run` reads back. Shares are rounded to four decimals; null where no
question counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hscqa.evaluate import by_kind, calibration, score

if TYPE_CHECKING:
    from hscqa.evaluate import Altered, Bin, Comparison, Result, Run, Scores
    from hscqa.evaluate.compare import FigureChange
    from hscqa.export.contract import Json


def evaluation(run: Run, compared: Comparison | None = None) -> Json:
    """Give the object of `eval --json`; `comparison` only where there was an earlier run."""
    return {
        "gold": run.gold,
        "questions": len(run.results),
        "hscqa": run.hscqa,
        "encoder": {"name": run.encoder.name, "fingerprint": run.encoder.fingerprint},
        "index": {
            "fingerprint": run.index.fingerprint,
            "papers": run.index.papers,
            "passages": run.index.passages,
        },
        "scores": _scores(score(run.results)),
        "by_kind": {kind: _scores(scores) for kind, scores in by_kind(run.results).items()},
        "calibration": [_bin(one) for one in calibration(run.results)],
        "faults": [{"id": fault.id, "line": fault.line, "what": fault.what} for fault in run.faults],
        "results": [_result(one) for one in run.results],
        **({} if compared is None else {"comparison": _comparison(compared)}),
    }


def _scores(scores: Scores) -> Json:
    return {
        "questions": scores.questions,
        "answerable": scores.answerable,
        "judged": scores.judged,
        "unanswerable": scores.unanswerable,
        **{name: _rounded(value) for name, value in scores.figures.items()},
    }


def _bin(one: Bin) -> Json:
    return {
        "from": one.start,
        "to": one.end,
        "answers": one.answers,
        "confidence": _rounded(one.confidence),
        "right": _rounded(one.right),
    }


def _result(one: Result) -> Json:
    return {
        "id": one.id,
        "fingerprint": one.fingerprint,
        "kind": one.kind,
        "question": one.question,
        "answerable": one.answerable,
        "rank": one.rank,
        "answered": one.answered,
        "evidence_quoted": one.evidence_quoted,
        "right": one.right,
        "outcome": str(one.outcome),
        "confidence": one.confidence,
        "answer": one.answer,
        "quotes": list(one.quotes),
    }


def _comparison(made: Comparison) -> Json:
    return {
        "earlier": {
            "gold": made.before.gold,
            "hscqa": made.before.hscqa,
            "encoder": made.before.encoder.fingerprint,
            "index": made.before.index.fingerprint,
        },
        "compared": made.compared,
        "only_earlier": list(made.only_before),
        "only_now": list(made.only_now),
        "edited": list(made.edited),
        "figures": {name: _change(change) for name, change in made.figures.items()},
        "altered": [_altered(one) for one in made.altered],
    }


def _change(change: FigureChange) -> Json:
    return {
        "questions": change.questions,
        "before": _rounded(change.before),
        "now": _rounded(change.now),
        "better": change.better,
        "worse": change.worse,
        "p_value": _rounded(change.p_value),
    }


def _altered(one: Altered) -> Json:
    return {
        "id": one.now.id,
        "question": one.now.question,
        "verdict": str(one.verdict),
        "rank": [one.before.rank, one.now.rank],
        "outcome": [str(one.before.outcome), str(one.now.outcome)],
        "evidence_quoted": [one.before.evidence_quoted, one.now.evidence_quoted],
    }


def _rounded(share: Any) -> Any:  # noqa: ANN401 - a number or None
    return None if share is None else round(share, 4)
