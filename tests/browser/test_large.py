"""A catalogue of 1,500 entries: lists in parts of which the filters cover everything.

What the filters show is compared with what the content files say, read by other means.
"""

import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

from catalogue.base.text import fold
from tests.bench.generate import generate
from tests.browser.serving import Served, packed, serving
from tests.browser.test_weight import MOST
from tests.browser.visiting import PHONE, Visitor, visiting

ROOT = Path(__file__).parents[2]
LIST = "programmas/index.html"
ENTRIES = 1500
PER_PAGE = 24
LOADED = re.compile(r'<(?:script[^>]*? src|link rel="stylesheet" href)="([^"]*)"')
# The filter -> the field that it asks about; the others follow from these or are not in use.
FIELDS = {
    "fase": "fase",
    "doelgroep": "doelgroepen",
    "thema": "themas",
    "status": "status",
    "gratis": "gratis",
    "wijk": "wijken",
    "kenmerk": "kenmerken",
}


@dataclass(frozen=True)
class Entry:
    """A programme as its file says it."""

    naam: str
    values: Mapping[str, frozenset[str]]
    youngest: int


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site of the large catalogue, built once."""
    folder = tmp_path_factory.mktemp("large")
    generate(ENTRIES, folder / "content")
    with serving(folder / "site") as server:
        options = ("--base-url", server.url(""), "--content", "content", "--site", "site")
        done = subprocess.run(
            [sys.executable, ROOT / "build.py", *options, "--templates", ROOT / "templates"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        yield server


@pytest.fixture(scope="module")
def entries(site: Served) -> list[Entry]:
    """All programmes by name, from their files."""
    paths = (site.folder.parent / "content/programmas").glob("*.md")
    return sorted(
        (_entry(path.read_text("utf-8")) for path in paths), key=lambda one: fold(one.naam)
    )


def _entry(text: str) -> Entry:
    said = yaml.safe_load(text.split("---")[1])
    values = {key: _values(said.get(field)) for key, field in FIELDS.items()}
    return Entry(said["naam"], values, said["leeftijd"]["van"])


def _values(written: object) -> frozenset[str]:
    if isinstance(written, bool):  # What YAML makes of `ja` and `nee` elsewhere.
        return frozenset({"ja" if written else "nee"})
    return frozenset(map(str, written)) if isinstance(written, list) else frozenset({str(written)})


def _fitting(entries: list[Entry], chosen: Mapping[str, list[str]]) -> list[str]:
    """The names that fit: OR within a filter, AND between them."""
    return [
        one.naam
        for one in entries
        if all(one.values[key] & set(wanted) for key, wanted in chosen.items())
    ]


def _ready(page: Page) -> None:
    expect(
        page.locator("[data-lijst] [aria-busy=true], [data-lijst][aria-busy=true]")
    ).to_have_count(0)
    expect(page.locator("[data-stand]")).to_contain_text("programma")


def _names(page: Page) -> list[str]:
    return page.locator("[data-kaarten] h3").all_inner_texts()


def _label(page: Page, key: str, value: str) -> Locator:
    group = page.locator(f"[data-groep='{key}']")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    return group.locator(f"label:has(input[value='{value}'])")


def _choose(page: Page, key: str, value: str) -> None:
    _label(page, key, value).locator("input").check()
    _ready(page)


def _all_pages(page: Page) -> list[str]:
    """The names on all pages of what was found, one page after another."""
    found = _names(page)
    while page.get_by_role("link", name="Volgende pagina").is_visible():
        page.get_by_role("link", name="Volgende pagina").click()
        _ready(page)
        found += _names(page)
    return found


# --- filters over all pages ---------------------------------------------------------------------


def test_filters_show_what_the_files_say(
    visitor: Visitor, site: Served, entries: list[Entry]
) -> None:
    page = visitor.open()
    page, chance = page, random.Random(1)  # noqa: S311 - the same choices each time
    for _ in range(6):
        keys = chance.sample(sorted(FIELDS), chance.randint(1, 3))
        chosen = {
            key: chance.sample(sorted({v for one in entries for v in one.values[key]}), 2)
            for key in keys
        }
        query = "&".join(f"{key}={','.join(values)}" for key, values in chosen.items())
        page.goto(site.url(LIST) + f"?{query}")
        _ready(page)
        wanted = _fitting(entries, chosen)
        total = int(page.locator("[data-stand]").inner_text().split(" ")[0].replace(".", ""))
        assert total == len(wanted), query
        assert _names(page) == wanted[:PER_PAGE]
        for key, value in (("fase", "leren"), ("status", "actief"), ("doelgroep", "vmbo")):
            shown = int(_label(page, key, value).locator(".tel").inner_text())
            others = {each: values for each, values in chosen.items() if each != key}
            assert shown == len(_fitting(entries, {**others, key: [value]})), (query, key)


def test_all_that_was_found_is_on_the_pages_after_it(
    visitor: Visitor, site: Served, entries: list[Entry]
) -> None:
    page = visitor.open()
    page.goto(site.url(LIST))
    everything = _names(page)
    assert len(everything) <= 75 < len(entries)
    _choose(page, "thema", "water")
    _choose(page, "fase", "werken")
    wanted = _fitting(entries, {"thema": ["water"], "fase": ["werken"]})
    assert len(wanted) > PER_PAGE
    assert _all_pages(page) == wanted
    assert f"pagina={-(-len(wanted) // PER_PAGE)}" in page.url
    page.go_back()
    _ready(page)
    assert _names(page) == wanted[-(len(wanted) % PER_PAGE or PER_PAGE) - PER_PAGE :][:PER_PAGE]
    page.get_by_role("button", name="Wis alles").click()
    _ready(page)
    assert _names(page) == everything
    expect(page.locator("[data-stand]")).to_have_text(
        f"{len(entries):,} programma's".replace(",", ".")
    )
    expect(page.get_by_text("Pagina 1 van")).to_be_visible()


def test_everything_is_sorted_and_not_one_page(
    visitor: Visitor, site: Served, entries: list[Entry]
) -> None:
    page = visitor.open()
    page.goto(site.url(LIST))
    page.get_by_label("Sorteer op").select_option("leeftijd")
    _ready(page)
    wanted = [one.naam for one in sorted(entries, key=lambda one: one.youngest)]
    assert _names(page) == wanted[:PER_PAGE]
    page.get_by_role("link", name="Volgende pagina").click()
    _ready(page)
    assert _names(page) == wanted[PER_PAGE : 2 * PER_PAGE]


def test_the_nearest_of_everything_come_first(
    visitor: Visitor, site: Served, entries: list[Entry]
) -> None:
    page = visitor.open()
    page.goto(site.url(LIST) + "?sorteer=buurt&bij=cool")
    _ready(page)
    here = [one.naam for one in entries if "cool" in one.values["wijk"]]
    assert here
    assert _names(page)[: len(here)] == here[:PER_PAGE]
    distances = page.locator("[data-kaarten] .afstand").all_inner_texts()
    assert len(distances) == PER_PAGE
    assert distances[: len(here)] == ["in deze wijk"] * len(here)


def test_a_card_that_was_fetched_can_be_kept(visitor: Visitor, site: Served) -> None:
    page = visitor.open()
    page.goto(site.url(LIST) + "?thema=water&pagina=2")
    _ready(page)
    name = _names(page)[0]
    button = page.get_by_role("button", name=f"Bewaar {name} in mijn lijstje")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.reload()
    _ready(page)
    expect(button).to_have_attribute("aria-pressed", "true")


def test_it_works_from_disk(visitor: Visitor, site: Served, entries: list[Entry]) -> None:
    page = visitor.open(disk=True)
    page.goto(site.file(LIST))
    _choose(page, "doelgroep", "vmbo")
    wanted = _fitting(entries, {"doelgroep": ["vmbo"]})
    expect(page.locator("[data-stand]")).to_contain_text(f"{len(wanted)} programma's")
    page.get_by_role("link", name="Volgende pagina").click()
    _ready(page)
    assert _names(page) == wanted[PER_PAGE : 2 * PER_PAGE]


def test_with_the_keyboard_alone(visitor: Visitor, site: Served, entries: list[Entry]) -> None:
    page = visitor.open()
    page.goto(site.url(LIST))
    page.locator("[data-groep='fase'] input[value='kiezen']").focus()
    page.keyboard.press("Space")
    _ready(page)
    expect(page.locator("[data-groep='fase'] input[value='kiezen']")).to_be_focused()
    page.get_by_role("link", name="Volgende pagina").focus()
    page.keyboard.press("Enter")
    _ready(page)
    expect(page.locator("[data-stand]")).to_be_focused()
    wanted = _fitting(entries, {"fase": ["kiezen"]})
    expect(page.locator("[data-stand]")).to_have_text(
        f"{len(wanted)} programma's, pagina 2 van {-(-len(wanted) // PER_PAGE)}"
    )
    page.keyboard.press("Tab")
    expect(page.get_by_label("Sorteer op")).to_be_focused()


def test_a_phone_loads_little(browser: Browser, site: Served) -> None:
    with visiting(browser, site.origin, **PHONE) as visit:
        page = visit.page
        page.goto(site.url(LIST), wait_until="networkidle")
        before = len(site.sent)
        page.locator("[data-paneel] > summary").tap()
        _label(page, "wijk", "cool").tap()
        _ready(page)
        asked = site.sent[before:]
        # The script, the values of everything, and a block for each card at most.
        assert len(asked) <= 2 + PER_PAGE
        assert sum(size for _, size in asked) < 2 * MOST["page"]
        assert not visit.complaints


def test_what_does_not_load_is_said_and_tried_again(browser: Browser, site: Served) -> None:
    with visiting(browser, site.origin) as visit:
        page = visit.page
        page.route("**/lijst.js?*", lambda route: route.abort())
        page.goto(site.url(LIST))
        label = _label(page, "fase", "leren")
        label.click()
        expect(page.locator("[data-stand]")).to_contain_text("Laden lukt nu niet")
        assert _names(page)
        page.unroute("**/lijst.js?*")
        _choose(page, "thema", "water")
        expect(page.locator("[data-stand]")).to_contain_text("programma's")


def test_a_late_answer_is_dropped(visitor: Visitor, site: Served, entries: list[Entry]) -> None:
    page = visitor.open()
    held: list[Route] = []
    page.goto(site.url(LIST))
    _choose(page, "fase", "leren")
    page.route("**/kaarten_*.js?*", lambda route: held.append(route))
    _label(page, "doelgroep", "mbo").click()
    expect(page.locator("[data-kaarten][aria-busy=true]")).to_have_count(1)
    _label(page, "thema", "water").click()
    page.wait_for_timeout(200)
    assert len(held) > 1
    # What was asked last comes first.
    while held:
        held.pop().continue_()
        page.wait_for_timeout(5)
    _ready(page)
    wanted = _fitting(entries, {"fase": ["leren"], "doelgroep": ["mbo"], "thema": ["water"]})
    assert _names(page) == wanted[:PER_PAGE]


# --- without script, and for everybody ----------------------------------------------------------


def _walk(page: Page, address: str, done: Callable[[str], None]) -> list[str]:
    """Names on a list without script, by following the link to the next page."""
    page.goto(address)
    found = page.locator(".kaart h3").all_inner_texts()
    while page.get_by_role("link", name="Volgende pagina").count():
        page.get_by_role("link", name="Volgende pagina").click()
        done(page.title())
        found += page.locator(".kaart h3").all_inner_texts()
    return found


def test_without_script_every_entry_is_reached(
    browser: Browser, site: Served, entries: list[Entry]
) -> None:
    with visiting(browser, site.origin, java_script_enabled=False) as visit:
        titles: list[str] = []
        found = _walk(visit.page, site.url(LIST), titles.append)
        assert found == [one.naam for one in entries]
        assert len(set(titles)) == len(titles) == -(-len(entries) // 75) - 1
        theme = _walk(visit.page, site.url("themas/water.html"), titles.append)
        wanted = set(_fitting(entries, {"thema": ["water"]}))
        assert wanted <= set(theme)
        visit.page.goto(site.url(LIST))
        visit.page.get_by_role("navigation", name="Bladeren").get_by_role(
            "link", name="R", exact=True
        ).click()
        assert any(
            name.startswith("R") for name in visit.page.locator(".kaart h3").all_inner_texts()
        )
        assert not visit.complaints


PAGES = (
    f"{LIST}?fase=leren&pagina=2",
    "programmas/pagina_2.html",
    "fasen/leren_pagina_2.html",
    "wat-past-bij-mij/vmbo_alles_water.html",
    "overlap/index.html",
    "routes/index.html",
)


@pytest.mark.parametrize("mode", ["desk", "phone"])
def test_axe_finds_nothing_on_pages_of_a_large_catalogue(
    browser: Browser, site: Served, mode: str
) -> None:
    options = PHONE if mode == "phone" else {}
    # axe comes in as an inline script, which our own policy rightly refuses.
    with visiting(browser, site.origin, bypass_csp=True, **options) as visit:
        for path in PAGES:
            page, _, query = path.partition("?")
            visit.page.goto(f"{site.url(page)}?{query}")
            if path.startswith(LIST):
                _ready(visit.page)
            report = Axe().run(visit.page, options={"resultTypes": ["violations"]})
            assert not report.response["violations"], path
            assert not visit.page.evaluate(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth"
            ), path


def test_no_page_weighs_too_much(site: Served) -> None:
    heavy = {}
    sizes = {
        path.name: len(packed(path.read_bytes()))
        for path in site.folder.iterdir()
        if path.suffix in {".css", ".js"}
    }
    for path in sorted(site.folder.rglob("*.html")):
        if (
            path.parent.name in {"programmas", "makerspaces"}
            and "_" not in path.name != "index.html"
        ):
            continue  # An entry weighs the same in any catalogue.
        html = path.read_bytes()
        loaded = [address.rpartition("/")[2] for address in LOADED.findall(html.decode())]
        weight = len(packed(html)) + sum(sizes[name] for name in loaded)
        if weight > MOST["page"] or 1 + len(loaded) > MOST["requests"]:
            heavy[path.relative_to(site.folder).as_posix()] = weight
    assert not heavy
