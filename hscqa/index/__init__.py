"""What ingest leaves on disk and a question reads: the only home of sqlite3, tantivy and faiss.

A generation is a folder that is written once, checked, and switched to in one rename:
records (SQLite), the lexical index (tantivy), vectors (FAISS, token vectors) and a manifest.
"""

from hscqa.index.generation import Generation, Manifest, SourceFile
from hscqa.index.records import SQLITE_VERSION, Records

__all__ = ["SQLITE_VERSION", "Generation", "Manifest", "Records", "SourceFile"]
