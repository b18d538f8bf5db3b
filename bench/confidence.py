"""What tells that the papers answer a question, fitted and cross-validated: `python bench/confidence.py`.

The chance that a question is answered at all is fitted to the second set of questions and tried on the first. The
chance that an answer is right is fitted to the answered questions of both.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from gold_scores import MORE_QUESTIONS, QUESTIONS
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from hscqa.answer.confidence import ANSWERABLE, answerable
from hscqa.evaluate import REACH, judge, read_gold
from hscqa.library import Library, Workspace
from hscqa.model import Mode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hscqa.answer import Weighing

ROOT = Path(__file__).resolve().parent.parent
AT_ALL, RIGHTLY = ("late", "named_there", "named_near"), ("late", "named_there", "score")
KEPT = 0.91
"""Share of the answerable questions that is to be answered."""
FOLDS, TIMES = 5, 10


@dataclass(frozen=True)
class Asked:
    """A question, what was weighed, and what came of it."""

    weighing: Weighing
    answerable: bool
    right: bool
    """Whether its best quotations answer it, where it is answered."""


def ask_all(path: Path) -> list[Asked]:
    """Put the questions of a gold file; those that reach nothing are left out."""
    library = Library(Workspace.at(ROOT))
    asking = library.asking(Mode.HYBRID)
    asked = []
    for item in read_gold(path).items:
        weighing = asking.weighed(item.question)
        result = judge(item, library.search(item.question, k=REACH), library.ask(item.question))
        if weighing is not None:
            asked.append(Asked(weighing, item.answerable, bool(result.right)))
    return asked


def fit(asked: Sequence[Asked], names: Sequence[str], *, rightly: bool) -> NDArray[np.float64]:
    """Fit the intercept and the weights; both outcomes weigh alike where it is asked whether to answer at all."""
    outcome = [one.right if rightly else one.answerable for one in asked]
    scale = _scale(names)
    model = LogisticRegression(class_weight=None if rightly else "balanced").fit(_values(asked, names) * scale, outcome)
    return np.concatenate([model.intercept_, model.coef_[0] * scale])


def chances(asked: Sequence[Asked], names: Sequence[str], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the chance of each."""
    odds: NDArray[np.float64] = 1 / (1 + np.exp(-(weights[0] + _values(asked, names) @ weights[1:])))
    return odds


def cross_validate(asked: Sequence[Asked]) -> tuple[float, float]:
    """Give the shares answered of what can be and turned away of what cannot, each judged by a fit without it."""
    outcome = np.array([one.answerable for one in asked])
    shares = []
    for seed in range(TIMES):
        kept = np.zeros(len(asked), bool)
        for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(asked, outcome):
            learnt = [asked[i] for i in train]
            weights = fit(learnt, AT_ALL, rightly=False)
            floor = np.quantile(chances(learnt, AT_ALL, weights)[outcome[train]], 1 - KEPT)
            kept[test] = chances([asked[i] for i in test], AT_ALL, weights) >= floor
        shares.append((kept[outcome].mean(), (~kept[~outcome]).mean()))
    answered, turned_away = np.mean(shares, axis=0)
    return float(answered), float(turned_away)


def main() -> None:
    """Print what was fitted, and how it does."""
    first, second = ask_all(QUESTIONS), ask_all(MORE_QUESTIONS)
    print("answered at all, fitted to the second set:", np.round(fit(second, AT_ALL, rightly=False), 2))
    print("  cross-validated on it: {:.2f} answered, {:.2f} turned away".format(*cross_validate(second)))
    print("in use:", ANSWERABLE)
    for name, asked in (("first", first), ("second", second)):
        kept = np.array([answerable(one.weighing) >= 0.5 for one in asked])  # noqa: PLR2004
        can = np.array([one.answerable for one in asked])
        print(f"  {name} set: {kept[can].mean():.2f} answered, {(~kept[~can]).mean():.2f} turned away")
    both = [one for one in (*first, *second) if answerable(one.weighing) >= 0.5]  # noqa: PLR2004
    print("answered rightly, fitted to both:", np.round(fit(both, RIGHTLY, rightly=True), 2))
    _print_bins(both)


def _print_bins(asked: Sequence[Asked]) -> None:
    """Print how often what is shown at a confidence is right, each judged by a fit without it."""
    right = np.array([one.right for one in asked])
    shown = np.zeros(len(asked))
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(asked, right):
        weights = fit([asked[i] for i in train], RIGHTLY, rightly=True)
        shown[test] = chances([asked[i] for i in test], RIGHTLY, weights)
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = (shown >= low) & (shown < low + 0.2)
        if inside.any():
            print(f"  {inside.sum():3} shown at {shown[inside].mean():.2f}: {right[inside].mean():.2f} right")


def _values(asked: Sequence[Asked], names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([[float(getattr(one.weighing, name)) for name in names] for one in asked])


def _scale(names: Sequence[str]) -> NDArray[np.float64]:
    """Bring late interaction, which moves between 0.2 and 0.8, to the others' width: all are penalised alike."""
    return np.array([10.0 if name == "late" else 1.0 for name in names])


if __name__ == "__main__":
    main()
