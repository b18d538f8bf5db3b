"""Weights that are kept in one byte each, which makes a model's file a quarter of its size.

A matrix is kept as whole numbers from -127 to 127, with a scale for every 32 of a row under the matrix's name and
`SCALE`: the weights are the numbers times their scale. (One scale for a whole row cost a question or two of sixty in
the development gold; 32 cost none.) Vectors and biases are kept as they are. In memory the
model is an ordinary one, as fast and as large as any other of its kind.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from hscqa.encode.files import WEIGHTS
from hscqa.errors import ModelUnusable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from hscqa.encode.files import ModelFiles

SCALE = ".scale"
"""What a matrix's name ends in where its scales are kept, (rows, columns / GROUP)."""
GROUP = 32
"""Weights of a row that share a scale."""


def unpacked(
    numbers: NDArray[np.float32] | NDArray[np.int8], scales: NDArray[np.float16] | None
) -> NDArray[np.float32]:
    """Multiply rows of whole numbers by their scales; rows that have none are given back as they are."""
    if scales is None:
        return np.asarray(numbers, np.float32)
    groups = numbers.reshape(len(numbers), -1, GROUP) * scales.astype(np.float32)[..., None]
    weights: NDArray[np.float32] = groups.reshape(numbers.shape)
    return weights


def unpack(model: Any, files: ModelFiles) -> None:  # noqa: ANN401  as `OnDemand.load`
    """Multiply the whole numbers of a sentence-transformers model, which were read as weights, by their scales.

    Nothing happens to a model that has no scales, or whose weights do not stand in its folder itself. Raises
    ModelUnusable where a scale belongs to no weights.
    """
    import torch  # noqa: PLC0415  sentence-transformers has loaded it already
    from safetensors import safe_open  # noqa: PLC0415  it too

    path = Path(files.location) / WEIGHTS
    if not path.is_file():
        return
    with safe_open(path, framework="pt") as kept, torch.no_grad():
        scales = {name.removesuffix(SCALE) for name in kept.keys() if name.endswith(SCALE)}  # noqa: SIM118  no mapping
        if not scales:
            return
        found = {name: weights for name, weights in model.transformers_model.named_parameters() if name in scales}
        if lost := sorted(scales - found.keys()):
            raise ModelUnusable(f"{files.name} has a scale for {lost[0]} and no such weights", "give another --model")
        for name, weights in found.items():
            scale = kept.get_tensor(name + SCALE).to(weights)
            weights.view(len(weights), -1, GROUP).mul_(scale[..., None])
