"""`--model` and `--reranker` of search and ask: what is named is used or refused, never passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.encode import OWN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hscqa.library import Library
    from tests.cli.conftest import Done

pytestmark = pytest.mark.model


@pytest.mark.parametrize("command", ["search", "ask"])
def test_another_encoder_than_the_indexs_is_refused_and_never_fetched(
    hscqa: Callable[..., Done], corpus_library: Library, command: str
) -> None:
    done = hscqa("-w", str(corpus_library.workspace.root), command, "--model", "someone/else", "set aside")
    assert (done.code, done.out) == (3, "")
    assert f"the index was made with {OWN} (sha256:" in done.err
    assert "not someone/else (hub:someone/else); make it anew with: hscqa ingest --model NAME" in done.err


@pytest.mark.parametrize("name", ["./nowhere", "/no/where"])
@pytest.mark.parametrize("arguments", [["ask"], ["search"], ["search", "--mode", "lexical"]])
def test_a_reranker_that_is_not_there_is_one_line(hscqa: Callable[..., Done], arguments: list[str], name: str) -> None:
    done = hscqa(*arguments, "--reranker", name, "library vans")
    assert (done.code, done.out) == (3, "")
    assert done.err == f"hscqa: error: no model in {name}; name a folder that holds a model, or a hub name\n"


def test_a_reranker_puts_what_was_found_in_another_order(hscqa: Callable[..., Done], cross_encoder: Path) -> None:
    question = ("search", "--json", "-k", "1000", "--mode", "lexical", "library vans of the councils")
    without, reranked = (
        [hit["id"] for hit in hscqa(*question, *more).json["hits"]]
        for more in ([], ["--reranker", str(cross_encoder), "--device", "cpu"])
    )
    assert sorted(reranked) == sorted(without)
    assert reranked != without
