"""What a page weighs over the wire: every page of the real site, and what a browser asks for."""

import re
from pathlib import Path

import pytest

from tests.browser.serving import Served
from tests.browser.visiting import Visitor, page_types
from tests.browser.weight import LOADED, MOST, weights_of_pages

pytest.importorskip("minify", reason="pages are as light as they are published only with it")

_PHOTO = re.compile(r"\.(webp|jpg)$")
# Milliseconds after which nothing more is asked for: everything comes from this machine.
QUIET = 150


def test_no_page_weighs_too_much(real_site: Path) -> None:
    weights = weights_of_pages(real_site)
    assert {path: weight for path, weight in weights.items() if weight.too_much} == {}


def test_a_browser_asks_for_no_more(visitor: Visitor, served: Served) -> None:
    heavy = {}
    page = visitor.open()
    devtools = page.context.new_cdp_session(page)
    for path in page_types(served.folder).values():
        before = len(served.sent)
        # As at a first visit: a window of its own for each page takes three times as long.
        devtools.send("Network.clearBrowserCache")
        page.goto(served.url(path))
        # What a script asks for by itself it asks for as soon as the page is there.
        page.evaluate("() => new Promise(done => requestIdleCallback(done, { timeout: 500 }))")
        page.wait_for_timeout(QUIET)
        answers = [answer for answer in served.sent[before:] if not _PHOTO.search(answer[0])]
        weight = sum(size for _, size in answers)
        if weight > MOST["page"] or len(answers) > MOST["requests"]:
            heavy[path] = (weight, answers)
        # Nothing came from what the browser had of the page before.
        loaded = LOADED.findall((served.folder / path).read_text("utf-8"))
        assert len(answers) >= 1 + len(loaded)
    assert not heavy
