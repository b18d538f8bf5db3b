"""Papers that a question names."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.model import Paper, Role
from hscqa.search import naming
from hscqa.words import stems


def paper(id_: str, title: str, publisher: str, *authors: str) -> Paper:
    return Paper(id_, title, publisher, "2021", Role.AUDIT, "text", f"{id_}.txt", "0", authors=authors)


PAPERS = (
    paper("vans", "Library vans: an audit", "Harbour Council"),
    paper("bridges", "Bridges: an audit", "Harbour Council", "Ada Moss"),
    paper("reply", "Reply to the audit of bridges", "Bridge Trust"),
)


def named(question: str) -> dict[str, float]:
    return naming(stems(question), PAPERS)


def test_a_paper_is_named_by_its_title_its_publisher_or_its_author() -> None:
    assert max(named("what does the vans audit say?").items(), key=lambda pair: pair[1])[0] == "vans"
    assert max(named("the Bridge Trust on tolls").items(), key=lambda pair: pair[1])[0] == "reply"
    only = named("who is Moss?")
    assert (only["bridges"] > 0, only["vans"], only["reply"]) == (True, 0, 0)


def test_a_word_that_many_papers_are_known_by_tells_less() -> None:
    assert named("audit")["vans"] == pytest.approx(math.log1p(0.5 / 3.5))
    assert named("library")["vans"] == pytest.approx(math.log1p(2.5 / 1.5))


def test_a_question_that_names_no_paper_is_put_to_all_alike() -> None:
    assert set(named("what do tolls cost?").values()) == {0}
    assert naming(stems("audit"), ()) == {}


@given(st.lists(st.sampled_from(["audit", "van", "bridg", "moss", "toll"])))
def test_order_and_repetition_of_words_make_no_difference(asked: list[str]) -> None:
    assert naming(asked, PAPERS) == naming(sorted(set(asked)), PAPERS)
