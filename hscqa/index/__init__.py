"""What ingest leaves on disk and a question reads: the only home of sqlite3, tantivy and faiss.

A generation is a folder that is written once, checked, and switched to in one rename:
records (SQLite), the lexical index (tantivy), vectors (FAISS, token vectors) and a manifest.
"""

from hscqa.index.generation import Generation
from hscqa.index.manifest import REBUILD, SCHEMA_VERSION, Manifest, SourceFile, file_sha256, write_manifest
from hscqa.index.records import SQLITE_VERSION, Records
from hscqa.index.writing import NewVectors, write_generation

__all__ = [
    "REBUILD",
    "SCHEMA_VERSION",
    "SQLITE_VERSION",
    "Generation",
    "Manifest",
    "NewVectors",
    "Records",
    "SourceFile",
    "file_sha256",
    "write_generation",
    "write_manifest",
]
