"""Words of papers as they are shown."""

from __future__ import annotations

import pytest

from hscqa.tui.faces import FIRST_WORDS, clip, counted, meter, words


@pytest.mark.parametrize("text", ["[/b]", "[@click=app.quit]x[/]", "[", "[red]", "\\[b]"])
def test_markup_is_text(text: str) -> None:
    content = words(text, "bold")
    assert content.plain == text
    assert all(span.style == "bold" for span in content.spans)


def test_control_characters_are_seen_and_never_sent() -> None:
    assert words("a\x1b]0;title\x07b\u202e").plain == r"a\x1b]0;title\x07b\u202e"


def test_text_that_is_cut_says_so_and_ends_with_a_whole_word() -> None:
    text = "harbour " * FIRST_WORDS
    assert clip(text).endswith("harbour …")
    assert len(clip(text)) <= FIRST_WORDS + 2
    assert clip("a short one") == "a short one"


def test_a_word_longer_than_the_limit_is_cut_all_the_same() -> None:
    assert clip("x" * 500, 10) == "xxxxxxxxxx …"


@pytest.mark.parametrize(("confidence", "shown"), [(0.0, "○○○○○ 0%"), (0.83, "●●●●○ 83%"), (1.0, "●●●●● 100%")])
def test_a_confidence_is_dots_and_a_percentage(confidence: float, shown: str) -> None:
    assert meter(confidence).plain == shown


def test_one_is_singular() -> None:
    assert [counted(number, "paper") for number in (0, 1, 2)] == ["0 papers", "1 paper", "2 papers"]
