"""A phone has room, also for large letters; colours of your own leave each choice readable."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import Served
from tests.browser.visiting import PHONE, Visitor, page_types

LIST = "makerspaces/index.html"


def _colours(choice: Locator) -> tuple[str, str, str]:
    """Words, their ground, and how the browser handles both."""
    names = ("color", "backgroundColor", "forcedColorAdjust")
    return tuple(str(choice.evaluate(f"node => getComputedStyle(node).{name}")) for name in names)  # type: ignore[return-value]


def test_letters_twice_as_large_never_scroll_sideways(visitor: Visitor, served: Served) -> None:
    """All details are open, so that nothing hides; tables and drawings may slide in their box."""
    wide = {}
    page = visitor.open(viewport={"width": 390, "height": 844})
    for path in page_types(served.folder).values():
        if 'http-equiv="refresh"' in (served.folder / path).read_text("utf-8"):
            continue
        page.goto(served.url(path))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        page.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true; })")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide[path] = width
    assert not wide


def test_own_colours_show_what_was_chosen(visitor: Visitor) -> None:
    # The browser lays a ground behind words whose ground it did not choose.
    page = visitor.open(f"{LIST}?openbaar=ja&gratis=ja", forced_colors="active")
    system = page.evaluate(
        """() => ["HighlightText", "Highlight"].map((color) => {
            document.body.style.color = color;
            return getComputedStyle(document.body).color;
        })"""
    )
    for choice in (
        page.get_by_role("button", name="Haal weg: voor iedereen"),
        page.locator(".snel [aria-pressed=true]"),
        page.locator(".kleuren label:has(:checked)"),
    ):
        assert _colours(choice) == (*system, "none")
    here = page.get_by_role("navigation", name="Menu").locator("[aria-current]")
    assert "underline" in here.evaluate("node => getComputedStyle(node).textDecorationLine")
    box = page.locator("[data-groep='openbaar'] input:checked")
    assert box.evaluate("node => getComputedStyle(node).appearance") == "auto"


def test_filters_have_names_and_can_be_skipped(visitor: Visitor) -> None:
    page = visitor.open(LIST)
    group = page.get_by_role("group", name="Mag je naar binnen?", exact=True)
    expect(group.get_by_role("checkbox", name="voor iedereen")).to_be_visible()
    page.locator("main .kruimels a").last.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de uitkomst")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-stand]")).to_be_focused()
    stops: list[Any] = []
    while not stops or not stops[-1]:
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('.kaart') !== null"))
    assert len(stops) <= 3


@pytest.mark.parametrize("path", [LIST, "programmas/index.html", "status/oud.html"])
def test_twenty_cards_at_a_time(visitor: Visitor, path: str) -> None:
    page = visitor.open(path, **PHONE)
    cards, more = page.locator(".kaart:visible"), page.get_by_role("button", name="Toon er ")
    at_first = cards.count()
    assert all(count <= 20 for count in _per_list(page))
    more.first.tap()
    expect(cards.nth(at_first)).to_be_visible()
    focused = page.evaluate(
        """() => {
            const card = document.activeElement.closest(".kaart");
            const shown = [...card.parentNode.children].filter((node) => node.checkVisibility());
            return shown.indexOf(card);
        }"""
    )
    assert focused == 20
    count, place, address = cards.count(), page.evaluate("scrollY"), page.url
    # Noting the place in the history is a navigation as well, in the same page.
    with page.expect_navigation(url=lambda url: url != address):
        page.keyboard.press("Enter")
    page.go_back()
    expect(cards).to_have_count(count)
    assert page.url == address
    page.wait_for_function(f"Math.abs(scrollY - {place}) < 200")
    # Paper has room, and who has no script has all of it.
    page.emulate_media(media="print")
    assert max(_per_list(page)) > 20
    plain = visitor.open(path, java_script_enabled=False, **PHONE)
    assert max(_per_list(plain)) > 20
    expect(plain.get_by_role("button", name="Toon er ")).to_have_count(0)


def _per_list(page: Page) -> list[int]:
    """Number of cards that are seen in each list."""
    return [home.locator(".kaart:visible").count() for home in page.locator(".kaarten").all()]


def test_a_long_group_leads_to_its_filters(visitor: Visitor) -> None:
    page = visitor.open("doelgroepen/vmbo.html", **PHONE)
    page.get_by_role("link", name="Kies op leeftijd, wijk of dag").tap()
    chips = page.get_by_role("list", name="Je keuzes").get_by_role("button")
    expect(chips).to_have_text(["vmbo"])


def test_filters_on_a_phone_show_how_many_there_are(visitor: Visitor) -> None:
    page = visitor.open(LIST, **PHONE)
    panel = page.locator("[data-paneel]")
    show = page.get_by_role("button", name=re.compile(r"^Toon \d"))
    expect(show).to_be_hidden()
    panel.locator("summary").first.tap()
    for fraction in (0, 0.5, 1):
        page.evaluate(f"scrollTo(0, {fraction} * document.body.scrollHeight)")
        expect(show).to_be_in_viewport(ratio=1)
    group = panel.get_by_role("group", name="Soort plek")
    group.get_by_role("checkbox").first.tap()
    expect(show).to_be_in_viewport(ratio=1)
    show.tap()
    expect(show).to_be_hidden()
    chips = page.get_by_role("list", name="Je keuzes").get_by_role("button")
    expect(chips).to_have_count(1)
    expect(chips).to_be_in_viewport()


def test_facts_with_links_are_as_high_as_others(visitor: Visitor) -> None:
    page = visitor.open("makerspaces/bouwkeet.html", **PHONE)
    # What is more than whole lines.
    rests = page.locator(".plaat dd:not(.nu)").evaluate_all(
        """facts => facts.map((fact) => {
            const lines = fact.offsetHeight / parseFloat(getComputedStyle(fact).lineHeight);
            return Math.abs(lines - Math.round(lines));
        })"""
    )
    assert len(rests) > 3
    assert max(rests) < 0.05
