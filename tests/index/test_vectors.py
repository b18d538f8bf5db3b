"""Vectors made by hand: what a reader can work out is what is found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from hscqa.errors import IndexUnusable
from hscqa.index import vectors as module
from hscqa.index.vectors import FILES, PassageVectors, Vectors, write_vectors

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

HOW_MANY = 6


@pytest.fixture
def folder(tmp_path: Path, passage_vectors: Callable[[int], PassageVectors]) -> Path:
    """Give a folder with the vectors of six passages."""
    write_vectors(tmp_path, [passage_vectors(number) for number in range(HOW_MANY)], 8)
    return tmp_path


def same(one: PassageVectors, other: PassageVectors) -> bool:
    """Whether two passages have the same vectors."""
    fields = ("rows", "codes", "ids", "sentences")
    return one.key == other.key and all(np.array_equal(getattr(one, name), getattr(other, name)) for name in fields)


def test_all_that_is_written_is_given_back(
    folder: Path, passage_vectors: Callable[[int], PassageVectors], axis: Callable[..., NDArray[np.float32]]
) -> None:
    found = Vectors(folder)
    assert (len(found), found.dimension) == (HOW_MANY, 8)
    assert all(same(found.all_of(number), passage_vectors(number)) for number in range(HOW_MANY))
    assert found.passages() == {number.to_bytes(32, "big"): number for number in range(HOW_MANY)}
    assert found.tokens(2).tolist() == axis(2, 3).tolist()
    assert found.sentences(2).tolist() == [0, 1]


@given(st.lists(arrays.arrays(np.int8, st.tuples(st.integers(0, 6), st.just(8))), max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
def test_what_is_carried_from_one_generation_to_the_next_keeps_every_bit(
    tmp_path: Path, axis: Callable[..., NDArray[np.float32]], codes: list[NDArray[np.int8]]
) -> None:
    first = [
        PassageVectors(bytes(32), axis(0), one, np.arange(len(one), dtype=np.int32), np.zeros(len(one), np.int16))
        for one in codes
    ]
    write_vectors(tmp_path, first, 8)
    written = [(tmp_path / name).read_bytes() for name in FILES]
    found = Vectors(tmp_path)
    write_vectors(tmp_path, [found.all_of(number) for number in range(len(found))], 8)
    assert [(tmp_path / name).read_bytes() for name in FILES] == written


def test_tokens_of_another_kind_than_codes_are_refused(folder: Path) -> None:
    path = folder / "tokens.npy"
    np.save(path, np.load(path).astype(np.float16))
    with pytest.raises(IndexUnusable, match="do not belong together"):
        Vectors(folder)


def test_a_passage_is_as_near_as_its_nearest_row(folder: Path, axis: Callable[..., NDArray[np.float32]]) -> None:
    query = (0.8 * axis(3) + 0.6 * axis(4))[0]
    found = Vectors(folder).search(query, 1_000, None)
    # Passage 3 lies on axes 3 and 4, passage 2 on 2 and 3, passage 4 on 4 and 5; the others at right angles.
    assert found == pytest.approx({2: 0.8, 3: 0.8, 4: 0.6, 0: 0.0, 1: 0.0, 5: 0.0})


def test_as_many_rows_are_looked_at_as_wanted(folder: Path, axis: Callable[..., NDArray[np.float32]]) -> None:
    found = Vectors(folder)
    assert [len(found.search(axis(5)[0], most, None)) for most in (-1, 0, 1, 10_000)] == [0, 0, 1, HOW_MANY]


@given(st.lists(st.tuples(st.integers(0, HOW_MANY), st.integers(0, HOW_MANY)).map(sorted), max_size=3))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_only_allowed_passages_are_found_and_all_of_them(
    folder: Path, axis: Callable[..., NDArray[np.float32]], runs: list[list[int]]
) -> None:
    allowed = [(start, end) for start, end in runs]
    found = Vectors(folder).search(axis(2)[0], 1_000, allowed)
    assert set(found) == {number for start, end in allowed for number in range(start, end)}


def test_a_token_is_counted_once_for_each_passage_that_holds_it(folder: Path) -> None:
    # Passage n holds tokens n and n + 1.
    assert Vectors(folder).document_frequency.tolist() == [1, 2, 2, 2, 2, 2, 1]


def test_a_passage_without_tokens_has_its_place(tmp_path: Path, axis: Callable[..., NDArray[np.float32]]) -> None:
    nothing = np.zeros(0, np.int32)
    empty = PassageVectors(bytes(32), axis(0), np.zeros((0, 8), np.int8), nothing, nothing.astype(np.int16))
    write_vectors(tmp_path, [empty], 8)
    found = Vectors(tmp_path)
    assert found.tokens(0).shape == (0, 8)
    assert found.document_frequency.tolist() == [0]


def test_no_passages_at_all_are_an_index_too(tmp_path: Path, axis: Callable[..., NDArray[np.float32]]) -> None:
    write_vectors(tmp_path, [], 8)
    found = Vectors(tmp_path)
    assert (len(found), found.dimension, found.search(axis(0)[0], 10, None)) == (0, 8, {})


def test_above_the_bound_half_precision_finds_the_same(
    tmp_path: Path,
    axis: Callable[..., NDArray[np.float32]],
    passage_vectors: Callable[[int], PassageVectors],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "EXACT_ROWS", 1)
    write_vectors(tmp_path, [passage_vectors(number) for number in range(HOW_MANY)], 8)
    found = Vectors(tmp_path)
    query = (0.8 * axis(3) + 0.6 * axis(4))[0]
    assert found.search(query, 1_000, None) == pytest.approx({2: 0.8, 3: 0.8, 4: 0.6, 0: 0, 1: 0, 5: 0}, abs=1e-3)
    assert same(found.all_of(3), passage_vectors(3))


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_cut_short_or_missing_is_damage(folder: Path, name: str) -> None:
    path = folder / name
    whole = path.read_bytes()
    for length in (0, 1, 10, 40, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(IndexUnusable, match=r"damaged|belong together"):
            Vectors(folder)
    path.unlink()
    with pytest.raises(IndexUnusable, match="damaged"):
        Vectors(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_flipped_bit_is_seen_or_changes_a_number_but_never_fails_otherwise(folder: Path, name: str) -> None:
    path = folder / name
    whole = path.read_bytes()
    told = 0
    for place in range(min(len(whole), 160)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x20]) + whole[place + 1 :])
        try:
            Vectors(folder)
        except IndexUnusable:
            told += 1
    assert told > 10


def test_files_of_two_generations_do_not_open_together(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, passage_vectors: Callable[[int], PassageVectors]
) -> None:
    other = tmp_path_factory.mktemp("other")
    write_vectors(other, [passage_vectors(0)], 8)
    for name in FILES:
        if name == "frequency.npy":  # its length says nothing of the passages
            continue
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes((other / name).read_bytes())
        with pytest.raises(IndexUnusable, match="do not belong together"):
            Vectors(folder)
        (folder / name).write_bytes(whole)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_an_error_when_the_index_is_written(
    tmp_path: Path, passage_vectors: Callable[[int], PassageVectors]
) -> None:
    (tmp_path / "vectors.faiss").symlink_to("/dev/full")  # takes nothing, as a disk without room
    with pytest.raises(OSError, match="No space left"):
        write_vectors(tmp_path, [passage_vectors(0)], 8)
