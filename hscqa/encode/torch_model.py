"""A model that sentence-transformers runs: any that it can load, on any device of torch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from hscqa.encode.loading import OnDemand, first_line, loading, threads_for
from hscqa.encode.packed import unpack
from hscqa.encode.vectors import TokenVectors, unit
from hscqa.errors import ModelUnusable

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from numpy.typing import NDArray

    from hscqa.encode.files import ModelFiles


class TorchModel(OnDemand):
    """A sentence-transformers model."""

    batch = 16
    """Texts a step. On four cores 8 to 32 differ by less than the noise; 16 keeps the progress bar moving."""

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

    def encode(self, batches: Sequence[list[str]]) -> Generator[list[TokenVectors], None, None]:
        """Encode batches of texts of like length, in order; raise ModelUnusable where the model fails.

        Batches of several threads take turns: a tokenizer keeps the padding and cutting it was last told.
        """
        model = self.load()
        for texts in batches:
            with self._lock, threads_for(len(texts)):
                made = _encode(model, texts)
            yield made


def _load(files: ModelFiles, device: str | None) -> Any:  # noqa: ANN401  see OnDemand.load
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


def _encode(model: Any, texts: list[str]) -> list[TokenVectors]:  # noqa: ANN401  see OnDemand.load
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
