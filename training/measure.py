"""How well a model finds what was kept aside: passages of other chapters, of other papers, and statements' answers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import torch

from hscqa.late import Passages, interactions, token_weights
from training import examples
from training.examples import by_name, by_paper, by_review
from training.losses import markers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    from training.examples import Asked, Tied

Ranks = dict[str, list[int]]
"""The place, from 1, of what was looked for, by the way of ranking: `dense` or `late`."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Texts and what a model makes of them."""

    pooled: NDArray[np.float32]
    """(n, d)"""
    tokens: list[NDArray[np.float32]]
    ids: list[NDArray[np.int32]]


def measure(model: SentenceTransformer, without: str = "") -> dict[str, dict[str, float]]:
    """Give recall@1, recall@5 and MRR on what no recipe trains on, by what it is and the way of ranking.

    `without` names a review that the model was not trained on, whose questions and responses are then measured, too.
    """
    reports = examples.reports()
    kept = {one.passage for one in examples.split(reports)[1]}
    chapters = _together(_asked(model, list(group), kept) for _, group in groupby(reports, key=by_paper))
    papers = examples.aside(examples.invented(), key=by_paper)[1]
    invented = examples.aside(examples.invented_reviews(), key=by_name)[1]
    found = {
        "chapters": chapters,
        "invented": _asked(model, papers, {one.passage for one in papers}),
        "responses": answers(model, [pair for one in invented for pair in one.responses]),
        "comments": answers(model, [pair for one in invented for pair in one.comments]),
    }
    if without:
        passages = [one for one in reports if one.paper.partition("/")[0] == without]
        found["left out: questions"] = _asked(model, passages, {one.passage for one in passages})
        found["left out: responses"] = answers(model, [one for one in examples.responses() if one.review == without])
    return {f"{what}, {way}": figures(ranks) for what, ways in found.items() for way, ranks in ways.items()}


def answers(model: SentenceTransformer, pairs: Sequence[Tied]) -> Ranks:
    """Rank what each first statement of a pair answers among all second ones of its review."""
    return _together(_answers(model, list(group)) for _, group in groupby(pairs, key=by_review))


def figures(ranks: Sequence[int]) -> dict[str, float]:
    """Sum up ranks."""
    found = np.array(ranks)
    made = {f"recall@{most}": (found <= most).mean() for most in (1, 5)} | {"mrr": (1 / found).mean()}
    return {name: round(float(figure), 3) for name, figure in made.items()} | {"count": len(ranks)}


def _asked(model: SentenceTransformer, passages: Sequence[Asked], kept: set[str]) -> Ranks:
    """Rank the passage of each question to a kept one among all that are given."""
    chosen = [(place, one) for place, one in enumerate(passages) if one.passage in kept]
    owners = [{place} for place, one in chosen for _ in one.questions]
    questions = [question for _, one in chosen for question in one.questions]
    return _rank(_encode(model, questions), _encode(model, [one.passage for one in passages]), owners)


def _answers(model: SentenceTransformer, pairs: Sequence[Tied]) -> Ranks:
    seconds = list(dict.fromkeys(pair.second for pair in pairs))
    owners: dict[str, set[int]] = {}
    for pair in pairs:
        owners.setdefault(pair.first, set()).add(seconds.index(pair.second))
    return _rank(_encode(model, list(owners)), _encode(model, seconds), list(owners.values()))


def _rank(asked: Encoded, texts: Encoded, owners: Sequence[set[int]]) -> Ranks:
    """Rank the first right text of each question; a wrong one that scores the same stands before it."""
    frequency = np.zeros(1 + max(int(ids.max()) for ids in texts.ids), np.int32)
    for ids in texts.ids:
        frequency[np.unique(ids)] += 1
    passages = Passages.of([(tokens, np.zeros(len(tokens), np.int16)) for tokens in texts.tokens])
    ranks: Ranks = {"dense": [], "late": []}
    for right, vector, tokens, ids in zip(owners, asked.pooled, asked.tokens, asked.ids, strict=True):
        late, _ = interactions(tokens, token_weights(ids, frequency, len(texts.ids)), passages)
        for way, scores in (("dense", texts.pooled @ vector), ("late", late)):
            best = max(float(scores[one]) for one in right)
            ranks[way].append(1 + sum(not score < best for place, score in enumerate(scores) if place not in right))
    return ranks


def _together(found: Iterable[Ranks]) -> Ranks:
    parts = list(found)
    return {way: [rank for part in parts for rank in part[way]] for way in ("dense", "late")}


def _encode(model: SentenceTransformer, texts: list[str]) -> Encoded:
    """Encode texts, without the model's own markers."""
    with torch.autocast(model.device.type, torch.bfloat16):
        outputs = model.encode(texts, output_value=None, show_progress_bar=False)
    pooled, tokens, ids = [], [], []
    for output in outputs:
        own = output["attention_mask"].bool()
        for marker in markers(model):
            own &= output["input_ids"] != marker
        pooled.append(_unit(output["sentence_embedding"]))
        tokens.append(_unit(output["token_embeddings"][own]))
        ids.append(output["input_ids"][own].cpu().numpy().astype(np.int32))
    return Encoded(np.stack(pooled), tokens, ids)


def _unit(vectors: torch.Tensor) -> NDArray[np.float32]:
    made: NDArray[np.float32] = torch.nn.functional.normalize(vectors.float(), dim=-1).cpu().numpy()
    return made
