"""Whether anything that is trained on stands in the papers, the gold or the tests: `python -m training.leaks`.

A run of eight words is long enough to be nobody's by chance, and short enough that a copied sentence has one.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hscqa.words import words
from training.examples import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
KEPT_APART = ("corpus", "tests/gold", "tests/papers")
"""What is never trained on, of the checkout."""
RUN = 8
"""Words."""


class Leak(NamedTuple):
    """A run of words that stands on both sides."""

    trained: str
    """The file and line that is trained on."""
    apart: str
    """The file that is kept apart."""
    run: str


def runs(text: str) -> Iterator[str]:
    """Give every run of eight words of a text."""
    found = words(text)
    return (" ".join(found[start : start + RUN]) for start in range(len(found) - RUN + 1))


def leaks(trained: Iterable[Path], apart: Iterable[Path]) -> list[Leak]:
    """Find the runs of words that files of training examples share with files kept apart."""
    known = {run: path.name for path in apart for run in runs(path.read_text(encoding="utf-8"))}
    return [
        Leak(f"{path.name}, line {number}", known[run], run)
        for path in trained
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for text in _strings(json.loads(line))
        for run in runs(text)
        if run in known
    ]


def trained_on(folder: Path = DATA) -> list[Path]:
    """List the files of training examples."""
    return sorted(folder.glob("*.jsonl"))


def kept_apart(root: Path = ROOT) -> list[Path]:
    """List the files that nothing may be trained on."""
    files = (path for folder in KEPT_APART for path in sorted((root / folder).rglob("*")))
    return [path for path in files if path.suffix in {".txt", ".json", ".jsonl"}]


def _strings(value: object) -> Iterator[str]:
    """Give every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def main() -> None:
    """Name every leak, and fail where there is one."""
    found = leaks(trained_on(), kept_apart())
    for leak in found:
        print(f"{leak.trained} shares with {leak.apart}: {leak.run}")
    print(f"{len(found)} runs of {RUN} words are shared")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
