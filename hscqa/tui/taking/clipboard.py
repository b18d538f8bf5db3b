"""The system's clipboard, beside the terminal's own."""

from __future__ import annotations

import pyperclip


def to_system(text: str) -> bool:
    """Put text on the system's clipboard; False where there is none that can be reached. Runs in a thread.

    The terminal is told by OSC 52 in any case. Over a remote connection that is the one that the user sits at.
    """
    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return False
    return True
