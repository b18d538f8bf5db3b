"""The places named beside a quotation, years in brackets, and titles: what a draft says of where words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.references.verify import verify, verify_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from hscqa.model import Document, Quotation, Verification

    Make = Callable[..., Document]

KEEPER = "Most harbours have no keeper, and nobody can say how many boats lie in them"
STORMS = "Where there is a keeper, long-term repairs are planned"
ISLANDS = """Island Ferries

1. The ferries stop in winter, and the islands wait for flour and for post until the wind drops.

2. A second boat would carry the post on every day on which the first one is in the yard.
"""


@pytest.fixture(scope="module")
def islands(make: Make) -> Document:
    return make(ISLANDS, "islands-2019", title="Island ferries", publisher="Ferry Group", date="2019-01-01")


def checked(text: str, *documents: Document) -> Verification:
    return verify_text(f"{text}\n", "draft.md", documents)


def quoted(text: str, *documents: Document) -> Quotation:
    (one,) = checked(text, *documents).quotations
    return one


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board writes, “{}” ({}).",
        "Harbour Board (2020) says “{}” ({}).",
        "Harbour Board (2020) says “{}” (2020, {}).",
        "Harbour Board (2020, {1}) says “{0}”.",
        "Harbour Board {1} says “{0}”.",
        "The {1} of the Harbour Board review: “{0}”.",
        "The Harbour Board, at {1}, says “{0}”.",
        "In {1} the Harbour Board says that “{0}”.",
        "According to {1} of the Harbour Board review, “{0}”.",
        "The Harbour Board says in {1} that “{0}”.",
        "The review is clear: “{}” (Harbour Board, {}).",
    ],
)
@pytest.mark.parametrize(("place", "status"), [("para 1", "verbatim"), ("para 2", "elsewhere")])
def test_a_place_that_introduces_words_or_stands_in_the_bracket_after_them_is_where_they_are_said_to_stand(
    text: str, place: str, status: str, review: Document, islands: Document
) -> None:
    found = checked(text.format(KEEPER, place), review, islands)
    (one,) = found.quotations
    assert (one.status, one.claimed.paper, one.claimed.place) == (status, "review-2020", place)
    (pointed,) = [reference for reference in found.references if reference.claimed == place]
    assert pointed.status == ("resolved" if status == "verbatim" else "contradicted")
    assert pointed.targets == (f"review-2020:para-{place[-1]}",)


def test_a_bare_number_with_items_in_a_bracket_is_a_place(make: Make) -> None:
    plan = make(
        "Plan\n\nProposal 1\n\n(i) A keeper will be found for every harbour in the north.\n\n"
        "(ii) A lamp will be lit on every quay from October until March.\n",
        "plan-2019",
        title="Plan of the Coast Group",
        publisher="Coast Group",
        date="2019-01-01",
    )
    one = quoted("It asks for more: “A lamp will be lit on every quay” (Coast Group, 1 (i)).", plan)
    assert (one.claimed.paper, one.claimed.place) == ("plan-2019", "1 (i)")


@pytest.mark.parametrize(
    "text",
    [
        "Paragraph 2 is known to all, but the Harbour Board adds: “{}”.",
        "The owners accept paragraph 2: “{}”.",
        "In answer to paragraph 2: “{}”.",
        "Paragraph 2 does not say that “{}”.",
        "The Harbour Board says “{}” (see para 2).",
        "The Harbour Board says, after paragraph 2, that “{}”.",
        "Ferry Group, para 2, says little; the Harbour Board says “{}”.",
    ],
)
def test_a_place_of_another_clause_says_nothing_of_the_words(text: str, review: Document, islands: Document) -> None:
    one = quoted(text.format(KEEPER), review, islands)
    assert (one.status, one.claimed.place) == ("verbatim", None)


def test_each_of_two_quotations_keeps_its_own_place(review: Document) -> None:
    text = f"The Harbour Board says “{KEEPER}” (para 1) and “{STORMS}” (para 2)."
    assert [(one.status, one.claimed.place) for one in checked(text, review).quotations] == [
        ("verbatim", "para 1"),
        ("verbatim", "para 2"),
    ]


def test_where_nobody_is_named_the_only_paper_with_the_place_is_quoted(review: Document, islands: Document) -> None:
    one = quoted(f"It is said that “{KEEPER}” (recommendation 1).", review, islands)
    assert (one.status, one.claimed.paper) == ("elsewhere", "review-2020")
    assert quoted(f"It is said that “{KEEPER}” (para 2).", review, islands).claimed.paper is None


@pytest.mark.parametrize(
    ("text", "status", "targets"),
    [
        ("Harbour Board (2020, para 2) speaks of storms.", "resolved", ("review-2020:para-2",)),
        ("The Harbour Board’s review (2020, para 2) speaks of storms.", "resolved", ("review-2020:para-2",)),
        ("As was said (2020, Harbour Board, para 2) of storms.", "resolved", ("review-2020:para-2",)),
        ("Harbour Board (2015, para 2) speaks of storms.", "unresolved", ()),
        ("Petrie (2020, para 2) speaks of storms.", "unresolved", ()),
        (f"Petrie says “{STORMS}” (2020, para 2).", "unresolved", ()),
    ],
)
def test_a_bracket_that_opens_with_a_year_is_of_the_work_named_before_it(
    text: str, status: str, targets: tuple[str, ...], review: Document
) -> None:
    (one,) = checked(text, review).references
    assert (one.status, one.targets) == (status, targets)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"It was said: “{KEEPER}” (Petrie, 2017, p. 5).", "elsewhere"),
        (f"It was said: “{KEEPER}”[^1].\n\n[^1]: Petrie, A Life at Sea, p. 5.", "elsewhere"),
        (f"Anna Petrie said: “{KEEPER}”.", "verbatim"),
        (f"It was said: “{KEEPER}” (https://example.org/petrie).", "verbatim"),
        ("It was said: “Most harbours have no keeper” (Petrie, 2017, p. 5).", "verbatim"),
    ],
)
def test_words_of_a_paper_that_a_bracket_or_note_gives_to_another_work_stand_elsewhere(
    text: str, status: str, review: Document
) -> None:
    found = checked(text, review)
    (one,) = found.quotations
    assert one.status == status
    assert one.found is not None
    assert one.found.id == "review-2020:para-1"
    assert "contradicted" not in {reference.status for reference in found.references}


def test_words_that_a_paper_only_quotes_from_the_other_work_too_are_not_its_own(make: Make) -> None:
    paper = make(f"Report\n\n1. As Petrie wrote, “{KEEPER}”.\n", title="Report", publisher="Board", date="2020")
    assert quoted(f"It was said: “{KEEPER}” (Petrie, 2017, p. 5).", paper).status == "not in corpus"


FLOODS = "Keeping the water out: an independent review of flood defence"


@pytest.mark.parametrize("title", [FLOODS, FLOODS.lower(), "Keeping the water out", FLOODS.upper()])
@pytest.mark.parametrize("tail", ["recommendation 1", ""])
def test_a_title_in_any_case_or_cut_at_its_colon_is_known(title: str, tail: str, make: Make) -> None:
    text = (
        f"{FLOODS}\n\nRecommendations\n\n"
        "Recommendation 1: Every seller should tell the buyer whether a home has flooded before.\n"
    )
    floods = make(text, "flood-2023", title=FLOODS, publisher="Flood Review", date="2023-06")
    place = f", {tail}" if tail else ""
    note = f"1 Hester Vane (June 2023), ‘{title}’{place}.\n"
    forum = make(f"Forum\n\nWe speak of floods[^1].\n\n[^1]: {note[2:]}", "forum-2025", publisher="Forum", date="2025")
    found = verify([floods, forum])
    assert {one.claimed.paper for one in found.quotations if one.paper_id == "forum-2025"} == {"flood-2023"}
    assert {one.status for one in found.quotations} == {"verbatim"}
    (pointed,) = [one for one in found.references if one.paper_id == "forum-2025"]
    assert pointed.status == "resolved"
    assert pointed.targets == (("flood-2023:rec-1",) if tail else ("flood-2023",))


def test_a_title_in_small_letters_names_its_paper_in_a_draft(review: Document) -> None:
    (one,) = checked("We read “review of harbour keeping” twice.", review).references
    assert (one.status, one.targets) == ("resolved", ("review-2020",))


@pytest.mark.parametrize(
    "text",
    [
        f"The Harbour Board says:\n\n> {KEEPER} (para 2).\n",
        f"The Harbour Board says “{KEEPER}” [para 2].",
    ],
)
def test_a_bracket_with_a_place_alone_is_no_part_of_a_block_quotation_and_may_be_square(
    text: str, review: Document
) -> None:
    one = quoted(text, review)
    assert (one.quote, one.status, one.claimed.place) == (KEEPER, "elsewhere", "para 2")
