"""Which words of both sides are marked, and that marking changes no text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from hscqa.export.visible import visible
from hscqa.model import Evidence
from hscqa.tui.review.matching import Mark, matched, pieces
from hscqa.tui.review.pairface import marked
from hscqa.words import stems

WORDS = (
    "Harbour",
    "harbours",
    "KEEPERS’",
    "keeper's",
    "the",
    "set-aside",
    "gulls",
    "2017/18",
    "ﬁsh",
    "cafe\u0301",
    "—",
)
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), max_size=20).map(" ".join)
NO_EVIDENCE: tuple[Evidence, ...] = ()


def said(text: str, marks: tuple[Mark, ...]) -> list[str]:
    """Give the marked words as they are written."""
    return [text[mark.span.start : mark.span.end] for mark in marks]


def folded(words: list[str]) -> set[tuple[str, ...]]:
    """Give words without their endings and capitals."""
    return {tuple(stems(word)) for word in words}


@given(TEXTS, TEXTS)
@example("Keepers of harbours", "a harbour’s keeper")
@example("[b]harbour[/b] \x1b[2J", "harbour[/x]")
@example("inte\u00adgration", "integration")
def test_the_marked_words_of_both_sides_are_the_same_once_folded(left: str, right: str) -> None:
    found = matched(left, right)
    assert folded(said(left, found.left)) == folded(said(right, found.right))
    assert () not in folded(said(left, found.left))


@given(TEXTS, TEXTS)
def test_every_word_that_both_sides_share_is_marked_wherever_it_stands(left: str, right: str) -> None:
    everywhere = matched(f"{left} lighthouse", f"lighthouses {right} LIGHTHOUSE")
    assert said(f"{left} lighthouse", everywhere.left)[-1] == "lighthouse"
    ours = said(f"lighthouses {right} LIGHTHOUSE", everywhere.right)
    assert (ours[0], ours[-1]) == ("lighthouses", "LIGHTHOUSE")


@given(TEXTS, TEXTS)
@example("gulls \u202e harbours", "harbour gull")
def test_marking_changes_no_text(left: str, right: str) -> None:
    found = matched(left, right)
    for text, marks in ((left, found.left), (right, found.right)):
        assert "".join(piece for piece, _ in pieces(text, marks)) == text
        assert marked(text, marks).plain == visible(text)


def test_words_that_carry_no_topic_are_not_marked() -> None:
    found = matched("All of them will ask the keepers", "The keepers of them all")
    assert said("All of them will ask the keepers", found.left) == ["keepers"]


def test_what_the_reasons_name_is_told_from_what_both_happen_to_say() -> None:
    left, right = "Keepers count gulls on the pier", "A keeper counts the gull"
    evidence = [
        Evidence("words", "both say “gull”; they say “keepers” and “keeper”", 0.5),
        Evidence("sentence", "“Keepers count gulls” is close to “A keeper counts”", 0.3),
    ]
    found = matched(left, right, evidence)
    assert [(word, mark.telling) for word, mark in zip(said(left, found.left), found.left, strict=True)] == [
        ("Keepers", True),
        ("count", False),
        ("gulls", True),
    ]
    assert [mark.telling for mark in matched(left, right, NO_EVIDENCE).left] == [False, False, False]


def test_a_mark_is_seen_without_colour() -> None:
    evidence = [Evidence("words", "both say “gull”", 1.0)]
    left = "gulls and keepers"
    styles = [str(span.style) for span in marked(left, matched(left, "keeper gull", evidence).left).spans]
    assert all("u" in style.split() for style in styles)
    assert ["b" in style.split() for style in styles] == [True, False]
