"""The evidence pack of an exported crosswalk: which papers it draws on, by their hashes, and all that it quotes.

It is written into the file itself, so that the two cannot be parted.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import msgspec

from hscqa import __version__
from hscqa.errors import UnreadablePaper
from hscqa.export.lines import clipped
from hscqa.model import Pack, Packed, PackedPaper, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hscqa.export.contract import Json
    from hscqa.model import Comment, Crosswalk, Paper, Statement

FORM = "1"
"""Of the packs that are written, and the only one that is read."""
KEY = "pack"
"""Where a crosswalk in JSON has it."""
LONGEST_NAME = 60
"""Characters of a program's name that an error repeats."""

_MARKUP = re.compile("[<>&]")
_ANEW = "ask who sent it for the file once more, or make it anew with: hscqa crosswalk --pack"


class _Formed(msgspec.Struct):
    """What every form of a pack says of itself."""

    form: str
    made_by: str


def pack_of(made: Crosswalk, papers: Mapping[str, Paper], files: Mapping[str, str]) -> Pack:
    """Pack every text that any form of a crosswalk shows as a paper's: candidates that were turned down too.

    `papers` and `files` need what the crosswalk draws on: papers by id, SHA-256 of their files by the file's name.
    """
    chosen = [papers[one] for one in dict.fromkeys((made.source, made.target, *made.comments_from))]
    quoted = {(one.id, one.span): one for one in _quoted(made, papers) if one.text}
    packed = tuple(_paper(one, files[one.file]) for one in chosen)
    bare = Pack(FORM, f"hscqa {__version__}", packed, tuple(quoted.values()))
    return replace(bare, sha256=fingerprint(bare))


def text_hash(text: str) -> str:
    """Hash a paper's text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def fingerprint(pack: Pack) -> str:
    """Hash all that a pack says but its own hash."""
    return text_hash(pack_text(replace(pack, sha256="")))


def pack_text(pack: Pack) -> str:
    r"""Give a pack as JSON on one line that stands in HTML and XML as it is: ASCII, with < > & written as `\u003c`."""
    text = json.dumps(asdict(pack), separators=(",", ":"))
    return _MARKUP.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def with_pack(reply: Json, pack: str) -> Json:
    """Give the object of `crosswalk --json` with the pack that `pack_text` gave."""
    return {**reply, KEY: json.loads(pack)}


def pack_in_json(text: str) -> str:
    """Give the pack that a JSON file carries, '' where it carries none or is no JSON."""
    try:
        reply = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    return json.dumps(reply[KEY]) if isinstance(reply, dict) and KEY in reply else ""


def read_pack(text: str, name: str) -> Pack:
    """Read the pack of the file called `name`; raise UnreadablePaper where it is damaged or of another form."""
    try:
        formed = msgspec.json.decode(text, type=_Formed)
        if formed.form != FORM:
            maker = clipped(formed.made_by, LONGEST_NAME)
            what = f"{name} has an evidence pack of a form that this release does not read (made by {maker})"
            raise UnreadablePaper(what, "check it with that release, or a newer one")
        pack = msgspec.json.decode(text, type=Pack)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise UnreadablePaper(f"the evidence pack in {name} is damaged ({error})", _ANEW) from error
    known = {one.id for one in pack.papers}
    if any(not 0 <= one.span.start < one.span.end or one.paper not in known for one in pack.quotations):
        raise UnreadablePaper(f"the evidence pack in {name} is damaged (it quotes what is no paper of it)", _ANEW)
    return pack


def _paper(paper: Paper, file_hash: str) -> PackedPaper:
    return PackedPaper(paper.id, paper.title, paper.publisher, paper.date, paper.file, file_hash, text_hash(paper.text))


def _quoted(made: Crosswalk, papers: Mapping[str, Paper]) -> Iterator[Packed]:
    """Give what is quoted, row by row; the same words come again where several rows have them."""
    for row in made.rows:
        yield _stated(row.statement)
        yield from (_stated(link.target) for link in row.links)
        for said in row.comments:
            yield Packed(said.paper_id, said.id, said.span, said.quote, said.reading)
            yield from _around(said, papers[said.paper_id].text)


def _stated(one: Statement) -> Packed:
    return Packed(one.paper_id, one.id, one.span, one.text, one.reading)


def _around(said: Comment, text: str) -> Iterator[Packed]:
    """Give what stands around a comment, where it is known: it is shown as it is written."""
    at = said.context.find(said.quote) if said.context != said.quote else -1
    while at >= 0:
        span = Span(said.span.start - at, said.span.start - at + len(said.context))
        if text[max(span.start, 0) : span.end] == said.context:
            yield Packed(said.paper_id, said.id, span, said.context, said.context)
            return
        at = said.context.find(said.quote, at + 1)
