"""Every type of page: opens in silence, on a server, from disk and without script."""

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import Served
from tests.browser.visiting import SMALLEST, page_types, visiting


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
