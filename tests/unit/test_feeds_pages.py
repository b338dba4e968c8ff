"""The pages about the agenda and the data, and what every page tells other programs."""

import io
import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import build
from catalogue import feeds
from catalogue.cli.progress import Progress
from tests import harness
from tests.harness import TEMPLATES, site
from tests.unit.feeds_catalogues import BASE, NEXT_TO_THE_CHANGES, weekly, with_moments
from tests.unit.schema_org import check_words

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
PICTURES = {".png", ".jpg", ".webp", ".avif"}
ROW = re.compile(r'<li data-tot="([^"]+)"[^>]*><strong>([^<]+)</strong>')


@cache
def built(day: date, *, dated: bool = True, base_url: str = BASE) -> dict[str, str]:
    """The pages of the small site, built on a day."""
    moments = [*weekly(), *NEXT_TO_THE_CHANGES]
    files = {"makerspaces/de-werkplaats.md": with_moments(moments)} if dated else {}
    with TemporaryDirectory() as folder:
        content = site(Path(folder), **files)
        made = build.build(
            content,
            TEMPLATES,
            base_url=base_url,
            today=day,
            progress=Progress(io.StringIO()),
        )
        assert not made.problems, [str(problem) for problem in made.problems]
        # A file is made when it is asked for, a photo from the content: so before that is gone.
        return {
            path: data.decode("utf-8-sig")
            for path, data in made.files.items()
            if Path(path).suffix not in PICTURES
        }


def rows(day: date) -> list[tuple[str, str]]:
    return ROW.findall(built(day)["agenda/index.html"])


# --- the agenda ---------------------------------------------------------------------------------


def test_what_is_over_is_left_out_and_today_is_not() -> None:
    assert len(rows(date(2026, 11, 24))) == len(weekly()) + len(NEXT_TO_THE_CHANGES)
    last = [name for _, name in rows(date(2027, 10, 31))][:3]
    assert last == ["Dag van de wintertijd", "Uur dat er twee keer is", "Na de wintertijd"]
    assert "Na de wintertijd" not in [name for _, name in rows(date(2027, 11, 1))]


def test_a_weekend_is_there_until_its_last_day() -> None:
    assert "Weekend van de zomertijd" in [name for _, name in rows(date(2027, 3, 28))]
    assert "Weekend van de zomertijd" not in [name for _, name in rows(date(2027, 3, 29))]


def test_what_began_last_month_stands_in_this_one() -> None:
    text = built(date(2027, 4, 1))["agenda/index.html"]
    assert "Maart 2027" not in text
    assert text.index("April 2027") < text.index("Mei 2027")


@pytest.mark.parametrize(("day", "dated"), [(date(2026, 11, 24), False), (date(2030, 1, 1), True)])
def test_an_empty_agenda_says_so_and_helps(day: date, dated: bool) -> None:
    text = built(day, dated=dated)["agenda/index.html"]
    assert "data-agenda-leeg>" in text
    assert "geen datums" in text
    assert 'href="../programmas/index.html"' in text
    assert 'href="../agenda/alles.ics"' in text
    assert "data-maand" not in text


def test_an_agenda_with_something_has_the_empty_state_ready_for_later() -> None:
    assert "data-agenda-leeg hidden>" in built(date(2026, 11, 24))["agenda/index.html"]


def test_places_with_opening_hours_are_always_there() -> None:
    assert "Meestal woensdag vanaf 17 uur" in built(date(2030, 1, 1))["agenda/index.html"]


def test_every_calendar_can_be_found() -> None:
    files = built(date(2026, 11, 24))
    text = files["agenda/index.html"]
    for address in ("themas/robots.ics", "wijken/dorp.ics", "doelgroepen/basisschool.ics"):
        assert address in files
        assert f'href="../{address}"' in text
    assert f"<code>{BASE}agenda/alles.ics</code>" in text


def test_a_calendar_can_follow_us_or_take_what_there_is_now() -> None:
    text = built(date(2026, 11, 24))["agenda/index.html"]
    assert 'href="webcal://voorbeeld.nl/repo/agenda/alles.ics"' in text
    # Without an address there is nothing to follow.
    unknown = built(date(2026, 11, 24), base_url="")["agenda/index.html"]
    assert "webcal:" not in unknown
    assert 'href="../agenda/alles.ics"' in unknown


def test_the_calendar_of_an_entry_stands_with_its_facts() -> None:
    files = built(date(2026, 11, 24))
    facts = files["makerspaces/de-werkplaats.html"].partition('aria-labelledby="kort"')[2]
    assert 'href="../makerspaces/de-werkplaats.ics"' in facts.partition("</section>")[0]
    assert "Zet het in je agenda" not in files["programmas/robotica.html"]


# --- the data -----------------------------------------------------------------------------------


