"""The answer with its quotations first, then the passages; or, honestly, that nothing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from hscqa.export.citation import cite
from hscqa.tui.entries import BLANK, Entry, EntryList, numbered
from hscqa.tui.faces import EMPTY, FIRST_WORDS, clip, lines, meter, words
from hscqa.tui.mark import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hscqa.model import Answer, Hit, Paper, Quote, SearchReply

_WELCOME = (
    ("Ask", "Type a question above and press Enter. The answer is made of exact quotations, or it says: not found."),
    ("Search", "Press ctrl+t to search for words instead."),
    ("Read", "Enter opens a passage in its paper; o shows the paper's contents."),
    ("Browse", "2 shows the crosswalk (which statement answers which), 3 the papers."),
    ("Help", "F1 lists every key; ctrl+p finds every command by name."),
)


class Results(EntryList):
    """What came of the last question or search."""

    def welcome(self) -> None:
        """Say how to begin."""
        rows = ((Content.styled(f"{head:<8}", "b $text-accent"), words(text)) for head, text in _WELCOME)
        self.put(Entry(f"welcome {number}", text, head, heading=True) for number, (head, text) in enumerate(rows))

    def put_answer(self, answer: Answer, papers: Mapping[str, Paper]) -> None:
        """Show an answer, or that there is none, and the passages."""
        self.put(numbered([*_answer_entries(answer), *_hit_entries(answer.hits, papers)]))

    def put_reply(self, reply: SearchReply, papers: Mapping[str, Paper]) -> None:
        """Show what a search found."""
        head = f"Passages for “{clip(reply.query)}”" if reply.hits else f"Nothing found for “{clip(reply.query)}”"
        note = words(reply.note, "$text-warning") if reply.note else EMPTY
        heading = Entry("head", lines(words(head, "b"), note), heading=True)
        self.put(numbered([heading, *_hit_entries(reply.hits, papers)]))


def _answer_entries(answer: Answer) -> Iterator[Entry]:
    """Give the head and the quotations, or the reason why there are none, and the head of the passages."""
    note = words(answer.note, "$text-warning") if answer.note else EMPTY
    question = lines(words(f"“{clip(answer.question)}”", "i"), note)
    if answer.answered:
        head = Content.assemble(("Answer", "b $text-success"), "  ", meter(answer.confidence), " sure")
        yield Entry("head", lines(question, head), heading=True)
        for number, quote in enumerate(answer.quotes):
            yield from (BLANK,) if number else ()
            yield _quote_entry(quote)
        if answer.difference:
            yield Entry("difference", words(f"They differ: {answer.difference}", "$text-warning"), heading=True)
        rest = words("Passages", "b")
    else:
        head = words("Not found", "b $text-warning")
        yield Entry("head", lines(question, head, words(answer.reason or "")), heading=True)
        rest = words("Nearest passages: near the question, but no answer to it", "b")
    if answer.hits:
        yield Entry("passages", lines(Content(" "), rest), heading=True)


def _quote_entry(quote: Quote) -> Entry:
    also = words(f"also in: {'; '.join(quote.also)}", "dim") if quote.also else EMPTY
    lead_in = words(quote.lead_in or "", "i")
    face = lines(lead_in, words(f"“{quote.reading}”", "b"), words(f"— {quote.citation}", "$text-accent"), also)
    spot = Spot(quote.id, marks=(quote.span,), words=quote.reading)
    return Entry(f"quote {quote.id} {quote.span.start}", face, spot=spot)


def _hit_entries(hits: tuple[Hit, ...], papers: Mapping[str, Paper]) -> Iterator[Entry]:
    """Give the passages, best first."""
    for hit in hits:
        passage = hit.passage
        paper = papers.get(passage.paper_id)
        place = cite(paper, passage.label, passage.page, passage.page_label) if paper else passage.label
        face = lines(words(place, "$text-accent"), _first_words(hit))
        rank = Content.styled(f"{hit.rank:>2} ", "dim")
        yield Entry(f"hit {passage.id}", face, rank, Spot(passage.id, passage.slices, hit.best))


def _first_words(hit: Hit) -> Content:
    """Give the sentence that fits best, or else the first words after what leads in to them."""
    passage = hit.passage
    best = [passage.text[s.start - passage.span.start : s.end - passage.span.start] for s in hit.best]
    if best and not passage.text.startswith(best[0]):
        return words(clip(f"… {best[0]}"))
    if not passage.lead_in:
        return words(clip(passage.reading))
    lead_in = clip(passage.lead_in, FIRST_WORDS // 2)
    return Content.assemble(words(lead_in, "i"), " ", words(clip(passage.reading, FIRST_WORDS - len(lead_in))))
