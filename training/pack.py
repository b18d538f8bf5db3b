"""Make a tuned model small enough to travel with the package: a byte a weight."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file, save_file

from hscqa.encode import PUBLISHED, find_model
from hscqa.encode.files import UNTUNED_FILES, WEIGHTS
from hscqa.encode.packed import GROUP, SCALE

if TYPE_CHECKING:
    from torch import Tensor

LARGEST = 127
UNUSED = ("pooler.", "embeddings.position_ids")
"""How tensors are named that no vector depends on."""


def packed(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Round every matrix to a byte a weight (`hscqa.encode.packed` says how they are read)."""
    made = {}
    for name, tensor in weights.items():
        if name.startswith(UNUSED):
            continue
        if tensor.dim() == 1:
            made[name] = tensor.float()
            continue
        grouped = tensor.unflatten(1, (-1, GROUP))
        scale = (grouped.abs().amax(-1) / LARGEST).clamp_min(1e-7).half()
        numbers = (grouped / scale.float()[..., None]).round().clamp(-LARGEST, LARGEST)
        made[name] = numbers.to(torch.int8).flatten(1)
        made[name + SCALE] = scale
    return made


def pack(model: Path, folder: Path) -> dict[str, str]:
    """Write a model, as sentence-transformers saved it, to `folder`; give the SHA-256 of each file."""
    published = Path(find_model(PUBLISHED).location)
    for name in UNTUNED_FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(published / name, folder / name)
    config = json.loads((published / "config.json").read_text(encoding="utf-8"))
    config |= {"dtype": "float32"}  # the weights are read as such, whatever they are kept in
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    save_file(packed(load_file(model / WEIGHTS)), folder / WEIGHTS, {"format": "pt"})
    (folder / WEIGHTS).chmod(0o644)
    names = sorted((*UNTUNED_FILES, "config.json", WEIGHTS))
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def main() -> None:
    """Pack one model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="a folder that sentence-transformers saved")
    parser.add_argument("folder", type=Path, help="where the packed one goes")
    given = parser.parse_args()
    print(json.dumps(pack(given.model, given.folder), indent=1))


if __name__ == "__main__":
    main()
