"""A program for a tab that needs no terminal UI: it speaks textual's protocol and shows what it is told.

Run as `program.py [MODE]`: `deaf` ends for nobody, `failing` ends at once, `offering` hands out a file,
`talking` says more on standard error than a pipe holds.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time

FILE = "the keepers' log"
KEY = "one-file"


def show(text: str, kind: bytes = b"D") -> None:
    """Write a packet."""
    packed = text.encode()
    os.write(1, kind + len(packed).to_bytes(4, "big") + packed)


def main(mode: str) -> None:
    """Greet, then show every packet until the end is asked for, or nobody is left to ask."""
    if mode == "failing":
        sys.exit("hscqa: starting\nhscqa: error: the harbour is \x1b[31mclosed; wait for spring")
    os.write(1, b"a line before\n__GANGLION__\n")
    size = f"{os.environ['COLUMNS']}x{os.environ['ROWS']}"
    show(f"[pid {os.getpid()}] [size {size}] [served {os.environ['HSCQA_SERVED']}] {os.environ['TEXTUAL_DRIVER']}")
    if mode == "offering":
        offered = {"type": "deliver_file_start", "key": KEY, "path": "/quay/log «1».html", "open_method": "browser"}
        show(json.dumps(offered | {"encoding": "", "mime_type": "text/html", "name": None}), b"M")
    if mode == "talking":
        sys.stderr.write("gulls\n" * 50_000)
    if mode == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(600)
    while kind := sys.stdin.buffer.read(1):
        told = sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4), "big")).decode()
        if kind == b"M" and (meta := json.loads(told))["type"] == "quit":
            break
        if kind == b"M" and meta["type"] == "deliver_chunk_request":
            give(meta["key"])
        elif told == "[leave]":
            show(json.dumps({"type": "exit"}), b"M")
            break
        else:
            show(f"[told {told}]")


def give(key: str) -> None:
    """Hand over a piece of the file: all of it, then nothing more (textual's own encoding, see _binary_encode)."""
    piece, give.__dict__["left"] = give.__dict__.get("left", FILE), ""
    size = len(piece.encode())
    show(f"ls13:deliver_chunks{len(key)}:{key}{size}:{piece}e", b"P")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
