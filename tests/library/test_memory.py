"""What the program remembers between runs: the theme, what was asked lately, what was saved by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.errors import UsageError
from hscqa.library.memory import (
    forget_recent,
    forget_saved,
    recall,
    remember_asked,
    remember_theme,
    save_search,
)
from hscqa.library.remembered import Asked, Memory
from hscqa.model import Filters, Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HARBOUR, QUAY = "/papers/harbour", "/papers/quay"
GULLS = Asked("who counts the gulls?", "ask", Filters(("audit-2021",), (Role.AUDIT,), since="2021"), HARBOUR)
KEEPERS = Asked("keepers", "search", Filters(publishers=("Harbour Board",), until="2022-05-01"), QUAY)
texts = st.sampled_from(["gulls", "keepers", " gulls ", "who?", "", *(f"van {number}" for number in range(60))])
asked = st.builds(
    Asked, texts, st.sampled_from(["ask", "search"]), st.sampled_from([Filters(), GULLS.filters]), st.just(HARBOUR)
)
changes = st.one_of(
    st.builds(lambda one: lambda kept: kept.with_recent(one), asked),
    st.builds(
        lambda one, name: lambda kept: kept.with_saved(Asked(one, workspace=HARBOUR, name=name)),
        st.sampled_from(["gulls", "keepers"]),
        st.sampled_from(["mine", "yours", " mine"]),
    ),
    st.builds(lambda name: lambda kept: kept.without_saved(name), st.sampled_from(["mine", "nobody's"])),
    st.builds(lambda place: lambda kept: kept.without_recent(place), st.sampled_from([HARBOUR, QUAY])),
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of the memory, which is not there yet; nothing is configured."""
    place = tmp_path / "state" / "hscqa"
    monkeypatch.setenv("HSCQA_STATE", str(place))
    monkeypatch.setenv("HSCQA_CONFIG", str(tmp_path / "config.toml"))
    return place


def test_nothing_is_remembered_at_first_and_nothing_is_written(folder: Path) -> None:
    assert recall() == Memory()
    assert not folder.parent.exists()


def test_what_is_remembered_is_recalled_whole() -> None:
    remember_theme("dark")
    remember_asked(GULLS)
    save_search(Asked("gulls", "search", Filters(roles=(Role.LOCAL, Role.OTHER)), QUAY, "my gulls"))
    given_back = remember_asked(KEEPERS)
    found = recall()
    assert found == given_back
    assert (found.theme, found.recent) == ("dark", (KEEPERS, GULLS))
    assert found.saved == (Asked("gulls", "search", Filters(roles=(Role.LOCAL, Role.OTHER)), QUAY, "my gulls"),)
    assert found.trouble == ""


def test_the_users_state_folder_holds_it_unless_another_is_named(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember_theme("named", tmp_path / "named")
    remember_theme("variable")
    monkeypatch.delenv("HSCQA_STATE")
    monkeypatch.setattr("platformdirs.user_state_dir", lambda name: str(tmp_path / "own" / name))
    remember_theme("own")
    places = (tmp_path / "named", folder, tmp_path / "own" / "hscqa")
    assert [recall(place).theme for place in places] == ["named", "variable", "own"]
    assert recall().theme == "own"


def test_the_same_question_comes_to_the_front_and_another_filter_makes_another() -> None:
    wider = Asked(GULLS.text, GULLS.way, Filters(), HARBOUR)
    for one in (GULLS, KEEPERS, wider, GULLS):
        remember_asked(one)
    assert recall().recent == (GULLS, wider, KEEPERS)


def test_the_oldest_of_more_than_fifty_goes() -> None:
    for number in range(52):
        remember_asked(Asked(f"van {number}"))
    assert [one.text for one in recall().recent] == [f"van {number}" for number in range(51, 1, -1)]


@given(st.lists(changes, max_size=80))
def test_recent_ones_are_few_and_none_stands_twice_whatever_was_done(
    done: list[Callable[[Memory], Memory]],
) -> None:
    kept = Memory()
    for change in done:
        before, kept = kept, change(kept)
        new = [one for one in kept.recent if one not in before.recent]
        assert len(new) <= 1
        assert new == list(kept.recent[: len(new)])
        order = [one for one in before.recent if one in kept.recent[1:]]
        assert [one for one in kept.recent[1:] if one in before.recent] == order
    assert len(kept.recent) <= 50
    assert len(set(kept.recent)) == len(kept.recent)
    assert all(one.text and not one.name for one in kept.recent)
    assert len({one.name for one in kept.saved}) == len(kept.saved)


def test_every_workspace_has_its_own() -> None:
    for place in (HARBOUR, QUAY):
        save_search(Asked(f"gulls of {place}", workspace=place, name="gulls"))
    remember_asked(GULLS)
    remember_asked(KEEPERS)
    inside = recall().within(QUAY)
    assert (inside.recent, [one.text for one in inside.saved]) == ((KEEPERS,), ["gulls of /papers/quay"])
    assert forget_recent(QUAY).recent == (GULLS,)
    assert [one.workspace for one in forget_saved("gulls", HARBOUR).saved] == [QUAY]
    assert forget_saved("gulls").saved == ()
    assert forget_recent().recent == ()
    assert recall() == Memory()


def test_a_name_is_given_once_in_a_workspace() -> None:
    save_search(Asked("gulls", workspace=HARBOUR, name="birds"))
    save_search(Asked("keepers", workspace=HARBOUR, name="people"))
    save_search(Asked("terns", workspace=HARBOUR, name=" birds "))
    assert [(one.name, one.text) for one in recall().saved] == [("birds", "terns"), ("people", "keepers")]


@pytest.mark.parametrize(
    ("one", "said"),
    [(Asked("gulls", name=" \n"), "needs a name; give it one"), (Asked(" ", name="x"), "nothing to save")],
)
def test_what_has_no_name_or_no_words_is_not_saved(one: Asked, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        save_search(one)
    assert recall() == Memory()


def test_what_was_typed_is_cleaned_before_it_is_kept() -> None:
    hostile = "\x1b]0;gulls\x07 \u202e\n\tand [b]keepers[/b]\ud800" + "x" * 3000
    remember_asked(Asked(hostile, "ask", Filters(publishers=("a\x1b\nb",), since=" 2021 "), "/papers/\udcff"))
    save_search(Asked("gulls", name="my\ngulls\u200b"))
    remember_theme(" dark\n")
    found = recall()
    (one,) = found.recent
    assert one.text == ("\ufffd]0;gulls\ufffd and [b]keepers[/b]\ufffd" + "x" * 3000)[:2000]
    assert one.filters == Filters(publishers=("a\ufffd b",), since="2021")
    assert found.within("/papers/\udcff").recent == (one,)
    assert (found.saved[0].name, found.theme) == ("my gulls", "dark")
    assert remember_asked(Asked(" \u200b\n")).recent == (one,)
    assert remember_theme(" ").theme is None


def test_nothing_recent_is_written_where_the_user_wants_none(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("remember = false\n", "utf-8")
    assert remember_asked(GULLS) == Memory()
    assert not folder.exists()
    remember_theme("light")
    save_search(Asked("gulls", name="birds"))
    remember_asked(KEEPERS)
    assert (recall().theme, recall().recent, len(recall().saved)) == ("light", (), 1)


def test_nothing_recent_is_written_while_nobody_knows_whether_the_user_wants_it(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("remember = \n", "utf-8")
    with pytest.raises(UsageError, match=r"config\.toml, line 1"):
        remember_asked(GULLS)
    assert not folder.exists()
