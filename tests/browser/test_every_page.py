"""Every type of page: opens in silence, on a server, from disk and without script."""

import pytest

from tests.browser.serving import Served
from tests.browser.visiting import SMALLEST, Visitor, page_types


def test_there_is_a_page_of_every_type(served: Served) -> None:
    types = set(page_types(served.folder))
    assert {"index", "404", "programmas", "programmas-list", "makerspaces", "zoeken-list"} <= types


@pytest.mark.parametrize("disk", [False, True], ids=["server", "disk"])
def test_opens_without_a_complaint(visitor: Visitor, served: Served, disk: bool) -> None:
    page = visitor.open(disk=disk)
    for path in page_types(served.folder).values():
        if disk and path == "404.html":
            continue  # only a server shows it, and it knows the server's address
        page.goto(served.file(path) if disk else served.url(path), wait_until="load")
        assert page.locator("h1").count() == 1, path
        assert not visitor.complaints, path


def test_is_readable_without_script(visitor: Visitor, served: Served) -> None:
    page = visitor.open(java_script_enabled=False)
    for path in page_types(served.folder).values():
        page.goto(served.url(path))
        assert page.locator("main h1").is_visible(), path
        assert len(page.locator("main").inner_text()) > 60, path


def test_an_unknown_address_gets_our_own_page_with_working_links(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.open()
    answer = page.goto(served.url("programmas/diep/weg/niets.html"))
    assert answer
    assert answer.status == 404
    home = page.locator("header a").first.get_attribute("href")
    assert home == served.url("index.html")
    visitor.complaints.remove(f"answer 404: {answer.url}")
    assert "console error" in visitor.complaints.pop()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_sticks_out(visitor: Visitor, served: Served, width: int) -> None:
    """WCAG 1.4.10: at 320 px, which is 1280 px at 400 %, nobody scrolls sideways."""
    too_wide = {}
    page = visitor.open(viewport={**SMALLEST["viewport"], "width": width})
    for name, path in page_types(served.folder).items():
        page.goto(served.url(path))
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            too_wide[name] = wide
    assert not too_wide
