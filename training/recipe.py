"""The settings of a run: what is trained on, how, and from which model."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """One run's settings; the defaults made the model that is shipped."""

    seed: int = 1
    epochs: int = 1
    """More of them raise what is reached on what was kept aside, and lower what the crosswalk reaches."""
    saved_every: int = 25
    """Steps between checkpoints, from which a run that was stopped goes on."""
    batch: int = 32
    """Passages, or pairs of statements, a step; each passage brings all its questions."""
    group: int = 8
    """How many of a batch's passages are alike, so that each is a hard negative of the others; 1 for none."""
    rate: float = 5e-5
    """The highest learning rate (AdamW); it rises over the first tenth of the steps and falls to nothing."""
    dense: float = 1.0
    """Weight of the loss on mean vectors."""
    late: float = 1.0
    """Weight of the loss on late interaction."""
    backward: float = 0.5
    """Weight of the losses that look from a passage for its questions; near misses count there."""
    reports: bool = True
    """Questions on public reports."""
    invented: bool = True
    """Questions on invented papers."""
    near_misses: bool = False
    """Questions that a passage seems to answer, and does not. They were tried, and brought nothing."""
    statements: bool = True
    """Statements that answer each other."""
    without: str = ""
    """A review whose every passage, question and statement is left out: `post-office`, say."""
