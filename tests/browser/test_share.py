"""Sharing the page of an entry: by the device, by copying, as a QR code on screen and on paper."""

import io
import re

import segno
from playwright.sync_api import expect

from tests.browser.serving import Served
from tests.browser.visiting import PHONE, Visitor

ENTRY = "makerspaces/bouwkeet.html"


def test_without_a_way_of_the_device_the_link_is_copied(visitor: Visitor, served: Served) -> None:
    page = visitor.open(
        f"{ENTRY}#kort",
        script="delete Navigator.prototype.share;",
        permissions=["clipboard-write", "clipboard-read"],
    )
    page.get_by_role("button", name="Deel").press("Enter")
    expect(page.get_by_role("status").filter(has_text="gekopieerd")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == served.url(ENTRY)


def test_a_refused_clipboard_shows_the_link(visitor: Visitor, served: Served) -> None:
    refusing = "Clipboard.prototype.writeText = () => Promise.reject(new Error('nee'));"
    page = visitor.open(ENTRY, script=f"delete Navigator.prototype.share; {refusing}")
    page.get_by_role("button", name="Deel").click()
    expect(page.locator(".bericht")).to_contain_text(served.url(ENTRY))


def test_the_device_is_asked_first_and_closing_its_window_is_fine(
    visitor: Visitor, served: Served
) -> None:
    closed = "Promise.reject(new DOMException('weg', 'AbortError'))"
    share = f"Navigator.prototype.share = (what) => {{ self.shared = what; return {closed}; }};"
    page = visitor.open(ENTRY, script=share, **PHONE)
    page.get_by_role("button", name="Deel").tap()
    assert page.evaluate("self.shared.url") == served.url(ENTRY)
    assert "Bouwkeet" in page.evaluate("self.shared.title")
    assert page.locator(".bericht").inner_text() == ""


def test_the_code_is_asked_for_only_when_it_is_wanted(visitor: Visitor, served: Served) -> None:
    page = visitor.open(ENTRY)
    page.wait_for_load_state("networkidle")
    assert not [url for url in visitor.requests if "/qr/" in url]
    with page.expect_request(served.url("qr/makerspaces/bouwkeet.svg")):
        page.locator(".qr summary").press("Enter")
    expect(page.get_by_role("img", name=re.compile("QR-code"))).to_be_visible()


def test_the_code_is_the_address_of_the_page(served: Served) -> None:
    out = io.BytesIO()
    code = segno.make_qr(served.url(ENTRY), error="m", boost_error=False, mask=3)
    code.save(out, kind="svg", border=4)
    drawing = re.compile(rb' d="([^"]+)"')
    file = (served.folder / "qr/makerspaces/bouwkeet.svg").read_bytes()
    assert drawing.findall(file)[-1] == drawing.findall(out.getvalue())[-1]


def test_on_paper_the_code_is_there_without_opening_it(visitor: Visitor) -> None:
    page = visitor.open(ENTRY)
    with page.expect_request(re.compile("/qr/")):
        page.pdf(format="A4")
    page.emulate_media(media="print")
    picture = page.locator(".qr img")
    expect(picture).to_be_visible()
    assert picture.evaluate("img => img.complete && img.naturalWidth > 0")
    assert page.locator("main button:not(.begrip):visible, main summary:visible").count() == 0


def test_a_file_on_disk_shares_the_published_page(visitor: Visitor, served: Served) -> None:
    share = "Navigator.prototype.share = async (what) => { self.shared = what; };"
    page = visitor.open(ENTRY, disk=True, script=share)
    page.get_by_role("button", name="Deel").click()
    assert page.evaluate("self.shared.url") == served.url(ENTRY)
    page.locator(".qr summary").click()
    expect(page.locator(".qr img")).to_be_visible()


def test_is_this_wrong_leads_to_the_form_for_this_page(visitor: Visitor, served: Served) -> None:
    page = visitor.open(ENTRY)
    page.get_by_role("link", name="Klopt dit niet?").click()
    assert page.url == served.url("meedoen/index.html?pagina=makerspaces/bouwkeet")
    assert page.locator("h1").inner_text() == "Meedoen"
