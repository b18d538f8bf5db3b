"""Make one model of several runs: their weights' mean, packed: `python -m training.finish seed-1 seed-2 seed-3`.

Runs from the same published model, on the same examples in another order, lie close enough together for their mean to
do at least as well as each (Wortsman and others, Model soups, arXiv:2203.05482, 2022).
"""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from sentence_transformers import SentenceTransformer

from hscqa.encode import OWN, PUBLISHED
from training.measure import measure
from training.pack import pack
from training.train import MODELS, RUNS, mix, published

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def mean_of(names: Sequence[str]) -> SentenceTransformer:
    """Give a model whose weights are the mean of those of several runs."""
    mean, *others = (SentenceTransformer(str(MODELS / name / "model"), local_files_only=True) for name in names)
    for number, other in enumerate(others, 2):
        mix(mean, other, 1 / number)
    return mean


def table(found: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """Put what runs reach on what was kept aside into a table in Markdown: MRR, a row a run."""
    measures = list(next(iter(found.values())))
    lines = [f"| MRR | {' | '.join(measures)} |", f"|---|{'---|' * len(measures)}"]
    for name, run in found.items():
        lines.append(f"| {name} | {' | '.join(format(run[one]['mrr'], '.3f') for one in measures)} |")
    return "\n".join(lines)


def main() -> None:
    """Make the mean, measure it beside its runs, and pack it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="+", help="names of runs, as training.train was given them")
    given = parser.parse_args()
    found = {PUBLISHED: measure(published())}
    for name in given.runs:
        found[name] = json.loads((RUNS / f"{name}.json").read_text(encoding="utf-8"))["aside"]
    model = mean_of(given.runs)
    found[OWN] = measure(model)
    model.save(str(MODELS / OWN / "model"), create_model_card=False)
    files = pack(MODELS / OWN / "model", MODELS / OWN / "packed")
    for name, made in ((PUBLISHED, {}), (OWN, {"mean of": given.runs, "files": files})):
        record = {**made, "aside": found[name]}
        (RUNS / f"{name}.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(table(found))
    print("\nSHA-256 of what was packed:")
    for name, sha256 in files.items():
        print(f"{sha256}  {name}")


if __name__ == "__main__":
    main()
