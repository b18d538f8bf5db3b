"""Where the papers, the index and the reviews are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from hscqa.errors import CorpusError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

PAPERS = "papers.toml"
VARIABLE = "HSCQA_WORKSPACE"
"""The environment variable that names a workspace where -w does not."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with corpus/, index/ and reviews/; the packaged corpus has its index in the user's cache."""

    root: Path
    corpus: Path
    index: Path
    packaged: bool = False
    """Whether the papers are those that the package carries; they cannot be added to."""

    @property
    def reviews(self) -> Path:
        """Where reviewers' decisions stand: with the papers, or with the user's own data, never in a cache."""
        return (Path(platformdirs.user_data_dir("hscqa")) if self.packaged else self.root) / "reviews"

    @classmethod
    def at(cls, folder: Path) -> Workspace:
        """Take a folder as the workspace, whether or not it has papers yet."""
        root = folder.expanduser().resolve()
        return cls(root, root / "corpus", root / "index")

    @classmethod
    def find(cls, folder: Path | None = None, configured: Callable[[], Path | None] = lambda: None) -> Workspace:
        """Find the workspace: `folder`, else $HSCQA_WORKSPACE, the nearest folder upward, `configured`, the package's.

        `configured` is asked only where nothing before it names one. Raises UsageError where a named folder is a file.
        """
        named = folder or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
        if named is not None:
            return cls._named(named)
        found = cls.upward()
        if found is not None:
            return found
        last = configured()
        return cls.of_package() if last is None else cls._named(last)

    @classmethod
    def upward(cls) -> Workspace | None:
        """Find the nearest folder with papers, from the current one upward; None where there is none."""
        here = Path.cwd()
        for candidate in (here, *here.parents):
            if (candidate / "corpus" / PAPERS).is_file():
                return cls.at(candidate)
        return None

    @classmethod
    def _named(cls, folder: Path) -> Workspace:
        """Take a folder that somebody named; raise UsageError where it is a file."""
        if folder.expanduser().is_file():
            raise UsageError(f"{folder} is a file", "name the folder that holds corpus/")
        return cls.at(folder)

    @classmethod
    def of_package(cls) -> Workspace:
        """Take the corpus that the package carries, with an index in the user's cache folder."""
        package = Path(__file__).resolve().parent.parent
        checkout = package.parent / "corpus"
        corpus = package / "_corpus"
        if not (corpus / PAPERS).is_file():
            corpus = checkout
        if not (corpus / PAPERS).is_file():
            raise CorpusError("no corpus was found", "name a workspace with -w, or reinstall hscqa")
        cache = Path(platformdirs.user_cache_dir("hscqa"))
        return cls(cache, corpus, cache / "index", packaged=True)
