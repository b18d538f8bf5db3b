"""corpus/ to papers: the only reader of corpus/, and the only home of pypdf."""

from hscqa.ingest.corpus import Corpus, read_corpus
from hscqa.ingest.glossary import read_glossary
from hscqa.ingest.register import NewPaper, register
from hscqa.ingest.workspace import Workspace

__all__ = ["Corpus", "NewPaper", "Workspace", "read_corpus", "read_glossary", "register"]
