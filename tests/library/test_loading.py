"""What reading and lexical search load, in a fresh interpreter: neither torch nor faiss."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hscqa.model import Mode

if TYPE_CHECKING:
    from hscqa.ingest import Workspace
    from hscqa.library import Library

HEAVY = frozenset({"torch", "transformers", "sentence_transformers", "faiss", "textual", "pypdf", "scipy"})
PROGRAM = """
import sys
from pathlib import Path
from hscqa.library import Library, Workspace
from hscqa.model import Mode

library = Library(Workspace.at(Path(sys.argv[1])))
assert {}
print(*sys.modules)
"""
QUESTIONS = (
    "library is not None",
    "library.papers()",
    "library.paper('audit-2021')",
    "library.outline('audit-2021')",
    "library.show('audit-2021:para-1')",
    "library.search('vans', mode=Mode.LEXICAL).hits",
    "library.ingest().skipped",
    "library.doctor()",
)


def loaded(workspace: Workspace, question: str) -> set[str]:
    """Ask in a fresh interpreter and name the top-level modules that it loaded."""
    command = [sys.executable, "-c", PROGRAM.format(question), str(workspace.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_what_needs_no_vectors_loads_nothing_that_makes_or_searches_them(
    library: Library, mini_workspace: Workspace
) -> None:
    library.ingest()
    assert library.search("vans", mode=Mode.LEXICAL).hits
    for question in QUESTIONS:
        assert not loaded(mini_workspace, question) & HEAVY, question


@pytest.mark.parametrize("question", ["library.papers()", "library.search('vans', mode=Mode.LEXICAL).hits"])
def test_an_index_without_vectors_is_built_without_them(mini_workspace: Workspace, question: str) -> None:
    assert not loaded(mini_workspace, question) & HEAVY


def test_searching_words_is_what_loads_tantivy(library: Library, mini_workspace: Workspace) -> None:
    library.ingest()
    assert "tantivy" not in loaded(mini_workspace, "library.papers()")
    assert "tantivy" in loaded(mini_workspace, "library.search('vans', mode=Mode.LEXICAL).hits")
