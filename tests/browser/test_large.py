"""A catalogue of 600 entries: the filters cover everything, of which twenty are shown at a time.

What the filters show is compared with what the content files say, read by other means.
"""

import random
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from catalogue.base.text import fold
from tests.bench.generate import generate
from tests.browser.serving import Served, serving
from tests.browser.visiting import DESK, PHONE, Visitor
from tests.browser.weight import MOST, weights_of_pages

ROOT = Path(__file__).parents[2]
LIST = "programmas/index.html"
ENTRIES = 600
ON_A_PAGE = 31
# What the year of the source of an entry makes of it, in the order of the list.
STATES = {2026: "nu", 2024: "waarschijnlijk", 2018: "oud"}
ORDER = list(STATES.values())
AT_ONCE = 20
# The filter -> the field that it asks about; the others follow from these or are not in use.
FIELDS = {
    "fase": "fase",
    "doelgroep": "doelgroepen",
    "thema": "themas",
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
    oldest: int

    @property
    def state(self) -> str:
        (state,) = self.values["status"]
        return state


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
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
def entries(served: Served) -> list[Entry]:
    """All programmes by state and name, from their files."""
    paths = (served.folder.parent / "content/programmas").glob("*.md")
    return sorted(
        (_entry(path.read_text("utf-8")) for path in paths),
        key=lambda entry: (ORDER.index(entry.state), fold(entry.naam)),
    )


def _entry(text: str) -> Entry:
    fields = yaml.safe_load(text.split("---")[1])
    values = {key: _values(fields.get(field)) for key, field in FIELDS.items()}
    values["status"] = frozenset({STATES[fields["bronnen"][0]["jaar"]]})
    return Entry(fields["naam"], values, *(fields["leeftijd"][end] for end in ("van", "tot")))


def _values(written: object) -> frozenset[str]:
    if isinstance(written, bool):  # What YAML makes of `ja` and `nee` elsewhere.
        return frozenset({"ja" if written else "nee"})
    return frozenset(map(str, written)) if isinstance(written, list) else frozenset({str(written)})


def _fitting(entries: list[Entry], chosen: Mapping[str, list[str]]) -> list[Entry]:
    """The entries that fit: OR within a filter, AND between them."""
    return [
        entry
        for entry in entries
        if all(entry.values[key] & set(wanted) for key, wanted in chosen.items())
    ]


def _unfolded(entries: list[Entry]) -> list[str]:
    """The names that stand above the fold of what is old."""
    return [entry.naam for entry in entries if entry.state != "oud"]


def _folded(entries: list[Entry]) -> list[str]:
    return [entry.naam for entry in entries if entry.state == "oud"]


def _ready(page: Page) -> None:
    expect(
        page.locator("[data-lijst] [aria-busy=true], [data-lijst][aria-busy=true]")
    ).to_have_count(0)
    expect(page.locator("[data-stand]")).to_contain_text("programma")


def _names(page: Page) -> list[str]:
    """Names that are seen."""
    return _texts(page.locator(".uitkomst .kaart h3:visible"))


def _texts(headings: Locator) -> list[str]:
    """Headings without the places where long words may break."""
    return [text.replace("\u00ad", "") for text in headings.all_text_contents()]


def _told(total: int, old: int) -> str:
    """Number of programmes as a list says it, with those that are folded."""
    folded = f", waarvan {old} ouder" if old else ""
    return f"{total:,} programma's".replace(",", ".") + folded


def _label(page: Page, key: str, value: str) -> Locator:
    group = page.locator(f"[data-groep='{key}']")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    return group.locator(f"label:has(input[value='{value}'])")


def _choose(page: Page, key: str, value: str) -> None:
    _label(page, key, value).locator("input").check()
    _ready(page)


def _more(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile(r"Toon er \d+ meer"))


def _show_more(page: Page, names: list[str]) -> None:
    _more(page).first.click()
    cards = page.locator(".uitkomst .kaart h3:visible")
    expect(cards).to_have_count(len(names))
    assert _names(page) == names


# --- filters over all pages ---------------------------------------------------------------------


def test_filters_show_what_the_files_say(
    visitor: Visitor, served: Served, entries: list[Entry]
) -> None:
    page, chance = visitor.open(), random.Random(1)  # noqa: S311 - the same choices each time
    for _ in range(6):
        keys = chance.sample(sorted(entries[0].values), chance.randint(1, 3))
        chosen = {
            key: chance.sample(sorted({v for entry in entries for v in entry.values[key]}), 2)
            for key in keys
        }
        query = "&".join(f"{key}={','.join(values)}" for key, values in chosen.items())
        page.goto(served.url(f"{LIST}?{query}"))
        _ready(page)
        wanted = _fitting(entries, chosen)
        total = int(page.locator("[data-stand]").inner_text().split(" ")[0].replace(".", ""))
        assert total == len(wanted), query
        assert _names(page) == (_unfolded(wanted) or _folded(wanted))[:AT_ONCE]
        for key, value in (("fase", "leren"), ("status", "nu"), ("doelgroep", "vmbo")):
            count = int(_label(page, key, value).locator(".tel").inner_text())
            others = {name: values for name, values in chosen.items() if name != key}
            assert count == len(_fitting(entries, {**others, key: [value]})), (query, key)


def test_all_that_was_found_is_shown_to_who_wants_more(
    visitor: Visitor, served: Served, entries: list[Entry]
) -> None:
    page = visitor.open(LIST)
    everything = _names(page)
    assert everything == _unfolded(entries)[:AT_ONCE]
    _choose(page, "thema", "techniek-breed")
    _choose(page, "fase", "kiezen")
    fitting = _fitting(entries, {"thema": ["techniek-breed"], "fase": ["kiezen"]})
    wanted, old = _unfolded(fitting), _folded(fitting)
    assert len(wanted) > AT_ONCE
    shown = AT_ONCE
    while _more(page).count():
        shown = min(shown + AT_ONCE, len(wanted))
        _show_more(page, wanted[:shown])
        first = page.evaluate("document.activeElement.textContent")
        assert first.replace("\u00ad", "") == wanted[AT_ONCE * (-(-shown // AT_ONCE) - 1)]
    assert _names(page) == wanted
    page.locator("[data-vouw='ouder'] summary").click()
    expect(page.locator(".kaart h3:visible")).to_have_count(shown + len(old[:AT_ONCE]))
    assert _names(page)[shown:] == old[:AT_ONCE]
    address, place = page.url, page.evaluate("scrollY")
    assert "toon=" in address
    page.locator(".uitkomst .kaart h3 a:visible").last.click()
    page.wait_for_load_state()
    page.go_back()
    expect(page.locator(".kaart h3:visible")).to_have_count(shown + len(old[:AT_ONCE]))
    assert page.url == address
    page.wait_for_function(f"scrollY >= {place}")
    page.get_by_role("button", name="Wis alles").click()
    _ready(page)
    assert _names(page)[:AT_ONCE] == everything
    told = _told(len(entries), len(_folded(entries)))
    expect(page.locator("[data-stand]")).to_have_text(told)


def test_everything_is_sorted_and_not_one_page(
    visitor: Visitor, served: Served, entries: list[Entry]
) -> None:
    page = visitor.open(LIST)
    page.get_by_label("Sorteer op").select_option("leeftijd")
    _ready(page)
    young_first = sorted(entries, key=lambda entry: (entry.state == "oud", entry.youngest))
    wanted = _unfolded(young_first)
    assert _names(page) == wanted[:AT_ONCE]
    _show_more(page, wanted[: 2 * AT_ONCE])


def test_the_nearest_of_everything_come_first(
    visitor: Visitor, served: Served, entries: list[Entry]
) -> None:
    page = visitor.open(f"{LIST}?sorteer=buurt&bij=cool")
    _ready(page)
    here = [
        entry.naam for entry in entries if "cool" in entry.values["wijk"] and entry.state != "oud"
    ]
    assert here
    assert _names(page)[: len(here)] == here[:AT_ONCE]
    distances = page.locator(".uitkomst .afstand:visible").all_text_contents()
    assert len(distances) == AT_ONCE
    assert distances[: len(here)] == ["in deze wijk"] * len(here)


def test_an_age_is_looked_for_in_everything(
    visitor: Visitor, served: Served, entries: list[Entry]
) -> None:
    page = visitor.open(f"{LIST}?fase=kiezen&leeftijd=21")
    _ready(page)
    kiezen = [entry for entry in entries if "kiezen" in entry.values["fase"]]
    wanted = [entry for entry in kiezen if entry.youngest <= 21 <= entry.oldest]
    assert _names(page) == _unfolded(wanted)[:AT_ONCE]


def test_a_card_that_was_fetched_can_be_kept(visitor: Visitor, served: Served) -> None:
    page = visitor.open(f"{LIST}?thema=water&toon=40")
    _ready(page)
    name = _names(page)[-1]
    button = page.get_by_role("button", name=re.compile(f"Bewaard? {name} in mijn lijstje"))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.reload()
    _ready(page)
    expect(button).to_have_attribute("aria-pressed", "true")


def test_it_works_from_disk(visitor: Visitor, served: Served, entries: list[Entry]) -> None:
    page = visitor.open(LIST, disk=True)
    _choose(page, "doelgroep", "vmbo")
    wanted = _fitting(entries, {"doelgroep": ["vmbo"]})
    expect(page.locator("[data-stand]")).to_contain_text(f"{len(wanted)} programma's")
    _show_more(page, _unfolded(wanted)[: 2 * AT_ONCE])


def test_with_the_keyboard_alone(visitor: Visitor, served: Served, entries: list[Entry]) -> None:
    page = visitor.open(LIST)
    page.locator("[data-groep='fase'] input[value='kiezen']").focus()
    page.keyboard.press("Space")
    _ready(page)
    expect(page.locator("[data-groep='fase'] input[value='kiezen']")).to_be_focused()
    wanted = _fitting(entries, {"fase": ["kiezen"]})
    expect(page.locator("[data-stand]")).to_have_text(_told(len(wanted), len(_folded(wanted))))
    _more(page).focus()
    page.keyboard.press("Enter")
    first = page.get_by_role("link", name=_unfolded(wanted)[AT_ONCE], exact=True)
    expect(first).to_be_focused()


def test_a_phone_loads_little(visitor: Visitor, served: Served) -> None:
    page = visitor.open(LIST, **PHONE)
    page.wait_for_load_state("networkidle")
    before = len(served.sent)
    page.locator("[data-paneel] > summary").tap()
    _label(page, "wijk", "cool").tap()
    _ready(page)
    answers = served.sent[before:]
    # The script, the values of everything, and a block for each card at most.
    assert len(answers) <= 2 + AT_ONCE
    assert sum(size for _, size in answers) < 2 * MOST["page"]


def test_what_does_not_load_is_said_and_tried_again(visitor: Visitor, served: Served) -> None:
    page = visitor.open(complains=True)
    page.route("**/lijst.js?*", lambda route: route.abort())
    page.goto(served.url(LIST))
    _label(page, "fase", "leren").click()
    expect(page.locator("[data-stand]")).to_contain_text("Laden lukt nu niet")
    assert _names(page)
    page.unroute("**/lijst.js?*")
    _choose(page, "thema", "water")
    expect(page.locator("[data-stand]")).to_contain_text("programma's")


def test_a_late_answer_is_dropped(visitor: Visitor, served: Served, entries: list[Entry]) -> None:
    page = visitor.open()
    held: list[Route] = []
    page.goto(served.url(LIST))
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
    assert _names(page) == _unfolded(wanted)[:AT_ONCE]


# --- without script, and for everybody ----------------------------------------------------------


def _follow_pages(page: Page) -> tuple[list[str], list[str]]:
    """Names on a list without script and titles of its pages, by the link to the next page."""
    names, titles = _texts(page.locator(".kaart h3")), []
    while page.get_by_role("link", name="Volgende pagina").count():
        page.get_by_role("link", name="Volgende pagina").click()
        titles.append(page.title())
        names += _texts(page.locator(".kaart h3"))
    return names, titles


def test_without_script_every_entry_is_reached(
    visitor: Visitor, served: Served, entries: list[Entry]
) -> None:
    page = visitor.open(LIST, java_script_enabled=False)
    names, titles = _follow_pages(page)
    assert names == [entry.naam for entry in entries]
    assert len(set(titles)) == len(titles) == -(-len(entries) // ON_A_PAGE) - 1
    page.goto(served.url("themas/water.html"))
    assert {entry.naam for entry in _fitting(entries, {"thema": ["water"]})} <= {
        *_follow_pages(page)[0]
    }


PAGES = (
    f"{LIST}?fase=leren&toon=60",
    "programmas/pagina_2.html",
    "fasen/leren_pagina_2.html",
    "wat-past-bij-mij/vmbo_water.html",
    "overlap/index.html",
    "routes/index.html",
)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_pages_of_a_large_catalogue(
    visitor: Visitor, served: Served, size: dict[str, Any]
) -> None:
    # axe comes in as an inline script, which our own policy rightly refuses. The colours are those
    # of the real site, where contrast is judged.
    options = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": False}}}
    page = visitor.open(bypass_csp=True, **size)
    for path in PAGES:
        page.goto(served.url(path))
        if path.startswith(LIST):
            _ready(page)
        report = Axe().run(page, options=options)
        assert not report.response["violations"], path
        width = page.evaluate("document.documentElement.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_no_page_weighs_too_much(served: Served) -> None:
    weights = weights_of_pages(served.folder)
    # An entry weighs the same in any catalogue.
    entry = re.compile(r"(programmas|makerspaces)/(?!index\.)[^/_]*\.html")
    lists = {path: weight for path, weight in weights.items() if not entry.fullmatch(path)}
    assert {path: weight for path, weight in lists.items() if weight.too_much} == {}
