"""Searching as a visitor does: typing, keys, the search page, and what must never happen."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, Route, expect

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
    expect(page.get_by_role("heading", name="Kijk eens bij de grootste thema's")).to_be_visible()
    expect(page.locator("[data-search-themes] a")).to_have_count(5)
    expect(page.get_by_role("link", name="Meld het")).to_be_visible()


def test_nothing_found_shows_the_nearest_themes(visit: Visit, served: Served) -> None:
    page = visit.page
    page.goto(served.url("zoeken/index.html") + "?q=fietszadelreinigingsmiddel")
    expect(page.locator("[data-search-count]")).to_contain_text("Niets gevonden")
    expect(page.get_by_role("heading", name="Deze thema's lijken erop")).to_be_visible()
    expect(page.locator("[data-search-themes] a").first).to_have_text("Vervoer en fiets")
    # What matched is only part of the word that was asked.
    expect(page.locator("[data-search-themes] mark")).to_have_count(0)


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


def test_every_result_says_why_it_is_there(visit: Visit, served: Served) -> None:
    page = visit.page
    page.goto(served.url("zoeken/index.html") + "?q=robots")
    results = page.locator("[data-search-results] li")
    expect(results).to_have_count(10)
    for sentence in results.locator(".zoek-zin").all():
        sentence.scroll_into_view_if_needed()
        expect(sentence).to_have_text(re.compile(r"\w{3}.*[.!?]"))
    page.get_by_role("button", name="Toon meer resultaten").click()
    expect(results.nth(10).locator("a")).to_be_focused()


def test_the_number_of_results_is_said_once(visit: Visit, served: Served) -> None:
    page = visit.page
    page.goto(served.url("zoeken/index.html"))
    page.evaluate(
        """() => {
          self.said = [];
          const hear = ([{ target }]) => self.said.push(target.textContent);
          for (const region of document.querySelectorAll('[role=status], [aria-live]')) {
            new MutationObserver(hear).observe(region, { childList: true, subtree: true });
          }
        }"""
    )
    page.locator("#zoekvraag").press_sequentially("lassen", delay=30)
    page.wait_for_timeout(1_200)
    said = page.evaluate("() => self.said")
    assert len(said) == 1
    assert re.fullmatch(r"\d+ resultaten voor ‘lassen’\.", said[0])


def _open_filters(page: Page, group: str) -> Locator:
    page.locator("[data-search-filters] > summary").click()
    found = page.locator("[data-search-filters] .groep", has=page.get_by_text(group, exact=True))
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found.locator("label:visible")


def _total(page: Page) -> int:
    text = page.locator("[data-search-count]").inner_text()
    return int(text.split()[0])


def test_filters_narrow_a_question_and_count(visit: Visit, served: Served) -> None:
    page = visit.page
    page.goto(served.url("zoeken/index.html") + "?q=techniek")
    expect(page.locator("[data-search-results] li").first).to_be_visible()
    everything = _total(page)
    option = _open_filters(page, "Fase").first
    promised = int(option.locator(".tel").inner_text())
    option.locator("input").check()
    expect(page.locator("[data-search-count]")).to_have_text(
        f"{promised} resultaten voor ‘techniek’ met deze filters."
    )
    assert promised < everything
    assert re.search(r"\?q=techniek&fase=[a-z]+$", page.url)

    page.reload()
    expect(page.locator("[data-search-count]")).to_contain_text("met deze filters")
    assert _total(page) == promised
    page.go_back()
    expect(page.locator("[data-search-count]")).to_have_text(
        f"{everything} resultaten voor ‘techniek’."
    )


def test_filters_work_without_a_question_and_from_disk(browser: Browser, served: Served) -> None:
    with visiting(browser, "file://") as visit:
        page = visit.page
        page.goto(served.file("zoeken/index.html") + "?openbaar=ja")
        expect(page.locator("[data-search-count]")).to_contain_text("met deze filters")
        assert 0 < _total(page) < 60
        expect(page.locator(".zoek-soort").first).to_contain_text("makerspace")
        assert not visit.complaints


def test_filters_that_leave_nothing_say_so(visit: Visit, served: Served) -> None:
    page = visit.page
    page.goto(served.url("zoeken/index.html") + "?q=binnenvaart&openbaar=ja")
    expect(page.locator("[data-search-count]")).to_contain_text("Haal een filter weg")


@pytest.mark.parametrize("query", ["?fase=%00&wijk=<b>", "?x=1&q=", "?fase=bestaat-niet", "?q=%"])
def test_an_odd_address_is_no_trouble(visit: Visit, served: Served, query: str) -> None:
    page = visit.page
    page.goto(served.url("zoeken/index.html") + query)
    page.locator("#zoekvraag").fill("robots")
    expect(page.locator("[data-search-results] li").first).to_be_visible()


@pytest.mark.parametrize("where", ["zoeken/index.html", "index.html"])
def test_a_file_that_does_not_load_has_its_sentence(
    browser: Browser, served: Served, where: str
) -> None:
    with visiting(browser, served.origin) as visit:
        page = visit.page
        page.route("**/zoeken/*.js", lambda route: route.abort())
        page.goto(served.url(where))
        page.locator("#zoekvraag").fill("robots")
        expect(page.get_by_text("Zoeken lukt nu niet").first).to_be_visible()
        page.unroute("**/zoeken/*.js")
        page.locator("#zoekvraag").fill("robot")
        expect(page.locator("[data-search-results] li, [role=option]").first).to_be_visible()


def test_a_slow_file_has_its_sentence_and_late_answers_are_dropped(
    browser: Browser, served: Served
) -> None:
    with visiting(browser, served.origin) as visit:
        page = visit.page
        waiting: list[Route] = []
        page.route("**/zoeken/w*.js", lambda route: waiting.append(route))
        # The page never finishes loading while a part of it is held.
        page.goto(served.url("zoeken/index.html") + "?q=lassen", wait_until="commit")
        expect(page.locator("[data-search-count]")).to_have_text("De zoekmachine wordt geladen …")
        page.locator("#zoekvraag").fill("")
        expect(page.locator("[data-search-count]")).to_be_empty()
        for route in waiting:
            route.continue_()
        page.wait_for_timeout(300)
        expect(page.locator("[data-search-results] li")).to_have_count(0)
        assert not visit.complaints
