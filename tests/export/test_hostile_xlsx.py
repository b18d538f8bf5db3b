"""Files that are no workbook, or were made to do harm: each is refused in one line that says what to do."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from hscqa.errors import ExitCode, UnreadablePaper
from hscqa.export.workbook import xml_stream, zip_limits
from hscqa.export.workbook.read_xlsx import read_sheets
from tests.export.workbooks import TIES, exported, packed, parts_of, replaced, with_parts, with_rows

if TYPE_CHECKING:
    from pathlib import Path

SOON = 20
"""Seconds, on a machine that does other work; every file here takes less than 3 on one that does none."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SHEET = '<row r="2"><c t="str"><v>gull</v></c></row>'
BODY = exported()
TYPES = "[Content_Types].xml"
WORKBOOK_TYPE = "openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
LEADS = "xl/_rels/workbook.xml.rels"
MACRO_SHEET = '<Override PartName="/xl/m.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>'
ODS = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office/>"}


def refusal(tmp_path: Path, body: bytes, name: str = "ties.xlsx") -> str:
    """Give the line that a file is refused with."""
    file = tmp_path / name
    file.write_bytes(body)
    began = time.perf_counter()
    with pytest.raises(UnreadablePaper) as caught:
        read_sheets(file)
    assert time.perf_counter() - began < SOON
    assert caught.value.exit_code == ExitCode.CORPUS
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "ties.xlsx is empty; save the workbook again"),
        (b"statement_id,tied_id\nreview:1,audit:1\n", "is no workbook, whatever its name says; open it and save it as"),
        (OLE, "is of Excel’s format of before 2007 (.xls); open it and save it as .xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "has a password; open it and save it without one"),
        (packed(ODS), "is an OpenDocument file (.ods); open it and save it as .xlsx"),
        (packed({"gulls.txt": "gulls"}), "it is a zip file of something else"),
        (BODY[: len(BODY) // 2], "it is no whole zip file"),
        (BODY[:-4], "it is no whole zip file"),
        (b"PK", "it is no whole zip file"),
        (with_parts({"_rels/.rels": "<Relationships"}), "its part _rels/.rels is damaged"),
        (replaced("_rels/.rels", '/officeDocument"', '/gulls"'), "it holds no workbook"),
        (replaced("xl/workbook.xml", "<sheets>", "<gulls>"), "xl/workbook.xml is damaged"),
        (replaced("_rels/.rels", "xl/workbook.xml", "../../../etc/passwd"), "etc/_rels/passwd.rels is missing"),
        (replaced(LEADS, "worksheets/sheet1.xml", "gone.xml"), "its part xl/gone.xml is missing"),
        (replaced("xl/styles.xml", 'numFmtId="164"', 'numFmtId="x"'), "its part xl/styles.xml is damaged"),
    ],
)  # fmt: skip
def test_what_is_no_whole_workbook_is_refused(tmp_path: Path, body: bytes, message: str) -> None:
    assert message in refusal(tmp_path, body)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (BODY, "ties.xlsm"),
        (BODY, "TIES.XLTM"),
        (with_parts({"xl/vbaProject.bin": b"Sub Auto_Open()"}), "ties.xlsx"),
        (with_parts({"elsewhere/VBAPROJECT.BIN": b""}), "ties.xlsx"),
        (replaced(TYPES, WORKBOOK_TYPE, "ms-excel.sheet.macroEnabled.main+xml"), "ties.xlsx"),
        (replaced(TYPES, "</Types>", f"{MACRO_SHEET}</Types>"), "ties.xlsx"),
        (replaced(LEADS, "officeDocument/2006/relationships/worksheet", "x/xlMacrosheet"), "ties.xlsx"),
    ],
)  # fmt: skip
def test_macros_are_refused(tmp_path: Path, body: bytes, name: str) -> None:
    assert refusal(tmp_path, body, name) == f"{name} holds macros; save it as .xlsx without macros"


def test_a_name_that_speaks_of_macros_holds_none(tmp_path: Path) -> None:
    file = tmp_path / "no macros here.xlsx"
    file.write_bytes(BODY)
    assert read_sheets(file)[0].about["workbook"] == "crosswalk"


def test_a_binary_workbook_is_refused(tmp_path: Path) -> None:
    body = replaced(TYPES, WORKBOOK_TYPE, "ms-excel.sheet.binary.macroEnabled.main")
    assert "is a binary workbook (.xlsb); open it and save it as .xlsx" in refusal(tmp_path, body)


