"""What a command loads, seen in a fresh interpreter, and that none reaches the network.

import-linter says who may import a heavy library; these tests say when it is loaded. Seconds of start-up
hang on it: `hscqa --help` must not wait for torch.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
ENCODING = frozenset({"torch", "transformers", "sentence_transformers"})
READING = frozenset({"hscqa.index", "hscqa.library.library", "hscqa.structure.document"})
"""What opens the papers: together they take longer than the first screen."""

WATCHED = """
import atexit, pathlib, sys

report = pathlib.Path(sys.argv.pop(1))
atexit.register(lambda: report.write_text(" ".join(sys.modules)))

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        raise PermissionError(f"refused: {event}")

sys.addaudithook(refuse)
"""
"""Runs before the command: at the end it writes down what was loaded, and it lets no socket reach out."""
COMMAND = WATCHED + "from hscqa.cli import main; main()"


@dataclass(frozen=True)
class Run:
    """What a program did in an interpreter of its own."""

    code: int
    out: str
    err: str
    modules: frozenset[str]
    """The modules that were loaded at the end, by their whole names."""

    @property
    def loaded(self) -> frozenset[str]:
        """Those of them that are in no package."""
        return frozenset(name for name in self.modules if "." not in name)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Run]:
    """Give a function that runs a program with arguments, watched."""
    report = tmp_path_factory.mktemp("watched") / "loaded"

    def watched(*arguments: str, program: str = COMMAND) -> Run:
        report.unlink(missing_ok=True)
        done = subprocess.run(
            [sys.executable, "-c", program, str(report), *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Run(done.returncode, done.stdout, done.stderr, frozenset(report.read_text(encoding="utf-8").split()))

    return watched


@pytest.fixture(scope="module")
def workspace(run: Callable[..., Run], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a workspace of the invented papers, its index built beforehand."""
    folder = tmp_path_factory.mktemp("library") / "workspace"
    shutil.copytree(ROOT / "tests" / "papers", folder)
    ingest = run("--workspace", str(folder), "ingest")
    assert ingest.code == 0, ingest.err
    return str(folder)


def test_help_loads_no_heavy_library(run: Callable[..., Run]) -> None:
    helped = run("--help")
    assert helped.code == 0
    assert not helped.loaded & (
        ENCODING | {"aiohttp", "faiss", "tantivy", "textual", "textual_serve", "pypdf", "numpy"}
    )
    assert not helped.modules & READING


def test_the_terminal_ui_is_not_loaded_with_the_commands(run: Callable[..., Run]) -> None:
    imported = run(program=WATCHED + "import hscqa.cli.app")
    assert "typer" in imported.loaded
    assert "textual" not in imported.loaded


def test_a_command_loads_no_other_command(run: Callable[..., Run]) -> None:
    helped = run("show", "--help")
    assert helped.code == 0
    others = {"boards", "checking", "deciding", "finding", "linking", "returning", "serving", "upkeep"}
    assert "hscqa.cli.reading" in helped.modules
    assert not helped.modules & {f"hscqa.cli.{one}" for one in others}


def test_the_terminal_ui_is_painted_before_the_library_and_the_command_line_are_loaded(run: Callable[..., Run]) -> None:
    painting = run(program=WATCHED + "import hscqa.cli, hscqa.tui.app")
    assert "textual" in painting.loaded
    assert not painting.loaded & (ENCODING | {"aiohttp", "faiss", "numpy", "tantivy", "typer"})
    assert not painting.modules & READING


def test_the_watcher_sees_what_is_loaded_and_refuses_the_network(run: Callable[..., Run]) -> None:
    reaching = run(program=WATCHED + "import urllib.request as u; u.urlopen('http://192.0.2.1/', timeout=1)")
    assert "refused: socket." in reaching.err
    assert "urllib" in reaching.loaded


@pytest.mark.model
@pytest.mark.parametrize("command", [["papers"], ["outline", "audit-2021"], ["show", "audit-2021:para-2"]])
def test_reading_loads_neither_encoder_nor_index_of_vectors(
    run: Callable[..., Run], workspace: str, command: list[str]
) -> None:
    done = run("--workspace", workspace, *command)
    assert done.code == 0, done.err
    assert not done.loaded & (ENCODING | {"faiss", "pydantic", "textual"})


@pytest.mark.model
def test_a_search_by_words_alone_loads_neither_encoder_nor_index_of_vectors(
    run: Callable[..., Run], workspace: str
) -> None:
    done = run("--workspace", workspace, "search", "--mode", "lexical", "routes of library vans")
    assert done.code == 0, done.err
    assert not done.loaded & (ENCODING | {"faiss", "textual"})


@pytest.mark.model
@pytest.mark.parametrize("command", [["ask"], ["search"], ["search", "--mode", "dense"]])
def test_questions_load_neither_torch_nor_what_stands_on_it(
    run: Callable[..., Run], workspace: str, command: list[str]
) -> None:
    done = run("--workspace", workspace, *command, "How much does a van cost?")
    assert done.code == 0, done.err
    assert "tokenizers" in done.loaded
    assert not done.loaded & (ENCODING | {"scipy"})


@pytest.mark.model
def test_a_crosswalk_loads_neither_torch_nor_what_stands_on_it(run: Callable[..., Run], workspace: str) -> None:
    done = run("--workspace", workspace, "crosswalk")
    assert done.code == 0, done.err
    assert not done.loaded & ENCODING


@pytest.mark.model
def test_asking_on_a_device_loads_torch_and_answers_without_a_network(run: Callable[..., Run], workspace: str) -> None:
    done = run("--workspace", workspace, "ask", "--device", "cpu", "How much does a van cost?")
    assert done.code == 0, done.err
    assert done.loaded >= ENCODING
    assert "refused" not in done.err
