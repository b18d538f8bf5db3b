"""`hscqa config`: every setting and who sets it, the place of the file, and a first one to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hscqa.library.configuration import SETTINGS, Configuration, read_configuration

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Hscqa = Callable[..., Done]


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the place of the file, which is not there yet; no variable sets anything, and no papers are near."""
    place = tmp_path / "settings" / "config.toml"
    monkeypatch.setenv("HSCQA_CONFIG", str(place))
    monkeypatch.delenv("HSCQA_WORKSPACE", raising=False)
    monkeypatch.delenv("HSCQA_REVIEWER", raising=False)
    monkeypatch.chdir(tmp_path)
    return place


def written(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_text(text, "utf-8")


def test_the_path_is_all_that_is_printed_whether_or_not_a_file_is_there(hscqa: Hscqa, file: Path) -> None:
    for _ in range(2):
        done = hscqa("config", "--path")
        assert (done.code, done.out, done.err) == (0, f"{file}\n", "")
        file.parent.mkdir(exist_ok=True)
        file.write_text("theme = 7\n", "utf-8")
    assert hscqa("config", "--path", "--json").json == {"file": str(file), "exists": True}


def test_without_a_file_every_setting_is_shown_with_what_holds_then(hscqa: Hscqa, file: Path) -> None:
    done = hscqa("config")
    assert done.code == 0
    assert done.out.startswith(f"{file} (not there; `hscqa config --init` writes it)\n")
    shown = [line.split()[0] for line in done.out.splitlines()[2:] if not line.startswith(" ")]
    assert shown == [setting.key for setting in SETTINGS]
    assert "theme          the theme chosen last in the terminal UI (default)" in done.out
    assert "remember       true (default)" in done.out
    assert done.err == ""
    assert not file.exists()


def test_each_value_is_shown_with_who_sets_it(hscqa: Hscqa, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(file, "reviewer = 'Ann'\ntheme = 'dark'\nremember = false\n[export]\nfolder = 'out'\n")
    monkeypatch.setenv("HSCQA_REVIEWER", "Bea Moss")
    shown = " ".join(hscqa("config").out.split())
    assert "reviewer Bea Moss (HSCQA_REVIEWER) theme dark (config.toml) workspace the papers that came with" in shown
    assert f"export.folder {file.parent / 'out'} (config.toml)" in shown
    assert shown.endswith("remember false (config.toml)")


def test_the_json_has_every_setting(hscqa: Hscqa, file: Path) -> None:
    written(file, "theme = 'dark'\nthem = 'light'\n")
    found = hscqa("config", "--json").json
    assert (found["file"], found["exists"]) == (str(file), True)
    assert found["unknown"] == [{"key": "them", "nearest": "theme"}]
    assert [one["key"] for one in found["settings"]] == [setting.key for setting in SETTINGS]
    assert found["settings"][1] == {
        "key": "theme",
        "value": "dark",
        "origin": "file",
        "variable": None,
        "takes": "a text",
        "meaning": SETTINGS[1].meaning,
        "otherwise": "the theme chosen last in the terminal UI",
    }
    assert found["settings"][2]["value"] is None


def test_a_key_that_is_no_setting_is_warned_of_and_stops_nothing(hscqa: Hscqa, file: Path) -> None:
    written(file, "reviwer = 'Ann'\n\"\\u001b[2J\" = 1\n")
    done = hscqa("config")
    assert done.code == 0
    assert f"hscqa: `reviwer` in {file} is no setting; did you mean `reviewer`?\n" in done.err
    assert "`\\x1b[2J` in " in done.err
    assert "is no setting; `hscqa config` lists those there are\n" in done.err
    assert "Ann" not in done.out
    assert hscqa("config", "--quiet").err == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [("remember = 'no'\n", "is neither true nor false; give a value like false"), ("=\n", "line 1: invalid statement")],
)
def test_a_wrong_file_is_one_line_and_exit_2(hscqa: Hscqa, file: Path, text: str, said: str) -> None:
    written(file, text)
    done = hscqa("config")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err


def test_the_first_file_sets_nothing_and_is_never_written_over_another(hscqa: Hscqa, file: Path) -> None:
    done = hscqa("config", "--init")
    assert (done.code, done.out, done.err) == (0, f"written: {file}\n", "")
    assert read_configuration(file) == Configuration()
    assert all(f"\n# {setting.key} = " in file.read_text("utf-8") for setting in SETTINGS)
    file.write_text("theme = 'mine'\n", "utf-8")
    again = hscqa("config", "--init")
    assert again.code == 2
    assert f"{file} is there already; change it in an editor, or take it away first" in again.err
    assert file.read_text("utf-8") == "theme = 'mine'\n"


def test_where_the_file_cannot_be_written_it_is_exit_5(hscqa: Hscqa, file: Path) -> None:
    file.parent.write_text("a file where a folder should be", "utf-8")  # permissions do not stop everyone
    done = hscqa("config", "--init")
    assert (done.code, done.out) == (5, "")
    assert "config.toml cannot be written: " in done.err
    assert "HSCQA_CONFIG" in done.err


def test_two_things_at_once_are_refused(hscqa: Hscqa, file: Path) -> None:
    done = hscqa("config", "--path", "--init")
    assert (done.code, done.out) == (2, "")
    assert "--path and --init do not go together; leave one of them out" in done.err
    assert not file.parent.exists()


def test_questions_are_put_to_the_configured_workspace(
    workspace: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from hscqa.cli.app import run  # noqa: PLC0415  the fixture's own names a workspace

    written(file, f"workspace = '{workspace}'\n")
    assert run(["papers", "--json"]) == 0
    assert "readers-2022" in capsys.readouterr().out
