"""Self-evaluations of boards as Markdown that a person reads, in a viewer or as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.markdown.escaping import escaped, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hscqa.export.board_page import Item, Page, Section


def board_markdown(pages: Iterable[Page]) -> str:
    """Give pages one after another, each with its facts, then its sections; a statement's words are whole."""
    return "\n\n".join(part for one in pages for part in _page(one)) + "\n"


def _page(one: Page) -> Iterator[str]:
    yield f"# {escaped(one.title)}"
    yield "\n".join(paragraph(escaped(fact), first="- ") for fact in one.facts)
    for section in (*one.sections, *([one.whole] if one.whole else [])):
        yield from _section(section)


def _section(one: Section) -> Iterator[str]:
    yield f"## {escaped(one.title)}"
    if one.about:
        yield paragraph(escaped(one.about))
    if one.items:
        yield "\n".join(map(_item, one.items))
    elif not one.about:
        yield "None."


def _item(one: Item) -> str:
    words = [paragraph(escaped(one.words), first="  > ", indent="  > ")] if one.words else []
    told = (paragraph(escaped(line), first="  - ", indent="    ") for line in one.told)
    return "\n".join((paragraph(f"**{escaped(one.head)}**", first="- "), *words, *told))
