"""Texts to vectors: by NumPy where it can, else by sentence-transformers and torch, whose only home this is."""

from hscqa.encode.encoder import SentenceEncoder
from hscqa.encode.files import OWN, PUBLISHED, ModelFiles, find_model
from hscqa.encode.reranker import Reranker
from hscqa.encode.vectors import Encoder, TokenVectors

__all__ = [
    "OWN",
    "PUBLISHED",
    "Encoder",
    "ModelFiles",
    "Reranker",
    "SentenceEncoder",
    "TokenVectors",
    "find_model",
]
