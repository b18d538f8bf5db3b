"""Which passages and statements go into one batch: those that are hard to tell apart."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import torch
from sentence_transformers.base.sampler import DefaultBatchSampler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

    from training.examples import Asked

Groups: TypeAlias = "Callable[[np.random.Generator], list[list[int]]]"
"""Parts all rows into groups, with chance from a generator."""

TOO_ALIKE = 0.9
"""Cosine above which two passages say the same: each may answer the other's questions."""
CANDIDATES = 50
"""Passages looked at for each one's group."""


class Batches(DefaultBatchSampler):  # type: ignore[misc]  # sentence-transformers is not read for its types
    """Batches of rows whose groups mostly stay together; the groups are made anew for each epoch."""

    def __init__(self, groups: Groups, kept: Path, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Take what parts all rows into groups.

        The groups of an epoch are kept in the folder `kept`, for a run that goes on in the middle of one: the model is
        another one by then, and would make others.
        """
        super().__init__(*args, **kwargs)
        self.groups = groups
        self.kept = kept

    def __iter__(self) -> Iterator[list[int]]:
        """Give the batches of this epoch."""
        draw = np.random.default_rng((self.seed, self.epoch))
        path = self.kept / f"epoch-{self.epoch}.json"
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            made = path.with_suffix(".new")
            made.write_text(json.dumps(self.groups(np.random.default_rng((self.seed, self.epoch, 1)))), "utf-8")
            made.replace(path)
        groups = json.loads(path.read_text("utf-8"))
        rows = [row for index in draw.permutation(len(groups)) for row in groups[index]]
        batches = [rows[start : start + self.batch_size] for start in range(0, len(rows), self.batch_size)]
        yield from (batches[index] for index in draw.permutation(len(batches)))

    def __len__(self) -> int:
        """Count the batches of an epoch."""
        return math.ceil(len(self.sampler) / int(self.batch_size))


def confusable(model: SentenceTransformer, asked: Sequence[Asked], size: int) -> Groups:
    """Group passages that the model, as it is then, takes for one another: the hardest negatives it has.

    A passage joins another's group where one of the other's questions ranks it high.
    """

    def groups(draw: np.random.Generator) -> list[list[int]]:
        if size <= 1:
            return [[int(row)] for row in draw.permutation(len(asked))]
        near, passages = _rankings(model, asked)
        left = set(range(len(asked)))
        made = []
        for row in map(int, draw.permutation(len(asked))):
            if row in left:
                group = [row]
                for one in map(int, near[row]):
                    fits = one in left and (passages[group] @ passages[one] < TOO_ALIKE).all()
                    if fits and len(group) < size:
                        group.append(one)
                made.append(group)
                left.difference_update(group)
        return made

    return groups


def reviews(names: Sequence[str], size: int) -> Groups:
    """Group pairs of statements of one review, given each one's: they are told from others of their own subject."""

    def groups(draw: np.random.Generator) -> list[list[int]]:
        of_review: dict[str, list[int]] = {}
        for row in map(int, draw.permutation(len(names))):
            of_review.setdefault(names[row], []).append(row)
        return [rows[start : start + size] for rows in of_review.values() for start in range(0, len(rows), size)]

    return groups


def _rankings(model: SentenceTransformer, asked: Sequence[Asked]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Rank passages by how near any question of a passage comes to them: (n, candidates), and the passages' vectors."""
    passages = _vectors(model, [one.passage for one in asked])
    questions = _vectors(model, [question for one in asked for question in one.questions])
    owners = np.repeat(np.arange(len(asked)), [len(one.questions) for one in asked])
    firsts = np.flatnonzero(np.diff(owners, prepend=-1))
    nearest = np.maximum.reduceat(questions @ passages.T, firsts, axis=0)
    return np.argsort(-nearest, axis=1)[:, :CANDIDATES], passages


def _vectors(model: SentenceTransformer, texts: list[str]) -> NDArray[np.float32]:
    was = model.training
    with torch.autocast(model.device.type, torch.bfloat16):
        vectors: NDArray[np.float32] = model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
    model.train(was)
    return vectors
