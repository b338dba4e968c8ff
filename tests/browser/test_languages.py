"""Pages in each language: there and back, every word in its own, and Arabic from the right."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from catalogue.schema import TALEN, urls
from tests import harness
from tests.browser.serving import Served, serving
from tests.browser.visiting import DESK, PHONE, SMALLEST, Visitor

ENGLISH = "en/"
SUMMARIES = {
    "en": "Build a robot after school.",
    "tr": "Okuldan sonra bir robot yap.",
    "ar": "اصنع روبوتا بعد المدرسة في حي سبانغن، للأطفال من 8 إلى 12 سنة.",
    "pl": "Zbuduj robota po szkole.",
    "uk": "Збудуй робота після школи.",
}
# The fingerprint of its Dutch.
BIJ = "0f050a78"


def _english(site: Path) -> list[str]:
    """The Dutch address of each page that is there in English too."""
    pages = (site / ENGLISH).rglob("*.html")
    return sorted(path.relative_to(site / ENGLISH).as_posix() for path in pages)


# --- there and back -----------------------------------------------------------------------------

# A page of each type.
_TYPES = (
    *("index.html", "programmas/index.html", "programmas/maakotheek.html", "themas/water.html"),
    *("wijken/spangen.html", "zoeken/index.html", "over/index.html", "wat-past-bij-mij/index.html"),
)


def test_these_pages_are_in_english(served: Served) -> None:
    there = set(_english(served.folder))
    assert there >= urls.TRANSLATED | set(_TYPES)
    for dutch in ("gids/index.html", "klopt-dit-nog/index.html", "404.html"):
        assert dutch not in there


def test_switches_to_the_same_page_and_back(visitor: Visitor, served: Served) -> None:
    page = visitor.open()
    for path in _TYPES:
        page.goto(served.url(path))
        _choose(page, "English")
        page.wait_for_url(served.url(ENGLISH + path))
        assert page.locator("html").get_attribute("lang") == "en"
        _choose(page, "Nederlands")
        page.wait_for_url(served.url(path))
        assert page.locator("html").get_attribute("lang") == "nl"


def _choose(page: Page, language: str) -> None:
    """Another language, at the top of a page."""
    page.get_by_role("banner").locator("summary", has_text="talen").or_(
        page.get_by_role("banner").locator("summary", has_text="languages")
    ).click()
    page.get_by_role("banner").get_by_role("link", name=language).click()


def test_what_is_only_in_dutch_leads_to_the_first_page_in_english(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.open("gids/index.html")
    _choose(page, "English")
    page.wait_for_url(served.url("en/index.html"))


def test_hreflang_names_every_language_of_a_page(served: Served) -> None:
    for path in _TYPES:
        dutch, english = (
            re.findall(r'hreflang="([a-z-]+)" href="([^"]+)">', _head(served.folder / address))
            for address in (path, ENGLISH + path)
        )
        public = path.removesuffix("index.html")
        assert dutch == english
        there = dict(dutch)
        assert there.pop("nl") == there.pop("x-default") == served.url(public)
        assert there == {
            code: served.url(f"{code}/{public}")
            for code in ("en", "tr", "ar", "pl", "uk")
            if (served.folder / code / path).is_file()
        }
    assert "hreflang" not in _head(served.folder / "gids/index.html")


def _head(page: Path) -> str:
    return page.read_text(encoding="utf-8").partition("</head>")[0]


# --- the language of every word -----------------------------------------------------------------


class _Links(HTMLParser):
    """Every link of a page: where it leads, and the language it says it leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        href = given.get("href")
        if tag == "a" and href and not href.startswith(("http", "#", "?")):
            self.targets.append((href, given.get("hreflang")))


# Links of editors say in their words where they lead; those in a drawing know no languages.
_WRITTEN = re.compile(r'<div class="tekst">.*?\n</div>|<svg.*?</svg>', re.DOTALL)


def test_links_to_dutch_pages_say_so(served: Served) -> None:
    for path in _TYPES:
        page = served.folder / ENGLISH / path
        text = _WRITTEN.sub("", page.read_text("utf-8"))
        links = _Links()
        links.feed(text)
        assert links.targets
        for href, language in links.targets:
            target = (page.parent / href.partition("?")[0].partition("#")[0]).resolve()
            folder = target.relative_to(served.folder.resolve()).parts[0]
            if target.suffix == ".html":
                assert language == (folder if folder in TALEN else "nl") or folder == "en", href


def test_names_are_dutch_and_summaries_are_translated(visitor: Visitor) -> None:
    page = visitor.open("en/programmas/index.html")
    expect(page.locator(".kaart h3 a:not([lang=nl])")).to_have_count(0)
    translated = page.locator(".kaart > p:not([lang])").first
    expect(translated).to_contain_text(re.compile(r"\b(and|the|you)\b"))


