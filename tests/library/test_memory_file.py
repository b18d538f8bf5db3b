"""The file of what is remembered: two who write at once, damage, newer versions, places that cannot be written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from hscqa.errors import ExitCode, WorkspaceUnwritable
from hscqa.library import memory
from hscqa.library.memory import recall, remember_asked, remember_theme
from hscqa.library.remembered import Asked, Memory

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = "/papers/harbour"
GULLS, KEEPERS = Asked("who counts the gulls?", workspace=HARBOUR), Asked("keepers", "search", workspace=HARBOUR)
TOGETHER = """
import sys
from pathlib import Path
from hscqa.library.memory import remember_asked, remember_theme, save_search
from hscqa.library.remembered import Asked

folder, name = Path(sys.argv[1]), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for number in range(8):
    remember_asked(Asked(f"{name} asks {number}"), folder)
save_search(Asked("gulls", name=name), folder)
remember_theme(name, folder)
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of the memory, which is not there yet; nothing is configured."""
    place = tmp_path / "state" / "hscqa"
    monkeypatch.setenv("HSCQA_STATE", str(place))
    monkeypatch.setenv("HSCQA_CONFIG", str(tmp_path / "config.toml"))
    return place


@pytest.fixture
def file(folder: Path) -> Path:
    """Give the place of the file, in a folder that is there."""
    folder.mkdir(parents=True)
    return folder / "memory.json"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_its_owner_may_read_what_was_asked(folder: Path) -> None:
    remember_asked(GULLS)
    assert (folder / "memory.json").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_processes_that_remember_at_once_lose_nothing_and_no_reader_sees_a_part(folder: Path) -> None:
    names = ["anna", "bea", "cal"]
    started = [
        subprocess.Popen(
            [sys.executable, "-c", TOGETHER, str(folder), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for name in names
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
    counts = [0]
    while any(process.poll() is None for process in started):
        seen = recall()
        assert seen.trouble == ""
        counts.append(len(seen.recent))
    assert [process.communicate()[0] for process in started] == [b""] * 3
    assert [process.returncode for process in started] == [0, 0, 0]
    found = recall()
    assert counts == sorted(counts)
    assert {one.text for one in found.recent} == {f"{name} asks {number}" for name in names for number in range(8)}
    assert {one.name for one in found.saved} == set(names)
    assert found.theme in names


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "it is no JSON"),
        (b'{"version": 1, "recent": [{"text": "gu', "it is no JSON"),
        (b"\xff\xfe", "it is no JSON"),
        (b'{"version": 1, "theme": "\xff"}', "it is no JSON"),
        (b'{"version": 1, "theme": ' + b"[" * 100_000, "it is no JSON"),
        (b"[]", "it holds something else"),
        (b'{"theme": "dark"}', "it holds something else"),
        (b'{"version": 1, "theme": 7}', "it holds something else"),
        (b'{"version": 1, "recent": [{"text": "x", "way": "guess", "workspace": ""}]}', "it holds something else"),
    ],
)
def test_a_damaged_file_is_set_aside_and_told(file: Path, body: bytes, why: str) -> None:
    file.write_bytes(body)
    found = recall()
    assert (found.theme, found.recent, found.saved) == (None, (), ())
    assert found.trouble.startswith(f"{file} is damaged ({why}")
    assert found.trouble.endswith("was set aside as memory.json.damaged: recent and saved searches begin anew")
    assert "\n" not in found.trouble
    assert file.with_name("memory.json.damaged").read_bytes() == body
    assert recall() == Memory()


def test_no_damaged_file_takes_the_place_of_another(file: Path) -> None:
    for body in (b"first", b"second", b"third"):
        file.write_bytes(body)
        assert "set aside as memory.json.damaged" in remember_asked(GULLS).trouble
    names = ("memory.json.damaged", "memory.json.damaged-2", "memory.json.damaged-3")
    assert [file.with_name(name).read_bytes() for name in names] == [b"first", b"second", b"third"]
    assert recall() == Memory(recent=(GULLS,))


def test_a_damaged_file_that_cannot_be_set_aside_stays_and_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"torn")
    monkeypatch.setattr(memory, "LONGEST_WAIT", 0.05)
    with FileLock(file.with_name(".memory.json.lock")):
        trouble = recall().trouble
    assert "is damaged and could not be set aside: " in trouble
    assert "another process has been writing" in trouble
    assert file.read_bytes() == b"torn"


def test_a_file_of_a_newer_version_is_read_as_far_as_it_goes_and_left_alone(file: Path) -> None:
    kept = {"version": 2, "theme": "dusk", "recent": [], "gulls": 7}
    for body in (json.dumps(kept).encode(), b'{"version": 3, "theme": {"day": "light"}}'):
        file.write_bytes(body)
        assert "was written by a newer hscqa and is left alone" in recall().trouble
        with pytest.raises(WorkspaceUnwritable, match="written by a newer hscqa; use that one, or update this"):
            remember_asked(GULLS)
        assert file.read_bytes() == body
    file.write_text(json.dumps(kept), "utf-8")
    assert recall().theme == "dusk"


def test_a_file_that_was_edited_by_hand_holds_no_more_than_one_of_ours(file: Path) -> None:
    one = {"text": "gulls", "way": "ask", "workspace": HARBOUR}
    recent = [one, one, *({**one, "text": f"van {number}"} for number in range(60))]
    file.write_text(json.dumps({"version": 1, "recent": recent}), "utf-8")
    found = recall().recent
    assert len(found) == 50
    assert [kept.text for kept in found[:3]] == ["gulls", "van 0", "van 1"]


def test_where_the_folder_cannot_be_made_it_is_said_with_a_remedy(folder: Path) -> None:
    folder.parent.write_text("a file where a folder should be", "utf-8")  # permissions do not stop everyone
    with pytest.raises(WorkspaceUnwritable, match="HSCQA_STATE") as caught:
        remember_theme("dark")
    assert caught.value.exit_code == ExitCode.UNWRITABLE
    assert str(folder / "memory.json") in caught.value.what


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs permissions that stop this user")
def test_in_a_folder_that_may_only_be_read_what_was_kept_is_recalled(folder: Path) -> None:
    remember_asked(GULLS)
    folder.chmod(0o500)
    try:
        assert recall().recent == (GULLS,)
        with pytest.raises(WorkspaceUnwritable, match="HSCQA_STATE"):
            remember_asked(KEEPERS)
    finally:
        folder.chmod(0o700)
    assert recall().recent == (GULLS,)


@pytest.mark.skipif(os.name != "posix", reason="a second name for a file, as POSIX has it")
def test_a_reader_of_the_file_before_keeps_it_whole(folder: Path) -> None:
    remember_asked(GULLS)
    before = folder / "before.json"
    before.hardlink_to(folder / "memory.json")
    body = before.read_bytes()
    remember_asked(KEEPERS)
    assert before.read_bytes() == body
    assert sorted(one.name for one in folder.iterdir()) == [".memory.json.lock", "before.json", "memory.json"]


def test_a_write_that_fails_leaves_the_file_as_it_was(folder: Path) -> None:
    remember_asked(GULLS)
    (folder / ".memory.json.new").mkdir()
    with pytest.raises(WorkspaceUnwritable, match="what hscqa remembers was not changed: "):
        remember_asked(KEEPERS)
    assert recall() == Memory(recent=(GULLS,))


def test_a_place_that_is_no_file_is_told_and_left_alone(file: Path) -> None:
    file.mkdir()
    assert "memory.json cannot be read, and nothing is remembered: " in recall().trouble
    with pytest.raises(WorkspaceUnwritable):
        remember_theme("dark")
    assert file.is_dir()


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_a_link_to_the_file_stays_one(file: Path, tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_bytes(b'{"version": 1}')
    file.symlink_to(tmp_path / "kept.json")
    remember_theme("dark")
    assert file.is_symlink()
    assert json.loads((tmp_path / "kept.json").read_bytes())["theme"] == "dark"
