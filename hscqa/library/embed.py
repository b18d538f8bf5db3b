"""Passages to vectors, each once: what an earlier generation has is carried over."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from hscqa.index.codes import quantised
from hscqa.model import Span
from hscqa.structure import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from hscqa.encode import Encoder, TokenVectors
    from hscqa.index.vectors import PassageVectors, Vectors
    from hscqa.model import Passage

LONGEST_WINDOW = 170
"""Words that the encoder reads at once without cutting; a longer passage is encoded in runs of sentences."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What of a passage is encoded."""

    body: str
    sentences: tuple[Span, ...]
    """At least one; each is encoded alone where there are several."""
    windows: tuple[Span, ...]
    """Runs of sentences, each encoded whole: they give the tokens, each in its context."""

    @property
    def texts(self) -> list[str]:
        """The texts for the encoder: the windows, then the sentences that are encoded alone."""
        alone = self.sentences if len(self.sentences) > 1 else ()
        return [self.body[start:end] for start, end in (*self.windows, *alone)]

    @property
    def key(self) -> bytes:
        """SHA-256 of what is encoded and how it is cut; vectors are carried over where it is the same."""
        cut = f"{[*self.windows]}{[*self.sentences]}".encode()
        return hashlib.sha256(cut + self.body.encode("utf-8")).digest()


def plan(passage: Passage) -> Plan:
    """Plan how a passage is encoded."""
    body = passage.body
    found = sentences(body) or (Span(0, len(body)),)
    return Plan(body, found, tuple(windows_of(body, found)))


def windows_of(body: str, spans: Sequence[Span]) -> list[Span]:
    """Gather sentences into windows that the encoder reads whole; a sentence that is too long stands alone."""
    windows: list[Span] = []
    for span in spans:
        if windows and len(body[windows[-1].start : span.end].split()) <= LONGEST_WINDOW:
            windows[-1] = Span(windows[-1].start, span.end)
        else:
            windows.append(span)
    return windows


def embed(
    passages: Sequence[Passage],
    encoder: Encoder,
    known: Vectors | None,
    progress: Callable[[str, int, int], None],
) -> tuple[list[PassageVectors], int]:
    """Give the vectors of every passage, in order, and how many were carried over from `known`.

    The encoder is loaded only where there is something to encode.
    """
    carried = known.passages() if known is not None else {}
    plans = [plan(passage) for passage in passages]
    keys = [planned.key for planned in plans]
    fresh = {key: planned for key, planned in zip(keys, plans, strict=True) if key not in carried}
    made = _encode(fresh, encoder, progress)
    vectors = [known.all_of(carried[key]) if known is not None and key in carried else made[key] for key in keys]
    return vectors, sum(key in carried for key in keys)


def _encode(
    fresh: dict[bytes, Plan], encoder: Encoder, progress: Callable[[str, int, int], None]
) -> dict[bytes, PassageVectors]:
    """Encode passages as planned."""
    texts = [text for planned in fresh.values() for text in planned.texts]
    if not texts:
        return {}
    progress("loading the encoder", 0, 0)
    encoded = iter(encoder.encode_tokens(texts, lambda done: progress("encoding passages", done, len(texts))))
    return {key: _gather(key, planned, [next(encoded) for _ in planned.texts]) for key, planned in fresh.items()}


def _gather(key: bytes, planned: Plan, encoded: Sequence[TokenVectors]) -> PassageVectors:
    """Put one passage's vectors together."""
    from hscqa.index.vectors import PassageVectors  # noqa: PLC0415  faiss loads only where vectors are written

    in_windows, alone = encoded[: len(planned.windows)], encoded[len(planned.windows) :]
    whole: NDArray[np.float32] = np.mean([vectors.pooled for vectors in in_windows], axis=0)
    whole = whole / max(float(np.linalg.norm(whole)), 1e-12)
    starts = np.concatenate(
        [vectors.offsets[:, 0] + window.start for vectors, window in zip(in_windows, planned.windows, strict=True)]
    )
    firsts = [span.start for span in planned.sentences]
    return PassageVectors(
        key=key,
        rows=np.stack([whole, *(vectors.pooled for vectors in alone)]).astype(np.float32),
        codes=quantised(np.concatenate([vectors.tokens for vectors in in_windows])),
        ids=np.concatenate([vectors.ids for vectors in in_windows]),
        sentences=(np.searchsorted(firsts, starts, side="right") - 1).astype(np.int16),
    )
