"""Tables in Markdown on standard output, each row as soon as it is measured."""

from __future__ import annotations


def head(*names: str) -> None:
    """Print the head of a table."""
    print(f"\n| {' | '.join(names)} |\n|{'---|' * len(names)}")


def row(name: str, *cells: float | str) -> None:
    """Print a row; counts are whole."""
    shown = (f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells)
    print(f"| {name} | {' | '.join(shown)} |", flush=True)
