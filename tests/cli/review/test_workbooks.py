"""`review import`: a real workbook, written, filled in, taken back: shown, asked about, applied once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl  # type: ignore[import-untyped]
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

    Hscqa = Callable[..., Done]
from tests.cli.review.handed_in import COMMENT, DECIDED, LINK, MISSED, OTHER, acts, fates, filled

pytestmark = pytest.mark.model


def test_a_filled_in_workbook_is_applied_once(hscqa: Hscqa, root: Path) -> None:
    file = filled(root)
    first = hscqa("review", "import", file, "--yes", "--json")
    assert first.code == 0
    assert first.json["applied"] is True
    assert first.json["reviewer"] == "Anna Reid"
    assert first.json["counts"] == {"apply": 4, "already": 0, "changed": 0, "refused": 0}
    assert sorted(acts(hscqa)) == sorted(
        [
            ("Anna Reid", "accept", *LINK),
            ("Anna Reid", "note", *LINK),
            ("Anna Reid", "reject", *OTHER),
            ("Anna Reid", "accept", *COMMENT),
        ]
    )
    again = hscqa("review", "import", file, "--yes", "--json")
    assert (again.code, again.json["applied"]) == (0, False)
    assert again.json["counts"] == {"apply": 0, "already": 4, "changed": 0, "refused": 0}
    assert len(acts(hscqa)) == 4


def test_what_came_back_stands_on_the_crosswalk_in_the_words_that_were_written(hscqa: Hscqa, root: Path) -> None:
    hscqa("review", "import", filled(root), "--yes")
    words = {one["act"]: one["words"] for one in hscqa("review", "log", "--json").json["events"] if one["words"]}
    assert words == {"note": "See <the> map & hours.", "reject": "=Not the same\nfortnight."}
    rows = hscqa("crosswalk", "--json").json["rows"]
    links = {(row["statement"]["id"], one["target"]["id"]): one for row in rows for one in row["links"]}
    assert (links[LINK]["decision"], links[LINK]["relation"]) == ("accepted", "partly answers")
    assert (links[OTHER]["decision"], links[OTHER]["reviewers"]) == ("rejected", ["Anna Reid"])


def test_a_row_of_the_sheet_add_adds(hscqa: Hscqa, root: Path) -> None:
    file = filled(root, {}, {"statement_id": MISSED[0], "tied_id": MISSED[1], "note": "Both mean maps."})
    assert fates(hscqa("review", "import", file, "--yes", "--json")) == [("apply", "add"), ("apply", "note")]
    assert acts(hscqa) == [("Anna Reid", "add", *MISSED), ("Anna Reid", "note", *MISSED)]


def test_without_a_terminal_everything_is_shown_and_nothing_applied(hscqa: Hscqa, root: Path) -> None:
    shown = hscqa("review", "import", filled(root))
    assert shown.code == 2
    assert "nothing was applied" in shown.err
    assert "--yes" in shown.err
    assert shown.err.count("\n") == 1
    told = " ".join(shown.out.split())
    assert "Anna Reid: 4 to apply" in told
    assert f"accept {LINK[0]} and {LINK[1]} as “partly answers”" in told
    assert "nothing decided → accepted" in told
    assert "nothing decided → rejected: =Not the same fortnight." in told
    assert "See <the> map & hours." in told
    assert acts(hscqa) == []


def test_json_without_yes_applies_nothing_and_says_so(hscqa: Hscqa, root: Path) -> None:
    shown = hscqa("review", "import", filled(root), "--json")
    assert (shown.code, shown.json["applied"]) == (2, False)
    assert shown.json["rows"][0] == {
        "sheet": "Ties",
        "row": 2,
        "fate": "apply",
        "why": None,
        "act": "accept",
        "source": LINK[0],
        "target": LINK[1],
        "quote": None,
        "relation": "partly answers",
        "words": None,
        "before": None,
        "after": "accepted",
    }
    assert acts(hscqa) == []


def test_a_workbook_in_which_nobody_wrote_is_fine(hscqa: Hscqa, root: Path) -> None:
    done = hscqa("review", "import", str(root / "empty.xlsx"))
    assert (done.code, done.out) == (0, "Nothing is filled in.\n")


def test_only_refusals_are_a_failure_and_name_their_rows(hscqa: Hscqa, root: Path) -> None:
    done = hscqa("review", "import", filled(root, {LINK: {"your decision": "perhaps"}}), "--yes")
    assert done.code == 2
    assert "Refused (1)" in done.out
    assert "Ties, row 2" in done.out
    assert "choose accept, reject or add" in " ".join(done.out.split())


def test_what_can_be_applied_is_applied_beside_what_is_refused(hscqa: Hscqa, root: Path) -> None:
    file = filled(root, {**DECIDED, LINK: {"your decision": "perhaps"}})
    done = hscqa("review", "import", file, "--yes", "--json")
    assert done.code == 0
    assert done.json["counts"] == {"apply": 2, "already": 0, "changed": 0, "refused": 1}
    assert len(acts(hscqa)) == 2


def test_a_formula_in_an_open_cell_refuses_its_row_only(hscqa: Hscqa, root: Path) -> None:
    file = filled(root)
    book = openpyxl.load_workbook(file)
    heads = [cell.value for cell in book["Ties"][1]]
    book["Ties"].cell(2, heads.index("your note") + 1).value = "=1+1"
    book.save(file)
    done = hscqa("review", "import", file, "--yes", "--json")
    assert done.json["counts"] == {"apply": 2, "already": 0, "changed": 0, "refused": 1}
    assert "formula" in done.json["rows"][0]["why"]


def test_a_paper_revised_meanwhile_holds_back_its_rows(hscqa: Hscqa, root: Path) -> None:
    file = filled(root)
    paper = root / "corpus" / "review.txt"
    paper.write_text(paper.read_text("utf-8").replace("A map of all routes", "A list of all routes"), "utf-8")
    done = hscqa("review", "import", file, "--yes")
    assert done.code == 0
    told = " ".join(done.out.split())
    assert "1 left alone, since the papers have changed" in told
    assert "“A [-map-] {+list+} of all routes" in told
    assert sorted(acts(hscqa)) == sorted([("Anna Reid", "reject", *OTHER), ("Anna Reid", "accept", *COMMENT)])


def test_two_reviewers_hand_in_one_export_each_with_their_own_name(hscqa: Hscqa, root: Path) -> None:
    hscqa("review", "import", filled(root), "--yes")
    ben = filled(root, {LINK: {"your decision": "reject", "your reason": "No."}}, name="ben.xlsx")
    assert hscqa("review", "import", ben, "--yes", "--reviewer", "Ben").code == 0
    (differing,) = hscqa("review", "agreement", "--json").json["differing"]
    assert {one["reviewer"]: one["decision"] for one in differing["reviewers"]} == {
        "Anna Reid": "accepted",
        "Ben": "rejected",
    }


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("notes.xlsx", b"no zip at all", "notes.xlsx"),
        ("letter.docx", b"no zip at all", "letter.docx"),
    ],
)
def test_a_file_that_is_no_workbook_of_ours_is_one_line(
    hscqa: Hscqa, root: Path, name: str, body: bytes, said: str
) -> None:
    (root / name).write_bytes(body)
    done = hscqa("review", "import", str(root / name), "--yes")
    assert done.code == 4
    assert done.out == ""
    assert said in done.err
    assert done.err.count("\n") == 1
