"""A real cross-encoder, though one of random weights: loaded, asked and refused as any other."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from hscqa.encode import OWN, ModelFiles, Reranker, find_model
from hscqa.errors import ExitCode, ModelUnusable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

pytestmark = pytest.mark.model

QUESTION = "a van for the library?"
TEXTS = (
    "budget",
    "library van",
    "",
    "the van, the library " * 500,
    "van library",
    "ünïcödé \ufffd \0 end",
    "bridge " * 9,
)


@pytest.fixture(scope="module")
def reranker(cross_encoder: Path) -> Reranker:
    """Give the cross-encoder of the tests."""
    return Reranker(find_model(str(cross_encoder)), "cpu")


@pytest.fixture
def copied(cross_encoder: Path, tmp_path: Path) -> Path:
    """Give a copy of its folder that a test may harm."""
    folder = tmp_path / "mine"
    shutil.copytree(cross_encoder, folder)
    return folder


def score_by_hand(folder: Path, text: str) -> float:
    """Ask the model without the library around it."""
    import torch  # noqa: PLC0415  seconds of imports, which only the tests that run pay
    from transformers import AutoModelForSequenceClassification, AutoTokenizer  # noqa: PLC0415

    read = AutoTokenizer.from_pretrained(folder)(QUESTION, text, truncation=True, return_tensors="pt")
    with torch.inference_mode():
        return float(AutoModelForSequenceClassification.from_pretrained(folder).eval()(**read).logits[0, 0])


def test_each_text_gets_the_models_own_score_in_its_place(reranker: Reranker, cross_encoder: Path) -> None:
    scores = reranker.score(QUESTION, TEXTS)
    assert scores.dtype == np.float32
    assert scores.tolist() == pytest.approx([score_by_hand(cross_encoder, text) for text in TEXTS], abs=1e-3)
    assert len(set(np.round(scores, 2).tolist())) == len(TEXTS)  # they differ, so that places can be told apart


def test_a_text_is_scored_alike_alone_and_in_company(reranker: Reranker) -> None:
    together = reranker.score(QUESTION, TEXTS * 5)
    alone = np.concatenate([reranker.score(QUESTION, [text]) for text in TEXTS])
    assert together.tolist() == pytest.approx(np.tile(alone, 5).tolist(), abs=1e-3)


def test_a_text_that_is_too_long_is_cut(reranker: Reranker) -> None:
    longer = reranker.score(QUESTION, [TEXTS[3], f"{TEXTS[3]} and more"])
    assert longer[0] == pytest.approx(longer[1], abs=1e-3)
    assert np.isfinite(reranker.score("van " * 1_000, ["library " * 1_000])).all()


def test_nothing_to_score_loads_nothing(tmp_path: Path) -> None:
    nowhere = ModelFiles("nowhere", str(tmp_path / "nowhere"), "sha256:0", remote=False)
    assert Reranker(nowhere).score(QUESTION, []).tolist() == []


def test_several_threads_get_what_one_would(reranker: Reranker) -> None:
    alone = reranker.score(QUESTION, TEXTS)

    def some(first: int) -> NDArray[np.float32]:
        return reranker.score(QUESTION, TEXTS[first:] + TEXTS[:first])

    with ThreadPoolExecutor(4) as pool:
        for first, scores in enumerate(pool.map(some, range(len(TEXTS)))):
            assert scores.tolist() == pytest.approx(np.roll(alone, -first).tolist(), abs=1e-3)


def edit(path: Path, **changes: Any) -> None:  # noqa: ANN401  whatever JSON holds
    """Change keys of a JSON file; None takes one away."""
    said = json.loads(path.read_text("utf-8")) | changes
    path.write_text(json.dumps({key: value for key, value in said.items() if value is not None}), "utf-8")


def edit_weights(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change a model's weights, by their names."""
    from safetensors.numpy import load_file, save_file  # noqa: PLC0415  for these few tests

    weights = load_file(folder / "model.safetensors")
    change(weights)
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


def test_a_function_that_the_models_own_file_names_is_not_called(reranker: Reranker, copied: Path) -> None:
    edit(copied / "config.json", sentence_transformers={"activation_fn": "torch.nn.modules.activation.Sigmoid"})
    mine = Reranker(find_model(str(copied)), "cpu")
    assert mine.score(QUESTION, TEXTS).tolist() == reranker.score(QUESTION, TEXTS).tolist()


