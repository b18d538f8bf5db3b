"""What reading and searching words load, in a fresh interpreter: neither torch nor faiss."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hscqa.ingest import Workspace
    from hscqa.library import Library

HEAVY = frozenset({"torch", "transformers", "sentence_transformers", "faiss", "textual", "pypdf", "scipy"})
ASKING = """
import sys
from pathlib import Path
from hscqa.library import Library, Workspace
from hscqa.model import Mode

library = Library(Workspace.at(Path(sys.argv[1])))
for question in sys.argv[2:]:
    assert eval(question), question
    print(*sys.modules)
"""
READING = (
    "library.papers()",
    "library.paper('audit-2021')",
    "library.outline('audit-2021')",
    "library.show('audit-2021:para-1')",
)
WORDS = "library.search('vans', mode=Mode.LEXICAL).hits"


def loaded(workspace: Workspace, *questions: str) -> list[set[str]]:
    """Ask in a fresh interpreter; name the top-level modules that are loaded after each question."""
    command = [sys.executable, "-c", ASKING, str(workspace.root), *questions]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return [{name.partition(".")[0] for name in line.split()} for line in done.stdout.splitlines()]


def test_what_needs_no_vectors_loads_nothing_that_makes_or_searches_them(
    library: Library, mini_workspace: Workspace
) -> None:
    library.ingest()
    *read, searched, kept, examined = loaded(
        mini_workspace, *READING, WORDS, "library.ingest().skipped", "library.doctor()"
    )
    assert not any("tantivy" in modules for modules in read)
    assert "tantivy" in searched
    assert not (searched | kept | examined) & HEAVY


def test_an_index_without_vectors_is_built_without_them(mini_workspace: Workspace) -> None:
    (searched,) = loaded(mini_workspace, WORDS)
    assert not searched & HEAVY
