"""What each way of keeping token vectors costs: bytes, recall and order of late interaction, time to read them.

    python bench/tokens.py                  the development questions on the papers of corpus/
    python bench/tokens.py QUESTIONS.jsonl  and those of a file: a JSON object a line, a passage and its questions

Every way ranks the same candidates by late interaction alone; the question's own tokens stay whole. The first row is
what the encoder gives, and what the others are compared with.
"""

from __future__ import annotations

import json
import random
import sys
import time
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import faiss  # its type hints lack what it adds to its classes when it is loaded
import numpy as np
from gold_scores import questions

from hscqa.encode import SentenceEncoder, find_model
from hscqa.evaluate import rank_of_evidence
from hscqa.index.codes import quantised, restored
from hscqa.late import late_interaction, token_weights
from hscqa.library import Library, Workspace
from hscqa.library.embed import plan
from hscqa.model import Filters, Mode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from hscqa.encode import TokenVectors

    Rows = NDArray[np.float32]

ROOT = Path(__file__).resolve().parent.parent
CANDIDATES = 100
QUESTIONS = 1_500
"""Questions drawn from a file, at most."""
TRAINING = 40_000
"""Tokens that a codebook is trained on, at most."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions, each with the candidates that every way ranks."""

    name: str
    passages: list[Rows]
    """The token vectors of each passage, whole."""
    frequency: NDArray[np.int32]
    """How many passages hold each token."""
    asked: list[TokenVectors]
    candidates: list[list[int]]
    """The candidates of each question, by their number."""
    right: list[set[int]]
    """The candidates that answer it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Token vectors as one way keeps them."""

    rows: Rows
    """What is read back, (tokens, d)."""
    size: float
    """Bytes of a token, its share of a codebook included."""


def whole(rows: Rows) -> Kept:
    """Keep four bytes a component."""
    return Kept(rows, rows.nbytes / len(rows))


def halves(rows: Rows) -> Kept:
    """Keep two bytes a component."""
    return Kept(rows.astype(np.float16).astype(np.float32), 2 * rows.shape[1])


def bytes_in_the_index(rows: Rows) -> Kept:
    """Keep one byte a component, as the index does."""
    return Kept(restored(quantised(rows)), rows.shape[1])


def bytes_of_one_scale(rows: Rows) -> Kept:
    """Keep one byte a component, the same step for all rows: a component of a row of norm 1 is at most 1."""
    return Kept((np.rint(rows * 127) / 127).astype(np.float32), rows.shape[1])


def bits(count: int, rows: Rows) -> Kept:
    """Keep few bits a component, the row stretched to the greatest code and shrunk to norm 1 again."""
    greatest = 2 ** (count - 1) - 1
    scaled = rows / np.abs(rows).max(axis=1, keepdims=True) * greatest
    return Kept(unit(np.rint(scaled)), rows.shape[1] * count / 8)


def product(pieces: int, rows: Rows) -> Kept:
    """Keep one byte for each piece of a row, the number of its like among 256 (product quantisation)."""
    quantizer: Any = faiss.ProductQuantizer(rows.shape[1], pieces, 8)
    quantizer.train(drawn(rows, TRAINING))
    read = unit(quantizer.decode(quantizer.compute_codes(rows)))
    return Kept(read, pieces + 256 * rows.shape[1] * 4 / len(rows))


