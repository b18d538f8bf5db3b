"""How quick the terminal UI is, from outside: the program itself in a pseudo-terminal, timed by what it paints.

    python bench/terminal.py -w . --cores 0,1

Each start is a process of its own. The measuring process keeps to the other cores, where there are any. Linux only.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import random
import re
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gold_scores import questions
from pseudo_terminal import SIZE, PseudoTerminal
from tables import head, row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

PAINTED = (r"\bAsk\b", r"\bCrosswalk\b", r"\bReview\b", r"\bPapers\b", r"\bChecks\b")
"""The names of the screens: they stand in the top row of the first frame."""
WARM = r"\bReady\b"
"""The status line, when the language model is loaded."""
BOX = r"ask instead"
"""The frame of the box, when Enter searches; it is painted whenever the box is."""
EMPTY = r"Type words"
"""The box, when nothing is typed."""
PASSAGE = r"\((?:19|20)\d\d\)"
"""A citation: the name of a paper has its year, and nothing else that is painted after Enter has one."""
FOUND = r"\d+ passages? · \d"
"""The status line, when a search has come to its end."""
ENTER, SWITCH, CLEAR, TO_THE_BOX = "\r", "\x14", "\x15", "/"
"""Keys: ctrl+t changes between asking and searching, ctrl+u empties the box; `/` is a letter where the box has it."""
GAPS = (0.04, 0.25)
"""Seconds between two letters, at random: from a fast typist's to a slow one's."""
SOON = 0.005
"""Seconds from Enter to the first letter after it: most often Enter is taken by then, and nothing is found yet."""
RUN = 8
"""Letters that are typed after a search was begun."""
LETTERS = "BCDFGHJKLMPQRTVWXZ"
"""What is typed: letters that no screen takes for a command where they are not typed into a box."""
LOST = 2.0
"""Seconds after which a letter was not taken for one."""


@dataclass(frozen=True)
class Sizes:
    """How often each thing is measured."""

    starts: int = 20
    warmings: int = 5
    """Starts after which letters are typed until the language model is loaded."""
    searches: int = 40


@dataclass
class Starts:
    """How the program starts, in seconds."""

    paint: list[float] = field(default_factory=list)
    """From the start of the process to the names of the screens."""
    warm: list[float] = field(default_factory=list)
    """From the start of the process to the language model loaded, while letters are typed."""
    letters: list[float] = field(default_factory=list)
    """From a letter sent to that letter painted, from the first frame until the language model is loaded."""


@dataclass
class Searches:
    """How it searches, in seconds, once the language model is loaded."""

    passages: list[float] = field(default_factory=list)
    """From Enter to the first passage."""
    full: list[float] = field(default_factory=list)
    """From Enter to the end of the search."""
    letters: list[float] = field(default_factory=list)
    """From a letter sent to that letter painted, while searches run."""
    lost: int = 0
    """Searches whose results took the keys before the first letter."""


class Typing:
    """Letters that were sent, and how long each took to be painted."""

    def __init__(self, terminal: PseudoTerminal) -> None:
        """Nothing is typed yet."""
        self._terminal = terminal
        self._typed = ""
        self._sent: list[tuple[str, float]] = []
        """Letters that are not painted yet: all that was typed up to each, and when it was sent."""
        self.waits: list[float] = []

    def begin(self) -> None:
        """Begin a run of letters; those before it are painted."""
        self._terminal.forget()
        self._typed = ""

    def letter(self, letter: str) -> None:
        """Type one letter."""
        self._typed += letter
        self._sent.append((self._typed, self._terminal.send(letter)))

    def watch(self, seconds: float) -> None:
        """Watch for letters to be painted during these seconds."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if self._terminal.read(left):
                self._see(time.perf_counter())

    def finish(self) -> None:
        """Wait until every letter is painted."""
        if self._sent:
            self._terminal.wait_for(re.escape(self._sent[-1][0]), seconds=LOST)
            self._see(time.perf_counter())

    def _see(self, now: float) -> None:
        """Take note of the letters that are painted: a frame with a later one shows those before it."""
        words = self._terminal.words
        painted = max((place for place, (typed, _) in enumerate(self._sent, 1) if typed in words), default=0)
        self.waits += [now - moment for _, moment in self._sent[:painted]]
        del self._sent[:painted]


def type_until(terminal: PseudoTerminal, wanted: str, chance: random.Random) -> list[float]:
    """Type letters until words are painted; give the seconds that each letter took."""
    typing = Typing(terminal)
    typing.begin()
    while not re.search(wanted, terminal.words):
        typing.letter(chance.choice(LETTERS))
        typing.watch(chance.uniform(*GAPS))
    typing.finish()
    return typing.waits


def search(terminal: PseudoTerminal, question: str) -> tuple[float, float]:
    """Search, and give the seconds from Enter to the first passage and to the end of the search."""
    write(terminal, question)
    terminal.forget()
    began = terminal.send(ENTER)
    return terminal.wait_for(PASSAGE) - began, terminal.wait_for(FOUND) - began