def test_half_precision_weights_are_read_whole(reranker: Reranker, copied: Path) -> None:
    edit_weights(copied, lambda weights: weights.update({n: w.astype(np.float16) for n, w in weights.items()}))
    edit(copied / "config.json", dtype="float16")
    mine = Reranker(find_model(str(copied)), "cpu")
    assert mine.score(QUESTION, TEXTS).tolist() == pytest.approx(reranker.score(QUESTION, TEXTS).tolist(), abs=0.05)


def without_head(folder: Path) -> None:
    edit_weights(folder, lambda weights: weights.pop("classifier.weight"))


def without_a_layer(folder: Path) -> None:
    edit_weights(folder, lambda weights: weights.pop("bert.encoder.layer.0.output.dense.weight"))


def of_two_scores(folder: Path) -> None:
    edit(folder / "config.json", id2label={"0": "no", "1": "yes"}, label2id={"no": 0, "yes": 1})


def of_vectors(folder: Path) -> None:
    edit(folder / "config.json", architectures=["BertModel"])


def of_an_unknown_kind(folder: Path) -> None:
    edit(folder / "config.json", architectures=None)


def cut_short(folder: Path) -> None:
    with (folder / "model.safetensors").open("r+b") as file:
        file.truncate(5_000)


def without_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{}", "utf-8")


def garbled(folder: Path) -> None:
    (folder / "config.json").write_text("not json", "utf-8")


def with_code_of_its_own(folder: Path) -> None:
    (folder / "evil.py").write_text(f"open({str(folder / 'ran')!r}, 'w').close()\nclass Config: pass\n", "utf-8")
    edit(folder / "config.json", model_type="evil", auto_map={"AutoConfig": "evil.Config"})


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (without_head, "the weights of mine are not whole: classifier.weight missing"),
        (without_a_layer, "the weights of mine are not whole: bert.encoder.layer.0.output.dense.weight missing"),
        (of_two_scores, "mine gives 2 scores for a passage, not one"),
        (of_vectors, "mine is no cross-encoder: its architecture is BertModel"),
        (of_an_unknown_kind, "mine is no cross-encoder: its architecture is unknown"),
        (cut_short, "cannot load mine: "),
        (without_tokenizer, "cannot load mine: "),
        (garbled, "cannot load mine: "),
        (with_code_of_its_own, "cannot load mine: "),
    ],
)
def test_what_is_no_whole_cross_encoder_of_one_score_is_refused_in_one_line(
    copied: Path, harm: Callable[[Path], None], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    harm(copied)
    with pytest.raises(ModelUnusable) as error:
        Reranker(find_model(str(copied)), "cpu").score(QUESTION, TEXTS)
    assert error.value.what.startswith(said)
    assert "--reranker" in error.value.remedy
    assert error.value.exit_code == ExitCode.INDEX
    assert "\n" not in str(error.value)
    assert capfd.readouterr() == ("", "")  # the libraries' own tables stay unsaid
    assert not (copied / "ran").exists()


def test_an_encoder_of_sentences_is_no_cross_encoder() -> None:
    with pytest.raises(ModelUnusable, match=f"{OWN} is no cross-encoder: its architecture is BertModel"):
        Reranker(find_model(), "cpu").load()


def test_pickled_weights_are_refused_before_anything_is_loaded(copied: Path) -> None:
    (copied / "model.safetensors").rename(copied / "pytorch_model.bin")
    with pytest.raises(ModelUnusable, match="no safetensors weights; give a model saved as safetensors"):
        find_model(str(copied))


def test_scores_that_are_not_numbers_are_refused(copied: Path) -> None:
    edit_weights(copied, lambda weights: weights.update({"classifier.bias": np.array([np.nan], np.float32)}))
    with pytest.raises(ModelUnusable, match="mine gave scores that are not numbers"):
        Reranker(find_model(str(copied)), "cpu").score(QUESTION, TEXTS)


@pytest.mark.parametrize("device", ["cuda:99", "nonsense"])
def test_a_device_that_is_not_there_is_refused_in_one_line(cross_encoder: Path, device: str) -> None:
    with pytest.raises(ModelUnusable, match=r"cannot load tiny: .*; check --reranker and --device") as error:
        Reranker(find_model(str(cross_encoder)), device).load()
    assert "\n" not in str(error.value)