def residual(count: int, rows: Rows) -> Kept:
    """Keep the nearest centroid's number and few bits for each component of what is left.

    Source: Santhanam et al., ColBERTv2, NAACL 2022, section 3.3; as many centroids as PLAID takes, as far as there are
    tokens to train them.
    """
    most = 2 ** int(np.log2(16 * len(rows) ** 0.5))
    sample = drawn(rows, TRAINING)
    means: Any = faiss.Kmeans(
        rows.shape[1], min(most, len(sample) // 39), niter=8, seed=0, spherical=True, max_points_per_centroid=64
    )
    means.train(sample)
    _, nearest = means.index.search(rows, 1)
    left = rows - means.centroids[nearest[:, 0]]
    levels = np.arange(2**count)
    seen = drawn(left, 1_000)
    edges = np.quantile(seen, levels[1:] / 2**count)
    values = np.quantile(seen, (levels + 0.5) / 2**count).astype(np.float32)
    read = means.centroids[nearest[:, 0]] + values[np.searchsorted(edges, left)]
    return Kept(unit(read), rows.shape[1] * count / 8 + 2 + means.centroids.nbytes / 2 / len(rows))


def principal(kept: int, rows: Rows) -> Kept:
    """Keep two bytes for each of the principal components, around 0 since it is products that count."""
    _, axes = np.linalg.eigh(rows.T @ rows)
    chosen = axes[:, -kept:].astype(np.float32)
    read = (rows @ chosen).astype(np.float16).astype(np.float32) @ chosen.T
    return Kept(read, 2 * kept + rows.shape[1] * kept * 4 / len(rows))


def unit(rows: Rows) -> Rows:
    """Shrink rows to norm 1; one of zeros stays."""
    shrunk: Rows = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)).astype(np.float32)
    return shrunk


def drawn(rows: Rows, most: int) -> Rows:
    """Draw rows, the same ones whenever it is asked."""
    return rows[np.random.default_rng(0).permutation(len(rows))[:most]]


WAYS: dict[str, Callable[[Rows], Kept]] = {
    "float32": whole,
    "float16": halves,
    "int8, each row to its largest (the index)": bytes_in_the_index,
    "int8, one scale for all": bytes_of_one_scale,
    "6 bits": partial(bits, 6),
    "4 bits": partial(bits, 4),
    "3 bits": partial(bits, 3),
    "product quantisation, 96 bytes": partial(product, 96),
    "product quantisation, 48 bytes": partial(product, 48),
    "centroid and 2 bits (ColBERTv2)": partial(residual, 2),
    "256 principal components, float16": partial(principal, 256),
    "192 principal components, float16": partial(principal, 192),
}


def of_the_corpus(encoder: SentenceEncoder) -> Questions:
    """Give the development questions, each with the candidates that a search has for it."""
    library = Library(Workspace.at(ROOT))
    asking = library.asking(Mode.HYBRID)
    asked = [question for question in questions() if question.answerable]
    numbers = range(len(asking.generation.vectors))
    passages = [asking.generation.records.numbered_passages([number])[number] for number in numbers]
    plans = [plan(passage) for passage in passages]
    windows = [planned.body[start:end] for planned in plans for start, end in planned.windows]
    encoded = iter(encoder.encode_tokens(windows))
    tokens = [np.concatenate([next(encoded).tokens for _ in planned.windows]) for planned in plans]
    candidates = [[found.number for found in asking.ranked(one.question, Filters())] for one in asked]
    right = [
        {number for number in chosen if rank_of_evidence([passages[number].text], one.quotes)}
        for one, chosen in zip(asked, candidates, strict=True)
    ]
    put = encoder.encode_tokens([one.question for one in asked])
    return Questions("corpus/", tokens, asking.generation.vectors.document_frequency, put, candidates, right)


def of_a_file(encoder: SentenceEncoder, path: Path) -> Questions:
    """Give questions drawn from a file, each with the passages nearest to it as a whole."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    pairs = [(question, number) for number, line in enumerate(lines) for question in line["questions"]]
    random.Random(0).shuffle(pairs)  # noqa: S311  questions, not secrets
    pairs = pairs[:QUESTIONS]
    asked = encoder.encode_tokens([question for question, _ in pairs])
    encoded = encoder.encode_tokens([line["passage"] for line in lines])
    near = np.stack([one.pooled for one in asked]) @ np.stack([one.pooled for one in encoded]).T
    candidates = np.argsort(-near, axis=1, kind="stable")[:, :CANDIDATES].tolist()
    frequency = np.bincount(np.concatenate([np.unique(one.ids) for one in encoded])).astype(np.int32)
    right = [{number} for _, number in pairs]
    return Questions(path.name, [one.tokens for one in encoded], frequency, asked, candidates, right)


def ranked(put: Questions, rows: Rows, starts: Sequence[int]) -> list[list[int]]:
    """Rank each question's candidates by late interaction with the rows as they are read back."""
    passages = [rows[start:end] for start, end in pairwise(starts)]
    orders = []
    for asked, chosen in zip(put.asked, put.candidates, strict=True):
        weights = token_weights(asked.ids, put.frequency, len(passages))
        scores = {number: late_interaction(asked.tokens, weights, passages[number]) for number in chosen}
        orders.append(sorted(chosen, key=lambda number: (-scores[number], number)))
    return orders


