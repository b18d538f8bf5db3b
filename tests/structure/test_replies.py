"""What a response says of the recommendation that it answers."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.structure.replies import ACCEPTED, NOT_STATED, PARTLY, REJECTED, is_response, reply_of

PAIRS = Path(__file__).resolve().parents[3] / "shared" / "data" / "pairs"
GIVEN = {"Accept": ACCEPTED, "Partial": PARTLY, "Reject": REJECTED}
WORDS = st.sampled_from(
    """
    We we The the Government Board Ministers accept accepts agree agrees with do does not reject this recommendation in
    part principle but and that if . . , Accepted Agreed Rejected Status: broadly has no plans to supports
    """.split()
)


def words_of(text: str) -> str | None:
    words = reply_of(text).words
    return None if words is None else text[words.start : words.end]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We accept this recommendation. The Agency will begin.", "We accept this recommendation"),
        ("The Government broadly accepts the recommendation.", "The Government broadly accepts the recommendation"),
        ("In the meantime the Board agrees that more is needed.", "the Board agrees"),
        ("DBT accepts the Inquiry's recommendation.", "DBT accepts the Inquiry's recommendation"),
        ("We are pleased to accept this recommendation.", "We are pleased to accept this recommendation"),
        ("The Trust has accepted this recommendation.", "The Trust has accepted this recommendation"),
        ("Ministers support the recommendation.", "Ministers support the recommendation"),
        ("Accepted. We will act.", "Accepted"),
        ("Accept The Board will act.", "Accept"),
        ("Status: Agreed", "Status: Agreed"),
        ("Recommendation 7 is accepted.", "Recommendation 7 is accepted"),
        ("This recommendation has been fully accepted and done.", "This recommendation has been fully accepted"),
    ],
)
def test_a_recommendation_is_accepted(text: str, words: str) -> None:
    assert (reply_of(text).status, words_of(text)) == (ACCEPTED, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We accept this recommendation in part. A fund follows.", "We accept this recommendation in part"),
        ("The Board accepts in principle the need.", "The Board accepts in principle"),
        ("The Board partially accepts this.", "The Board partially accepts"),
        ("The Board accepts the principle of it.", "The Board accepts the principle of"),
        ("We accept the recommendation, subject to funds.", "We accept the recommendation, subject to"),
        ("We accept all but one of the recommendations.", "We accept all but one of the recommendations"),
        ("We do not accept this recommendation in full.", "We do not accept this recommendation in full"),
        ("We do not fully accept it.", "We do not fully accept"),
        ("We accept proposal 1 but do not accept proposal 2.", "We accept proposal 1 but do not accept proposal"),
        ("Partially accepted – the Board will act.", "Partially accepted"),
        ("Agreed in principle.", "Agreed in principle"),
    ],
)
def test_a_recommendation_is_partly_accepted(text: str, words: str) -> None:
    assert (reply_of(text).status, words_of(text)) == (PARTLY, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("This is for councils, and we do not accept that a law is needed.", "we do not accept"),
        ("DBT rejects this recommendation as we accepted another.", "DBT rejects this recommendation"),
        (
            "The Government does not believe that it is appropriate.",
            "The Government does not believe that it is appropriate",
        ),
        ("We do not consider a law necessary.", "We do not consider a law necessary"),
        ("Ministers agree that a plan would not be helpful.", "Ministers agree that a plan would not be helpful"),
        ("Ministers are not persuaded that it helps.", "Ministers are not persuaded"),
        ("The Government has no plans to change the law.", "The Government has no plans"),
        ("The Board disagrees with the Committee's view.", "The Board disagrees with the Committee's view"),
        ("Although we agree that it is slow, we cannot accept the proposal.", "we cannot accept the proposal"),
        ("Not accepted at this time.", "Not accepted"),
        ("Recommendation 7: Rejected.", "Recommendation 7: Rejected"),
    ],
)
def test_a_recommendation_is_rejected(text: str, words: str) -> None:
    assert (reply_of(text).status, words_of(text)) == (REJECTED, words)


@pytest.mark.parametrize(
    "text",
    [
        "Noted. We will consider this recommendation.",
        "We welcome this recommendation.",
        "The department is doing so already.",
        "The Board should accept this.",
        "If the Government accepts this recommendation, it should say so.",
        "The report says whether these recommendations have been accepted or rejected.",
        "All claimants agree.",
        "The Committee accepts that it is hard.",
        "The parties agreed to meet.",
        "Agreed actions are below.",
        "The Government supports councils.",
        "",
    ],
)
def test_what_is_not_said_is_not_stated(text: str) -> None:
    assert reply_of(text) == (NOT_STATED, None, 0)


def test_what_a_named_body_says_counts_before_what_we_say_in_what_is_restated() -> None:
    restated = "We do not accept that councils cannot plan. They should plan."
    assert reply_of(f"{restated} The Government accepts that they should.")[0] == ACCEPTED


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text())
def test_any_text_has_a_status_and_all_but_not_stated_the_words_that_say_so(text: str) -> None:
    status, words, begins = reply_of(text)
    assert begins <= (words.start if words else 0)
    assert (status == NOT_STATED) is (words is None)
    assert words is None or 0 <= words.start < words.end <= len(text)


@pytest.mark.parametrize(
    "heading",
    [
        *("Response", "Our response", "Government response to Behaviour", "Safe bridges: the Government’s response"),
        *("Response to the review of libraries", "Response: is it for you?", "Responses to the consultation"),
        *("Management response", "Council response to recommendation 4", "RESPONSE OF THE MINISTER"),
    ],
)
def test_what_stands_under_a_response_is_one(heading: str) -> None:
    assert is_response("Recommendation 1", ["Summary", heading])
    assert not is_response("Action 1.1", [heading])
    assert not is_response("Progress on action 1.1", [heading])


@pytest.mark.parametrize(
    "heading",
    [
        *("Review of progress", "A UK-wide pandemic response exercise", "Emergency response", "Response times"),
        *(
            "The response to the flood",
            "Responding to need",
            "How boards plan their response to a crisis",
            "Response\n",
        ),
    ],
)
def test_a_response_to_an_event_is_none(heading: str) -> None:
    assert is_response("Recommendation 1", [heading]) is (heading == "Response\n")
    assert is_response("Response to recommendation 1", [heading])


@pytest.mark.skipif(not PAIRS.is_dir(), reason="needs the sample of public reviews and responses")
def test_of_public_responses_what_is_stated_is_as_others_read_it() -> None:
    read: Counter[str] = Counter()
    for path in sorted(PAIRS.glob("*/gold.json")):
        for pair in json.loads(path.read_text(encoding="utf-8"))["pairs"]:
            status = reply_of(pair["res_text"]).status
            read[status if status == NOT_STATED else "right" if status == GIVEN[pair["status"]] else "wrong"] += 1
    assert read["right"] >= 4 * read["wrong"]
    assert read["right"] >= sum(read.values()) / 2
