"""What leaves the checkout: the wheel, the source archive, the pins and the licences."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import HeaderParser
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import hscqa

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+)$", (ROOT / "constraints.txt").read_text(encoding="utf-8")))
LICENCES = dict(
    re.findall(
        r"(?m)^\| (\S+) \| [\d.]+ \| (.+) \| (?:hscqa|development) \|$",
        (ROOT / "docs/licences.md").read_text(encoding="utf-8"),
    )
)
WRITTEN_ON = sys.platform == "linux" and sys.version_info[:2] == (3, 11)
"""Where constraints.txt was written; elsewhere a library may need more or fewer others."""


def package_files() -> Iterator[Path]:
    """Give every file of the package in the checkout, without what Python compiled."""
    return (path for path in (ROOT / "hscqa").rglob("*") if path.is_file() and "__pycache__" not in path.parts)


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source archive and, from it, the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(dist: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as archive:
        yield archive


@pytest.mark.slow
def test_the_wheel_carries_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    expected = {path.relative_to(ROOT).as_posix() for path in package_files()}
    carried = {name for name in wheel.namelist() if name.startswith("hscqa/") and not name.startswith("hscqa/_corpus/")}
    assert carried == expected


@pytest.mark.slow
def test_the_wheel_carries_the_corpus_byte_for_byte(wheel: zipfile.ZipFile) -> None:
    corpus = {path.name: path.read_bytes() for path in (ROOT / "corpus").iterdir()}
    prefix = "hscqa/_corpus/"
    carried = {name.removeprefix(prefix): wheel.read(name) for name in wheel.namelist() if name.startswith(prefix)}
    assert "papers.toml" in carried
    assert carried == corpus


@pytest.mark.slow
def test_the_wheel_has_nothing_outside_the_package(wheel: zipfile.ZipFile) -> None:
    assert {name.partition("/")[0] for name in wheel.namelist()} == {"hscqa", f"hscqa-{hscqa.__version__}.dist-info"}


@pytest.mark.slow
def test_the_wheel_gives_the_version_and_the_command(wheel: zipfile.ZipFile) -> None:
    info = f"hscqa-{hscqa.__version__}.dist-info"
    metadata = HeaderParser().parsestr(wheel.read(f"{info}/METADATA").decode())
    assert metadata["Version"] == hscqa.__version__
    assert metadata["License-Expression"] == "MIT AND Apache-2.0"
    assert "hscqa = hscqa.cli:main" in wheel.read(f"{info}/entry_points.txt").decode()


@pytest.mark.slow
def test_the_source_archive_has_what_make_test_needs(dist: Path) -> None:
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    needed = {".ci/run", "Makefile", "constraints.txt", "corpus/papers.toml", "index/.gitignore", "pyproject.toml"}
    scripts = [*(ROOT / "bench").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    assert needed | {path.relative_to(ROOT).as_posix() for path in scripts} <= names


@pytest.mark.slow
@pytest.mark.model
def test_the_wheel_alone_answers_from_another_folder(dist: Path, tmp_path: Path) -> None:
    site, cache, elsewhere = tmp_path / "site", tmp_path / "cache", tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.unpack_archive(next(dist.glob("*.whl")), site, "zip")
    places = dict.fromkeys(("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"), str(cache))
    run = subprocess.run(
        [sys.executable, "-m", "hscqa", "ask", "How many integration authorities are there?"],
        cwd=elsewhere,
        env={**os.environ, **places, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "31" in run.stdout
    assert list(cache.rglob("manifest.json")), "the index stands in the user's cache folder"
    assert not list(elsewhere.iterdir()), "nothing is left where the command ran"


def test_torch_is_pinned_to_the_release_that_was_tested() -> None:
    assert PINS["torch"] == "2.13.0"


def test_every_direct_dependency_has_a_lower_bound_an_upper_bound_and_a_pin() -> None:
    for line in PROJECT["dependencies"]:
        name, _, bounds = line.partition(">=")
        assert re.fullmatch(r"[\d.]+,<[\d.]+", bounds), line
        assert name.lower() in PINS, line


def test_every_installed_release_is_the_pinned_one() -> None:
    needed = runpy.run_path(str(ROOT / ".ci/pins.py"))["needed"](PROJECT["dependencies"])
    installed = {name: version(name).partition("+")[0] for name in needed if name in PINS}
    assert installed == {name: PINS[name] for name in installed}


@pytest.mark.skipif(not WRITTEN_ON, reason="constraints.txt was written on Linux with Python 3.11")
def test_the_pins_are_all_that_is_needed_and_nothing_else() -> None:
    every = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    needed = set(runpy.run_path(str(ROOT / ".ci/pins.py"))["needed"](every))
    accelerators = {name for name in needed if name.startswith(("cuda-", "nvidia-", "triton"))}
    assert needed - accelerators == set(PINS)


def test_every_pinned_library_has_its_licence_written_down() -> None:
    assert set(LICENCES) == set(PINS)
    assert "not stated" not in LICENCES.values()


def test_no_library_is_under_the_gpl_or_agpl() -> None:
    refused = {name: licence for name, licence in LICENCES.items() if re.search(r"\bA?GPL|Affero", licence)}
    assert not refused


def test_the_changelog_has_one_unreleased_section() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert text.count("## [Unreleased]") == 1
