"""A zip file from anybody, such as a workbook that came back: what it says of itself is checked before it is read.

Nothing is unpacked to the disk, so the names of its entries can reach nowhere.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from hscqa.errors import UnreadablePaper
from hscqa.export.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LARGEST_FILE = 64_000_000
"""Bytes of the file itself."""
LARGEST_PART = 128_000_000
"""Bytes of one entry when it is unpacked. A sheet of 1,048,576 rows with two blank formatted cells each has 122 million
as XlsxWriter writes it."""
LARGEST = 256_000_000
"""Bytes of all entries together when they are unpacked."""
MOST_PARTS = 1_000
STEEPEST = 200
"""How many times its size an entry of more than a million bytes may unpack to. Sheets of a million like rows, blank or
filled, unpack to 14 to 18 times theirs; the most that Deflate can do is 1,032 times."""
RESAVE = "open it in a spreadsheet program and save it again as .xlsx"

_CHUNK = 1 << 16
_SMALL = 1_000_000
"""Bytes up to which an entry's ratio does not matter."""
_LONGEST_NAME = 80
_ENCRYPTED = 0x1 | 0x40 | 0x2000
"""Bits of an entry's flags: encrypted, strongly encrypted, its header masked (APPNOTE.TXT, section 4.4.4)."""
_KNOWN_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The only ones of Office Open XML (ECMA-376, part 2, annex B); others need memory that no limit here bounds."""
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    LookupError,
    OverflowError,
    RuntimeError,  # NotImplementedError too: an entry of a later version of the format
    EOFError,
    OSError,
)
"""What zipfile raises on bytes that are no whole zip file."""


def regular_file(path: Path) -> bytes:
    """Give a file's bytes; raise UnreadablePaper where it is no ordinary file, too large, or cannot be opened.

    A link is not followed, and a pipe or device is not opened, since it may never end.
    """
    try:
        kind = path.lstat().st_mode
        if stat.S_ISLNK(kind):
            raise UnreadablePaper(f"{path.name} is a link", "name the file that it leads to")
        if not stat.S_ISREG(kind):
            raise UnreadablePaper(f"{path.name} is no ordinary file", "name a workbook that was saved as .xlsx")
        with path.open("rb") as file:
            body = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise UnreadablePaper(f"{path} is not there", "name a workbook that was saved as .xlsx") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadablePaper(f"cannot read {path}: {one_line(str(why))}", "check the file's permissions") from error
    if len(body) > LARGEST_FILE:
        raise UnreadablePaper(f"{path.name} is larger than {LARGEST_FILE // 10**6} MB", _SHRINK)
    return body


class Parts:
    """The entries of a zip file that is safe to read, by name; capitals do not matter in one."""

    def __init__(self, body: bytes, name: str) -> None:
        """Check what the zip file `name` says of its entries; raise UnreadablePaper where one must not be read."""
        self.name = name
        """Of the file, for messages."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(body))
        except _DAMAGE as error:
            raise self.damaged("it is no whole zip file") from error
        entries = [entry for entry in self._archive.infolist() if not entry.is_dir()]
        self._check(entries)
        self._entries = {_key(entry.filename): entry for entry in entries}
        if len(self._entries) < len(entries):
            raise self.damaged("two of its parts have one name")

    def __contains__(self, part: str) -> bool:
        """Say whether there is such a part."""
        return _key(part) in self._entries

    def __iter__(self) -> Iterator[str]:
        """Give the names of all parts, in small letters."""
        return iter(self._entries)

    def chunks(self, part: str, largest: int = LARGEST_PART) -> Iterator[bytes]:
        """Give a part's bytes piece by piece.

        Raise UnreadablePaper where it is not there, damaged, or unpacks to more than it says or than `largest` bytes.
        """
        entry = self._entries.get(_key(part))
        if entry is None:
            raise self.damaged_part(part, "is missing")
        if entry.file_size > largest:
            raise self._too_large(entry)
        read = 0
        try:
            with self._archive.open(entry) as file:
                while chunk := file.read(_CHUNK):
                    read += len(chunk)
                    # zipfile stops at the size that was declared; this holds whether or not it does.
                    if read > largest:
                        raise self._too_large(entry)
                    yield chunk
        except _DAMAGE as error:
            raise self.damaged_part(part, "cannot be unpacked") from error

    def damaged(self, why: str) -> UnreadablePaper:
        """Give the error to raise for a file that cannot be read as a workbook."""
        return UnreadablePaper(f"{self.name} cannot be read as a workbook ({why})", RESAVE)

    def damaged_part(self, part: str, why: str) -> UnreadablePaper:
        """Give the error to raise for one part, named beside what is the matter with it."""
        return self.damaged(f"its part {_shown(part)} {why}")

    def _check(self, entries: Iterable[zipfile.ZipInfo]) -> None:
        """Raise UnreadablePaper for entries that are encrypted, too many or too large, or packed in an unusual way."""
        listed = list(entries)
        if len(listed) > MOST_PARTS:
            raise self.damaged(f"it has more than {MOST_PARTS:,} parts")
        for entry in listed:
            if entry.flag_bits & _ENCRYPTED:
                raise UnreadablePaper(f"{self.name} is encrypted", "save it without a password")
            if entry.compress_type not in _KNOWN_METHODS:
                raise self.damaged("it is packed as no spreadsheet program does it")
            if entry.file_size > LARGEST_PART or _is_steep(entry):
                raise self._too_large(entry)
        if sum(entry.file_size for entry in listed) > LARGEST:
            raise UnreadablePaper(f"{self.name} unpacks to more than {LARGEST // 10**6} MB", _SHRINK)

    def _too_large(self, entry: zipfile.ZipInfo) -> UnreadablePaper:
        how_large = f"{_shown(entry.filename)}: {entry.file_size:,} bytes"
        return UnreadablePaper(f"{self.name} is too large when unpacked ({how_large})", _SHRINK)


_SHRINK = "delete the rows and columns that were not exported, empty ones too, and save it again"


def _key(name: str) -> str:
    """Give a part's name as it is compared (ECMA-376, part 2, section 6.2.2: capitals do not matter)."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _shown(part: str) -> str:
    """Give a part's name for a message: names have no length that they must keep to."""
    name = one_line(part)
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"


def _is_steep(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > STEEPEST * max(entry.compress_size, 1)
