"""hscqa beside what a user would take instead: the same files, questions and model, the same words of a hit.

    python bench/quality.py
    python bench/quality.py --only FTS5 --gold questions.jsonl --files one.txt two.txt

The tools are the dependency group `bench` of pyproject.toml; one that is not installed is named below the table.
Nothing is fetched: the model is the published one that hscqa's install brings, given to each tool as a folder;
a second row of hscqa has its own.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from gold_scores import GOLD, mean_reciprocal_rank, recall
from peers import PEERS

from hscqa.encode import PUBLISHED, find_model
from hscqa.errors import HscqaError
from hscqa.evaluate import REACH, rank_of_evidence, read_gold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peers import Index, Peer

    from hscqa.evaluate import Item

ROOT = Path(__file__).resolve().parent.parent
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "LANGSMITH_TRACING": "false",
    "TQDM_DISABLE": "1",  # progress bars would break the table up
    "TOKENIZERS_PARALLELISM": "false",  # tokenizers would warn of every fork
    "OMP_WAIT_POLICY": "PASSIVE",  # as hscqa sets it, so that all are timed alike
}
"""Environment in which no tool fetches a file or reports its use. Read when the tools are imported."""
HEAD = [
    "| tool | setting | release | chunks | recall@1 | recall@5 | recall@10 | MRR | indexing s |",
    "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
]
FIRST = "A first paper\n\nIt is read before the clock starts, so that every library is loaded by then.\n"


def main() -> None:
    """Print a table in Markdown, each row as soon as it is measured."""
    os.environ.update(OFFLINE)
    warnings.simplefilter("ignore")  # what the tools say of their own next releases
    parser = argparse.ArgumentParser(description="hscqa beside other tools, in a table")
    parser.add_argument("--only", choices=list(dict.fromkeys(peer.name for peer in PEERS)), help="one tool")
    parser.add_argument("--gold", type=Path, default=GOLD / "questions.jsonl", help="questions with evidence")
    parser.add_argument("--files", type=Path, nargs="+", help="texts in UTF-8; default: those of corpus/")
    asked = parser.parse_args()
    files = asked.files or sorted((ROOT / "corpus").glob("*.txt"))
    if absent := [str(path) for path in files if not path.is_file()]:
        parser.error(f"no such file: {', '.join(absent)}")
    try:
        questions = [item for item in read_gold(asked.gold).items if item.answerable]
        model = Path(find_model(PUBLISHED).location)
    except HscqaError as error:
        parser.error(str(error))
    if not questions:
        parser.error(f"{asked.gold} has no question with evidence")
    for line in table([peer for peer in PEERS if asked.only in (None, peer.name)], files, model, questions):
        print(line, flush=True)


def table(peers: Sequence[Peer], files: Sequence[Path], model: Path, questions: Sequence[Item]) -> Iterator[str]:
    """Give the table line by line; tools that are not installed are named after it."""
    yield from HEAD
    for peer in peers:
        if not peer.missing:
            yield row(peer, files, model, questions)
    for peer in peers:
        if peer.missing:
            yield f"\nLeft out: {peer.name} ({peer.setting}); not installed: {', '.join(peer.missing)}."


def row(peer: Peer, files: Sequence[Path], model: Path, questions: Sequence[Item]) -> str:
    """Index the files, ask every question, and give a line of the table."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        index, seconds = timed(peer, files, model, Path(temporary))
        ranks = [rank_of_evidence(index.search(item.question, REACH), item.quotes) for item in questions]
    figures = [*(recall(ranks, most) for most in (1, 5, 10)), mean_reciprocal_rank(ranks)]
    scores = " | ".join(f"{figure:.2f}" for figure in figures)
    return f"| {peer.name} | {peer.setting} | {peer.release} | {index.chunks:,} | {scores} | {seconds:.1f} |"


def timed(peer: Peer, files: Sequence[Path], model: Path, folder: Path) -> tuple[Index, float]:
    """Give the index and the seconds that it took, the loading of the model among them but no imports."""
    first, warm, cold = folder / "first.txt", folder / "warm", folder / "index"
    first.write_text(FIRST, "utf-8")
    warm.mkdir()
    cold.mkdir()
    peer.build([first], model, warm)
    begin = time.perf_counter()
    index = peer.build(files, model, cold)
    return index, time.perf_counter() - begin


if __name__ == "__main__":
    main()
