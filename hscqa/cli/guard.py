"""What becomes of a failure: one line on standard error, and an exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hscqa.cli.narration import say, say_error
from hscqa.cli.output import abandon, is_broken_pipe
from hscqa.errors import ExitCode, HscqaError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.cli.session import Session


def guarded(command: Callable[..., ExitCode], session: Session, **options: Any) -> ExitCode:  # noqa: ANN401
    """Run a command; tell a failure in one line and give its exit code."""
    try:
        return command(session=session, **options)
    except HscqaError as error:
        return _failed(session, error, error.exit_code)
    except OSError as error:
        if is_broken_pipe(error):
            abandon()
            return ExitCode.FOUND
        return _unexpected(session, error)
    except KeyboardInterrupt:
        session.narration.close(finished=False)
        say("hscqa: interrupted")
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback unless it is asked for
        return _unexpected(session, error)
    finally:
        session.narration.close(finished=False)


def _failed(session: Session, error: object, code: ExitCode) -> ExitCode:
    session.narration.close(finished=False)
    if session.settings.debug:
        session.narration.traceback()
    say_error(error)
    return code


def _unexpected(session: Session, error: Exception) -> ExitCode:
    hint = "" if session.settings.debug else "; run it again with --debug for the traceback"
    return _failed(session, f"unexpected {type(error).__name__}: {error}{hint}", ExitCode.NOTHING_FOUND)
