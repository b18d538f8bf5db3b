"""Library: every question that the front ends put, each answered by one method."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hscqa.encode import SentenceEncoder, find_model
from hscqa.errors import IndexUnusable, UnknownId
from hscqa.index import Generation
from hscqa.ingest import NewPaper, Workspace, register
from hscqa.library.asking import Asking
from hscqa.library.build import IngestReport, Progress, build, stale_because
from hscqa.library.doctor import examine
from hscqa.library.places import find_place, unknown
from hscqa.model import Filters, Mode, Status

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
    """The papers of one workspace. Making one is cheap: nothing is opened, built or loaded before it is needed."""

    def __init__(
        self,
        workspace: Workspace,
        *,
        build: bool = True,
        progress: Progress | None = None,
        model: str | None = None,
        device: str | None = None,
    ) -> None:
        """Remember the workspace.

        `build` False refuses to build a missing or stale index. `model` names another encoder than the one the
        index was made with (or the bundled one, for a new index); `device` is torch's name of where it runs.
        """
        self.workspace = workspace
        self._may_build = build
        self._progress = progress or _silent
        self._model = model
        self._device = device
        self._generation: Generation | None = None
        self._encoder: SentenceEncoder | None = None
        self._crosswalks: dict[tuple[str | None, str | None, tuple[str, ...]], tuple[Generation, Crosswalk]] = {}
        """Crosswalks made so far, each with the generation it was made from."""
        self._lock = threading.RLock()

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
        for path in paths:
            register(self.workspace, NewPaper(path, title, publisher, date, role))
        with self._lock:
            self._generation, report = build(self.workspace, self._make_encoder(), self._progress, rebuild=rebuild)
        return report

    def warm(self) -> None:
        """Open the index and load the encoder, which takes seconds; the next question then takes milliseconds."""
        generation = self._open(vectors=True)
        _ = generation.records, generation.lexical, generation.vectors
        self._encoder_of(generation).load()

    def _open(self, *, vectors: bool) -> Generation:
        """Give a generation that stands for the corpus, with vectors where they are needed."""
        with self._lock:
            generation = self._generation or Generation.live(self.workspace.index)
            reason = stale_because(generation, self.workspace)
            if reason is None and generation is not None and vectors and generation.manifest.encoder is None:
                reason = "the index has no vectors yet"
            if reason is None and generation is not None:
                self._generation = generation
                return generation
            if not self._may_build:
                raise IndexUnusable(f"the index cannot be used: {reason}", "build it with: hscqa ingest")
            wants_vectors = vectors or (generation is not None and generation.manifest.encoder is not None)
            encoder = self._make_encoder(generation) if wants_vectors else None
            self._generation, _ = build(self.workspace, encoder, self._progress)
            return self._generation

    def _make_encoder(self, generation: Generation | None = None) -> SentenceEncoder:
        """Name the encoder to build with: the one asked for, else the one the index was made with."""
        known = generation or Generation.live(self.workspace.index)
        name = self._model or (known.manifest.encoder_name if known is not None else None)
        return SentenceEncoder(find_model(name), self._device)

    def _encoder_of(self, generation: Generation) -> SentenceEncoder:
        """Give the encoder that made a generation; raise IndexUnusable where it is another one now."""
        with self._lock:
            if self._encoder is None:
                files = find_model(self._model or generation.manifest.encoder_name)
                if files.fingerprint != generation.manifest.encoder:
                    made = generation.manifest.encoder_name
                    what = f"the index was made with {made}, not with this {files.name}"
                    raise IndexUnusable(what, "leave --model out, or rebuild with: hscqa ingest --rebuild --model NAME")
                self._encoder = SentenceEncoder(files, self._device)
            return self._encoder

    # -- papers -----------------------------------------------------------------------------------------

    def papers(self) -> tuple[PaperInfo, ...]:
        """Give every paper, those that could not be read among them, in the order of papers.toml."""
        records = self._open(vectors=False).records
        return tuple(PaperInfo(paper, *records.counts(paper.id)) for paper in records.papers())

    def paper(self, paper_id: str) -> Paper:
        """Give one paper; raise UnknownId, naming those that exist."""
        papers = self._open(vectors=False).records.papers()
        found = next((paper for paper in papers if paper.id == paper_id), None)
        if found is None:
            known = ", ".join(paper.id for paper in papers)
            raise UnknownId(f"no paper is called “{paper_id}”", f"the papers are: {known}")
        return found

    def outline(self, paper_id: str) -> tuple[Block, ...]:
        """Give a paper's blocks in order; raise UnknownId."""
        paper = self.paper(paper_id)
        return self._open(vectors=False).records.blocks(paper.id)

    def show(self, id: str) -> Place:  # noqa: A002  the word that users type
        """Give a passage, statement or block where it stands; raise UnknownId, naming ids like it."""
        records = self._open(vectors=False).records
        place = find_place(records, id)
        if place is None:
            raise unknown(records, id)
        return place

    def document(self, paper_id: str) -> Document:
        """Give a paper with all that was found in it; raise UnknownId."""
        return self._open(vectors=False).records.document(self.paper(paper_id))

    # -- questions --------------------------------------------------------------------------------------

    def search(
        self, query: str, *, k: int = 10, filters: Filters | None = None, mode: Mode = Mode.HYBRID
    ) -> SearchReply:
        """Rank passages for a query, the best `k` of them; a query without a word finds nothing and says why."""
        begin = time.perf_counter()
        return self._asking(mode).search(query, k, filters or Filters(), mode, begin)

    def ask(self, question: str, *, filters: Filters | None = None) -> Answer:
        """Answer a question with exact quotations, or say that the papers do not answer it."""
        begin = time.perf_counter()
        return self._asking(Mode.HYBRID).ask(question, filters or Filters(), begin)

    def _asking(self, mode: Mode) -> Asking:
        """Bring together what a question is put to."""
        generation = self._open(vectors=mode is not Mode.LEXICAL)
        encoder = None if mode is Mode.LEXICAL else self._encoder_of(generation)
        return Asking(generation, encoder)

    # -- ties between papers ----------------------------------------------------------------------------

    def crosswalk(
        self, source: str | None = None, target: str | None = None, comments: Sequence[str] = ()
    ) -> Crosswalk:
        """Tie the statements of `source` to those of `target`, and to what the papers in `comments` say of them.

        None and empty choose by the papers' roles. Raises UnknownId, or UsageError where no papers suit.
        """
        from hscqa.library.ties import tie  # noqa: PLC0415  scipy and rapidfuzz load only for a crosswalk

        for named in (source, target, *comments):
            if named is not None:
                self.paper(named)
        generation = self._open(vectors=True)
        asked = (source, target, tuple(comments))
        if self._crosswalks.get(asked, (None, None))[0] is not generation:
            documents = self._documents(vectors=True)
            made = tie(documents, source, target, comments, self._encoder_of(generation))
            self._crosswalks[asked] = (generation, made)
        return self._crosswalks[asked][1]

    def verify(self, file: Path | None = None) -> Verification:
        """Check every quotation and reference of the corpus, or of a file of the user's, against the papers."""
        from hscqa.library.checking import check_corpus, check_file  # noqa: PLC0415  rapidfuzz loads only here

        documents = self._documents(vectors=False)
        return check_corpus(documents) if file is None else check_file(file, documents)

    def _documents(self, *, vectors: bool) -> list[Document]:
        """Give every paper that was read, with all that was found in it."""
        records = self._open(vectors=vectors).records
        readable = (paper for paper in records.papers() if paper.status in (Status.READ, Status.PARTLY))
        return [records.document(paper) for paper in readable]

    def doctor(self) -> tuple[Check, ...]:
        """Say what is installed, what the index holds and whether every file is whole; nothing is built."""
        return examine(self.workspace, self._model)
