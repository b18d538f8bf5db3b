"""Records: what is written is what is read, whatever its characters; a damaged file is said to be damaged."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hscqa.errors import IndexUnusable
from hscqa.index import Records, records
from hscqa.index.records import write_records
from hscqa.model import Abbreviation, Block, Document, Note, Paper, Passage, Statement
from hscqa.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

NO_NAMES = ("", "nowhere", "audit-2021:%", "_", "'; DROP TABLE blocks; --", '"', "\\", "a\0b", "\ud800", "x" * 100_000)


def of_paper(kind: type[Block | Passage | Statement], paper_id: str) -> st.SearchStrategy[tuple[object, ...]]:
    """Make records of a kind with any content, under ids and in an order of their own."""
    made = st.lists(st.from_type(kind), max_size=2)
    return made.map(
        lambda found: tuple(
            replace(one, id=f"{paper_id}:{place}", paper_id=paper_id, ordinal=place) for place, one in enumerate(found)
        )
    )


def document(paper_id: str) -> st.SearchStrategy[Document]:
    """Make a paper with any content."""
    return st.builds(
        Document,
        st.from_type(Paper).map(lambda paper: replace(paper, id=paper_id)),
        of_paper(Block, paper_id),
        of_paper(Passage, paper_id),
        of_paper(Statement, paper_id),
        st.lists(st.from_type(Note), max_size=2).map(tuple),
        st.lists(st.from_type(Abbreviation), max_size=2).map(tuple),
    )


@pytest.fixture
def written(tmp_path: Path, documents: tuple[Document, ...]) -> Path:
    """Give the file that the invented papers' records were written to."""
    path = tmp_path / "passages.sqlite"
    write_records(path, documents)
    return path


@given(st.tuples(document("one"), document("two")))
@settings(max_examples=15, deadline=None)
def test_what_is_written_is_what_is_read(documents: tuple[Document, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "passages.sqlite"
        write_records(path, documents)
        found = Records(path)
        assert found.papers() == tuple(one.paper for one in documents)
        assert tuple(found.document(one.paper) for one in documents) == documents
        assert found.abbreviations() == tuple(short for one in documents for short in one.abbreviations)
        for one in documents:
            assert found.counts(one.paper.id) == (len(one.blocks), len(one.passages), len(one.statements))
            assert [found.block(block.id) for block in one.blocks] == list(one.blocks)
            assert [found.statement(statement.id) for statement in one.statements] == list(one.statements)
        found.close()


def test_passages_are_numbered_over_all_papers_in_order(
    written: Path, documents: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "PER_QUERY", 3)  # so that several queries are needed
    found = Records(written)
    passages = [passage for one in documents for passage in one.passages]
    assert found.numbered_passages(range(len(passages))) == dict(enumerate(passages))
    assert found.numbered_passages([len(passages), -1]) == {}
    ids = [one.paper.id for one in documents]
    runs = found.passage_numbers(ids)
    assert [number for start, end in runs for number in range(start, end)] == list(range(len(passages)))
    assert [len(one.passages) for one in documents if one.passages] == [end - start for start, end in runs]


def test_ids_are_those_of_blocks_in_order(written: Path, documents: tuple[Document, ...]) -> None:
    found = Records(written)
    assert found.ids() == tuple(block.id for one in documents for block in one.blocks)
    assert found.ids(documents[1].paper.id) == tuple(block.id for block in documents[1].blocks)


def test_a_word_has_the_passages_that_hold_it_in_their_words_headings_or_label(
    written: Path, documents: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "PER_QUERY", 3)  # so that several queries are needed
    held = [{*words(f"{p.context} {p.label} {p.body}")} for one in documents for p in one.passages]
    every = sorted(set().union(*held))
    counted = Records(written).word_counts([*every, "zeppelin"])
    assert counted == {word: sum(word in some for some in held) for word in every if not word[0].isdigit()}
    assert counted["vans"] > counted["drivers"] > 0


def test_words_are_found_by_their_first_letter_and_length(written: Path) -> None:
    found = Records(written)
    of_four_or_five = found.words_beginning("v", 4, 5)
    assert {"vans", "valley"} & of_four_or_five.keys() == {"vans"}
    assert found.words_beginning("v", 6, 6)["valley"] == found.word_counts(["valley"])["valley"]
    assert found.words_beginning("x", 1, 99) == found.words_beginning("v", 5, 4) == {}


@pytest.mark.parametrize("name", NO_NAMES)
def test_a_name_that_nothing_has_finds_nothing(written: Path, name: str) -> None:
    found = Records(written)
    assert (found.block(name), found.passage(name), found.statement(name)) == (None, None, None)
    assert found.word_counts([name]) == {}
    if name:
        assert (found.blocks(name), found.passages(name), found.ids(name)) == ((), (), ())
        assert found.passage_numbers([name]) == []


def test_one_connection_serves_several_threads(written: Path, documents: tuple[Document, ...]) -> None:
    found = Records(written)
    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(found.document, [one.paper for one in documents] * 5))
    assert read == list(documents) * 5


def test_records_are_never_changed_by_reading(written: Path, documents: tuple[Document, ...]) -> None:
    before = written.read_bytes()
    Records(written).document(documents[0].paper)
    assert written.read_bytes() == before
    assert [path.name for path in written.parent.iterdir()] == [written.name]


def everything(found: Records, paper: Paper) -> object:
    """Read by every method."""
    return (
        found.papers(),
        found.document(paper),
        found.counts(paper.id),
        found.ids(),
        found.passage_numbers([paper.id]),
        found.numbered_passages([0, 1]),
        found.block(f"{paper.id}:para-1"),
        found.abbreviations(),
        found.word_counts(["vans"]),
        found.words_beginning("v", 1, 9),
    )


def cut_short(body: bytes, place: int) -> bytes:
    """Keep only what stands before `place`."""
    return body[:place]


def flipped(body: bytes, place: int) -> bytes:
    """Flip one bit."""
    return body[:place] + bytes([body[place] ^ 0x10]) + body[place + 1 :]


def overwritten(body: bytes, place: int) -> bytes:
    """Put zeroes in the place of a run of bytes."""
    return body[:place] + bytes(min(512, len(body) - place)) + body[place + 512 :]


@pytest.mark.parametrize("harm", [cut_short, flipped, overwritten])
def test_a_damaged_file_raises_nothing_but_that_it_is_damaged(
    written: Path, documents: tuple[Document, ...], harm: Callable[[bytes, int], bytes]
) -> None:
    whole = written.read_bytes()
    harmed = written.with_name("harmed.sqlite")
    told = 0
    for place in [0, 1, 16, 20, 24, 28, 100, *range(101, len(whole), len(whole) // 60)]:
        harmed.write_bytes(harm(whole, place))
        try:
            everything(Records(harmed), documents[0].paper)
        except IndexUnusable as error:
            told += 1
            assert "harmed.sqlite is missing or damaged" in error.what  # noqa: PT017  most damage must be told
            assert "hscqa ingest --rebuild" in error.remedy  # noqa: PT017
        harmed.unlink()
    assert told > 3


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match=r"gone\.sqlite is missing"):
        Records(tmp_path / "gone.sqlite").papers()


def test_a_file_that_cannot_be_written_is_an_error_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="unable to open"):
        write_records(tmp_path / "no-folder" / "passages.sqlite", ())
