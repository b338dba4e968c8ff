"""For schools and libraries: a list on another site, as a booklet on paper, and as a kiosk."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Served, serving
from tests.browser.visiting import Visitor, visiting

LIST = "programmas/index.html"
GROUP = "doelgroepen/vmbo.html"
SCHOOLS = "lijstje/index.html"
_SHEET = re.compile(rb"/Type\s*/Page[^s]")


def _carry(page: Page) -> list[str]:
    """Open what stands below a list; answers the lines for another site."""
    page.locator(".meenemen summary").click()
    lines = page.locator(".meenemen pre")
    expect(lines).to_have_count(2)
    return lines.all_inner_texts()


def test_a_list_stands_on_another_site_as_high_as_it_is(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    with (
        serving(tmp_path) as school,
        visiting(browser, served.origin, permissions=["clipboard-write"]) as visit,
    ):
        page = visit.page
        page.goto(served.url(f"{LIST}?thema=water"))
        _carry(page)
        # What is chosen while it is open goes along.
        page.locator("[data-groep=fase] label", has_text="kiezen").click()
        frame_line, script = page.locator(".meenemen pre").all_inner_texts()
        assert "fase=kiezen&amp;thema=water&amp;embed=1" in frame_line
        page.locator(".meenemen").get_by_role("button", name="Kopieer dit").first.click()
        expect(page.locator(".bericht")).to_contain_text("gekopieerd")

        for name, more in (("met.html", script), ("zonder.html", "")):
            parent = f"<!doctype html><title>School</title><h1>School</h1>{frame_line}{more}"
            (tmp_path / name).write_text(parent, encoding="utf-8")
        visit.requests.clear()
        page.goto(school.url("met.html"))
        inside = page.frame_locator("iframe")
        expect(inside.locator("h1")).to_have_text(re.compile("^Programma's: kiezen, Water$"))
        expect(inside.locator(".kaart h3 a").first).to_be_visible()
        expect(inside.locator(".boven, .onder, .kruimels, .filters, .snel").first).to_be_hidden()
        assert not inside.locator("button:visible, input:visible, select:visible").count()
        height = inside.locator("html").evaluate("html => html.scrollHeight")
        expect(page.locator("iframe")).to_have_attribute("height", str(height))
        assert height < 700
        # Nobody is followed, and nothing comes from elsewhere.
        assert {url.split("/repo/")[0] for url in visit.requests} <= {school.origin, served.origin}
        assert not page.context.cookies()
        with page.expect_popup() as opened:
            inside.locator(".kaart h3 a").first.click()
        assert opened.value.url.startswith(served.url("programmas/"))
        assert opened.value.evaluate("opener") is None
        expect(opened.value.locator(".boven")).to_be_visible()
        with page.expect_popup() as opened:
            inside.get_by_role("link", name="Bekijk deze lijst op").click()
        assert opened.value.url == served.url("programmas/?fase=kiezen&thema=water")

        page.goto(school.url("zonder.html"))
        expect(inside.locator(".kaart h3 a").first).to_be_visible()
        assert page.locator("iframe").get_attribute("height") == "700"
        elsewhere = f"request to elsewhere: {school.origin}"
        assert not [text for text in visit.complaints if not text.startswith(elsewhere)]


def test_a_group_becomes_a_booklet_with_contents_and_codes(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.open(GROUP)
    shown = page.locator("main .kaart:not(.vouw .kaart) h3 a").all_inner_texts()
    _carry(page)
    page.get_by_role("button", name="Maak een boekje").click()
    expect(page.locator("h1")).to_have_text("Vmbo")
    expect(page.locator("[data-kaarten] h3 a")).to_have_text(shown)
    page.emulate_media(media="print")
    expect(page.locator(".voorblad")).to_contain_text("Techniek in Rotterdam")
    contents = page.locator("[data-inhoud] a:visible").all_inner_texts()
    assert contents == [name.replace("\u00ad", "") for name in shown]
    codes = page.locator(".kaart > img:visible")
    expect(codes).to_have_count(len(shown))
    assert codes.evaluate_all("all => all.every((code) => code.naturalWidth > 0)")
    # How to join, and whom to ask.
    joining = page.locator(".kaart .druk > div", has=page.get_by_text("Aanmelden", exact=True))
    expect(joining).to_have_count(len(shown))
    expect(joining.filter(has_text="vhto.nl").first).to_be_visible()
    assert not page.locator(".boven, .melding, button, input").locator("visible=true").count()
    paper = page.pdf(format="A4")
    assert len(shown) / 4 < len(_SHEET.findall(paper)) < len(shown)


def test_a_long_list_becomes_a_booklet_of_all_its_pages(visitor: Visitor, served: Served) -> None:
    page = visitor.open(f"{LIST}?leeftijd=15")
    said = page.locator("[data-stand]").inner_text()
    fitting, *folded = map(int, re.findall(r"\d+ (?!van)", said.partition(", pagina")[0]))
    _carry(page)
    page.get_by_role("button", name="Maak een boekje").click()
    expect(page.locator("h1")).to_have_text("Programma's: 15 jaar")
    expect(page.locator("[data-kaarten] .kaart")).to_have_count(fitting - sum(folded))


def test_my_own_list_gets_the_title_that_i_give_it(visitor: Visitor, served: Served) -> None:
    page = visitor.open(LIST, script="self.print = () => { self.printed = true; };")
    page.locator(".kaart [data-bewaar]").first.click()
    page.goto(served.url(SCHOOLS))
    page.get_by_label("Titel op het voorblad").fill("Techniekdag 3 vmbo")
    page.get_by_role("button", name="Print als boekje").click()
    page.wait_for_function("self.printed")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_have_text("Techniekdag 3 vmbo")
    expect(page.locator(".inhoud li")).to_have_count(1)
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Print", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator(".inhoud")).to_be_hidden()


def test_a_kiosk_leads_nowhere_else_and_begins_again(visitor: Visitor, served: Served) -> None:
    page = visitor.open()
    page.clock.install()
    start = served.url("index.html?kiosk=1")
    page.goto(start)
    size = "getComputedStyle(document.documentElement).fontSize"
    assert page.evaluate(size) == "22.4px"
    page.locator(".deur a").first.click()
    page.locator(".kaart h3 a").first.click()
    expect(page.locator(".qr img")).to_be_visible()
    hrefs = page.locator("a[href]").evaluate_all("all => all.map((link) => link.href)")
    assert [href for href in hrefs if not href.startswith(served.url(""))] == []
    assert not [href for href in hrefs if re.search(r"/(data|lijstje|meedoen)/|\.ics", href)]
    gone = page.locator(".bewaar, .lijst-link, .doen > button, .onder, .meenemen, .voorbeeld")
    assert not gone.locator("visible=true").count()
    # Whom to ask is there to read.
    site = page.locator(".aanmelden .knop[data-adres]").first
    address = site.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert re.search(r"\w\.n[lu]", address)
    page.clock.run_for(110_000)
    expect(page.locator(".bericht")).to_contain_text("Raak het scherm aan")
    page.locator("h1").click()
    expect(page.locator(".bericht")).to_be_empty()
    page.clock.run_for(110_000)
    assert page.url != start
    page.clock.run_for(11_000)
    page.wait_for_url(start)
    # Nobody touches the start: it stays as it is.
    page.evaluate("self.same = true")
    page.clock.run_for(300_000)
    assert page.evaluate("self.same")
    # Another window is no kiosk.
    other = visitor.open("index.html")
    expect(other.locator(".onder")).to_be_visible()