def type_while_searching(terminal: PseudoTerminal, question: str, chance: random.Random) -> tuple[float, ...]:
    """Search, and type on at once; give the seconds that each letter took, () where the results took the keys.

    They do so where nothing was typed between Enter and the first of them.
    """
    write(terminal, question)
    terminal.settle()
    terminal.send(ENTER)
    typing = Typing(terminal)
    typing.begin()
    typing.watch(SOON)
    for _ in range(RUN):
        typing.letter(chance.choice(LETTERS))
        typing.watch(chance.uniform(*GAPS))
    try:
        typing.finish()
    except TimeoutError:
        return ()
    return tuple(typing.waits)


def write(terminal: PseudoTerminal, question: str) -> None:
    """Write a question into the box in the place of what stands there, each step once the one before is painted.

    A key that commands goes another way through the program than a letter, and a letter right behind it overtakes it.
    """
    for keys, painted in ((TO_THE_BOX, BOX), (CLEAR, EMPTY), (question, re.escape(question[-RUN:]))):
        terminal.settle()
        terminal.send(keys)
        terminal.wait_for(painted)


@contextmanager
def program(workspace: Path, cores: Collection[int]) -> Iterator[PseudoTerminal]:
    """Start the terminal UI on a workspace, for a user with no configuration and nothing remembered."""
    with tempfile.TemporaryDirectory() as home:
        own = {
            "TERM": "xterm-256color",
            "HSCQA_WORKSPACE": str(workspace.resolve()),
            "HSCQA_CONFIG": f"{home}/config.toml",
            "HSCQA_STATE": home,
        }
        kept = {name: os.environ[name] for name in ("HOME", "PATH", "LANG", "PYTHONPATH") if name in os.environ}
        with PseudoTerminal([sys.executable, "-m", "hscqa"], {**kept, **own}, cores=cores) as terminal:
            yield terminal


def measure_starts(workspace: Path, cores: Collection[int], sizes: Sizes) -> Starts:
    """Start the program again and again."""
    chance = random.Random(1)  # noqa: S311 - no secret hangs on when a letter is typed
    measured = Starts()
    for number in range(sizes.starts):
        with program(workspace, cores) as terminal:
            measured.paint.append(terminal.wait_for(*PAINTED) - terminal.began)
            if number < sizes.warmings:
                measured.letters += type_until(terminal, WARM, chance)
                measured.warm.append(time.perf_counter() - terminal.began)
    return measured


def measure_searches(workspace: Path, cores: Collection[int], asked: Sequence[str]) -> Searches:
    """Search for each of these in one run of the program, then once more while letters are typed."""
    chance = random.Random(2)  # noqa: S311 - as above
    measured = Searches()
    with program(workspace, cores) as terminal:
        terminal.wait_for(*PAINTED, WARM)
        terminal.send(SWITCH)
        terminal.wait_for(BOX)
        for words in asked:
            passages, full = search(terminal, words)
            measured.passages.append(passages)
            measured.full.append(full)
        for words in asked:
            letters = type_while_searching(terminal, words, chance)
            measured.letters += letters
            measured.lost += not letters
    return measured


def share(seconds: Sequence[float], part: float) -> float:
    """Give the value that this part (0 to 1) of all are not above: the nearest rank."""
    return sorted(seconds)[max(math.ceil(part * len(seconds)), 1) - 1]


def table(starts: Starts, searches: Searches) -> None:
    """Print what was measured, in milliseconds."""
    head("from … to …", "n", "median ms", "99 % within ms", "longest ms")
    named = {
        "the command to the first frame": starts.paint,
        "the command to the language model loaded": starts.warm,
        "a letter to the screen, while the model loads": starts.letters,
        "a letter to the screen, while searches run": searches.letters,
        "Enter to the first passage": searches.passages,
        "Enter to the end of the search": searches.full,
    }
    for name, seconds in named.items():
        if seconds:
            figures = (statistics.median(seconds), share(seconds, 0.99), max(seconds))
            row(name, str(len(seconds)), *(f"{figure * 1000:,.0f}" for figure in figures))
    if searches.lost:
        print(f"\nLeft out: the letters after {searches.lost} searches whose results took the keys first.")


def machine(cores: Collection[int]) -> str:
    """Name what it was measured on, in one line."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    columns, rows = SIZE
    names = (models[:1] or [platform.machine()])[0]
    return f"{names}, {len(cores)} cores, Python {platform.python_version()}, a terminal of {columns} × {rows}"


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(description="how quick the terminal UI is")
    parser.add_argument("-w", "--workspace", type=Path, required=True, help="a folder with corpus/ and a built index/")
    parser.add_argument("--cores", default="0,1", help="the numbers of the cores that the program may use")
    for name, default in vars(Sizes()).items():
        parser.add_argument(f"--{name}", type=int, default=default, help=f"how many (default: {default})")
    asked = parser.parse_args()
    cores = {int(core) for core in asked.cores.split(",")}
    os.sched_setaffinity(0, os.sched_getaffinity(0) - cores or cores)
    sizes = Sizes(asked.starts, asked.warmings, asked.searches)
    starts = measure_starts(asked.workspace, cores, sizes)
    searches = measure_searches(asked.workspace, cores, [one.question for one in questions()[: sizes.searches]])
    print(f"On {machine(cores)}.")
    table(starts, searches)


if __name__ == "__main__":
    main()
