"""An organisation on a phone: is this still right? Fill in a little, and send it in one way."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests import harness
from tests.browser.serving import Served
from tests.browser.visiting import PHONE, Visitor

SITE = (harness.SMALL / "site.yml").read_text("utf-8") + (
    "broncode: https://github.com/voorbeeld/klein\n"
    "contact: {naam: Techniekpunt, email: info@voorbeeld.nl}\n"
)
ENTRY = "programmas/robotica.html"
CLOCK = "2026-11-24T10:00:00"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The smallest site, with a mail address and on GitHub; only on disk."""
    folder = tmp_path_factory.mktemp("klopt")
    harness.site(folder, **{"site.yml": SITE})
    return Served(harness.built(folder), "")


def _sent(page: Page, way: str, part: str = "body") -> str:
    address = page.locator("#programmas-robotica").get_by_role("link", name=way)
    return parse_qs(urlsplit(address.get_attribute("href") or "").query)[part][0]


def test_an_organisation_confirms_in_a_minute(visitor: Visitor) -> None:
    page = visitor.open(disk=True, **PHONE, permissions=["clipboard-write", "clipboard-read"])
    page.clock.set_fixed_time(CLOCK)
    page.goto(visitor.served.file(ENTRY))
    page.get_by_role("link", name="Vul het aan").tap()
    form = page.locator("#programmas-robotica")
    expect(form).to_be_in_viewport()
    before = _sent(page, "Mail het ons")
    assert "Bestaat dit nog: ja / nee, gestopt / weet ik niet" in before
    form.get_by_label("ja", exact=True).check()
    form.get_by_label("Wat het kost").fill("5 euro & een boterham #1")
    text = _sent(page, "Zet het op GitHub")
    assert text.splitlines()[2:] == [
        "",
        "Bestaat dit nog: ja",
        "Wat het kost: 5 euro & een boterham #1",
        "",
        "Voor de redacteur:",
        "content/programmas/robotica.md",
        "Datum: 2026-11-24",
        "Komt dit van De School? Zet dan deze regel in het bestand:",
        "bevestigd: {op: 2026-11-24, door: de-school}",
    ]
    assert _sent(page, "Mail het ons") == text.replace("\n", "\r\n")
    assert _sent(page, "Stuur met WhatsApp", "text") == text
    form.get_by_role("button", name="Kopieer dit").tap()
    expect(page.get_by_role("status").filter(has_text="gekopieerd")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text
    # What ended gets another line, and who does not know confirms nothing.
    form.get_by_label("nee, gestopt").check()
    assert _sent(page, "Zet het op GitHub").endswith("Datum: 2026-11-24\nstatus: gestopt")
    form.get_by_label("weet ik niet").check()
    assert _sent(page, "Zet het op GitHub").endswith("Datum: 2026-11-24")


def test_one_tap_confirms_all(visitor: Visitor) -> None:
    page = visitor.open(disk=True, **PHONE)
    page.clock.set_fixed_time(CLOCK)
    page.goto(visitor.served.file("klopt-dit-nog/de-school.html"))
    form = page.locator("form", has=page.get_by_text("Klopt iets niet?"))
    mail = form.get_by_role("link", name="Mail het ons")
    expect(mail).to_have_attribute("href", re.compile("2026-11-24%2C%20door%3A%20de-school%7D$"))
    form.get_by_label("Behalve").fill("de robots zijn op")
    expect(mail).to_have_attribute("href", re.compile("klopt%20nog.%0D%0ABehalve%3A%20de%20rob"))


def test_the_line_is_one_that_the_check_takes(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open(disk=True)
    page.clock.set_fixed_time(CLOCK)
    page.goto(visitor.served.file("klopt-dit-nog/de-school.html"))
    page.get_by_label("ja", exact=True).first.check()
    line = _sent(page, "Mail het ons").splitlines()[-1]
    content = harness.site(tmp_path)
    file = content / ENTRY.replace("html", "md")
    text = file.read_text("utf-8").replace("gecontroleerd:", f"{line}\ngecontroleerd:")
    file.write_text(text, "utf-8")
    assert harness.report(content) == ""


def test_without_script_the_questions_go_along(visitor: Visitor) -> None:
    page = visitor.open("klopt-dit-nog/de-school.html", disk=True, java_script_enabled=False)
    expect(page.get_by_text("achter elke vraag").first).to_be_visible()
    expect(page.get_by_label("Wat het kost").first).to_be_hidden()
    assert "Wat het kost:" in _sent(page, "Mail het ons")
