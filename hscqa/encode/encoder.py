"""The encoder: one vector for a text, and one for each of its tokens."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING

from hscqa.encode.torch_model import TorchModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hscqa.encode.files import ModelFiles
    from hscqa.encode.numpy_model import NumpyModel
    from hscqa.encode.vectors import TokenVectors

SEVERAL = 512
"""Texts that NumPy reads at most. It reads about as many in the time that sentence-transformers takes to load."""


class SentenceEncoder:
    """A sentence-transformers model. NumPy runs it for a few texts, sentence-transformers for many.

    Both give the same vectors, but for rounding. NumPy is ready in a fraction of a second, and other threads go on
    meanwhile. Sentence-transformers takes seconds to load, and may use a graphics card; it alone runs where a device is
    named, and models that NumPy cannot run exactly.
    """

    def __init__(self, files: ModelFiles, device: str | None = None) -> None:
        """Remember which model to load; `device` None leaves the choice to torch."""
        self.files = files
        self.device = device
        self._few: NumpyModel | TorchModel | None = None
        self._many = TorchModel(files, device)
        self._lock = threading.Lock()

    def load(self) -> None:
        """Load what runs the model for a few texts; raise ModelUnusable where it cannot be."""
        self._ready()

    def _ready(self) -> NumpyModel | TorchModel:
        """Give what runs the model for a few texts; it is loaded once."""
        with self._lock:
            if self._few is None:
                self._few = self._loaded()
            return self._few

    def _loaded(self) -> NumpyModel | TorchModel:
        """Load what runs the model for a few texts."""
        from hscqa.encode.numpy_model import multiply_with_one_thread  # noqa: PLC0415  to name a model takes none of it
        from hscqa.encode.reading import read  # noqa: PLC0415  as above

        multiply_with_one_thread()
        if self.device is None:
            self.files.check()
            plain = read(self.files)
            if plain is not None:
                return plain
        self._many.load()
        return self._many

    @property
    def dimension(self) -> int:
        """The number of components of every vector."""
        return self._ready().dimension

    @property
    def longest(self) -> int:
        """How many tokens of a text are read, the model's own two markers included; the rest is cut."""
        return self._ready().longest

    def encode_tokens(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> list[TokenVectors]:
        """Encode each text, longest first, so that a batch holds texts of like length.

        Raises ModelUnusable where the model fails. Several threads may ask.
        """
        model = self._ready() if len(texts) <= SEVERAL else self._many
        order = sorted(range(len(texts)), key=lambda i: (-len(texts[i]), i))
        batches = [order[start : start + model.batch] for start in range(0, len(order), model.batch)]
        made: dict[int, TokenVectors] = {}
        encoding = model.encode([[texts[i] for i in chosen] for chosen in batches])
        with closing(encoding) as encoded:  # `progress` may raise, to stop it
            for chosen, vectors in zip(batches, encoded, strict=True):
                made.update(zip(chosen, vectors, strict=True))
                if progress is not None:
                    progress(len(made))
        return [made[i] for i in range(len(texts))]
