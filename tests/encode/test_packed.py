"""Weights of a byte each: read with their scales, or refused."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hscqa.encode import SentenceEncoder, find_model
from hscqa.encode.files import WEIGHTS
from hscqa.errors import ModelUnusable

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.model, pytest.mark.parametrize("device", [None, "cpu"], ids=["numpy", "torch"])]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of our own encoder."""
    shutil.copytree(find_model().location, tmp_path / "mine")
    return tmp_path / "mine"


def test_a_scale_that_belongs_to_no_weights_is_refused(folder: Path, device: str | None) -> None:
    from safetensors.numpy import load_file, save_file  # noqa: PLC0415

    weights = load_file(folder / WEIGHTS)
    save_file(weights | {"head.weight.scale": np.ones((2, 1), np.float16)}, folder / WEIGHTS, {"format": "pt"})
    with pytest.raises(ModelUnusable, match=r"mine has a scale for head\.weight and no such weights"):
        SentenceEncoder(find_model(str(folder)), device).load()


def test_weights_count_as_much_as_their_scale_says(folder: Path, device: str | None) -> None:
    from safetensors.numpy import load_file, save_file  # noqa: PLC0415

    name = "embeddings.word_embeddings.weight"
    weights = load_file(folder / WEIGHTS)
    (before,) = SentenceEncoder(find_model(str(folder)), device).encode_tokens(["set aside"])
    halved = weights[name] // 2
    save_file(weights | {name: halved}, folder / WEIGHTS, {"format": "pt"})
    (weaker,) = SentenceEncoder(find_model(str(folder)), device).encode_tokens(["set aside"])
    scale = weights[f"{name}.scale"] * 2
    save_file(weights | {name: halved, f"{name}.scale": scale}, folder / WEIGHTS, {"format": "pt"})
    (again,) = SentenceEncoder(find_model(str(folder)), device).encode_tokens(["set aside"])
    assert float(before.pooled @ weaker.pooled) < 0.99
    assert float(before.pooled @ again.pooled) > 0.99
