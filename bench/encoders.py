"""Encoders side by side on the development gold, in one run: `python bench/encoders.py all-MiniLM-L6-v2 FOLDER …`.

Each indexes the papers of corpus/ anew in an empty workspace; all but the encoder is as it is in use. Without names:
the published model and our own.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from crosswalk import make
from crosswalk_gold import FIRST, SECOND, comment_figures, link_figures, offered, read_crosswalk
from gold_scores import MORE_QUESTIONS, QUESTIONS
from search import NOTHING, Set, answerable, figures
from tables import head, row

from hscqa.encode import OWN, PUBLISHED, SentenceEncoder, find_model
from hscqa.library import Library, Workspace
from hscqa.model import Filters, Mode
from hscqa.search.ranking import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hscqa.library.asking import Asking

ROOT = Path(__file__).resolve().parent.parent
WAYS = {
    "the nearest vector": replace(NOTHING, dense=1),
    "late interaction with the passage": replace(NOTHING, late=1),
    "all": WEIGHTS,
}
"""Orders of the same candidates."""
TIMES = 5
"""How often the whole program is started to see what a question takes."""
MEASURED = """
import resource, subprocess, sys, time

begin = time.perf_counter()
subprocess.run(sys.argv[1:], capture_output=True, check=True)
print(time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Runs a command and measures it. A process is charged with the memory of the one that starts it: this one is small."""
QUESTION = "Who is meant to sort out the shortage of care staff?"


@dataclass(frozen=True)
class Indexed:
    """The papers, indexed with one encoder."""

    model: str
    folder: Path
    asking: Asking


def main() -> None:
    """Print tables in Markdown."""
    parser = argparse.ArgumentParser(description="encoders side by side")
    parser.add_argument("models", nargs="*", default=[PUBLISHED, OWN], help="names or folders, as --model takes them")
    parser.add_argument("--no-costs", action="store_true", help="leave out what a question takes")
    given = parser.parse_args()
    models = given.models
    sets = [Set(name, answerable(path)) for name, path in (("first", QUESTIONS), ("second", MORE_QUESTIONS))]
    with tempfile.TemporaryDirectory() as root:
        made = [index(model, Path(root) / str(number)) for number, model in enumerate(models)]
        print_searches(made, sets)
        print_crosswalks(models)
        if not given.no_costs:
            print_costs(made, [item.question for one in sets for item in one.items])


def index(model: str, folder: Path) -> Indexed:
    """Index the papers of corpus/ in an empty folder."""
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    library = Library(Workspace.at(folder), model=model)
    library.ingest()
    return Indexed(Path(model).name if Path(model).is_dir() else model, folder, library.asking(Mode.HYBRID))


def print_searches(made: Sequence[Indexed], sets: Sequence[Set]) -> None:
    """Print how well each finds the passages that answer."""
    head("ranked by", "encoder", *(f"{one.name} set: {what}" for one in sets for what in ("R@1", "R@5", "MRR")))
    for name, weights in WAYS.items():
        for one in made:
            row(name, one.model, *(figures(one.asking, chosen, weights) for chosen in sets))


def print_crosswalks(models: Sequence[str]) -> None:
    """Print how well each links proposals and comments."""
    head("gold", "encoder", "MAP", "first right", "precision", "recall", "F1", "direct", "cited", "agreed", "shown")
    for model in models:
        crosswalk = make(SentenceEncoder(find_model(model)))
        rows = crosswalk.rows(crosswalk.comments)
        for name, path in (("first", FIRST), ("second", SECOND)):
            gold = read_crosswalk(path)
            offer = offered(rows, gold)
            reached = (*link_figures(offer, gold), *comment_figures(offer, gold)[:3])
            row(name, Path(model).name, *reached)


def print_costs(made: Sequence[Indexed], questions: Sequence[str]) -> None:
    """Print what a question takes, the encoders in turn, and how large the index is."""
    warm: dict[str, list[float]] = {one.model: [] for one in made}
    for question in questions:
        for one in made:
            begin = time.perf_counter()
            one.asking.ranked(question, Filters())
            warm[one.model].append(time.perf_counter() - begin)
    cold = {one.model: [whole_process(one) for _ in range(TIMES)] for one in made}
    head("encoder", "search, loaded: median ms", "whole `ask`: median s", "its memory: MB", "index: MB", "weights: MB")
    for one in made:
        location = Path(find_model(one.asking.generation.manifest.encoder_name).location)
        seconds, memory = zip(*cold[one.model], strict=True)
        cells = (1000 * median(warm[one.model]), median(seconds), max(memory), _size(one.folder / "index"))
        weights = (location / "model.safetensors").stat().st_size / 1e6
        row(one.model, *(f"{cell:.1f}" for cell in (*cells, weights)))


def whole_process(one: Indexed) -> tuple[float, float]:
    """Ask one question by a process of its own: how many seconds it takes, and MB of memory at most."""
    command = [sys.executable, "-m", "hscqa", "-w", str(one.folder), "ask", QUESTION]
    measured = [sys.executable, "-c", MEASURED, *command]
    done = subprocess.run(measured, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    if done.returncode:
        raise SystemExit(f"{shlex.join(command)} failed")
    seconds, kilobytes = done.stdout.split()
    return float(seconds), int(kilobytes) / 1000


def _size(folder: Path) -> float:
    """Give what a folder's files take, in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main()
