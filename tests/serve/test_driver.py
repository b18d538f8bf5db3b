"""What the program of a tab writes is packets and nothing else, and it does not outlive the server."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from hscqa.serve.tab import DRIVER, READY
from tests.serve.noisy import NOISE, SHOWN
from tests.serve.process import TO_END

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = Path(__file__).with_name("noisy.py")


@contextmanager
def shown() -> Iterator[subprocess.Popen[bytes]]:
    """Start the program as a tab does."""
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "TEXTUAL_DRIVER": DRIVER, "PYTHONPATH": str(root)}
    with subprocess.Popen(
        [sys.executable, str(PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as program:
        try:
            yield program
        finally:
            program.kill()


def packets(stream: IO[bytes]) -> Iterator[str]:
    """Give what each packet says until the end; fail where anything else stands between two of them."""
    while kind := stream.read(1):
        assert kind in b"DMP", kind + stream.read()
        yield stream.read(int.from_bytes(stream.read(4), "big")).decode()


def test_what_libraries_print_goes_nowhere() -> None:
    with shown() as program:
        assert program.stdin
        assert program.stdout
        assert program.stderr
        assert program.stdout.readline() == READY
        came = ""
        for words in packets(program.stdout):
            came += words
            if SHOWN in words:
                program.stdin.close()
        assert SHOWN in came
        assert NOISE not in came
        assert program.wait(TO_END) == 0
        assert program.stderr.read() == b""


@pytest.mark.parametrize("torn", [b"", b"D\x00\x00", b"M\x00\x00\x00\x02{}"])
def test_the_program_ends_when_nobody_is_left_to_send_it_keys(torn: bytes) -> None:
    with shown() as program:
        assert program.stdin
        assert program.stdout
        assert program.stdout.readline() == READY
        program.stdin.write(torn)
        program.stdin.close()
        list(packets(program.stdout))
        assert program.wait(TO_END) == 0
