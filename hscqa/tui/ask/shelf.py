"""What is remembered of one workspace. Every call may wait for a disk and is made in a thread worker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hscqa.errors import HscqaError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.library.remembered import Asked, Memory
    from hscqa.tui.frame.holdings import Holdings


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was asked of one workspace, the newest first. The workspace itself is not named in it."""

    recent: tuple[Asked, ...] = ()
    saved: tuple[Asked, ...] = ()
    trouble: str = ""
    """Why something could not be read or kept; '' where all is well."""


class Shelf:
    """Where the questions and searches of one workspace are kept."""

    def __init__(self, holdings: Holdings) -> None:
        """Read nothing yet."""
        self._holdings = holdings

    def recall(self) -> Remembered:
        """Give what is remembered; what is wrong with it stands in `trouble`."""
        from hscqa.library.memory import recall  # noqa: PLC0415 - msgspec is not needed before the first paint

        return self._own(recall())

    def remember(self, asked: Asked) -> Remembered:
        """Remember what was asked, unless the configuration forbids it; a failure stands in `trouble`."""
        from hscqa.library.memory import remember_asked  # noqa: PLC0415 - as above

        return self._tried(remember_asked, asked)

    def save(self, asked: Asked) -> Remembered:
        """Keep one by its name. Raises HscqaError where nothing was written."""
        from hscqa.library.memory import save_search  # noqa: PLC0415 - as above

        return self._own(save_search(self._placed(asked)))

    def forget(self, asked: Asked) -> Remembered:
        """Forget one. Raises HscqaError where nothing was written."""
        from hscqa.library.memory import forget  # noqa: PLC0415 - as above

        return self._own(forget(self._placed(asked)))

    def _tried(self, change: Callable[[Asked], Memory], asked: Asked) -> Remembered:
        try:
            return self._own(change(self._placed(asked)))
        except HscqaError as error:
            return Remembered(trouble=str(error))

    @property
    def _workspace(self) -> str:
        return str(self._holdings.library().workspace.root)

    def _placed(self, asked: Asked) -> Asked:
        return replace(asked, workspace=self._workspace)

    def _own(self, memory: Memory) -> Remembered:
        """Give what is this workspace's own."""
        own = memory.within(self._workspace)
        recent, saved = (tuple(replace(one, workspace="") for one in kept) for kept in (own.recent, own.saved))
        return Remembered(recent, saved, memory.trouble)
