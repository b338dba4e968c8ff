"""The agenda in the browser: filters with their state in the address, and what is over is gone."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import build
from catalogue import write
from catalogue.cli.progress import Progress
from tests.browser.steady import shifts, watch
from tests.browser.visiting import visiting
from tests.harness import TEMPLATES, site
from tests.unit.feeds_catalogues import NEXT_TO_THE_CHANGES, weekly, with_moments

LASSEN = """---
naam: Lasclub
samenvatting: Leer lassen op het mbo.
fase: [leren]
status: actief
doelgroepen: [mbo]
themas: [robots]
vaste_tijden:
  - {dagen: [dinsdag, donderdag], van: 19:30, tot: 21:30, geldig: {tot: 2027-06-30}}
  - {dagen: [zaterdag], welke: [eerste], dagdeel: middag}
bronnen:
  - {url: 'https://voorbeeld.nl/lasclub', gezien: Lassen op dinsdag, jaar: 2026}
zekerheid: middel
gecontroleerd: 2026-11-23
---

Hier leer je lassen.
"""


@pytest.fixture(scope="module")
def agenda(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The agenda of the small site with many moments, built in November 2026, on disk."""
    folder = tmp_path_factory.mktemp("agenda")
    text = with_moments([*weekly(), *NEXT_TO_THE_CHANGES])
    files = {"makerspaces/de-werkplaats.md": text, "programmas/lasclub.md": LASSEN}
    content = site(folder, **files)
    made = build.build(
        content,
        TEMPLATES,
        base_url="",
        today=date(2026, 11, 24),
        progress=Progress(io.StringIO()),
    )
    write.write(folder / "site", made.files.items())
    return Path(folder, "site", "agenda", "index.html").as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # A visitor far away: the days are those of Amsterdam all the same.
    with visiting(browser, "file://", timezone_id="Pacific/Honolulu") as visit:
        yield visit.page
        assert not visit.complaints


def names(page: Page, agenda: str, moment: str) -> list[str]:
    page.clock.set_fixed_time(moment)
    page.goto(agenda)
    return [row.inner_text() for row in page.locator("[data-tot] strong").all()]


def shown(page: Page) -> list[str]:
    return [row.inner_text() for row in page.locator("[data-w] strong").all() if row.is_visible()]


def headings(page: Page) -> list[str]:
    return [one.inner_text() for one in page.locator("[data-vak] h2").all() if one.is_visible()]


def choose(page: Page, group: str, value: str) -> None:
    node = page.locator(f"[data-groep='{group}']")
    if node.get_attribute("open") is None:
        node.locator("summary").click()
    node.locator(f"input[value='{value}']").check()


def test_filters_combine_and_stand_in_the_address(page: Page, agenda: str) -> None:
    page.clock.set_fixed_time("2026-11-24T10:00:00Z")
    page.goto(agenda)
    everything = len(shown(page))
    assert headings(page)[0] == "Januari 2027"
    assert headings(page)[-2:] == ["Elke week", "Elke maand"]
    choose(page, "doelgroep", "mbo")
    assert page.url.endswith("?doelgroep=mbo")
    assert shown(page) == ["Lasclub", "Lasclub", "Lasclub 's middags"]
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
    page.clock.set_fixed_time("2026-11-24T10:00:00Z")
    page.goto(f"{agenda}?soort=programma&sorteer=jaar")
    assert shown(page) == ["Lasclub", "Lasclub", "Lasclub 's middags"]
    assert page.locator("select").count() == 0


def test_what_comes_back_ends_on_its_last_day(page: Page, agenda: str) -> None:
    page.clock.set_fixed_time("2027-06-30T10:00:00Z")
    page.goto(f"{agenda}?doelgroep=mbo")
    assert len(shown(page)) == 3
    page.clock.set_fixed_time("2027-06-30T22:01:00Z")
    page.reload()
    assert shown(page) == ["Lasclub 's middags"]
    expect(page.locator("[data-stand]")).to_have_text("1 moment")


def test_without_script_every_choice_is_a_link(browser: Browser, agenda: str) -> None:
    with visiting(browser, "file://", java_script_enabled=False) as visit:
        visit.page.goto(agenda)
        link = visit.page.locator("[data-groep='wijk'] a").first
        assert (link.get_attribute("href") or "").startswith("../wijken/")
        assert not visit.complaints


def test_a_day_is_over_at_midnight_in_amsterdam(page: Page, agenda: str) -> None:
    assert "Na de wintertijd" in names(page, agenda, "2027-10-31T22:59:00Z")
    assert "Na de wintertijd" not in names(page, agenda, "2027-10-31T23:01:00Z")
    assert not page.locator("[data-agenda-leeg]").is_visible()


def test_months_without_a_row_go_too(page: Page, agenda: str) -> None:
    names(page, agenda, "2027-06-15T10:00:00Z")
    assert page.locator("[data-maand] h2").first.inner_text() == "Juni 2027"


def test_when_all_is_over_the_page_says_so(page: Page, agenda: str) -> None:
    assert names(page, agenda, "2030-01-01T10:00:00Z") == []
    assert headings(page) == ["Elke maand"]
    assert page.locator("[data-agenda-leeg]").is_visible()


def test_nothing_jumps_when_what_is_over_leaves(page: Page, agenda: str) -> None:
    watch(page)
    page.clock.set_fixed_time("2027-01-05T12:00:00Z")
    page.goto(agenda)
    assert not shifts(page)
