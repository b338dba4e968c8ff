"""The pages about the agenda and the data, and what every page tells other programs."""

import io
import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

import build
from catalogue import feeds
from catalogue.cli.progress import Progress
from catalogue.schema import KIND
from tests import harness
from tests.harness import TEMPLATES, site
from tests.unit.feeds_catalogues import BASE, NEXT_TO_THE_CHANGES, weekly, with_moments
from tests.unit.schema_org import check_words

pytestmark = pytest.mark.slow  # Builds whole sites.

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
PICTURES = {".png", ".jpg", ".webp", ".avif"}
DAY, LATER = date(2026, 11, 24), date(2030, 1, 1)
PLACE = "makerspaces/de-werkplaats"
ACTION = "acties/elke-wijk-een-makerspace"
ROW = re.compile(r'<li data-tot="[^"]+"[^>]*><strong>([^<]+)</strong>')


@cache
def built(day: date = DAY, *, dated: bool = True, base_url: str = BASE) -> dict[str, str]:
    """The pages of the small site, built on a day."""
    moments = [*weekly(), *NEXT_TO_THE_CHANGES]
    files = {f"{PLACE}.md": with_moments(moments)} if dated else {}
    with TemporaryDirectory() as folder:
        content = site(Path(folder), **files)
        progress = Progress(io.StringIO())
        made = build.build(content, TEMPLATES, base_url=base_url, today=day, progress=progress)
        assert not made.problems, [str(problem) for problem in made.problems]
        # A file is made when it is asked for, a photo from the content: so before that is gone.
        return {
            path: data.decode("utf-8-sig")
            for path, data in made.files.items()
            if Path(path).suffix not in PICTURES
        }


def rows(day: date) -> list[str]:
    return ROW.findall(built(day)["agenda/index.html"])


def graph(page: str) -> list[dict[str, Any]]:
    (block,) = BLOCK.findall(page)
    nodes: list[dict[str, Any]] = json.loads(block)["@graph"]
    return nodes


# --- the agenda ---------------------------------------------------------------------------------


def test_what_is_over_is_left_out_and_today_is_not() -> None:
    assert len(rows(DAY)) == len(weekly()) + len(NEXT_TO_THE_CHANGES)
    last = ["Dag van de wintertijd", "Uur dat er twee keer is", "Na de wintertijd"]
    assert rows(date(2027, 10, 31))[:3] == last
    assert "Na de wintertijd" not in rows(date(2027, 11, 1))
    assert "Weekend van de zomertijd" in rows(date(2027, 3, 28))
    assert "Weekend van de zomertijd" not in rows(date(2027, 3, 29))


def test_what_began_last_month_stands_in_this_one() -> None:
    text = built(date(2027, 4, 1))["agenda/index.html"]
    assert "Maart 2027" not in text
    assert text.index("April 2027") < text.index("Mei 2027")


@pytest.mark.parametrize(("day", "dated"), [(DAY, False), (LATER, True)])
def test_an_empty_agenda_says_so_and_helps(day: date, dated: bool) -> None:
    text = built(day, dated=dated)["agenda/index.html"]
    assert "data-agenda-leeg>" in text
    assert "geen datums" in text
    assert 'href="../programmas/index.html"' in text
    assert 'href="../agenda/alles.ics"' in text
    assert "data-maand" not in text
    # The hours of a place of which the last moment is long ago are no promise any more.
    assert "Meestal woensdag vanaf 17 uur" not in text


def test_places_with_opening_hours_stand_below_the_agenda() -> None:
    assert "Meestal woensdag vanaf 17 uur" in built()["agenda/index.html"]


def test_every_calendar_can_be_found() -> None:
    files = built()
    text = files["agenda/index.html"]
    # The empty state is ready for later.
    assert "data-agenda-leeg hidden>" in text
    for address in ("themas/robots.ics", "wijken/dorp.ics", "doelgroepen/basisschool.ics"):
        assert address in files
        assert f'href="../{address}"' in text
    assert f"<code>{BASE}agenda/alles.ics</code>" in text
    assert 'href="webcal://voorbeeld.nl/repo/agenda/alles.ics"' in text
    # Without an address there is nothing to follow, but the file can be taken.
    unknown = built(base_url="")["agenda/index.html"]
    assert "webcal:" not in unknown
    assert 'href="../agenda/alles.ics"' in unknown


def test_the_calendar_of_an_entry_stands_with_its_facts() -> None:
    facts = built()[f"{PLACE}.html"].partition('aria-labelledby="kort"')[2]
    assert f'href="../{PLACE}.ics"' in facts.partition("</section>")[0]
    assert "Zet het in je agenda" not in built()["programmas/robotica.html"]


# --- the data -----------------------------------------------------------------------------------


def test_every_shared_file_exists_and_is_on_the_page() -> None:
    files = built()
    downloads = {download.address for download in feeds.DOWNLOADS}
    data = {path for path in files if path.startswith("data/")} - {"data/index.html"}
    assert downloads <= files.keys()
    for address in data | downloads:
        assert f'href="../{address}"' in files["data/index.html"], address


