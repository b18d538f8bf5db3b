"""How a page of the program is filled in: its templates, and its style and script with their hashes.

Every text of papers and reviewers is escaped, and its steering characters are written out. A page names its own style
and script by their hashes in a Content-Security-Policy (W3C, CSP Level 3, 2.3.1), so that a browser runs nothing else
that might ever get into it.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined

from hscqa.export.visible import visible

FOLDER = "templates"
"""Where the templates, the styles and the script stand, beside this module."""


def environment() -> Environment:
    """Make what fills templates in; it holds nothing of any page."""
    return Environment(
        loader=PackageLoader(__package__, FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _finalized(value: object) -> object:
    """Write steering characters out in every text that a template shows; what is markup already stays."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def file_of(name: str) -> str:
    """Read a file of a page; a line ends in a newline on every system, as the browser that hashes it will have it."""
    return (resources.files(__package__) / FOLDER / name).read_text("utf-8")


def hash_of(text: str) -> str:
    """Give the source expression for a text between its tags."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
