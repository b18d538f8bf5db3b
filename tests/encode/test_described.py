"""Which models NumPy may run: those whose folder says nothing that it does not know."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from hscqa.encode import OWN, PUBLISHED, ModelFiles, find_model
from hscqa.encode.described import plain
from hscqa.encode.files import WEIGHTS
from hscqa.encode.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Weights = dict[str, NDArray[Any]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of our own encoder without its weights."""
    shutil.copytree(find_model().location, tmp_path / "mine", ignore=shutil.ignore_patterns(WEIGHTS))
    return tmp_path / "mine"


def files(folder: Path) -> ModelFiles:
    """Give the files of a folder."""
    return ModelFiles("mine", str(folder), "sha256:0", remote=False)


def change(path: Path, **keys: Any) -> None:  # noqa: ANN401  whatever JSON holds
    """Change keys of a JSON file, which may be a new one."""
    said = json.loads(path.read_text("utf-8")) if path.exists() else {}
    path.write_text(json.dumps(said | keys), "utf-8")


def change_modules(folder: Path, edit: Callable[[list[dict[str, Any]]], Any]) -> None:
    """Change the parts of a model."""
    path = folder / "modules.json"
    modules = json.loads(path.read_text("utf-8"))
    edit(modules)
    path.write_text(json.dumps(modules), "utf-8")


def change_pieces(folder: Path, **keys: Any) -> None:  # noqa: ANN401  as `change`
    """Change how words are cut into pieces."""
    path = folder / "tokenizer.json"
    change(path, model=json.loads(path.read_text("utf-8"))["model"] | keys)


@pytest.mark.parametrize("name", [OWN, PUBLISHED])
def test_both_models_that_the_install_brings_are_plain(name: str) -> None:
    described = plain(find_model(name))
    assert described is not None
    assert (described.longest, described.config.num_hidden_layers, len(described.pieces)) == (256, 6, 30_522)


USUAL: dict[str, Callable[[Path], Any]] = {
    "nothing changed": lambda _: None,
    "no normalising part": lambda folder: change_modules(folder, lambda parts: parts.pop()),
    "no prompts": lambda folder: change(
        folder / "config_sentence_transformers.json", prompts={"query": ""}, default_prompt_name=None
    ),
    "the mean as newer releases say it": lambda folder: (
        (folder / "1_Pooling" / "config.json").write_text(
            '{"embedding_dimension": 384, "pooling_mode": "mean", "include_prompt": true}', "utf-8"
        )
        and None
    ),
    "parts as newer releases name them": lambda folder: change_modules(
        folder, lambda parts: parts[0].update(type="sentence_transformers.base.modules.transformer.Transformer")
    ),
}
UNUSUAL: dict[str, Callable[[Path], Any]] = {
    "another family": lambda folder: change(folder / "config.json", model_type="roberta"),
    "another activation": lambda folder: change(folder / "config.json", hidden_act="gelu_new"),
    "other places": lambda folder: change(folder / "config.json", position_embedding_type="relative_key"),
    "half precision": lambda folder: change(folder / "config.json", dtype="float16"),
    "a decoder": lambda folder: change(folder / "config.json", is_decoder=True),
    "heads of unlike size": lambda folder: change(folder / "config.json", num_attention_heads=11),
    "more pieces than weights": lambda folder: change(folder / "config.json", vocab_size=30_521),
    "fewer bits": lambda folder: change(folder / "config.json", quantization_config={"bits": 4}),
    "more tokens than places": lambda folder: change(folder / "sentence_bert_config.json", max_seq_length=513),
    "no bound on tokens": lambda folder: change(folder / "sentence_bert_config.json", max_seq_length=None),
    "lower case": lambda folder: change(folder / "sentence_bert_config.json", do_lower_case=True),
    "the first token's vector": lambda folder: change(
        folder / "1_Pooling" / "config.json", pooling_mode_mean_tokens=False, pooling_mode_cls_token=True
    ),
    "two vectors for a text": lambda folder: change(folder / "1_Pooling" / "config.json", pooling_mode_max_tokens=True),
    "a dense part": lambda folder: change_modules(
        folder, lambda parts: parts[2].update(path="2_Dense", type="sentence_transformers.models.Dense")
    ),
    "a part of its own": lambda folder: change_modules(folder, lambda parts: parts[0].update(type="mine.Transformer")),
    "parts elsewhere": lambda folder: change_modules(folder, lambda parts: parts[0].update(path="0_Transformer")),
    "prompts": lambda folder: change(folder / "config_sentence_transformers.json", prompts={"query": "query: "}),
    "an adapter": lambda folder: change(folder / "adapter_config.json"),
    "another tokenizer": lambda folder: change(folder / "tokenizer_config.json", tokenizer_class="MPNetTokenizer"),
    "another marker": lambda folder: change(folder / "tokenizer_config.json", cls_token="<s>"),  # noqa: S106  a word
    "another marker in the map": lambda folder: change(folder / "special_tokens_map.json", cls_token="<s>"),  # noqa: S106
    "other pieces": lambda folder: change_pieces(folder, type="BPE"),
    "a marker without a piece": lambda folder: change_pieces(folder, vocab={}),
    "no tokenizer": lambda folder: (folder / "tokenizer.json").unlink(),
    "no JSON": lambda folder: (folder / "modules.json").write_bytes(b"\xff"),
}


@pytest.mark.parametrize("edit", USUAL.values(), ids=USUAL)
def test_a_folder_that_says_the_same_in_other_words_is_plain(folder: Path, edit: Callable[[Path], None]) -> None:
    edit(folder)
    assert plain(files(folder)) == plain(find_model())


@pytest.mark.parametrize("edit", UNUSUAL.values(), ids=UNUSUAL)
def test_a_folder_that_says_anything_else_is_not_plain(folder: Path, edit: Callable[[Path], None]) -> None:
    edit(folder)
    assert plain(files(folder)) is None


WORDS = "embeddings.word_embeddings.weight"
BIAS = "encoder.layer.5.output.dense.bias"
HARMS: dict[str, Callable[[Weights], Any]] = {
    "a part missing": lambda weights: weights.pop(BIAS),
    "another size": lambda weights: weights.update({BIAS: weights[BIAS][:-1]}),
    "half precision": lambda weights: weights.update({BIAS: weights[BIAS].astype(np.float16)}),
    "whole numbers without scales": lambda weights: weights.pop(f"{WORDS}.scale"),
    "too few scales": lambda weights: weights.update({f"{WORDS}.scale": weights[f"{WORDS}.scale"][:, :1].copy()}),
    "scales of nothing": lambda weights: weights.update({"head.weight.scale": np.ones((2, 1), np.float16)}),
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_weights_that_are_not_those_of_the_model_are_not_read(folder: Path, harm: Callable[[Weights], Any]) -> None:
    from safetensors.numpy import load_file, save_file  # noqa: PLC0415  for these few tests

    weights = load_file(Path(find_model().location) / WEIGHTS)
    harm(weights)
    save_file(weights, folder / WEIGHTS)
    assert read(files(folder)) is None


def test_no_weights_are_not_read(folder: Path) -> None:
    assert read(files(folder)) is None
