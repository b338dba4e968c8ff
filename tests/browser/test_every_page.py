"""Every type of page: opens in silence, on a server, from disk and without script; passes axe."""

from collections.abc import Mapping
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.serving import Served
from tests.browser.visiting import DESK, PHONE, SMALLEST, fewest_pages, page_types, visiting

MODES: Mapping[str, Mapping[str, Any]] = {
    "light": {**DESK, "color_scheme": "light"},
    "dark": {**DESK, "color_scheme": "dark"},
    "phone": {**PHONE, "color_scheme": "light"},
    "phone-dark": {**PHONE, "color_scheme": "dark"},
}


def test_there_is_a_page_of_every_type(served: Served) -> None:
    types = set(page_types(served.folder))
    assert {"index", "404", "programmas", "programmas-list", "makerspaces", "zoeken-list"} <= types


def test_opens_on_a_server_without_a_word(browser: Browser, served: Served) -> None:
    complaints = {}
    with visiting(browser, served.origin) as visit:
        for name, path in page_types(served.folder).items():
            visit.page.goto(served.url(path), wait_until="load")
            assert visit.page.locator("h1").count() == 1, path
            if visit.complaints:
                complaints[name] = list(visit.complaints)
                visit.complaints.clear()
    assert not complaints


def test_opens_from_disk_without_a_word(browser: Browser, served: Served) -> None:
    complaints = {}
    with visiting(browser, "file://") as visit:
        for name, path in page_types(served.folder).items():
            if path == "404.html":
                continue  # only a server shows it, and it knows the server's address
            visit.page.goto(served.file(path), wait_until="load")
            if visit.complaints:
                complaints[name] = list(visit.complaints)
                visit.complaints.clear()
    assert not complaints


def test_is_readable_without_script(browser: Browser, served: Served) -> None:
    with visiting(browser, served.origin, java_script_enabled=False) as visit:
        for path in page_types(served.folder).values():
            visit.page.goto(served.url(path))
            assert visit.page.locator("main h1").is_visible(), path
            assert len(visit.page.locator("main").inner_text()) > 60, path
        assert not visit.complaints


def test_an_unknown_address_gets_our_own_page_with_working_links(
    browser: Browser, served: Served
) -> None:
    with visiting(browser, served.origin) as visit:
        answer = visit.page.goto(served.url("programmas/diep/weg/niets.html"))
        assert answer
        assert answer.status == 404
        home = visit.page.locator("header a").first.get_attribute("href")
        assert home == served.url("index.html")
        visit.complaints.remove(f"answer 404: {answer.url}")
        visit.complaints.remove(next(line for line in visit.complaints if "console error" in line))
        assert not visit.complaints


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_sticks_out(browser: Browser, served: Served, width: int) -> None:
    """WCAG 1.4.10: at 320 px, which is 1280 px at 400 %, nobody scrolls sideways."""
    too_wide = {}
    with visiting(
        browser, served.origin, viewport={**SMALLEST["viewport"], "width": width}
    ) as visit:
        for name, path in page_types(served.folder).items():
            visit.page.goto(served.url(path))
            wide = visit.page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                too_wide[name] = wide
    assert not too_wide


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(browser: Browser, served: Served, mode: str) -> None:
    """All of axe's rules, best practices included; in the dark only what depends on colour.

    Every type of page once; the other modes look at each kind of element once.
    """
    axe, found = Axe(), {}
    pages = page_types if mode == "light" else fewest_pages
    options = {"runOnly": ["color-contrast"]} if "dark" in mode else {}
    # axe comes in as an inline script, which our own policy rightly refuses.
    with visiting(browser, served.origin, **MODES[mode], bypass_csp=True) as visit:
        for name, path in pages(served.folder).items():
            visit.page.goto(served.url(path))
            results = axe.run(visit.page, options=options)
            for violation in results.response["violations"]:
                nodes = [node["html"][:120] for node in violation["nodes"][:3]]
                found[f"{name}: {violation['id']}"] = nodes
    assert not found, "\n".join(f"{where}: {nodes}" for where, nodes in found.items())
