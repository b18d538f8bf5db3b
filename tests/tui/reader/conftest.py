"""Papers whose references lead to one place, to several, to none, and to another than they name; and one with pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from hscqa.library import Library
from hscqa.tui.reader.pages import Pages
from hscqa.tui.spot import Spot
from tests.tui.conftest import make_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Terminal

LISTED = """
[[paper]]
id = "keepers-2023"
title = "What the keepers say of the review"
short = "Keepers (2023)"
publisher = "Keepers' Guild"
date = "2023-04"
role = "stakeholder"
file = "keepers.txt"

[[paper]]
id = "log-2024"
title = "Harbour log"
short = "Log (2024)"
publisher = "Harbour office"
date = "2024"
role = "other"
file = "log.pdf"
"""
KEEPERS = """What the keepers say of the review

Opening words

The guild read the Library Review (2022) with care¹. It names proposal 1 (i) of the Library Review (2022) as the best \
of all, and Exhibit 4 as the worst.

Two sides of it are the same to us².

The review says *“Councils must plan routes together”*³, and we agree with that.

¹ Norland Library Review Group (February 2022), 'Review of the mobile library service: final report', proposal 2 (i).

² Norland Library Review Group (February 2022), 'Review of the mobile library service: final report', \
proposal 1 (i) (ii).

³ Norland Library Review Group (February 2022), 'Review of the mobile library service: final report', proposal 1 (i).

The lamps

The lamp at the far pier is old, and the keeper who lights it is older. He says: the pier-lamp is the keeper’s clock.

Recommendation 1 is what most of us wait for.

The word {long} is all that he wrote on that day.

Wide words: 灯台守, 👩‍👩‍👧 and [@click=app.quit]none[/] of it [b]bold[/b].

Closing words

{days}No gull was asked. The lamp burns on.
"""
DAY = """On day {day} the tide came in and went out, and nobody wrote down anything else of it, since all was still.

"""
DAYS = 100
"""How many short paragraphs stand before the last one: more than are laid out at once."""
LONG = "ab" * 1_000


class Opens(Protocol):
    """Opens a place in the reader, as Enter in a list does."""

    async def __call__(self, screen: Terminal, id: str) -> None:  # noqa: A002 - the word that users type
        """Wait until it is read and the keys are there."""


@pytest.fixture(scope="session")
def keepers(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Make the library; its encoder is not there."""
    root = tmp_path_factory.mktemp("reader") / "workspace"
    workspace = make_workspace(root)
    with (workspace.corpus / "papers.toml").open("a", encoding="utf-8") as papers:
        papers.write(LISTED)
    days = "".join(DAY.format(day=day) for day in range(1, DAYS + 1))
    (workspace.corpus / "keepers.txt").write_text(KEEPERS.format(long=LONG, days=days), encoding="utf-8")
    write_pdf(workspace.corpus / "log.pdf", "The log begins with fog.", "A gull came aboard.", "The fog lifts.")
    return Library(workspace, model=str(root / "no-model"))


@pytest.fixture
def opens() -> Opens:
    """Give what opens places."""

    async def open_place(screen: Terminal, id: str) -> None:  # noqa: A002 - the word that users type
        await screen.sees("papers")
        spot = Spot(id)
        screen.place.open_spot(spot, focus=True)
        await screen.until(lambda: screen.place.reader.spot == spot, f"{id} is read")
        await screen.keys_go_to(Pages)

    return open_place


def write_pdf(file: Path, *pages: str) -> None:
    """Write a PDF with one line of words a page."""
    writer = PdfWriter()
    face = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in face.items()})
    for words in pages:
        page = writer.add_blank_page(300, 300)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 20 200 Td ({words}) Tj ET".encode("latin-1"))
        page[NameObject("/Contents")] = content
    writer.write(file)
