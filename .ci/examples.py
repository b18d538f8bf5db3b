"""Run the examples of README.md and write their real output under them.

An example is a `console` block: a line that begins with `$ `, then what it prints to standard output.
Run it with `make examples` after an answer, a ranking or a form of output has changed; a test compares.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(?s)(?<=```console\n)\$ (?P<command>[^\n]+)\n(?P<output>.*?)(?=```)")


def examples(text: str) -> list[tuple[str, str]]:
    """Give every command of a document with the output that stands under it."""
    return [(block["command"], block["output"]) for block in BLOCK.finditer(text)]


def output(command: str) -> str:
    """Run a command as a reader would, at the top of the checkout, and give what it prints."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    run = subprocess.run(  # noqa: S602  the examples are our own, and one of them is a pipe
        command,
        shell=True,
        cwd=ROOT,
        env={**os.environ, "PATH": path, "COLUMNS": "80", "HSCQA_WORKSPACE": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return re.sub(r"(?m)[ \t]+$", "", run.stdout).rstrip("\n") + "\n"


def main() -> None:
    """Write README.md anew."""
    text = README.read_text(encoding="utf-8")
    renewed = BLOCK.sub(lambda block: f"$ {block['command']}\n{output(block['command'])}", text)
    README.write_text(renewed, encoding="utf-8")


if __name__ == "__main__":
    main()
