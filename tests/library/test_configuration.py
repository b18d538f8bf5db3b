"""What the user's configuration file sets, and what is said where it is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.errors import UsageError
from hscqa.ingest import Workspace
from hscqa.ingest.workspace import VARIABLE as WORKSPACE
from hscqa.library.configuration import (
    SETTINGS,
    Configuration,
    configuration_file,
    find_workspace,
    nearest,
    read_configuration,
    template,
)
from hscqa.library.inforce import Origin, in_force
from hscqa.library.reviewer import VARIABLE as REVIEWER
from hscqa.library.reviewer import reviewer, system_user

WHOLE = """
reviewer = " Morag Firth "
theme = "ansi"
workspace = "papers"
remember = false
[export]
folder = '/harbour/exports'
format = "docx"
"""


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the place of a configuration, where none is yet; no variable sets anything, and no papers are near."""
    place = tmp_path / "config.toml"
    monkeypatch.setenv("HSCQA_CONFIG", str(place))
    monkeypatch.delenv(REVIEWER, raising=False)
    monkeypatch.delenv(WORKSPACE, raising=False)
    monkeypatch.chdir(tmp_path)
    return place


def test_no_file_sets_nothing(file: Path) -> None:
    assert read_configuration() == Configuration()
    assert not file.exists()


def test_every_setting_is_read(file: Path) -> None:
    file.write_text(WHOLE, "utf-8")
    found = read_configuration()
    assert found == Configuration(
        reviewer="Morag Firth",
        theme="ansi",
        workspace=file.parent / "papers",
        export_folder=Path("/harbour/exports"),
        export_format="docx",
        remember=False,
        given=frozenset(setting.key for setting in SETTINGS),
    )
    assert [found.value(setting.key) for setting in SETTINGS[:2]] == ["Morag Firth", "ansi"]


def test_the_file_that_is_written_first_sets_nothing_and_everything_once_the_marks_are_gone(file: Path) -> None:
    file.write_text(template(), "utf-8")
    assert read_configuration() == Configuration()
    file.write_text(re.sub(r"(?m)^# (?=[\w.]+ = )", "", template()), "utf-8")
    found = read_configuration()
    assert found.given == {setting.key for setting in SETTINGS}
    assert found.export_folder == Path("~/Documents").expanduser()
    assert found.unknown == ()


def test_a_blank_text_counts_as_not_set(file: Path) -> None:
    file.write_text("reviewer = ' '\nworkspace = ''\n[export]\nfolder = ' '\n", "utf-8")
    assert read_configuration() == Configuration()