def test_every_shared_file_exists_and_is_on_the_page() -> None:
    files = built(date(2026, 11, 24))
    text = files["data/index.html"]
    found = {path for path in files if path.startswith("data/")} - {"data/index.html"}
    assert {shared.address for shared in feeds.DOWNLOADS} <= files.keys()
    for address in found | {shared.address for shared in feeds.DOWNLOADS}:
        assert f'href="../{address}"' in text, address


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("programmas/index.html", "data/programmas.csv"),
        ("programmas/index.html", "data/programmas.geojson"),
        ("makerspaces/index.html", "data/makerspaces.csv"),
        ("partners/index.html", "data/partners.csv"),
        ("wijken/index.html", "data/wijken.csv"),
        ("agenda/index.html", "agenda/alles.ics"),
        ("themas/robots.html", "themas/robots.ics"),
        ("themas/robots.html", "themas/robots.atom"),
        ("wijken/dorp.html", "wijken/dorp.atom"),
        ("makerspaces/de-werkplaats.html", "makerspaces/de-werkplaats.ics"),
        ("programmas/robotica.html", "programmas/robotica.json"),
        ("programmas/robotica.html", "programmas/robotica.md"),
        ("partners/de-school.html", "partners/de-school.json"),
        ("partners/de-school.html", "partners/de-school.md"),
        ("themas/robots.html", "themas/robots.json"),
        ("themas/robots.html", "themas/robots.md"),
        ("acties/elke-wijk-een-makerspace.html", "acties/elke-wijk-een-makerspace.json"),
        ("acties/elke-wijk-een-makerspace.html", "acties/elke-wijk-een-makerspace.md"),
    ],
)
def test_a_form_is_linked_where_a_visitor_looks_for_it(page: str, form: str) -> None:
    """In the head for programs, and in the foot for people."""
    files = built(date(2026, 11, 24))
    assert form in files
    assert len(re.findall(rf'<link rel="alternate" [^>]*href="../{form}">', files[page])) == 1
    assert len(re.findall(rf'<a href="../{form}">', files[page])) >= 1


def test_the_page_says_what_you_may_do_and_how_to_name_us() -> None:
    text = built(date(2026, 11, 24))["data/index.html"]
    assert 'rel="license' in text
    assert f"Techniek in Kleinstad, nagekeken tot en met 23 november 2026, {BASE}" in text


def test_the_dictionary_knows_the_fields_within_fields() -> None:
    text = built(date(2026, 11, 24))["data/index.html"]
    for name in (
        "id",
        "tekst",
        "momenten.begin",
        "leeftijd.van",
        "bronnen.url",
        "mbo_richtingen.naam",
    ):
        assert f"<code>{name}</code>" in text
    assert "ja (open voor iedereen)" in text


# --- every page ---------------------------------------------------------------------------------


@pytest.mark.parametrize("base_url", [BASE, ""])
def test_every_page_has_one_block_of_structured_data(base_url: str) -> None:
    for path, text in built(date(2026, 11, 24), base_url=base_url).items():
        if path.endswith(".html"):
            blocks = BLOCK.findall(text)
            assert len(blocks) == (path != "404.html"), path
            for block in blocks:
                assert json.loads(block)["@graph"]


@pytest.mark.parametrize("base_url", [BASE, ""])
def test_what_every_page_says_is_in_the_words_of_schema_org(base_url: str) -> None:
    for path, text in built(date(2026, 11, 24), base_url=base_url).items():
        for block in BLOCK.findall(text):
            found = json.loads(block)["@graph"]
            check_words(found, path)
            kinds = [node["@type"] for node in found]
            assert kinds[0] in {"WebPage", "CollectionPage"}, path
            assert ("BreadcrumbList" in kinds) == (path not in {"index.html", "en/index.html"}), (
                path
            )
            assert ("ItemList" in kinds) == (kinds[0] == "CollectionPage"), path


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("themas/robots.html", {"lasclub", "robotica", "de-werkplaats"}),
        ("status/actief.html", {"robotica", "de-werkplaats"}),
        ("status/onbekend.html", {"lasclub"}),
        ("toegang/ja.html", {"de-werkplaats"}),
        ("agenda/index.html", {"de-werkplaats"}),
    ],
)
def test_a_page_of_a_group_lists_what_belongs_to_it(page: str, expected: set[str]) -> None:
    (block,) = BLOCK.findall(built(date(2026, 11, 24))[page])
    (listed,) = [node for node in json.loads(block)["@graph"] if node["@type"] == "ItemList"]
    pages = [item["url"].rpartition("/")[2] for item in listed["itemListElement"]]
    assert {name.removesuffix(".html") for name in pages} == expected
    assert listed["numberOfItems"] == len(pages) == len(expected)


def test_an_agenda_in_which_all_is_over_lists_nothing() -> None:
    (block,) = BLOCK.findall(built(date(2030, 1, 1))["agenda/index.html"])
    assert "ItemList" not in {node["@type"] for node in json.loads(block)["@graph"]}


def test_an_entry_links_to_its_other_forms() -> None:
    files = built(date(2026, 11, 24))
    text = files["makerspaces/de-werkplaats.html"]
    found = re.findall(r'<link rel="alternate" type="([^"]+)"[^>]* href="\.\./([^"]+)"', text)
    assert dict(found) == {
        "application/json": "makerspaces/de-werkplaats.json",
        "text/markdown": "makerspaces/de-werkplaats.md",
        "text/calendar": "makerspaces/de-werkplaats.ics",
    }
    assert all(address in files for _, address in found)


def test_the_foot_of_every_page_leads_to_agenda_and_data() -> None:
    text = built(date(2026, 11, 24))["programmas/robotica.html"]
    foot = text[text.index("<footer") :]
    assert 'href="../agenda/index.html"' in foot
    assert 'href="../data/index.html"' in foot


def test_an_old_address_says_which_page_is_the_real_one(tmp_path: Path) -> None:
    moved = "oude_adressen: [makerspaces/oud.html]\nbronnen:"
    text = with_moments(weekly()).replace("bronnen:", moved)

    made = harness.made(site(tmp_path, **{"makerspaces/de-werkplaats.md": text}), base_url=BASE)
    old = made.files["makerspaces/oud.html"].decode()
    assert f'<link rel="canonical" href="{BASE}makerspaces/de-werkplaats.html">' in old
    assert b"makerspaces/oud" not in made.files["sitemap.xml"]
