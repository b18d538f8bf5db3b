"""Passages to vectors, each once: what an earlier generation has is carried over."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from hscqa.model import Span
from hscqa.structure import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hscqa.encode import Encoder, TokenVectors
    from hscqa.index.vectors import PassageVectors, Vectors
    from hscqa.model import Passage

LONGEST_WINDOW = 170
"""Words that the encoder reads at once without cutting; a longer passage is encoded in runs of sentences."""


def key_of(passage: Passage) -> bytes:
    """Hash what is embedded of a passage."""
    return hashlib.sha256(passage.body.encode("utf-8")).digest()


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
    keys = [key_of(passage) for passage in passages]
    fresh = {key: passage for key, passage in zip(keys, passages, strict=True) if key not in carried}
    made = _encode(fresh, encoder, progress)
    vectors = [
        known.all_of(carried[key]) if known is not None and key in carried else made[key] for key in keys
    ]
    return vectors, sum(key in carried for key in keys)


def _encode(
    fresh: dict[bytes, Passage], encoder: Encoder, progress: Callable[[str, int, int], None]
) -> dict[bytes, PassageVectors]:
    """Encode passages: each in windows for its tokens, and each of its sentences alone."""
    texts: list[str] = []
    plans: dict[bytes, tuple[list[Span], list[Span], int]] = {}
    for key, passage in fresh.items():
        spans = list(sentences(passage.body)) or [Span(0, len(passage.body))]
        windows = windows_of(passage.body, spans)
        plans[key] = (spans, windows, len(texts))
        texts += [passage.body[start:end] for start, end in windows]
        if len(spans) > 1:
            texts += [passage.body[start:end] for start, end in spans]
    if not texts:
        return {}
    progress("loading the encoder", 0, 0)
    encoded = encoder.encode_tokens(texts, lambda done: progress("encoding passages", done, len(texts)))
    return {key: _gather(key, *plan, encoded) for key, plan in plans.items()}


def windows_of(body: str, spans: Sequence[Span]) -> list[Span]:
    """Gather sentences into windows that the encoder reads whole."""
    windows: list[Span] = []
    for span in spans:
        if windows and len(body[windows[-1].start : span.end].split()) <= LONGEST_WINDOW:
            windows[-1] = Span(windows[-1].start, span.end)
        else:
            windows.append(span)
    return windows


def _gather(
    key: bytes, spans: list[Span], windows: list[Span], first: int, encoded: Sequence[TokenVectors]
) -> PassageVectors:
    """Put one passage's vectors together."""
    from hscqa.index.vectors import PassageVectors  # noqa: PLC0415  faiss loads only where vectors are written

    in_windows = encoded[first : first + len(windows)]
    alone = encoded[first + len(windows) : first + len(windows) + (len(spans) if len(spans) > 1 else 0)]
    whole = np.mean([vectors.pooled for vectors in in_windows], axis=0)
    whole = whole / max(float(np.linalg.norm(whole)), 1e-12)
    starts = np.concatenate(
        [vectors.offsets[:, 0] + window.start for vectors, window in zip(in_windows, windows, strict=True)]
    )
    return PassageVectors(
        key=key,
        rows=np.stack([whole, *(vectors.pooled for vectors in alone)]).astype(np.float32),
        tokens=np.concatenate([vectors.tokens for vectors in in_windows]).astype(np.float16),
        ids=np.concatenate([vectors.ids for vectors in in_windows]),
        sentences=(np.searchsorted([span.start for span in spans], starts, side="right") - 1).astype(np.int16),
    )