def reciprocal_ranks(put: Questions, orders: list[list[int]]) -> NDArray[np.float64]:
    """Give 1 over the place of the first answer to each question; 0 where none is among its candidates."""
    places = [
        next((place for place, number in enumerate(order, 1) if number in right), None)
        for order, right in zip(orders, put.right, strict=True)
    ]
    return np.array([0.0 if place is None else 1 / place for place in places])


def measure(put: Questions) -> None:
    """Print one table in Markdown."""
    rows = np.concatenate(put.passages)
    starts = np.cumsum([0, *(len(one) for one in put.passages)]).tolist()
    print(f"\n{put.name}: {len(put.asked):,} questions, {len(put.passages):,} passages, {len(rows):,} tokens\n")
    print("| kept as | bytes a token | recall@1 | recall@5 | MRR | difference | moved | same first | same five |")
    print("|---|---|---|---|---|---|---|---|---|")
    best = reference = None
    for name, way in WAYS.items():
        kept = way(rows)
        orders = ranked(put, kept.rows, starts)
        found = reciprocal_ranks(put, orders)
        if reference is None or best is None:
            best, reference = found, orders
        print(f"| {name} | {kept.size:.0f} | {' | '.join(figures(found, best, orders, reference))} |", flush=True)


def figures(
    found: NDArray[np.float64], best: NDArray[np.float64], orders: list[list[int]], reference: list[list[int]]
) -> list[str]:
    """Give one row: recall and MRR, the difference of MRR with its standard error, and how much of the order stays.

    `moved` counts the questions whose answer has another place than with whole vectors.
    """
    apart = found - best
    both = list(zip(orders, reference, strict=True))
    return [
        *(f"{(found >= 1 / most).mean():.4f}" for most in (1, 5)),
        f"{found.mean():.4f}",
        f"{apart.mean():+.4f} ± {apart.std() / len(apart) ** 0.5:.4f}",
        f"{np.count_nonzero(apart)}",
        *(f"{np.mean([one[:most] == other[:most] for one, other in both]):.3f}" for most in (1, 5)),
    ]


def time_reading(rows: Rows) -> None:
    """Print how long a passage of 150 tokens takes to be read back."""
    print("\n| read back, 150 tokens | µs |\n|---|---|")
    half, codes = rows.astype(np.float16), quantised(rows)
    runs = [slice(start, start + 150) for start in range(0, len(rows) - 150, 150)]
    ways: dict[str, Callable[[slice], Rows]] = {
        "float16": lambda run: half[run].astype(np.float32),
        "int8 (the index)": lambda run: restored(codes[run]),
    }
    for name, read in ways.items():
        best = float("inf")
        for _ in range(5):
            begin = time.perf_counter()
            for run in runs:
                read(run)
            best = min(best, time.perf_counter() - begin)
        print(f"| {name} | {best / len(runs) * 1e6:.0f} |")


def main() -> None:
    """Measure the corpus, and the files that were named."""
    encoder = SentenceEncoder(find_model(), "cpu")
    put = of_the_corpus(encoder)
    measure(put)
    for name in sys.argv[1:]:
        measure(of_a_file(encoder, Path(name)))
    time_reading(np.concatenate(put.passages))


if __name__ == "__main__":
    main()
