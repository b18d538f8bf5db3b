"""The table that sets hscqa beside other tools, on an invented corpus and with no other tool installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from peers import PEERS, Index, Peer
from peers.cutting import WORDS, packed, paragraphs
from quality import HEAD, table

from hscqa.evaluate import Item, read_gold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LIBRARIES = """\
Library vans

A van costs about £90,000 a year, and half of that is spent on drivers.

Readers borrow twelve per cent more where a panel of readers is asked which books they want.
"""
BRIDGES = """\
Bridges

The council inspects every bridge once in five years, and paints the iron ones.
"""
GOLD = """\
{"id": "a", "question": "What does a van cost?", "evidence": [{"quote": "A van costs about £90,000 a year"}]}
{"id": "b", "question": "Who inspects bridges?", "evidence": [{"quote": "The council inspects every bridge"}]}
{"id": "c", "question": "Which panel is asked?", "evidence": [{"quote": "asked which books they want"}]}
{"id": "d", "question": "What are yachts worth?", "evidence": [{"quote": "half of that is spent on drivers"}]}
"""
FTS5 = [peer for peer in PEERS if peer.name == "FTS5"]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Write the invented texts."""
    texts = {tmp_path / "libraries.txt": LIBRARIES, tmp_path / "bridges.txt": BRIDGES}
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    return list(texts)


@pytest.fixture
def questions(tmp_path: Path) -> tuple[Item, ...]:
    """Read the invented questions; no word of the last one stands in the texts."""
    path = tmp_path / "gold.jsonl"
    path.write_text(GOLD, "utf-8")
    return read_gold(path).items


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_fts5_finds_what_has_a_word_of_the_question(
    files: list[Path], questions: tuple[Item, ...], tmp_path: Path
) -> None:
    lines = list(table(FTS5, files, tmp_path, questions))
    assert lines[: len(HEAD)] == HEAD
    by_paragraphs = cells(lines[len(HEAD)])
    assert by_paragraphs[:2] == ["FTS5", "BM25; paragraphs"]
    assert by_paragraphs[3:8] == ["5", "0.75", "0.75", "0.75", "0.75"]


def test_a_rank_counts_by_its_place(files: list[Path], questions: tuple[Item, ...], tmp_path: Path) -> None:
    texts = ["nothing", "A van costs about £90,000 a year"]

    def build(_files: Sequence[Path], _model: Path, _folder: Path) -> Index:
        return Index(chunks=1234, search=lambda _question, k: texts[:k])

    (line,) = list(table([Peer("invented", "as it is", (), build, "none 1")], files, tmp_path, questions[:1]))[2:]
    assert cells(line)[:8] == ["invented", "as it is", "none 1", "1,234", "0.00", "1.00", "1.00", "0.50"]


def test_a_tool_that_is_not_installed_is_named_as_left_out(
    files: list[Path], questions: tuple[Item, ...], tmp_path: Path
) -> None:
    def build(_files: Sequence[Path], _model: Path, _folder: Path) -> Index:
        pytest.fail("it was asked all the same")

    absent = Peer("invented", "as it is", ("pytest", "no-such-tool"), build)
    lines = list(table([absent, FTS5[0]], files, tmp_path, questions))
    assert [cells(line)[0] for line in lines[len(HEAD) : -1]] == ["FTS5"]
    assert lines[-1].strip() == "Left out: invented (as it is); not installed: no-such-tool."


def test_a_question_without_a_word_finds_nothing(files: list[Path], tmp_path: Path) -> None:
    for number, peer in enumerate(FTS5):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert peer.build(files, tmp_path, folder).search("?! …", 10) == []


def test_paragraphs_are_parted_by_empty_lines_and_cut_at_the_words_that_count() -> None:
    assert paragraphs("one\ntwo\n \nthree\n") == ["one two", "three"]
    assert [len(chunk.split()) for chunk in paragraphs("word " * (2 * WORDS + 1))] == [WORDS, WORDS, 1]


def test_lines_are_packed_whole_up_to_the_words_that_count() -> None:
    lines = ["a " * 150, "b " * 50, "", "c", "d " * (WORDS + 1), "e"]
    assert [len(chunk.split()) for chunk in packed("\n".join(lines))] == [200, 1, 201, 1]


def test_every_row_of_the_table_can_be_told_from_the_others() -> None:
    assert len({(peer.name, peer.setting) for peer in PEERS}) == len(PEERS)
