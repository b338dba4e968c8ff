"""From a USB stick: unpack the site anywhere, double click, and everything works."""

import shutil
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.serving import Served
from tests.browser.visiting import Visitor


def test_a_copy_on_a_disk_does_everything(visitor: Visitor, served: Served, tmp_path: Path) -> None:
    packed = shutil.make_archive(str(tmp_path / "site"), "zip", served.folder)
    home = tmp_path / "een map" / "met spatie's"
    shutil.unpack_archive(packed, home)
    page = visitor.open(disk=True)
    page.goto((home / "index.html").as_uri())
    page.locator("[data-search] input").fill("lassen")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("[data-search-results] li").first).to_be_visible()
    page.locator("header").get_by_role("link", name="Programma's").click()
    cards = page.locator("[data-kaarten] > :visible")
    everything = page.locator("[data-stand]").inner_text()
    page.locator("[data-groep] label").first.click()
    # Cards that were not shown before come from a file.
    expect(cards.first).to_be_visible()
    expect(page.locator("[data-stand]")).not_to_have_text(everything)
    page.locator("header").get_by_role("link", name="Wijken").click()
    page.locator(".wijkkaart a").first.click()
    page.wait_for_url("**/wijken/*.html")
    page.locator("footer").get_by_role("link", name="Agenda").click()
    expect(page.locator("h1")).to_have_text("Agenda")
