"""A file of the user's is never replaced unasked, and its suffix says its format."""

from __future__ import annotations

from pathlib import Path

import pytest

from hscqa.errors import ExitCode, UsageError, WorkspaceUnwritable
from hscqa.export.formats import Format, format_of
from hscqa.export.saving import FileExists, keep_file


def test_a_new_file_is_written_and_one_that_is_there_is_left_alone_until_it_may_be_replaced(tmp_path: Path) -> None:
    file = tmp_path / "answer.md"
    keep_file(file, "first")
    with pytest.raises(FileExists, match=r"answer\.md is there already; replace it, or choose another file") as caught:
        keep_file(file, b"second")
    assert caught.value.exit_code == ExitCode.UNWRITABLE
    assert file.read_text(encoding="utf-8") == "first"
    keep_file(file, b"second", over=True)
    assert file.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_may_only_be_read_is_not_replaced_though_it_may(tmp_path: Path) -> None:
    file = tmp_path / "answer.md"
    file.write_text("kept", encoding="utf-8")
    file.chmod(0o444)
    with pytest.raises(WorkspaceUnwritable, match=r"may only be read; choose another file$"):
        keep_file(file, "new", over=True)
    file.chmod(0o644)


def test_a_file_in_no_folder_cannot_be_kept(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceUnwritable, match="is no folder; make it first"):
        keep_file(tmp_path / "nowhere" / "answer.md", "x")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.md", "md"),
        ("a.txt", "md"),
        ("a", "md"),
        ("a.markdown", "md"),
        ("a.HTM", "html"),
        *((f"a.{form}", form) for form in Format),
    ],
)
def test_a_suffix_says_the_format(name: str, form: str) -> None:
    assert format_of(Path(name)) == form


def test_a_suffix_that_nothing_writes_is_refused_with_those_that_are_written() -> None:
    with pytest.raises(UsageError, match=r"\.odt files are not written; choose one of md, csv, json, xlsx, html, docx"):
        format_of(Path("a.odt"))
