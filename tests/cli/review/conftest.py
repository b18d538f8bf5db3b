"""A workspace of the invented papers, with a crosswalk and its workbook, in which nobody has decided anything."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from hscqa.cli.app import run
from tests.cli.conftest import INVENTED, Done

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Hscqa = Callable[..., Done]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with `empty.xlsx`, the workbook of its crosswalk, once."""
    root = tmp_path_factory.mktemp("import") / "exported"
    shutil.copytree(INVENTED, root)
    assert run(["-w", str(root), "crosswalk", "--quiet", "-o", str(root / "empty.xlsx")]) == 0
    return root


@pytest.fixture
def root(exported: Path, tmp_path: Path) -> Path:
    """Give a workspace of its own in which nobody has decided anything."""
    shutil.copytree(exported, tmp_path / "workspace")
    return tmp_path / "workspace"


@pytest.fixture
def hscqa(root: Path, capsys: pytest.CaptureFixture[str]) -> Hscqa:
    """Run a command there."""

    def run_here(*arguments: str) -> Done:
        capsys.readouterr()
        code = run(["-w", str(root), "--quiet", *arguments])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return run_here


@pytest.fixture(autouse=True)
def anna(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Anna be the reviewer where none is named."""
    monkeypatch.setenv("HSCQA_REVIEWER", "Anna Reid")
