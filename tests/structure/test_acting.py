"""Who should act, from sentences: subjects that are bound, those who are asked, and agents of a passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.structure.acting import actors, binds
from hscqa.structure.bodies import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hscqa.model import Document

PROPOSALS = {
    "1.i": ("Scottish Government", "COSLA"),
    "1.ii": ("Statutory partners",),
    "1.iii": ("Each partnership",),
    "2.i": (
        *("Health Boards", "Local Authorities", "IJBs"),
        *("Chief Executive of the Health Board and the Local Authority", "Chief Officer of the IJB"),
    ),
    "2.ii": ("Health Board", "Local Authority", "IJB"),
    "2.iii": ("Each Health Board",),
    "2.iv": ("Each IJB",),
    "2.v": ("Statutory partners",),
    "2.vi": (),
    "3.i": ("Statutory partners",),
    "3.ii": ("Care Inspectorate", "Healthcare Improvement Scotland"),
    "3.iii": ("National improvement bodies",),
    "3.iv": ("Partnerships", "Local Authorities", "Health Boards"),
    "3.v": (),
    "4.i": ("Statutory partners",),
    "4.ii": (),
    "4.iii": (),
    "4.iv": ("IJBs",),
    "4.v": (),
    "5.i": ("Chief Officers",),
    "5.ii": ("all partnerships", "Chief Officers"),
    "5.iii": ("Scottish Government", "COSLA"),
    "6.i": ("Scottish Government", "COSLA"),
    "6.ii": ("Each partnership",),
    "6.iii": ("partnerships",),
}
"""Read by hand: whom a sentence of the proposal binds, and by whom it says that something will be done."""

LONG = {"IJB": "Integration Joint Boards", "RSA": "Risk and Safety Assessment"}
WORDS = st.sampled_from(
    """
    The the Board board boards Council councils Government COSLA IJBs NHS , , and or should must will be agreed by led
    by we that recommend plan of for Health Social Care each all : ; . ( ) “ in with working publish accepts to
    """.split()
)


def test_those_who_should_act_on_each_proposal_are_named(corpus_documents: Mapping[str, Document]) -> None:
    found = corpus_documents["msg-2019"].statements
    assert {one.id.partition(":")[2]: one.owners for one in found} == PROPOSALS


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The Scottish Government and COSLA will publish a plan.", ("Scottish Government", "COSLA")),
        ("However, the Roads Agency should also inspect bridges.", ("Roads Agency",)),
        ("By March 2020, all health boards should have a director.", ("all health boards",)),
        ("In each area the chief executive must report.", ("chief executive",)),
        ("The Board, working with COSLA, councils and the police, should act.", ("Board",)),
        ("The Board and, where appropriate, the Post Office and Acme shall reply.", ("Board", "Post Office", "Acme")),
        ("We, the Council and the Board, will meet.", ("Council", "Board")),
        ("We (the Board) will meet.", ("Board",)),
        ("NHS Lothian and the City of Edinburgh Council need to agree.", ("NHS Lothian", "City of Edinburgh Council")),
        ("Police Scotland and NHS 24 are expected to share data.", ("Police Scotland", "NHS 24")),
        ("The Chair is asked to note the report.", ("Chair",)),
        ("Chief social work officers have a duty to report.", ("Chief social work officers",)),
        ("Senior management should agree it.", ("Senior management",)),
        ("The Board shall be obliged to pay, and the Council shall be obliged to approve it.", ("Board", "Council")),
        ("The Authority has begun to count walls, and will open a register.", ("Authority",)),
        ("The Board agrees that the Council should act.", ("Council",)),
        ("A clear title that runs on The UK government should act.", ("UK government",)),
        ("These follow: The Board should act; councils should wait.", ("Board", "councils")),
    ],
)
def test_the_subject_of_a_sentence_that_binds_acts(sentence: str, named: tuple[str, ...]) -> None:
    assert actors(sentence, {}) == named


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        (
            "An audit will be undertaken by the Scottish Government and COSLA to find gaps.",
            ("Scottish Government", "COSLA"),
        ),
        ("Budgets should be agreed by the Board and Council by the end of March.", ("Board", "Council")),
        ("It must be acted upon in full by health and social care partners.", ("health and social care partners",)),
        ("The work will be led by the Board, involving councils.", ("Board",)),
    ],
)
def test_the_agent_of_a_passive_acts(sentence: str, named: tuple[str, ...]) -> None:
    assert actors(sentence, {}) == named


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("We recommend that the Cabinet Office, with others, review it.", ("Cabinet Office",)),
        ("We further recommend that the National Institute updates its guide.", ("National Institute",)),
        ("The committee recommends the Council should review it.", ("Council",)),
        ("It is essential that Ministers must agree.", ("Ministers",)),
        ("We therefore urge ministers to act.", ("ministers",)),
        ("We recommend that the Government: (a) act.", ("Government",)),
    ],
)
def test_those_who_are_asked_act(sentence: str, named: tuple[str, ...]) -> None:
    assert actors(sentence, {}) == named


@pytest.mark.parametrize(
    "sentence",
    [
        "The framework should be clear.",
        "This plan will set out what is done.",
        "The Medium Term Framework must be followed.",
        "We will support carers.",
        "They should report.",
        "These bodies will meet.",
        "IJBs must be empowered to act.",
        "Relationships and partnership working with the third sector must improve.",
        "Local audits of the Health Board and Council must change.",
        "The report of the Board should be read.",
        "The plan should be informed by councils.",
        "There should be a board.",
        "Risk management should improve.",
        "The KPI must be met.",
        "The RSA should be read.",
        "We recommend that the Chair be made a member.",
        "Members of the public should ask.",
        "The Board met in May.",
        "No council should build in the plain.",
        "We do not accept that ministers should decide.",
    ],
)
def test_nobody_is_named_who_does_not_act(sentence: str) -> None:
    assert actors(sentence, LONG) == ()


def test_an_actor_is_named_once_also_by_its_short_form() -> None:
    text = "Each Integration Joint Board should act. The IJB must report. Two boards will wait. IJBs should pay."
    assert actors(text, LONG) == ("Each Integration Joint Board", "Two boards")


def test_who_accepts_a_recommendation_takes_it_on() -> None:
    text = "The department accepts this recommendation. Councils agree."  # nobody else is named
    assert actors(text, {}, replying=True) == ("department", "Councils")
    assert actors(text, {}) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Department agrees. The Licensing Board will publish a list.", ("Licensing Board",)),
        ("The Department accepts this and the Licensing Board will publish a list.", ("Licensing Board",)),
        ("The Department agrees. The Board will pay. It will write to councils.", ("Board",)),
        ("The Department agrees. It will write to councils. The Board will pay.", ("Department", "Board")),
        ("The Department agrees. The list will be public. It will be published by the Board.", ("Board",)),
        ("The Department accepts this and will publish a list. The Board will pay.", ("Department", "Board")),
        ("We accept the first part; an inspector will decide.", ()),
        ("The Planning Inspector will decide.", ("Planning Inspector",)),
        ("Inspectors will decide.", ("Inspectors",)),
    ],
)
def test_in_a_reply_those_who_act_are_named_before_who_only_accepts(text: str, named: tuple[str, ...]) -> None:
    assert actors(text, {}, replying=True) == named


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (
            "the Chief Executive of the Health Board and the Council",
            ("Chief Executive of the Health Board and the Council",),
        ),
        ("the Chair of the Board and the Council", ("Chair of the Board", "Council")),
        ("the Director of the Board and the Chair of the Council", ("Director of the Board", "Chair of the Council")),
        ("the Department of Health and Social Care and councils", ("Department of Health and Social Care", "councils")),
        ("Health and Social Care Partnerships", ("Health and Social Care Partnerships",)),
        ("governments of the UK, Wales and Northern Ireland", ("governments of the UK, Wales and Northern Ireland",)),
        ("housing and care providers or councils", ("housing and care providers", "councils")),
        ("Audit Scotland and Healthcare Improvement Scotland", ("Audit Scotland", "Healthcare Improvement Scotland")),
        ("the Board (the employer) and Dr Ada Quill", ("Board", "Dr Ada Quill")),
        ("the Board and the plan", ()),
        ("Northern Ireland", ()),
        ("the Board and " * 100, ()),
    ],
)
def test_a_name_is_cut_from_the_next_and_not_inside(text: str, cut: tuple[str, ...]) -> None:
    assert names(text, {}) == cut


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(), st.booleans())
def test_an_actor_is_named_in_the_texts_own_words(text: str, replying: bool) -> None:  # noqa: FBT001
    found = actors(text, LONG, replying=replying)
    assert all(name in text for name in found)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("sentence", "opening", "does"),
    [
        ("Councils will report by May 2020.", False, True),
        ("We will report by May 2020.", False, True),
        ("The list should be ready by May 2020.", False, True),
        ("The list will be published by May 2020.", False, True),
        ("Hire six inspectors by May 2020.", True, True),
        ("Hire six inspectors by May 2020.", False, False),
        ("The number of patients will rise by 2030.", True, False),
        ("All were ready by May 2020.", True, False),
    ],
)
def test_a_sentence_binds_or_only_tells(sentence: str, opening: bool, does: bool) -> None:  # noqa: FBT001
    assert binds(sentence, {}, opening=opening) is does
