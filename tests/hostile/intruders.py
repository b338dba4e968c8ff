"""Intruders: what other pages, other machines and broken clients send to the preview of an editor.

Each is sent byte for byte. The answer may be a refusal or silence; never a file from outside the
site, never a fault of the server, and afterwards an ordinary visitor is served as before.
"""

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.desk import Desk

_TABLE = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
_PATHS = {**_TABLE["paths"], "long": "/" + "a" * 60_000, "deep": "/x" * 5_000}
_UPGRADE = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)
_HOST = "Host: 127.0.0.1:{port}\r\n"
_BROKEN = {
    **_TABLE["broken"],
    "only_line_ends": "\r\n" * 5_000,
    "huge_header": f"GET / HTTP/1.1\r\n{{host}}X: {'a' * 1_000_000}\r\n\r\n",
    "many_headers": "GET / HTTP/1.1\r\n{host}" + "X: a\r\n" * 20_000 + "\r\n",
    "bytes": "\x00\x01\x02\xff" * 2_000,
    "greeting_of_tls": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "\x00" * 60,
}


@dataclass(frozen=True)
class Intruder:
    """One request; ``{port}`` in it is the port of the preview."""

    name: str
    request: str


def _intruders() -> Iterator[Intruder]:
    for name, path in _PATHS.items():
        yield Intruder(f"path_{name}", f"GET {path} HTTP/1.1\r\n{_HOST}\r\n")
    for method in _TABLE["methods"]:
        yield Intruder(f"method_{method!a}", f"{method} / HTTP/1.1\r\n{_HOST}\r\n")
    for number, host in enumerate(_TABLE["hosts"]):
        yield Intruder(f"host_{number}", f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")
        yield Intruder(
            f"rebound_{number}",
            f"GET /livereload HTTP/1.1\r\nHost: {host}\r\n{_UPGRADE}Origin: http://{host}\r\n\r\n",
        )
    for number, origin in enumerate(_TABLE["origins"]):
        yield Intruder(
            f"origin_{number}",
            f"GET /livereload HTTP/1.1\r\n{_HOST}{_UPGRADE}Origin: {origin}\r\n\r\n",
        )
    for name, request in _BROKEN.items():
        yield Intruder(
            f"broken_{name}", request.replace("{host}", _HOST).replace("{upgrade}", _UPGRADE)
        )


INTRUDERS = tuple(_intruders())
# How /etc/passwd begins.
OUTSIDE = b"root:"


def wrong(intruder: Intruder, desk: Desk) -> str:
    """Describe the loot of an intruder; empty when there is none."""
    request = intruder.request.replace("{port}", str(desk.port)).encode("latin-1")
    answer = _sent(desk.port, request)
    status = answer[9:12].decode("latin-1") if answer.startswith(b"HTTP/") else ""
    if status and status[0] not in "34":
        return f"got {answer[:200]!r}"
    if OUTSIDE in answer or b"<main>" in answer.partition(b"404")[0]:
        return f"got a page: {answer[:300]!r}"
    if desk.get("/")[0] != 200:
        return "the server is gone"
    return ""


def _sent(port: int, request: bytes) -> bytes:
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=0.3) as line:
        # It may hang up while we are still talking; what it said before that counts.
        with contextlib.suppress(OSError):
            line.sendall(request)
        with contextlib.suppress(OSError):
            while len(answer) < 100_000 and (piece := line.recv(65_536)):
                answer += piece
                line.settimeout(0.05)
    return answer
