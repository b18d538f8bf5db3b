"""A cross-encoder: it reads a question and a passage together, and gives one score for how well they go together.

Source: Nogueira and Cho, Passage Re-ranking with BERT, arXiv:1901.04085 (2019). None comes with the install; a user
names one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from hscqa.encode.loading import OnDemand, first_line, loading, threads_for
from hscqa.errors import ModelUnusable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from hscqa.encode.files import ModelFiles

BATCH = 16
"""Passages a step, as the encoder takes texts."""
HEAD = "ForSequenceClassification"
"""How the architectures end that have a layer which turns a pair of texts into scores."""
REMEDY = "give --reranker a cross-encoder with one score, such as cross-encoder/ms-marco-MiniLM-L6-v2"


class Reranker(OnDemand):
    """A cross-encoder."""

    def _loaded(self) -> Any:  # noqa: ANN401  as `load`
        """Load the model; raise ModelUnusable where it cannot be."""
        return _load(self.files, self.device)

    def score(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Score each text for a question: (texts,), finite, higher is better, comparable for one question only.

        A pair that is longer than the model reads is cut, the longer of the two first. Raises ModelUnusable where the
        model fails. Several threads take turns, as with the encoder.
        """
        if not texts:
            return np.zeros(0, np.float32)
        model = self.load()
        pairs = [(question, text) for text in texts]
        try:
            with self._lock, threads_for(len(pairs)):
                # It sorts the pairs by length itself, so that a batch holds pairs of like length.
                scores: NDArray[np.float32] = model.predict(pairs, batch_size=BATCH, show_progress_bar=False)
        except Exception as error:  # whatever a model of any architecture raises
            raise ModelUnusable(f"{self.files.name} failed: {first_line(error)}", REMEDY) from error
        if scores.shape != (len(pairs),) or not np.isfinite(scores).all():
            raise ModelUnusable(f"{self.files.name} gave scores that are not numbers", REMEDY)
        return scores


def _load(files: ModelFiles, device: str | None) -> Any:  # noqa: ANN401  see Reranker.load
    """Import sentence-transformers and load the model.

    Its scores are taken as they are: squeezed between 0 and 1, the best ones could no longer be told apart; and the
    function that squeezes them would be one that the model's own file names.
    """
    with loading(files, "--reranker"):
        from sentence_transformers import CrossEncoder  # noqa: PLC0415  seconds of imports, paid only here
        from torch.nn import Identity  # noqa: PLC0415

        _check(files)
        return CrossEncoder(
            files.location,
            device=device,
            local_files_only=not files.remote,
            trust_remote_code=False,
            activation_fn=Identity(),
            model_kwargs={"use_safetensors": True, "dtype": "float32"},
        )


def _check(files: ModelFiles) -> None:
    """Raise ModelUnusable for a model that has no layer for one score, or one whose weights are missing.

    Loaded as a cross-encoder, such a model would be given random ones without an error.
    """
    from transformers import AutoConfig, AutoModelForSequenceClassification  # noqa: PLC0415

    local = {"local_files_only": not files.remote, "trust_remote_code": False}
    config = AutoConfig.from_pretrained(files.location, **local)
    architecture = next(iter(config.architectures or ()), "unknown")
    if not architecture.endswith(HEAD):
        raise ModelUnusable(f"{files.name} is no cross-encoder: its architecture is {architecture}", REMEDY)
    if config.num_labels != 1:
        raise ModelUnusable(f"{files.name} gives {config.num_labels} scores for a passage, not one", REMEDY)
    _, told = AutoModelForSequenceClassification.from_pretrained(
        files.location, use_safetensors=True, output_loading_info=True, **local
    )
    if told["missing_keys"]:
        missing = ", ".join(sorted(told["missing_keys"]))
        raise ModelUnusable(f"the weights of {files.name} are not whole: {missing} missing", REMEDY)
