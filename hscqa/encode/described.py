"""What the files beside a model's weights say of it, and whether NumPy can read such a model exactly.

It can where the model is a plain one: BERT with GELU, words cut into pieces, the mean of all tokens. For any other, and
for a folder with a file that is unknown here, sentence-transformers is left to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec

if TYPE_CHECKING:
    from hscqa.encode.files import ModelFiles

READ = frozenset(
    {
        "config.json",
        "config_sentence_transformers.json",
        "modules.json",
        "sentence_bert_config.json",
        "special_tokens_map.json",
        "tokenizer.json",
        "tokenizer_config.json",
    }
)
"""The files that are read here."""
SAYING_NOTHING = frozenset({"data_config.json"})
"""What a model learned from: it changes no vector."""
POOLING = "1_Pooling"
HOME = "sentence_transformers."
"""What the names of a folder's modules begin with."""
MODULES = (["Transformer", "Pooling"], ["Transformer", "Pooling", "Normalize"])
"""The parts of a plain model; its vectors are scaled here, whether its own last part does so or not."""
MEAN = ({"pooling_mode_mean_tokens": True}, {"pooling_mode": "mean"})
"""How a folder says that the mean of all tokens stands for a text, in older and newer releases."""
ENDS = 2
"""Markers that every text gets, one at each end."""

Said = TypeVar("Said")


class Config(msgspec.Struct, frozen=True):
    """`config.json`: sizes; of its other keys those count that would make it another model."""

    model_type: Literal["bert"]
    hidden_act: Literal["gelu"]
    hidden_size: int
    intermediate_size: int
    layer_norm_eps: float
    max_position_embeddings: int
    num_attention_heads: int
    num_hidden_layers: int
    type_vocab_size: int
    vocab_size: int
    position_embedding_type: Literal["absolute"] | None = None
    dtype: Literal["float32"] | None = None
    torch_dtype: Literal["float32"] | None = None
    quantization_config: None = None
    is_decoder: bool = False


class Module(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part in `modules.json`."""

    idx: int
    name: str
    path: str
    type: str


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`sentence_bert_config.json`."""

    max_seq_length: int
    do_lower_case: bool = False


class Prompts(msgspec.Struct, frozen=True):
    """`config_sentence_transformers.json`: a plain model has no prompts."""

    model_type: Literal["SentenceTransformer"] | None = None
    prompts: dict[str, Literal[""]] = {}
    default_prompt_name: None = None


class Markers(msgspec.Struct, frozen=True):
    """`special_tokens_map.json`: the markers as BERT has them."""

    cls_token: Literal["[CLS]"]
    mask_token: Literal["[MASK]"]
    pad_token: Literal["[PAD]"]
    sep_token: Literal["[SEP]"]
    unk_token: Literal["[UNK]"]
    additional_special_tokens: None = None

    @property
    def markers(self) -> tuple[str, ...]:
        """All of them; each stands for itself where a text has it."""
        return self.pad_token, self.unk_token, self.cls_token, self.sep_token, self.mask_token


class Cutting(Markers, frozen=True, kw_only=True):
    """`tokenizer_config.json`: how a text is cut into pieces of words."""

    tokenizer_class: Literal["BertTokenizer"]
    do_lower_case: bool
    strip_accents: bool | None = None
    tokenize_chinese_chars: bool = True
    added_tokens_decoder: None = None
    truncation_side: Literal["right"] = "right"


class WordPieces(msgspec.Struct, frozen=True):
    """The vocabulary in `tokenizer.json`."""

    type: Literal["WordPiece"]
    unk_token: Literal["[UNK]"]
    continuing_subword_prefix: Literal["##"]
    max_input_chars_per_word: Literal[100]
    vocab: dict[str, int]
    """Each piece and its number."""


class Added(msgspec.Struct, frozen=True):
    """A marker in `tokenizer.json`."""

    id: int
    content: Literal["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


class Tokens(msgspec.Struct, frozen=True):
    """`tokenizer.json`; the rest of it is what `Cutting` says, as transformers takes it too."""

    model: WordPieces
    added_tokens: tuple[Added, ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain model."""

    config: Config
    longest: int
    """How many tokens of a text are read, its two markers included."""
    cutting: Cutting
    pieces: dict[str, int]
    """Each piece of a word and its number in the vocabulary."""


def plain(files: ModelFiles) -> Plain | None:
    """Say what a model is, where it is a plain one in a folder; None for any other, and for one that is not whole."""
    folder = Path(files.location)
    try:
        config = _said(folder, "config.json", Config)
        limits = _said(folder, "sentence_bert_config.json", Limits)
        cutting = _said(folder, "tokenizer_config.json", Cutting)
        tokens = _said(folder, "tokenizer.json", Tokens)
        usual = _usual(folder)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    if not (usual and _fits(config, limits) and _numbered(tokens, cutting, config)):
        return None
    return Plain(config, limits.max_seq_length, cutting, tokens.model.vocab)


def _fits(config: Config, limits: Limits) -> bool:
    """Whether the sizes go together, and nothing else makes it another model."""
    heads, size = config.num_attention_heads, config.hidden_size
    return (
        heads > 0
        and size % heads == 0
        and ENDS < limits.max_seq_length <= config.max_position_embeddings
        and not (limits.do_lower_case or config.is_decoder)
    )


def _numbered(tokens: Tokens, cutting: Cutting, config: Config) -> bool:
    """Whether every piece has a place among the weights, and the markers are those pieces."""
    pieces = tokens.model.vocab
    marked = {one.content: one.id for one in tokens.added_tokens}
    return marked == {marker: pieces.get(marker) for marker in cutting.markers} and (
        min(pieces.values()) >= 0 and max(pieces.values()) < config.vocab_size
    )


def _usual(folder: Path) -> bool:
    """Whether the other files say what a plain model's do; raises where one says what none of them does."""
    _said(folder, "special_tokens_map.json", Markers)
    if (folder / "config_sentence_transformers.json").exists():
        _said(folder, "config_sentence_transformers.json", Prompts)
    modules = _said(folder, "modules.json", list[Module])
    pooling = _said(folder, f"{POOLING}/config.json", dict[str, Any])
    return (
        {path.name for path in folder.glob("*.json")} <= READ | SAYING_NOTHING
        and [one.type.rpartition(".")[2] for one in modules] in MODULES
        and all(one.type.startswith(HOME) for one in modules)
        and [one.path for one in modules[:2]] == ["", POOLING]
        and {key: value for key, value in pooling.items() if key.startswith("pooling_mode") and value} in MEAN
    )


def _said(folder: Path, name: str, kind: type[Said]) -> Said:
    """Read a file of a folder; raise OSError or MsgspecError where it is not there or says something else."""
    return msgspec.json.decode((folder / name).read_bytes(), type=kind)
