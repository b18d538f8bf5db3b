"""What becomes of decisions when their papers are revised: nothing is dropped, nothing tied anew in silence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.model import Seen, Standing, TieId
from hscqa.review.follow import follow, queue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hscqa.model import Document, Followed

    Make = Callable[[str, str], Document]
from tests.review.revised import BECAME, OPINION, REVIEW, comments, decided, link, links, spoken


class TestUnchangedPapers:
    def test_keep_every_link_and_comment_and_call_them_as_they_were(
        self, audit: Document, review: Document, opinion: Document
    ) -> None:
        judged = [*links(review, audit), *comments(review, opinion)]
        followed = follow(judged, [audit, review, opinion])
        assert {one.standing for one in followed} == {Standing.KEPT}
        assert [one.now for one in followed] == [one.judged.tie for one in followed]
        assert queue(followed) == ()

    def test_keep_what_differs_only_in_white_space_soft_hyphens_and_ways_to_write_a_letter(
        self, make_document: Make, audit: Document
    ) -> None:
        made = make_document(
            "review", REVIEW.replace("Lamps will be trimmed", "Lamps of the caf\u00e9 will be trimmed")
        )
        seen = "Lamps of the\n cafe\u0301 will  be trim\u00admed on winter nights."
        (one,) = follow([link("review:2.ii", seen)], [made, audit])
        assert one.source.standing is Standing.KEPT

    def test_do_not_hide_a_changed_comma(self, review: Document, audit: Document) -> None:
        (one,) = follow([link("review:2.ii", "Lamps will be trimmed, on winter nights.")], [review, audit])
        assert one.source.standing is Standing.SUSPECT
        assert one.source.before == "Lamps will be trimmed, on winter nights."
        assert one.source.after == "Lamps will be trimmed on winter nights."


class TestARevisedReview:
    @pytest.fixture
    def followed(self, audit: Document, review: Document, revised: Document) -> tuple[Followed, ...]:
        return follow(links(review, audit), [audit, revised])

    def test_sorts_every_link(self, followed: Sequence[Followed], review: Document) -> None:
        assert {one.id for one in review.statements} == set(BECAME)
        assert len(followed) == 2 * len(BECAME)
        for one in followed:
            assert (one.source.standing, one.source.place) == BECAME[one.judged.tie.source]
            assert (one.target.standing, one.target.place) == (Standing.KEPT, one.judged.tie.target)
            assert one.standing is one.source.standing

    def test_sorts_links_the_same_way_where_it_is_answered(
        self, audit: Document, review: Document, revised: Document
    ) -> None:
        for one in follow(links(audit, review), [audit, revised]):
            assert (one.target.standing, one.target.place) == BECAME[one.judged.tie.target]
            assert one.source.standing is Standing.KEPT

    def test_shows_the_old_text_and_the_one_that_took_its_place(self, followed: Sequence[Followed]) -> None:
        (changed, _) = (one for one in followed if one.judged.tie.source == "review:2.i")
        assert changed.source.before.endswith("The keeper answers to the board.")
        assert changed.source.after.endswith("The keeper answers to the board and the councils.")
        assert changed.now == changed.judged.tie

    def test_leaves_what_is_gone_without_a_place(self, followed: Sequence[Followed]) -> None:
        gone = [one for one in followed if one.judged.tie.source == "review:2.ii"]
        assert [(one.source.after, one.source.place, one.now) for one in gone] == [("", "", None)] * 2

    def test_queues_the_greatest_change_first(self, followed: Sequence[Followed]) -> None:
        waiting = [(one.standing, one.judged.tie.source) for one in queue(followed)]
        assert waiting == [
            *[(Standing.ORPHANED, "review:2.ii")] * 2,
            *[(Standing.SUSPECT, "review:2.i")] * 2,
            *[(Standing.MOVED, "review:1.i")] * 2,
            *[(Standing.MOVED, "review:1.ii")] * 2,
            *[(Standing.MOVED, "review:2.iii")] * 2,
            *[(Standing.MOVED, "review:3.i")] * 2,
        ]

    def test_also_moves_the_statement_that_a_comment_is_about(
        self, review: Document, revised: Document, opinion: Document
    ) -> None:
        (said,) = [one for one in comments(review, opinion) if "gulls" in one.tie.quote]
        about = review.statements[0]
        tie = replace(said.tie, source=about.id)
        judged = decided(tie, replace(said.decisions[0].seen, source=about.reading))
        (one,) = follow([judged], [revised, opinion])
        assert one.standing is Standing.MOVED
        assert one.now == replace(tie, source="review:1.ii")


class TestARevisedOpinion:
    @pytest.fixture
    def followed(self, review: Document, opinion: Document, answered: Document) -> tuple[Followed, ...]:
        return follow(comments(review, opinion), [review, answered])

    @pytest.mark.parametrize(
        ("words", "standing", "place"),
        [
            ("We are glad", Standing.MOVED, "opinion:keepers.p2"),
            ("Nobody asked us", Standing.SUSPECT, "opinion:keepers.p2"),
            ("One budget", Standing.MOVED, "opinion:money.p2"),
            ("The councils", Standing.MOVED, "opinion:money.p2"),
            ("Trimmed lamps", Standing.ORPHANED, ""),
            ("The gulls", Standing.KEPT, "opinion:gulls.p1"),
        ],
    )
    def test_sorts_every_comment(
        self, followed: Sequence[Followed], words: str, standing: Standing, place: str
    ) -> None:
        one = spoken(followed, words)
        assert (one.target.standing, one.target.place, one.source.standing) == (standing, place, Standing.KEPT)

    def test_shows_the_sentence_that_took_a_comments_place_and_not_all_of_the_passage(
        self, followed: Sequence[Followed]
    ) -> None:
        one = spoken(followed, "Nobody asked us")
        assert one.target.after == "Nobody asked us which good keeper we would like to have."
        assert one.now == TieId("review:3.ii", "opinion:keepers.p2", one.target.after)

    def test_gives_the_words_exactly_as_the_paper_has_them_now(self, make_document: Make, review: Document) -> None:
        old = make_document("opinion", OPINION)
        new = make_document("opinion", OPINION.replace("than in any year", "than  in *any* year"))
        one = spoken(follow(comments(review, old), [review, new]), "The gulls")
        assert one.standing is Standing.KEPT
        assert one.now is not None
        assert one.now.quote in new.paper.text
        assert "*any*" in one.now.quote

    def test_suspects_an_offered_sentence_that_has_grown(self, make_document: Make, review: Document) -> None:
        grown = OPINION.replace("the oldest of us remembers.", "the oldest of us remembers, or so he says.")
        judged = comments(review, make_document("opinion", OPINION))
        one = spoken(follow(judged, [review, make_document("opinion", grown)]), "The gulls")
        assert one.standing is Standing.SUSPECT
        assert one.target.after.endswith("or so he says.")

    def test_keeps_the_words_that_a_reviewer_chose_wherever_the_passage_holds_them(
        self, review: Document, opinion: Document
    ) -> None:
        last = review.statements[-1]
        tie = TieId(last.id, "opinion:gulls.p1", "louder this year")
        (kept,) = follow([decided(tie, Seen(last.reading, tie.quote))], [review, opinion])
        assert (kept.standing, kept.now) == (Standing.KEPT, tie)
        cut = replace(tie, quote="ouder this yea")
        (torn,) = follow([decided(cut, Seen(last.reading, cut.quote))], [review, opinion])
        assert torn.target.standing is not Standing.KEPT

    def test_compares_chosen_words_without_the_marks_that_they_are_written_with(
        self, make_document: Make, review: Document
    ) -> None:
        last = review.statements[-1]
        new = make_document("opinion", OPINION.replace("louder this year", "*louder* this  year"))
        tie = TieId(last.id, "opinion:gulls.p1", "*louder* this  year")
        (one,) = follow([decided(tie, Seen(last.reading, tie.quote))], [review, new])
        assert (one.standing, one.now) == (Standing.KEPT, tie)
        plain = replace(tie, quote="louder this year")
        (one,) = follow([decided(plain, Seen(last.reading, plain.quote))], [review, new])
        assert one.standing is Standing.KEPT

    def test_keeps_a_whole_passage_with_the_bullets_between_its_sentences(
        self, make_document: Make, review: Document
    ) -> None:
        last = review.statements[-1]
        listed = "Ropes\n\nWe ask the boards for three things:\n\n• tar\n\n• hemp\n\n• and time to tie knots.\n"
        new = make_document("opinion", OPINION + "\n" + listed)
        passage = next(one for one in new.passages if "•" in one.text)
        tie = TieId(last.id, passage.id, passage.text)
        (one,) = follow([decided(tie, Seen(last.reading, tie.quote))], [review, new])
        assert (one.standing, one.now) == (Standing.KEPT, tie)

    def test_finds_chosen_words_over_two_sentences_in_another_passage(
        self, review: Document, answered: Document
    ) -> None:
        last = review.statements[-1]
        tie = TieId(last.id, "opinion:repairs.p1", "many long years. The councils have never agreed")
        (one,) = follow([decided(tie, Seen(last.reading, tie.quote))], [review, answered])
        assert (one.standing, one.now) == (Standing.MOVED, replace(tie, target="opinion:money.p2"))

    def test_shows_both_sentences_that_one_became(self, make_document: Make, review: Document) -> None:
        parted = OPINION.replace(
            "of this sort before, and we doubt that they will.", "of this sort before. We doubt that."
        )
        judged = comments(review, make_document("opinion", OPINION))
        one = spoken(follow(judged, [review, make_document("opinion", parted)]), "The councils")
        assert one.standing is Standing.SUSPECT
        assert one.target.after.startswith("The councils have never")
        assert one.target.after.endswith("We doubt that.")
