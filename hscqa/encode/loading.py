"""What it takes to load and run a model, whichever it is: the network, failures, threads."""

from __future__ import annotations

import logging
import os
import threading
from abc import ABC, abstractmethod
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from hscqa.errors import ModelUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hscqa.encode.files import ModelFiles

FEW = 4
"""Texts up to which waking more threads costs more than they bring."""
OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")
"""What a user sets to 1 to have no model fetched, whatever is named."""
_LOADING = threading.Lock()
"""Held while a model is loaded: whether the network is open holds for all threads."""


class OnDemand(ABC):
    """A model that is loaded when it is first asked; several threads may ask."""

    def __init__(self, files: ModelFiles, device: str | None = None) -> None:
        """Remember which model to load; `device` None leaves the choice to torch."""
        self.files = files
        self.device = device
        self._model: Any = None
        self._lock = threading.Lock()

    def load(self) -> Any:  # noqa: ANN401  sentence-transformers is not imported until it is needed
        """Load the model once (several seconds, most of it imports); raise ModelUnusable where it cannot be."""
        with self._lock:
            if self._model is None:
                self._model = self._loaded()
        return self._model

    @abstractmethod
    def _loaded(self) -> Any:  # noqa: ANN401  as `load`
        """Load the model; raise ModelUnusable where it cannot be."""


@contextmanager
def loading(files: ModelFiles, option: str) -> Iterator[None]:
    """Let a model be loaded inside, with the network shut unless the user named a hub model.

    Whatever the readers raise becomes ModelUnusable, with the `option` that names the model in its remedy.
    """
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    # Threads that spin while they wait for one another made encoding 13 times slower on a busy machine (32 texts on
    # 4 cores with other work: 6.8 s, against 0.5 s for threads that sleep). Read when torch is loaded.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    from huggingface_hub import constants  # noqa: PLC0415  seconds of imports, paid only here
    from transformers.utils import logging as told  # noqa: PLC0415

    told.disable_progress_bar()
    told.set_verbosity_error()  # what its tables of missing weights say is said in one line here
    logging.getLogger("huggingface_hub").setLevel(logging.ERROR)  # it warns each time that it tries again to connect
    with _LOADING:
        # The library reads HF_HUB_OFFLINE once, but asks this before every request.
        constants.HF_HUB_OFFLINE = not files.remote or any(os.environ.get(name) == "1" for name in OFFLINE)
        try:
            yield
        except ModelUnusable:
            raise
        except Exception as error:  # for a file that is no model, some of the readers raise the plain class
            remedy = f"check {option} and --device, or leave them out"
            raise ModelUnusable(f"cannot load {files.name}: {first_line(error)}", remedy) from error
        finally:
            constants.HF_HUB_OFFLINE = True


@contextmanager
def threads_for(texts: int) -> Iterator[None]:
    """Let a few texts be read by one thread, which is faster for them, and far faster on a busy machine."""
    import torch  # noqa: PLC0415  sentence-transformers has loaded it already

    before = torch.get_num_threads()
    torch.set_num_threads(1 if texts <= FEW else before)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def first_line(error: Exception) -> str:
    """Give the first line of an error's message without its full stop, or its name where it has none."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__).rstrip(".")
