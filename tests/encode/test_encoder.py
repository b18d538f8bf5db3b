"""The real encoder, run by NumPy and by torch: a text is the same alone, in company and from several threads."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np
import pytest

from hscqa.encode import OWN, SentenceEncoder, find_model
from hscqa.errors import ModelUnusable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hscqa.encode import TokenVectors

pytestmark = pytest.mark.model

TEXTS = (
    "The set-aside budget must be given to boards.",
    "Leadership",
    "",
    "  Note ¹² says: “£222.5 million” in Scotland’s 2017/18 plans…\u00a0",
    "care " * 2_000,
    "ünïcödé \ufffd \0 end",
)


@pytest.fixture(scope="module", params=[None, "cpu"], ids=["numpy", "torch"])
def encoder(request: pytest.FixtureRequest) -> SentenceEncoder:
    """Give our own encoder; one that is given a device is run by torch."""
    return SentenceEncoder(find_model(), request.param)


def same(one: TokenVectors, other: TokenVectors) -> bool:
    """Whether two encodings agree but for rounding."""
    return (
        np.array_equal(one.ids, other.ids)
        and np.array_equal(one.offsets, other.offsets)
        and np.allclose(one.pooled, other.pooled, atol=1e-5)
        and np.allclose(one.tokens, other.tokens, atol=1e-5)
    )


def test_every_vector_has_norm_one_and_every_token_its_place(encoder: SentenceEncoder) -> None:
    for text, made in zip(TEXTS, encoder.encode_tokens(TEXTS), strict=True):
        assert made.pooled.shape == (encoder.dimension,)
        assert np.linalg.norm(made.pooled) == pytest.approx(1, abs=1e-5)
        assert made.tokens.shape == (len(made.ids), encoder.dimension)
        assert np.linalg.norm(made.tokens, axis=1) == pytest.approx(1, abs=1e-5)
        assert all(text[start:end].strip() for start, end in made.offsets.tolist())
        assert (np.diff(made.offsets[:, 0]) >= 0).all()


def test_tokens_are_the_words_of_the_text(encoder: SentenceEncoder) -> None:
    text = TEXTS[0]
    (made,) = encoder.encode_tokens([text])
    assert [text[start:end].lower() for start, end in made.offsets.tolist()] == (
        "the set - aside budget must be given to boards .".split()
    )


def test_a_text_that_is_too_long_is_cut_and_an_empty_one_has_no_tokens(encoder: SentenceEncoder) -> None:
    made = dict(zip(TEXTS, encoder.encode_tokens(TEXTS), strict=True))
    assert len(made["care " * 2_000].ids) == encoder.longest - 2
    assert len(made[""].ids) == 0
    assert encoder.encode_tokens([]) == []


def test_a_text_is_the_same_alone_and_in_company(encoder: SentenceEncoder) -> None:
    together = encoder.encode_tokens(TEXTS * 3)
    for place, text in enumerate(TEXTS):
        assert same(encoder.encode_tokens([text])[0], together[place])
        assert same(together[place], together[place + len(TEXTS)])


def test_progress_counts_up_to_all(encoder: SentenceEncoder) -> None:
    told: list[int] = []
    encoder.encode_tokens(TEXTS * 3, told.append)
    assert told == sorted(set(told))
    assert told[-1] == len(TEXTS) * 3


def test_several_threads_get_what_one_would(encoder: SentenceEncoder) -> None:
    alone = encoder.encode_tokens(TEXTS)

    def some(first: int) -> list[TokenVectors]:
        return encoder.encode_tokens(TEXTS[first:] + TEXTS[:first])

    with ThreadPoolExecutor(4) as pool:
        for first, made in enumerate(pool.map(some, range(len(TEXTS)))):
            expected = alone[first:] + alone[:first]
            assert all(same(one, other) for one, other in zip(made, expected, strict=True))


def test_near_meanings_are_nearer_than_far_ones(encoder: SentenceEncoder) -> None:
    money, also_money, other = (
        made.pooled
        for made in encoder.encode_tokens(["The budget is too small.", "There is not enough money.", "A red bus."])
    )
    assert money @ also_money > money @ other + 0.2


@pytest.mark.parametrize("device", ["cuda:99", "nonsense", ""])
def test_a_device_that_is_not_there_is_refused_in_one_line(device: str) -> None:
    with pytest.raises(ModelUnusable, match=f"cannot load {OWN}: .*; check --model and --device") as error:
        SentenceEncoder(find_model(), device).load()
    assert "\n" not in str(error.value)


def emptied(folder: Path) -> None:
    (folder / "model.safetensors").write_bytes(b"")


def cut_short(folder: Path) -> None:
    with (folder / "model.safetensors").open("r+b") as file:
        file.truncate(1_000_000)


def without_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{}", "utf-8")


def garbled(folder: Path) -> None:
    (folder / "config.json").write_text("not json", "utf-8")


def with_code_of_its_own(folder: Path) -> None:
    (folder / "evil.py").write_text(f"open({str(folder / 'ran')!r}, 'w').close()\nclass Module: pass\n", "utf-8")
    modules = json.loads((folder / "modules.json").read_text("utf-8"))
    modules[0]["type"] = "evil.Module"
    (folder / "modules.json").write_text(json.dumps(modules), "utf-8")


@pytest.mark.parametrize("device", [None, "cpu"])
@pytest.mark.parametrize("harm", [emptied, cut_short, without_tokenizer, garbled, with_code_of_its_own])
def test_a_folder_that_is_no_model_is_refused_in_one_line(
    tmp_path: Path, harm: Callable[[Path], None], device: str | None
) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(find_model().location, folder)
    harm(folder)
    with pytest.raises(ModelUnusable, match="cannot load mine: ") as error:
        SentenceEncoder(find_model(str(folder)), device).load()
    assert "\n" not in str(error.value)
    assert not (folder / "ran").exists()


def test_a_copy_of_the_model_in_a_folder_makes_the_same_vectors(tmp_path: Path, encoder: SentenceEncoder) -> None:
    shutil.copytree(find_model().location, tmp_path / "mine")
    mine = SentenceEncoder(find_model(str(tmp_path / "mine")), encoder.device)
    assert mine.files.fingerprint != encoder.files.fingerprint
    assert all(same(*both) for both in zip(mine.encode_tokens(TEXTS), encoder.encode_tokens(TEXTS), strict=True))


def test_a_prompt_that_a_model_puts_before_texts_is_left_out(tmp_path: Path, encoder: SentenceEncoder) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(find_model().location, folder)
    prompts = {"prompts": {"query": "query: "}, "default_prompt_name": "query"}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts), "utf-8")
    mine = SentenceEncoder(find_model(str(folder)), encoder.device)
    assert all(same(*both) for both in zip(mine.encode_tokens(TEXTS), encoder.encode_tokens(TEXTS), strict=True))
