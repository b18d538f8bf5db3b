"""Late interaction: every token of a question looks for its like among a passage's tokens.

Source: Khattab and Zaharia, ColBERT: Efficient and Effective Passage Search via Contextualized Late Interaction
over BERT, SIGIR 2020 (MaxSim). Weighted here by inverse document frequency, so that a rare word counts for more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def token_weights(ids: NDArray[np.int32], frequency: NDArray[np.int32], passages: int) -> NDArray[np.float32]:
    """Weigh tokens by how few passages hold them: ln(1 + (N - n + 1/2) / (n + 1/2)), as BM25 does.

    `frequency[i]` is the number of passages that hold token i; a token beyond it is held by none.
    """
    known = ids < len(frequency)
    held = np.where(known, frequency[np.where(known, ids, 0)], 0).astype(np.float64)
    return np.log1p((passages - held + 0.5) / (held + 0.5)).astype(np.float32)


def late_interaction(
    question: NDArray[np.float32], weights: NDArray[np.float32], passage: NDArray[np.float32]
) -> float:
    """Give the weighted mean, over a question's tokens, of the nearest passage token's similarity: -1 to 1.

    0 where either has no token, or no token of the question weighs anything.
    """
    total = float(weights.sum())
    if len(question) == 0 or len(passage) == 0 or total <= 0:
        return 0.0
    return float((weights * (question @ passage.T).max(axis=1)).sum()) / total


def sentence_scores(
    question: NDArray[np.float32],
    weights: NDArray[np.float32],
    passage: NDArray[np.float32],
    sentence_of: NDArray[np.int16],
) -> NDArray[np.float32]:
    """Give the late interaction of a question with each sentence of a passage: (sentences,)."""
    count = int(sentence_of.max()) + 1 if len(sentence_of) else 0
    return np.array(
        [late_interaction(question, weights, passage[sentence_of == number]) for number in range(count)],
        dtype=np.float32,
    )
