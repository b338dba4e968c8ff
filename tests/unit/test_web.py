"""Files at a fixed place: sitemap, robots, manifest, search description, security."""

import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree

import pytest
import yaml
from PIL import Image

from catalogue.content.versions import Version
from catalogue.schema import urls
from catalogue.site import emblem, web
from tests.harness import ROOT, TODAY
from tests.unit.feeds_catalogues import BASE, at, drafts, rendered, resolved, small

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
SOURCE = "https://github.com/voorbeeld/techniek"


def xml(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 - our own file


def lastmods(files: Mapping[str, bytes]) -> dict[str, str]:
    return {
        url.findtext(f"{SITEMAP}loc", ""): url.findtext(f"{SITEMAP}lastmod", "")
        for url in xml(files["sitemap.xml"])
    }


def test_the_sitemap_says_when_a_page_changed() -> None:
    assert lastmods(rendered(small())) == {
        BASE: "2026-11-23",
        f"{BASE}programmas/": "2026-11-23",
        f"{BASE}programmas/robotica.html": "2026-11-23",
        # A theme is as young as what it lists.
        f"{BASE}themas/robots.html": "2026-11-23",
    }
    moment = at("2026-12-01 23:30")
    versions = {"programmas/robotica.md": Version(moment, moment)}
    assert set(lastmods(rendered(small(), versions=versions)).values()) == {"2026-12-01"}


def test_a_page_is_as_young_as_the_youngest_that_it_shows() -> None:
    early, late = at("2026-12-01 08:00"), at("2026-12-03 08:00")
    versions = {
        "programmas/robotica.md": Version(early, early),
        "programmas/lasclub.md": Version(late, late),
    }
    of_robotica = dict.fromkeys(("status/nu.html", "overzicht/kiezen.html"), "2026-12-01")
    overviews = (urls.MATRIX, urls.FIGURES, urls.ROUTES)
    of_both = dict.fromkeys(("status/index.html", "en/index.html", *overviews), "2026-12-03")
    # A page that shows nothing of the content has no day that we know.
    days = {**of_robotica, **of_both, "zoeken/index.html": ""}
    files = web.plan(small(), days, base_url=BASE, today=TODAY, versions=versions)
    assert lastmods(files) == {
        BASE + page.removesuffix("index.html"): day for page, day in days.items()
    }


def test_the_sitemap_leaves_out_what_is_no_page_of_its_own() -> None:
    old = {"oude_adressen": ("programmas/oud.html",)}
    moved = [
        replace(draft, values={**draft.values, **old})
        if draft.pad == "programmas/robotica.md"
        else draft
        for draft in drafts({})
    ]
    pages = ["404.html", "programmas/oud.html", "data/kerncijfers.json", "programmas/lasclub.html"]
    files = web.plan(resolved(moved), pages, base_url=BASE, today=TODAY)
    assert set(lastmods(files)) == {f"{BASE}programmas/lasclub.html"}


def test_addresses_in_the_sitemap_are_escaped_twice_over() -> None:
    """Once for an address and once for XML."""
    base = "https://voorbeeld.nl/a&b/"
    files = web.plan(small(), ["x/ï <.html"], base_url=base, today=TODAY)
    assert set(lastmods(files)) == {"https://voorbeeld.nl/a&b/x/%C3%AF%20%3C.html"}


def test_without_a_base_address_there_is_nothing_that_needs_one() -> None:
    files = rendered(small(), "")
    assert "sitemap.xml" not in files
    assert "opensearch.xml" not in files
    assert b"Sitemap" not in files["robots.txt"]
    assert BASE.encode() not in b"".join(files.values())
    assert f"Sitemap: {BASE}sitemap.xml" in rendered(small())["robots.txt"].decode()


def test_the_manifest_opens_the_site_and_shows_our_icon() -> None:
    data = json.loads(rendered(small())["site.webmanifest"])
    assert data["name"] == "Techniek in Kleinstad"
    assert data["start_url"] == "index.html"
    first, *drawn = data["icons"]
    assert first == {"src": "favicon.svg", "sizes": "any", "type": "image/svg+xml"}
    assert {"any", "maskable"} == {icon["purpose"] for icon in drawn}
    pictures = emblem.plan(small().site, small().fasen, "")
    for icon in drawn:
        with Image.open(io.BytesIO(pictures[icon["src"]])) as picture:
            assert icon["sizes"] == f"{picture.width}x{picture.height}"
            assert icon["type"] == Image.MIME[picture.format or ""]
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in drawn}


def test_a_browser_can_search_here() -> None:
    description = xml(rendered(small())["opensearch.xml"])
    assert len(description.findtext(f"{SEARCH}ShortName", "")) <= 16
    url = description.find(f"{SEARCH}Url")
    assert url is not None
    assert url.get("template") == f"{BASE}zoeken/index.html?q={{searchTerms}}"


@pytest.mark.parametrize(
    "day", [TODAY, date(2028, 2, 29), date(2026, 12, 31), date(2027, 1, 1)], ids=str
)
def test_security_says_where_and_until_when(day: date) -> None:
    text = f"naam: N\nregio: R\nsamenvatting: S.\nbroncode: {SOURCE}/\n"
    files = rendered(resolved(drafts({"site.yml": text})), today=day)
    lines = files[".well-known/security.txt"].decode().splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert fields["Contact"] == f"{SOURCE}/security"
    assert fields["Canonical"] == f"{BASE}.well-known/security.txt"
    ends = datetime.fromisoformat(fields["Expires"]).date()
    assert day < ends
    assert (ends - day).days <= 366


def test_without_public_files_the_page_about_taking_part_is_the_way() -> None:
    page = "---\ntitel: Meedoen\nsamenvatting: Doe mee.\n---\n\nZo doe je mee.\n"
    files = rendered(resolved(drafts({"paginas/meedoen.md": page})))
    assert f"Contact: {BASE}meedoen/\n" in files[".well-known/security.txt"].decode()
    # Without a way to be reached nobody promises security.
    assert ".well-known/security.txt" not in rendered(small())


def test_what_begins_with_a_dot_is_published_too() -> None:
    """``upload-pages-artifact`` leaves it out unless it is asked, and security.txt with it."""
    publish = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"))
    steps = [step for job in publish["jobs"].values() for step in job["steps"]]
    (upload,) = [step for step in steps if "upload-pages-artifact" in step.get("uses", "")]
    assert upload["with"]["include-hidden-files"] is True
