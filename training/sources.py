"""What a recipe trains on: rows of texts, how they are put into batches, and what is learnt from each batch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from training import examples
from training.batches import confusable, reviews
from training.examples import by_name, by_paper
from training.leaks import runs
from training.losses import PassageLoss, StatementLoss

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer
    from torch import Tensor, nn

    from training.batches import Groups
    from training.examples import Asked, Tied
    from training.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Source:
    """Examples of one kind."""

    rows: list[dict[str, Any]]
    """Texts by column, in the order in which the loss takes the columns, and a `label`; all rows have the same."""
    passages: tuple[str, ...]
    """The texts whose words count for how rare a word is."""
    loss: Callable[[SentenceTransformer, Tensor, Recipe], nn.Module]
    groups: Callable[[SentenceTransformer, Recipe], Groups]
    """What parts the rows into groups that share a batch."""


def sources_of(recipe: Recipe) -> dict[str, Source]:
    """Gather what a recipe trains on, by name.

    What shares a run of words with a chapter that is kept aside is left out: a response quotes what it responds to.
    Raises ValueError where the review that is to be left out is not known.
    """
    public = examples.responses()
    if recipe.without and recipe.without not in {one.review for one in public}:
        raise ValueError(f"no review is called {recipe.without}")
    made = {}
    trained, chapters = examples.split(examples.reports())
    apart = {run for one in chapters for run in runs(one.passage)}
    if recipe.reports:
        found = [one for one in trained if one.paper.partition("/")[0] != recipe.without]
        made["reports"] = asked([one for one in found if apart.isdisjoint(runs(one.passage))])
    if recipe.invented:
        trained, _ = examples.aside(examples.invented(), key=by_paper)
        made["invented"] = asked(trained if recipe.near_misses else [one.without_near_misses() for one in trained])
    if recipe.statements:
        found_public = [one for one in public if one.review != recipe.without]
        quoted = [one for one in found_public if apart.isdisjoint(runs(f"{one.first}\n{one.second}"))]
        invented, _ = examples.aside(examples.invented_reviews(), key=by_name)
        # Comments are kept from responses: what speaks of a response is no negative of what that one answers.
        made["responses"] = tied([*quoted, *(pair for one in invented for pair in one.responses)])
        made["comments"] = tied([pair for one in invented for pair in one.comments])
    return made


def asked(found: Sequence[Asked]) -> Source:
    """Train on passages and their questions."""
    rows = []
    for one in found:
        questions = {f"question {number}": question for number, question in enumerate(one.questions, 1)}
        wrong = {f"near miss {number}": question for number, question in enumerate(one.near_misses, 1)}
        rows.append({"passage": one.passage} | questions | wrong)
    return Source(
        rows=rows,
        passages=tuple(one.passage for one in found),
        loss=partial(PassageLoss, near_misses=len(found[0].near_misses)),
        groups=lambda model, recipe: confusable(model, found, recipe.group),
    )


def tied(found: Sequence[Tied]) -> Source:
    """Train on statements that answer each other."""
    rows = [{"first": one.first, "second": one.second, "label": number} for number, one in enumerate(found)]
    return Source(
        rows=rows,
        passages=(),
        loss=partial(StatementLoss, partners=partners(found)),
        groups=lambda _model, recipe: reviews([one.review for one in found], recipe.group),
    )


def partners(found: Sequence[Tied]) -> NDArray[np.bool_]:
    """Say which first statements are tied to which second ones, by any of the pairs: (n, n)."""
    known = {(one.first, one.second) for one in found}
    return np.array([[(row.first, column.second) in known for column in found] for row in found])
