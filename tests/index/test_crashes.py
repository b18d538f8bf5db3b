"""Writing that fails, is interrupted or dies at any step: the old generation stays live and whole."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from hscqa.errors import ExitCode, WorkspaceUnwritable
from hscqa.index import Generation, lexical, records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STEPS: tuple[tuple[Any, str], ...] = (
    (os, "fsync"),
    (Path, "mkdir"),
    (Path, "open"),
    (Path, "replace"),
    (np, "save"),
    (records, "_insert"),
    (lexical, "_schema"),
)
"""What writing a generation calls: the places where a disk or a person may stop it."""


class Steps:
    """Counts the calls of all STEPS together and lets the n-th one fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, failure: BaseException | None, fails_at: int) -> None:
        """Watch from now on; a `failure` of None only counts."""
        self.taken = 0
        self.failure = failure
        self.fails_at = fails_at
        for owner, name in STEPS:
            monkeypatch.setattr(owner, name, self.watched(getattr(owner, name)))

    def watched(self, step: Callable[..., Any]) -> Callable[..., Any]:
        """Give a step that counts, and fails when its time has come."""

        def counted(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401  any function's
            self.taken += 1
            if self.failure is not None and self.taken == self.fails_at:
                raise self.failure
            return step(*arguments, **named)

        return counted


def every_step(write: Callable[[], Generation], failure: BaseException) -> Iterator[BaseException | None]:
    """Write again and again, failing at the first step, the second and so on until nothing fails any more."""
    for fails_at in range(1, 1_000):
        with pytest.MonkeyPatch.context() as monkeypatch:
            steps = Steps(monkeypatch, failure, fails_at)
            try:
                write()
                raised = None
            except (WorkspaceUnwritable, KeyboardInterrupt) as error:
                raised = error
        yield raised
        if steps.taken < fails_at:
            return


def test_a_disk_that_fills_up_at_any_step_leaves_the_old_generation_live_and_whole(
    write: Callable[[], Generation], tmp_path: Path
) -> None:
    index = tmp_path / "index"
    before = write()
    failed = 0
    for raised in every_step(write, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))):
        live = Generation.live(index)
        assert live is not None
        assert live.damage() == []
        if raised is not None:
            failed += 1
            assert isinstance(raised, WorkspaceUnwritable)
            assert raised.exit_code == ExitCode.UNWRITABLE
            assert "No space left on device; make room" in str(raised)
            assert live.folder == before.folder
        assert {path.name for path in index.iterdir()} == {"current", live.folder.name}
        before = live
    assert failed > 30


def test_an_interruption_at_any_step_leaves_a_generation_live_and_whole(
    write: Callable[[], Generation], tmp_path: Path
) -> None:
    index = tmp_path / "index"
    write()
    interrupted = 0
    for raised in every_step(write, KeyboardInterrupt()):
        interrupted += isinstance(raised, KeyboardInterrupt)
        live = Generation.live(index)
        assert live is not None
        assert live.damage() == []
    assert interrupted > 30
    last = write()
    assert {path.name for path in index.iterdir()} == {"current", last.folder.name}


DYING = """
import os, sys
from pathlib import Path
import numpy
from hscqa.index import SCHEMA_VERSION, Generation, Manifest, write_generation
from hscqa.index import lexical
from hscqa.ingest import read_corpus
from hscqa.structure import find_structure

corpus, index = Path(sys.argv[1]), Path(sys.argv[2])
documents = [find_structure(paper) for paper in read_corpus(corpus).papers]
manifest = Manifest(SCHEMA_VERSION, "reader", {}, {}, 0)

def dies(owner, name):
    step = getattr(owner, name)
    def counted(*arguments, **named):
        global left
        left -= 1
        if left == 0:
            os._exit(9)  # as kill -9 does: nothing is cleaned up
        return step(*arguments, **named)
    setattr(owner, name, counted)

def in_child(steps):
    global left
    left = steps
    child = os.fork()
    if child == 0:
        write_generation(index, manifest, documents, None)
        os._exit(0)
    left = 0
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

left = 0
for owner, name in ((os, "fsync"), (Path, "mkdir"), (Path, "open"), (Path, "replace"), (Path, "chmod")):
    dies(owner, name)
assert in_child(0) == 0
deaths, steps = 0, 1
while True:
    code = in_child(steps)
    live = Generation.live(index)
    assert live is not None and live.damage() == [], (steps, live)
    if code == 0:
        break
    assert code == 9, code
    deaths, steps = deaths + 1, steps + 1
print(deaths, sorted(path.name for path in index.iterdir()) == sorted(["current", live.folder.name]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_process_that_dies_at_any_step_leaves_a_generation_live_and_whole(tmp_path: Path) -> None:
    papers = Path(__file__).resolve().parent.parent / "papers" / "corpus"
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(papers), str(tmp_path / "index")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    deaths, clean = done.stdout.split()
    assert int(deaths) > 15
    assert clean == "True"  # the first that lived took away what the dead had left


FULL = """
import resource, sys
from pathlib import Path
from hscqa.errors import WorkspaceUnwritable
from hscqa.index import SCHEMA_VERSION, Generation, Manifest, NewVectors, write_generation
from hscqa.index.vectors import PassageVectors
from hscqa.ingest import read_corpus
from hscqa.structure import find_structure
import numpy

corpus, index = Path(sys.argv[1]), Path(sys.argv[2])
documents = [find_structure(paper) for paper in read_corpus(corpus).papers]
manifest = Manifest(SCHEMA_VERSION, "reader", {}, {}, 0)
many = numpy.ones((50, 64), numpy.float32) / 8
one = PassageVectors(bytes(32), many, many.astype(numpy.int8), numpy.arange(50, dtype=numpy.int32),
                     numpy.zeros(50, numpy.int16))
vectors = NewVectors([one] * sum(len(document.passages) for document in documents), "e", "e", 64)
before = write_generation(index, manifest, documents, vectors)
sizes = sorted({stored.size for stored in before.manifest.files.values()})
refused = 0
for size in sizes:
    for most in (size - 1, size // 2):
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        try:
            write_generation(index, manifest, documents, vectors)
        except WorkspaceUnwritable as error:
            refused += 1
        else:
            sys.exit(f"written within {most} bytes a file")
        live = Generation.live(index)
        assert live.folder == before.folder and live.damage() == []
        assert sorted(path.name for path in index.iterdir()) == sorted(["current", before.folder.name])
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert write_generation(index, manifest, documents, vectors).damage() == []
print(refused)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of a process")
def test_files_that_cannot_grow_are_refused_whoever_writes_them(tmp_path: Path) -> None:
    papers = Path(__file__).resolve().parent.parent / "papers" / "corpus"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(papers), str(tmp_path / "index")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20
