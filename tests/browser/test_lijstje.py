"""'Mijn lijstje': keep, order, compare, share; in the browser only, and honest when it refuses."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import Served
from tests.browser.visiting import DESK, PHONE, SMALLEST, Visitor

LIST = "lijstje/index.html"
PROGRAMMAS = "programmas/index.html"


def _keep(page: Page, address: str, numbers: range) -> list[str]:
    """Keep these cards of a list; answers their names, in that order."""
    page.goto(address)
    names = []
    for number in numbers:
        card = page.locator(".kaart").nth(number)
        card.locator("[data-bewaar]").click()
        names.append(card.locator("h3 a").inner_text())
    return names


def _names(page: Page) -> list[str]:
    expect(page.locator("[data-werk]")).to_be_visible()
    return page.locator("[data-kaarten] h3 a").all_inner_texts()


def _expect_names(page: Page, names: list[str]) -> None:
    """The list shows these names, in this order, as soon as it is drawn."""
    expect(page.locator("[data-werk]")).to_be_visible()
    expect(page.locator("[data-kaarten] h3 a")).to_have_text(names)


def _kept(page: Page) -> Any:
    return page.evaluate("Object.values(localStorage).map(JSON.parse)")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_button_is_large_says_its_state_and_is_announced_once(
    visitor: Visitor, size: dict[str, Any]
) -> None:
    page = visitor.open(PROGRAMMAS, **size)
    button = page.locator(".kaart [data-bewaar]").first
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    page.evaluate(
        """() => {
            self.said = [];
            const note = ({ target }) => self.said.push(target.textContent);
            new MutationObserver((all) => all.forEach(note))
                .observe(document.querySelector(".bericht"), { childList: true });
        }"""
    )
    name = button.get_attribute("data-naam")
    expect(button).to_have_accessible_name(f"Bewaar {name} in mijn lijstje")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_accessible_name(f"Bewaard {name} in mijn lijstje")
    assert page.evaluate("self.said") == [f"{name} staat in je lijstje."]
    expect(page.locator("[data-bewaard]")).to_have_accessible_name("Mijn lijstje 1")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator("[data-bewaard]")).to_have_accessible_name("Mijn lijstje")


def test_kept_on_a_card_or_on_a_page_is_one_and_the_same(visitor: Visitor, served: Served) -> None:
    page = visitor.open()
    (name,) = _keep(page, served.url(PROGRAMMAS), range(1))
    page.locator(".kaart h3 a").first.click()
    button = page.locator(".doen [data-bewaar]")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    page.go_back()
    expect(page.locator(".kaart [data-bewaar]").first).to_have_attribute("aria-pressed", "false")
    page.locator(".kaart [data-bewaar]").first.click()
    page.locator("[data-bewaard]").click()
    _expect_names(page, [name])


@pytest.mark.parametrize("disk", [False, True], ids=["server", "disk"])
def test_order_remove_and_put_back(visitor: Visitor, served: Served, disk: bool) -> None:
    page, address = visitor.open(disk=disk), served.file if disk else served.url
    first, second, third = names = _keep(page, address(PROGRAMMAS), range(3))
    page.goto(address(LIST))
    _expect_names(page, names)
    page.get_by_role("button", name=f"Omlaag {first}").press("Enter")
    _expect_names(page, [second, first, third])
    # The focus goes along, and where a button can do no more to its neighbour.
    page.keyboard.press("Enter")
    _expect_names(page, [second, third, first])
    expect(page.get_by_role("button", name=f"Omhoog {first}")).to_be_focused()
    page.get_by_role("button", name=f"Haal weg {second}").click()
    _expect_names(page, [third, first])
    page.reload()
    _expect_names(page, [third, first])
    page.get_by_role("button", name="Maak leeg").click()
    expect(page.locator("[data-leeg]")).to_be_visible()
    page.get_by_role("button", name="Zet terug").press("Enter")
    _expect_names(page, [third, first])


@pytest.mark.parametrize("size", [DESK, SMALLEST], ids=["desk", "smallest"])
def test_compare_up_to_four(visitor: Visitor, served: Served, size: dict[str, Any]) -> None:
    page = visitor.open(**size)
    names = _keep(page, served.url(PROGRAMMAS), range(5))
    page.goto(served.url(LIST))
    boxes = page.get_by_role("checkbox")
    boxes.nth(0).check()
    expect(page.locator("table")).to_be_hidden()
    for number in (1, 2, 3):
        boxes.nth(number).check()
    boxes.nth(4).click()
    expect(boxes.nth(4)).not_to_be_checked()
    expect(page.locator(".bericht")).to_contain_text("vier tegelijk")
    table = page.locator("table.naast")
    # Names of cards have soft hyphens in them.
    names = [name.replace("\u00ad", "") for name in names]
    assert table.locator("thead th").all_inner_texts() == names[:4]
    row = table.locator("tbody tr").first
    assert row.locator("td").count() == 4
    # On a phone each fact says whose it is.
    assert row.locator("td").nth(1).get_attribute("data-naam") == names[1]
    assert page.evaluate("document.documentElement.scrollWidth") <= size["viewport"]["width"]


def test_a_shared_list_is_somebody_elses_until_it_is_taken_over(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.open(permissions=["clipboard-write", "clipboard-read"])
    theirs = _keep(page, served.url(PROGRAMMAS), range(2))
    page.goto(served.url(LIST))
    _names(page)
    page.get_by_role("button", name="Deel dit lijstje").click()
    expect(page.locator(".bericht")).to_contain_text("gekopieerd")
    address = page.evaluate("navigator.clipboard.readText()")
    other = visitor.open()
    mine = _keep(other, served.url(PROGRAMMAS), range(1, 3))
    before = _kept(other)
    other.goto(address)
    _expect_names(other, theirs)
    assert other.locator("h1").inner_text() == "Een lijstje dat iemand deelt"
    assert _kept(other) == before
    other.get_by_role("button", name="Bewaar deze lijst").click()
    expect(other.locator(".bericht")).to_contain_text("1 toegevoegd")
    _expect_names(other, [*mine, theirs[0]])
    assert "#" not in other.url


def test_what_a_link_claims_is_data_and_unknown_names_are_said(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.open()
    names = _keep(page, served.url(PROGRAMMAS), range(1))
    (ids,) = _kept(page)
    attack = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E,../../evil,javascript:alert(1)"
    page.goto(f"{served.url(LIST)}#l={ids[0]},programmas/bestaat-niet,{attack}")
    _expect_names(page, names)
    unknown = page.locator("[data-onbekend]")
    for name in ("programmas/bestaat-niet", "<img src=x onerror=alert(1)>", "../../evil"):
        expect(unknown).to_contain_text(name)
    assert page.locator("main img:not([src*='/qr/']), main a[href^=javascript]").count() == 0
    page.goto("about:blank")
    page.goto(f"{served.url(LIST)}#l=")
    expect(page.locator("[data-leeg-ander]")).to_be_visible()


REFUSING = "Object.defineProperty(self, 'localStorage', { get() { throw new Error('nee'); } });"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('vol', 'QuotaExceededError'); };"


@pytest.mark.parametrize("script", [REFUSING, FULL], ids=["refusing", "full"])
def test_a_browser_that_keeps_nothing_is_told_politely(
    visitor: Visitor, served: Served, script: str
) -> None:
    page = visitor.open(script=script)
    _keep(page, served.url(PROGRAMMAS), range(1))
    expect(page.locator(".bericht")).to_contain_text("je browser wil niets bewaren")
    button = page.locator(".kaart [data-bewaar]").first
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(served.url(LIST))
    expect(page.locator("[data-leeg]")).to_be_visible()


@pytest.mark.parametrize("stored", ["{", "7", '{"a":1}', '[1,null,"x","<b>/a"]'])
def test_what_others_wrote_in_the_store_breaks_nothing(
    visitor: Visitor, served: Served, stored: str
) -> None:
    page = visitor.open()
    names = _keep(page, served.url(PROGRAMMAS), range(1))
    page.evaluate("text => { localStorage[Object.keys(localStorage)[0]] = text; }", stored)
    page.goto(served.url(LIST))
    expect(page.locator("[data-leeg]")).to_be_visible()
    assert _keep(page, served.url(PROGRAMMAS), range(1)) == names
    page.goto(served.url(LIST))
    _expect_names(page, names)


def test_without_script_there_is_no_dead_button(visitor: Visitor, served: Served) -> None:
    page = visitor.open(java_script_enabled=False)
    for path in (PROGRAMMAS, "programmas/maakotheek.html", LIST):
        page.goto(served.url(path))
        assert page.locator("main button:visible").count() == 0
        expect(page.locator("[data-bewaard]")).to_be_hidden()
    expect(page.locator("noscript + p, main .melding").first).to_be_visible()


def test_on_paper_it_is_a_booklet(visitor: Visitor, served: Served) -> None:
    page = visitor.open()
    _keep(page, served.url(PROGRAMMAS), range(2))
    page.goto(served.url(LIST))
    _names(page)
    page.emulate_media(media="print")
    assert page.locator("main button:visible, main input:visible").count() == 0
    facts = page.locator(".druk").first
    expect(facts).to_be_visible()
    expect(facts).to_contain_text("Voor wie")
    expect(facts).to_contain_text(served.url("programmas/"))
