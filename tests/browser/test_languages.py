"""Dutch and English: there and back, every word in its language, and Arabic from the right."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from catalogue.schema import urls
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


def test_these_pages_are_in_english(served: Served) -> None:
    there = set(_english(served.folder))
    assert there >= urls.TRANSLATED
    assert {"over/index.html", "meedoen/index.html", "privacy/index.html"} <= there


def test_switches_to_the_same_page_and_back(visitor: Visitor, served: Served) -> None:
    page = visitor.open()
    for path in _english(served.folder):
        page.goto(served.url(path))
        page.get_by_role("link", name="English").click()
        page.wait_for_url(served.url(ENGLISH + path))
        assert page.locator("html").get_attribute("lang") == "en"
        page.get_by_role("link", name="Nederlands").click()
        page.wait_for_url(served.url(path))
        assert page.locator("html").get_attribute("lang") == "nl"


def test_what_is_only_in_dutch_leads_to_the_first_page_in_english(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.open("programmas/maakotheek.html")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(served.url("en/index.html"))


def test_hreflang_names_both_languages(served: Served) -> None:
    for path in _english(served.folder):
        dutch, english = (
            re.findall(r'hreflang="([a-z-]+)" href="([^"]+)">', _head(served.folder / address))
            for address in (path, ENGLISH + path)
        )
        public = path.removesuffix("index.html")
        assert dutch == english
        assert dict(dutch) == {
            "nl": served.url(public),
            "en": served.url(ENGLISH + public),
            "x-default": served.url(public),
        }
    assert "hreflang" not in _head(served.folder / "programmas/maakotheek.html")


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
    for path in _english(served.folder):
        page = served.folder / ENGLISH / path
        text = _WRITTEN.sub("", page.read_text("utf-8"))
        links = _Links()
        links.feed(text)
        assert links.targets
        for href, language in links.targets:
            target = (page.parent / href.partition("?")[0].partition("#")[0]).resolve()
            inside = target.is_relative_to((served.folder / ENGLISH).resolve())
            dutch = target.suffix == ".html" and not inside
            assert (language == "nl") == dutch, f"{path}: {href}"


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


def test_search_speaks_english_about_dutch_results(visitor: Visitor, served: Served) -> None:
    page = visitor.open("en/zoeken/index.html?q=robots")
    expect(page.locator("[data-search-count]")).to_have_text(re.compile(r"results for ‘robots’\.$"))
    first = page.locator("[data-search-results] li").first
    expect(first.locator(".zoek-soort")).to_have_text(re.compile("^(theme|programme)"))
    assert first.locator("h2 a").get_attribute("lang") == "nl"
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
    page.wait_for_url(served.url("makerspaces/pixelbar.html"))
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


def test_a_long_list_goes_on_in_dutch(visitor: Visitor, tmp_path: Path) -> None:
    """The first page is English, with filters over everything; what comes behind it is Dutch."""
    text = (harness.SMALL / "programmas" / "robotica.md").read_text("utf-8")
    text = harness.in_state(text.replace("vervolg: [lasclub]\n", ""), "gepland")
    more = {
        f"programmas/les-{number}.md": text.replace("Robotica", f"Les {number}")
        for number in range(100, 200)
    }
    harness.site(tmp_path, **more)
    address = (harness.built(tmp_path) / "en/programmas/index.html").as_uri()
    plain = visitor.open(disk=True, java_script_enabled=False)
    plain.goto(address)
    expect(plain.get_by_role("navigation", name="Pages")).to_contain_text("Page 1 of 3")
    assert plain.get_by_role("link", name="Page 2").get_attribute("hreflang") == "nl"
    page = visitor.open(disk=True)
    page.goto(address)
    assert page.locator(".kaart p").first.get_attribute("lang") is None
    page.locator("summary", has_text="Last seen").click()
    page.get_by_role("checkbox", name="planned").check()
    expect(page.locator("[data-stand]")).to_have_text("100 programmes")
    for shown in (40, 60, 80, 100):
        page.get_by_role("button", name="Show 20 more").click()
        expect(page.locator(".kaart:visible")).to_have_count(shown)
    last = page.locator(".kaart:visible").last
    expect(last).to_have_attribute("lang", "nl")
    last.get_by_role("link").click()
    page.wait_for_url("**/programmas/les-199.html")
    assert page.locator("html").get_attribute("lang") == "nl"


# --- summaries in other languages ---------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest site, with an entry that has a summary in every language."""
    folder = tmp_path_factory.mktemp("talen")
    # The Turkish one was made from other Dutch than there is.
    made = {code: "1a2b3c4d" if code == "tr" else BIJ for code in SUMMARIES}
    translations = {
        f"{code}/programmas/robotica.md": (
            f"---\nsamenvatting: {summary}\ngemaakt: programma\nbij: {made[code]}\n---\n"
        )
        for code, summary in SUMMARIES.items()
    }
    harness.site(folder, **translations)
    return harness.built(folder)


@pytest.fixture(params=["desk", "phone", "smallest"])
def entry(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Page]:
    options = {"desk": DESK, "phone": PHONE, "smallest": SMALLEST}[request.param]
    with serving(folder) as server:
        visitor = Visitor(browser, server)
        with visitor.windows:
            yield visitor.open("programmas/robotica.html", bypass_csp=True, **options)
            assert not visitor.complaints


# Where the words of an element begin, and where its box does; margins as they come out.
_LAYOUT = """(item) => {
  const style = getComputedStyle(item);
  const name = item.querySelector("p");
  const words = document.createRange();
  words.selectNodeContents(name);
  const box = item.getBoundingClientRect(), word = words.getBoundingClientRect();
  return {
    direction: style.direction, align: style.textAlign,
    fromLeft: word.left - box.left, fromRight: box.right - word.right,
  };
}"""


def test_each_summary_has_its_language_and_direction(entry: Page) -> None:
    for code, summary in SUMMARIES.items():
        item = entry.locator(f".talen [lang={code}]")
        expect(item.get_by_text(summary)).to_be_hidden()
        item.locator("summary").click()
        expect(item.get_by_text(summary)).to_be_visible()
        assert item.locator("strong").count() == (code == "tr"), "only that one is out of date"
        layout = item.evaluate(_LAYOUT)
        assert layout["align"] == "start"
        if code == "ar":
            assert item.get_attribute("dir") == layout["direction"] == "rtl"
            assert layout["fromRight"] < 2
        else:
            assert layout["direction"] == "ltr"
            assert layout["fromLeft"] < 2


def test_nothing_sticks_out_and_axe_finds_nothing(entry: Page) -> None:
    assert entry.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Axe().run(entry).response["violations"] == []


def test_a_list_in_english_shows_the_english_summary(visitor: Visitor, folder: Path) -> None:
    page = visitor.open(disk=True, java_script_enabled=False)
    page.goto((folder / "en/programmas/index.html").as_uri())
    expect(page.locator("main")).to_contain_text(SUMMARIES["en"])
    # This theme has no English name, so it is shown as what it is: Dutch.
    name = page.locator("[data-groep=thema] li span").first
    expect(name).to_have_text("Robots")
    assert name.get_attribute("lang") == "nl"