def test_encrypted_entries_are_refused(tmp_path: Path) -> None:
    body = bytearray(BODY)
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(sign) + flags] |= 1
    assert refusal(tmp_path, bytes(body)) == "ties.xlsx is encrypted; save it without a password"


@pytest.mark.parametrize("name", ["xl/workbook.xml", "XL/Workbook.XML", "/xl/workbook.xml", "xl\\workbook.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_refused(tmp_path: Path, name: str) -> None:
    sink = io.BytesIO(BODY)
    with zipfile.ZipFile(sink, "a") as archive:
        archive.writestr(name, "<workbook/>")
    assert "two of its parts have one name" in refusal(tmp_path, sink.getvalue())


def test_other_ways_of_packing_are_refused(tmp_path: Path) -> None:
    assert "it is packed as no spreadsheet program does it" in refusal(
        tmp_path, packed(parts_of(BODY), zipfile.ZIP_LZMA)
    )


def test_names_of_entries_reach_nowhere(tmp_path: Path) -> None:
    file = tmp_path / "in" / "ties.xlsx"
    file.parent.mkdir()
    file.write_bytes(with_parts({"../gull.txt": "gull", "/tmp/gull.txt": "gull", "C:\\gull.txt": "gull"}))  # noqa: S108
    assert read_sheets(file)[0].about["workbook"] == "crosswalk"
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "ties.xlsx"]


def test_links_to_other_files_are_not_followed(tmp_path: Path) -> None:
    file = tmp_path / "ties.xlsx"
    link = '<Relationship Id="rIdX" Type="x/externalLink" Target="http://gulls.example/a.xlsx" TargetMode="External"/>'
    file.write_bytes(replaced(LEADS, "</Relationships>", f"{link}</Relationships>"))
    assert read_sheets(file)[0].about["workbook"] == "crosswalk"
    styles = replaced(LEADS, 'Target="styles.xml"', 'TargetMode="External" Target="http://x.example/s"')
    file.write_bytes(styles)
    assert read_sheets(file)[0].rows["Ties"][0].cells["confidence"] == "0.95"


@pytest.mark.parametrize("part", [TIES, "xl/workbook.xml", "xl/sharedStrings.xml", "docProps/core.xml", TYPES])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_in_any_part_is_refused(tmp_path: Path, part: str, encoding: str) -> None:
    told = parts_of(BODY)[part].decode().partition("?>")[2]
    doctype = '<!DOCTYPE x [<!ENTITY gull SYSTEM "file:///etc/passwd"><!ENTITY g "&gull;&gull;">]>'
    body = with_parts({part: f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{told}'.encode(encoding)})
    assert f"its part {part} declares a document type".casefold() in refusal(tmp_path, body).casefold()


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            with_parts({"xl/media/a.bin": bytes(129_000_000)}),
            "too large when unpacked (xl/media/a.bin: 129,000,000 bytes)",
        ),
        (with_parts({"xl/media/a.bin": bytes(2_000_000)}), "too large when unpacked (xl/media/a.bin: 2,000,000 bytes)"),
        (with_parts({f"{one}.bin": b"" for one in range(1001)}), "it has more than 1,000 parts"),
        (with_rows("<row/>" * 1_048_575), "too large when unpacked (xl/worksheets/sheet1.xml"),
    ],
    ids=["one part", "steep", "many parts", "blank rows that pack too well"],
)
def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(tmp_path: Path, body: bytes, message: str) -> None:
    assert message in refusal(tmp_path, body)


def test_a_part_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_limits, "LARGEST_PART", 50_000)
    body = with_parts({"xl/media/a.bin": os.urandom(60_000)})
    assert "too large when unpacked (xl/media/a.bin: 60,000 bytes)" in refusal(tmp_path, body)


def test_parts_that_are_too_large_together_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_limits, "LARGEST", 100_000)
    noise = {f"{one}.bin": os.urandom(30_000) for one in range(4)}
    assert "unpacks to more than" in refusal(tmp_path, with_parts(noise))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_limits, "LARGEST_FILE", 1000)
    assert "is larger than" in refusal(tmp_path, BODY)


