"""The encoder that NumPy runs: the same vectors, places and answers as sentence-transformers gives."""

from __future__ import annotations

import json
import math
import shutil
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import threadpool_info, threadpool_limits

from hscqa.encode import OWN, PUBLISHED, SentenceEncoder, encoder, find_model
from hscqa.encode.bert import _erf
from hscqa.encode.numpy_model import NumpyModel
from hscqa.library import Library, Workspace

TESTS = Path(__file__).resolve().parent.parent
ODD = (
    "",
    " ",
    "a",
    "?",
    "the of and to",
    "naïve café, ÅNGSTRÖM, a\u0301 \u0130stanbul, straße, ﬁ",
    "👩\u200d👩\u200d👧 and 🎉",
    "[SEP] [MASK] [CLS][PAD]x ##ing [UNK]",
    "中文 字符, שלום, \u200bzero\u200fwidth",
    "x" * 150,
    "\x1c\x85 a\u2028b \0 \ufffd",
    "Note ¹² says: “£222.5 million” in Scotland’s 2017/18 plans…\u00a0",
    "The keepers read the tide tables. " * 200,
)


def questions() -> list[str]:
    """Give the development questions."""
    lines = (TESTS / "gold" / "questions.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines if line]


@pytest.mark.model
@pytest.mark.parametrize("name", [OWN, PUBLISHED])
def test_numpy_and_torch_give_the_same_vectors_at_the_same_places(name: str) -> None:
    texts = [*ODD, *questions()]
    fast, slow = SentenceEncoder(find_model(name)), SentenceEncoder(find_model(name), "cpu")
    assert (fast.dimension, fast.longest) == (slow.dimension, slow.longest)
    for text, mine, known in zip(texts, fast.encode_tokens(texts), slow.encode_tokens(texts), strict=True):
        assert mine.ids.tolist() == known.ids.tolist(), text
        assert mine.offsets.tolist() == known.offsets.tolist(), text
        assert mine.pooled @ known.pooled > 0.99999, text
        assert (np.einsum("td,td->t", mine.tokens, known.tokens) > 0.99999).all(), text
        assert {array.dtype for array in (mine.pooled, mine.tokens)} == {np.dtype(np.float32)}
        assert {array.dtype for array in (mine.ids, mine.offsets)} == {np.dtype(np.int32)}


@pytest.mark.model
def test_the_invented_papers_answer_alike_by_numpy_and_by_torch(tmp_path: Path) -> None:
    shutil.copytree(TESTS / "papers", tmp_path / "workspace")
    workspace = Workspace.at(tmp_path / "workspace")
    fast, slow = Library(workspace), Library(workspace, device="cpu")
    for question in ("How much does a van cost?", "Who mends bridges?", "volunteers", "What do reders say of routes?"):
        found, known = fast.search(question, k=50), slow.search(question, k=50)
        assert [hit.passage.id for hit in found.hits] == [hit.passage.id for hit in known.hits]
        assert [hit.score for hit in found.hits] == pytest.approx([hit.score for hit in known.hits], abs=2e-4)
        answer, other = fast.ask(question), slow.ask(question)
        assert (answer.answered, answer.answer, answer.quotes) == (other.answered, other.answer, other.quotes)


@pytest.mark.model
def test_few_texts_are_read_by_numpy_and_many_or_those_for_a_device_by_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "SEVERAL", 2)
    chosen = SentenceEncoder(find_model())
    few = chosen.encode_tokens(["tides", "gulls"])
    assert not torch_is_loaded(chosen)
    many = chosen.encode_tokens(["tides", "gulls", "keepers"])
    assert torch_is_loaded(chosen)
    assert [one.pooled @ other.pooled for one, other in zip(few, many, strict=False)] == pytest.approx([1, 1])
    bound = SentenceEncoder(find_model(), "cpu")
    bound.load()
    assert torch_is_loaded(bound)


def torch_is_loaded(asked: SentenceEncoder) -> bool:
    """Whether an encoder has loaded the model by sentence-transformers."""
    return asked._many._model is not None


@pytest.mark.model
def test_numpy_multiplies_with_one_thread_once_an_encoder_is_loaded() -> None:
    with threadpool_limits(limits=2, user_api="blas"):
        SentenceEncoder(find_model()).load()
        assert {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"} <= {1}


@pytest.mark.model
def test_who_stops_in_the_middle_has_nothing_more_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NumpyModel, "batch", 1)
    stopped, running = SentenceEncoder(find_model()), threading.active_count()

    def stop(_: int) -> None:
        raise KeyError

    with pytest.raises(KeyError) as error:
        stopped.encode_tokens([*ODD, *questions()], stop)
    assert (error.type, threading.active_count()) == (KeyError, running)


@given(st.floats(-20, 20, width=32))
def test_the_error_function_is_as_near_as_it_says(number: float) -> None:
    assert float(_erf(np.array([number], np.float32))[0]) == pytest.approx(math.erf(number), abs=1e-6)
