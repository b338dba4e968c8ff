"""An editor's desk for the tests of the preview: one text, a build of it, the preview running."""

import asyncio
import http.client
import json
import threading
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from catalogue.base.diagnostics import Diagnostic, Place, Severity, as_json
from catalogue.preview import Preview, listen
from catalogue.preview.panel import Panel

PAGE = (
    "<!doctype html><html lang=nl><head>"
    '<meta http-equiv="Content-Security-Policy"'
    " content=\"default-src 'none'; script-src 'self' &#39;sha256-AbC=&#39;\">"
    "<title>{0}</title></head><body><main>{0}</main></body></html>"
)
T = TypeVar("T")


@dataclass
class Made:
    """Outcome of the build of these tests."""

    files: dict[str, bytes] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()


class _Files(dict[str, bytes]):
    """Files of a site, of which a photo is there when its time has come."""

    def __init__(self, files: Mapping[str, bytes], photo: threading.Event) -> None:
        super().__init__(files)
        self._photo = photo

    def __getitem__(self, name: str) -> bytes:
        if name.startswith("beelden/"):
            self._photo.wait(20)
        return super().__getitem__(name)


class Desk:
    """An editor's machine: a folder with one text, a build of it, and the preview running.

    The text is the whole page, but for two words: ``fout`` is a mistake in the content, ``stuk``
    makes the build itself break down.
    """

    message = "<img src=x onerror=alert(1)> mag hier niet"

    def __init__(self, folder: Path) -> None:
        self.text = folder / "tekst.md"
        self.text.write_text("begin", encoding="utf-8")
        self.hold = threading.Event()
        self.hold.set()
        self.photo = threading.Event()
        self.photo.set()
        self.builds = 0
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.preview = Preview(self._build, [folder], self)
        self.port = self.run(self.preview.start(listen(0)))

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        future: Future[T] = asyncio.run_coroutine_threadsafe(work, self.loop)
        return future.result(timeout=20)

    def close(self) -> None:
        self.hold.set()
        self.photo.set()
        self.run(self.preview.stop())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(timeout=10)
        self.loop.close()

    def save(self, text: str) -> None:
        """Save as a plain editor does."""
        self.text.write_text(text, encoding="utf-8")

    def of_page(self, address: str) -> Panel | None:
        """The page ``a/`` has notes; the others have none."""
        if address != "a/index.html":
            return None
        note = Diagnostic(Place("content/tekst.md", 3), "T413", self.message, severity=Severity.TIP)
        return Panel(
            "content/tekst.md",
            "Nagekeken op 2026-01-01. Dat is 7 maanden geleden: lees het na.",
            "oud",
            (("kosten", "Wat het kost."),),
            tuple(self.of_problems([note])),
        )

    def of_problems(self, problems: Sequence[Diagnostic]) -> list[dict[str, Any]]:
        """Each stands in the same line of a file on this machine."""
        rows: list[dict[str, Any]] = json.loads(as_json(problems))
        excerpt = ["naam: ", self.message, "!"]
        return [{**row, "excerpt": excerpt, "open": "vscode://file/tekst.md:3:7"} for row in rows]

    def _build(self) -> Made:
        self.builds += 1
        self.hold.wait(10)
        text = self.text.read_text(encoding="utf-8")
        if text == "stuk":
            raise RuntimeError("onze eigen fout")
        if text == "fout":
            return Made({}, (Diagnostic(Place("content/tekst.md", 3), "V101", self.message, "zo"),))
        page = PAGE.format(text).encode()
        warning = Diagnostic(Place("content/a.md"), "T1", "kort", severity=Severity.WARNING)
        files = {"index.html": page, "a/index.html": page, "data/a.json": b"{}"}
        return Made(_Files(files | {"beelden/a.webp": b"a"}, photo=self.photo), (warning,))

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], str]:
        """Ask for exactly ``path``; ``Host`` may be anything."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def problems(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.get("/-/problemen.json")[2])
        return found

    async def browser(self, build: int | None = None, **headers: str) -> WebSocketClientConnection:
        """A page that has loaded and says hello, as live.js does."""
        url = f"ws://127.0.0.1:{self.port}/livereload"
        page = await websocket_connect(HTTPRequest(url, headers=headers))
        await page.write_message(json.dumps({"command": "hello", "protocols": []}))
        assert json.loads(str(await page.read_message()))["command"] == "hello"
        seen = self.preview.state.build if build is None else build
        info = {"command": "info", "plugins": {}, "url": "http://x/", "build": seen}
        await page.write_message(json.dumps(info))
        await asyncio.sleep(0.05)
        return page
