"""Which models a library uses: the encoder of its index, and a reranker where one was asked for."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from hscqa.encode import Reranker, SentenceEncoder, find_model
from hscqa.errors import IndexUnusable

if TYPE_CHECKING:
    from hscqa.encode import ModelFiles
    from hscqa.index import Generation


class Models:
    """The models that the user chose, or the index names; each is made once, and loaded when it is first used."""

    def __init__(self, model: str | None, device: str | None, reranker: str | None) -> None:
        """Remember the names; None for `model` leaves it to the index, for `reranker` means none."""
        self._model = model
        self._device = device
        self._reranker_name = reranker
        self._reranker: Reranker | None = None
        self._encoder: SentenceEncoder | None = None
        self._lock = threading.Lock()

    def to_ingest(self, live: Generation | None) -> SentenceEncoder:
        """Give the encoder to make an index with: the one that was asked for, else that of the live one, else our own.

        Raises ModelUnusable.
        """
        return self._with(self._files(live))

    def to_build(self, generation: Generation | None) -> SentenceEncoder:
        """Give the encoder for an index that a question needs; raise IndexUnusable where the user named another one.

        A question brings the index up to the corpus, but only an ingest changes what it is made with.
        """
        if self._model is not None and generation is not None and generation.manifest.encoder is not None:
            return self.of(generation)
        return self.to_ingest(generation)

    def of(self, generation: Generation) -> SentenceEncoder:
        """Give the encoder that made a generation; raise IndexUnusable where it is another one now."""
        files = self._files(generation)
        made = generation.manifest
        if files.fingerprint != made.encoder:
            what = (
                f"the index was made with {made.encoder_name} ({made.encoder}), not {files.name} ({files.fingerprint})"
            )
            raise IndexUnusable(what, "make it anew with: hscqa ingest --model NAME")
        return self._with(files)

    def reranker(self) -> Reranker | None:
        """Find the cross-encoder that was asked for, if any; raise ModelUnusable where there are no files of it."""
        with self._lock:
            if self._reranker is None and self._reranker_name is not None:
                self._reranker = Reranker(find_model(self._reranker_name), self._device)
            return self._reranker

    def _files(self, generation: Generation | None) -> ModelFiles:
        """Find the encoder that was asked for, else the one that a generation was made with, else our own."""
        if self._model is not None:
            return find_model(self._model)
        return find_model(generation.manifest.encoder_name if generation is not None else None, asked=False)

    def _with(self, files: ModelFiles) -> SentenceEncoder:
        """Give the encoder of these files: the one that may be loaded already, where they are the same."""
        with self._lock:
            if self._encoder is None or self._encoder.files != files:
                self._encoder = SentenceEncoder(files, self._device)
            return self._encoder
