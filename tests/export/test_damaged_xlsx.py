"""Any bytes, and workbooks that were damaged anywhere: each is read, or refused by an error of the program, soon."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hscqa.errors import HscqaError
from hscqa.export.workbook.read_xlsx import read_sheets, stated_in_xlsx
from tests.export.workbooks import MAIN, TIES, exported, parts_of, with_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOON = 20
"""Seconds, on a machine that does other work."""
BODY = exported()
TYPES = "[Content_Types].xml"


def tried(tmp_path: Path, body: bytes) -> None:
    """Read a file in both ways: each gives a result or an error of the program's own, soon."""
    file = tmp_path / "ties.xlsx"
    file.write_bytes(body)
    ways: tuple[Callable[[], object], ...] = (lambda: read_sheets(file), lambda: stated_in_xlsx(body, file.name))
    for read in ways:
        began = time.perf_counter()
        with suppress(HscqaError):
            read()
        assert time.perf_counter() - began < SOON


FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZ
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=400).map(lambda rest: b"PK\x03\x04" + rest)))
def test_any_bytes_are_read_or_refused(tmp_path: Path, body: bytes) -> None:
    tried(tmp_path, body)


@FUZZ
@given(st.integers(0, len(BODY) - 1), st.integers(0, 255))
@example(len(BODY) - 22, 0)
def test_a_workbook_with_one_byte_changed_is_read_or_refused(tmp_path: Path, at: int, byte: int) -> None:
    tried(tmp_path, BODY[:at] + bytes([byte]) + BODY[at + 1 :])


@FUZZ
@given(st.integers(0, len(BODY)))
def test_a_workbook_that_is_cut_is_refused(tmp_path: Path, at: int) -> None:
    tried(tmp_path, BODY[:at])


READ = [
    TYPES,
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    TIES,
]


@FUZZ
@given(st.sampled_from(READ), st.integers(0, 10**6), st.binary(max_size=3), st.integers(0, 40))
def test_a_workbook_with_any_words_of_a_part_changed_is_read_or_refused(
    tmp_path: Path, part: str, at: int, words: bytes, left_out: int
) -> None:
    """The zip file is whole, so that the change reaches what reads the XML."""
    told = parts_of(BODY)[part]
    at %= len(told)
    tried(tmp_path, with_parts({part: told[:at] + words + told[at + left_out :]}))


def test_the_parts_that_are_changed_are_those_that_are_read() -> None:
    assert {*READ} <= {*parts_of(BODY)}
    assert MAIN.encode() in parts_of(BODY)[TIES]
