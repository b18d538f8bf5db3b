"""One event as one line: every text comes back, every wrong line is refused in one sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.model.decisions import Act, Event, Seen, TieId, Verdict
from hscqa.review.lines import VERSION, event, line

ACCEPTED = Event(
    id="5f0c",
    at="2026-03-01T09:30:00Z",
    reviewer="anna",
    act=Act.ACCEPT,
    tie=TieId("review:1.i", "audit:rec-2"),
    seen=Seen("Keepers count gulls.", "Gulls should be counted.", "semantic", "answers", 0.75, suggested=True),
)
HOSTILE = ['"', "\\", "\n", "\r", "\0", "\x1b[2J", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\ufeff", "🦭", "é"]
texts = st.text(st.characters(exclude_categories=["Cs"])) | st.lists(st.sampled_from(HOSTILE)).map("".join)
names = texts.filter(bool)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Make an event of any act, with any text."""
    act = draw(st.sampled_from(Act))
    return Event(
        id=draw(names),
        at=draw(st.datetimes()).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0"),
        reviewer=draw(names),
        act=act,
        tie=TieId(draw(names), draw(names), draw(texts)),
        seen=Seen(draw(texts), draw(texts), draw(texts), draw(texts), draw(st.floats(0, 1)), draw(st.booleans())),
        verdict=draw(st.sampled_from([Verdict.ACCEPTED, Verdict.REJECTED])) if act is Act.SETTLE else None,
        relation=draw(texts),
        words=draw(texts),
        undoes=draw(names) if act is Act.UNDO else "",
    )


@given(events())
def test_every_event_comes_back_from_one_line_as_it_was(made: Event) -> None:
    text = line(made)
    assert event(text) == made
    assert event(text.encode().decode()) == made
    assert text.splitlines(keepends=True) == [text]
    assert text.endswith("}\n")


@given(events())
def test_a_line_is_json_for_every_reader_and_has_nothing_that_a_terminal_obeys(made: Event) -> None:
    text = line(made)
    assert json.loads(text)["words"] == made.words
    assert not [letter for letter in text[:-1] if letter < " " or "\x7f" <= letter <= "\x9f"]


def test_a_line_has_all_keys_in_one_order_and_letters_as_they_are() -> None:
    words = "Möwen zählen"
    assert line(replace(ACCEPTED, words=words)) == (
        '{"version":1,"id":"5f0c","at":"2026-03-01T09:30:00Z","reviewer":"anna","act":"accept",'
        '"tie":{"source":"review:1.i","target":"audit:rec-2","quote":""},'
        '"seen":{"source":"Keepers count gulls.","target":"Gulls should be counted.","kind":"semantic",'
        '"relation":"answers","confidence":0.75,"suggested":true},'
        '"verdict":null,"relation":"","words":"Möwen zählen","undoes":""}\n'
    )


def changed(**keys: Any) -> str:  # noqa: ANN401  a line may have anything for a value
    """Write the accepted event with other values, keys with `__` for those of an object inside."""
    kept = json.loads(line(ACCEPTED))
    for path, value in keys.items():
        *outer, key = path.split("__")
        inside = kept[outer[0]] if outer else kept
        inside[key] = value
    return json.dumps(kept)


def without(key: str, inside: str = "") -> str:
    """Write the accepted event without one key."""
    kept = json.loads(line(ACCEPTED))
    del (kept[inside] if inside else kept)[key]
    return json.dumps(kept)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is no JSON"),
        (line(ACCEPTED)[:-20], "it is no JSON"),
        (line(ACCEPTED) * 2, "it is no JSON"),
        ("\0" * 40, "it is no JSON"),
        ("gulls", "it is no JSON"),
        ("\ud800", "it is no JSON"),
        (line(ACCEPTED).replace("5f0c", "\\ud800"), "it is no JSON"),
        (line(ACCEPTED).replace("0.75", "NaN"), "it is no JSON"),
        ("[" * 100_000, "expected 'object', got 'array'"),
        ("3", "expected 'object', got 'int'"),
        (changed(version=VERSION + 1), "it is of version 2, and this program reads version 1"),
        ('{"version": 7, "gull": "grey"}', "it is of version 7, and this program reads version 1"),
        (changed(version="1"), "'$.version'"),
        (without("version"), "missing required field 'version'"),
        (without("id"), "missing required field 'id'"),
        (without("words"), "missing required field 'words'"),
        (without("quote", "tie"), "missing required field 'quote' - at '$.tie'"),
        (without("suggested", "seen"), "missing required field 'suggested' - at '$.seen'"),
        (changed(gull="grey"), "unknown field 'gull'"),
        (changed(tie__gull="grey"), "unknown field 'gull' - at '$.tie'"),
        (changed(seen__gull="grey"), "unknown field 'gull' - at '$.seen'"),
        (changed(act="applaud"), "invalid enum value 'applaud'"),
        (changed(id=5), "expected 'str', got 'int' - at '$.id'"),
        (changed(id=""), "'$.id'"),
        (changed(reviewer=""), "'$.reviewer'"),
        (changed(tie="review:1.i"), "expected 'object', got 'str' - at '$.tie'"),
        (changed(tie__target=""), "'$.tie.target'"),
        (changed(seen__confidence=1.5), "'$.seen.confidence'"),
        (changed(seen__confidence=-0.5), "'$.seen.confidence'"),
        (changed(seen__confidence="high"), "'$.seen.confidence'"),
        (changed(seen__suggested=1), "'$.seen.suggested'"),
        (changed(at="yesterday"), "'at' is no time"),
        (changed(at="2026-03-01T09:30:00+01:00"), "'at' is no time"),
        (changed(at="2026-13-01T09:30:00Z"), "'at' is no time"),
        (changed(at="2026-03-01T09:30:00Z\n"), "'at' is no time"),
        (changed(verdict="accepted"), "'settle' has the verdict"),
        (changed(act="settle"), "'settle' has the verdict"),
        (changed(act="settle", verdict="disputed"), "'settle' has the verdict"),
        (changed(undoes="5f0b"), "'undo' has an id"),
        (changed(act="undo"), "'undo' has an id"),
    ],
)
def test_a_line_that_is_no_event_is_refused_in_one_sentence(text: str, why: str) -> None:
    with pytest.raises(ValueError, match="it is ") as error:
        event(text)
    assert why in str(error.value)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_what_a_line_says_of_itself_is_safe_to_show(key: str) -> None:
    for text in (changed(**{f"{key}x".replace("__", ""): 1}), changed(act=f"{key}x")):
        with pytest.raises(ValueError, match="it is no event") as error:
            event(text)
        assert str(error.value).isprintable()
        assert len(str(error.value)) < 200


@pytest.mark.parametrize(
    "odd",
    [
        replace(ACCEPTED, words="half a gull: \ud83d"),
        replace(ACCEPTED, at="2026-03-01"),
        replace(ACCEPTED, id=""),
        replace(ACCEPTED, seen=replace(ACCEPTED.seen, confidence=float("nan"))),
        replace(ACCEPTED, seen=replace(ACCEPTED.seen, confidence=2.0)),
        replace(ACCEPTED, act=Act.UNDO),
        replace(ACCEPTED, act=Act.SETTLE, verdict=Verdict.DISPUTED),
    ],
)
def test_an_event_that_could_not_be_read_back_is_not_written(odd: Event) -> None:
    with pytest.raises(ValueError, match=r"^it "):
        line(odd)
