"""Word files for tests: their text in order, changes made to them by hand, and what LibreOffice makes of them."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docx.document import Document
    from docx.table import Table

MISSING = "" if shutil.which("soffice") else "needs LibreOffice"
"""Why nothing can be converted; '' where it can."""


def opened(body: bytes) -> Document:
    return docx.Document(io.BytesIO(body))


def text_of(element: Any) -> str:  # noqa: ANN401  lxml has no types
    """Give all that an element says, what stands in its boxes too."""
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def written_out(body: bytes) -> str:
    """Give each paragraph with its style on a line, in order; one in a table after its row and column, from 1 on."""
    document = opened(body)
    names = {style.style_id: style.name for style in document.styles}
    return "".join(
        f"{_place(one)}[{names.get(one.style, 'Normal')}] {text_of(one)}".rstrip() + "\n"
        for one in document.element.body.iter(qn("w:p"))
    )


def _place(paragraph: Any) -> str:  # noqa: ANN401  as above
    for cell in paragraph.iterancestors(qn("w:tc")):
        row = cell.getparent()
        return f"{row.getparent().tr_lst.index(row) + 1}.{row.tc_lst.index(cell) + 1} "
    return ""


def table_rows(body: bytes) -> Iterator[str]:
    """Give what each row of each table says."""
    return (text_of(row._tr) for table in opened(body).tables for row in table.rows)


def edited(body: bytes, edit: Callable[[Document], None]) -> bytes:
    """Give the file after somebody edited it."""
    document, sink = opened(body), io.BytesIO()
    edit(document)
    document.save(sink)
    return sink.getvalue()


def fill_in(table: Table, head: str, words: str) -> None:
    """Write into the row of a form that begins with `head`; a box takes the words as chosen."""
    cell = next(row.cells[1] for row in table.rows if text_of(row.cells[0]._tc) == head)
    (first, *_) = cell.paragraphs
    box = first._p.find(qn("w:sdt"))
    if box is None:
        cell.text = words
        return
    properties, content = box
    properties.remove(properties.find(qn("w:showingPlcHdr")))
    next(content.iter(qn("w:t"))).text = words


def entries(body: bytes) -> dict[str, bytes]:
    """Give the parts of a file by name."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return sink.getvalue()


def with_part(body: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Give the file with one of its parts changed."""
    parts = entries(body)
    return zipped(parts | {name: change(parts.get(name, b""))})


def by_libreoffice(body: bytes, form: str, folder: Path) -> bytes:
    """Give what LibreOffice makes of a Word file: `docx` or `pdf`."""
    (folder / "paper.docx").write_bytes(body)
    command = f"soffice -env:UserInstallation=file://{folder}/profile --headless --convert-to {form} --outdir".split()
    subprocess.run([*command, f"{folder}/out", f"{folder}/paper.docx"], check=True, capture_output=True, timeout=180)
    return (folder / "out" / f"paper.{form}").read_bytes()
