"""Long calls in thread workers: they compute and post; only the screen's handlers touch widgets."""

from __future__ import annotations

from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, TypeVar

from textual import on
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from hscqa.errors import HscqaError
from hscqa.tui.frame.status import StatusLine

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.worker import Worker

T = TypeVar("T")


class Stopped(Exception):
    """The user quit while the library was at work."""


class Finished(Message):
    """A job came to its end."""

    def __init__(self, worker: Worker[None], result: Any, then: Callable[[Any], Awaitable[None] | None]) -> None:  # noqa: ANN401
        """Say who did it, what came of it, and who takes it (its type is checked where the job begins)."""
        super().__init__()
        self.worker = worker
        self.job = worker.group
        self.result = result
        self.then = then


class Failed(Message):
    """A job met a failure."""

    def __init__(self, worker: Worker[None], error: str) -> None:
        """Say who did it, what is wrong and what to do about it."""
        super().__init__()
        self.worker = worker
        self.job = worker.group
        self.error = error


class Progressed(Message):
    """The library says what it is doing."""

    def __init__(self, job: str, doing: str, done: int = 0, total: int = 0) -> None:
        """Say which job, what is being done, and how far it is; `total` 0 stands for unknown."""
        super().__init__()
        self.job = job
        self.doing = doing
        self.done = done
        self.total = total


class WorkingScreen(Screen[None]):
    """A screen with jobs: a new job of the same name takes the place of the one before."""

    def __init__(self) -> None:
        """Begin without a job."""
        super().__init__()
        self._newest: dict[str, Worker[None]] = {}
        """Who does each job; what an older one still sends is not taken."""

    @property
    def status(self) -> StatusLine:
        """Where jobs are spoken of."""
        return self.query_one(StatusLine)

    def do(self, job: str, doing: str, compute: Callable[[], T], then: Callable[[T], Awaitable[None] | None]) -> None:
        """Compute in a thread, then hand the result to `then` in this screen's own turn."""
        self.status.begin(job, doing)
        work = partial(self._compute, compute, then)
        self._newest[job] = self.run_worker(work, group=job, exclusive=True, thread=True)

    def drop(self, job: str) -> None:
        """Let a job go, if there is one: what comes of it is not taken any more."""
        if job in self._newest:
            self._newest.pop(job).cancel()
            self.status.end(job)

    def does(self, job: str) -> bool:
        """Say whether a job is going on; it is until its result is taken, or its failure told."""
        return self.status.tells(job)

    def job_failed(self, job: str) -> None:
        """Do what is to be done when a job met a failure; the status line tells of it already."""

    def _compute(self, compute: Callable[[], T], then: Callable[[T], Awaitable[None] | None]) -> None:
        worker: Worker[None] = get_current_worker()
        try:
            message: Message = Finished(worker, compute(), then)
        except Stopped:
            return
        except HscqaError as error:
            message = Failed(worker, str(error))
        except Exception as error:  # noqa: BLE001 - a fault of ours must not take the screen from the user
            fault = " ".join(f"{type(error).__name__} {error}".split())
            message = Failed(worker, f"this should not happen: {fault}; the same command with --debug says where")
        if not worker.is_cancelled:
            self.post_message(message)

    @on(Finished)
    async def _finish(self, event: Finished) -> None:
        if event.worker is not self._newest.get(event.job):
            return
        self.status.end(event.job)
        taken = event.then(event.result)
        if isawaitable(taken):
            await taken

    @on(Failed)
    def _fail(self, event: Failed) -> None:
        if event.worker is not self._newest.get(event.job):
            return
        self.status.end(event.job)
        self.status.fail(event.error)
        self.job_failed(event.job)

    @on(Progressed)
    def _progress(self, event: Progressed) -> None:
        if self.does(event.job):
            self.status.begin(event.job, event.doing)
