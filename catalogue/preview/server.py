"""The web application of the preview: pages, notes and livereload, for this machine only.

Other machines and other web pages must not read it. It listens on the loopback address; it answers
only to its own names, since a stranger's name can be made to point at this machine; it opens its
websocket only to its own pages; and it has no path to the disk: an address is looked up among the
files that the build made. livereload brings the protocol and its bookkeeping; its own application
would let every page in, and its script in the browser misses a save during the loading of a page.
"""

import asyncio
import html
import json
import logging
import os
import re
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher as LivereloadWatcher
from tornado import escape, httputil, web
from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

from catalogue.base.diagnostics import Diagnostic
from catalogue.content.files import IMAGES_FOLDER
from catalogue.preview.panel import Panel

if sys.platform != "win32":
    import resource

_log = logging.getLogger(__name__)
LOOPBACK = "127.0.0.1"
# No name in the site begins with a hyphen, so this prefix is ours.
_OWN = "/-/"
# A photo takes a second: meanwhile browsers are told of a save. One after the other, since all
# files of a photo are made of one reading.
_PHOTOS = ThreadPoolExecutor(1)
_OWN_FILES = {name: (Path(__file__).parent / name).read_bytes() for name in ("live.js", "live.css")}
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".geojson": "application/geo+json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}
_NOTHING_YET = b"""<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Nog niets te zien</title></head>
<body><h1>Nog niets te zien</h1><p>Deze pagina is er niet, of de site heeft nog fouten.</p></body>
</html>"""
_POLICY = re.compile(
    rb"""<meta\s+http-equiv=["']?Content-Security-Policy["']?\s+content="([^"]*)"\s*/?>""",
    re.IGNORECASE,
)


# Files that a build and a watcher have open at once, with room to spare.
_FILES_OF_OURS = 64
_BUSY = b"""HTTP/1.1 503 Service Unavailable\r
Content-Type: text/plain; charset=utf-8\r
Retry-After: 5\r
Connection: close\r
\r
Er zijn te veel verbindingen tegelijk. Sluit een paar vensters en probeer het opnieuw.
"""


class Built(Protocol):
    """The outcome of a build: the files of the site (none after an error) and the problems."""

    @property
    def files(self) -> Mapping[str, bytes]:
        """Site path -> content."""

    @property
    def problems(self) -> Sequence[Diagnostic]:
        """Everything that was found, errors and warnings."""


class Messages(Protocol):
    """Messages for editors, as ``panel.Panels`` makes them."""

    def of_problems(self, problems: Sequence[Diagnostic]) -> list[dict[str, Any]]:
        """The problems of a build."""

    def of_page(self, address: str) -> Panel | None:
        """The notes about the page at an address, if there are any."""


@dataclass(frozen=True)
class PreviewState:
    """The state of the preview: the last good files and the latest problems.

    ``build`` counts the builds, so that a page can say which one it came from.
    """

    build: int = 0
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: Sequence[Diagnostic] = ()


class Application(web.Application):
    """The preview's own application, for one port on this machine."""

    def __init__(self, state: Callable[[], PreviewState], port: int, messages: Messages) -> None:
        names = (LOOPBACK, "localhost", "[::1]")
        self._hosts = {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())
        codespace = _codespace(port)
        self._hosts |= {codespace} - {""}
        super().__init__(
            [
                (r"/livereload", _Reloading, {"state": state, "codespace": codespace}),
                (
                    rf"{_OWN}(problemen|notities).json",
                    _Messages,
                    {"state": state, "messages": messages},
                ),
                (rf"{_OWN}(.*)", _OwnFile, {"state": state}),
                (r"/(.*)", _Page, {"state": state, "port": port}),
            ],
            websocket_max_message_size=4_096,
            log_function=_silence,
        )

    def find_handler(self, request: httputil.HTTPServerRequest, **kwargs: Any) -> Any:
        """Refuse every request for another name before anything looks at it."""
        if request.host.lower() not in self._hosts:
            return self.get_handler_delegate(request, web.ErrorHandler, {"status_code": 403})
        return super().find_handler(request, **kwargs)


def _codespace(port: int) -> str:
    """The name under which GitHub shows the port to who works in a Codespace; elsewhere empty."""
    name = os.environ.get("CODESPACE_NAME")
    domain = os.environ.get("GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN", "app.github.dev")
    return f"{name}-{port}.{domain}".lower() if name else ""


def _most_connections() -> int:
    """Connections at once that leave room for the files of a build."""
    # On Windows and without a limit, as many as every event loop can watch.
    most = -1 if sys.platform == "win32" else resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return max(8, (most if most > 0 else 512) - _FILES_OF_OURS)


