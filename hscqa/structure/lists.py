"""Lists, statements and pairs: entries that belong to the words that open them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.model import BlockKind
from hscqa.structure import families
from hscqa.structure.draft import OpenList
from hscqa.structure.labels import KEYS
from hscqa.structure.names import key_of, slug
from hscqa.structure.reading import last_sentence, read, sentences

if TYPE_CHECKING:
    from hscqa.structure.draft import Draft
    from hscqa.structure.outline import Outliner
    from hscqa.structure.pieces import Piece


def add_item(outliner: Outliner, piece: Piece) -> None:
    """Add an entry to the open list, opening one where none is."""
    if outliner.list is None:
        outliner.list = _open_list(outliner)
    opened = outliner.list
    depth = _depth(opened, f"{piece.kind}{piece.mark}")
    if depth == 0 and opened.is_statements and outliner.container is None:
        _add_listed_statement(outliner, piece, opened)
        return
    above = opened.depths[depth - 1][1] if depth else (outliner.statement or opened.opening)
    draft = _add_entry(outliner, piece, opened, above, depth)
    if depth and above is not None:
        draft.lead_in = _opening_words(_words(outliner, above))
    draft.lead_in = draft.lead_in or opened.lead_in
    del opened.depths[depth:]
    opened.depths.append((f"{piece.kind}{piece.mark}", draft))


def add_labelled_statement(outliner: Outliner, piece: Piece) -> None:
    """Add a statement that carries its own label; those after one lead-in share it."""
    latest, before = outliner.latest, outliner.statement
    is_outside = before is None or (latest is not before and latest is not None and latest.id not in before.members)
    if latest is not None and is_outside and _words(outliner, latest).endswith(":"):
        outliner.opening = latest
    outliner.list, outliner.statement = None, None
    noun = piece.noun or outliner.noun
    if piece.mark:
        key, label = f"{piece.number}.{piece.mark}", f"{noun} {piece.number} ({piece.mark})"
    else:
        key, label = f"{piece.key}{piece.number}", piece.label or f"{noun} {piece.number}"
    draft = outliner.add(BlockKind.STATEMENT, key, label, piece.slices, outliner.opening)
    draft.ends_at_lead_in = not piece.noun
    if outliner.opening is not None:
        draft.lead_in = last_sentence(_words(outliner, outliner.opening))
    outliner.statement = outliner.latest = draft


def add_restated(outliner: Outliner, piece: Piece) -> None:
    """Add a statement that has its reply together with the open one, which it is a part of."""
    label = piece.label or f"{piece.noun} {piece.number}"
    parent = outliner.statement
    outliner.list = None
    outliner.latest = outliner.add(BlockKind.PARAGRAPH, f"{piece.key}{piece.number}", label, piece.slices, parent)


def add_opening_of_reply(outliner: Outliner, piece: Piece) -> None:
    """Add the line that parts a reply from the statement it answers; it belongs to the words of neither."""
    kept = outliner.statement
    if kept is None:
        outliner.paragraph(piece)
        return
    outliner.statement = outliner.list = None
    key = f"{key_of(kept.id)}.reply"
    outliner.add(BlockKind.PARAGRAPH, key, f"{kept.label}, opening of the reply", piece.slices, kept)
    outliner.statement = kept


def add_timescale(outliner: Outliner, piece: Piece) -> None:
    """Add the timescale of the open statement, which ends it."""
    parent = outliner.statement
    key = f"{key_of(parent.id) if parent else outliner.section}.timescale"
    label = f"{parent.label if parent else outliner.section_label}, timescale"
    outliner.add(BlockKind.TIMESCALE, key, label, piece.slices, parent)
    outliner.list = None
    outliner.settled = parent
    if not outliner.habits.responds:
        outliner.statement = outliner.latest = None


def add_owner(outliner: Outliner, piece: Piece) -> None:
    """Add the line that names who should act; it belongs to the statement before it but not to its words."""
    kept = outliner.statement
    parent = kept or outliner.settled
    if parent is None:
        outliner.paragraph(piece)
        return
    outliner.statement = None
    number = outliner.names.count(f"{key_of(parent.id)}.owner")
    key = f"{key_of(parent.id)}.owner{number if number > 1 else ''}"
    outliner.add(BlockKind.PARAGRAPH, key, f"{parent.label}, owner", piece.slices, parent)
    parent.owners = (*parent.owners, *families.owners(families.OWNER.sub("", piece.words)))
    outliner.statement, outliner.list = kept, None


def add_pair(outliner: Outliner, piece: Piece) -> None:
    """Open a pair: a recommendation on the left, what became of it on the right."""
    outliner.close()
    count = outliner.names.count(f"{outliner.section}.pair")
    key, label = f"{outliner.section}.{count}", f"{outliner.section_label}, recommendation {count}"
    outliner.container = outliner.add(BlockKind.PAIR, key, label, list(piece.slices))
    outliner.container.lead_in = outliner.lead_in_of_pairs
    outliner.title = piece.words[: sentences(piece.words)[0].end]
    outliner.list = OpenList(None, outliner.lead_in_of_pairs, "")
    add_item(outliner, piece)


def _open_list(outliner: Outliner) -> OpenList:
    """Open a list after the latest running text, or under the heading."""
    opening = outliner.latest
    words = _words(outliner, opening) if opening is not None else ""
    if not words.endswith(":"):
        noun = families.list_noun(outliner.headings[-1]) if outliner.headings and opening is None else ""
        return OpenList(None, None, noun)
    last = last_sentence(words)
    found = families.lead_in_of(last, outliner.headings)
    if found and outliner.statement is None:
        lead_in, match = found
        who = match.groupdict().get("who") or ""
        return OpenList(opening, last, lead_in.noun, families.owners(who), is_statements=True)
    return OpenList(opening, last, families.list_noun(last))


def _depth(opened: OpenList, mark: str) -> int:
    """Tell how deep an entry stands by its mark: one seen before in this list, or a new one below the rest."""
    for depth, (known, _) in enumerate(opened.depths):
        if known == mark:
            return depth
    return len(opened.depths)


def _add_entry(outliner: Outliner, piece: Piece, opened: OpenList, above: Draft | None, depth: int) -> Draft:
    """Add a plain entry."""
    if opened.noun and depth == 0:
        number = piece.number or str(outliner.names.count(opened.noun))
        key, label = f"{slug(opened.noun)}-{number}", f"{opened.noun} {number}"
    else:
        base = key_of(above.id) if above else outliner.section
        name = above.label if above else outliner.section_label
        number = piece.number or str(outliner.names.count(f"{base}.b"))
        key = f"{base}.{number}" if piece.number else f"{base}.b{number}"
        label = f"{name}, {'item' if piece.number else 'bullet'} {number}"
    return outliner.add(BlockKind.ITEM, key, label, piece.slices, above)


def _add_listed_statement(outliner: Outliner, piece: Piece, opened: OpenList) -> None:
    """Add an entry of a statement list; it is named by its own number or counted through the paper."""
    outliner.statement = None
    number = piece.number or str(outliner.names.count(opened.noun))
    label = f"{opened.noun} ({number})" if piece.number else f"{opened.noun} {number}"
    key = f"{KEYS[opened.noun]}-{number}"
    draft = outliner.add(BlockKind.STATEMENT, key, label, piece.slices, opened.opening)
    draft.owners, draft.lead_in, draft.ends_at_lead_in = opened.owners, opened.lead_in, True
    opened.depths[:] = [(f"{piece.kind}{piece.mark}", draft)]
    outliner.statement = outliner.latest = draft


def _words(outliner: Outliner, draft: Draft) -> str:
    """Read a draft's words."""
    return read(outliner.paper.text, draft.slices).text


def _opening_words(words: str) -> str | None:
    """Give the words that open a list below this text, None where they open none."""
    return last_sentence(words) if words.endswith(":") else None
