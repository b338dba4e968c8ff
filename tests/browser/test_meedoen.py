"""Taking part: fill in the form, from disk, and hand in a file that the check takes."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import frontmatter
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Download, Page, expect

from tests import harness
from tests.browser.serving import Served
from tests.browser.visiting import DESK, PHONE, Visitor

FORM = "meedoen/index.html"
SITE = (
    "naam: Klein\nregio: Dorp\nsamenvatting: Alles klein.\n"
    "broncode: https://github.com/voorbeeld/klein\n"
    "contact: {naam: Kleinstad, email: info@voorbeeld.nl}\n"
)
HOME = "---\ntitel: Meedoen\nsamenvatting: Zo geef je iets door.\n---\n\nZo doe je mee.\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The site of the smallest content, on GitHub and with a mail address; only on disk."""
    folder = tmp_path_factory.mktemp("meedoen")
    harness.site(folder, **{"site.yml": SITE, "paginas/meedoen.md": HOME})
    return Served(harness.built(folder), "")


@pytest.fixture
def page(visitor: Visitor) -> Page:
    page = visitor.open(FORM, disk=True)
    page.context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    return page


def _begin(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).click()
    expect(page.locator("form h3").first).to_be_visible()


def _download(page: Page) -> Download:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download het bestand").click()
    return waiting.value


def _tick(page: Page, legend: str, *labels: str) -> None:
    for label in labels:
        page.locator("fieldset", has_text=legend).get_by_label(label, exact=True).check()


def _fill_in(page: Page, naam: str) -> None:
    page.get_by_label("Naam", exact=True).fill(naam)
    page.get_by_label("Samenvatting").fill("Let op: bouwen & 'maken' #1, voor iedereen.")
    _tick(page, "Fase", "leren", "kiezen")
    _tick(page, "Doelgroepen", "mbo")
    _tick(page, "Thema's", "Robots")
    page.get_by_label("Webadres").fill("https://voorbeeld.nl/x?a=b#c")
    page.get_by_label("Wat lees je daar?").fill('"Elke dinsdag": gratis')
    page.get_by_label("Jaar").fill("2026")
    page.get_by_label("Tekst (mag leeg)").fill("Kom langs.\n\n## Wat neem je mee?\n\n- niets")


def test_an_editor_fills_in_a_programme_downloads_it_and_builds_with_it(
    page: Page, served: Served, tmp_path: Path
) -> None:
    _begin(page, "Een nieuw programma")
    _fill_in(page, 'Café\'s & robots: "doe mee" 🤖')
    page.get_by_text("Meer vertellen").click()
    page.locator("#v-leeftijd-van").fill("8")
    page.locator("#v-leeftijd-tot").fill("12")
    joining = page.get_by_role("group", name="Meedoen")
    joining.get_by_label("Hoe meld je je aan?").select_option(label="zelf aanmelden")
    joining.get_by_label("Stap").fill("Stuur een mail.")
    joining.get_by_label("Email").fill("info@voorbeeld.nl")
    page.get_by_role("button", name="Voeg toe: momenten").click()
    page.get_by_role("group", name="Momenten").get_by_label("Naam").fill("Open dag")
    page.get_by_label("Dag").first.fill("2027-02-06")
    page.get_by_label("Tijd (mag leeg)").first.fill("10:00")
    # The page that comes of it, while typing.
    expect(page.locator(".voorbeeld h3")).to_have_text('Café\'s & robots: "doe mee" 🤖')
    expect(page.locator("article.voorbeeld")).to_contain_text("zelf aanmelden")
    download = _download(page)
    name = download.suggested_filename
    assert name == "cafes-en-robots-doe-mee.md"

    content = harness.site(tmp_path)
    download.save_as(content / "programmas" / name)
    assert harness.report(content) == ""
    written = (content / "programmas" / name).read_text("utf-8")
    assert "fase: [leren, kiezen]\n" in written
    assert "leeftijd: {van: 8, tot: 12}\n" in written
    assert "  hoe: zelf\n" in written
    assert "    begin: 2027-02-06 10:00\n" in written
    page.goto((harness.built(tmp_path) / "programmas" / name.replace(".md", ".html")).as_uri())
    expect(page.locator("h1")).to_have_text('Café\'s & robots: "doe mee" 🤖')
    expect(page.locator("main")).to_contain_text("Wat neem je mee?")
    expect(page.locator("main")).to_contain_text("Stuur een mail.")


