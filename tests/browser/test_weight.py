"""What a page weighs over the wire: every page of the real site, and what a browser asks for."""

import re
from pathlib import Path

import pytest

from tests.browser.serving import Served, packed
from tests.browser.visiting import Visitor, page_types

# Bytes after gzip, without photos (the goals of issue 6). A page is its HTML with the styles and
# scripts that it loads before anyone does anything; photos are weighed on their own.
MOST = {"page": 25_000, "script": 12_000, "requests": 5}

_PHOTO = re.compile(r"\.(webp|jpg)$")
# Milliseconds after which nothing more is asked for: everything comes from this machine.
QUIET = 150

_LOADED = re.compile(r'<(?:script[^>]*? src|link rel="stylesheet" href)="([^"]*)"')


@pytest.fixture(scope="module")
def assets(real_site: Path) -> dict[str, int]:
    """The weight of each style and script, by name."""
    files = (path for path in real_site.iterdir() if path.suffix in {".css", ".js"})
    return {path.name: len(packed(path.read_bytes())) for path in files}


def test_no_page_weighs_too_much(real_site: Path, assets: dict[str, int]) -> None:
    heavy = {}
    for path in sorted(real_site.rglob("*.html")):
        html = path.read_bytes()
        loaded = [address.rpartition("/")[2] for address in _LOADED.findall(html.decode())]
        script = sum(assets[name] for name in loaded if name.endswith(".js"))
        page = len(packed(html)) + sum(assets[name] for name in loaded)
        if page > MOST["page"] or script > MOST["script"] or 1 + len(loaded) > MOST["requests"]:
            heavy[path.relative_to(real_site).as_posix()] = (page, script, 1 + len(loaded))
    assert not heavy


def test_a_browser_asks_for_no_more(visitor: Visitor, served: Served) -> None:
    heavy = {}
    page = visitor.open()
    inside = page.context.new_cdp_session(page)
    for path in page_types(served.folder).values():
        before = len(served.sent)
        # As at a first visit: a window of its own for each page takes three times as long.
        inside.send("Network.clearBrowserCache")
        page.goto(served.url(path))
        # What a script asks for by itself it asks for as soon as the page is there.
        page.evaluate("() => new Promise(done => requestIdleCallback(done))")
        page.wait_for_timeout(QUIET)
        asked = [one for one in served.sent[before:] if not _PHOTO.search(one[0])]
        weight = sum(size for _, size in asked)
        if weight > MOST["page"] or len(asked) > MOST["requests"]:
            heavy[path] = (weight, asked)
        # Nothing came from what the browser had of the page before.
        loaded = _LOADED.findall((served.folder / path).read_text("utf-8"))
        assert len(asked) >= 1 + len(loaded)
    assert not heavy
