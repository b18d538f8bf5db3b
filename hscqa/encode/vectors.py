"""What an encoder makes of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from hscqa.errors import ModelUnusable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """What the encoder makes of one text."""

    pooled: NDArray[np.float32]
    """(d,), norm 1: the text as a whole."""
    tokens: NDArray[np.float32]
    """(t, d), rows of norm 1: its tokens, the model's own markers left out. t is 0 for an empty text."""
    ids: NDArray[np.int32]
    """(t,): the tokens' numbers in the model's vocabulary."""
    offsets: NDArray[np.int32]
    """(t, 2): where each token stands in the text, in code points, half-open."""


class Encoder(Protocol):
    """Anything that turns texts into unit vectors."""

    @property
    def dimension(self) -> int:
        """The number of components of every vector."""

    def encode_tokens(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> list[TokenVectors]:
        """Encode each text; `progress` is told how many are done. A text must have no lone surrogate."""


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale vectors (rows, or one) to norm 1; raise ModelUnusable where one is not finite."""
    if not np.isfinite(vectors).all():
        raise ModelUnusable("the model gave vectors that are not numbers", "use another --model or --device")
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: NDArray[np.float32] = (vectors / np.maximum(norms, 1e-12)).astype(np.float32)
    return scaled
