"""Texts to vectors: the only home of sentence-transformers and torch, loaded when first needed."""

from hscqa.encode.encoder import Encoder, SentenceEncoder, TokenVectors
from hscqa.encode.files import OWN, PUBLISHED, ModelFiles, find_model
from hscqa.encode.reranker import Reranker

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
