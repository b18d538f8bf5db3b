"""A file is written whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from hscqa.cli.saving import check_place, save
from hscqa.errors import WorkspaceUnwritable

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_takes_the_place_of_another_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    for text in ("first\n", "second: £9 – \u2028\n"):
        save(file, text)
        assert file.read_bytes() == text.encode()
    assert list(tmp_path.iterdir()) == [file]


def test_a_text_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    save(file, "old\n")
    with pytest.raises(UnicodeEncodeError):
        save(file, "new \ud800\n")
    assert file.read_text(encoding="utf-8") == "old\n"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets only administrators make links")
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("run.json")
    save(tmp_path / "link.json", "text\n")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "run.json").read_text(encoding="utf-8") == "text\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_what_is_no_ordinary_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    save(pipe, "text\n")
    assert os.read(reader, 100) == b"text\n"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceUnwritable, match="is no folder; make it first, or choose another file with -o"):
        check_place(tmp_path / "nowhere" / "run.json")
    with pytest.raises(WorkspaceUnwritable, match="is a folder; choose another file with -o"):
        check_place(tmp_path)
    with pytest.raises(WorkspaceUnwritable, match="cannot be written"):
        save(tmp_path / "nowhere" / "run.json", "text\n")
    check_place(tmp_path / "run.json")


def test_a_file_that_may_only_be_read_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    save(file, "kept\n")
    file.chmod(0o444)
    with pytest.raises(WorkspaceUnwritable, match=r"run\.json may only be read; choose another file with -o"):
        check_place(file)
    file.chmod(0o644)
    check_place(file)
