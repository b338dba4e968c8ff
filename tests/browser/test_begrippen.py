"""School words: explained on the spot, by a plain link without script, and all on one page."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.serving import Served
from tests.browser.visiting import DESK, SMALLEST, visiting

ENTRY = "programmas/stc-vmbo-maritiem-en-techniek.html"
WORD = ".tekst .begrip"
LINK = '.tekst a[href*="begrippen/index.html#"]'


@pytest.mark.parametrize("size", [DESK, SMALLEST], ids=["desk", "smallest"])
@pytest.mark.parametrize("place", ["server", "disk"])
def test_a_word_is_explained_on_the_spot(
    browser: Browser, served: Served, size: dict[str, dict[str, int]], place: str
) -> None:
    home, address = (served.origin, served.url) if place == "server" else ("file://", served.file)
    with visiting(browser, home, **size) as visit:
        page = visit.page
        page.goto(address(ENTRY))
        word = page.locator(WORD).first
        told = page.locator(".begrip-uitleg:popover-open")
        word.focus()
        page.keyboard.press("Enter")
        expect(told).to_be_visible()
        expect(told).to_contain_text(word.inner_text(), ignore_case=True)
        box = told.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["viewport"]["width"]
        page.keyboard.press("Escape")
        expect(told).to_be_hidden()
        expect(word).to_be_focused()
        word.click()
        told.get_by_role("link").click()
        assert re.search(r"/begrippen/index\.html#\w", page.url)
        expect(page.locator(".begrippen > :target")).to_be_in_viewport()
        assert not visit.complaints


@pytest.mark.parametrize("without", ["script", "popovers"])
def test_without_it_a_word_is_a_link(browser: Browser, served: Served, without: str) -> None:
    with visiting(browser, served.origin, java_script_enabled=without != "script") as visit:
        page = visit.page
        if without == "popovers":
            page.add_init_script("delete HTMLElement.prototype.popover;")
        page.goto(served.url(ENTRY))
        assert page.locator(".begrip-uitleg:visible, .begrip").count() == 0
        link = page.locator(LINK).first
        word = link.inner_text()
        link.click()
        expect(page.locator(".begrippen > :target")).to_contain_text(word, ignore_case=True)
