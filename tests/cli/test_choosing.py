"""Which papers `crosswalk` and `gaps` take, and what they say of papers that do not suit: before the encoder loads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from hscqa.cli.app import run
from hscqa.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.cli.conftest import Done

    Hscqa = Callable[..., Done]

ROADS = """Roads in winter

Recommendations

Recommendation 1

The agency should grit every steep road before six in the morning.

Recommendation 2

—

Recommendation 4

The council should paint bright lines where lorries pass.

Recommendation 4

The council should count the lorries that pass each school.
"""
ANSWER = """Roads in winter: an answer

Response to recommendation 1

We accept this. Every steep road will be gritted before six in the morning.

Response to recommendation 4

We accept this in part. Bright lines will be painted where lorries pass.
"""
OPINION = """What drivers say

We read the answer of the Road Agency with care, and we are glad that every steep road will be gritted.
"""


@pytest.fixture
def corpus_of(tmp_path: Path) -> Callable[..., Path]:
    """Make a workspace of papers: each an id, a text, and what else papers.toml says of it."""

    def made(papers: Mapping[str, tuple[str, Mapping[str, str]]]) -> Path:
        corpus = tmp_path / "own" / "corpus"
        corpus.mkdir(parents=True)
        entries = []
        for id_, (text, known) in papers.items():
            (corpus / f"{id_}.txt").write_text(text, encoding="utf-8")
            facts = {"id": id_, "title": id_, "publisher": id_.title(), "date": "", "file": f"{id_}.txt", **known}
            facts |= {"licence": "invented"}
            entries.append("[[paper]]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in facts.items()))
        (corpus / "papers.toml").write_text("\n".join(entries), encoding="utf-8")
        return corpus.parent

    return made


@pytest.fixture
def refusal(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Give the one line that a command is refused with, as a question that makes no sense."""

    def refused(workspace: Path, *arguments: str) -> str:
        capsys.readouterr()
        assert run(["-w", str(workspace), "--quiet", *arguments]) == ExitCode.USAGE
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        return captured.err.removeprefix("hscqa: error: ").rstrip("\n")

    return refused


ONE, TWO = {"date": "2020-01-05", "role": "audit"}, {"date": "2021", "role": "review"}


@pytest.mark.parametrize("command", ["crosswalk", "gaps"])
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--from", "review-2022", "--to", "review-2022"), "review-2022 cannot answer itself"),
        (("--comments", "review-2022"), "review-2022 answers, so it cannot comment"),
        (("--comments", "readers-2022", "audit-2021"), "audit-2021 is answered, so it cannot comment"),
        (("--to", "rewiew-2022"), "no paper that was read is called “rewiew-2022”; did you mean review-2022"),
        (("--comments", "nobody"), "no paper that was read is called “nobody”; the papers are: audit-2021, "),
        (("--from", "readers-2022"), "readers-2022 has no statements (recommendations, proposals, responses); name"),
        (("--to", "audit-2021", "--from", "bridges"), "no paper that was read is called “bridges”; did you mean"),
    ],
)
def test_papers_that_do_not_suit_are_refused(
    hscqa: Hscqa, command: str, arguments: tuple[str, ...], message: str
) -> None:
    done = hscqa(command, *arguments, "--json")
    assert (done.code, done.out, done.err.count("\n")) == (ExitCode.USAGE, "", 1)
    assert done.err.startswith(f"hscqa: error: {message}")


def test_a_corpus_with_one_paper_is_refused(corpus_of: Callable[..., Path], refusal: Callable[..., str]) -> None:
    told = refusal(corpus_of({"roads": (ROADS, ONE)}), "crosswalk")
    assert told == ("only roads has statements, and a crosswalk ties two papers; add another with: hscqa ingest FILE")


def test_a_corpus_without_statements_is_refused(corpus_of: Callable[..., Path], refusal: Callable[..., str]) -> None:
    told = refusal(corpus_of({"opinion": (OPINION, {})}), "gaps")
    assert told.startswith("no paper has statements (recommendations, proposals, responses); add a paper with: ")


def test_an_empty_corpus_is_a_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "papers.toml").write_text("", encoding="utf-8")
    assert run(["-w", str(tmp_path), "crosswalk"]) == ExitCode.CORPUS
    assert "names no paper; add a [[paper]] entry" in capsys.readouterr().err


def test_papers_without_roles_and_dates_are_not_guessed_at(
    corpus_of: Callable[..., Path], refusal: Callable[..., str]
) -> None:
    plain = "Plan\n\nRecommendations\n\nThe council should:\n\n• mend the roof\n• sweep the yard each morning.\n"
    told = refusal(corpus_of({"roads": (ROADS, {}), "plan": (plain, {})}), "crosswalk")
    assert told.startswith(
        "neither roles, dates nor words tell which paper answers which; name one with --from and --to; "
    )
    assert "plan (other, 2), roads (other, " in told


@pytest.mark.model
def test_odd_papers_are_tied_and_what_is_odd_is_said(
    corpus_of: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    papers = {
        "roads": (ROADS, {"date": "2020-01-05"}),
        "answer": (ANSWER, {"date": "2021"}),
        "copy": (ANSWER, {"date": "2021-03"}),
        "opinion": (OPINION, {"date": "2019"}),
    }
    own = str(corpus_of(papers))
    arguments = ("--from", "answer", "--to", "roads", "--comments", "copy", "opinion")
    assert run(["-w", own, "crosswalk", "--json", *arguments]) == ExitCode.FOUND
    captured = capsys.readouterr()
    made = json.loads(captured.out)
    twice, *_ = made["remarks"]
    assert twice.startswith("Roads (2020) has 2 statements called Recommendation 4 (roads:rec-4 and roads:rec-4-2): ")
    assert any(remark.startswith("Copy (2021) repeats 2 statements of Answer (2021)") for remark in made["remarks"])
    assert all(f"hscqa: {remark}\n" in captured.err for remark in made["remarks"])
    assert made["earlier"] == ["opinion"]
    named = {link["target"]["id"]: link["kind"] for link in made["rows"][1]["links"]}
    assert named.keys() >= {"roads:rec-4", "roads:rec-4-2"}
    assert "explicit" not in {named["roads:rec-4"], named["roads:rec-4-2"]}
    assert set(made["gaps"]["by_stakeholder"]) == {"copy", "opinion"}

    assert run(["-w", own, "--quiet", "crosswalk", *arguments]) == ExitCode.FOUND
    text = capsys.readouterr().out
    assert "Recommendation 4 (roads:rec-4)" in text
    assert "Recommendation 4 (roads:rec-4-2)" in text
    assert "- Note: Roads (2020) has 2 statements called Recommendation 4 (roads:rec-4 and\n  roads:rec-4-2)" in text
