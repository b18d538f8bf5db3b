"""The files of reviews/: what is written is read, once, and what cannot be read is reported."""

from __future__ import annotations

import errno
import json
import os
import re
import time
import unicodedata
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hscqa.errors import UsageError, WorkspaceUnwritable
from hscqa.model.decisions import Act, Event, Seen, TieId
from hscqa.review.journal import Faulty, append, file_of, new_id, now, read
from hscqa.review.lines import line

needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs fork, signals and limits of POSIX")


def made(words: str = "", reviewer: str = "anna") -> Event:
    """Make a note with an id of its own."""
    tie, seen = TieId("review:1.i", "audit:rec-2"), Seen("Keepers count gulls.", "Gulls should be counted.")
    return Event(new_id(), now(), reviewer, Act.NOTE, tie, seen, words=words)


def test_a_folder_that_is_not_there_has_no_events(tmp_path: Path) -> None:
    assert read(tmp_path / "reviews") == ((), ())


def test_what_is_appended_is_read_in_its_order(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "reviews"
    notes = [made("gull"), made("seal"), made("two\nlines")]
    append(folder, notes[:1])
    append(folder, notes[1:])
    append(folder, [])
    assert read(folder) == (tuple(notes), ())
    assert (folder / "anna.jsonl").read_bytes() == "".join(map(line, notes)).encode()


def test_reviewers_have_a_file_each_and_are_read_by_the_names_of_files(tmp_path: Path) -> None:
    notes = [made(reviewer=name) for name in ("zoe", "anna", "mary")]
    for note in notes:
        append(tmp_path, [note])
    assert [event.reviewer for event in read(tmp_path)[0]] == ["anna", "mary", "zoe"]
    with pytest.raises(ValueError, match="too many values"):
        append(tmp_path, notes)


def test_what_is_no_journal_is_not_read(tmp_path: Path) -> None:
    append(tmp_path, [made()])
    for name in ("._anna.jsonl", ".anna.jsonl.lock", "anna.jsonl.bak", "notes.txt"):
        (tmp_path / name).write_bytes(b"\0\x05\x16\x07")
    events, faulty = read(tmp_path)
    assert (len(events), faulty) == (1, ())


BAD = {
    "no JSON": b"gulls\n",
    "no UTF-8": line(made("gull")).encode().replace(b"gull", b"g\xfcll"),
    "of another version": line(made()).replace('"version":1', '"version":2').encode(),
    "zeros, as after a loss of power": b"\0" * 512 + b"\n",
    "half of a line": line(made()).encode()[:90] + b"\n",
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_line_that_cannot_be_read_is_reported_and_the_others_count(bad: bytes, tmp_path: Path) -> None:
    first, last = made("first"), made("last")
    file = tmp_path / "anna.jsonl"
    file.write_bytes(line(first).encode() + b"\n" + bad + line(last).encode())
    events, (faulty,) = read(tmp_path)
    assert events == (first, last)
    assert (faulty.file, faulty.line) == (file, 3)
    assert str(faulty) == f"{file}, line 3 was left out: {faulty.why}"


@pytest.mark.parametrize("length", [1, 90, -1])
def test_a_torn_last_line_is_left_out_and_the_next_one_stands_alone(length: int, tmp_path: Path) -> None:
    first, torn, after = made("first"), line(made("torn")).encode()[:length], made("after")
    file = tmp_path / "anna.jsonl"
    file.write_bytes(line(first).encode() + torn)
    assert read(tmp_path) == ((first,), (Faulty(file, 2, "it is torn: it was not written to its end"),))
    append(tmp_path, [after])
    assert file.read_bytes() == line(first).encode() + torn + b"\n" + line(after).encode()
    events, _ = read(tmp_path)
    assert (events[0], events[-1]) == (first, after)


def test_a_file_that_an_editor_on_windows_saved_is_read(tmp_path: Path) -> None:
    notes = (made("first"), made("last"))
    body = "\ufeff" + "".join(map(line, notes)).replace("\n", "\r\n") + "\r\n"
    (tmp_path / "anna.jsonl").write_bytes(body.encode())
    assert read(tmp_path) == (notes, ())


def test_an_event_counts_once_however_often_it_stands_there(tmp_path: Path) -> None:
    shared, here, there = made("shared"), made("here"), made("there")
    (tmp_path / "anna.jsonl").write_text(line(shared) + line(here) + line(here), "utf-8")
    (tmp_path / "anna (conflicted copy).jsonl").write_text(line(shared) + line(there), "utf-8")
    assert read(tmp_path) == ((shared, there, here), ())


def test_two_events_with_one_id_are_reported(tmp_path: Path) -> None:
    first = made("first")
    (tmp_path / "anna.jsonl").write_text(line(first) + line(replace(first, words="altered")), "utf-8")
    file = tmp_path / "anna.jsonl"
    assert read(tmp_path) == ((first,), (Faulty(file, 2, f"another event has the same id, {first.id}"),))


def test_what_is_no_file_is_reported_and_the_others_count(tmp_path: Path) -> None:
    append(tmp_path, [made()])
    (tmp_path / "x.jsonl").mkdir()
    events, (faulty,) = read(tmp_path)
    assert len(events) == 1
    assert str(faulty) == f"{tmp_path / 'x.jsonl'} was left out: it is no file"


@needs_posix
def test_a_pipe_is_not_waited_for_and_a_link_to_nothing_is_reported(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.jsonl")
    (tmp_path / "b.jsonl").symlink_to(tmp_path / "gone")
    assert [(faulty.line, faulty.why) for faulty in read(tmp_path)[1]] == [
        (0, "it is no file"),
        (0, os.strerror(errno.ENOENT)),
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    append(tmp_path, [made()])
    (tmp_path / "anna.jsonl").chmod(0)
    assert [str(faulty.line) for faulty in read(tmp_path)[1]] == ["0"]


def test_reviews_that_is_a_file_is_reported_and_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "reviews"
    folder.touch()
    assert [(faulty.file, faulty.line) for faulty in read(folder)[1]] == [(folder, 0)]
    with pytest.raises(WorkspaceUnwritable, match=r"^NOT saved: cannot write .*anna\.jsonl"):
        append(folder, [made()])


def test_a_report_is_one_line_that_is_safe_for_a_terminal(tmp_path: Path) -> None:
    report = str(Faulty(tmp_path / "x\n\x1b[2J.jsonl", 3, "it is no JSON \u202e"))
    assert report.isprintable()
    assert report.endswith(f"x{'�' * 2}[2J.jsonl, line 3 was left out: it is no JSON �")


def test_a_hundred_thousand_events_are_read_in_seconds(tmp_path: Path) -> None:
    text = line(made("x" * 300))
    ident = json.loads(text)["id"]
    body = "".join(text.replace(ident, f"{number:032x}") for number in range(100_000))
    (tmp_path / "anna.jsonl").write_text(body, "utf-8")
    begin = time.process_time()
    events, faulty = read(tmp_path)
    assert (len(events), faulty) == (100_000, ())
    assert time.process_time() - begin < 5  # about 1 where it was written; slow machines get room


@pytest.mark.parametrize(
    ("reviewer", "name"),
    [
        ("anna", r"anna\.jsonl"),
        ("j.mac-donald_2", r"j\.mac-donald_2\.jsonl"),
        ("müller", r"müller\.jsonl"),
        ("鷗", r"鷗\.jsonl"),
        ("Anna", r"anna-[0-9a-f]{12}\.jsonl"),
        ("Anna MacDonald", r"anna-macdonald-[0-9a-f]{12}\.jsonl"),
        ("../../etc/passwd", r"etc-passwd-[0-9a-f]{12}\.jsonl"),
        ("C:\\anna", r"c--anna-[0-9a-f]{12}\.jsonl"),
        (".anna.", r"anna-[0-9a-f]{12}\.jsonl"),
        ("con", r"reviewer-con-[0-9a-f]{12}\.jsonl"),
        ("LPT1.x", r"reviewer-lpt1\.x-[0-9a-f]{12}\.jsonl"),
        ("🦭", r"reviewer-[0-9a-f]{12}\.jsonl"),
        ("x" * 500, r"x{60}-[0-9a-f]{12}\.jsonl"),
    ],
)
def test_a_name_makes_a_file_that_can_be_told_by_it(reviewer: str, name: str, tmp_path: Path) -> None:
    assert re.fullmatch(name, file_of(tmp_path, reviewer).name)
    append(tmp_path, [made(reviewer=reviewer)])
    assert [event.reviewer for event in read(tmp_path)[0]] == [reviewer]


def test_names_that_some_file_system_takes_for_one_have_files_that_none_does(tmp_path: Path) -> None:
    alike = ["anna", "Anna", "ANNA", " anna", "anna ", "anna.", "a/nna", "a:nna", "ａnna", "an\u00adna"]
    alike += ["x" * 90, "x" * 91]
    alike += ["groß", "gross", "ς", "σ", "é", "e\u0301", "É", "ſam", "sam", "ıda", "ida", "k", "\u212a"]
    alike += [file_of(tmp_path, name).stem for name in ("Anna", "groß", "x" * 90)]
    for one, other in combinations((file_of(tmp_path, name).name for name in alike), 2):
        assert fallen_together(one) != fallen_together(other)


def fallen_together(name: str) -> str:
    """Fold a file name as no single file system does: by case, both ways, and by form."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).upper().casefold())


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=120))
@example("con")
@example("COM¹.txt")
@example("..")
@example("~/.profile")
def test_every_name_is_refused_or_makes_one_safe_name_of_a_file(reviewer: str) -> None:
    if not reviewer.strip():
        return
    name = file_of(Path("reviews"), reviewer).name
    assert name == unicodedata.normalize("NFC", name)
    assert len(name.encode()) <= 80
    assert not set(name) & set('<>:"/\\|?*~ $%')
    assert not name.startswith((".", "-"))
    assert not re.match(r"(con|prn|aux|nul|com\d|lpt\d)\.", name)
    assert name.isprintable()


@pytest.mark.parametrize(
    "reviewer", ["", "  ", "\u3000", "an\nna", "an\x1b[2Jna", "anna\0", "an\u2028na", "an\udcffna"]
)
def test_who_has_no_name_or_control_characters_in_it_is_refused(reviewer: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no name of a reviewer") as error:
        append(tmp_path / "reviews", [made(reviewer=reviewer)])
    assert str(error.value).isprintable()
    assert not (tmp_path / "reviews").exists()


def test_an_event_that_could_not_be_read_again_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^NOT saved: it has half of a character"):
        append(tmp_path / "reviews", [made("whole"), made("\udcff")])
    assert not (tmp_path / "reviews").exists()


def test_ids_differ_and_a_time_is_utc_to_the_second() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000
    assert abs(time.mktime(time.strptime(now(), "%Y-%m-%dT%H:%M:%SZ")) - time.mktime(time.gmtime())) < 5