class Server(HTTPServer):
    """A server that refuses a connection too many.

    Without a file number left, tornado tries to accept it for ever, with a traceback each time.
    """

    _open: list[IOStream]

    def initialize(self, *arguments: Any, **options: Any) -> None:
        """Tornado's ``__init__``."""
        super().initialize(*arguments, **options)
        self._most = _most_connections()
        self._open = []

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Serve a connection, or say that there are too many; also websockets count."""
        self._open = [other for other in self._open if not other.closed()]
        if len(self._open) < self._most:
            self._open.append(stream)
            super().handle_stream(stream, address)
        else:
            stream.write(_BUSY)
            stream.close()


class _Reloading(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's websocket, for our own pages only."""

    DEFAULT_RELOAD_TIME = 0
    watcher = LivereloadWatcher()
    live_css = False

    def initialize(self, state: Callable[[], PreviewState], codespace: str) -> None:
        self._state = state
        self._codespace = codespace

    def prepare(self) -> None:
        """Refuse every page that is not ours.

        Tornado compares no schemes and believes what a client says of itself, and livereload
        lets everybody in: neither is asked.
        """
        origin = self.request.headers.get("Origin")
        allowed = {f"http://{self.request.host.lower()}", f"https://{self._codespace}"}
        if origin is not None and origin.lower() not in allowed:
            raise web.HTTPError(403)

    def on_message(self, message: str | bytes) -> None:
        """Take part in the protocol; a page from an older build is told at once."""
        try:
            super().on_message(message)
            command = escape.json_decode(message)
            if command["command"] == "info" and command.get("build") != self._state().build:
                self.send_message({"command": "reload", "path": "*"})
        except (ValueError, TypeError, AttributeError, KeyError):
            self.close(1003, "not a message of livereload")


def tell_browsers() -> None:
    """Have every open page fetch itself again."""
    _Reloading.reload_waiters("*")


class _Answer(web.RequestHandler):
    """Headers of every answer: no caching, no guessing of types, nothing for other sites."""

    def initialize(self, state: Callable[[], PreviewState], port: int = 0) -> None:
        self._state = state()
        self._port = port

    def set_default_headers(self) -> None:
        self.set_header("Server", "voorvertoning")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Referrer-Policy", "same-origin")

    def head(self, name: str) -> Awaitable[None] | None:
        return self.get(name)

    def answer(self, name: str, content: bytes) -> None:
        kind = _TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
        self.set_header("Content-Type", kind)
        self.finish(content)


class _OwnFile(_Answer):
    """Script and style of the messages."""

    def get(self, name: str) -> None:
        if name in _OWN_FILES:
            self.answer(name, _OWN_FILES[name])
        else:
            raise web.HTTPError(404)


class _Messages(_Answer):
    """The problems of the last build and the notes about one page.

    They are made in a thread, so that pages keep coming meanwhile.
    """

    def initialize(self, state: Callable[[], PreviewState], messages: Messages) -> None:  # type: ignore[override]
        super().initialize(state)
        self._messages = messages

    async def get(self, name: str) -> None:
        """Answer ``problemen``, or ``notities?pagina=/programmas/robotica.html``."""
        address = _address(self.get_query_argument("pagina", "/"))
        made = self._notes if name == "notities" else self._problems
        answer = await asyncio.get_running_loop().run_in_executor(None, made, address)
        self.answer(f"{name}.json", json.dumps(answer, ensure_ascii=False).encode())

    def _notes(self, address: str) -> object:
        notes = self._messages.of_page(address)
        return asdict(notes) if notes else None

    def _problems(self, _: str) -> object:
        return self._messages.of_problems(self._state.problems)


class _Page(_Answer):
    """A file of the site; in a page, what makes it live."""

    async def get(self, name: str) -> None:
        files = self._state.files
        name = _address(name)
        if name in files:
            await self._make(name, files)
        elif f"{name}/index.html" in files:
            self.redirect(f"/{name}/")
        else:
            self.set_status(404)
            self.answer("404.html", files.get("404.html", _NOTHING_YET))

    async def _make(self, name: str, files: Mapping[str, bytes]) -> None:
        try:
            if name.startswith(f"{IMAGES_FOLDER}/"):
                loop = asyncio.get_running_loop()
                content = await loop.run_in_executor(_PHOTOS, files.__getitem__, name)
            else:
                content = files[name]
        except Exception:  # logged; a template may break on one page  # noqa: BLE001
            _log.exception("%s cannot be made", name)
            self.set_status(500)
            name, content = "500.html", _NOTHING_YET
        self.answer(name, content)

    def answer(self, name: str, content: bytes) -> None:
        super().answer(name, self._live(content) if name.endswith(".html") else content)

    def _live(self, page: bytes) -> bytes:
        """The page with our scripts in its head and a policy that lets them call home.

        Policies add up, so the one in the page has to go and comes back as a header.
        """
        policy = _POLICY.search(page)
        if policy:
            # In a page it is written as HTML: there `'` may be `&#39;`.
            written = html.unescape(policy[1].decode())
            self.set_header("Content-Security-Policy", _with_reloading(written, self._port))
            page = page[: policy.start()] + page[policy.end() :]
        before, end_of_head, after = page.partition(b"</head>")
        ours = (
            f'<link rel="stylesheet" href="{_OWN}live.css">'
            f'<script src="{_OWN}live.js" data-build="{self._state.build}" defer></script>'
        )
        return before + ours.encode() + end_of_head + after


def _address(path: str) -> str:
    """The file of the site behind a path of the server."""
    name = path.removeprefix("/")
    return f"{name}index.html" if not name or name.endswith("/") else name


def _with_reloading(policy: str, port: int) -> str:
    """The page's own policy, plus: scripts and styles of this server, and its websocket."""
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";") if rule.strip())
    wanted = {
        "script-src": "'self'",
        "style-src": "'self'",
        "connect-src": f"'self' ws://{LOOPBACK}:{port} ws://localhost:{port}",
    }
    for directive, sources in wanted.items():
        old = rules.get(directive, rules.get("default-src", "")).replace("'none'", "")
        rules[directive] = " ".join(dict.fromkeys(f"{old} {sources}".split()))
    return "; ".join(f"{directive} {sources}".strip() for directive, sources in rules.items())


def _silence(handler: web.RequestHandler) -> None:
    """No line per request: what editors should read are the problems."""
