"""What the documents say of the program is what the program says of itself."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import pytest

from hscqa.cli.app import run
from hscqa.cli.commands import COMMANDS, REVIEW
from hscqa.errors import ExitCode
from hscqa.evaluate.gold import parse_gold

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
NAMES = [*COMMANDS, "review"]


EXAMPLES = runpy.run_path(str(ROOT / ".ci" / "examples.py"))


def words(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def options(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


def without_confidence(text: str) -> str:
    """Leave out figures whose second decimal may differ from one processor to the next."""
    return re.sub(r"confidence \d\.\d+", "confidence", text)


def test_the_table_of_commands_is_the_programs_own_in_its_order() -> None:
    table = re.findall(r"(?m)^\| `hscqa ([a-z]+)", words("docs/commands.md"))
    assert table == NAMES


def test_every_option_is_documented_and_every_documented_option_exists(capsys: pytest.CaptureFixture[str]) -> None:
    for names in (*([name] for name in NAMES), *(["review", name] for name in REVIEW)):
        assert run([*names, "--help"]) == ExitCode.FOUND
    offered = options(capsys.readouterr().out)
    assert options(words("docs/commands.md")) == offered


def test_the_table_of_review_is_the_programs_own_in_its_order() -> None:
    table = re.findall(r"(?m)^\| `review ([a-z]+)", words("docs/commands.md"))
    assert table == list(REVIEW)


def test_every_exit_code_is_documented() -> None:
    table = re.findall(r"(?m)^\| (\d+) \| ", words("docs/commands.md"))
    assert [int(code) for code in table] == [int(code) for code in ExitCode]


def test_every_json_example_is_json() -> None:
    examples = re.findall(r"(?s)```json\n(.*?)```", words("docs/commands.md"))
    assert len(examples) == 9
    for example in examples:
        json.loads(example)


def test_the_gold_file_that_is_shown_can_be_read() -> None:
    (shown,) = re.findall(r"(?s)```json\n(.*?)```", words("docs/evaluating.md"))
    gold = parse_gold(shown.encode(), "mine.jsonl")
    assert f"mine.jsonl: {len(gold.items)} questions, " in words("docs/evaluating.md")


def test_the_readme_shows_commands_that_exist() -> None:
    shown = {command.split()[1] for command, _ in EXAMPLES["examples"](words("README.md"))}
    assert len(shown) >= 5
    assert shown <= set(NAMES)


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(EXAMPLES["examples"](words("README.md")))))
def test_the_readme_shows_what_its_examples_print(number: int) -> None:
    command, shown = EXAMPLES["examples"](words("README.md"))[number]
    assert without_confidence(EXAMPLES["output"](command)) == without_confidence(shown), "run: make examples"


def test_every_part_of_the_package_stands_in_the_list_of_folders() -> None:
    parts = {path.name for path in (ROOT / "hscqa").iterdir() if not path.name.startswith("_")}
    listed = {name.rstrip("/") for name in re.findall(r"(?m)^\| `hscqa/([\w./]+)` \|", words("CONTRIBUTING.md"))}
    assert listed == parts


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_within_the_project_leads_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (document.parent / target).exists()]
    assert not missing
