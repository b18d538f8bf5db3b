"""Long calls in thread workers: they compute and post; only the screen's handlers touch widgets."""

from __future__ import annotations

from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on
from textual.message import Message
from textual.screen import Screen
from textual.worker import NoActiveWorker, get_current_worker

from hscqa.errors import HscqaError
from hscqa.tui.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")


class Stopped(Exception):
    """The user quit while the library was at work."""


class Finished(Message):
    """A job came to its end."""

    def __init__(self, job: str, result: Any, then: Callable[[Any], Awaitable[None] | None]) -> None:  # noqa: ANN401
        """Say which job, what came of it, and who takes it (its type is checked where the job begins)."""
        super().__init__()
        self.job = job
        self.result = result
        self.then = then


class Failed(Message):
    """A job met a failure."""

    def __init__(self, job: str, error: str) -> None:
        """Say which job, what is wrong and what to do about it."""
        super().__init__()
        self.job = job
        self.error = error


class Progressed(Message):
    """The library says what it is doing."""

    def __init__(self, job: str, doing: str) -> None:
        """Say which job and what is being done."""
        super().__init__()
        self.job = job
        self.doing = doing


class WorkingScreen(Screen[None]):
    """A screen with jobs: a new job of the same name takes the place of the one before."""

    @property
    def status(self) -> StatusLine:
        """Where jobs are spoken of."""
        return self.query_one(StatusLine)

    def do(self, job: str, doing: str, compute: Callable[[], T], then: Callable[[T], Awaitable[None] | None]) -> None:
        """Compute in a thread, then hand the result to `then` in this screen's own turn."""
        self.status.begin(job, doing)
        self.run_worker(partial(self._compute, job, compute, then), group=job, exclusive=True, thread=True)

    def does(self, job: str) -> bool:
        """Say whether a job is going on; it is until its result is taken, or its failure told."""
        return self.status.tells(job)

    def report(self, doing: str, done: int, total: int) -> None:
        """Hear from the library, in its thread, what is being done; 0 for an unknown total.

        Raises Stopped where the user has quit, so that nobody waits for an index that is no longer wanted.
        """
        try:
            worker = get_current_worker()
        except NoActiveWorker:
            return
        if worker.is_cancelled and not self.is_attached:
            raise Stopped
        told = f"{doing[:1].upper()}{doing[1:]}"
        self.post_message(Progressed(worker.group, f"{told} ({done} of {total})" if total else told))

    def _compute(self, job: str, compute: Callable[[], T], then: Callable[[T], Awaitable[None] | None]) -> None:
        worker = get_current_worker()
        try:
            message: Message = Finished(job, compute(), then)
        except Stopped:
            return
        except HscqaError as error:
            message = Failed(job, str(error))
        except Exception as error:  # noqa: BLE001 - a fault of ours must not take the screen from the user
            fault = " ".join(f"{type(error).__name__} {error}".split())
            message = Failed(job, f"this should not happen: {fault}; the same command with --debug says where")
        if not worker.is_cancelled:
            self.post_message(message)

    @on(Finished)
    async def _finish(self, event: Finished) -> None:
        self.status.end(event.job)
        taken = event.then(event.result)
        if isawaitable(taken):
            await taken

    @on(Failed)
    def _fail(self, event: Failed) -> None:
        self.status.end(event.job)
        self.status.fail(event.error)

    @on(Progressed)
    def _progress(self, event: Progressed) -> None:
        self.status.begin(event.job, event.doing)
