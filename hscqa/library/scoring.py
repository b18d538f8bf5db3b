"""A gold file put to a library: every question searched and asked, and judged."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from hscqa import __version__
from hscqa.evaluate import REACH, EncoderUsed, Fault, IndexUsed, Run, judge
from hscqa.evaluate.judge import holds
from hscqa.evaluate.normal import normal
from hscqa.model import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hscqa.evaluate import Gold, Item, Result
    from hscqa.index import Manifest
    from hscqa.library.library import Library
    from hscqa.model import Glossary


def run_gold(library: Library, gold: Gold) -> Run:
    """Search and ask every question of a gold file, in its order; the library is told how far it has come."""
    asking = library.asking(Mode.HYBRID)
    manifest = asking.generation.manifest
    return Run(
        gold=gold.name,
        hscqa=__version__,
        encoder=EncoderUsed(manifest.encoder_name or "", manifest.encoder or ""),
        index=IndexUsed(_fingerprint(manifest, asking.glossary), len(manifest.papers), manifest.passages),
        results=tuple(_results(library, gold.items)),
        faults=find_faults(library, gold),
    )


def find_faults(library: Library, gold: Gold) -> tuple[Fault, ...]:
    """Say what can never come out well: evidence that no paper holds, an accepted answer that nothing bears out."""
    papers = [normal(info.paper.text) for info in library.papers()]
    return tuple(Fault(item.id, item.line, what) for item in gold.items for what in _faults_of(item, papers))


def _faults_of(item: Item, papers: Sequence[str]) -> Iterator[str]:
    """Say what is wrong with an item; `papers` are normal texts."""
    if item.answers and not item.quotes:
        yield "it has an accepted answer and no evidence, and is scored as one that the papers do not answer"
    for quote in item.quotes:
        if not any(holds(paper, quote) for paper in papers):
            yield f"its evidence stands in none of the papers: “{quote}”"


def _results(library: Library, items: Sequence[Item]) -> Iterator[Result]:
    for done, item in enumerate(items):
        library.progress("asking the questions", done, len(items))
        yield judge(item, library.search(item.question, k=REACH), library.ask(item.question))
    library.progress("asking the questions", len(items), len(items))


def _fingerprint(manifest: Manifest, glossary: Glossary) -> str:
    """Tell an index from one of other papers, of papers read in another way, or asked with another glossary.

    The encoder stands apart.
    """
    sources = sorted((name, source.sha256) for name, source in manifest.sources.items())
    names = [glossary.same, glossary.people_say]
    made_from = json.dumps([manifest.schema, manifest.reader, sources, sorted(manifest.papers.items()), names])
    return hashlib.sha256(made_from.encode()).hexdigest()[:16]