def test_an_entry_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    body = bytearray(with_rows("<row/>" * 100_000, method=zipfile.ZIP_STORED))
    size = zipfile.ZipFile(io.BytesIO(bytes(body))).getinfo(TIES).file_size
    assert body.count(struct.pack("<L", size)) >= 2
    lying = bytes(body).replace(struct.pack("<LL", size, size), struct.pack("<LL", size, 5000))
    assert "xl/worksheets/sheet1.xml" in refusal(tmp_path, lying)


def test_no_more_is_unpacked_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """The size that was declared is not trusted, whatever zipfile does with it."""
    parts = zip_limits.Parts(packed({"a": bytes(300_000)}), "a.xlsx")
    entry = parts._entries["a"]
    monkeypatch.setattr(entry, "file_size", 10)
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: io.BytesIO(bytes(300_000)))
    with pytest.raises(UnreadablePaper, match="too large when unpacked"):
        list(parts.chunks("a", largest=100_000))


@pytest.mark.parametrize(
    "inside",
    [
        f"<!--{'gull ' * 100_000}-->",
        f'<row x="{"gull " * 100_000}"/>',
        "<is>" * 300 + "</is>" * 300,
        "".join(f"<a{one}/>" for one in range(6000)),
        "".join(f'<row a{one}=""/>' for one in range(6000)),
        "".join(f'<row xmlns:a{one}="a"/>' for one in range(6000)),
    ],
    ids=["comment", "attribute", "deep", "elements", "attributes", "namespaces"],
)
def test_xml_that_would_take_time_or_memory_is_refused(tmp_path: Path, inside: str) -> None:
    file = tmp_path / "ties.xlsx"
    file.write_bytes(with_rows(inside, method=zipfile.ZIP_STORED))
    with pytest.raises(UnreadablePaper, match=r"its part xl/worksheets/sheet1\.xml is damaged"):
        read_sheets(file)


def test_more_elements_than_can_be_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_stream, "MOST_ELEMENTS", 20_000)
    assert "sheet1.xml is damaged" in refusal(tmp_path, with_rows("<a/>" * 20_000, method=zipfile.ZIP_STORED))


def test_more_merged_ranges_than_can_be_are_refused(tmp_path: Path) -> None:
    ranges = '<mergeCell ref="A90:B92"/>' * 100_001
    body = with_rows(SHEET, after=f"<mergeCells>{ranges}</mergeCells>", method=zipfile.ZIP_STORED)
    assert "sheet1.xml is damaged" in refusal(tmp_path, body)


def test_only_ordinary_files_are_opened(tmp_path: Path) -> None:
    (tmp_path / "real.xlsx").write_bytes(BODY)
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "real.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    os.mkfifo(tmp_path / "pipe.xlsx")
    for name, message in {
        "link.xlsx": "link.xlsx is a link; name the file that it leads to",
        "folder.xlsx": "folder.xlsx is no ordinary file",
        "pipe.xlsx": "pipe.xlsx is no ordinary file",
        "gone.xlsx": "gone.xlsx is not there",
        "a" * 300: "cannot read",
    }.items():
        with pytest.raises(UnreadablePaper, match=message):
            read_sheets(tmp_path / name)


def test_a_million_filled_rows_are_refused_soon(tmp_path: Path) -> None:
    body = with_rows('<row><c t="str"><v>gull</v></c></row>' * 1_048_575, method=zipfile.ZIP_STORED)
    assert "has more than 100,000 filled rows on the sheet Ties" in refusal(tmp_path, body)


@pytest.mark.slow
def test_a_million_blank_rows_take_little_time_and_memory(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{one}" s="1" customFormat="1"><c r="A{one}" s="1"/></row>' for one in range(2, 1_048_576))
    last = '<row r="1048576"><c r="A1048576" t="str"><v>gull</v></c></row>'
    (tmp_path / "ties.xlsx").write_bytes(with_rows(rows + last))
    program = (
        "import resource, sys, time; from pathlib import Path\n"
        "from hscqa.export.workbook.read_xlsx import read_sheets\n"
        "before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()\n"
        "sheets, _ = read_sheets(Path(sys.argv[1]))\n"
        "row, = sheets.rows['Ties']\n"
        "print(row.number, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, time.perf_counter() - began)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "ties.xlsx")]
    number, kilobytes, seconds = subprocess.check_output(command, text=True, timeout=120).split()
    assert int(number) == 1_048_576
    assert int(kilobytes) < 50_000
    assert float(seconds) < 60
