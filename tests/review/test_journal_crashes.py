"""What has been acknowledged is in the journal, once, whatever happens to the one who writes it."""

from __future__ import annotations

import errno
import os
import re
import signal
import stat
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from filelock import FileLock

from hscqa.errors import ExitCode, WorkspaceUnwritable
from hscqa.model.decisions import Act, Event, Seen, TieId
from hscqa.review import journal
from hscqa.review.journal import append, new_id, now, read

needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs fork, signals and limits of POSIX")
FULL_DEVICE = Path("/dev/full")
"""Of Linux: there is never room on it."""

START = """
import os, random, signal, sys, time
from pathlib import Path
from hscqa.model.decisions import Act, Event, Seen, TieId
from hscqa.review import journal

def made(words=""):
    tie, seen = TieId("review:1.i", "audit:rec-2"), Seen("Keepers count gulls.", "Gulls should be counted.")
    return Event(journal.new_id(), journal.now(), "anna", Act.NOTE, tie, seen, words=words)

folder = Path(sys.argv[1])
"""
KILLED = """
at_once, rounds, says_first = 2, int(sys.argv[2]), sys.argv[3] == "says first"

def work(own):
    while True:
        event = made("x" * own.choice([5, 5_000, 500_000]))
        if says_first:
            os.write(1, f"{event.id} ".encode())
        journal.append(folder, [event])
        if not says_first:
            os.write(1, f"{event.id} ".encode())

def born(seed):
    child = os.fork()
    if child == 0:
        try:
            work(random.Random(seed))
        finally:
            os._exit(1)
    return child

delays = random.Random(5)
for number in range(rounds):
    children = [born(number * at_once + place) for place in range(at_once)]
    for child in children:
        time.sleep(delays.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
    assert all(os.waitpid(child, 0)[1] == signal.SIGKILL for child in children), "one ended by itself"
"""
FULL = """
import resource
# No file may grow past this; without the signal the system says EFBIG, as it says ENOSPC on a disk that is full.
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
signal.signal(signal.SIGXFSZ, signal.SIG_DFL if sys.argv[3] == "killed" else signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
journal.append(folder, [made("x" * 5_000)])
"""
TOGETHER = """
print("ready", flush=True)
sys.stdin.readline()
for number in range(int(sys.argv[2])):
    event = made("x" * (number % 7) * 3_000)
    journal.append(folder, [event])
    print(event.id)
"""


def made() -> Event:
    """Make a note with an id of its own."""
    return Event(new_id(), now(), "anna", Act.NOTE, TieId("review:1.i", "audit:rec-2"), Seen("", ""))


def start(script: str, *arguments: str | int | Path) -> subprocess.Popen[str]:
    """Start another process, which runs a script."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", START + script, *map(str, arguments)]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait for a process: how it ended, what it wrote, what went wrong."""
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def ids_in(file: Path) -> Counter[str]:
    """Count the ids in a file as they stand there, those of lines that are not read among them."""
    return Counter(re.findall(r'^\{"version":1,"id":"([0-9a-f]{32})"', file.read_text("utf-8"), re.MULTILINE))


def test_processes_that_write_one_file_at_once_lose_nothing(tmp_path: Path) -> None:
    processes = [start(TOGETHER, tmp_path, 50) for _ in range(4)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said: list[str] = []
    for process in processes:
        code, out, err = ended(process)
        assert (code, err) == (0, "")
        said += out.split()
    events, faulty = read(tmp_path)
    assert faulty == ()
    assert ids_in(tmp_path / "anna.jsonl") == Counter(said)
    assert len(events) == 200


@needs_posix
def test_of_two_hundred_processes_killed_as_they_write_every_acknowledged_event_is_there_once(tmp_path: Path) -> None:
    code, out, err = ended(start(KILLED, tmp_path, 100, "writes first"))
    assert (code, err) == (0, "")
    acknowledged = out.split()
    events, faulty = read(tmp_path)
    assert len(acknowledged) > 20
    assert set(acknowledged) <= {event.id for event in events}
    assert max(ids_in(tmp_path / "anna.jsonl").values()) == 1
    assert all(event.words == "x" * len(event.words) for event in events)
    assert len(faulty) <= 200  # at most the one that each was writing


@needs_posix
def test_the_same_processes_lose_events_where_they_acknowledge_first(tmp_path: Path) -> None:
    code, out, err = ended(start(KILLED, tmp_path, 20, "says first"))
    assert (code, err) == (0, "")
    assert set(out.split()) - {event.id for event in read(tmp_path)[0]}


@needs_posix
def test_a_process_killed_in_the_middle_of_a_line_leaves_a_torn_one_and_no_lock(tmp_path: Path) -> None:
    first, after = made(), made()
    append(tmp_path, [first])
    file = tmp_path / "anna.jsonl"
    before = file.read_bytes()
    code, _, err = ended(start(FULL, tmp_path, len(before) + 1000, "killed"))
    assert (code, err) == (-signal.SIGXFSZ, "")
    assert len(file.read_bytes()) == len(before) + 1000
    append(tmp_path, [after])
    events, (faulty,) = read(tmp_path)
    assert events == (first, after)
    assert (faulty.line, faulty.why) == (2, "it is no JSON")


@needs_posix
def test_where_the_disk_is_full_nothing_is_saved_and_the_file_is_as_before(tmp_path: Path) -> None:
    append(tmp_path, [made()])
    file = tmp_path / "anna.jsonl"
    before = file.read_bytes()
    code, _, err = ended(start(FULL, tmp_path, len(before) + 1000, "told"))
    assert code == 1
    assert f"WorkspaceUnwritable: NOT saved: cannot write {file}: {os.strerror(errno.EFBIG)}; make room" in err
    assert file.read_bytes() == before


@pytest.mark.skipif(not FULL_DEVICE.exists(), reason="needs a device that is always full")
def test_a_device_that_is_full_is_an_expected_failure(tmp_path: Path) -> None:
    (tmp_path / "anna.jsonl").symlink_to(FULL_DEVICE)
    with pytest.raises(WorkspaceUnwritable, match=f"^NOT saved: .*{os.strerror(errno.ENOSPC)}") as error:
        append(tmp_path, [made()])
    assert error.value.exit_code == ExitCode.UNWRITABLE


def test_nothing_is_called_saved_that_the_disk_has_not_confirmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(tmp_path, [made()])
    file = tmp_path / "anna.jsonl"
    before = file.read_bytes()

    def fail(_descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WorkspaceUnwritable, match=r"^NOT saved"):
        append(tmp_path, [made()])
    assert file.read_bytes() == before


@needs_posix
def test_a_system_that_cannot_flush_a_folder_is_not_held_against_the_event(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync
    flushed: list[int] = []

    def of_files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        flush(descriptor)
        flushed.append(descriptor)

    monkeypatch.setattr(os, "fsync", of_files_only)
    append(tmp_path, [made()])
    assert len(flushed) == 1
    assert len(read(tmp_path)[0]) == 1


def test_who_has_waited_too_long_is_told_that_nothing_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "LONGEST_WAIT", 0.05)
    with (
        FileLock(tmp_path / ".anna.jsonl.lock"),
        pytest.raises(WorkspaceUnwritable, match=r"^NOT saved: another process .* wait for it to end"),
    ):
        append(tmp_path, [made()])
    assert read(tmp_path) == ((), ())
