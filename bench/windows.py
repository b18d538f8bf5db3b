"""The same papers without their structure: windows of words instead of passages, for comparison."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.encode import SentenceEncoder, find_model
from hscqa.index import SCHEMA_VERSION, Manifest, NewVectors, write_generation
from hscqa.ingest import Workspace, read_corpus, read_glossary
from hscqa.library.asking import Asking
from hscqa.library.embed import embed
from hscqa.model import BlockKind, Document, Passage, Span
from hscqa.structure.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hscqa.model import Paper

WORDS = 200
"""Words of a window: as many as a passage has at most."""


def asking_of_windows(root: Path, folder: Path) -> Asking:
    """Index the papers of a checkout in windows, in an empty folder."""
    papers = read_corpus(root / "corpus").papers
    documents = [Document(paper, (), tuple(windows(paper)), (), ()) for paper in papers]
    passages = [passage for document in documents for passage in document.passages]
    encoder = SentenceEncoder(find_model())
    vectors, _ = embed(passages, encoder, None, lambda *_: None)
    new = NewVectors(vectors, encoder.files.fingerprint, encoder.files.location_name, encoder.dimension)
    hashes = {paper.id: paper.sha256 for paper in papers}
    manifest = Manifest(SCHEMA_VERSION, "windows", {}, hashes, len(passages))
    generation = write_generation(folder, manifest, documents, new)
    return Asking(generation, encoder, glossary=read_glossary(Workspace.at(root)))


def windows(paper: Paper) -> Iterator[Passage]:
    """Cut a paper's text every 200 words."""
    words = list(re.finditer(r"\S+", paper.text))
    for ordinal, first in enumerate(range(0, len(words), WORDS)):
        last = words[min(first + WORDS, len(words)) - 1]
        span = Span(words[first].start(), last.end())
        yield Passage(
            id=f"{paper.id}:window-{ordinal}",
            paper_id=paper.id,
            ordinal=ordinal,
            kind=BlockKind.PARAGRAPH,
            label=f"window {ordinal}",
            headings=(),
            lead_in=None,
            span=span,
            slices=(span,),
            text=paper.text[span.start : span.end],
            reading=read(paper.text, [span]).text,
            blocks=(),
        )
