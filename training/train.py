"""Tune the published model: `python -m training.train --help`."""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import asdict, fields
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from datasets import Dataset, DatasetDict
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from transformers.trainer_utils import get_last_checkpoint

from hscqa.encode import PUBLISHED, find_model
from hscqa.late import token_weights
from training.batches import Batches
from training.measure import measure
from training.recipe import Recipe
from training.sources import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from torch import Tensor

    from training.batches import Groups
    from training.sources import Source

HERE = Path(__file__).resolve().parent
MODELS, RUNS = HERE / "models", HERE / "runs"
"""Where trained models go, which no commit holds, and the records of runs."""


class Trainer(SentenceTransformerTrainer):  # type: ignore[misc]  # sentence-transformers is not read for its types
    """Forms the batches of each kind of examples in its own way."""

    groups: Iterator[tuple[Groups, Path]]
    """What parts each kind's rows into groups, and where these are kept; the kinds are asked for in their order."""

    def get_batch_sampler(self, dataset: Dataset, *args: Any, **kwargs: Any) -> Batches:  # noqa: ANN401
        """Give the batches of one kind of examples."""
        return Batches(*next(self.groups), dataset, *args, **kwargs)


def published() -> SentenceTransformer:
    """Load the published model without dropout: with so few passes it is not missed, and it doubles the time."""
    off = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
    return SentenceTransformer(find_model(PUBLISHED).location, local_files_only=True, config_kwargs=off)


def rarity_in(model: SentenceTransformer, passages: Sequence[str]) -> Tensor:
    """Weigh each token of the vocabulary by how few passages hold it, as `hscqa.late` does: (vocabulary,)."""
    held = np.zeros(len(model.tokenizer), np.int32)
    for ids in model.tokenizer(list(passages), truncation=True)["input_ids"]:
        held[np.unique(ids)] += 1
    return torch.as_tensor(token_weights(np.arange(len(held), dtype=np.int32), held, len(passages)))


def train(recipe: Recipe, folder: Path) -> SentenceTransformer:
    """Tune the published model by a recipe, from the last checkpoint in `folder` on where there is one."""
    model = published()
    sources = sources_of(recipe)
    _same_run(recipe, sources, folder)
    rarity = rarity_in(model, [passage for source in sources.values() for passage in source.passages])
    tables = DatasetDict({name: Dataset.from_list(source.rows) for name, source in sources.items()})
    trainer = Trainer(
        model=model,
        args=_settings(recipe, folder),
        train_dataset=tables,
        loss={name: source.loss(model, rarity, recipe) for name, source in sources.items()},
    )
    kinds = [(source.groups(model, recipe), folder / "groups" / name) for name, source in sources.items()]
    trainer.groups = cycle(kinds)
    trainer.train(resume_from_checkpoint=get_last_checkpoint(str(folder)))
    return model


def _same_run(recipe: Recipe, sources: Mapping[str, Source], folder: Path) -> None:
    """Write down what a run is made of; raise SystemExit where the folder holds another run."""
    made_of = {"recipe": asdict(recipe), "rows": {name: source.rows for name, source in sources.items()}}
    found = hashlib.sha256(json.dumps(made_of).encode()).hexdigest()
    path = folder / "made-of"
    if path.is_file() and path.read_text(encoding="utf-8") != found:
        raise SystemExit(f"{folder} holds a run of another recipe or other data; remove it first")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(found, encoding="utf-8")


def mix(model: SentenceTransformer, other: SentenceTransformer, share: float) -> None:
    """Move a model's weights towards another's by a share of the way, 0 to 1."""
    theirs = other.state_dict()
    with torch.no_grad():
        for name, weights in model.state_dict().items():
            if weights.is_floating_point():
                weights.lerp_(theirs[name], share)


def _settings(recipe: Recipe, folder: Path) -> SentenceTransformerTrainingArguments:
    """Say how to train, and where the checkpoints go."""
    return SentenceTransformerTrainingArguments(
        output_dir=str(folder),
        num_train_epochs=recipe.epochs,
        per_device_train_batch_size=recipe.batch,
        learning_rate=recipe.rate,
        warmup_steps=0.1,
        lr_scheduler_type="linear",
        weight_decay=0.01,
        seed=recipe.seed,
        data_seed=recipe.seed,
        bf16=True,
        use_cpu=not torch.cuda.is_available(),
        save_steps=recipe.saved_every,
        save_total_limit=1,
        logging_steps=10,
        report_to=[],
        disable_tqdm=True,
    )


def main() -> None:
    """Train by the options given, measure, and write down both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", help="of the run: its model goes to models/NAME, its record to runs/NAME.json")
    for field in fields(Recipe):
        kind: dict[str, Any] = {"type": type(field.default)}
        if isinstance(field.default, bool):
            kind = {"action": argparse.BooleanOptionalAction}
        parser.add_argument(f"--{field.name}".replace("_", "-"), default=field.default, **kind)
    given = vars(parser.parse_args())
    name = given.pop("name")
    recipe = Recipe(**given)
    model = train(recipe, MODELS / name / "checkpoints")
    model.save(str(MODELS / name / "model"), create_model_card=False)
    record = {
        "recipe": asdict(recipe),
        "aside": measure(model, recipe.without),
    }
    RUNS.mkdir(exist_ok=True)
    (RUNS / f"{name}.json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(record))


if __name__ == "__main__":
    main()
