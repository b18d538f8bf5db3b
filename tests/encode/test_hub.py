"""A model is fetched when the user named it, and only then: a hub on this machine writes down what it is asked for."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.model, pytest.mark.slow]

PROGRAM = """
import os, sys, urllib.request
from hscqa.encode import Reranker, SentenceEncoder, find_model
from hscqa.errors import ModelUnusable

def score(name, asked):
    try:
        print(Reranker(find_model(name, asked=asked), "cpu").score("van", ["a van"]).shape)
    except ModelUnusable as error:
        print(error.what)

def mark():
    urllib.request.urlopen(os.environ["HF_ENDPOINT"] + "/mark")

SentenceEncoder(find_model(), "cpu").load()
score(sys.argv[1], True)
score("someone/tiny", False)
os.environ["HF_HUB_OFFLINE"] = "1"
score("someone/tiny", True)
del os.environ["HF_HUB_OFFLINE"]
mark()
score("someone/tiny", True)
mark()
score("someone/tiny", False)
"""
"""Loads our own encoder, then rerankers; its marks part what the hub was asked for in between."""


class Hub(ThreadingHTTPServer):
    """Serves one model, `someone/tiny`, from a folder, as much as its readers ask for."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        """Take any free port of this machine."""
        super().__init__(("127.0.0.1", 0), Answer)
        self.folder = folder
        self.asked: list[str] = []

    def find(self, path: str) -> bytes | None:
        """Give what stands at a path; None for nothing."""
        if path == "/mark":
            return b""
        if path.partition("/revision/")[0] == "/api/models/someone/tiny":
            files = [{"rfilename": file.name} for file in self.folder.iterdir()]
            return json.dumps({"id": "someone/tiny", "sha": "0" * 40, "siblings": files}).encode()
        file = self.folder / path.rpartition("/")[2]
        return file.read_bytes() if path.startswith("/someone/tiny/resolve/") and file.is_file() else None


class Answer(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Hub

    def do_GET(self) -> None:
        body = self.server.find(self.path)
        self.server.asked.append(self.path)
        self.send_response(200 if body is not None else 404)
        self.send_header("Content-Length", str(len(body or b"")))
        self.send_header("X-Repo-Commit", "0" * 40)
        self.send_header("ETag", hashlib.sha256(body or b"").hexdigest())
        if body is None:
            self.send_header("X-Error-Code", "EntryNotFound")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body or b"")

    do_HEAD = do_GET  # noqa: N815  the name that the server looks for

    def log_message(self, *_: object) -> None:
        """Write nothing."""


@pytest.fixture
def hub(cross_encoder: Path) -> Iterator[Hub]:
    """Give a hub that holds the cross-encoder of the tests."""
    server = Hub(cross_encoder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_model_is_fetched_only_where_the_user_named_it_now(hub: Hub, cross_encoder: Path, tmp_path: Path) -> None:
    known = {name: value for name, value in os.environ.items() if not name.upper().endswith(("_PROXY", "_OFFLINE"))}
    known |= {"HF_ENDPOINT": f"http://127.0.0.1:{hub.server_port}", "HF_HOME": str(tmp_path / "fetched")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(cross_encoder)], env=known, capture_output=True, text=True, check=False
    )
    folder, remembered, forbidden, named, again = done.stdout.splitlines()
    assert (folder, named, again) == ("(1,)", "(1,)", "(1,)")
    assert remembered.startswith("cannot load someone/tiny: ")
    assert forbidden.startswith("cannot load someone/tiny: ")
    first, last = (place for place, path in enumerate(hub.asked) if path == "/mark")
    assert first == 0, "asked for before a hub model was named"
    assert any(path.endswith("/model.safetensors") for path in hub.asked[:last])
    assert last == len(hub.asked) - 1, "asked for again"
