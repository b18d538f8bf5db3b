"""The evidence that an exported crosswalk carries: what is in it, and that it comes back as it was written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.errors import UnreadablePaper
from hscqa.export.contract_ties import crosswalk
from hscqa.export.pack import fingerprint, pack_in_json, pack_of, pack_text, read_pack, with_pack
from hscqa.export.read_back import stated_in_json
from hscqa.model import (
    Comment,
    Crosswalk,
    Gaps,
    Link,
    Pack,
    Packed,
    PackedPaper,
    Paper,
    Role,
    Row,
    Span,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

KEEPERS = "The keepers will feed the gulls by day. The harbour will be swept¹ at dawn."
HARBOUR = "R1 Feed the gulls. R2 Sweep the harbour."
GULLS = "We are hungry. The gulls must be fed! So say we. The gulls must be fed!"
FILES = {"keepers.txt": "aa", "shared.txt": "bb"}


def paper(id_: str, text: str, file: str) -> Paper:
    return Paper(id_, id_.title(), "Port Office", "2021-05", Role.OTHER, text, file, "")


def statement(paper_id: str, number: int, text: str, start: int, end: int) -> Statement:
    words = text[start:end]
    return Statement(
        f"{paper_id}:{number}",
        paper_id,
        number,
        f"R{number}",
        words,
        words.replace("¹", ""),
        Span(start, end),
        (),
        None,
    )


def comment(quote: str, start: int, context: str) -> Comment:
    span = Span(start, start + len(quote))
    return Comment("gulls", "gulls:1", quote, quote, span, "topical", 0.5, suggested=False, context=context)


@pytest.fixture
def papers() -> Mapping[str, Paper]:
    return {
        "keepers": paper("keepers", KEEPERS, "keepers.txt"),
        "harbour": paper("harbour", HARBOUR, "shared.txt"),
        "gulls": paper("gulls", GULLS, "shared.txt"),
    }


@pytest.fixture
def made() -> Crosswalk:
    feed, sweep = statement("keepers", 1, KEEPERS, 0, 39), statement("keepers", 2, KEEPERS, 40, 75)
    targets = statement("harbour", 1, HARBOUR, 3, 18), statement("harbour", 2, HARBOUR, 22, 40)
    links = tuple(Link(feed.id, one, "semantic", "answers", 1.0, 0.1, suggested=False) for one in targets)
    fed = GULLS.rindex("The gulls")
    said = comment("The gulls must be fed!", fed, "So say we. The gulls must be fed!")
    rows = (Row(feed, links, (said,)), Row(sweep, links[::-1], (said, comment("We are hungry.", 0, "We are hungry."))))
    return Crosswalk("keepers", "harbour", ("gulls",), rows, Gaps((), (), ()))


def test_every_text_of_a_crosswalk_is_packed_once_in_order(made: Crosswalk, papers: Mapping[str, Paper]) -> None:
    packed = pack_of(made, papers, FILES).quotations
    assert [(one.id, one.text) for one in packed] == [
        ("keepers:1", "The keepers will feed the gulls by day."),
        ("harbour:1", "Feed the gulls."),
        ("harbour:2", "Sweep the harbour."),
        ("gulls:1", "The gulls must be fed!"),
        ("gulls:1", "So say we. The gulls must be fed!"),
        ("keepers:2", "The harbour will be swept¹ at dawn."),
        ("gulls:1", "We are hungry."),
    ]
    assert packed[5].reading == "The harbour will be swept at dawn."
    for one in packed:
        assert papers[one.paper].text[one.span.start : one.span.end] == one.text


def test_what_stands_around_a_comment_is_packed_where_the_comment_stands(
    made: Crosswalk, papers: Mapping[str, Paper]
) -> None:
    """The same words stand twice in the passage, and twice in what stands around the second of them."""
    fed = GULLS.rindex("The gulls")
    row = replace(made.rows[0], comments=(comment("The gulls must be fed!", fed, GULLS[15:]),))
    packed = pack_of(replace(made, rows=(row,)), papers, FILES).quotations
    assert packed[-1].span == Span(15, len(GULLS))


def test_words_around_a_comment_that_its_paper_does_not_have_are_not_packed(
    made: Crosswalk, papers: Mapping[str, Paper]
) -> None:
    row = replace(made.rows[0], comments=(comment("We are hungry.", 0, "We are hungry. Always."),))
    packed = pack_of(replace(made, rows=(row,)), papers, FILES).quotations
    assert [one.text for one in packed if one.paper == "gulls"] == ["We are hungry."]


def test_a_statement_without_a_text_is_not_packed(made: Crosswalk, papers: Mapping[str, Paper]) -> None:
    empty = statement("keepers", 3, KEEPERS, 40, 40)
    packed = pack_of(replace(made, rows=(*made.rows, Row(empty, (), ()))), papers, FILES)
    assert packed == pack_of(made, papers, FILES)


def test_a_pack_has_each_paper_with_the_hashes_of_its_file_and_its_text(
    made: Crosswalk, papers: Mapping[str, Paper]
) -> None:
    pack = pack_of(replace(made, comments_from=("gulls", "keepers")), papers, FILES)
    assert [(one.id, one.file, one.file_sha256) for one in pack.papers] == [
        ("keepers", "keepers.txt", "aa"),
        ("harbour", "shared.txt", "bb"),
        ("gulls", "shared.txt", "bb"),
    ]
    assert pack.papers[0].text_sha256 == hashlib.sha256(KEEPERS.encode()).hexdigest()
    assert pack.papers[1].text_sha256 != pack.papers[2].text_sha256


def test_the_same_crosswalk_gives_the_same_pack(made: Crosswalk, papers: Mapping[str, Paper]) -> None:
    assert pack_text(pack_of(made, papers, FILES)) == pack_text(pack_of(made, papers, dict(reversed(FILES.items()))))


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
QUOTED = st.builds(Packed, st.just("keepers"), WORDS, st.just(Span(2, 5)), WORDS, WORDS)
PACKS = st.builds(
    Pack,
    st.just("1"),
    WORDS,
    st.tuples(st.builds(PackedPaper, st.just("keepers"), *[WORDS] * 6)),
    st.lists(QUOTED).map(tuple),
    WORDS,
)


@given(PACKS)
def test_a_pack_comes_back_as_it_was_and_is_no_markup_on_the_way(pack: Pack) -> None:
    text = pack_text(pack)
    assert read_pack(text, "ties.html") == pack
    assert text.isascii()
    assert not {*"<>&\n"} & {*text}
    assert read_pack(pack_in_json(json.dumps(with_pack({"rows": []}, text))), "ties.json") == pack


@given(PACKS, PACKS)
def test_another_pack_has_another_fingerprint_and_its_own_hash_is_no_part_of_it(one: Pack, other: Pack) -> None:
    assert fingerprint(one) == fingerprint(replace(one, sha256="another"))
    alike = replace(one, sha256="") == replace(other, sha256="")
    assert (fingerprint(one) == fingerprint(other)) == alike


def test_the_evidence_in_a_json_file_is_no_text_that_it_shows(made: Crosswalk, papers: Mapping[str, Paper]) -> None:
    bare, pack = crosswalk(made), pack_text(pack_of(made, papers, FILES))
    shown = [
        [(one.id, one.text) for one in stated_in_json(json.dumps(reply), "ties.json")]
        for reply in (bare, with_pack(bare, pack))
    ]
    assert shown[0] == shown[1]
    assert ("ties.json:rows.0.comments.0.context", "So say we. The gulls must be fed!") in shown[0]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"rows": []}', '"pack"', "[" * 100_000])
def test_json_without_a_pack_carries_none(text: str) -> None:
    assert pack_in_json(text) == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"form":"1"', '"form":"2"', "of a form that this release does not read (made by hscqa"),
        ('"made_by":"', '"made_by":"\\u001b[2J\\n', None),
        ('"form":"1"', '"form":1', "is damaged"),
        ('"form":"1",', "", "is damaged"),
        ('"text_sha256"', '"text"', "is damaged"),
        ('"span":[0,39]', '"span":[0,0]', "quotes what is no paper of it"),
        ('"span":[0,39]', '"span":[-9,39]', "quotes what is no paper of it"),
        ('"span":[0,39]', '"span":[0,"39"]', "is damaged"),
        ('"paper":"keepers"', '"paper":"lamps"', "quotes what is no paper of it"),
        ('"id":"keepers"', '"id":"\\ud800"', "is damaged"),
        ('"quotations":[', '"quotations":[[[', "is damaged"),
        ('"quotations":[', '"quotations":null,"q":[', "is damaged"),
    ],
)
def test_a_pack_that_cannot_be_used_is_told_in_one_line(
    made: Crosswalk, papers: Mapping[str, Paper], old: str, new: str, said: str | None
) -> None:
    text = pack_text(pack_of(made, papers, FILES))
    assert old in text
    if said is None:
        assert read_pack(text.replace(old, new, 1), "ties.html").made_by.startswith("\x1b")
        said, text = "made by \\x1b[2J", text.replace('"form":"1"', '"form":"2"')
    with pytest.raises(UnreadablePaper) as raised:
        read_pack(text.replace(old, new, 1), "ties.html")
    assert said in str(raised.value)
    assert "ties.html" in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("part", [0.0, 0.01, 0.5, 0.99])
def test_a_pack_that_was_cut_short_is_told(made: Crosswalk, papers: Mapping[str, Paper], part: float) -> None:
    text = pack_text(pack_of(made, papers, FILES))
    with pytest.raises(UnreadablePaper, match=r"the evidence pack in ties\.docx is damaged"):
        read_pack(text[: int(len(text) * part)], "ties.docx")
