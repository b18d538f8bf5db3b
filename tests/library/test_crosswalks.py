"""Crosswalks that are kept: the same value comes back, and never one that was not written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from hscqa.library.crosswalks import FOLDER, Wanted, keep, kept, offered, offers
from hscqa.model import Comment, Crosswalk, Evidence, Gaps, Link, Row, Span, Statement

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

USUAL = Wanted(None, None, ())
NAMED = Wanted("review-2022", "audit-2021", ("readers-2022",))


def statement(place: str, text: str) -> Statement:
    """Make a statement."""
    paper = place.partition(":")[0]
    return Statement(place, paper, 0, "Proposal 1", text, text, Span(0, len(text)), (), None)


def made(words: str = "count the gulls") -> Crosswalk:
    """Make a crosswalk of one statement with a link and a comment."""
    target = statement("audit-2021:rec-1", words)
    why = (Evidence("words", f"both say “{words}”", 0.5),)
    link = Link("review-2022:1.i", target, "semantic", "answers", 1.5, 0.75, suggested=True, evidence=why)
    said = Comment("readers-2022", "readers-2022:p1", words, words, Span(3, 9), "topical", 0.25, suggested=False)
    row = Row(statement("review-2022:1.i", words), (link,), (said,))
    gaps = Gaps((), (), ("review-2022:1.i",), {"readers-2022": ("review-2022:1.i",)})
    return Crosswalk("review-2022", "audit-2021", ("readers-2022",), (row,), gaps)


@given(words=st.text(alphabet=st.characters(codec="utf-8")))
def test_what_is_kept_comes_back_equal(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    index = tmp_path_factory.mktemp("index")
    keep(index, "one", USUAL, made(words))
    assert kept(index, "one", USUAL) == made(words)


def test_another_generation_or_other_papers_have_none(tmp_path: Path) -> None:
    keep(tmp_path, "one", USUAL, made())
    assert kept(tmp_path, "two", USUAL) is None
    assert kept(tmp_path, "one", NAMED) is None


def test_keeping_one_of_a_new_generation_takes_those_of_the_old_away(tmp_path: Path) -> None:
    keep(tmp_path, "one", USUAL, made())
    keep(tmp_path, "one", NAMED, made())
    keep(tmp_path, "two", USUAL, made())
    assert kept(tmp_path, "two", USUAL) == made()
    assert len(list((tmp_path / FOLDER).glob("*.json"))) == 1


def test_a_flipped_bit_anywhere_gives_none_rather_than_a_wrong_one(tmp_path: Path) -> None:
    keep(tmp_path, "one", USUAL, made())
    [file] = (tmp_path / FOLDER).glob("*.json")
    whole = file.read_bytes()
    for at in range(0, len(whole), 7):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert kept(tmp_path, "one", USUAL) is None
    file.write_bytes(whole)
    assert kept(tmp_path, "one", USUAL) == made()


def test_a_torn_file_gives_none(tmp_path: Path) -> None:
    keep(tmp_path, "one", USUAL, made())
    [file] = (tmp_path / FOLDER).glob("*.json")
    file.write_bytes(file.read_bytes()[:100])
    assert kept(tmp_path, "one", USUAL) is None
    assert offers(tmp_path, "one") == []


def test_offers_are_those_of_every_crosswalk_that_is_kept(tmp_path: Path) -> None:
    other = replace(made(), rows=())
    keep(tmp_path, "one", USUAL, made())
    keep(tmp_path, "one", NAMED, other)
    assert offers(tmp_path, "one") == list(offered(made()))


def test_a_folder_that_cannot_be_written_loses_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file where a folder should be", "utf-8")
    keep(tmp_path, "one", USUAL, made())
    assert kept(tmp_path, "one", USUAL) is None
