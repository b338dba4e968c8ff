"""Searching as a visitor does: typing, keys, the search page, and what must never happen."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Locator, Page, Route, expect

from tests.browser.serving import Served
from tests.browser.visiting import PHONE, Visitor

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "javascript:alert(1)",
    "{{7*7}} ${7*7}",
    "' OR 1=1 --",
    "%00%ff\ud7ff",
    "a" * 5_000,
]


def _box(page: Page) -> Locator:
    return page.locator("#zoekvraag")


def _count(page: Page) -> Locator:
    """The sentence that says how many results there are."""
    return page.locator("[data-search-count]")


def _results(page: Page) -> Locator:
    return page.locator("[data-search-results] > li")


def test_suggestions_appear_while_typing_and_the_keys_choose(visitor: Visitor) -> None:
    page = visitor.open("index.html")
    box = _box(page)
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


def test_escape_closes_the_suggestions_and_keeps_the_words(visitor: Visitor) -> None:
    page = visitor.open("programmas/index.html")
    box = _box(page)
    box.press_sequentially("las")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("option").first).to_be_hidden()
    expect(box).to_have_value("las")


def test_enter_goes_to_the_search_page_with_sentences(visitor: Visitor) -> None:
    page = visitor.open("makerspaces/index.html")
    _box(page).press_sequentially("lasersnijder")
    _box(page).press("Enter")
    page.wait_for_url("**/zoeken/index.html?q=lasersnijder")
    expect(_box(page)).to_have_value("lasersnijder")
    expect(_results(page).first).to_be_visible()
    expect(_count(page)).to_contain_text("voor ‘lasersnijder’")
    expect(page.locator(".zoek-zin mark").first).to_be_visible()


def test_back_returns_to_the_earlier_question(visitor: Visitor) -> None:
    page = visitor.open("zoeken/index.html?q=water")
    expect(_count(page)).to_contain_text("‘water’")
    _box(page).press("Enter")
    _box(page).fill("fiets")
    expect(_count(page)).to_contain_text("‘fiets’")
    page.go_back()
    expect(_box(page)).to_have_value("water")
    expect(_count(page)).to_contain_text("‘water’")


def test_nothing_found_is_a_sentence_with_a_way_on(visitor: Visitor) -> None:
    page = visitor.open("zoeken/index.html?q=xqzwvj")
    expect(_count(page)).to_contain_text("Niets gevonden voor ‘xqzwvj’")
    expect(page.get_by_role("heading", name="Kijk eens bij de grootste thema's")).to_be_visible()
    expect(page.locator("[data-search-themes] a")).to_have_count(5)
    expect(page.get_by_role("link", name="Meld het")).to_be_visible()


def test_nothing_found_shows_the_nearest_themes(visitor: Visitor) -> None:
    page = visitor.open("zoeken/index.html?q=fietszadelreinigingsmiddel")
    expect(_count(page)).to_contain_text("Niets gevonden")
    expect(page.get_by_role("heading", name="Deze thema's lijken erop")).to_be_visible()
    expect(page.locator("[data-search-themes] a").first).to_have_text("Vervoer en fiets")
    # What matched is only part of the word that was asked.
    expect(page.locator("[data-search-themes] mark")).to_have_count(0)


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_a_question_is_only_ever_text(visitor: Visitor, served: Served, question: str) -> None:
    page = visitor.open()
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.goto(served.url(f"zoeken/index.html?q={quote(question)}#{quote(question)}"))
    expect(_count(page)).not_to_be_empty()
    assert not dialogs
    assert page.locator("main img[src=x], main script").count() == 0
    for link in page.locator("main a").all():
        assert not (link.get_attribute("href") or "").startswith("javascript:")


def test_works_from_disk(visitor: Visitor) -> None:
    page = visitor.open("zoeken/index.html?q=lassen", disk=True)
    expect(_results(page).first).to_be_visible()
    expect(page.locator(".zoek-zin").first).not_to_be_empty()


def test_works_with_a_thumb(visitor: Visitor) -> None:
    page = visitor.open("index.html", **PHONE)
    _box(page).tap()
    _box(page).press_sequentially("fiets")
    choice = page.get_by_role("option").first
    address = choice.get_attribute("href")
    assert address
    choice.tap()
    page.wait_for_url(f"**/{address}")


def test_without_script_the_box_leads_to_the_lists(visitor: Visitor) -> None:
    page = visitor.open("index.html", java_script_enabled=False)
    _box(page).fill("robot")
    _box(page).press("Enter")
    page.wait_for_url("**/zoeken/index.html?q=robot")
    expect(page.locator("noscript .melding")).to_contain_text("alleen met JavaScript")
    expect(page.locator("main a[href$='programmas/index.html']").first).to_be_visible()


def test_a_page_loads_no_index_before_someone_searches(visitor: Visitor) -> None:
    page = visitor.open("index.html")
    page.wait_for_load_state("networkidle")
    before = len(visitor.requests)
    _box(page).focus()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    assert len(visitor.requests) > before
    assert not [url for url in visitor.requests[:before] if "zoek" in url]


def test_every_result_says_why_it_is_there(visitor: Visitor) -> None:
    page = visitor.open("zoeken/index.html?q=robots")
    results = _results(page)
    expect(results.nth(5)).to_be_visible()
    rows = results.count()
    for sentence in results.locator(".zoek-zin").all():
        sentence.scroll_into_view_if_needed()
        expect(sentence).to_have_text(re.compile(r"\w{3}.*[.!?]"))
    page.get_by_role("button", name="Toon meer resultaten").click()
    expect(results.nth(rows).locator("h2 a")).to_be_focused()


def test_what_is_understood_can_be_taken_off(visitor: Visitor) -> None:
    page = visitor.open("zoeken/index.html?q=gratis lassen op zaterdag")
    chips = page.locator("[data-search-understood] a")
    expect(chips).to_have_text(["zaterdag ×", "gratis ×"])
    chips.first.click()
    expect(_box(page)).to_have_value("gratis lassen op")
    expect(page.locator("[data-search-understood] a")).to_have_text(["gratis ×"])
    page.locator("[data-search-understood] a").click()
    expect(_box(page)).to_have_value("lassen op")
    expect(page.locator("[data-search-understood]")).to_be_hidden()


def test_a_row_says_what_one_chooses_by_and_can_be_kept(visitor: Visitor) -> None:
    page = visitor.open("zoeken/index.html?q=techniekhuis op zuid")
    row = _results(page).first
    expect(row.locator(".zoek-soort")).to_have_text(
        re.compile(r"^(programma|makerspace) · .*20\d\d")
    )
    expect(row.locator(".feiten li").first).to_be_visible()
    # The programme and the place of that name are one row.
    expect(_results(page).get_by_role("heading", name="Techniekhuis op Zuid")).to_have_count(1)
    expect(row.locator(".zoek-ook a")).to_have_text("Techniekhuis op Zuid")
    keep = row.get_by_role("button")
    keep.click()
    expect(keep).to_have_attribute("aria-pressed", "true")


def test_a_correction_is_offered_only_when_it_leads_elsewhere(visitor: Visitor) -> None:
    page = visitor.open("zoeken/index.html?q=robbots")
    expect(_results(page).first).to_be_visible()
    expect(page.locator("[data-search-hint]")).to_be_hidden()
    page.goto(page.url.replace("robbots", "hoochvliet"))
    offered = page.locator("[data-search-hint] a")
    expect(offered).to_have_text("hoogvliet")
    offered.click()
    expect(_box(page)).to_have_value("hoogvliet")
    expect(_results(page).first).to_contain_text("Hoogvliet")
    expect(page.locator("[data-search-hint]")).to_be_hidden()


def test_the_number_of_results_is_said_once(visitor: Visitor) -> None:
    page = visitor.open("zoeken/index.html")
    page.evaluate(
        """() => {
          self.said = [];
          const hear = ([{ target }]) => self.said.push(target.textContent);
          for (const region of document.querySelectorAll('[role=status], [aria-live]')) {
            new MutationObserver(hear).observe(region, { childList: true, subtree: true });
          }
        }"""
    )
    _box(page).press_sequentially("lassen", delay=30)
    page.wait_for_timeout(1_200)
    said = page.evaluate("() => self.said")
    assert len(said) == 1
    assert re.fullmatch(r"\d+ resultaten voor ‘lassen’\.", said[0])


def _open_filters(page: Page, group: str) -> Locator:
    page.locator("[data-search-filters] > summary").click()
    node = page.locator("[data-search-filters] .groep", has=page.get_by_text(group, exact=True))
    if node.get_attribute("open") is None:
        node.locator("summary").click()
    return node.locator("label:visible")


def _total(page: Page) -> int:
    return int(_count(page).inner_text().split()[0])


def test_filters_narrow_a_question_and_count(visitor: Visitor) -> None:
    page = visitor.open("zoeken/index.html?q=techniek")
    expect(_results(page).first).to_be_visible()
    everything = _total(page)
    option = _open_filters(page, "Fase").first
    promised = int(option.locator(".tel").inner_text())
    option.locator("input").check()
    expect(_count(page)).to_have_text(f"{promised} resultaten voor ‘techniek’ met deze filters.")
    assert promised < everything
    assert re.search(r"\?q=techniek&fase=[a-z]+$", page.url)

    page.reload()
    expect(_count(page)).to_contain_text("met deze filters")
    assert _total(page) == promised
    page.go_back()
    expect(_count(page)).to_have_text(f"{everything} resultaten voor ‘techniek’.")


def test_filters_work_without_a_question_and_from_disk(visitor: Visitor) -> None:
    page = visitor.open("zoeken/index.html?openbaar=ja", disk=True)
    expect(_count(page)).to_contain_text("met deze filters")
    assert 0 < _total(page) < 60
    expect(page.locator(".zoek-soort").first).to_contain_text("makerspace")


def test_filters_that_leave_nothing_say_so(visitor: Visitor) -> None:
    page = visitor.open("zoeken/index.html?q=binnenvaart&openbaar=ja")
    expect(_count(page)).to_contain_text("Haal een filter weg")


@pytest.mark.parametrize("query", ["?fase=%00&wijk=<b>", "?x=1&q=", "?fase=bestaat-niet", "?q=%"])
def test_an_odd_address_is_no_trouble(visitor: Visitor, query: str) -> None:
    page = visitor.open("zoeken/index.html" + query)
    _box(page).fill("robots")
    expect(_results(page).first).to_be_visible()


@pytest.mark.parametrize("where", ["zoeken/index.html", "index.html"])
def test_a_file_that_does_not_load_has_its_sentence(
    visitor: Visitor, served: Served, where: str
) -> None:
    page = visitor.open(complains=True)
    page.route("**/zoeken/*.js", lambda route: route.abort())
    page.goto(served.url(where))
    _box(page).fill("robots")
    expect(page.get_by_text("Zoeken lukt nu niet").first).to_be_visible()
    page.unroute("**/zoeken/*.js")
    _box(page).fill("robot")
    expect(page.locator("[data-search-results] li, [role=option]").first).to_be_visible()


def test_a_slow_file_has_its_sentence_and_late_answers_are_dropped(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.open()
    waiting: list[Route] = []
    page.route("**/zoeken/w*.js", lambda route: waiting.append(route))
    # The page never finishes loading while a part of it is held.
    page.goto(served.url("zoeken/index.html?q=lassen"), wait_until="commit")
    expect(_count(page)).to_have_text("De zoekmachine wordt geladen …")
    _box(page).fill("")
    expect(_count(page)).to_be_empty()
    for route in waiting:
        route.continue_()
    page.wait_for_timeout(300)
    expect(_results(page)).to_have_count(0)
