"""The ties of one statement: whole words, reasons with their shares, folds, places that stay, very tall entries."""

from __future__ import annotations

from dataclasses import replace

from hscqa.model import Comment, Crosswalk, Evidence, Span
from hscqa.tui.crosswalk.tiespane import TiesPane
from hscqa.tui.lists.entries import BLANK
from hscqa.tui.lists.tied import Tied
from tests.tui.crosswalk.invented import (
    GULLS,
    HARBOURS,
    HOSTILE,
    KEEPERS,
    OnePane,
    comment,
    crosswalk,
    shown,
    with_link,
)

FIRST = f"{KEEPERS}:0"


def opened() -> tuple[OnePane, TiesPane]:
    pane = TiesPane(id="ties")
    return OnePane(pane), pane


def faces(pane: TiesPane) -> list[str]:
    """Give all that is written in the pane, in sight or not."""
    return [one.face.plain for _, one in pane._shown]


def with_comment(made: Crosswalk, said: Comment) -> Crosswalk:
    first, *others = made.rows
    return replace(made, rows=(replace(first, comments=(said,)), *others))


async def test_a_statement_stands_whole_above_its_ties_with_what_is_known_of_it() -> None:
    made = crosswalk(2, 3, words="gulls and keepers " * 30)
    own = replace(
        made.rows[0].statement,
        lead_in="We propose that:",
        timescale="6 months",
        due="2022-08-01",
        owners=("Keepers", "Boards"),
        status="accepted",
    )
    app, pane = opened()
    async with app.run_test(size=(80, 24)):
        pane.put_ties(FIRST, shown(replace(made, rows=(replace(made.rows[0], statement=own), made.rows[1]))))
        own_face = faces(pane)[0]
        assert " ".join(own.reading.split()) in own_face
        for told in ("We propose that:", "Timescale: 6 months (by 2022-08-01)", "Who: Keepers, Boards", "accepted"):
            assert told in own_face


async def test_a_comment_stands_whole_with_its_paper_and_where_it_is_cited() -> None:
    words = " ".join(f"gull{number}" for number in range(900))
    app, pane = opened()
    made = with_comment(crosswalk(2, 2), comment("p9", words))
    async with app.run_test(size=(80, 24)):
        pane.put_ties(FIRST, shown(replace(made, earlier=(GULLS,))))
        face = next(one for one in faces(pane) if "comments" in one)
        assert "← Gulls (2022), written before it, comments ●●●●○ 80%" in face
        assert f"“{words}”" in face
        assert f"Gulls (2022), {GULLS}:p9" in face
        assert "why: topical, it speaks of the same" in face


async def test_every_line_of_an_entry_taller_than_the_pane_can_be_come_to_with_j_and_k() -> None:
    words = " ".join(f"gull{number:03}" for number in range(400))
    app, pane = opened()
    made = with_comment(crosswalk(2, 2), comment("p9", words))
    async with app.run_test(size=(60, 12)) as pilot:
        pane.put_ties(FIRST, shown(made))
        await pilot.pause()
        for key, end in (("j", pane.max_scroll_y), ("k", 0)):
            seen = ""
            for _ in range(60):
                seen += " ".join(app.lines)
                if pane.scroll_offset.y == end:
                    break
                await pilot.press(key)
            assert all(f"gull{number:03}" in seen for number in range(400)), key
            await pilot.press(key)
            assert pane.scroll_offset.y == end


async def test_reasons_are_told_with_their_share_and_what_did_not_count_comes_last() -> None:
    made = crosswalk(1, 2)
    evidence = (
        Evidence("around", "among gulls", 0.0),
        Evidence("words", "both say “quay”", 0.6),
        Evidence("theme", "under “Quays”", 0.4),
    )
    app, pane = opened()
    async with app.run_test(size=(80, 24)):
        pane.put_ties(FIRST, shown(with_link(made, 0, replace(made.rows[0].links[0], evidence=evidence))))
        face = next(one for one in faces(pane) if one.startswith("→ answers Recommendation 1"))
        assert face.splitlines()[-4:] == [
            "why: semantic, mostly by what they say",
            "60% both say “quay”",
            "40% under “Quays”",
            "also: among gulls",
        ]


async def test_weaker_candidates_are_folded_and_made_only_when_they_can_be_seen() -> None:
    app, pane = opened()
    async with app.run_test(size=(80, 30)) as pilot:
        pane.put_ties(FIRST, shown(crosswalk(2, 40)))
        fold = next(one for one in pane.entries if one.key == f"{FIRST} weaker candidate")
        assert fold.face.plain == "39 weaker candidates, not suggested"
        assert fold.inner == (BLANK,)
        pane.point_to(fold.key)
        await pilot.press("l", "j")
        assert pane.tied
        assert not pane.tied.tie.suggested
        assert "why" not in pane.pointed.face.plain if pane.pointed else False
        await pilot.press("l", "j")
        assert pane.pointed
        assert pane.pointed.face.plain.startswith("why: semantic")


