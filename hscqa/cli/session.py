"""What one command holds: its settings, the two streams and the library."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from hscqa.cli.narration import Narration
from hscqa.cli.output import Output

if TYPE_CHECKING:
    from pathlib import Path

    from hscqa.library import Library
    from hscqa.model import Paper


@dataclass(frozen=True, slots=True)
class Settings:
    """What every command takes, before or after its name."""

    workspace: Path | None = None
    """None: HSCQA_WORKSPACE, else the nearest folder upward with corpus/papers.toml, config.toml's, the package's."""
    json: bool = False
    plain: bool = False
    quiet: bool = False
    debug: bool = False
    no_build: bool = False

    def over(self, before: Settings) -> Settings:
        """Give these settings, given after the command, over those given before it; a flag set once is set."""
        return Settings(
            workspace=self.workspace or before.workspace,
            json=self.json or before.json,
            plain=self.plain or before.plain,
            quiet=self.quiet or before.quiet,
            debug=self.debug or before.debug,
            no_build=self.no_build or before.no_build,
        )


@dataclass(frozen=True, slots=True)
class Encoding:
    """Which models to use, and where they run; None leaves the choice to the library."""

    model: str | None = None
    device: str | None = None
    reranker: str | None = None
    """Without a name there is none."""


class Session:
    """One run of one command."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings; the library is made when it is first asked for."""
        self.settings = settings
        self._encoding = Encoding()
        self._output = Output(bare=settings.plain)
        self.narration = Narration(quiet=settings.quiet, bare=settings.plain)

    @property
    def output(self) -> Output:
        """Standard output, with any progress out of its way."""
        self.narration.close()
        return self._output

    @cached_property
    def library(self) -> Library:
        """The library of the workspace, with the models that were chosen, else the encoder that its index names."""
        return self.open(self._encoding)

    def choose(self, encoding: Encoding) -> None:
        """Choose the library's models, before it is first asked for."""
        self._encoding = encoding

    def open(self, encoding: Encoding, *, narrated: bool = True) -> Library:
        """Make the library of the workspace; `narrated` False keeps its progress off standard error."""
        from hscqa.library import Library  # noqa: PLC0415 - `--help` needs nothing of it
        from hscqa.library.configuration import find_workspace  # noqa: PLC0415 - as above

        return Library(
            find_workspace(self.settings.workspace),
            build=not self.settings.no_build,
            progress=self.narration.progress if narrated else None,
            model=encoding.model,
            device=encoding.device,
            reranker=encoding.reranker,
        )

    @cached_property
    def warm_library(self) -> Library:
        """The library with its encoder loaded; a model that needs torch takes seconds, which is told."""
        self.narration.progress("loading the encoder", 0, 0)
        self.library.warm()
        return self.library

    @cached_property
    def papers(self) -> dict[str, Paper]:
        """The workspace's papers by id."""
        return {one.paper.id: one.paper for one in self.library.papers()}
