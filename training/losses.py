"""What a step learns from: mean vectors and late interaction, each from question to passage and back.

In-batch negatives: Henderson and others, arXiv:1705.00652 (2017). Late interaction: Khattab and Zaharia, SIGIR 2020.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy as np
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    from training.recipe import Recipe

SHARPNESS = 20.0
"""One over the temperature: cosines of one batch differ by little."""


@dataclass(frozen=True, slots=True)
class Texts:
    """A batch of texts as the model sees them."""

    pooled: Tensor
    """(n, d), rows of norm 1."""
    tokens: Tensor
    """(n, t, d), rows of norm 1."""
    weights: Tensor
    """(n, t): how rare each token is; 0 for padding and the model's own markers."""


class Reader(nn.Module):  # type: ignore[misc]  # torch is not read for its types, here and below
    """Runs the model on tokenized texts, and weighs their tokens."""

    def __init__(self, model: SentenceTransformer, rarity: Tensor) -> None:
        """Take the model and its tokens' rarity, (vocabulary,)."""
        super().__init__()
        self.model = model
        self.register_buffer("rarity", rarity, persistent=False)
        self.markers = markers(model)

    def forward(self, features: Mapping[str, Tensor]) -> Texts:
        """Encode one column of a batch."""
        ids = features["input_ids"]
        outputs = self.model(dict(features))
        weights = self.rarity[ids] * features["attention_mask"]
        for marker in self.markers:
            weights = weights * (ids != marker)
        return Texts(
            functional.normalize(outputs["sentence_embedding"].float(), dim=-1),
            functional.normalize(outputs["token_embeddings"].float(), dim=-1),
            weights,
        )


def markers(model: SentenceTransformer) -> tuple[int, ...]:
    """Give the tokens that stand for no part of a text."""
    return (model.tokenizer.cls_token_id, model.tokenizer.sep_token_id, model.tokenizer.pad_token_id)


class PassageLoss(nn.Module):  # type: ignore[misc]
    """For columns of passage, questions and, as the recipe says, last columns of near misses."""

    def __init__(self, model: SentenceTransformer, rarity: Tensor, recipe: Recipe, *, near_misses: int) -> None:
        """Take what `Reader` needs; `near_misses` says how many of the last columns are such."""
        super().__init__()
        self.read = Reader(model, rarity)
        self.recipe = recipe
        self.near_misses = near_misses

    def forward(self, sentence_features: Iterable[Mapping[str, Tensor]], labels: Tensor | None = None) -> Tensor:  # noqa: ARG002
        """Give the loss of a batch."""
        passages, *columns = [self.read(features) for features in sentence_features]
        with torch.autocast(passages.pooled.device.type, enabled=False):
            losses = [
                weight * self._both_ways(torch.stack([score(column, passages) for column in columns]))
                for weight, score in ((self.recipe.dense, dense), (self.recipe.late, late))
                if weight
            ]
        return torch.stack(losses).sum()

    def _both_ways(self, scores: Tensor) -> Tensor:
        """Give the loss of scores (columns, n, n), of row i's questions with passage j."""
        scores = scores * SHARPNESS
        answered, missed = scores.split([len(scores) - self.near_misses, self.near_misses])
        own = torch.arange(scores.shape[-1], device=scores.device)
        forward = functional.cross_entropy(answered.flatten(0, 1), own.repeat(len(answered)))
        if not self.recipe.backward:
            return forward
        # From a passage: its question against all questions of others, and all near misses, its own among them.
        others = answered.masked_fill(torch.eye(len(own), dtype=torch.bool, device=scores.device), -torch.inf)
        against = torch.cat([others, missed]).flatten(0, 1).logsumexp(0)
        right = answered.diagonal(dim1=1, dim2=2)
        return forward + self.recipe.backward * (torch.logaddexp(right, against) - right).mean()


class StatementLoss(nn.Module):  # type: ignore[misc]
    """For columns of statements that answer each other; each is looked for from the other."""

    def __init__(
        self, model: SentenceTransformer, rarity: Tensor, recipe: Recipe, *, partners: NDArray[np.bool_]
    ) -> None:
        """Take what `Reader` needs; `partners` (n, n) says of all n pairs which first is tied to which second."""
        super().__init__()
        self.read = Reader(model, rarity)
        self.recipe = recipe
        self.register_buffer("partners", torch.as_tensor(partners), persistent=False)

    def forward(self, sentence_features: Iterable[Mapping[str, Tensor]], labels: Tensor) -> Tensor:
        """Give the loss of a batch; `labels` are the pairs' numbers. No text is a negative of a partner of its own."""
        first, second = (self.read(features) for features in sentence_features)
        with torch.autocast(first.pooled.device.type, enabled=False):
            own = torch.arange(len(labels), device=labels.device)
            known = self.partners[labels][:, labels].masked_fill(own[:, None] == own, value=False)
            losses = []
            for weight, score in ((self.recipe.dense, dense), (self.recipe.late, late_both)):
                if weight:
                    scores = (score(first, second) * SHARPNESS).masked_fill(known, -torch.inf)
                    ways = functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)
                    losses.append(weight * ways / 2)
        return torch.stack(losses).sum()


def dense(questions: Texts, passages: Texts) -> Tensor:
    """Give the cosine of every question with every passage: (questions, passages)."""
    return questions.pooled @ passages.pooled.T


def late(questions: Texts, passages: Texts) -> Tensor:
    """Give the late interaction of every question with every passage, as `hscqa.late` defines it."""
    nearest = torch.einsum("qtd,psd->qpts", questions.tokens, passages.tokens)
    nearest = nearest.masked_fill((passages.weights == 0)[None, :, None, :], -1.0).amax(-1)
    total = questions.weights.sum(1).clamp_min(1e-6)
    return torch.einsum("qpt,qt->qp", nearest, questions.weights) / total[:, None]


def late_both(first: Texts, second: Texts) -> Tensor:
    """Give the mean of the late interaction in both directions: (first, second)."""
    return (late(first, second) + late(second, first).T) / 2
