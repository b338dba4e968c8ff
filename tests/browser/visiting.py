"""A visitor: opens pages and remembers everything that a good site never does."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from catalogue.schema import TALEN
from tests.browser.serving import Served

PHONE: Mapping[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
DESK: Mapping[str, Any] = {"viewport": {"width": 1280, "height": 900}}
TABLET: Mapping[str, Any] = {"viewport": {"width": 768, "height": 1024}}
SMALLEST: Mapping[str, Any] = {"viewport": {"width": 320, "height": 640}}


@dataclass
class Visit:
    """A page in a window of its own, its requests, and what went wrong in it so far."""

    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Note every message, error, failed request and request to elsewhere from now on."""
        self.page.on("console", self._message)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("request", self._request)
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)

    def _message(self, message: ConsoleMessage) -> None:
        self.complaints.append(f"console {message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme != "data" and f"{parts.scheme}://{parts.netloc}" != self.home:
            self.complaints.append(f"request to elsewhere: {request.url}")

    def _failed(self, request: Request) -> None:
        # A page that is left while something loads ends that request itself.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"request failed: {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"answer {response.status}: {response.url}")


@contextlib.contextmanager
def visiting(browser: Browser, home: str, **options: Any) -> Iterator[Visit]:
    """A fresh window (no cookies, nothing kept) for pages of ``home``: ``http://..`` or ``file://``.

    With ``worker=True`` the site may keep pages for use without a network; else every page comes
    from where it stands, as at a first visit.
    """
    worker = options.pop("worker", False)
    context = browser.new_context(**{**DESK, **options})
    if not worker:
        context.add_init_script("delete Navigator.prototype.serviceWorker")
    context.set_default_timeout(10_000)
    visit = Visit(context.new_page(), home)
    visit.listen()
    try:
        yield visit
    finally:
        context.close()


@dataclass
class Visitor:
    """Opens pages of a site. What goes wrong in any of its windows is a complaint."""

    browser: Browser
    served: Served
    windows: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(
        self,
        path: str = "",
        *,
        disk: bool = False,
        complains: bool = False,
        script: str = "",
        **options: Any,
    ) -> Page:
        """A page in a fresh window: from the server, or as a double click opens it.

        Without a path nothing is loaded yet. ``complains`` is for a page in which something is
        expected to go wrong, ``script`` for what runs in every page before its own scripts.
        """
        window = visiting(self.browser, "file://" if disk else self.served.origin, **options)
        visit = self.windows.enter_context(window)
        visit.requests = self.requests
        if not complains:
            visit.complaints = self.complaints
        if script:
            visit.page.add_init_script(script)
        if path:
            visit.page.goto(self.served.file(path) if disk else self.served.url(path))
        return visit.page


def page_types(site: Path) -> dict[str, str]:
    """One page of every type: a name for the test and its path.

    The root, and of every folder its list and the largest other page, which shows the most. Other
    languages have the same templates: Arabic, from right to left, has what a signpost has, and of
    the others each has a few of these types.
    """
    found = {path.stem: path.name for path in sorted(site.glob("*.html"))}
    folders = [path for path in site.rglob("*") if path.is_dir()]
    dutch = [path for path in folders if path.relative_to(site).parts[0] not in TALEN]
    arabic = [path for path in folders if path.is_relative_to(site / "ar")]
    others = [
        site / code / path.relative_to(site / "ar")
        for path, code in zip(sorted(arabic), cycle(("en", "tr", "pl", "uk")), strict=False)
    ]
    for folder in (*sorted(dutch), *sorted(arabic), *others):
        name, there = "-".join(folder.relative_to(site).parts), folder.relative_to(site).as_posix()
        pages = sorted(folder.glob("*.html"))
        if folder / "index.html" in pages:
            found[f"{name}-list"] = f"{there}/index.html"
        # A page that only forwards leads to one that is looked at itself.
        others = [
            page
            for page in pages
            if page.name != "index.html" and b'http-equiv="refresh"' not in page.read_bytes()
        ]
        if others:
            richest = max(others, key=lambda page: (page.stat().st_size, page.name))
            found[name] = f"{there}/{richest.name}"
    return found


class _Shape(HTMLParser):
    """Which elements a page has: names with their classes, roles and types, without the text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[tuple[str | None, ...]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.add((tag, *(given.get(name) for name in ("class", "role", "type"))))


def fewest_pages(site: Path) -> dict[str, str]:
    """As few of the page types as show, together, every kind of element that any of them shows."""
    types = page_types(site)
    left = {name: _elements(site / path) for name, path in types.items()}
    chosen: set[str] = set()
    while any(left.values()):
        best = min(left, key=lambda name: (-len(left[name]), name))
        shown = left[best]
        chosen.add(best)
        left = {name: elements - shown for name, elements in left.items()}
    return {name: path for name, path in types.items() if name in chosen}


def _elements(page: Path) -> set[tuple[str | None, ...]]:
    shape = _Shape()
    shape.feed(page.read_text(encoding="utf-8"))
    return shape.elements