async def test_what_is_unfolded_is_so_still_when_one_comes_back() -> None:
    whole = shown(crosswalk(3, 4))
    app, pane = opened()
    async with app.run_test(size=(80, 30)) as pilot:
        pane.put_ties(FIRST, whole)
        pane.point_to(f"{FIRST} weaker candidate")
        await pilot.press("l")
        before = faces(pane)
        pane.put_ties(f"{KEEPERS}:1", whole)
        assert faces(pane) != before
        pane.put_ties(FIRST, whole)
        assert faces(pane) == before


async def test_what_is_decided_stays_in_its_place_with_cursor_and_scroll_until_places_are_forgotten() -> None:
    made = crosswalk(1, 8)
    rejected = replace(made.rows[0].links[0], decision="rejected", reviewers=("Bea",), reason="No gulls.")
    added = replace(made.rows[0].links[3], decision="added", reviewers=("Bea",))
    after = shown(with_link(with_link(made, 0, rejected), 0, added))
    app, pane = opened()
    async with app.run_test(size=(80, 10)) as pilot:
        pane.put_ties(FIRST, shown(made))
        pane.look_at(Tied(made.rows[0].statement, made.rows[0].links[3]), unfold=True)
        await pilot.pause()
        at, keys = pane.pointed, [one.key for _, one in pane._shown]
        line = next(y for y, text in enumerate(app.lines) if "answers Recommendation 6" in text)
        assert at
        pane.put_ties(FIRST, after)
        await pilot.pause()
        assert [one.key for _, one in pane._shown] == keys
        assert pane.pointed
        assert pane.pointed.key == at.key
        assert "answers Recommendation 6" in app.lines[line]
        assert "+ added by Bea" in pane.pointed.face.plain
        assert any("✗ rejected by Bea: No gulls." in one for one in faces(pane))
        pane.forget_places()
        pane.put_ties(FIRST, shown(after.made))
        assert pane.pointed.key == at.key
        assert "7 weaker candidates, 1 of them rejected" in faces(pane)


async def test_a_statement_that_is_answered_shows_what_answers_it_the_surest_first() -> None:
    made = crosswalk(3, 3)
    app, pane = opened()
    async with app.run_test(size=(80, 40)) as pilot:
        pane.put_ties(f"{HARBOURS}:1", shown(made))
        assert "What answers it in Keepers (2022)" in faces(pane)[1]
        await pilot.press("j")
        assert pane.pointed
        assert pane.pointed.face.plain.startswith("← Proposal 1 (2) answers it ●●●●● 95%")
        assert pane.tied
        assert pane.tied.id.source == f"{KEEPERS}:1"
        await pilot.press("j")
        assert pane.pointed.face.plain == "2 weaker candidates, not suggested"


async def test_where_there_is_nothing_it_says_so() -> None:
    made = crosswalk(1, 1)
    bare = replace(made, rows=(replace(made.rows[0], links=(), comments=()),))
    app, pane = opened()
    async with app.run_test(size=(80, 24)):
        pane.put_ties("", shown(made))
        assert faces(pane) == ["The links and comments of the statement that you point to stand here."]
        pane.put_ties(FIRST, shown(bare))
        assert faces(pane).count("Nothing was found") == 2


async def test_a_comment_that_is_there_no_more_leaves_the_cursor_on_something() -> None:
    made = crosswalk(1, 2)
    more = with_comment(made, replace(comment("p1", "A gull."), span=Span(3, 9)))
    app, pane = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        pane.put_ties(FIRST, shown(more))
        await pilot.press("G")
        assert pane.tied
        pane.put_ties(FIRST, shown(made))
        assert pane.pointed
        assert not pane.pointed.heading


async def test_words_that_look_like_markup_are_shown_as_they_are_in_reasons_too() -> None:
    made = crosswalk(2, 2, words=HOSTILE)
    rejected = replace(made.rows[0].links[0], decision="rejected", reviewers=(HOSTILE,), reason=HOSTILE)
    app, pane = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        pane.put_ties(FIRST, shown(with_link(made, 0, rejected)))
        await pilot.press("j", "l")
        face = next(one for one in faces(pane) if "rejected by" in one)
        assert face.count("[b]x[/b] [@click=app.quit]q[/] \\x1b[31m\\u202egnorw") == 4
        assert app.return_code is None


async def test_a_tie_that_is_looked_at_comes_into_sight_though_its_statement_is_shown_only_now() -> None:
    made = crosswalk(2, 6, words="gulls and keepers " * 12)
    app, pane = opened()
    async with app.run_test(size=(60, 12)) as pilot:
        pane.put_ties(f"{KEEPERS}:1", shown(made))
        await pilot.pause()
        pane.put_ties(FIRST, shown(made))
        pane.look_at(Tied(made.rows[0].statement, made.rows[0].links[4]))
        await pilot.pause()
        assert any("5 weaker candidates" in line for line in app.lines)
        pane.look_at(None)
        await pilot.pause()
        assert any("Proposal 1 (1)" in line for line in app.lines)