# --- what scripts say ---------------------------------------------------------------------------


def test_filters_speak_english(visitor: Visitor) -> None:
    page = visitor.open("en/programmas/index.html")
    page.get_by_role("checkbox", name="choosing").check()
    page.locator("[data-groep=fase] [value=leren]").check()
    expect(page.locator("[data-stand]")).to_have_text(re.compile(r"^\d+ programmes, of which \d+ "))
    expect(page.get_by_role("button", name="Take away: choosing")).to_be_visible()
    page.get_by_role("button", name="Clear all").click()
    page.locator("[data-sorteren]").select_option("buurt")
    page.get_by_label("My neighbourhood").select_option("spangen")
    expect(page.locator(".afstand").first).to_have_text(
        re.compile(r"in this neighbourhood|next door|\d\.\d km")
    )


def test_search_speaks_english_and_leads_to_english_pages(visitor: Visitor, served: Served) -> None:
    page = visitor.open("en/zoeken/index.html?q=robots")
    expect(page.locator("[data-search-count]")).to_have_text(re.compile(r"results for ‘robots’\.$"))
    first = page.locator("[data-search-results] li").first
    expect(first.locator(".zoek-soort")).to_have_text(re.compile("^(theme|programme)"))
    expect(first.locator("h2 a")).to_have_attribute("lang", "en")
    expect(first.locator(".zoek-zin")).to_have_attribute("lang", "en")
    entry = page.locator("[data-search-results] li", has_text="programme").locator("h2 a").first
    expect(entry).to_have_attribute("lang", "nl")
    expect(entry).to_have_attribute("href", re.compile("/en/programmas/"))
    page.locator("[data-search-filters] summary").first.click()
    page.locator("[data-search-filters] summary", has_text="Phase").click()
    expect(page.get_by_label("choosing")).to_be_visible()
    page.goto(served.url("en/over/index.html"))
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).fill("pixelbar")
    expect(page.get_by_role("group", name="Makerspaces")).to_be_visible()
    expect(page.get_by_role("option", name=re.compile("Everything about"))).to_be_visible()


def test_what_is_kept_is_kept_in_both_languages(visitor: Visitor, served: Served) -> None:
    page = visitor.open("en/makerspaces/index.html")
    page.get_by_role("button", name="Keep Pixelbar in my list").click()
    expect(page.get_by_role("status").last).to_have_text("Pixelbar is in your list.")
    page.goto(served.url("en/lijstje/index.html"))
    expect(page.locator(".kaart h3 a")).to_have_text("Pixelbar")
    expect(page.locator("[data-stand]")).to_have_text("1 kept")
    page.locator(".kaart h3 a").click()
    page.wait_for_url(served.url("en/makerspaces/pixelbar.html"))
    page.goto(served.url("lijstje/index.html"))
    expect(page.locator("[data-stand]")).to_have_text("1 bewaard")


def test_a_table_sorts_by_the_first_number_of_a_cell(visitor: Visitor, served: Served) -> None:
    page = visitor.open("en/wijken/index.html")
    page.get_by_role("button", name="Residents").click()
    cells = page.locator("[data-sorteer] tbody tr td:nth-child(4)").all_inner_texts()
    numbers = [int(cell.replace(",", "")) for cell in cells]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] > 1000
    page.goto(served.url("gebieden/index.html"))
    page.get_by_role("button", name="Woonwijken met makerspace").click()
    cells = page.locator("[data-sorteer] tbody tr td:nth-child(2)").all_inner_texts()
    # Such as '3 van 5'.
    numbers = [int(cell.partition(" ")[0]) for cell in cells]
    assert numbers == sorted(numbers, reverse=True)


def test_works_from_disk(visitor: Visitor) -> None:
    """Every link of the first page leads to a file, and searching and keeping work there too."""
    page = visitor.open("en/index.html", disk=True)
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).fill("pixelbar")
    page.get_by_role("option", name="Pixelbar").first.click()
    page.wait_for_url("**/makerspaces/pixelbar.html")
    page.go_back()
    page.get_by_role("link", name="All makerspaces").click()
    page.get_by_role("button", name="Keep Pixelbar in my list").click()
    page.get_by_role("link", name="My list").click()
    expect(page.locator(".kaart h3 a")).to_have_text("Pixelbar")


