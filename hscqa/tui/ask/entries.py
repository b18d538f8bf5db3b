"""What was found, as the entries of a list: the answer and its quotations, or that there is none; the passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.export.citation import cite
from hscqa.tui.ask.excerpts import excerpt
from hscqa.tui.ask.finds import Stage
from hscqa.tui.faces import EMPTY, FIRST_WORDS, clip, lines, meter, words
from hscqa.tui.lists.entries import BLANK, Entry
from hscqa.tui.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hscqa.model import Answer, Cell, Hit, Quote
    from hscqa.tui.ask.finds import Finds

_REMARKS = {
    ("search", Stage.TYPED): "First finds, by words. Enter looks for what they mean too.",
    ("ask", Stage.FIRST): "First finds, by words. The answer follows.",
    ("search", Stage.FIRST): "First finds, by words. Better ones follow.",
    ("ask", Stage.ALONE): "No answer, found by words alone: see the last line.",
    ("search", Stage.ALONE): "Found by words alone: see the last line.",
}
"""What is said of passages that are not all there is to be."""
_NEAREST = "Nearest passages: near the question, but no answer to it"
_BETWEEN_CELLS = Content(" · ")
_LEFT_OVER = "Also found, by words alone"


def entries_of(finds: Finds) -> Iterator[Entry]:
    """Give the entries of what was found, the head first."""
    if finds.answer:
        yield from _answer(finds, finds.answer)
    else:
        yield _head_of_passages(finds)
    yield from _passages(finds.hits, finds)


def left_over(before: Finds | None, now: Finds) -> Iterator[Entry]:
    """Give the passages of the stage before that are not among those of now, under a heading; none of a full one."""
    if before is None or before.asked is not now.asked:
        return
    there = {hit.passage.id for hit in now.hits}
    gone = [hit for hit in before.hits if hit.passage.id not in there]
    if gone:
        yield _heading("left over", _LEFT_OVER)
        yield from _passages(gone, before, ranked=False)


def _head_of_passages(finds: Finds) -> Entry:
    """Say what was searched, what is still to come, and what the user should know of how it was read."""
    asked = clip(finds.asked.text)
    if finds.asked.way == "ask":
        said = words(f"“{asked}”", "i")
    else:
        said = words(f"Passages for “{asked}”" if finds.hits else f"Nothing found for “{asked}”", "b")
    remark = _REMARKS.get((finds.asked.way, finds.stage), "")
    return Entry("head", lines(_join(said, finds.among), words(remark, "$text-muted"), _note(finds)), heading=True)


def _answer(finds: Finds, answer: Answer) -> Iterator[Entry]:
    """Give the head and the quotations, or the reason why there are none, and the head of the passages."""
    question = lines(words(f"“{clip(answer.question)}”", "i"), _note(finds))
    if answer.answered:
        sure = Content.assemble(("Answer", "b $text-success"), "  ", meter(answer.confidence), " sure")
        yield Entry("head", lines(question, _join(sure, finds.among)), heading=True)
        for number, quote in enumerate(answer.quotes):
            yield from (BLANK,) if number else ()
            yield _quotation(quote)
        if answer.difference:
            yield Entry("difference", words(f"They differ: {answer.difference}", "$text-warning"), heading=True)
    else:
        head = _join(words("Not found", "b $text-warning"), finds.among)
        yield Entry("head", lines(question, head, words(answer.reason or "")), heading=True)
    if answer.hits:
        yield _heading("passages", "Passages" if answer.answered else _NEAREST)


def _note(finds: Finds) -> Content:
    """Give what the user should know of how the question was read; empty where all is as asked."""
    return words(finds.came.note, "$text-warning") if finds.came.note else EMPTY


def _join(head: Content, among: str) -> Content:
    """Say beside a head of how many papers it holds; nothing where it is all."""
    return Content.assemble(head, (f" · {among}", "$text-accent")) if among else head


def _heading(key: str, text: str) -> Entry:
    return Entry(key, lines(Content(" "), words(text, "b")), heading=True)


def _quotation(quote: Quote) -> Entry:
    also = words(f"also in: {'; '.join(quote.also)}", "dim") if quote.also else EMPTY
    lead_in = words(quote.lead_in or "", "i")
    cited = words(f"— {quote.citation}", "$text-accent")
    face = lines(lead_in, words(f"“{quote.reading}”", "b"), _row(quote.cells), cited, also)
    spot = Spot(quote.id, marks=(quote.span,), words=quote.reading)
    return Entry(f"quote {quote.id} {quote.span.start}", face, spot=spot)


def _row(cells: Iterable[Cell]) -> Content:
    """Give the cells of a table row, each after the head of its column, as the reader does; empty for no cells."""
    return _BETWEEN_CELLS.join([_cell(cell) for cell in cells])


def _cell(cell: Cell) -> Content:
    head = Content.assemble(words(f"{cell.head}:", "dim"), " ") if cell.head else EMPTY
    return Content.assemble(head, words(cell.text))


def _passages(hits: Iterable[Hit], finds: Finds, *, ranked: bool = True) -> Iterator[Entry]:
    """Give passages of what was found in their order, with their ranks where they compare."""
    sought = finds.asked.text
    for hit in hits:
        passage = hit.passage
        paper = finds.papers.get(passage.paper_id)
        place = cite(paper, passage.label, passage.page, passage.page_label) if paper else passage.label
        face = lines(words(place, "$text-accent"), _excerpt(hit, sought))
        rank = Content.styled(f"{hit.rank:>2} " if ranked else "   ", "dim")
        yield Entry(f"hit {passage.id}", face, rank, Spot(passage.id, passage.slices, hit.best, sought=sought))


def _excerpt(hit: Hit, sought: str) -> Content:
    """Give the sentence that fits best, or else the passage where the words are, after what leads in to it."""
    passage = hit.passage
    best = [passage.text[s.start - passage.span.start : s.end - passage.span.start] for s in hit.best]
    if best and not passage.text.startswith(best[0]):
        return excerpt(best[0], sought, FIRST_WORDS, is_middle=True)
    if not passage.lead_in:
        return excerpt(passage.reading, sought, FIRST_WORDS)
    lead_in = excerpt(passage.lead_in, sought, FIRST_WORDS // 2).stylize_before("i")
    return Content.assemble(lead_in, " ", excerpt(passage.reading, sought, FIRST_WORDS - len(lead_in)))
