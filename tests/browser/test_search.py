"""Searching as a visitor does: typing, keys, the search page, and what must never happen."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, expect

from tests.browser.serving import Served
from tests.browser.visiting import PHONE, Visit, visiting

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "javascript:alert(1)",
    "{{7*7}} ${7*7}",
    "' OR 1=1 --",
    "%00%ff\ud7ff",
    "a" * 5_000,
]


@pytest.fixture
def visit(browser: Browser, served: Served) -> Iterator[Visit]:
    with visiting(browser, served.origin) as one:
        yield one
        assert not one.complaints


def test_suggestions_appear_while_typing_and_the_keys_choose(visit: Visit, served: Served) -> None:
    page = visit.page
    page.goto(served.url("index.html"))
    box = page.locator("#zoekvraag")
    box.press_sequentially("robot", delay=20)
    choices = page.get_by_role("option")
    expect(choices.first).to_be_visible()
    expect(page.locator("[role=listbox] mark").first).to_have_text(
        re.compile("robot", re.IGNORECASE)
    )
    expect(page.locator("[data-search-status]").first).to_contain_text("resulta")

    box.press("ArrowDown")
    expect(choices.first).to_have_attribute("aria-selected", "true")
    address = choices.first.get_attribute("href")
    assert address
    box.press("Enter")
    page.wait_for_url(f"**/{address.lstrip('./')}")
    expect(page.locator("h1")).to_be_visible()


def test_escape_closes_the_suggestions_and_keeps_the_words(visit: Visit, served: Served) -> None:
    page = visit.page
    page.goto(served.url("programmas/index.html"))
    box = page.locator("#zoekvraag")
    box.press_sequentially("las")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("option").first).to_be_hidden()
    expect(box).to_have_value("las")


def test_enter_goes_to_the_search_page_with_sentences(visit: Visit, served: Served) -> None:
    page = visit.page
    page.goto(served.url("makerspaces/index.html"))
    page.locator("#zoekvraag").press_sequentially("lasersnijder")
    page.locator("#zoekvraag").press("Enter")
    page.wait_for_url("**/zoeken/index.html?q=lasersnijder")
    expect(page.locator("#zoekvraag")).to_have_value("lasersnijder")
    expect(page.locator("[data-search-results] li").first).to_be_visible()
    expect(page.locator("[data-search-count]")).to_contain_text("voor ‘lasersnijder’")
    expect(page.locator(".zoek-zin mark").first).to_be_visible()


def test_back_returns_to_the_earlier_question(visit: Visit, served: Served) -> None:
    page = visit.page
    page.goto(served.url("zoeken/index.html") + "?q=water")
    expect(page.locator("[data-search-count]")).to_contain_text("‘water’")
    page.locator("#zoekvraag").press("Enter")
    page.locator("#zoekvraag").fill("fiets")
    expect(page.locator("[data-search-count]")).to_contain_text("‘fiets’")
    page.go_back()
    expect(page.locator("#zoekvraag")).to_have_value("water")
    expect(page.locator("[data-search-count]")).to_contain_text("‘water’")


def test_nothing_found_is_a_sentence_with_a_way_on(visit: Visit, served: Served) -> None:
    page = visit.page
    page.goto(served.url("zoeken/index.html") + "?q=xqzwvj")
    expect(page.locator("[data-search-count]")).to_contain_text("Niets gevonden voor ‘xqzwvj’")
    expect(page.locator("[data-search-help] a").first).to_be_visible()


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_a_question_is_only_ever_text(visit: Visit, served: Served, question: str) -> None:
    page = visit.page
    said: list[str] = []

    def hear(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", hear)
    page.goto(f"{served.url('zoeken/index.html')}?q={quote(question)}#{quote(question)}")
    expect(page.locator("[data-search-count]")).not_to_be_empty()
    assert not said
    assert page.locator("main img[src=x], main script").count() == 0
    for link in page.locator("main a").all():
        assert not (link.get_attribute("href") or "").startswith("javascript:")


def test_works_from_disk(browser: Browser, served: Served) -> None:
    with visiting(browser, "file://") as visit:
        visit.page.goto(served.file("zoeken/index.html") + "?q=lassen")
        expect(visit.page.locator("[data-search-results] li").first).to_be_visible()
        expect(visit.page.locator(".zoek-zin").first).not_to_be_empty()
        assert not visit.complaints


def test_works_with_a_thumb(browser: Browser, served: Served) -> None:
    with visiting(browser, served.origin, **PHONE) as visit:
        page = visit.page
        page.goto(served.url("index.html"))
        page.locator("#zoekvraag").tap()
        page.locator("#zoekvraag").press_sequentially("fiets")
        choice = page.get_by_role("option").first
        address = choice.get_attribute("href")
        assert address
        choice.tap()
        page.wait_for_url(f"**/{address}")
        assert not visit.complaints


def test_without_script_the_box_leads_to_the_lists(browser: Browser, served: Served) -> None:
    with visiting(browser, served.origin, java_script_enabled=False) as visit:
        visit.page.goto(served.url("index.html"))
        visit.page.locator("#zoekvraag").fill("robot")
        visit.page.locator("#zoekvraag").press("Enter")
        visit.page.wait_for_url("**/zoeken/index.html?q=robot")
        expect(visit.page.locator("noscript .melding")).to_contain_text("alleen met JavaScript")
        expect(visit.page.locator("main a[href$='programmas/index.html']").first).to_be_visible()


def test_a_page_loads_no_index_before_someone_searches(browser: Browser, served: Served) -> None:
    with visiting(browser, served.origin) as visit:
        asked: list[str] = []
        visit.page.on("request", lambda request: asked.append(request.url))
        visit.page.goto(served.url("index.html"), wait_until="networkidle")
        before = len(asked)
        visit.page.locator("#zoekvraag").focus()
        visit.page.wait_for_load_state("networkidle")
        visit.page.wait_for_timeout(300)
        assert len(asked) > before
        assert not [url for url in asked[:before] if "zoek" in url]
