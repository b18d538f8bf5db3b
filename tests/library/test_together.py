"""Several at once: threads that ask while one builds, processes that build together, and one that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock

from hscqa.errors import ExitCode, WorkspaceUnwritable
from hscqa.index import Generation, write_generation
from hscqa.library import build as building
from hscqa.library.build import build
from hscqa.model import Mode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hscqa.ingest import Workspace
    from hscqa.library import Library

INGEST = """
import sys, time
from pathlib import Path
from hscqa.ingest import NewPaper, Workspace
from hscqa.library.build import build

root, paths = Path(sys.argv[1]), sys.argv[2:]

def progress(what, done, total):
    print(what, done, flush=True)
    if what == "finding structure" and done == 1 and paths == ["slow"]:
        time.sleep(60)  # until it is killed

new = [NewPaper(Path(path)) for path in paths if path != "slow"]
_, report = build(Workspace.at(root), None, progress, rebuild=True, new=new)
print("read", *report.read, flush=True)
"""


def start(workspace: Workspace, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start another process that ingests."""
    command = [sys.executable, "-c", INGEST, str(workspace.root), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def whole(workspace: Workspace) -> Generation:
    """Give the live generation, which must be whole and alone."""
    live = Generation.live(workspace.index)
    assert live is not None
    assert live.damage() == []
    return live


def test_two_processes_that_ingest_at_once_both_succeed(mini_workspace: Workspace, tmp_path: Path) -> None:
    papers = []
    for animal in ("otters", "herons"):
        papers.append(tmp_path / f"{animal}.txt")
        papers[-1].write_text(f"About {animal}\n\nForty {animal} live beside the canal.\n", "utf-8")
    processes = [start(mini_workspace, paper) for paper in papers]
    for process in processes:
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        assert "read audit-2021" in out
    live = whole(mini_workspace)
    assert {paper.id for paper in live.records.papers()} >= {"otters", "herons", "audit-2021"}
    assert len([path for path in mini_workspace.index.iterdir() if path.is_dir()]) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_a_process_killed_in_the_middle_leaves_the_old_index_and_no_lock(
    mini_workspace: Workspace, library: Library
) -> None:
    library.ingest()
    before = whole(mini_workspace)
    process = start(mini_workspace, "slow")
    assert process.stdout is not None
    while "finding structure 1" not in process.stdout.readline():
        pass
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    assert whole(mini_workspace).folder == before.folder
    assert library.search("vans").hits
    assert library.ingest(rebuild=True).read
    assert whole(mini_workspace).folder != before.folder


def test_who_must_wait_for_another_process_is_told(mini_workspace: Workspace) -> None:
    told: list[str] = []
    mini_workspace.index.mkdir()
    lock = FileLock(mini_workspace.index / "lock", thread_local=False)
    lock.acquire()

    def progress(what: str, _done: int, _total: int) -> None:
        told.append(what)
        if what.startswith("waiting"):
            lock.release()

    build(mini_workspace, None, progress)
    assert told[0] == "waiting for another process that is writing the index"
    assert told[-1] == "writing the index"


def test_who_has_waited_too_long_is_told_what_to_do(mini_workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "LONGEST_WAIT", 0.05)
    mini_workspace.index.mkdir()
    with FileLock(mini_workspace.index / "lock"), pytest.raises(WorkspaceUnwritable, match="wait for it to end"):
        build(mini_workspace, None, lambda *_: None)


def test_an_index_folder_that_cannot_be_made_is_an_expected_failure(
    mini_workspace: Workspace, library: Library
) -> None:
    mini_workspace.index.touch()
    for question in (library.papers, library.ingest):
        with pytest.raises(WorkspaceUnwritable, match="another folder with -w") as error:
            question()
        assert error.value.exit_code == ExitCode.UNWRITABLE


def test_threads_that_ask_while_one_builds_get_what_they_would_get_alone(library: Library) -> None:
    library.ingest()
    questions = [("vans and councils", mode) for mode in Mode] + [("reading panels", Mode.HYBRID)]
    expected = [library.search(query, mode=mode).hits for query, mode in questions]
    stop = threading.Event()

    def asks(place: int) -> int:
        query, mode = questions[place]
        asked = 0
        while not stop.is_set():
            assert library.search(query, mode=mode).hits == expected[place]
            assert library.show("audit-2021:para-1").blocks
            asked += 1
        return asked

    with ThreadPoolExecutor(4) as pool:
        asking = [pool.submit(asks, place) for place in range(4)]
        try:
            for _ in range(8):
                library.ingest(rebuild=True)
        finally:
            stop.set()
        assert all(one.result() > 0 for one in asking)


def test_asking_goes_on_while_an_unchanged_corpus_is_made_anew(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.ingest()
    entered, leave = threading.Event(), threading.Event()

    def held_up(*arguments: Any) -> Generation:  # noqa: ANN401  whatever it is given
        entered.set()
        assert leave.wait(30)
        return write_generation(*arguments)

    monkeypatch.setattr(building, "write_generation", held_up)
    with ThreadPoolExecutor(1) as pool:
        ingest = pool.submit(library.ingest, rebuild=True)
        assert entered.wait(30)
        assert library.search("vans").hits
        leave.set()
        assert ingest.result(30).read


def test_readers_of_another_process_keep_up_with_one_that_builds(
    mini_workspace: Workspace, open_library: Callable[..., Library]
) -> None:
    open_library().ingest()
    reader = open_library(build=False)
    process = start(mini_workspace)
    begin = time.monotonic()
    while process.poll() is None:
        assert reader.search("vans", mode=Mode.LEXICAL).hits
        assert time.monotonic() - begin < 60
    out, err = process.communicate()
    assert process.returncode == 0, err
    assert "read" in out
    assert reader.search("vans", mode=Mode.LEXICAL).hits


def test_a_generation_that_is_taken_away_just_before_it_is_opened_is_left_for_the_new_one(
    open_library: Callable[..., Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_library().ingest()
    reader = open_library(build=False)
    fresh = reader._fresh
    chosen: list[Generation] = []

    def chosen_in_vain(*, vectors: bool) -> Generation:
        chosen.append(fresh(vectors=vectors))
        if len(chosen) == 1:
            open_library().ingest(rebuild=True)
            assert not chosen[0].folder.exists()
        return chosen[-1]

    monkeypatch.setattr(reader, "_fresh", chosen_in_vain)
    assert reader.search("vans").hits
    assert len(chosen) == 2
