"""A plain web server on loopback: the site below ``/repo/``, as GitHub Pages answers."""

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

BASE = "/repo/"


@dataclass(frozen=True)
class Served:
    """A site that is being served: where its files are and where a browser finds them."""

    folder: Path
    origin: str

    def url(self, path: str) -> str:
        """The address of a site path, such as ``programmas/index.html``."""
        return f"{self.origin}{BASE}{quote(path)}"

    def file(self, path: str) -> str:
        """The same page as a double click opens it."""
        return (self.folder / path).as_uri()


class _Pages(SimpleHTTPRequestHandler):
    """Below ``/repo/`` only; what is not there gets the site's own 404 page."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(BASE.rstrip("/"))
        return super().translate_path(inside if inside != path else "/outside-the-base")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(str(self.directory), "404.html")
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name in the base
        """Say nothing."""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Serve ``folder`` for as long as the context lasts."""

    def handler(*arguments: Any) -> _Pages:
        return _Pages(*arguments, directory=str(folder))

    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(folder, f"http://127.0.0.1:{server.server_address[1]}")
        server.shutdown()
        thread.join()
