"""glossary.toml: the field's own is whole, a workspace's adds to it, and what is wrong is said with its line."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscqa.errors import CorpusError, ExitCode
from hscqa.ingest import Workspace, read_glossary
from hscqa.ingest.glossary import GLOSSARY, parse_glossary, read_file
from hscqa.model import Glossary

FIELD = Path(__file__).resolve().parent.parent.parent / "corpus" / GLOSSARY


def parsed(text: str) -> Glossary:
    return parse_glossary(dedent(text), GLOSSARY)


def test_names_are_read_as_they_are_written_in_the_files_order() -> None:
    glossary = parsed("""
        [people_say]
        "book bus" = ["library van", "mobile  library"]
        [same]  # of one thing each
        van = ['vehicle', "motor van"]
        "Library Board" = [
            "LB",  # its short form
        ]
    """)
    assert glossary == Glossary(
        same=(("van", "vehicle", "motor van"), ("Library Board", "LB")),
        people_say=(("book bus", ("library van", "mobile library")),),
    )


def test_a_glossary_of_nothing_has_no_names() -> None:
    assert parsed("") == parsed("[same]\n[people_say]") == Glossary()


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("\n[same]\nvan = ['car'", 3, "not valid TOML"),
        ("[same]\nvan = car\nbus = ['coach']\n", 2, "not valid TOML"),
        ("[same]\nvan = ['car']\nvan = ['bus']\n", 3, "this name stands twice"),
        ("[same]\nvan = ['car']\nvan = ['bus']\n\nbus = ['coach']", 3, "this name stands twice"),
        ("[same]\nvan = ['car']\n[same]\nbus = ['coach']", 3, "not valid TOML"),
        ("\n[smae]\nvan = ['car']", 2, "“smae” is no part of a glossary; did you mean [same]?"),
        ("[terms]", 1, "“terms” is no part of a glossary; a glossary has the parts [same] and [people_say]"),
        ("# 1\n# 2\nsame = 3", 3, "[same] is a single value"),
        ("[same]\nvan = ['car']\n\nbus = 'coach'", 4, "what stands after “bus” is no list of names"),
        ("[same]\nvan = []", 2, "“van” has no other names"),
        ("[same]\nvan = ['car', 3]", 2, "“van” has something among its other names that is no text"),
        ("[same]\nvan = ['car', '']", 2, "a name is empty"),
        ("[same]\n'' = ['car']", 2, "a name is empty"),
        ("[same]\nvan = [\n  'car',\n  ' ',\n]", 4, "a name is empty"),
        ("[same]\nvan = ['—']", 2, "“—” has no word"),
        ("[same]\nvan = ['it']", 2, "“it” is too common to stand for one thing"),
        ('[same]\nvan = ["\\u001b[31mcar"]', 2, "has a character that cannot be shown"),
        ("[same]\nvan = ['car']\nbus = ['coach', 'car']", 3, "“car” stands twice; keep one of the two"),
        ("[same]\n'book van' = ['car']\nvan = ['Book-Vans']", 3, "“Book-Vans” stands twice (it counts as “book van”)"),
        ("[same]\nvan = ['vans']", 2, "“vans” stands twice (it counts as “van”)"),
        ("[people_say]\nvan = ['car']\nVans = ['bus']", 3, "“Vans” stands twice (it counts as “van”)"),
        ("[people_say]\n\nvan = ['van']", 3, "“van” stands twice"),
        ("[people_say]\nvan = ['car']\n'car' = ['van']", 3, "leads back to itself"),
        ("[people_say]\na1 = ['b2']\nb2 = ['c3']\nd4 = ['e5']\nc3 = ['a1']", 5, "leads back to itself"),
        ("[people_say]\nvan = ['car']\nbus = ['van']\n[same]\ncar = ['bus']", 3, "leads back to itself"),
        (
            "[same]\nvan = ['car']\n[people_say]\ncar = ['van']",
            4,
            "“car” and “van” are names of the same thing already",
        ),
        ('[same]\nvan = [\n\'car\',\n"""bus\n"""]', 4, "has a character that cannot be shown"),
        ("# it's \"so\n[same]\nvan = ['car'] # 'bus'\ncoach = ['bus', 'van']", 4, "“van” stands twice"),
        ("[same]\nvan = ['people say', 'car']\n'car' = ['bus']", 3, "“car” stands twice"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(CorpusError) as told:
        parsed(text)
    assert told.value.exit_code == ExitCode.CORPUS
    assert what in str(told.value)
    assert re.findall(r"line (\d+)", str(told.value)) == [str(line)]
    assert str(told.value).isprintable()


def test_the_same_name_may_be_said_for_several_things_and_be_a_name_itself() -> None:
    glossary = parsed("""
        [same]
        "library van" = ["mobile library"]
        [people_say]
        bus = ["library van", "coach"]
        truck = ["library van"]
        "mobile library" = ["reading room"]
    """)
    assert len(glossary.people_say) == 3


@pytest.mark.parametrize("text", ["x = " + "[" * 5_000, "[same]\nvan = " + "9" * 5_000, "x = " + "{a=" * 3_000])
def test_values_out_of_all_measure_are_refused(text: str) -> None:
    with pytest.raises(CorpusError, match=r"^glossary\.toml(, line 1: not valid TOML| is no glossary)"):
        parsed(text)


def test_a_file_that_is_no_text_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / GLOSSARY
    path.write_bytes(b"[same]\nvan = ['car']\nbus = ['\xff']\n")
    with pytest.raises(CorpusError, match=r"glossary\.toml, line 3: not UTF-8 text; save the file as UTF-8"):
        read_file(path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / GLOSSARY
    path.write_bytes(b"\xef\xbb\xbf[same]\r\nvan = ['car']\r\n")
    assert read_file(path) == Glossary((("van", "car"),))


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / GLOSSARY).mkdir()
    with pytest.raises(CorpusError, match="cannot read"):
        read_file(tmp_path / GLOSSARY)


def test_a_workspace_adds_to_the_fields_glossary(mini_workspace: Workspace) -> None:
    field = read_file(FIELD)
    assert read_glossary(mini_workspace) == field
    (mini_workspace.corpus / GLOSSARY).write_text("[same]\n'third sector' = ['clubs']\n", encoding="utf-8")
    assert read_glossary(mini_workspace) == Glossary((*field.same, ("third sector", "clubs")), field.people_say)


def test_what_a_workspace_adds_is_checked_when_it_changes(mini_workspace: Workspace) -> None:
    own = mini_workspace.corpus / GLOSSARY
    own.write_text("[same]\nvan = ['car']\n", encoding="utf-8")
    assert ("van", "car") in read_glossary(mini_workspace).same
    own.write_text("[same]\nvan = ['']\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=re.escape(str(own))):
        read_glossary(mini_workspace)


def test_the_fields_own_papers_read_its_glossary_once() -> None:
    assert read_glossary(Workspace.at(FIELD.parent.parent)) == read_file(FIELD)


def test_the_fields_glossary_is_broad() -> None:
    glossary = read_file(FIELD)
    assert len(glossary.same) > 100
    assert len(glossary.people_say) > 50


@given(st.text(alphabet=st.sampled_from("[]same people_y=\"'\n,#x1{}\\.-—"), max_size=60) | st.text(max_size=40))
def test_no_text_makes_anything_but_a_glossary_or_a_message_of_one_line(text: str) -> None:
    for whole in (text, f"[same]\n{text}", f"[people_say]\nx = [{text}]\n"):
        try:
            assert isinstance(parse_glossary(whole, GLOSSARY), Glossary)
        except CorpusError as error:
            assert "\n" not in str(error)  # noqa: PT017


@given(
    st.dictionaries(
        st.sampled_from(["same", "people_say", "other"]) | st.text(max_size=3),
        st.dictionaries(st.text(max_size=5), st.lists(st.text(max_size=5) | st.integers(), max_size=3), max_size=3),
        max_size=2,
    ),
)
def test_whatever_the_names_a_message_names_a_line_of_the_file(parts: dict[str, dict[str, list[str | int]]]) -> None:
    text = "".join(
        f"[{_quoted(part)}]\n" + "".join(f"{_quoted(name)} = {[*others]!r}\n" for name, others in entries.items())
        for part, entries in parts.items()
    )
    try:
        parse_glossary(text, GLOSSARY)
    except CorpusError as error:
        found = re.search(r"line (\d+)", str(error))
        assert found is not None
        assert 1 <= int(found.group(1)) <= text.count("\n") + 1


def _quoted(name: str) -> str:
    """Write a name as a TOML string, where it can be one."""
    return "'" + name.replace("'", "").replace("\n", "") + "'"
