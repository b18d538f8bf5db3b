"""What papers.toml may say, and what is told of it when it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.errors import CorpusError, ExitCode
from hscqa.ingest import read_corpus
from hscqa.ingest.declared import read_declared
from hscqa.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENTRY = '[[paper]]\nid = "a-1"\ntitle = "A"\nfile = "a.txt"\n'


def test_an_entry_needs_only_id_title_and_file(corpus_of: Callable[..., Path]) -> None:
    (entry,) = read_declared(corpus_of(ENTRY))
    assert (entry.id, entry.title, entry.file, entry.role) == ("a-1", "A", "a.txt", Role.OTHER)
    assert (entry.publisher, entry.date, entry.begins, entry.authors, entry.tables) == ("", "", "", [], [])


def test_a_missing_papers_toml_is_an_error_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"papers\.toml is not there; .*hscqa ingest FILE") as error:
        read_corpus(tmp_path)
    assert error.value.exit_code is ExitCode.CORPUS


def test_a_papers_toml_that_is_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "papers.toml").mkdir()
    with pytest.raises(CorpusError, match=r"cannot read .*papers\.toml"):
        read_corpus(tmp_path)


@pytest.mark.parametrize("papers", ["", "# nothing yet\n", "paper = []\n"])
def test_a_corpus_without_papers_is_an_error(corpus_of: Callable[..., Path], papers: str) -> None:
    with pytest.raises(CorpusError, match="names no paper"):
        read_corpus(corpus_of(papers))


def test_malformed_toml_is_an_error_that_names_the_line(corpus_of: Callable[..., Path]) -> None:
    with pytest.raises(CorpusError, match=r"not valid TOML: .*line 6"):
        read_declared(corpus_of(f"{ENTRY}\ntitle = unquoted\n"))


def test_a_papers_toml_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "papers.toml").write_bytes(b'[[paper]]\ntitle = "caf\xe9"\n')
    with pytest.raises(CorpusError, match="not valid TOML"):
        read_declared(tmp_path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('titel = "B"', r"unknown field `titel` - at `\$\.paper\[0\]`"),
        ('role = "auditor"', r"'auditor' - at `\$\.paper\[0\]\.role`"),
        ("date = 2019-02-04", r"Expected `str`.*at `\$\.paper\[0\]\.date`"),
        ('date = "2019-02-30"', r"“a-1”: the date “2019-02-30” is not of the form 2019-02-04"),
        ('date = "4 February 2019"', r"“a-1”: the date “4 February 2019” is not of the form 2019-02-04"),
        ('date = "2019-13"', "“a-1”: the date “2019-13”"),
        ('authors = "Ada"', r"Expected `array`.*`\$\.paper\[0\]\.authors`"),
        ('tables = [{under = "T"}]', r"missing required field `columns`.*`\$\.paper\[0\]\.tables\[0\]`"),
        ('tables = [{under = "T", columns = ["A"], width = 3}]', "unknown field `width`"),
        ('tables = [{under = "T", columns = []}]', r"length >= 1.*tables\[0\]\.columns"),
        ('tables = [{under = "T", columns = ["A"], layout = "rows"}]', "Invalid enum value 'rows'"),
    ],
)
def test_a_wrong_key_or_value_is_an_error_that_names_it(corpus_of: Callable[..., Path], line: str, said: str) -> None:
    with pytest.raises(CorpusError, match=said):
        read_declared(corpus_of(ENTRY + line))


@pytest.mark.parametrize("paper_id", ["", "A-1", "a b", "a--b", "-a", "a:b", "a/b", "é", "a\\u001b"])
def test_an_id_is_lower_case_words_with_hyphens(corpus_of: Callable[..., Path], paper_id: str) -> None:
    with pytest.raises(CorpusError, match="an id is lower-case letters, digits and single hyphens"):
        read_declared(corpus_of(ENTRY.replace("a-1", paper_id)))


def test_an_id_that_is_given_twice_is_an_error(corpus_of: Callable[..., Path]) -> None:
    with pytest.raises(CorpusError, match="paper “a-1”: the id is given twice"):
        read_declared(corpus_of(ENTRY + ENTRY))


def test_a_title_may_not_be_empty(corpus_of: Callable[..., Path]) -> None:
    with pytest.raises(CorpusError, match="paper “a-1”: the title is empty"):
        read_declared(corpus_of(ENTRY.replace('"A"', '" "')))


@pytest.mark.parametrize(
    "file", ["../a.txt", "/etc/passwd", "sub/a.txt", "..\\\\a.txt", "..", ".", "", "a\\u0000.txt", "a\\n.txt"]
)
def test_a_file_outside_the_corpus_folder_is_refused(corpus_of: Callable[..., Path], file: str) -> None:
    with pytest.raises(CorpusError, match="must stand in corpus/ itself"):
        read_declared(corpus_of(ENTRY.replace("a.txt", file)))
