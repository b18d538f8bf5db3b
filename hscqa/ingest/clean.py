"""A reader's text, cleaned once: what a terminal, a database or an export could not bear is taken out."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\u0085\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""C0 but tab and line feed, DEL, C1, lone surrogates, and the two that are no characters and that no XML holds."""
_INVISIBLE = re.compile(r"[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\u00ad(?:\n[ \t]*(?=[a-z]))?")
"""Marks that turn the direction of text, spaces without width, and soft hyphens with the line end they were set for."""


def clean(text: str) -> tuple[str, int]:
    """Give the text with one kind of line end and without such characters, and how many were replaced.

    A control or surrogate becomes U+FFFD, so that it shows; an invisible mark goes. Line ends are not counted.
    """
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    text, controls = _CONTROLS.subn("\ufffd", text)
    text, invisible = _INVISIBLE.subn("", text)
    return text, controls + invisible


def remark(replaced: int) -> str | None:
    """Say how many characters were replaced; None for none."""
    return f"{replaced} control or invisible characters replaced" if replaced else None
