"""axe finds nothing: every type of page, eight ways to look at it, opened up as well."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.modes import MODES, enter
from tests.browser.serving import Served
from tests.browser.visiting import fewest_pages, page_types, visiting

# All of axe's rules, best practices included; its style sheets are those of the page.
OPTIONS = {"resultTypes": ["violations"], "preload": False}
# Contrast takes four fifths of the time. These modes have the colours of `light`, and `phone` shows
# every kind of element with them.
UNCOLOURED = ("320-px", "zoom-200", "text-spacing")
_NO_CONTRAST = {**OPTIONS, "rules": {"color-contrast": {"enabled": False}}}
# Every type of page has these; of the other modes each kind of element is seen once.
EVERYWHERE = ("light", "phone")
# So many that two workers end together.
PARTS = 12


def _nothing(page: Page) -> None:
    """The page as it comes."""


def _all_open(page: Page) -> None:
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")


def _results(page: Page) -> None:
    page.locator("[data-search-results] li").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.locator("[data-search-filters] summary").first.click()
    page.locator("[data-search-filters] .groep").first.wait_for()
    _all_open(page)


def _carry(page: Page) -> None:
    page.locator(".meenemen summary").click()
    page.locator(".meenemen pre").last.wait_for()


def _booklet(page: Page) -> None:
    page.locator("[data-kaarten] .kaart").last.wait_for()


def _suggestions(page: Page) -> None:
    page.locator("[data-search] input").fill("robot")
    page.get_by_role("option").first.wait_for()


# What there is to see only after doing something: address -> what to do.
OPENED: Mapping[str, Callable[[Page], None]] = {
    "zoeken/index.html?q=robots": _results,
    "zoeken/index.html?q=xqzwv": _nothing,
    "programmas/index.html?fase=kiezen&thema=water": _all_open,
    "programmas/index.html?wijk=cool&fase=werken&vmbo=pie": _nothing,
    "data/index.html": _all_open,
    # For schools and libraries.
    "makerspaces/index.html": _carry,
    "programmas/index.html?embed=1&thema=water": _nothing,
    "programmas/maakotheek.html?kiosk=1": _nothing,
    "lijstje/index.html#titel=Boekje&l=makerspaces/bouwkeet,programmas/maakotheek": _booklet,
    "index.html": _suggestions,
}


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    # axe comes in as an inline script, which our own policy rightly refuses.
    with visiting(browser, served.origin, bypass_csp=True) as visit:
        yield visit.page


def _violations(page: Page, mode: str, colours: bool) -> Iterator[str]:
    options = json.dumps(OPTIONS if colours else _NO_CONTRAST)
    # Only what is wrong, without the long list of what axe looked at.
    found = f"axe.run({options}).then(({{violations}}) => violations)"
    violations: list[dict[str, Any]] = page.evaluate(found)
    for violation in violations:
        nodes = [node["html"][:120] for node in violation["nodes"][:3]]
        yield f"{mode}: {violation['id']}: {nodes}"


def _seen(page: Page, modes: tuple[str, ...]) -> list[str]:
    devtools = page.context.new_cdp_session(page)
    page.evaluate(Axe().axe_script)
    found: list[str] = []
    for mode in modes:
        enter(page, devtools, mode)
        # On a page type whose elements are all seen on others, a phone changes no colour either.
        colours = mode not in UNCOLOURED and (mode != "phone" or modes != EVERYWHERE)
        found += _violations(page, mode, colours)
    devtools.detach()
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing(page: Page, served: Served, part: int) -> None:
    shown = fewest_pages(served.folder)
    found = {}
    for name, path in list(page_types(served.folder).items())[part::PARTS]:
        page.goto(served.url(path))
        if seen := _seen(page, tuple(MODES) if name in shown else EVERYWHERE):
            found[path] = seen
    assert not found


@pytest.mark.parametrize("address", OPENED)
def test_axe_finds_nothing_in_what_opens(page: Page, served: Served, address: str) -> None:
    page.goto(served.url("") + address)
    OPENED[address](page)
    assert not _seen(page, ("light", "dark", "forced-colours", "phone"))


def test_axe_sees_what_is_wrong(page: Page, served: Served) -> None:
    page.goto(served.url("over/index.html"))
    page.add_style_tag(content="@layer proef { main p { color: #999 !important } }")
    assert any("color-contrast" in line for line in _seen(page, ("light",)))
