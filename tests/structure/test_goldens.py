"""The outline of every paper, compared with a golden file that people can read.

After a change of rules, look at what differs and renew the files:

    HSCQA_RENEW_GOLDENS=1 python -m pytest tests/structure/test_goldens.py
    git diff tests/goldens
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hscqa.model import BlockKind
from hscqa.structure.names import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Block, Document

GOLDENS = Path(__file__).resolve().parents[1] / "goldens" / "outlines"
RENEW = "HSCQA_RENEW_GOLDENS"
WORDS = 9
"""Words shown of each block, from its beginning; its last three follow."""
REAL = (
    "audit-scotland-2018",
    "audit-scotland-2018-recommendations",
    "msg-2019",
    "eijb-2019",
    "msg-letter-2019",
    "alliance-2019",
    "taylor-2018",
)
INVENTED = (
    "audit-2021",
    "review-2022",
    "readers-2022",
    "bridges-2020",
    "bridges-response-2021",
    "bridges-plan-2021",
)
FAMILIES = (
    "flood-2023",
    "flood-response-2023",
    "school-2022",
    "school-response-2022",
    "ferries-2024",
    "ferries-progress-2025",
    "forum-2025",
)


def drawn(document: Document) -> str:
    """Draw an outline: a line a block, set in by level, with kind, id, label, first and last words."""
    head = f"{document.paper.id}: {document.paper.title}\n{len(document.passages)} passages, "
    head += f"{len(document.statements)} statements, {len(document.notes)} notes\n\n"
    return head + "".join(f"{line(block)}\n" for block in document.blocks)


def line(block: Block) -> str:
    words = block.reading.split()
    shown = " ".join(words if len(words) <= WORDS + 3 else [*words[:WORDS], "…", *words[-3:]])
    label = "" if block.kind is BlockKind.HEADING else f" “{block.label}”"
    pieces = f" ({len(block.slices)} slices)" if len(block.slices) > 1 else ""
    return f"{'  ' * (block.level - 1)}{block.kind.value} {key_of(block.id)}{label}{pieces}: {shown}"


@pytest.fixture(scope="module")
def documents(
    corpus_documents: Mapping[str, Document],
    mini_documents: Mapping[str, Document],
    family_documents: Mapping[str, Document],
) -> Mapping[str, Document]:
    """Give all papers, by id."""
    return {**corpus_documents, **mini_documents, **family_documents}


@pytest.mark.parametrize("paper", [*REAL, *INVENTED, *FAMILIES])
def test_an_outline_is_as_it_was(paper: str, documents: Mapping[str, Document]) -> None:
    outline = drawn(documents[paper])
    golden = GOLDENS / f"{paper}.txt"
    if os.environ.get(RENEW):
        golden.write_text(outline, encoding="utf-8")
    assert outline == golden.read_text(encoding="utf-8")


def test_every_paper_has_a_golden_and_no_golden_is_left_over(documents: Mapping[str, Document]) -> None:
    assert set(documents) == {*REAL, *INVENTED, *FAMILIES}
    assert {path.stem for path in GOLDENS.iterdir()} == set(documents)
