"""Checked quotations and references, and disagreements, as the JSON objects that scripts rely on (docs/commands.md).

The rules of `contract` hold here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hscqa.export.contract import Json, span
from hscqa.export.contract_disagreements import disagreements
from hscqa.export.contract_ties import gaps_reply

if TYPE_CHECKING:
    from collections.abc import Collection

    from hscqa.model import Crosswalk, Found, PackCheck, PackedCheck, Quotation, Reference, Verification


def verification(checked: Verification) -> Json:
    """Give the object of `verify --json`; `packed` is null for a file without an evidence pack."""
    return {
        "quotations": [quotation(one) for one in checked.quotations],
        "references": [reference(one) for one in checked.references],
        "disagreements": disagreements(checked.disagreements),
        "packed": None if checked.pack is None else packed(checked.pack),
    }


def checks(checked: Verification | None, made: Crosswalk | None, parts: Collection[str]) -> Json:
    """Give the checks that are wanted under the keys of `verify --json`, and those of `gaps --json` under `gaps`.

    None stands for what is not there; its keys are left out.
    """
    found = {} if checked is None else verification(checked)
    told = found if made is None else {**found, "gaps": gaps_reply(made)}
    return {key: one for key, one in told.items() if key in parts}


def packed(check: PackCheck) -> Json:
    """Give what the evidence pack in a file comes to; `unpacked` is what the file shows and the pack does not have."""
    return {
        "holds": check.holds,
        "whole": check.is_whole,
        "made_by": check.made_by,
        "papers": [
            {"paper": one.id, "title": one.title, "state": one.state.value, "note": one.note or None}
            for one in check.papers
        ],
        "quotations": [_refound(one) for one in check.quotations],
        "unpacked": [
            {"at": one.id, "place": one.claimed.place, "words": one.text, "span": span(one.span)}
            for one in check.unpacked
        ],
    }


def _refound(one: PackedCheck) -> Json:
    """Give a packed quotation; `found` is where its words stand now, or of a missed one what is most like them."""
    return {
        "paper": one.packed.paper,
        "id": one.packed.id,
        "quote": one.packed.text,
        "span": span(one.packed.span),
        "state": one.state.value,
        "found": None if one.found is None else _found(one.found),
        "difference": one.difference,
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