def test_a_makerspace_and_a_partner_can_be_proposed_too(page: Page, tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    for button, folder in (
        ("Een nieuwe makerspace", "makerspaces"),
        ("Een nieuwe partner", "partners"),
    ):
        page.reload()
        _begin(page, button)
        page.get_by_label("Naam", exact=True).fill("Iets nieuws")
        page.evaluate("document.querySelector('.meer-velden').open = true")
        page.get_by_label("Samenvatting").fill("Een plek.")
        for box in ("mbo", "Robots") if folder == "makerspaces" else ():
            page.get_by_label(box, exact=True).check()
        for select in page.locator("form > .veld > select").all():
            select.select_option(index=1)
        page.get_by_label("Webadres").fill("https://voorbeeld.nl")
        page.get_by_label("Wat lees je daar?").fill("Dat het er is")
        download = _download(page)
        download.save_as(content / folder / download.suggested_filename)
    assert harness.report(content) == ""


def test_someone_corrects_an_entry_and_only_that_field_changes(
    page: Page, served: Served, tmp_path: Path
) -> None:
    page.goto(served.file(f"{FORM}?pagina=programmas/robotica"))
    expect(page.get_by_role("heading", name="Verbeter: Robotica")).to_be_focused()
    page.get_by_label("Status").select_option(label="gestopt")
    download = _download(page)
    assert download.suggested_filename == "robotica.md"
    content = harness.site(tmp_path)
    place = content / "programmas" / "robotica.md"
    before = frontmatter.load(str(place))
    download.save_as(place)
    after = frontmatter.load(str(place))
    assert after.metadata == {**before.metadata, "aard": "aanbod", "status": "gestopt"}
    assert after.content == before.content
    assert harness.report(content) == ""
    # GitHub's page for editing cannot be filled in: the text is on the clipboard, and that is said.
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Zet het op GitHub").click()
    edit = "https://github.com/voorbeeld/klein/edit/main/content/programmas/robotica.md"
    assert popup.value.url == edit
    expect(page.locator(".gezegd")).to_contain_text("plak")


def test_github_opens_with_everything_filled_in(page: Page) -> None:
    _begin(page, "Een nieuw programma")
    _fill_in(page, "Nieuw & goed")
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Zet het op GitHub").click()
    address = urlsplit(popup.value.url)
    assert address.path == "/voorbeeld/klein/new/main/content/programmas"
    given = parse_qs(address.query, keep_blank_values=True)
    assert given["filename"] == ["nieuw-en-goed.md"]
    assert given["value"] == [page.locator("pre[aria-label='Het bestand']").text_content()]


def test_what_is_too_long_for_an_address_is_downloaded(page: Page) -> None:
    _begin(page, "Een nieuw programma")
    _fill_in(page, "Lang verhaal")
    page.get_by_label("Tekst (mag leeg)").fill("Dit is een lang verhaal.\n" * 400)
    with page.expect_popup() as popup, page.expect_download() as waiting:
        page.get_by_role("button", name="Zet het op GitHub").click()
    assert popup.value.url == "https://github.com/voorbeeld/klein/upload/main/content/programmas"
    assert waiting.value.suggested_filename == "lang-verhaal.md"
    entry = {"naam": "x.md", "map": "programmas", "nieuw": True}
    mail = "entry => meedoen.addresses(meedoen.gegevens.site).mail(entry)"
    short = page.evaluate(mail, {**entry, "tekst": "a & b\nc"})
    assert short["href"].startswith("mailto:info@voorbeeld.nl?subject=Nieuw")
    assert short["href"].endswith("&body=a%20%26%20b%0D%0Ac")
    long = page.evaluate(mail, {**entry, "tekst": "x" * 2_000})
    assert long["los"]
    assert len(long["href"]) < 2_000


def test_mistakes_are_listed_on_top_and_stand_beside_the_field(page: Page) -> None:
    _begin(page, "Een nieuw programma")
    page.get_by_label("Naam", exact=True).fill("robotica")
    page.get_by_role("button", name="Download het bestand").click()
    summary = page.locator(".melding[role=alert]")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Naam: Dit staat al op de site.")
    links = summary.get_by_role("link")
    first = links.count()
    links.filter(has_text="Samenvatting").click()
    field = page.get_by_label("Samenvatting")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    message = page.locator(f"#{(field.get_attribute('aria-describedby') or '').split()[1]}")
    expect(message).to_have_text("Dit moet je nog invullen.")
    field.fill("Een zin.")
    expect(links).to_have_count(first - 1)
    expect(message).to_be_hidden()


def test_a_draft_stays_until_it_is_wiped(page: Page) -> None:
    _begin(page, "Een nieuw programma")
    _fill_in(page, "Half af")
    page.reload()
    _begin(page, "Een nieuw programma")
    expect(page.get_by_label("Naam", exact=True)).to_have_value("Half af")
    expect(page.locator("#v-fase").get_by_label("kiezen")).to_be_checked()
    page.get_by_role("button", name="Wis mijn concept").click()
    expect(page.get_by_label("Naam", exact=True)).to_have_value("")
    page.reload()
    _begin(page, "Een nieuw programma")
    expect(page.get_by_label("Naam", exact=True)).to_have_value("")


def test_a_page_that_is_not_there_is_said_and_the_rest_works(
    visitor: Visitor, served: Served
) -> None:
    page = visitor.open(disk=True, complains=True)
    for address in ("programmas/weg", "../x/y", "programmas", "<b>", "__proto__/x"):
        page.goto(served.file(f"{FORM}?pagina={address}"))
        expect(page.locator("[data-storing]")).to_be_visible()
    _begin(page, "Een nieuw programma")


def test_without_script_there_is_an_empty_file_that_the_check_takes(
    visitor: Visitor, served: Served, tmp_path: Path
) -> None:
    page = visitor.open(FORM, disk=True, java_script_enabled=False)
    assert page.locator("button:visible:not(.zoek-knop)").count() == 0
    # Chromium under test shows no noscript, so the page itself is read.
    html = (served.folder / FORM).read_text("utf-8")
    noscript = html.partition("<noscript>")[2].partition("</noscript>")[0]
    assert "alleen met JavaScript" in noscript
    assert '<a href="mailto:info@voorbeeld.nl">' in noscript
    page.get_by_text("Een leeg bestand voor een programma").click()
    empty = page.get_by_label("Een leeg bestand voor een programma").text_content()
    assert empty
    link = page.get_by_role("link", name="een nieuw bestand op GitHub")
    new_file = "https://github.com/voorbeeld/klein/new/main/content/programmas"
    assert link.get_attribute("href") == new_file
    content = harness.site(tmp_path, **{"programmas/nieuw.md": empty})
    # What only the writer can choose is refused until it is chosen.
    refused = [problem for problem in harness.problems(content) if problem.severity == "fout"]
    assert {problem.code for problem in refused} == {"V223"}


@pytest.mark.parametrize(
    "size", [{}, {**PHONE, "color_scheme": "dark"}], ids=["desk", "phone-dark"]
)
def test_the_form_can_be_used_by_everyone(visitor: Visitor, size: dict[str, Any]) -> None:
    address = f"{FORM}?pagina=programmas/robotica"
    # axe asks for the styles by itself, which a browser refuses on a disk.
    page = visitor.open(address, disk=True, complains=True, bypass_csp=True, **size)
    page.get_by_label("Naam", exact=True).fill("")
    page.get_by_role("button", name="Voeg toe: momenten").click()
    page.get_by_role("button", name="Download het bestand").click()
    expect(page.locator(".melding[role=alert]")).to_be_visible()
    page.evaluate("document.querySelectorAll('main details').forEach((node) => node.open = true)")
    violations = Axe().run(page).response["violations"]
    assert not [
        (violation["id"], [node["html"][:150] for node in violation["nodes"][:3]])
        for violation in violations
    ]
    small = page.evaluate(
        """() => {
            const what = 'button, input, select, textarea, summary, label:has(input)';
            const small = ({ width, height }) => width < 44 || height < 44;
            return [...document.querySelectorAll(`.formulier :is(${what})`)]
                .filter((node) => node.type !== 'checkbox' && node.checkVisibility())
                .filter((node) => small(node.getBoundingClientRect()))
                .map((node) => node.outerHTML.slice(0, 100));
        }"""
    )
    assert not small
    width = size.get("viewport", DESK["viewport"])["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_form_comes_with_its_page_only(served: Served) -> None:
    for path in served.folder.rglob("*.html"):
        text = path.read_text("utf-8")
        loaded = re.search(r"(formulier|meedoen)\.[0-9a-f]{10}\.|gegevens\.js", text)
        assert bool(loaded) == (path == served.folder / FORM), path
