"""A parent on a phone: something for a child of ten, in Delfshaven, for nothing."""

import re
from collections.abc import Sequence

from playwright.sync_api import Page, expect

from catalogue.insight.live import live
from catalogue.schema import Programma, ages
from tests.browser.visiting import PHONE, Visitor
from tests.unit.insight_catalogues import real

WIJK = "delfshaven"


def _total(page: Page) -> int:
    """Number of programmes that fit, once all of the list is there."""
    expect(
        page.locator("[data-lijst] [aria-busy=true], [data-lijst][aria-busy=true]")
    ).to_have_count(0)
    expect(page.locator("[data-stand]")).to_contain_text("programma")
    return int(page.locator("[data-stand]").inner_text().split(" ")[0])


def _nearness(texts: Sequence[str]) -> list[int]:
    """How near each card says it is: this wijk, next door, the whole city, kilometres, nowhere."""
    words = {"in deze wijk": 0, "wijk hiernaast": 1, "heel Rotterdam": 2, "zonder vaste wijk": 4}
    return [words.get(text, 3) for text in texts]


def test_a_parent_finds_what_is_near_and_free_for_a_child_of_ten(visitor: Visitor) -> None:
    fitting = [p for p in live(real().programmas) if ages.fits(p, 10, 10)]
    free: list[Programma] = [programma for programma in fitting if programma.gratis == "ja"]
    assert 0 < len(free) < len(fitting)

    page = visitor.open("index.html", **PHONE)
    page.get_by_label("Mijn kind is").fill("10")
    page.get_by_role("button", name="Laat zien wat past").tap()
    expect(page).to_have_url(re.compile(r"/programmas/index\.html\?leeftijd=10$"))
    expect(page.get_by_role("spinbutton", name="Leeftijd")).to_have_value("10")
    assert _total(page) == len(fitting)

    chips = page.get_by_role("group", name="Snel kiezen")
    chips.get_by_role("button", name="Mijn wijk").tap()
    wijk = chips.get_by_label("Mijn wijk")
    expect(wijk).to_be_focused()
    wijk.select_option(WIJK)
    expect(page.locator(".afstand").first).to_be_visible()
    for cards in page.locator(".kaarten").all():
        near = _nearness(cards.locator(".afstand").all_text_contents())
        assert near == sorted(near)
    assert "heel Rotterdam" in page.locator(".afstand").all_text_contents()

    promised = chips.get_by_role("button", name="Gratis")
    assert int(promised.locator(".tel").inner_text()) == len(free)
    promised.tap()
    assert _total(page) == len(free)
    # Names of cards have soft hyphens in them.
    names = {name.replace("\u00ad", "") for name in page.locator(".kaart h3").all_text_contents()}
    assert names == {programma.naam for programma in free}
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    page.locator(".kaart:visible h3 a").first.tap()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Programma's")
    page.go_back()
    expect(page.get_by_role("spinbutton", name="Leeftijd")).to_have_value("10")
    expect(promised).to_have_attribute("aria-pressed", "true")
    expect(wijk).to_have_value(WIJK)
    assert _total(page) == len(free)
    page.get_by_role("link", name="Kijk ook bij de makerspaces").tap()
    expect(page.get_by_role("spinbutton", name="Leeftijd")).to_have_value("10")
    expect(chips.get_by_role("button", name="Gratis")).to_have_attribute("aria-pressed", "true")


def test_without_script_a_parent_is_asked_the_age_by_links(visitor: Visitor) -> None:
    page = visitor.open("index.html", java_script_enabled=False, **PHONE)
    page.get_by_role("link", name="Een paar korte vragen").tap()
    page.get_by_role("link", name="Ik ben ouder of verzorger").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hoe oud is je kind?")
    page.get_by_role("link", name="8 tot en met 11 jaar").tap()
    expect(page).to_have_url(re.compile("ouders_8-11"))
