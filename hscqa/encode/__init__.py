"""Texts to vectors: the only home of sentence-transformers and torch, loaded when first needed."""

from hscqa.encode.encoder import Encoder, SentenceEncoder, TokenVectors
from hscqa.encode.files import BUNDLED, ModelFiles, find_model

__all__ = ["BUNDLED", "Encoder", "ModelFiles", "SentenceEncoder", "TokenVectors", "find_model"]
