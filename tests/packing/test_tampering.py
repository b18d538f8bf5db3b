"""Exported crosswalks whose words or whose evidence pack somebody changed: each change is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hscqa.errors import UnreadablePaper
from hscqa.export.pack import pack_text, read_pack
from tests.packing.exports import (
    FIRST,
    NEW,
    OLD,
    PACKED,
    SAID,
    exported,
    forged,
    missed,
    reworded,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hscqa.model import Crosswalk, Document, Pack
    from tests.packing.conftest import Verify

forms = pytest.mark.parametrize("form", PACKED)


def test_a_place_that_was_changed_in_the_file_and_in_its_evidence_is_a_miss(
    verify: Verify, made: Crosswalk, evidence: str, mini_documents: Mapping[str, Document]
) -> None:
    pack, other = read_pack(evidence, "it"), "review-2022:1.ii"
    changed = tuple(replace(one, id=other) if one.id == FIRST else one for one in pack.quotations)
    body = exported("json", made, mini_documents, forged(replace(pack, quotations=changed)))
    checked = verify("json", reworded("json", body, f'"id": "{FIRST}"', f'"id": "{other}"'))
    assert not told(checked).unpacked
    assert {one.status for one in checked.quotations} == {"verbatim", "elsewhere"}
    assert not told(checked).holds


@forms
def test_a_word_that_was_changed_in_the_export_is_a_miss(verify: Verify, files: dict[str, bytes], form: str) -> None:
    checked = verify(form, reworded(form, files[form], OLD, NEW))
    check = told(checked)
    assert not check.holds
    assert check.is_whole
    assert not missed(check)
    assert {one.claimed.place for one in check.unpacked} == {FIRST}
    assert all(NEW in one.text for one in check.unpacked)
    assert {one.status for one in checked.quotations if NEW in one.quote} == {"altered"}


@forms
def test_a_quotation_that_was_cut_short_in_the_export_is_a_miss(
    verify: Verify, files: dict[str, bytes], form: str
) -> None:
    """Its words still stand at their place; but they are not what was packed."""
    said = "welcomes the review of the mobile library service"
    checked = verify(form, reworded(form, files[form], said, "welcomes the review"))
    assert not told(checked).holds
    cut = [one for one in checked.quotations if one.quote.rstrip("¹.").endswith("welcomes the review")]
    assert {one.status for one in cut} == {"verbatim"}
    assert {one.claimed.paper for one in told(checked).unpacked} == {SAID}


@forms
@pytest.mark.parametrize(
    "change",
    [
        lambda pack: replace(pack, papers=(replace(pack.papers[0], file_sha256="0" * 64), *pack.papers[1:])),
        lambda pack: replace(pack, papers=(replace(pack.papers[0], text_sha256="0" * 64), *pack.papers[1:])),
        lambda pack: replace(pack, papers=(*pack.papers[:2], replace(pack.papers[2], title="Another"))),
        lambda pack: replace(pack, quotations=pack.quotations[:-1]),
        lambda pack: replace(pack, made_by="somebody else"),
        lambda pack: replace(pack, sha256=""),
    ],
    ids=["file hash", "text hash", "title", "one fewer", "maker", "its own hash"],
)
def test_an_edit_of_the_evidence_is_told_by_its_own_hash(  # noqa: PLR0913, PLR0917  a form and an edit of it
    verify: Verify,
    made: Crosswalk,
    evidence: str,
    mini_documents: Mapping[str, Document],
    form: str,
    change: Callable[[Pack], Pack],
) -> None:
    edited = pack_text(change(read_pack(evidence, "it")))
    check = told(verify(form, exported(form, made, mini_documents, edited)))
    assert not check.is_whole
    assert not check.holds


@forms
def test_evidence_that_was_forged_with_a_fitting_hash_is_told_by_the_papers(
    verify: Verify, made: Crosswalk, evidence: str, mini_documents: Mapping[str, Document], form: str
) -> None:
    pack = read_pack(evidence, "it")
    for keys in (("text", "reading"), ("reading",)):
        changed = tuple(
            replace(one, **{key: getattr(one, key).replace(OLD, NEW) for key in keys}) for one in pack.quotations
        )
        body = exported(form, made, mini_documents, forged(replace(pack, quotations=changed)))
        checked = verify(form, reworded(form, body, OLD, NEW))
        check = told(checked)
        assert check.is_whole
        assert not check.holds
        assert missed(check) == ({FIRST} if "text" in keys else set())
        assert "altered" in {one.status for one in checked.quotations}


@forms
def test_a_mark_that_was_forged_in_what_is_read_is_told_by_the_papers(
    verify: Verify, made: Crosswalk, evidence: str, mini_documents: Mapping[str, Document], form: str
) -> None:
    old, new = "and two councils", "and (two) councils"
    pack = read_pack(evidence, "it")
    changed = tuple(replace(one, reading=one.reading.replace(old, new)) for one in pack.quotations)
    row = made.rows[1]
    statement = replace(row.statement, reading=row.statement.reading.replace(old, new))
    forgery = replace(made, rows=(made.rows[0], replace(row, statement=statement), *made.rows[2:]))
    body = exported(form, forgery, mini_documents, forged(replace(pack, quotations=changed)))
    checked = verify(form, body)
    assert "the same words; only punctuation differs" in {one.difference for one in checked.quotations}
    assert not told(checked).unpacked
    assert not told(checked).holds


@forms
def test_evidence_that_was_cut_in_half_is_told_in_one_line(
    verify: Verify, made: Crosswalk, evidence: str, mini_documents: Mapping[str, Document], form: str
) -> None:
    half = evidence[: len(evidence) // 2] if form != "json" else '{"form": "1", "made_by": "hscqa"}'
    body = exported(form, made, mini_documents, half)
    with pytest.raises(UnreadablePaper) as raised:
        verify(form, body)
    assert "\n" not in str(raised.value)


@forms
def test_a_file_that_was_cut_in_half_is_told_in_one_line(verify: Verify, files: dict[str, bytes], form: str) -> None:
    with pytest.raises(UnreadablePaper) as raised:
        verify(form, files[form][: len(files[form]) // 2])
    assert "\n" not in str(raised.value)