@pytest.mark.parametrize(
    ("page", "forms"),
    [
        ("programmas/index", ["data/programmas.csv", "data/programmas.geojson"]),
        ("makerspaces/index", ["data/makerspaces.csv", "data/makerspaces.geojson"]),
        ("partners/index", ["data/partners.csv"]),
        ("wijken/index", ["data/wijken.csv"]),
        ("agenda/index", ["agenda/alles.ics"]),
        ("themas/robots", [f"themas/robots.{form}" for form in ("json", "md", "ics", "atom")]),
        ("wijken/dorp", ["wijken/dorp.ics", "wijken/dorp.atom"]),
        (PLACE, [f"{PLACE}.json", f"{PLACE}.md", f"{PLACE}.ics"]),
        ("programmas/robotica", ["programmas/robotica.json", "programmas/robotica.md"]),
        ("partners/de-school", ["partners/de-school.json", "partners/de-school.md"]),
        (ACTION, [f"{ACTION}.json", f"{ACTION}.md"]),
    ],
)
def test_a_form_is_linked_where_a_visitor_looks_for_it(page: str, forms: list[str]) -> None:
    """In the head for programs, and in the foot for people."""
    files = built()
    text = files[f"{page}.html"]
    links = re.findall(r'<link rel="alternate" type="[^"]+"[^>]* href="\.\./([^"]+)">', text)
    assert sorted(links) == sorted(forms)
    assert files.keys() >= set(forms)
    for form in forms:
        assert f'<a href="../{form}">' in text


def test_the_page_says_what_you_may_do_and_how_to_name_us() -> None:
    text = built()["data/index.html"]
    assert 'rel="license' in text
    assert f"Techniek in Kleinstad, nagekeken tot en met 23 november 2026, {BASE}" in text


def test_the_dictionary_knows_the_fields_within_fields() -> None:
    text = built()["data/index.html"]
    names = "id tekst momenten.begin leeftijd.van bronnen.url mbo_richtingen.naam"
    for name in names.split():
        assert f"<code>{name}</code>" in text
    assert "ja (voor iedereen)" in text


def test_the_dictionary_knows_the_columns_that_are_computed() -> None:
    text = built()["data/index.html"]
    fields = {field.key for field in KIND["wijk"].fields}
    for name in ("gaten", "wijken"):
        for heading in built()[f"data/{name}.csv"].splitlines()[0].split(";")[:-1]:
            # A group of fields is a column for each.
            if not any(heading.startswith(f"{field}_") for field in fields):
                assert f"<code>{heading}</code>" in text, heading


# --- every page ---------------------------------------------------------------------------------


@pytest.mark.parametrize("base_url", [BASE, ""])
def test_what_every_page_says_is_in_the_words_of_schema_org(base_url: str) -> None:
    for path, text in built(base_url=base_url).items():
        if path == "404.html":
            assert not BLOCK.findall(text)
        elif path.endswith(".html"):
            nodes = graph(text)
            check_words(nodes, path)
            kinds = [node["@type"] for node in nodes]
            is_home = path in {"index.html", "en/index.html"}
            assert kinds[0] in {"WebPage", "CollectionPage"}, path
            assert ("BreadcrumbList" in kinds) != is_home, path
            assert ("ItemList" in kinds) == (kinds[0] == "CollectionPage"), path


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("themas/robots.html", {"lasclub", "robotica", "de-werkplaats"}),
        ("status/nu.html", {"robotica", "de-werkplaats"}),
        ("status/oud.html", {"lasclub"}),
        ("toegang/ja.html", {"de-werkplaats"}),
        ("agenda/index.html", {"de-werkplaats"}),
    ],
)
def test_a_page_of_a_group_lists_what_belongs_to_it(page: str, expected: set[str]) -> None:
    (listed,) = [node for node in graph(built()[page]) if node["@type"] == "ItemList"]
    pages = [item["url"].rpartition("/")[2] for item in listed["itemListElement"]]
    assert {name.removesuffix(".html") for name in pages} == expected
    assert listed["numberOfItems"] == len(pages) == len(expected)


def test_an_agenda_in_which_all_is_over_lists_nothing() -> None:
    nodes = graph(built(LATER)["agenda/index.html"])
    assert "ItemList" not in {node["@type"] for node in nodes}


def test_the_foot_of_every_page_leads_to_agenda_and_data() -> None:
    foot = built()["programmas/robotica.html"].partition("<footer")[2]
    assert 'href="../agenda/index.html"' in foot
    assert 'href="../data/index.html"' in foot


def test_an_old_address_says_which_page_is_the_real_one(tmp_path: Path) -> None:
    moved = "oude_adressen: [makerspaces/oud.html]\nbronnen:"
    text = with_moments(weekly()).replace("bronnen:", moved)
    files = harness.made(site(tmp_path, **{f"{PLACE}.md": text}), base_url=BASE).files
    old = files["makerspaces/oud.html"].decode()
    assert f'<link rel="canonical" href="{BASE}{PLACE}.html">' in old
    assert b"makerspaces/oud" not in files["sitemap.xml"]
