"""A JSON text that travels inside a Word file without being shown: a custom XML part (ECMA-376, part 1, 15.2.5).

Word and LibreOffice keep such parts when they save the file, under another name at times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from hscqa.export.xml_text import legal_json

if TYPE_CHECKING:
    from docx.document import Document

NAMESPACE: Final = "urn:hscqa:pack:1"
"""Tells our part from those of others."""

_ITEM = "{6E5A1C0B-8D3F-4B57-9A42-0F1D7C9E2B60}"
"""The part's own name, as every such part needs one; fixed, since a file has one of ours at most."""
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    f'<ds:datastoreItem ds:itemID="{_ITEM}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def put_pack(document: Document, pack: str) -> None:
    """Put a JSON text into a document; '' puts none."""
    if not pack:
        return
    held = escape(legal_json(pack), {"\r": "&#13;"})
    item = f'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<pack xmlns="{NAMESPACE}">{held}</pack>'
    part = _part(document, "/customXml/item1.xml", "application/xml", item)
    properties = _part(document, "/customXml/itemProps1.xml", _PROPERTIES_TYPE, _PROPERTIES)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _part(document: Document, name: str, content_type: str, text: str) -> Part:
    return Part(PackURI(name), content_type, text.encode(), document.part.package)


def pack_of(document: Document) -> str:
    """Give the JSON text that a document carries; '' where it carries none."""
    for part in document.part.package.iter_parts():
        if str(part.partname).startswith("/customXml/") and NAMESPACE.encode() in part.blob:
            item = parse_xml(part.blob)
            if item.tag == f"{{{NAMESPACE}}}pack":
                return item.text or ""
    return ""
