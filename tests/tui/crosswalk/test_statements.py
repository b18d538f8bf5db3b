"""The statements on the left: themes, one line of what hangs on each, gaps, and a cursor that stays."""

from __future__ import annotations

from dataclasses import replace

from hscqa.model import Crosswalk, Gaps
from hscqa.tui.crosswalk.statements import StatementList, statement_entry, summary
from hscqa.tui.lists.entries import BLANK
from tests.tui.crosswalk.invented import GULLS, HARBOURS, HOSTILE, KEEPERS, OnePane, crosswalk, shown, with_link


def opened() -> tuple[OnePane, StatementList]:
    pane = StatementList(id="statements")
    return OnePane(pane), pane


def decided(made: Crosswalk, row: int, decision: str) -> Crosswalk:
    """Give a crosswalk in which the best link of a row is decided on."""
    return with_link(made, row, replace(made.rows[row].links[0], decision=decision, reviewers=("Bea",)))


def gapped(made: Crosswalk, **gaps: tuple[str, ...]) -> Crosswalk:
    return replace(made, gaps=replace(made.gaps, **gaps))  # type: ignore[arg-type]


def test_a_statement_is_summed_up_in_one_line() -> None:
    made = crosswalk(3, 3)
    assert summary(made.rows[1]).plain == "→ Recommendation 2 ●●●●● 95% · 1 comment"
    assert summary(decided(made, 1, "accepted").rows[1]).plain.endswith("1 comment · 1 of 2 decided")
    assert "decided" not in summary(decided(made, 1, "disputed").rows[1]).plain
    assert summary(decided(made, 1, "rejected").rows[1]).plain.startswith("→ no link is left · 1 comment")
    added = replace(made.rows[1].links[1], decision="added", reviewers=("Bea",))
    assert "95% and 1 more · 1 comment" in summary(with_link(made, 1, added).rows[1]).plain
    none = replace(made.rows[1], links=made.rows[1].links[1:], comments=())
    assert summary(none).plain == "→ no link suggested"


def test_as_many_first_words_are_shown_as_there_is_room_for() -> None:
    row = replace(crosswalk(1, 1).rows[0])
    row = replace(row, statement=replace(row.statement, reading="gulls and keepers " * 20))
    for width in (40, 60, 150):
        first = statement_entry(row, "Proposal 1", width).face.plain.splitlines()[0]
        assert first.endswith(" …")
        assert width - 12 < len(first) <= width + 4


async def test_statements_stand_under_their_themes_and_gaps_at_the_end() -> None:
    app, pane = opened()
    made = gapped(crosswalk(7, 3), targets_without_source=(f"{HARBOURS}:2",))
    async with app.run_test(size=(80, 40)) as pilot:
        pane.put_shown(shown(replace(made, remarks=("the keepers’ paper is young",))))
        await pilot.pause()
        seen = [line.strip() for line in app.lines if line.strip()]
        assert seen[0] == "Quay 0"
        assert seen[11] == "Quay 1"
        assert seen.index("Gaps") < seen.index("▸ 1 statement of Harbours (2022) without an answer in Keepers (2022)")
        assert seen[-2:] == ["Notes", "the keepers’ paper is young"]
        assert "No statement of Keepers (2022) without a comment" in seen


async def test_a_gap_unfolds_to_its_statements_which_are_made_only_then() -> None:
    app, pane = opened()
    made = gapped(crosswalk(2, 3), targets_without_source=(f"{HARBOURS}:2", "gone:9"))
    async with app.run_test(size=(80, 40)) as pilot:
        pane.put_shown(shown(made))
        fold = next(one for one in pane.entries if one.key == "gap targets")
        assert fold.inner == (BLANK,)
        pane.point_to("gap targets")
        await pilot.press("enter", "j")
        assert pane.statement_id == f"{HARBOURS}:2"
        assert any("Recommendation 3  Keeper 2 will count" in line for line in app.lines)
        assert any("gone:9" in line for line in app.lines)
        await pilot.press("h", "h")
        assert pane.pointed
        assert pane.pointed.key == "gap targets"
        assert pane.statement_id == ""


async def test_what_one_of_several_papers_says_nothing_of_is_a_gap_of_its_own() -> None:
    made = crosswalk(2, 2)
    both = replace(
        made,
        comments_from=(GULLS, HARBOURS),
        earlier=(HARBOURS,),
        gaps=Gaps((), (), (), {GULLS: (), HARBOURS: (f"{KEEPERS}:1",)}),
    )
    app, pane = opened()
    async with app.run_test():
        pane.put_shown(shown(both))
        faces = [one.face.plain for one in pane.entries]
    assert "No statement of Keepers (2022) on which Gulls (2022) says nothing" in faces
    assert "1 statement of Keepers (2022) on which Harbours (2022), written before it, says nothing" in faces


async def test_the_cursor_stays_on_its_statement_when_one_is_decided_on() -> None:
    app, pane = opened()
    made = crosswalk(30, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        pane.put_shown(shown(made))
        await pilot.press(*"j" * 12)
        at, top = pane.statement_id, pane.scroll_offset.y
        assert top > 0
        pane.put_shown(shown(decided(made, 12, "accepted")))
        await pilot.pause()
        assert (pane.statement_id, pane.scroll_offset.y) == (at, top)
        assert any("1 of 2 decided" in line for line in app.lines)


async def test_the_cursor_begins_anew_in_a_crosswalk_of_other_papers() -> None:
    app, pane = opened()
    made = crosswalk(30, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        pane.put_shown(shown(made))
        await pilot.press("G")
        pane.put_shown(shown(replace(made, source=GULLS)))
        assert pane.statement_id == f"{KEEPERS}:0"


async def test_a_narrower_pane_shows_fewer_first_words() -> None:
    app, pane = opened()
    async with app.run_test(size=(120, 24)) as pilot:
        pane.put_shown(shown(crosswalk(2, 2, words="gulls and keepers " * 20)))
        await pilot.pause()
        wide = sum("gulls" in line for line in app.lines)
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        first = [one.face.plain.splitlines()[0] for one in pane.entries if one.spot]
        assert wide
        assert all(len(one) < 60 or "Proposal" in one[60:] for one in first)


async def test_words_that_look_like_markup_are_shown_as_they_are() -> None:
    app, pane = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        pane.put_shown(shown(crosswalk(3, 3, words=HOSTILE)))
        await pilot.press("j", "G")
        seen = "".join(app.lines)
        assert "[b]x[/b] [@click=app.quit]q[/] \\x1b[31m\\u202egnorw" in seen
        assert app.return_code is None
