"""Where the papers, the index and the reviews are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from hscqa.errors import CorpusError, UsageError

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
    def find(cls, folder: Path | None = None) -> Workspace:
        """Find the workspace: `folder`, else $HSCQA_WORKSPACE, else the nearest folder upward, else the package's.

        Raises UsageError where a named folder is a file.
        """
        named = folder or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
        if named is not None:
            if named.expanduser().is_file():
                raise UsageError(f"{named} is a file", "name the folder that holds corpus/")
            return cls.at(named)
        here = Path.cwd()
        for candidate in (here, *here.parents):
            if (candidate / "corpus" / PAPERS).is_file():
                return cls.at(candidate)
        return cls.of_package()

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
