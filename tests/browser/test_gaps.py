"""From a gap to a message that is ready to be sent, and to a form that knows the gap."""

from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from catalogue.insight.gaps import Gap, largest_gaps
from tests.browser.visiting import DESK, PHONE, Visitor
from tests.unit.insight_catalogues import real


def _first(page: Page) -> None:
    """Press the button of the first gap, after a look at the names behind a fold."""
    gap = page.locator(".gaten > li").first
    if gap.locator("summary").count():
        gap.locator("summary").click()
        expect(gap.locator(".kandidaten li").first).to_be_visible()
    gap.get_by_role("link", name="Ik wil hier iets beginnen").click()
    expect(page.locator("[data-plan]")).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_gap_of_a_wijk_is_filled_in(visitor: Visitor, size: dict[str, Any]) -> None:
    page = visitor.open("wijken/index.html", **size)
    gap = largest_gaps(real(), "wijk")[0]
    assert gap.wijk
    _first(page)
    heading = page.locator("#begin")
    expect(heading).to_have_text(f"Zelf iets beginnen: {gap.wijk.naam}")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    message = page.locator("[data-bericht]").inner_text()
    assert f"ik wil in {gap.wijk.naam} iets beginnen" in message
    assert message in unquote(page.get_by_role("link", name="Mail dit").get_attribute("href") or "")
    page.get_by_role("button", name="Zet je plan in de lijst").click()
    expect(page.get_by_label("Status")).to_have_value("gepland")
    assert f"wijken: [{gap.wijk.id}]" in (page.locator("form pre").text_content() or "")


def test_a_gap_of_a_doelgroep_works_from_disk(visitor: Visitor) -> None:
    page = visitor.open("overzicht/index.html", disk=True)
    gap = largest_gaps(real(), "doelgroep")[0]
    _first(page)
    expect(page.locator("#begin")).to_have_text(_about(gap))
    assert gap.thema
    where = page.locator("[data-wie]")
    expect(where).to_have_text(gap.thema.naam)
    page.get_by_role("button", name="Zet je plan in de lijst").click()
    written = page.locator("form pre").text_content() or ""
    assert f"themas: [{gap.thema.id}]" in written
    where.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(gap.thema.naam)


def _about(gap: Gap) -> str:
    assert gap.doelgroep
    assert gap.thema
    return f"Zelf iets beginnen: {gap.doelgroep.naam}, {gap.thema.naam}"


def test_a_gap_that_nobody_knows_says_so_and_keeps_the_rest(visitor: Visitor) -> None:
    page = visitor.open("meedoen/index.html?wijk=atlantis#begin")
    expect(page.locator("[data-storing]")).to_be_visible()
    expect(page.locator("[data-plan]")).to_be_hidden()
    expect(page.locator("[data-uitleg]")).to_be_visible()


def test_without_script_the_button_leads_to_what_to_do(visitor: Visitor) -> None:
    page = visitor.open("wijken/index.html", java_script_enabled=False)
    page.locator(".gaten a.knop").first.click()
    expect(page.locator("#begin")).to_be_in_viewport()
    expect(page.locator("[data-uitleg]")).to_be_visible()
    expect(page.locator("[data-plan]")).to_be_hidden()
