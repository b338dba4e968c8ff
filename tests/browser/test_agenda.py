"""The agenda in the browser: filters with their state in the address, and what is over is gone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steady import shifts, watch
from tests.browser.visiting import Visitor
from tests.harness import built, site
from tests.unit.feeds_catalogues import NEXT_TO_THE_CHANGES, weekly, with_moments

LASSEN = """---
naam: Lasclub
samenvatting: Leer lassen op het mbo.
fase: [leren]
doelgroepen: [mbo]
themas: [robots]
vaste_tijden:
  - {dagen: [dinsdag, donderdag], van: 19:30, tot: 21:30, geldig: {tot: 2027-03-31}}
  - {dagen: [zaterdag], welke: [eerste], van: 13:00, naam: Inloop}
bronnen:
  - {url: 'https://voorbeeld.nl/lasclub', gezien: Lassen op dinsdag, jaar: 2026}
gecontroleerd: 2026-11-23
---

Hier leer je lassen.
"""


@pytest.fixture(scope="module")
def agenda(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The agenda of the small site with many moments, built in November 2026, on disk."""
    folder = tmp_path_factory.mktemp("agenda")
    text = with_moments([*weekly(), *NEXT_TO_THE_CHANGES])
    site(folder, **{"makerspaces/de-werkplaats.md": text, "programmas/lasclub.md": LASSEN})
    return (built(folder) / "agenda" / "index.html").as_uri()


@pytest.fixture
def page(visitor: Visitor) -> Page:
    # A visitor far away: the days are those of Amsterdam all the same.
    return visitor.open(disk=True, timezone_id="Pacific/Honolulu")


def open_at(page: Page, agenda: str, moment: str) -> None:
    page.clock.set_fixed_time(moment)
    page.goto(agenda)


def names(page: Page, agenda: str, moment: str) -> list[str]:
    open_at(page, agenda, moment)
    return page.locator("[data-tot] strong").all_inner_texts()


def shown(page: Page) -> list[str]:
    return page.locator("[data-w] strong").locator("visible=true").all_inner_texts()


def headings(page: Page) -> list[str]:
    return page.locator("[data-vak] h2").locator("visible=true").all_inner_texts()


def choose(page: Page, group: str, value: str) -> None:
    node = page.locator(f"[data-groep='{group}']")
    if node.get_attribute("open") is None:
        node.locator("summary").click()
    node.locator(f"input[value='{value}']").check()


def test_filters_combine_and_stand_in_the_address(page: Page, agenda: str) -> None:
    open_at(page, agenda, "2026-11-24T10:00:00Z")
    everything = len(shown(page))
    assert headings(page)[0] == "Januari 2027"
    assert headings(page)[-2:] == ["Elke week", "Elke maand"]
    choose(page, "doelgroep", "mbo")
    assert page.url.endswith("?doelgroep=mbo")
    assert shown(page) == ["Lasclub", "Lasclub", "Inloop"]
    assert headings(page) == ["Elke week", "Elke maand"]
    expect(page.locator("[data-stand]")).to_have_text("3 momenten")
    choose(page, "soort", "makerspace")
    assert page.url.endswith("?doelgroep=mbo&soort=makerspace")
    assert shown(page) == headings(page) == []
    assert page.locator("[data-niets]").is_visible()
    page.get_by_role("button", name="Haal weg: mbo").click()
    assert set(shown(page)) == {row for row in shown(page) if "Lasclub" not in row}
    page.go_back()
    page.go_back()
    assert page.url.endswith("?doelgroep=mbo")
    assert len(shown(page)) == 3
    page.get_by_role("button", name="Haal weg: mbo").click()
    assert len(shown(page)) == everything


def test_an_address_with_a_choice_opens_with_it(page: Page, agenda: str) -> None:
    open_at(page, f"{agenda}?soort=programma&sorteer=jaar", "2026-11-24T10:00:00Z")
    assert shown(page) == ["Lasclub", "Lasclub", "Inloop"]
    assert page.locator("select").count() == 0


def test_what_comes_back_ends_on_its_last_day(page: Page, agenda: str) -> None:
    open_at(page, f"{agenda}?doelgroep=mbo", "2027-03-31T10:00:00Z")
    assert len(shown(page)) == 3
    page.clock.set_fixed_time("2027-03-31T22:01:00Z")
    page.reload()
    assert shown(page) == ["Inloop"]
    expect(page.locator("[data-stand]")).to_have_text("1 moment")


def test_without_script_every_choice_is_a_link(visitor: Visitor, agenda: str) -> None:
    page = visitor.open(disk=True, java_script_enabled=False)
    page.goto(agenda)
    link = page.locator("[data-groep='wijk'] a").first
    assert (link.get_attribute("href") or "").startswith("../wijken/")


def test_a_day_is_over_at_midnight_in_amsterdam(page: Page, agenda: str) -> None:
    assert "Na de wintertijd" in names(page, agenda, "2027-10-31T22:59:00Z")
    assert "Na de wintertijd" not in names(page, agenda, "2027-10-31T23:01:00Z")
    assert not page.locator("[data-agenda-leeg]").is_visible()


def test_months_without_a_row_go_too(page: Page, agenda: str) -> None:
    names(page, agenda, "2027-06-15T10:00:00Z")
    assert page.locator("[data-maand] h2").first.inner_text() == "Juni 2027"


def test_when_all_is_over_the_page_says_so(page: Page, agenda: str) -> None:
    assert names(page, agenda, "2030-01-01T10:00:00Z") == []
    assert headings(page) == []
    assert page.locator("[data-agenda-leeg]").is_visible()


def test_nothing_jumps_when_what_is_over_leaves(page: Page, agenda: str) -> None:
    watch(page)
    open_at(page, agenda, "2027-01-05T12:00:00Z")
    assert not shifts(page)