def test_a_long_list_goes_on_in_english(visitor: Visitor, tmp_path: Path) -> None:
    """What is not translated is there in Dutch, and leads to its Dutch page."""
    text = (harness.SMALL / "programmas" / "robotica.md").read_text("utf-8")
    text = harness.in_state(text.replace("vervolg: [lasclub]\n", ""), "gepland")
    more = {
        f"programmas/les-{number}.md": text.replace("Robotica", f"Les {number}")
        for number in range(100, 200)
    }
    more["en/programmas/les-199.md"] = _translation("en")
    harness.site(tmp_path, **more)
    address = (harness.built(tmp_path) / "en/programmas/index.html").as_uri()
    plain = visitor.open(disk=True, java_script_enabled=False)
    plain.goto(address)
    expect(plain.get_by_role("navigation", name="Pages")).to_contain_text("Page 1 of 5")
    plain.get_by_role("link", name="Page 2").click()
    plain.wait_for_url("**/en/programmas/pagina_2.html")
    page = visitor.open(disk=True)
    page.goto(address)
    page.locator("summary", has_text="Last seen").click()
    page.get_by_role("checkbox", name="planned").check()
    expect(page.locator("[data-stand]")).to_have_text("100 programmes")
    for shown in (40, 60, 80, 100):
        page.get_by_role("button", name="Show 20 more").click()
        expect(page.locator(".kaart:visible")).to_have_count(shown)
    untranslated, last = page.locator(".kaart:visible").nth(98), page.locator(".kaart:visible").last
    expect(untranslated.locator("p")).to_have_attribute("lang", "nl")
    expect(untranslated.get_by_role("link")).to_have_attribute("hreflang", "nl")
    expect(last.locator("p")).to_have_text(SUMMARIES["en"])
    last.get_by_role("link").click()
    page.wait_for_url("**/en/programmas/les-199.html")


# --- an entry in every language, on the smallest site -------------------------------------------


def _translation(code: str) -> str:
    # The Turkish one was made from other Dutch than there is.
    made = "1a2b3c4d" if code == "tr" else BIJ
    return f"---\nsamenvatting: {SUMMARIES[code]}\ngemaakt: programma\nbij: {made}\n---\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("talen")
    site = (harness.SMALL / "site.yml").read_text("utf-8") + "wegwijs: [tr, ar, pl, uk]\n"
    files = {f"{code}/programmas/robotica.md": _translation(code) for code in SUMMARIES}
    harness.site(folder, **{"site.yml": site}, **files)
    return harness.built(folder)


@pytest.mark.parametrize("screen", [DESK, PHONE, SMALLEST], ids=["desk", "phone", "smallest"])
@pytest.mark.parametrize("code", SUMMARIES)
def test_an_entry_in_each_language(
    browser: Browser, folder: Path, code: str, screen: dict[str, Any]
) -> None:
    with serving(folder) as server:
        visitor = Visitor(browser, server)
        with visitor.windows:
            page = visitor.open(f"{code}/programmas/robotica.html", bypass_csp=True, **screen)
            direction = page.evaluate("getComputedStyle(document.body).direction")
            assert direction == ("rtl" if code == "ar" else "ltr")
            expect(page.locator(".lead")).to_have_text(SUMMARIES[code])
            assert page.locator("header .let-op").count() == (code == "tr"), "of other Dutch"
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            page.locator(".voorbeeld summary").click()
            message = page.locator("[data-bericht]")
            expect(message).to_have_attribute("lang", "nl")
            expect(message).to_contain_text("Hallo, ik zag Robotica op")
            expect(message.locator("xpath=following-sibling::p[1]")).to_contain_text("Robotica")
            page.locator(".taalkeuze summary").click()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert Axe().run(page).response["violations"] == []
            page.locator(".taalkeuze").get_by_role("link", name="Nederlands").click()
            page.wait_for_url(server.url("programmas/robotica.html"))
        assert not visitor.complaints


def test_from_the_first_page_to_an_entry_in_arabic(browser: Browser, folder: Path) -> None:
    with serving(folder) as server:
        visitor = Visitor(browser, server)
        with visitor.windows:
            page = visitor.open("ar/index.html", **PHONE)
            page.locator(".menu a").first.click()
            page.wait_for_url(server.url("ar/programmas/index.html"))
            card = page.locator(".kaart", has_text="Robotica")
            expect(card.locator("p")).to_have_text(SUMMARIES["ar"])
            card.get_by_role("link").click()
            page.wait_for_url(server.url("ar/programmas/robotica.html"))
            page.locator("[type=search]").fill("روبوت")
            page.keyboard.press("Enter")
            result = page.locator("[data-search-results] li").first
            expect(result.locator(".zoek-zin")).to_have_text(SUMMARIES["ar"])
            result.get_by_role("link").first.click()
            page.wait_for_url(server.url("ar/programmas/robotica.html"))
        assert not visitor.complaints


def test_pages_only_of_what_is_translated(folder: Path) -> None:
    made = {path.relative_to(folder).as_posix() for path in (folder / "pl").rglob("*.html")}
    assert {"pl/themas/robots.html", "pl/wijken/index.html", "pl/programmas/robotica.html"} <= made
    assert not made & {"pl/programmas/lasclub.html", "pl/cijfers/index.html", "pl/over/index.html"}
