"""What a listing says in the forms that are running text, Word and Markdown, read back from the file alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.table import Table
from markdown_it import MarkdownIt

from hscqa.export.gap_list import TEXTLESS
from tests.export.listing_readers import Element, Read, Told, flat, tree_of, unquoted
from tests.export.word_files import opened, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.text.paragraph import Paragraph

_PAGE = re.compile(r"(p\. \w+): ")


def in_docx(body: bytes) -> Read:
    """Read it back: the styles of paragraphs say what each is."""
    read, heading, group = Read(), "", ""
    gathered: list[Paragraph] = []
    for block in opened(body).iter_inner_content():
        style = "" if isinstance(block, Table) else style_of(block)
        if gathered and (not style.startswith("Quoted") or style_of(gathered[-1]) == "Quoted from, last"):
            read.rows.append(_row(heading, group, gathered))
            gathered = []
        if isinstance(block, Table):
            read.rows += _in_table(heading, group, block)
        elif style.startswith("Quoted") or style == "Heading 3":
            gathered.append(block)
        elif style.startswith("Heading"):
            heading, group = (block.text, "") if style == "Heading 1" else (heading, flat(block.text))
        elif style.startswith("Outlined"):
            read.rows.append(_outlined(heading, block))
        else:
            _tell(read, style, heading, block.text)
    return read


def _tell(read: Read, style: str, heading: str, text: str) -> None:
    """Take what is said of all of it, or of a section without a row."""
    if style == "Title":
        read.title = flat(text)
    elif style == "List Bullet":
        read.remarks.append(flat(text))
    elif style == "Normal":
        read.nones[heading] = text


def style_of(paragraph: Paragraph) -> str:
    return (paragraph.style.name or "") if paragraph.style is not None else ""


def _row(heading: str, group: str, gathered: Sequence[Paragraph]) -> Told:
    """Give the row that paragraphs are of: a citation is strong, a lead-in and words have styles of their own."""
    citation = lead_in = words = place = ""
    besides: list[str] = []
    for one in gathered:
        strong, text, named = _runs(one)
        place = place or named
        if style_of(one) == "Quoted lead-in":
            lead_in = text
        elif style_of(one) == "Quoted words":
            words = unquoted(text)
        elif strong:
            citation = re.sub(r"^\d+\. ", "", strong) if style_of(one) == "Heading 3" else strong
        elif text != TEXTLESS:
            besides.append(text)
    return Told(heading, group, citation, place, lead_in, words, tuple(sorted(filter(None, besides))))


def _outlined(heading: str, block: Paragraph) -> Told:
    strong, text, place = _runs(block)
    page = _PAGE.match(f"{strong} ")
    label = strong[page.end() - 1 :].strip() if page else strong
    return Told(heading, "", label.removesuffix(":"), place, "", text, (page[1],) if page else ())


def _in_table(heading: str, group: str, table: Table) -> Iterator[Told]:
    heads = [flat(text_of(cell._tc)).casefold() for cell in table.rows[0].cells][1:]
    for row in table.rows[1:]:
        citation = lead_in = words = place = ""
        for one in row.cells[0].paragraphs:
            strong, text, named = _runs(one)
            citation, place = citation or strong, place or named
            if style_of(one) == "Table detail":
                lead_in = text
            words = words or unquoted(text) if style_of(one) == "Words in part" else words
        cells = (flat(cell.text) for cell in row.cells[1:])
        besides = sorted(f"{head}: {cell}" for head, cell in zip(heads, cells, strict=True) if cell)
        yield Told(heading, group, citation, place, lead_in, words, tuple(besides))


def _runs(paragraph: Paragraph) -> tuple[str, str, str]:
    """Give what is strong, what is not, and the place, of a paragraph."""
    found = {"Strong": "", "Place": ""}
    rest = ""
    for run in paragraph.runs:
        text = "".join("\n" if one.tag == qn("w:br") else one.text or "" for one in run._r)
        name = run.style.name or ""
        if name in found:
            found[name] += text
        else:
            rest += text
    return flat(found["Strong"]), flat(rest), found["Place"].strip()


def in_markdown(written: str) -> Read:
    """Read it back as a viewer does, which makes a page of it."""
    tree, read, heading, group = tree_of(MarkdownIt().render(written)), Read(), "", ""
    gathered: list[Element] = []
    for one in [*(each for each in tree.inside if isinstance(each, Element)), Element("h2", {})]:
        if gathered and one.tag in {"blockquote", "h2", "h3"}:
            read.rows.append(_row_of(heading, group, gathered))
            gathered = []
        if one.tag == "h1":
            read.title = one.text
        elif one.tag in {"h2", "h3"}:
            heading, group = (one.text, "") if one.tag == "h2" else (heading, one.text)
        elif one.tag == "ul" and not heading:
            read.remarks = [each.text for each in one.all("li")]
        elif one.tag == "ol":
            read.rows += [_row_of(heading, group, list(each.elements)) for each in one.elements]
        elif one.tag == "ul" and not gathered:
            read.rows += _pieces(heading, one) if heading.casefold() == "outline" else _entries(heading, group, one)
        elif one.tag == "p" and not gathered and not one.text.startswith("— "):
            read.nones[heading] = one.text
        else:
            gathered.append(one)
    return read


def _row_of(heading: str, group: str, gathered: Sequence[Element]) -> Told:
    """Give the row that the elements of a quotation or passage are of."""
    citation = place = lead_in = words = ""
    besides: list[str] = []
    for one in gathered:
        if one.tag == "blockquote":
            *leading, last = [each.text for each in one.elements]
            lead_in, words = leading[0] if leading else lead_in, unquoted(last)
        elif one.tag == "ul":
            besides = [each.text for each in one.all("li")]
        elif not place:
            citation, place = one.first("strong"), one.first("code")
        else:
            lead_in = one.text
    return Told(heading, group, citation, place, lead_in, words, tuple(sorted(besides)))


def _entries(heading: str, group: str, listed: Element) -> Iterator[Told]:
    """Give the rows of a table, each an entry of a list."""
    for one in listed.elements:
        besides = [each.text for inner in one.all("ul") for each in inner.all("li")]
        own = Element("p", {}, [each for each in one.inside if isinstance(each, str) or each.tag != "ul"])
        citation, place = own.first("strong"), own.first("code")
        rest = own.text.removeprefix(citation).strip().removeprefix(place).strip().removeprefix(":").strip()
        lead_in, _, words = rest.partition("“")
        yield Told(heading, group, citation, place, lead_in.strip(), words.removesuffix("”"), tuple(sorted(besides)))


def _pieces(heading: str, listed: Element) -> Iterator[Told]:
    """Give the pieces of an outline, each an entry of a list that may hold another."""
    for one in listed.elements:
        own = Element("p", {}, [each for each in one.inside if isinstance(each, str) or each.tag != "ul"])
        place = own.first("code")
        before, _, after = own.text.partition(f" {place}")
        label = re.match(r"(?:para \d+(?:, bullet \d+)?|note \d+): ", before)
        citation = label[0].removesuffix(": ") if label else ""
        page = (after.strip(" ()"),) if after.strip() else ()
        yield Told(heading, "", citation, place, "", before[label.end() :] if label else before, page)
        for inner in (each for each in one.elements if each.tag == "ul"):
            yield from _pieces(heading, inner)
