"""A plain web server on loopback: the site below ``/repo/``, as GitHub Pages answers."""

import contextlib
import gzip
import hashlib
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

BASE = "/repo/"
# What GitHub Pages sends compressed, by the end of its type.
_GZIPPED = ("html", "css", "javascript", "json", "xml", "text/plain")


@dataclass(frozen=True)
class Served:
    """A site that is being served: where its files are and where a browser finds them.

    ``sent`` is every answer so far: the address and the bytes of its body, as they were sent.
    """

    folder: Path
    origin: str
    sent: list[tuple[str, int]] = field(default_factory=list)

    def url(self, path: str) -> str:
        """The address of a site path, such as ``programmas/index.html?fase=leren``."""
        page, query = _split(path)
        return f"{self.origin}{BASE}{quote(page)}{query}"

    def file(self, path: str) -> str:
        """The same page as a double click opens it."""
        page, query = _split(path)
        return (self.folder / page).as_uri() + query


def _split(path: str) -> tuple[str, str]:
    """The name of the page, and the query and part of it that are asked for."""
    page = re.split(r"[?#]", path, maxsplit=1)[0]
    return page, path[len(page) :]


def packed(content: bytes) -> bytes:
    """The content as it goes over the wire."""
    return gzip.compress(content, compresslevel=6, mtime=0)


class _Pages(SimpleHTTPRequestHandler):
    """Below ``/repo/`` only; what is not there gets the site's own 404 page."""

    protocol_version = "HTTP/1.1"
    # An answer goes out at once and whole. Otherwise its end waits for word that its beginning came
    # in: 40 ms, with which a browser test would mostly wait.
    wbufsize = -1
    disable_nagle_algorithm = True

    def __init__(self, *arguments: Any, sent: list[tuple[str, int]], **options: Any) -> None:
        self.sent = sent
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(BASE.rstrip("/"))
        return super().translate_path(inside if inside != path else "/outside-the-base")

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if path.is_file():
            self._answer(200, path)
        elif (lost := Path(str(self.directory), "404.html")).is_file():
            self._answer(404, lost)
        else:
            self.send_error(404)

    def _answer(self, code: int, path: Path) -> None:
        content, kind = path.read_bytes(), self.guess_type(path)
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        if code == 200 and self.headers.get("If-None-Match") == tag:
            code, content = 304, b""
        zipped = kind.endswith(_GZIPPED) and "gzip" in self.headers.get("Accept-Encoding", "")
        body = packed(content) if content and zipped else content
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("ETag", tag)
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        self.sent.append((self.path, len(body)))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name in the base
        """Say nothing."""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve ``folder`` for as long as the context lasts."""
    sent: list[tuple[str, int]] = []

    def handler(*arguments: Any) -> _Pages:
        return _Pages(*arguments, directory=str(folder), sent=sent)

    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(folder, f"http://127.0.0.1:{server.server_address[1]}", sent)
        server.shutdown()
        thread.join()