def test_a_byte_order_mark_is_no_part_of_the_first_key(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbftheme = 'light'\r\n")
    assert read_configuration().theme == "light"


def test_keys_that_are_no_settings_are_told_and_stop_nothing(file: Path) -> None:
    file.write_text("reviwer = 'Ann'\ntheme = 'light'\nfolder = 'x'\n[export]\nformt = 1\n[gulls]\nn = 7\n", "utf-8")
    found = read_configuration()
    assert found.theme == "light"
    assert found.unknown == ("reviwer", "folder", "export.formt", "gulls")
    assert list(map(nearest, found.unknown)) == ["reviewer", "export.folder", "export.format", None]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("reviewer = 7", '`reviewer` in {file} is no text; give a value like "Anna Reid"'),
        ("theme = ['light']", "`theme` in {file} is no text; "),
        ("workspace = true", "`workspace` in {file} is no name of a folder; give a value like '~/papers'"),
        ('workspace = "a\\u0000b"', "`workspace` in {file} is no name of a folder; "),
        ("remember = 'no'", "`remember` in {file} is neither true nor false; give a value like false"),
        ("remember = 0", "`remember` in {file} is neither true nor false; "),
        ("export = 'docx'", "`export` in {file} is no table; write [export] in a line of its own, its keys below"),
        ("[export]\nformat = 3", '`export.format` in {file} is no text; give a value like "docx"'),
        ("theme = 'light'\nreviewer = \n", "{file}, line 2: invalid value; mend that line"),
        ("theme = 'light'\nreviewer =", "{file}, line 2: invalid value; mend that line"),
        ("theme = 1\n\ntheme = 2\n", "{file}, line 3: cannot overwrite a value; mend that line"),
        (
            'workspace = "C:\\Users\\morag"',
            "{file}, line 1: invalid hex value; mend that line: a name with \\ stands in 'single quotes'",
        ),
        ("a = " + "[" * 5000, "{file}, line 1: "),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_what_is_expected(file: Path, written: str, said: str) -> None:
    file.write_text(written, "utf-8")
    with pytest.raises(UsageError) as caught:
        read_configuration()
    assert str(caught.value).startswith(said.format(file=file))
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_utf_8_is_refused_with_the_line(file: Path) -> None:
    file.write_bytes(b"theme = 'light'\nreviewer = 'M\xf2rag'\n")
    with pytest.raises(UsageError, match="line 2: is not UTF-8; save the file as UTF-8"):
        read_configuration()


def test_what_is_no_file_is_refused(file: Path) -> None:
    file.mkdir()
    with pytest.raises(UsageError, match=r"config\.toml cannot be read: "):
        read_configuration()


@given(st.one_of(st.binary(), st.text("[]=.'\"\\#\n\ufeff 7ae").map(str.encode)))
def test_whatever_a_file_holds_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    place = tmp_path_factory.getbasetemp() / "any.toml"
    place.write_bytes(body)
    try:
        said = ""
        assert not read_configuration(place).given
    except UsageError as error:
        said = error.what
    assert not said or str(place) in said


def test_the_file_is_the_users_own_unless_another_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HSCQA_CONFIG", "other.toml")
    assert configuration_file() == tmp_path / "other.toml"
    monkeypatch.setenv("HSCQA_CONFIG", "~/other.toml")
    assert configuration_file() == Path.home() / "other.toml"
    monkeypatch.setenv("HSCQA_CONFIG", "")
    monkeypatch.setattr("platformdirs.user_config_dir", lambda name: str(tmp_path / name))
    assert configuration_file() == tmp_path / "hscqa" / "config.toml"


def test_the_configured_workspace_comes_after_all_that_is_nearer(
    file: Path, tmp_path: Path, mini_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_workspace().packaged
    file.write_text("workspace = 'harbour'\n", "utf-8")
    assert find_workspace() == Workspace.at(tmp_path / "harbour")
    monkeypatch.chdir(mini_workspace.root)
    assert find_workspace() == mini_workspace
    monkeypatch.setenv(WORKSPACE, str(tmp_path / "named"))
    assert find_workspace() == Workspace.at(tmp_path / "named")
    assert find_workspace(tmp_path / "option") == Workspace.at(tmp_path / "option")


def test_a_wrong_configuration_is_in_nobodys_way_who_needs_none_of_it(
    file: Path, mini_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("workspace = 7\n", "utf-8")
    with pytest.raises(UsageError, match="is no name of a folder"):
        find_workspace()
    assert find_workspace(mini_workspace.root) == mini_workspace
    monkeypatch.setenv(REVIEWER, "Bea Moss")
    assert reviewer(None) == "Bea Moss"


def test_a_configured_workspace_that_is_a_file_is_refused(file: Path) -> None:
    file.write_text("workspace = 'config.toml'\n", "utf-8")
    with pytest.raises(UsageError, match="is a file; name the folder that holds corpus/"):
        find_workspace()


def test_the_reviewer_of_a_wrong_configuration_can_be_named_otherwise(file: Path) -> None:
    file.write_text("reviewer = 7\n", "utf-8")
    with pytest.raises(UsageError, match="is no text; mend it, or name the reviewer with --reviewer"):
        reviewer(None)
    file.write_text("reviewer = 'Cal Dunn'\n", "utf-8")
    assert reviewer(None) == "Cal Dunn"
    file.write_text("reviewer = ''\n", "utf-8")
    assert reviewer(None) == system_user()


def test_a_value_is_shown_with_the_first_who_sets_it(
    file: Path, mini_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(key: str) -> tuple[object, Origin]:
        (one,) = (one for one in in_force(read_configuration()) if one.setting.key == key)
        return one.value, one.origin

    assert held("reviewer") == (system_user(), Origin.DEFAULT)
    assert held("theme") == held("workspace") == held("export.folder") == (None, Origin.DEFAULT)
    assert held("remember") == (True, Origin.DEFAULT)
    file.write_text(WHOLE, "utf-8")
    assert held("reviewer") == ("Morag Firth", Origin.FILE)
    assert held("remember") == (False, Origin.FILE)
    assert held("workspace") == (str(file.parent / "papers"), Origin.FILE)
    monkeypatch.chdir(mini_workspace.root)
    assert held("workspace") == (str(mini_workspace.root), Origin.FOLDER)
    monkeypatch.setenv(WORKSPACE, "/quay")
    monkeypatch.setenv(REVIEWER, "Bea Moss")
    assert held("workspace") == ("/quay", Origin.ENVIRONMENT)
    assert held("reviewer") == ("Bea Moss", Origin.ENVIRONMENT)


def test_the_variables_that_are_named_are_those_that_are_read() -> None:
    named = {setting.key: setting.variable for setting in SETTINGS if setting.variable}
    assert named == {"reviewer": REVIEWER, "workspace": WORKSPACE}


def test_the_table_in_the_docs_is_that_of_the_settings() -> None:
    document = Path(__file__).resolve().parents[2] / "docs" / "configuring.md"
    rows = [f"| `{one.key}` | {one.kind.value} | {one.meaning} | {one.otherwise} |" for one in SETTINGS]
    table = re.findall(r"(?m)^\| `.*$", document.read_text("utf-8"))
    assert table == rows


def test_the_example_in_the_docs_can_be_read(file: Path) -> None:
    document = Path(__file__).resolve().parents[2] / "docs" / "configuring.md"
    (shown,) = re.findall(r"(?s)```toml\n(.*?)```", document.read_text("utf-8"))
    file.write_text(shown, "utf-8")
    found = read_configuration()
    assert (len(found.given), found.unknown) == (5, ())
