"""A plain model from its folder: weights and tokenizer, without torch.

Loading sentence-transformers takes seconds, and other threads stand still meanwhile, tenths of a second at a time. This
takes two tenths, and holds no thread up for more than hundredths.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from hscqa.encode.bert import Bert, Dense, Layer, Norm
from hscqa.encode.described import plain
from hscqa.encode.files import WEIGHTS
from hscqa.encode.numpy_model import NumpyModel
from hscqa.encode.packed import GROUP, SCALE, unpacked

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from hscqa.encode.described import Config, Plain
    from hscqa.encode.files import ModelFiles

    Array = NDArray[Any]
    Kept = dict[str, Array]


class UnlikeBert(Exception):
    """Weights that are not those of the model that the folder describes."""


def read(files: ModelFiles) -> NumpyModel | None:
    """Read a model; None for one that NumPy cannot read exactly, or that is not whole.

    Sentence-transformers loads such a model, or says what is wrong with it.
    """
    from safetensors import SafetensorError  # noqa: PLC0415  paid where a model is loaded, not where it is named

    described = plain(files)
    if described is None:
        return None
    try:
        bert = _bert(_Weights(Path(files.location) / WEIGHTS), described.config)
    except (OSError, SafetensorError, UnlikeBert):
        return None
    return NumpyModel(bert, _tokenizer(described), described.longest)


class _Weights:
    """The arrays of a file, each of which must be there in the size that is asked for."""

    def __init__(self, path: Path) -> None:
        """Read all; raise UnlikeBert where a scale belongs to no weights."""
        from safetensors import safe_open  # noqa: PLC0415  as `read`

        with safe_open(path, framework="np") as kept:
            self._kept: Kept = {name: kept.get_tensor(name) for name in kept.keys()}  # noqa: SIM118  no mapping
        if any(name.removesuffix(SCALE) not in self._kept for name in self._kept if name.endswith(SCALE)):
            raise UnlikeBert

    def packed(self, name: str, *shape: int) -> tuple[Array, Array | None]:
        """Give weights as they are kept, and their scales: None for those that are whole."""
        array, scales = self._kept.get(name), self._kept.get(name + SCALE)
        if array is None or array.shape != shape or array.dtype != (np.float32 if scales is None else np.int8):
            raise UnlikeBert
        if scales is not None and (scales.shape != (shape[0], shape[-1] // GROUP) or scales.dtype != np.float16):
            raise UnlikeBert
        return array, scales

    def whole(self, name: str, *shape: int) -> NDArray[np.float32]:
        """Give weights as numbers of single precision."""
        return unpacked(*self.packed(name, *shape))

    def dense(self, name: str, out: int, into: int) -> Dense:
        """Give a dense layer."""
        return Dense(self.whole(f"{name}.weight", out, into), self.whole(f"{name}.bias", out))

    def norm(self, name: str, size: int) -> Norm:
        """Give a layer normalisation."""
        return Norm(self.whole(f"{name}.weight", size), self.whole(f"{name}.bias", size))


def _bert(weights: _Weights, config: Config) -> Bert:
    """Put a model together."""
    size = config.hidden_size
    words, scales = weights.packed("embeddings.word_embeddings.weight", config.vocab_size, size)
    segments = weights.whole("embeddings.token_type_embeddings.weight", config.type_vocab_size, size)
    places = weights.whole("embeddings.position_embeddings.weight", config.max_position_embeddings, size)
    return Bert(
        words=words,
        word_scales=scales,
        places=places + segments[0],
        start=weights.norm("embeddings.LayerNorm", size),
        layers=tuple(_layer(weights, f"encoder.layer.{i}.", config) for i in range(config.num_hidden_layers)),
        heads=config.num_attention_heads,
        epsilon=config.layer_norm_eps,
    )


def _layer(weights: _Weights, prefix: str, config: Config) -> Layer:
    """Put one layer together."""
    size, inner = config.hidden_size, config.intermediate_size
    looks = [weights.dense(f"{prefix}attention.self.{name}", size, size) for name in ("query", "key", "value")]
    return Layer(
        looks=Dense(np.concatenate([one.weights for one in looks]), np.concatenate([one.bias for one in looks])),
        gathers=weights.dense(f"{prefix}attention.output.dense", size, size),
        after_attention=weights.norm(f"{prefix}attention.output.LayerNorm", size),
        widens=weights.dense(f"{prefix}intermediate.dense", inner, size),
        narrows=weights.dense(f"{prefix}output.dense", size, inner),
        after_feeding=weights.norm(f"{prefix}output.LayerNorm", size),
    )


def _tokenizer(described: Plain) -> Tokenizer:
    """Make a model's tokenizer as transformers makes it: from its pieces and the choices in its configuration."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors  # noqa: PLC0415  as `read`

    cutting, pieces = described.cutting, described.pieces
    made = Tokenizer(models.WordPiece(pieces, unk_token=cutting.unk_token))
    made.normalizer = normalizers.BertNormalizer(
        handle_chinese_chars=cutting.tokenize_chinese_chars,
        strip_accents=cutting.strip_accents,
        lowercase=cutting.do_lower_case,
    )
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.BertProcessing(
        (cutting.sep_token, pieces[cutting.sep_token]), (cutting.cls_token, pieces[cutting.cls_token])
    )
    made.add_special_tokens(list(cutting.markers))
    made.enable_truncation(described.longest)
    return made
