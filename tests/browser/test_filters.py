"""Filters that count: OR within a group, AND between groups, state in the address, Back works."""

import pytest
from playwright.sync_api import Locator, Page, expect

from catalogue.insight.live import live
from catalogue.schema import ages
from tests.browser.serving import Served
from tests.browser.visiting import PHONE, Visitor
from tests.unit.insight_catalogues import real

LIST = "makerspaces/index.html"


def _open(page: Page, group: str) -> Locator:
    """The checkboxes of a group, which is unfolded first."""
    node = page.locator(f"[data-groep='{group}']")
    if node.get_attribute("open") is None:
        node.locator("summary").first.click()
    return node.locator("label")


def _groups(page: Page) -> list[str]:
    groups = page.locator("[data-groep]")
    names: list[str] = groups.evaluate_all("nodes => nodes.map(node => node.dataset.groep)")
    return names


def _count(label: Locator) -> int:
    return int(label.locator(".tel").inner_text())


def _shown(page: Page) -> int:
    """Cards that fit, also those in a fold."""
    return page.locator(".uitkomst .kaart:not([hidden])").count()


def _choose(label: Locator) -> None:
    label.locator("input").check()


def test_an_option_promises_what_choosing_it_shows(visitor: Visitor) -> None:
    page = visitor.open(LIST)
    everything = _shown(page)
    for group in _groups(page)[:3]:
        label = _open(page, group).first
        promised = _count(label)
        _choose(label)
        assert _shown(page) == promised <= everything
        expect(page.locator("[data-stand]")).to_contain_text(f"{promised} ")
        label.locator("input").uncheck()
    assert _shown(page) == everything


def test_or_within_a_group_and_between_groups(visitor: Visitor) -> None:
    page = visitor.open(LIST)
    first, second = _groups(page)[:2]
    options = _open(page, first)
    _choose(options.nth(0))
    first_only = _shown(page)
    _choose(options.nth(1))
    both = _shown(page)
    assert both >= first_only
    label = _open(page, second).nth(0)
    promised = _count(label)
    _choose(label)
    assert _shown(page) == promised <= both


def test_back_and_reload_keep_the_choices(visitor: Visitor, served: Served) -> None:
    page = visitor.open(LIST)
    everything = _shown(page)
    label = _open(page, _groups(page)[0]).first
    _choose(label)
    chosen = _shown(page)
    assert "?" in page.url
    page.reload()
    assert _shown(page) == chosen
    page.locator("[data-kaarten] > :visible a").first.click()
    page.wait_for_load_state()
    page.go_back()
    expect(page.locator("[data-stand]")).to_contain_text(str(chosen))
    assert _shown(page) == chosen
    page.go_back()
    expect(page.locator("[data-stand]")).to_contain_text(str(everything))
    assert page.url == served.url(LIST)


def test_a_chip_takes_its_choice_away(visitor: Visitor) -> None:
    page = visitor.open(LIST)
    everything = _shown(page)
    _choose(_open(page, _groups(page)[0]).first)
    _choose(_open(page, _groups(page)[1]).first)
    chips = page.get_by_role("list", name="Je keuzes").get_by_role("button")
    expect(chips).to_have_count(3)  # two choices and 'Wis alles'
    chips.last.click()
    expect(chips).to_have_count(0)
    assert _shown(page) == everything


def test_choices_that_exclude_each_other_say_so(visitor: Visitor) -> None:
    page = visitor.open(LIST)
    first, second, *_ = _groups(page)
    _choose(_open(page, first).first)
    empty = [label for label in _open(page, second).all() if _count(label) == 0]
    if not empty:
        pytest.skip("the content has no two choices without a programme")
    _choose(empty[0])
    expect(page.locator("[data-niets]")).to_be_visible()
    assert _shown(page) == 0


def test_on_a_phone_the_filters_fold_away(visitor: Visitor) -> None:
    page = visitor.open(LIST, **PHONE)
    panel = page.locator("[data-paneel]")
    assert panel.get_attribute("open") is None
    panel.locator("summary").first.tap()
    label = _open(page, _groups(page)[0]).first
    promised = _count(label)
    label.tap()
    page.get_by_role("button", name=f"Toon {promised} ").tap()
    assert panel.get_attribute("open") is None
    assert _shown(page) == promised


def test_what_is_old_is_folded_unless_nothing_else_fits(visitor: Visitor) -> None:
    page = visitor.open(f"{LIST}?status=nu,oud", **PHONE)
    older = page.locator("details[data-vouw='ouder']")
    assert older.get_attribute("open") is None
    folded = older.locator(".kaart:not([hidden])").count()
    assert 0 < folded < _shown(page)
    expect(older.locator("summary")).to_contain_text(f"({folded})")
    expect(page.locator("[data-stand]")).to_contain_text(f"waarvan {folded} ouder")
    older.locator("summary").tap()
    expect(older.locator(".kaart:not([hidden])").first).to_be_visible()
    older.locator("summary").tap()
    page.get_by_role("button", name="Haal weg: kort geleden gezien").tap()
    expect(older.locator(".kaart:not([hidden])").first).to_be_visible()
    assert _shown(page) == folded
    page.go_back()
    assert older.get_attribute("open") is None


def test_an_age_shows_what_is_for_that_age(visitor: Visitor, served: Served) -> None:
    page = visitor.open(LIST, **PHONE)
    everything = _shown(page)
    age = page.get_by_role("spinbutton", name="Leeftijd")
    places = live(real().makerspaces)
    age.focus()
    page.keyboard.type("10")
    assert page.url.endswith("?leeftijd=10")
    assert _shown(page) == sum(ages.fits(place, 10, 10) for place in places) < everything
    # Two digits are one step back.
    page.go_back()
    expect(age).to_have_value("")
    assert _shown(page) == everything
    for years in (2, 4, 13, 18, 67):
        page.goto(served.url(f"{LIST}?leeftijd={years}"))
        assert _shown(page) == sum(ages.fits(place, years, years) for place in places), years
        expect(age).to_have_value(str(years))


def test_a_chip_above_the_list_does_what_its_filter_does(visitor: Visitor) -> None:
    page = visitor.open(f"{LIST}?leeftijd=10", **PHONE)
    free = page.locator(".snel").get_by_role("button", name="Gratis")
    promised = _count(free)
    free.tap()
    assert _shown(page) == promised > 0
    expect(free).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-stand]")).to_contain_text(f"{promised} ")
    assert page.url.endswith("?gratis=ja&leeftijd=10")
    page.get_by_role("button", name="Wis alles").tap()
    expect(free).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_role("spinbutton", name="Leeftijd")).to_have_value("")
    day = page.locator(".snel").get_by_label("Dag")
    option = day.locator("option").nth(1)
    promised = int(option.inner_text().rpartition("(")[2].rstrip(")"))
    day.select_option(option.get_attribute("value"))
    assert _shown(page) == promised > 0
    page.go_back()
    expect(day).to_have_value("")


def test_without_script_every_choice_is_a_page(visitor: Visitor) -> None:
    page = visitor.open(LIST, java_script_enabled=False)
    links = page.locator("[data-waarde]").evaluate_all("links => links.map(link => link.href)")
    assert len(links) > 20
    for link in (links[0], links[len(links) // 2], links[-1]):
        answer = page.goto(str(link))
        assert answer
        assert answer.ok
        assert page.locator("main h1").is_visible()
