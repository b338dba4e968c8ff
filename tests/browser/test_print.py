"""On paper: an entry is one or two sheets of A4, with the way back to the page on it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Served
from tests.browser.visiting import visiting

# The pages with most to say of each kind: what fits for these, fits for the others.
LARGEST = 8
_SHEET = re.compile(rb"/Type\s*/Page[^s]")


@pytest.fixture(scope="module")
def page(browser: Browser, served: Served) -> Iterator[Page]:
    with visiting(browser, served.origin) as visit:
        yield visit.page


def _sheets(page: Page, url: str) -> int:
    page.goto(url)
    return len(_SHEET.findall(page.pdf(format="A4")))


@pytest.mark.parametrize("folder", ["programmas", "makerspaces", "acties"])
def test_an_entry_is_two_sheets_at_most(page: Page, served: Served, folder: str) -> None:
    # No entry has an underscore in its name: later pages of a list have.
    pages = (served.folder / folder).glob("*.html")
    entries = [page for page in pages if page.name != "index.html" and "_" not in page.name]
    entries.sort(key=lambda one: (-one.stat().st_size, one.name))
    sheets = {
        one.name: _sheets(page, served.url(f"{folder}/{one.name}")) for one in entries[:LARGEST]
    }
    assert {name: count for name, count in sheets.items() if count > 2} == {}


def test_what_changed_is_two_sheets_at_most(page: Page, served: Served) -> None:
    assert _sheets(page, served.url("veranderd/index.html")) <= 2


def test_whom_to_ask_stands_on_paper_with_its_address(page: Page, served: Served) -> None:
    page.goto(served.url("programmas/techniek-college-rotterdam.html"))
    page.emulate_media(media="print")
    site = page.locator(".aanmelden > .knoppen a").first
    assert site.is_visible()
    address = site.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert "https://www.techniekcollegerotterdam.nl" in address
    assert not page.locator(".aanmelden .voorbeeld").is_visible()
    page.emulate_media(media="screen")


def test_a_list_on_paper_is_a_booklet_of_what_was_chosen(page: Page, served: Served) -> None:
    page.goto(served.url("programmas/index.html") + "?thema=water")
    expect(page.locator("[data-lijst][aria-busy=true], [aria-busy=true]")).to_have_count(0)
    # What is folded comes on paper for who opens it.
    page.locator("[data-vouw]:visible > summary").click()
    shown = int(page.locator("[data-stand]").inner_text().split()[0])
    expect(page.locator(".uitkomst .kaart:visible")).to_have_count(shown)
    page.emulate_media(media="print")
    assert page.locator("[data-stand]").is_visible()
    assert page.locator(".keuzes button:visible").all_inner_texts() == ["Water"]
    assert (
        not page.locator(".filters, .snel, .sorteer, .bewaar, .menu")
        .locator("visible=true")
        .count()
    )
    expect(page.locator(".uitkomst .kaart:visible")).to_have_count(shown)
    page.emulate_media(media="screen")
    everything = _sheets(page, served.url("programmas/index.html"))
    assert _sheets(page, served.url("programmas/index.html") + "?thema=water") < everything


def test_a_sheet_says_where_it_comes_from(page: Page, served: Served) -> None:
    page.goto(served.url("programmas/maakotheek.html"))
    page.emulate_media(media="print")
    assert page.locator(".qr img").is_visible()
    assert page.locator(".bronnen a").first.is_visible()
    assert page.get_by_text("met naamsvermelding").is_visible()
    page.emulate_media(media="screen")
