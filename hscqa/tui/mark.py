"""Where words stand in a text that has the same words, with other white space or marks between them. Pure."""

from __future__ import annotations

from hscqa.model import Span


def find_words(text: str, wanted: str) -> Span | None:
    """Give the first run of `text` that has the letters and digits of `wanted`, in order; None where none has.

    White space, punctuation and emphasis count for nothing, since the same words wrap differently from place to place.
    """
    letters, offsets = _letters(text)
    needle, _ = _letters(wanted)
    at = letters.find(needle) if needle else -1
    if at < 0:
        return None
    start, end = offsets[at], offsets[at + len(needle) - 1] + 1
    opening, closing = _fringes(wanted)
    while start and text[start - 1] in opening:
        start -= 1
    while text[end : end + 1] and text[end] in closing:
        end += 1
    return Span(start, end)


def _fringes(wanted: str) -> tuple[str, str]:
    """Give the marks before the first letter and after the last, such as `£` and `.”`; no white space."""
    inside = [i for i, c in enumerate(wanted) if _is_letter(c)]
    before, after = wanted[: inside[0]], wanted[inside[-1] + 1 :]
    return "".join(before.split()), "".join(after.split())


def _letters(text: str) -> tuple[str, list[int]]:
    """Give the letters and decimal digits, and the offset of each; superscripts are note markers and stay out."""
    kept = [(c, i) for i, c in enumerate(text) if _is_letter(c)]
    return "".join(c for c, _ in kept), [i for _, i in kept]


def _is_letter(character: str) -> bool:
    return character.isalpha() or character.isdecimal()
