"""Checked quotations and references, and disagreements, as the JSON objects that scripts rely on (docs/commands.md).

The rules of `contract` hold here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.contract import Json, span
from hscqa.export.contract_disagreements import disagreements

if TYPE_CHECKING:
    from hscqa.model import Found, Quotation, Reference, Verification


def verification(checked: Verification) -> Json:
    """Give the object of `verify --json`."""
    return {
        "quotations": [quotation(one) for one in checked.quotations],
        "references": [reference(one) for one in checked.references],
        "disagreements": disagreements(checked.disagreements),
    }


def quotation(one: Quotation) -> Json:
    """Give a checked quotation; `found` is null where the words stand nowhere in the corpus."""
    return {
        "paper": one.paper_id,
        "id": one.id,
        "quote": one.quote,
        "span": span(one.span),
        "claimed": {"paper": one.claimed.paper, "place": one.claimed.place},
        "status": one.status,
        "found": None if one.found is None else _found(one.found),
        "difference": one.difference,
    }


def reference(one: Reference) -> Json:
    """Give a checked reference."""
    return {
        "paper": one.paper_id,
        "id": one.id,
        "text": one.text,
        "claimed": one.claimed,
        "status": one.status,
        "targets": list(one.targets),
        "note": one.note,
        "span": span(one.span),
    }


def _found(where: Found) -> Json:
    return {"id": where.id, "label": where.label, "text": where.text, "span": span(where.span)}
