"""A model that is packed to a byte a weight makes the same vectors, but for rounding."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from hscqa.encode import OWN, PUBLISHED, SentenceEncoder, find_model
from hscqa.encode.files import WEIGHTS

pytestmark = pytest.mark.model

TEXTS = (
    "Integration authorities should agree how the set-aside budget is shared by March 2020.",
    "Who pays for the nurses?",
    "care",
    "The board’s chief officer, its “S95 officer” and three carers met on 4 May 2019; £222.5 million was at stake.",
)


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the published model."""
    from training.pack import pack  # noqa: PLC0415  torch is loaded only where the tests are run

    folder = tmp_path_factory.mktemp("packed")
    files = pack(Path(find_model(PUBLISHED).location), folder)
    assert set(files) == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return folder


def test_it_takes_a_quarter_of_the_space(packed: Path) -> None:
    before = (Path(find_model(PUBLISHED).location) / WEIGHTS).stat().st_size
    assert (packed / WEIGHTS).stat().st_size < before / 3.7


def test_its_vectors_are_those_of_the_model_but_for_rounding(packed: Path) -> None:
    whole, small = SentenceEncoder(find_model(PUBLISHED), "cpu"), SentenceEncoder(find_model(str(packed)), "cpu")
    for one, other in zip(whole.encode_tokens(TEXTS), small.encode_tokens(TEXTS), strict=True):
        assert np.array_equal(one.ids, other.ids)
        assert float(one.pooled @ other.pooled) > 0.999
        assert (one.tokens * other.tokens).sum(axis=1).min() > 0.99


def test_no_weight_is_moved_by_more_than_half_a_step(packed: Path) -> None:
    from safetensors.numpy import load_file  # noqa: PLC0415

    whole, small = load_file(Path(find_model(PUBLISHED).location) / WEIGHTS), load_file(packed / WEIGHTS)
    name = "embeddings.word_embeddings.weight"
    scale = small[f"{name}.scale"].astype(np.float32).repeat(32, axis=1)
    assert small[name].dtype == np.int8
    assert (np.abs(small[name] * scale - whole[name]) <= scale * 0.52).all()


def test_what_goes_with_the_package_is_packed_and_has_what_it_needs_only() -> None:
    files = find_model(OWN)
    found = {path.relative_to(files.location).as_posix() for path in Path(files.location).rglob("*") if path.is_file()}
    assert found == {*(files.known or {}), "README.md", "LICENSE"}
    assert sum((Path(files.location) / name).stat().st_size for name in found) < 25_000_000
