"""An organisation confirms its entries: the page 'Klopt dit nog?' and the text that it sends."""

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from catalogue.base.plan import Plan
from catalogue.site.pages import confirming
from tests import harness

SITE = (harness.SMALL / "site.yml").read_text("utf-8")
CONTACT = "contact: {naam: Techniekpunt, email: info@voorbeeld.nl}\n"
SOURCE = "broncode: https://github.com/voorbeeld/klein\n"
PAGE, INDEX = "klopt-dit-nog/de-school.html", "klopt-dit-nog/index.html"
BASE = "https://voorbeeld.nl/klein/"


def _files(folder: Path, more: str = "", **entries: tuple[str, str]) -> Plan:
    """The small site, with more in ``site.yml`` and something replaced in entries."""
    content = harness.site(folder, **{"site.yml": SITE + more})
    for path in content.rglob("*.md"):
        if path.stem.replace("-", "_") in entries:
            old, new = entries[path.stem.replace("-", "_")]
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    result = harness.made(content, base_url=BASE)
    assert not [problem for problem in result.problems if problem.severity == "fout"]
    return result.files


def _form(files: Plan) -> str:
    """The form for the programme of the small site."""
    page = files[PAGE].decode()
    return page.partition('id="programmas-robotica"')[2].partition("</form>")[0]


def _ways(files: Plan) -> list[str]:
    """Addresses of the ways to send it."""
    return [html.unescape(way) for way in re.findall(r'data-weg href="([^"]+)"', _form(files))]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    return _files(tmp_path_factory.mktemp("site"), CONTACT + SOURCE)


def test_the_links_hold_the_questions_and_what_an_editor_needs(site: Plan) -> None:
    mail, issue, whatsapp = map(urlsplit, _ways(site))
    assert (mail.scheme, mail.path) == ("mailto", "info@voorbeeld.nl")
    assert issue.geturl().startswith("https://github.com/voorbeeld/klein/issues/new?title=Klopt")
    text = parse_qs(issue.query)["body"][0]
    assert text == (
        "Klopt dit nog? Robotica\n"
        "https://voorbeeld.nl/klein/programmas/robotica.html\n"
        "\n"
        "Bestaat dit nog: ja / nee, gestopt / weet ik niet\n"
        "Hoe je meedoet: \n"
        "Wanneer het is: \n"
        "Wat het kost: \n"
        "\n"
        "Voor de redacteur:\n"
        "content/programmas/robotica.md\n"
        "Datum: JJJJ-MM-DD\n"
        "Komt dit van De School? Zet dan deze regel in het bestand:\n"
        "bevestigd: {op: JJJJ-MM-DD, door: de-school}"
    )
    assert parse_qs(mail.query)["body"] == [text.replace("\n", "\r\n")]
    assert whatsapp.geturl().startswith("https://wa.me/?text=")
    assert parse_qs(whatsapp.query)["text"] == [text]


def test_one_message_confirms_all_entries_of_an_organisation(site: Plan) -> None:
    page = site[PAGE].decode()
    text = page.partition("<pre data-tekst>")[2].partition("</pre>")[0]
    assert "\nAlles op deze pagina klopt nog.\nBehalve: \n" in text
    assert text.endswith(
        "Voor de redacteur:\n"
        "content/programmas/robotica.md\n"
        "content/makerspaces/de-werkplaats.md\n"
        "Datum: JJJJ-MM-DD\n"
        "Komt dit van De School? Zet dan deze regel in elk bestand:\n"
        "bevestigd: {op: JJJJ-MM-DD, door: de-school}"
    )


def test_nobody_is_mailed_who_is_not_there(tmp_path: Path) -> None:
    ways = _ways(_files(tmp_path))
    assert [urlsplit(way).netloc for way in ways] == ["wa.me"]


def test_every_organiser_has_a_page_and_its_entries_lead_to_it(site: Plan) -> None:
    form = f"../{PAGE}#programmas-robotica"
    assert site["programmas/robotica.html"].decode().count(f'href="{form}"') == 2
    assert f'href="../{PAGE}"' in site["partners/de-school.html"].decode()
    # What nobody organises stands on the page that lists the organisations.
    assert f'href="../{INDEX}#programmas-lasclub"' in site["programmas/lasclub.html"].decode()
    index = site[INDEX].decode()
    assert '<a href="../klopt-dit-nog/de-school.html">De School</a>' in index
    assert 'id="programmas-lasclub"' in index
    assert "door: ORGANISATIE" in index
    # It is for them: no search engine shows it, and searching does not find it.
    assert b"klopt-dit-nog" not in site["sitemap.xml"]
    assert '<meta name="robots" content="noindex">' in index


def test_what_ended_is_not_asked_for(tmp_path: Path) -> None:
    gone = dict.fromkeys(("robotica", "de_werkplaats"), ("themas:", "status: gestopt\nthemas:"))
    files = _files(tmp_path, robotica=gone["robotica"], de_werkplaats=gone["de_werkplaats"])
    assert PAGE not in files
    assert b"klopt-dit-nog" not in files["programmas/robotica.html"]
    assert b"klopt-dit-nog" not in files["partners/de-school.html"]


def test_only_what_is_missing_is_asked(tmp_path: Path) -> None:
    known = "gratis: ja\nmeedoen: {hoe: zelf}\nthemas:"
    form = _form(_files(tmp_path, robotica=("themas:", known)))
    fields = re.findall(r'<input name="([^"]+)"', form)
    assert fields == ["Wanneer het is", "Wat hier niet klopt"]


def test_a_confirmation_is_shown_with_the_sources(tmp_path: Path) -> None:
    line = "bevestigd: {op: 2026-11-20, door: de-school}\nthemas:"
    page = _files(tmp_path, robotica=("themas:", line))["programmas/robotica.html"].decode()
    shown = '<dt>Bevestigd</dt><dd>door <a href="../partners/de-school.html">De School</a>'
    assert f"{shown} in november 2026</dd>" in page


def test_an_organisation_with_many_entries_is_asked_about_a_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confirming, "_MOST", 1)
    page = _files(tmp_path)[PAGE].decode()
    first, _, later = page.partition('<h2 id="later">')
    assert first.count("<form data-klopt>") == 1
    assert (
        '<li id="makerspaces-de-werkplaats"><a href="../makerspaces/de-werkplaats.html">' in later
    )
    assert "content/makerspaces/de-werkplaats.md" not in page
