"""The encoder: one vector for a text, and one for each of its tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from hscqa.encode.loading import OnDemand, first_line, loading, threads_for
from hscqa.encode.packed import unpack
from hscqa.errors import ModelUnusable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from hscqa.encode.files import ModelFiles

BATCH = 16
"""Texts a step. On four cores 8 to 32 differ by less than the noise; 16 keeps the progress bar moving."""


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


class SentenceEncoder(OnDemand):
    """A sentence-transformers model."""

    def _loaded(self) -> Any:  # noqa: ANN401  as `load`
        """Load the model; raise ModelUnusable where it cannot be."""
        self.files.check()
        return _load(self.files, self.device)

    @property
    def dimension(self) -> int:
        """The number of components of every vector."""
        return int(self.load().get_embedding_dimension())

    @property
    def longest(self) -> int:
        """How many tokens of a text are read, the model's own two markers included; the rest is cut."""
        return int(self.load().max_seq_length)

    def encode_tokens(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> list[TokenVectors]:
        """Encode each text, longest first, so that a batch holds texts of like length.

        Raises ModelUnusable where the model fails. Batches of several threads take turns: a tokenizer keeps the
        padding and cutting it was last told.
        """
        model = self.load()
        order = sorted(range(len(texts)), key=lambda i: (-len(texts[i]), i))
        made: list[TokenVectors | None] = [None] * len(texts)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            with self._lock, threads_for(len(chosen)):
                batch = _encode_batch(model, [texts[i] for i in chosen])
            for index, vectors in zip(chosen, batch, strict=True):
                made[index] = vectors
            if progress is not None:
                progress(min(start + BATCH, len(order)))
        return [vectors for vectors in made if vectors is not None]


def _load(files: ModelFiles, device: str | None) -> Any:  # noqa: ANN401  see SentenceEncoder.load
    """Import sentence-transformers and load the model."""
    with loading(files, "--model"):
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415  seconds of imports, paid only here

        model = SentenceTransformer(
            files.location,
            device=device,
            local_files_only=not files.remote,
            trust_remote_code=False,
            model_kwargs={"use_safetensors": True},
        )
        unpack(model, files)
        return model


def _encode_batch(model: Any, texts: list[str]) -> list[TokenVectors]:  # noqa: ANN401  see SentenceEncoder.load
    """Encode texts of like length in one step, without the prompt that some models put before a text."""
    try:
        cut = model.tokenizer(texts, truncation=True, max_length=model.max_seq_length, return_offsets_mapping=True)
        outputs = model.encode(
            texts, prompt="", batch_size=len(texts), output_value=None, convert_to_numpy=False, show_progress_bar=False
        )
    except (RuntimeError, NotImplementedError) as error:
        what = f"the model failed: {first_line(error)}"
        raise ModelUnusable(what, "use another --device or --model") from error
    return [
        _vectors(output, np.asarray(offsets, dtype=np.int32).reshape(-1, 2))
        for output, offsets in zip(outputs, cut["offset_mapping"], strict=True)
    ]


def _vectors(output: dict[str, Any], offsets: NDArray[np.int32]) -> TokenVectors:
    """Take one text's vectors out of the model's output, without its start and end markers."""
    own = offsets[:, 1] > offsets[:, 0]
    read = output["attention_mask"].cpu().numpy().astype(bool)
    tokens = unit(output["token_embeddings"].float().cpu().numpy()[read][own])
    ids = output["input_ids"].cpu().numpy().astype(np.int32)[read][own]
    pooled = unit(output["sentence_embedding"].float().cpu().numpy())
    return TokenVectors(pooled, tokens, ids, offsets[own])


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale vectors (rows, or one) to norm 1; raise ModelUnusable where one is not finite."""
    if not np.isfinite(vectors).all():
        raise ModelUnusable("the model gave vectors that are not numbers", "use another --model or --device")
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: NDArray[np.float32] = (vectors / np.maximum(norms, 1e-12)).astype(np.float32)
    return scaled
