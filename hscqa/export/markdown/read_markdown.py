"""What a crosswalk in Markdown says that the papers say: the reverse of `crosswalk_markdown`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hscqa.export.citation import cite, name
from hscqa.model import Span
from hscqa.model.checks import Claim, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hscqa.model import Document

_TITLE = re.compile(r"^# Crosswalk: (?P<papers>.+)$", re.MULTILINE)
_PART = re.compile(
    r"^(?:(?P<heading>\#{1,6}[ ].*)"
    r"|(?P<quotation>>.*(?:\n>.*)*)"
    r"|(?P<entry>-[ ].*(?:\n[ ]{2}(?!-[ ]).*)*)"
    r"|(?P<reason>[ ]{2}-[ ].*(?:\n[ ]{4}.*)*)"
    r"|(?P<other>\S.*(?:\n(?![-\#>]|\s*$).*)*))$",
    re.MULTILINE,
)
_TIE = re.compile(
    r"-\s\*\*(?:Partly\s+answers|Answers)\s+(?P<place>[^*]+)\*\*\s+\((?:[^()]|\([^()]*\))*\):\s+(?P<words>.+)",
    re.DOTALL,
)
_COMMENT = re.compile(
    r"-\s\*\*Comment,[^*]*\*\*\s+(?P<place>.+?)\s+\(confidence\s[^()]*\):\s+“(?P<words>.*)”\s*$", re.DOTALL
)
_SET_ASIDE = re.compile(
    r"-\s\*\*Set\s+aside\s+\((?P<form>link|comment)\):\*\*\s+(?P<place>.+?)\s+\(confidence\s.*\):\s+“(?P<words>.*)”\s*$",
    re.DOTALL,
)
_GAP = re.compile(r"-\s\*\*(?P<place>[^*]+)\*\*:\s+(?P<words>.+)", re.DOTALL)
_TERM = re.compile(r"-\s(?:Timescale:|Who:|Status:|Nothing\s+came\s+near:|\*\*Answers\s+nothing)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINE_START = re.compile(r"\n[ >]*|^>[ ]?")
_CUT = re.compile(r"\s*\S*…$")
_ID = re.compile(r"(?<![\w-])[\w-]+:[\w.-]*\w")
_NO_TEXT = re.compile(r"\(no text\b")


def stated_in_markdown(text: str, file: str, documents: Sequence[Document]) -> tuple[tuple[Stated, ...], str]:
    """Give what a crosswalk says of places, in order, and the text without all that the program wrote in it.

    What was taken out is blank, so that the rest keeps its places. A text that is no crosswalk comes back as it is.
    """
    title = _TITLE.search(text)
    if title is None:
        return (), text
    called = _called(documents)
    reader = _Reader(text, file, called, _two_names(_plain(title["papers"]), called))
    rest = [*text]
    for part in _PART.finditer(text, title.start()):
        stated = tuple(reader.read(part))
        reader.stated += stated
        if reader.is_ours:
            rest[part.start() : part.end()] = [mark if mark == "\n" else " " for mark in part.group()]
    return tuple(reader.stated), "".join(rest)


def _called(documents: Sequence[Document]) -> Mapping[str, tuple[str, ...]]:
    """Give what people call papers and places, with the ids that each name may mean."""
    found: dict[str, dict[str, None]] = {}
    for document in documents:
        paper = document.paper
        for paper_name in (name(paper), f"{name(paper)}, {paper.id}"):
            found.setdefault(paper_name, {})[paper.id] = None
            labels = [(one.label, one.id) for one in document.statements]
            labels += [(one.label, one.id) for one in document.blocks]
            for label, id_ in labels:
                found.setdefault(f"{paper_name}, {label}", {})[id_] = None
        for block in document.blocks:
            found.setdefault(cite(paper, block.label, block.page, block.page_label), {})[block.id] = None
            found.setdefault(block.id, {})[block.id] = None
    return {called: tuple(ids) for called, ids in found.items()}


def _two_names(both: str, called: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """Part the names of two papers that `and` joins: where both are known, else at the first."""
    parts = both.split(" and ")
    ways = [(" and ".join(parts[:at]), " and ".join(parts[at:])) for at in range(1, len(parts))]
    return next((way for way in ways if way[0] in called and way[1] in called), ways[0] if ways else (both, ""))


class _Reader:
    """Reads the parts of a crosswalk in order, and knows whose statement they speak of."""

    def __init__(self, text: str, file: str, called: Mapping[str, tuple[str, ...]], papers: tuple[str, str]) -> None:
        """Begin before the first theme."""
        self._text = text
        self._file = file
        self._called = called
        self._source, self._target = papers
        self._about = ""
        self._label: str | None = None
        self._is_open = True
        self.is_ours = True
        """Whether the program wrote the part that was read last."""
        self.stated: list[Stated] = []

    def read(self, part: re.Match[str]) -> Iterator[Stated]:
        """Give what a part says of places; a reason is the program's own words, and says nothing of any."""
        kind, written = part.lastgroup, part.group()
        self.is_ours = True
        if kind == "heading":
            self._enter(_plain(written.lstrip("#")))
        elif kind == "quotation" and self._label is not None:
            yield from self._told(part, written, 0, self._source, self._label, is_whole=True)
        elif kind == "reason":
            return
        elif kind == "entry" and (tie := _TIE.match(written)):
            yield from self._told(
                part, tie["words"], tie.start("words"), self._target, _plain(tie["place"]), is_whole=True
            )
        elif kind == "entry" and (said := _COMMENT.match(written)):
            yield from self._told(part, said["words"], said.start("words"), "", _plain(said["place"]))
        elif kind == "entry" and (aside := _SET_ASIDE.match(written)):
            whose = self._target if aside["form"] == "link" else ""
            yield from self._told(part, aside["words"], aside.start("words"), whose, _plain(aside["place"]))
        elif kind == "entry" and self._about and (gap := _GAP.match(written)):
            yield from self._told(part, gap["words"], gap.start("words"), self._about, _plain(gap["place"]))
        else:
            self.is_ours = self._is_open or (kind == "entry" and bool(_TERM.match(written)))

    def _enter(self, heading: str) -> None:
        """Take a heading in: a statement's label, or whose gaps follow."""
        self._is_open = self._is_open and heading.startswith("Crosswalk: ")
        about = [paper for paper in (self._source, self._target) if paper and heading.startswith(f"{paper}: ")]
        self._about = about[0] if about else ""
        self._label = None if about else heading

    def _told(  # noqa: PLR0913  a text, where it stands, and whose it is said to be
        self, part: re.Match[str], written: str, at: int, paper: str, place: str, *, is_whole: bool = False
    ) -> Iterator[Stated]:
        """Give words with the place that is named for them; none where the place has no text."""
        shown = _plain(written)
        words = _whole(shown)
        if not words or _NO_TEXT.match(words):
            return
        ids = tuple(one for one in _ID.findall(place) if one in self._called)
        ids = ids or self._called.get(f"{paper}, {place}" if paper else place, ())
        claim = Claim(ids[0].partition(":")[0] if ids else paper or place.partition(", ")[0], place)
        yield self._stated(part.start() + at, written, words, claim, ids, is_whole=is_whole and words == shown)

    def _stated(  # noqa: PLR0913  as above
        self, start: int, written: str, words: str, claim: Claim, ids: tuple[str, ...], *, is_whole: bool = False
    ) -> Stated:
        line = self._text.count("\n", 0, start) + 1
        return Stated(
            f"{self._file}:line-{line}", words, Span(start, start + len(written)), claim, ids, is_whole=is_whole
        )


def _whole(words: str) -> str:
    """Leave out the word that `…` cuts at the end, and the mark."""
    return _CUT.sub("", words) if words.endswith("…") else words


def _plain(written: str) -> str:
    """Give the words that Markdown shows: on one line, without the marks of a quotation and without escapes."""
    return " ".join(_ESCAPE.sub(r"\1", _LINE_START.sub(" ", written)).split())
