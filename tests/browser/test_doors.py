"""An employer, a decaan and a policy officer on a phone: a person or a file in three taps."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.visiting import PHONE, Visitor


def _behind_door(visitor: Visitor, door: str) -> Page:
    """Page behind a door of the first page, after one tap; nothing sticks out of it."""
    page = visitor.open("index.html", **PHONE)
    page.get_by_role("region", name="Wil je iets doen voor techniek?").get_by_role(
        "link", name=door
    ).tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(door)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    return page


def _finger_reaches(link: Locator) -> bool:
    """The link is on the screen and as high as a finger needs."""
    box = link.bounding_box()
    return box is not None and 0 <= box["y"] < 844 and box["height"] >= 44


def test_an_employer_reaches_a_person_in_three_taps(visitor: Visitor) -> None:
    page = _behind_door(visitor, "Ik ben werkgever")
    page.get_by_role("link", name="Wie bel of mail je?").tap()
    # The third tap calls; a test cannot.
    asked = page.get_by_role("region", name="Wie bel of mail je?")
    assert _finger_reaches(asked.locator('a[href^="tel:"]').first)
    assert _finger_reaches(asked.locator('a[href^="mailto:"]').first)


def test_an_employer_sees_who_does_something_near_without_script(visitor: Visitor) -> None:
    page = visitor.open("bedrijven/index.html", java_script_enabled=False, **PHONE)
    near = page.get_by_role("region", name="Wie doet al iets in de buurt?")
    expect(near.get_by_role("link").first).to_be_hidden()
    near.get_by_role("heading", name="Delfshaven").tap()
    expect(near.locator('[open] a[href^="mailto:"]').first).to_be_visible()


def test_a_decaan_reaches_a_person_in_three_taps(visitor: Visitor) -> None:
    page = _behind_door(visitor, "Ik ben decaan of docent")
    page.get_by_role("link", name="Wie bel of mail je?").tap()
    asked = page.get_by_role("region", name="Wie bel of mail je?")
    assert _finger_reaches(asked.locator('a[href^="mailto:"]').first)


def test_a_decaan_reaches_a_booklet_in_three_taps(visitor: Visitor) -> None:
    page = _behind_door(visitor, "Ik ben decaan of docent")
    page.get_by_role("link", name="Lijsten om te printen").tap()
    page.get_by_role("link", name=re.compile("Maak een boekje ?: vmbo")).tap()
    expect(page.get_by_label("Titel op het voorblad")).to_have_value("Vmbo")
    expect(page.locator(".boekje .kaart").first).to_be_visible()


def test_a_policy_officer_reaches_a_file_in_three_taps(visitor: Visitor) -> None:
    page = _behind_door(visitor, "Ik maak beleid")
    page.get_by_role("link", name="Bestanden om mee te rekenen").tap()
    with page.expect_download() as download:
        page.get_by_role("link", name="Wijken (CSV)").tap()
    assert download.value.suggested_filename == "wijken.csv"
