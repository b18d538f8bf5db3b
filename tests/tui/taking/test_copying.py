"""What is copied goes to the terminal, and to the system's clipboard where there is one."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from hscqa.tui.taking.copying import Copied, copied

if TYPE_CHECKING:
    from pathlib import Path

CITATION = "Audit (2021), para 3"
ODD = "“[/b] gulls” \x1b]52;c;aGk=\x07 \u202e🐦"
CLIPBOARD = """#!/bin/sh
cat > "{kept}"
"""
COPIES = """
import sys
from hscqa.tui.taking.clipboard import to_system
print(to_system(sys.stdin.buffer.read().decode()))
"""


def told(environment: dict[str, str], text: str) -> str:
    """Copy a text in a process of its own; give whether the system's clipboard took it."""
    program = [sys.executable, "-c", COPIES]
    done = subprocess.run(program, input=text.encode(), env=environment, capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have a clipboard of their own")
def test_the_systems_clipboard_gets_the_very_words(tmp_path: Path) -> None:
    tool, kept = tmp_path / "xclip", tmp_path / "kept"
    tool.write_text(CLIPBOARD.format(kept=kept), encoding="utf-8")
    tool.chmod(0o755)
    without = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    environment = {**without, "DISPLAY": ":0", "PATH": f"{tmp_path}:/usr/bin:/bin"}
    assert told(environment, ODD) == "True"
    assert kept.read_text(encoding="utf-8") == ODD


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have a clipboard of their own")
def test_without_one_that_is_said_and_nothing_fails(tmp_path: Path) -> None:
    nowhere = {"PATH": str(tmp_path), "HOME": str(tmp_path)}
    assert told(nowhere, CITATION) == "False"


def test_a_quotation_is_copied_on_one_line_with_its_citation() -> None:
    both = f"“count the gulls” ({CITATION})"
    assert copied(CITATION, "count the\ngulls") == Copied(both, "Quotation and citation copied", both)
    assert copied(CITATION, "") == Copied(CITATION, "Citation copied", CITATION)


def test_of_a_long_quotation_the_first_words_are_told_and_the_citation_whole() -> None:
    made = copied(CITATION, "count the gulls " * 40)
    assert made.shown.startswith("“count the gulls count the gulls")
    assert made.shown.endswith(f" …” ({CITATION})")
    assert made.text.count("gulls") == 40
    assert len(made.shown) < 120
    assert made.shown in made.told


def test_control_characters_do_not_reach_a_clipboard() -> None:
    assert "\x1b" not in copied(CITATION, ODD).text


@pytest.mark.parametrize(
    ("on_system", "said"), [(True, "Citation copied: "), (False, "Citation copied, by the terminal (OSC 52): ")]
)
def test_it_is_said_who_has_it(*, on_system: bool, said: str) -> None:
    assert Copied(CITATION, "Citation copied", CITATION, on_system).told == f"{said}{CITATION}"
