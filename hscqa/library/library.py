"""Library: every question that the front ends put, each answered by one method."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.errors import IndexUnusable, UnknownId
from hscqa.index import Generation
from hscqa.ingest import NewPaper, Workspace, read_glossary
from hscqa.library.asking import Asking
from hscqa.library.build import IngestReport, Progress, build
from hscqa.library.crosswalks import Wanted, keep, kept
from hscqa.library.doctor import examine
from hscqa.library.freshness import stale_because
from hscqa.library.models import Models
from hscqa.library.places import find_place, shown_name, unknown
from hscqa.model import Filters, Mode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hscqa.model import (
        Answer,
        Block,
        Check,
        Crosswalk,
        Document,
        Paper,
        Place,
        Role,
        SearchReply,
        Verification,
    )


REHEARSAL = "rehearsl of a question"
"""What is searched for to have all at hand that a question needs: glossary, word list (of a word to mend), vectors."""


@dataclass(frozen=True, slots=True)
class PaperInfo:
    """A paper and how much was found in it."""

    paper: Paper
    blocks: int
    passages: int
    statements: int


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


class Library:
    """The papers of one workspace. Making one is cheap: nothing is opened, built or loaded before it is needed.

    Several threads may ask. A question that comes while the corpus is new or changed waits for the index;
    one that comes while another thread or process makes an unchanged corpus anew is answered from what there is.
    """

    def __init__(  # noqa: PLR0913  what the user may choose
        self,
        workspace: Workspace,
        *,
        build: bool = True,
        progress: Progress | None = None,
        model: str | None = None,
        device: str | None = None,
        reranker: str | None = None,
    ) -> None:
        """Remember the workspace.

        `build` False refuses to build a missing or stale index. `model` names another encoder than the one the
        index was made with (or our own, for a new index); `reranker` names a cross-encoder that reads the best
        passages of a search once more, None for none; `device` is torch's name of where both run.
        """
        self.workspace = workspace
        self._may_build = build
        self.progress: Progress = progress or _silent
        """Who is told of work that takes long; a front end may put itself here later."""
        self._model = model
        self._models = Models(model, device, reranker)
        self._generation: Generation | None = None
        self._crosswalks: dict[Wanted, tuple[Generation, Crosswalk]] = {}
        """Crosswalks made so far, each with the generation it was made from."""
        self._lock = threading.RLock()
        self._tying = threading.Lock()
        """Held while a crosswalk is worked out: who wants the same one meanwhile waits for it."""

    # -- the index --------------------------------------------------------------------------------------

    def ingest(  # noqa: PLR0913  what the user may say of a new paper
        self,
        paths: Sequence[Path] = (),
        *,
        title: str | None = None,
        publisher: str | None = None,
        date: str | None = None,
        role: Role | None = None,
        rebuild: bool = False,
    ) -> IngestReport:
        """Take in new papers, read what is new or changed, and bring the index up to the corpus.

        Raises CorpusError, UsageError, ModelUnusable or WorkspaceUnwritable; papers that cannot be read are
        named in the report.
        """
        new = [NewPaper(path, title, publisher, date, role) for path in paths]
        encoder = self._models.to_ingest(Generation.live(self.workspace.index))
        made, report = build(self.workspace, encoder, self.progress, rebuild=rebuild, new=new)
        with self._lock:
            self._generation = made
        return report

    def warm(self) -> None:
        """Open the index and load the models, so that the next question takes milliseconds."""
        reranker = self._models.reranker()
        generation = self._open(lexical=True, vectors=True)
        self._models.of(generation).load()
        if reranker is not None:
            self.progress("loading the reranker", 0, 0)
            reranker.load()
        self.asking(Mode.HYBRID).search(REHEARSAL, 1, Filters(), Mode.HYBRID, time.perf_counter())

    def _open(self, *, lexical: bool = False, vectors: bool = False) -> Generation:
        """Give a generation that stands for the corpus, with its records and what else is wanted open."""
        while True:
            generation = self._fresh(vectors=vectors)
            try:
                generation.open(lexical=lexical, vectors=vectors)
            except IndexUnusable:
                live = Generation.live(self.workspace.index)
                if live is None or live.folder == generation.folder:
                    raise
                # Another process has switched to a new generation and taken this one away: once more, with that one.
            else:
                return generation

    def _fresh(self, *, vectors: bool) -> Generation:
        """Give the live generation; one that is missing or stale, or lacks the vectors wanted, is built first."""
        with self._lock:
            live = Generation.live(self.workspace.index)
            if self._generation is None or live is None or live.folder != self._generation.folder:
                self._generation = live
            generation = self._generation
            reason = stale_because(generation, self.workspace.corpus)
            if reason is None and generation is not None:
                if not vectors or generation.manifest.encoder is not None:
                    return generation
                reason = "it has no vectors yet"
            if not self._may_build:
                raise IndexUnusable(f"the index cannot be used: {reason}", "build it with: hscqa ingest")
            wanted = vectors or (generation is not None and generation.manifest.encoder is not None)
            encoder = self._models.to_build(generation) if wanted else None
            self._generation, _ = build(self.workspace, encoder, self.progress)
            return self._generation

    # -- papers -----------------------------------------------------------------------------------------

    def papers(self) -> tuple[PaperInfo, ...]:
        """Give every paper, those that could not be read among them, in the order of papers.toml."""
        records = self._open().records
        return tuple(PaperInfo(paper, *records.counts(paper.id)) for paper in records.papers())

    def paper(self, paper_id: str) -> Paper:
        """Give one paper; raise UnknownId, naming those that exist."""
        return _paper_of(self._open(), paper_id)

    def outline(self, paper_id: str) -> tuple[Block, ...]:
        """Give a paper's blocks in order; raise UnknownId."""
        generation = self._open()
        return generation.records.blocks(_paper_of(generation, paper_id).id)

    def show(self, id: str) -> Place:  # noqa: A002  the word that users type
        """Give a passage, statement or block where it stands; raise UnknownId, naming ids like it."""
        records = self._open().records
        place = find_place(records, id)
        if place is None:
            raise unknown(records, id)
        return place

    def document(self, paper_id: str) -> Document:
        """Give a paper with all that was found in it; raise UnknownId."""
        generation = self._open()
        return generation.records.document(_paper_of(generation, paper_id))

    def documents(self) -> list[Document]:
        """Give every paper that was read, with all that was found in it."""
        records = self._open().records
        return [records.document(paper) for paper in records.papers() if paper.is_read]

    @property
    def generation(self) -> str:
        """The name of the generation of the index that questions are put to."""
        return self._open().folder.name

    # -- questions --------------------------------------------------------------------------------------

    def search(
        self, query: str, *, k: int = 10, filters: Filters | None = None, mode: Mode = Mode.HYBRID
    ) -> SearchReply:
        """Rank passages for a query, the best `k` of them; a query without a word finds nothing and says why."""
        begin = time.perf_counter()
        return self.asking(mode).search(query, k, filters or Filters(), mode, begin)

    def ask(self, question: str, *, filters: Filters | None = None) -> Answer:
        """Answer a question with exact quotations, or say that the papers do not answer it."""
        begin = time.perf_counter()
        return self.asking(Mode.HYBRID).ask(question, filters or Filters(), begin)

    def asking(self, mode: Mode) -> Asking:
        """Bring together what a question is put to; the glossary is read anew, so that what is added to it counts."""
        glossary = read_glossary(self.workspace)
        generation = self._open(lexical=True, vectors=mode is not Mode.LEXICAL)
        encoder = None if mode is Mode.LEXICAL else self._models.of(generation)
        return Asking(generation, encoder, self._models.reranker(), glossary)

    # -- ties between papers ----------------------------------------------------------------------------

    def crosswalk(
        self, source: str | None = None, target: str | None = None, comments: Sequence[str] = ()
    ) -> Crosswalk:
        """Tie the statements of `source` to those of `target`, and to what the papers in `comments` say of them.

        What reviewers decided stands on the ties. None and empty choose by the papers' roles. Raises UnknownId, or
        UsageError where no papers suit.
        """
        from hscqa.library.ties import tie, with_decisions  # noqa: PLC0415  scipy and rapidfuzz load only for it

        generation = self._open(vectors=True)
        for named in (source, target, *comments):
            if named is not None:
                _paper_of(generation, named)
        wanted, place, name = Wanted(source, target, tuple(comments)), self.workspace.index, generation.folder.name
        with self._tying:
            known = self._crosswalks.get(wanted)
            if known is None or known[0] is not generation:
                made = kept(place, name, wanted)
                if made is None:
                    made = tie(self.documents(), source, target, comments, self._models.of(generation))
                    keep(place, name, wanted, made)
                known = self._crosswalks[wanted] = generation, made
        return with_decisions(known[1], self.workspace.reviews, self.documents)

    def verify(self, file: Path | None = None) -> Verification:
        """Check every quotation and reference of the corpus, or of a file of the user's, against the papers."""
        from hscqa.library.checking import check_corpus, check_file  # noqa: PLC0415  rapidfuzz loads only here

        documents = self.documents()
        return check_corpus(documents) if file is None else check_file(file, documents, self.workspace.corpus)

    def doctor(self) -> tuple[Check, ...]:
        """Say what is installed, what the index holds and whether every file is whole; nothing is built."""
        return examine(self.workspace, self._model)


def _paper_of(generation: Generation, paper_id: str) -> Paper:
    """Find a paper; raise UnknownId, naming those that exist."""
    found = generation.records.paper(paper_id)
    if found is None:
        known = ", ".join(paper.id for paper in generation.records.papers())
        raise UnknownId(f"no paper is called “{shown_name(paper_id)}”", f"the papers are: {known}")
    return found
