"""Intruders: what other pages, other machines and broken clients send to the preview of an editor.

Each is sent byte for byte. The answer may be a refusal or silence; never a file from outside the
site, never a fault of the server, and afterwards an ordinary visitor is served as before.
"""

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass

from tests.desk import Desk

_PATHS = {
    "up": "/../../../../etc/passwd",
    "up_encoded": "/..%2f..%2f..%2fetc%2fpasswd",
    "dots_encoded": "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "encoded_twice": "/%252e%252e/%252e%252e/etc/passwd",
    "overlong_dots": "/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
    "backslashes": "/..\\..\\..\\etc\\passwd",
    "absolute": "//etc/passwd",
    "absolute_encoded": "/%2fetc%2fpasswd",
    "drive": "/c:/windows/win.ini",
    "null": "/index.html%00.png",
    "null_in_a_folder": "/a%00/../../etc/passwd",
    "not_an_escape": "/%zz%",
    "line_end_in_the_address": "/%0d%0aSet-Cookie:%20a=b",
    "own_files_up": "/-/../server.py",
    "own_files_encoded": "/-/%2e%2e/__init__.py",
    "own_files_of_python": "/-/server.py",
    "open_reload": "/forcereload",
    "script_of_livereload": "/livereload.js",
    "reload_without_a_websocket": "/livereload",
    "hidden_files": "/.techniek-catalogus",
    "repository": "/.git/config",
    "long": "/" + "a" * 60_000,
    "deep": "/x" * 5_000,
}
_METHODS = ("POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "OPTIONS", "PROPFIND", "\x00")
_HOSTS = (
    "kwaad.nl",
    "kwaad.nl:{port}",
    "127.0.0.1.kwaad.nl:{port}",
    "localhost.kwaad.nl:{port}",
    "127.0.0.1:{port}.kwaad.nl",
    "kwaad.nl@127.0.0.1:{port}",
    "127.0.0.1:{port}@kwaad.nl",
    "127.0.0.1",
    "127.0.0.1:1",
    "127.1:{port}",
    "2130706433:{port}",
    "0.0.0.0:{port}",
    "",
    "\xff",
)
_ORIGINS = ("http://kwaad.nl", "null", "http://127.0.0.1:1", "https://127.0.0.1:{port}", "file://")
_UPGRADE = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)
_HOST = "Host: 127.0.0.1:{port}\r\n"
_BROKEN = {
    "nothing": "",
    "half_a_request": "GET / HT",
    "half_a_header": f"GET / HTTP/1.1\r\n{_HOST}X-",
    "only_line_ends": "\r\n" * 5_000,
    "no_version": "GET /\r\n\r\n",
    "version_of_the_future": f"GET / HTTP/9.9\r\n{_HOST}\r\n",
    "no_host": "GET / HTTP/1.1\r\n\r\n",
    "two_hosts": f"GET / HTTP/1.1\r\n{_HOST}Host: kwaad.nl\r\n\r\n",
    "full_address_elsewhere": "GET http://kwaad.nl/ HTTP/1.1\r\nHost: kwaad.nl\r\n\r\n",
    "huge_header": f"GET / HTTP/1.1\r\n{_HOST}X: {'a' * 1_000_000}\r\n\r\n",
    "many_headers": f"GET / HTTP/1.1\r\n{_HOST}{'X: a{nl}' * 20_000}\r\n".replace("{nl}", "\r\n"),
    "folded_header": f"GET / HTTP/1.1\r\n{_HOST}X: a\r\n b\r\nHost : kwaad.nl\r\n\r\n",
    "huge_body": f"POST / HTTP/1.1\r\n{_HOST}Content-Length: 99999999999\r\n\r\naaa",
    "negative_body": f"POST / HTTP/1.1\r\n{_HOST}Content-Length: -1\r\n\r\n",
    "two_lengths": f"GET / HTTP/1.1\r\n{_HOST}Content-Length: 1\r\nContent-Length: 9\r\n\r\na",
    "smuggled": (
        f"POST / HTTP/1.1\r\n{_HOST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
        "0\r\n\r\nGET /x HTTP/1.1\r\n\r\n"
    ),
    "bad_chunks": f"POST / HTTP/1.1\r\n{_HOST}Transfer-Encoding: chunked\r\n\r\nfffffffff\r\n",
    "bytes": "\x00\x01\x02\xff" * 2_000,
    "greeting_of_tls": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "\x00" * 60,
    "second_version_of_http": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "upgrade_to_the_second": (
        f"GET /x HTTP/1.1\r\n{_HOST}Upgrade: h2c\r\nConnection: Upgrade\r\n\r\n"
    ),
    "old_websocket": (
        f"GET /livereload HTTP/1.1\r\n{_HOST}"
        f"{_UPGRADE.replace('Version: 13', 'Version: 0')}Origin: http://kwaad.nl\r\n\r\n"
    ),
    "websocket_elsewhere": f"GET /x HTTP/1.1\r\n{_HOST}{_UPGRADE}\r\n",
}


@dataclass(frozen=True)
class Intruder:
    """One request; ``{port}`` in it is the port of the preview."""

    name: str
    request: str


def _intruders() -> Iterator[Intruder]:
    for name, path in _PATHS.items():
        yield Intruder(f"path_{name}", f"GET {path} HTTP/1.1\r\n{_HOST}\r\n")
    for method in _METHODS:
        yield Intruder(f"method_{method!a}", f"{method} / HTTP/1.1\r\n{_HOST}\r\n")
    for number, host in enumerate(_HOSTS):
        yield Intruder(f"host_{number}", f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")
        yield Intruder(
            f"rebound_{number}",
            f"GET /livereload HTTP/1.1\r\nHost: {host}\r\n{_UPGRADE}Origin: http://{host}\r\n\r\n",
        )
    for number, origin in enumerate(_ORIGINS):
        yield Intruder(
            f"origin_{number}",
            f"GET /livereload HTTP/1.1\r\n{_HOST}{_UPGRADE}Origin: {origin}\r\n\r\n",
        )
    for name, request in _BROKEN.items():
        yield Intruder(f"broken_{name}", request)


INTRUDERS = tuple(_intruders())
# How /etc/passwd begins.
OUTSIDE = b"root:"


def wrong(intruder: Intruder, desk: Desk) -> str:
    """What an intruder got that he should not have; empty when nothing."""
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
