"""Texts to vectors: the only home of sentence-transformers and torch, loaded when first needed."""

from hscqa.encode.encoder import Encoder, SentenceEncoder, TokenVectors
from hscqa.encode.files import BUNDLED, ModelFiles, find_model
from hscqa.encode.reranker import Reranker

__all__ = ["BUNDLED", "Encoder", "ModelFiles", "Reranker", "SentenceEncoder", "TokenVectors", "find_model"]
