"""Workspaces and PDF files that the tests of ingest write themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from hscqa.ingest import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pypdf.constants import PageLabelStyle


@pytest.fixture
def empty_workspace(tmp_path: Path) -> Workspace:
    """Give a workspace that has nothing yet."""
    return Workspace.at(tmp_path / "empty")


@pytest.fixture
def corpus_of(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes papers.toml and files (text or bytes, by name) and gives their folder."""

    def write(papers: str, **files: str | bytes) -> Path:
        corpus = tmp_path / "corpus"
        corpus.mkdir()
        (corpus / "papers.toml").write_text(papers, encoding="utf-8")
        for name, content in files.items():
            raw = content.encode() if isinstance(content, str) else content
            (corpus / f"{name}.txt").write_bytes(raw)
        return corpus

    return write


@pytest.fixture
def make_pdf(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that writes a PDF with one line of text a page, and gives its path."""

    def write(
        *pages: str, password: str | None = None, labels: PageLabelStyle | None = None, unreadable: tuple[str, ...] = ()
    ) -> Path:
        writer = PdfWriter()
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        for words in pages:
            page = writer.add_blank_page(300, 300)
            page[NameObject("/Resources")] = DictionaryObject(
                {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
            )
            content = DecodedStreamObject()
            content.set_data(f"BT /F1 12 Tf 20 200 Td ({words}) Tj ET".encode("latin-1"))
            if words in unreadable:
                content[NameObject("/Filter")] = NameObject("/A85")  # no name that a stream may use
            page[NameObject("/Contents")] = content
        if labels is not None:
            writer.set_page_label(0, len(pages) - 1, style=labels)
        if password is not None:
            writer.encrypt(password, algorithm="RC4-128")
        path = tmp_path / "made.pdf"
        writer.write(path)
        return path

    return write
