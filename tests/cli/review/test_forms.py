"""`review import`: a board's form, a person who is asked, and what LibreOffice saved."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import docx
import pytest

from tests.cli.conftest import INTERRUPTIBLE, Done

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    Hscqa = Callable[..., Done]
from tests.cli.review.handed_in import DECIDED, LINK, MISSED, acts, filled

pytestmark = pytest.mark.model

SOFFICE = shutil.which("soffice")


AT_A_TERMINAL = f"""
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
{INTERRUPTIBLE}"""
"""The program, at the terminal that interrupts it."""


# -- a board's form -------------------------------------------------------------------------------------


def form(hscqa: Hscqa, root: Path, answers: Mapping[str, Mapping[str, str]], *, on: str = "2026-03-31") -> str:
    """Write a board's form as a Word file, and fill in the rows of some statements' tables, by their labels."""
    file = root / "form.docx"
    assert hscqa("crosswalk", "--self-evaluation", "Northby Council", "-o", str(file)).code == 0
    document = docx.Document(str(file))
    for table in document.tables:
        rows = {row.cells[0].text: row.cells[1] for row in table.rows}
        answer = {"on": on} if "on" in rows else answers.get(table.rows[0].cells[0].text, {})
        for head, text in answer.items():
            rows[head].paragraphs[0].add_run(text)
    document.save(str(file))
    return str(file)


def test_a_board_hands_in_its_form_and_it_is_kept_once(hscqa: Hscqa, root: Path) -> None:
    file = form(
        hscqa,
        root,
        {
            "Proposal 1 (i)": {"Evidence": "Minutes of May.", "Lead": "Ida <Quill>"},
            "Proposal 1 (ii)": {"Rating": "superb"},
        },
    )
    shown = hscqa("review", "import", file)
    assert shown.code == 2
    assert "evidence: nothing → Minutes of May." in shown.out
    assert "“superb” is not on the scale" in shown.out
    assert "nothing was applied" in shown.err
    first = hscqa("review", "import", file, "--yes", "--json")
    assert (first.code, first.json["applied"], first.json["on"]) == (0, True, "2026-03-31")
    assert first.json["counts"] == {"apply": 1, "changed": 0, "refused": 1}
    assert first.json["rows"] == [
        {
            "statement": LINK[0],
            "changes": [
                {"what": "evidence", "before": None, "after": "Minutes of May."},
                {"what": "lead", "before": None, "after": "Ida <Quill>"},
            ],
        }
    ]
    again = hscqa("review", "import", file, "--yes", "--json")
    assert (again.code, again.json["applied"], again.json["already"]) == (2, False, "2026-03-31")
    (held,) = hscqa("review", "board", "Northby Council", "--on", "2026-04-01", "--json").json["evaluations"]
    assert (held["for"], held["by"]) == ("2026-03-31", "Anna Reid")


def test_what_a_board_read_is_shown_beside_what_stands_there_now(hscqa: Hscqa, root: Path) -> None:
    file = form(hscqa, root, {"Proposal 1 (i)": {"Evidence": "Minutes of May."}})
    paper = root / "corpus" / "review.txt"
    paper.write_text(paper.read_text("utf-8").replace("A map of all routes", "A list of all routes"), "utf-8")
    told = " ".join(hscqa("review", "import", file, "--yes").out.split())
    assert "Reworded since, and kept with what the board read (1)" in told
    assert "now: “A list of all routes" in told


# -- at a terminal --------------------------------------------------------------------------------------


@pytest.fixture
def at_a_terminal(root: Path) -> Callable[[bytes], tuple[int, str]]:
    """Import the filled-in workbook at a terminal, and type an answer once the question is there."""

    def answer(keys: bytes) -> tuple[int, str]:
        person, program = pty.openpty()
        arguments = ["-w", str(root), "review", "import", filled(root)]
        process = subprocess.Popen(
            [sys.executable, "-c", AT_A_TERMINAL, *arguments],
            stdin=program,
            stdout=program,
            stderr=program,
            start_new_session=True,
            env={**os.environ, "TERM": "dumb", "COLUMNS": "80"},
        )
        os.close(program)
        try:
            shown = "".join(_until(person, "[y/N]"))
            os.write(person, keys)
            rest = "".join(_until(person, None))
            return process.wait(timeout=30), shown + rest
        finally:
            process.kill()
            process.wait()
            os.close(person)

    return answer


def _until(terminal: int, words: str | None) -> Iterator[str]:
    """Read what a program writes, up to some words, or to its end."""
    shown, deadline = "", time.monotonic() + 60
    while time.monotonic() < deadline and (words is None or words not in shown):
        try:
            part = os.read(terminal, 4096)
        except OSError:  # Linux says so once nobody has the other end open
            return
        if not part:
            return
        shown += part.decode("utf-8", "replace")
        yield part.decode("utf-8", "replace")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("keys", "code", "kept"),
    [(b"Y\n", 0, 4), (b"maybe\n", 1, 0), (b"\x04", 1, 0), (b"\x03", 130, 0)],
)
def test_a_person_is_asked_and_only_a_clear_yes_applies(
    at_a_terminal: Callable[[bytes], tuple[int, str]], hscqa: Hscqa, keys: bytes, code: int, kept: int
) -> None:
    ended, shown = at_a_terminal(keys)
    assert ended == code
    assert "4 to apply" in shown
    assert ("saved: 4 by Anna Reid" in shown) == bool(kept)
    assert len(acts(hscqa)) == kept


# -- through a spreadsheet program ----------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_may_open_and_save_the_workbook_without_loss(hscqa: Hscqa, root: Path, tmp_path: Path) -> None:
    added = {"statement_id": MISSED[0], "tied_id": MISSED[1], "relation": "answers", "note": "Both: “maps”."}
    file = filled(root, DECIDED, added)
    straight = hscqa("review", "import", file, "--json").json
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [str(SOFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), file],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = str(tmp_path / "saved" / "filled.xlsx")
    assert hscqa("review", "import", saved, "--json").json == straight
    assert straight["counts"] == {"apply": 6, "already": 0, "changed": 0, "refused": 0}
    hscqa("review", "import", saved, "--yes")
    assert hscqa("review", "import", file, "--json").json["counts"]["already"] == 6
