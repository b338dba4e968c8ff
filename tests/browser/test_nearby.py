"""'In de buurt': own wijk first, then those beside it, then the rest in order of distance."""

import json
import re
from html import unescape
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from catalogue.insight.coverage import distance
from catalogue.schema import Ligging
from tests.browser.serving import Served
from tests.browser.visiting import PHONE, visiting

HOME = "tussendijken"


def _choose(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Sorteer op").select_option("buurt")
    page.get_by_label("Mijn wijk").select_option(HOME)
    expect(page.locator(".afstand").first).to_be_visible()


def _far(page: Page) -> list[str]:
    """What each card says of how far it is, in the order of the list."""
    return page.locator(".kaart .afstand").all_inner_texts()


def _lies(html: str) -> dict[str, list[str]]:
    """Card -> its wijken, as the page has them before any script: the numbers of options."""
    options = re.findall(r'<a href="[./]*(\w+)/([\w-]+)\.html" data-waarde', html)
    numbers = re.findall(r'data-keuzes="([^"]*)"', html)[0].split(" ")
    names = [unescape(name) for name in re.findall(r"<h3><a[^>]*>([^<]*)</a></h3>", html)]
    chosen = [[options[int(one)] for one in of.split(".") if one] for of in numbers]
    return {
        name: [value for folder, value in of if folder == "wijken"]
        for name, of in zip(names, chosen, strict=True)
    }


def _wijken(page: Page) -> dict[str, tuple[Ligging, list[str]]]:
    rows = page.evaluate("self.wijken.flatMap(([, wijken]) => wijken)")
    return {row[0]: (Ligging(lat=row[2], lon=row[3]), row[4]) for row in rows}


@pytest.mark.parametrize("place", ["server", "disk"])
def test_the_nearest_come_first(browser: Browser, served: Served, place: str) -> None:
    home, address = (served.origin, served.url) if place == "server" else ("file://", served.file)
    with visiting(browser, home, **PHONE) as visit:
        page = visit.page
        _choose(page, address("makerspaces/index.html"))
        wijken = _wijken(page)
        own, beside = wijken[HOME]
        wanted = []
        lies = _lies((served.folder / "makerspaces/index.html").read_text(encoding="utf-8"))
        for name in page.locator(".kaart h3").all_inner_texts():
            ids = lies[name]
            ranks = [
                (0 if one == HOME else 1 if one in beside else 2, distance(own, wijken[one][0]))
                for one in ids
            ]
            wanted.append(min(ranks, default=(3, 0.0)))
        assert [rank for rank, _ in wanted] == sorted(rank for rank, _ in wanted)
        further = [km for rank, km in wanted if rank == 2]
        # The script reckons with a flat town, which differs by a few metres.
        assert all(one <= next_ + 0.05 for one, next_ in pairwise(further))
        words = ["in deze wijk", "wijk hiernaast", None, "niet in één wijk"]
        for (rank, km), said in zip(wanted, _far(page), strict=True):
            shown = words[rank]
            if shown is None:
                assert abs(float(said.removesuffix(" km").replace(",", ".")) - km) < 0.06
            else:
                assert said == shown
        assert {0, 2} <= {rank for rank, _ in wanted}
        assert not visit.complaints


def test_it_is_in_the_address_and_remembered(browser: Browser, served: Served) -> None:
    with visiting(browser, served.origin) as visit:
        page = visit.page
        _choose(page, served.url("makerspaces/index.html"))
        order, address = _far(page), page.url
        assert address.endswith(f"?sorteer=buurt&bij={HOME}")
        page.get_by_label("Sorteer op").select_option("naam")
        expect(page.locator(".afstand").first).to_be_hidden()
        names = page.locator(".kaart h3").all_inner_texts()
        page.go_back()
        assert _far(page) == order
        page.goto(served.url("programmas/index.html"))
        page.get_by_label("Sorteer op").select_option("buurt")
        expect(page.get_by_label("Mijn wijk")).to_have_value(HOME)
        page.goto(served.url("makerspaces/index.html"))
        assert page.locator(".kaart h3").all_inner_texts() == names
        page.goto(address)
        expect(page.locator(".afstand").first).to_have_text(order[0])
        assert not visit.complaints


def test_a_wijk_that_is_none_changes_nothing(browser: Browser, served: Served) -> None:
    with visiting(browser, served.origin) as visit:
        page = visit.page
        page.goto(served.url("makerspaces/index.html"))
        names = page.locator(".kaart h3").all_inner_texts()
        page.goto(served.url("makerspaces/index.html") + "?sorteer=buurt&bij=%3Cb%3E")
        expect(page.get_by_label("Mijn wijk").locator("optgroup").first).to_be_attached()
        expect(page.get_by_label("Mijn wijk")).to_have_value("")
        assert page.locator(".kaart h3").all_inner_texts() == names
        assert not visit.complaints


def test_a_wijk_leads_to_its_own_order(browser: Browser, served: Served) -> None:
    with visiting(browser, served.origin) as visit:
        page = visit.page
        page.goto(served.url(f"wijken/{HOME}.html"))
        page.get_by_role("link", name="Alle makerspaces", exact=True).last.click()
        expect(page.locator(".afstand").first).to_have_text("in deze wijk")
        assert not visit.complaints


def test_nothing_is_fetched_before_it_is_asked_for(browser: Browser, served: Served) -> None:
    with visiting(browser, served.origin) as visit:
        asked: list[str] = []
        visit.page.on("request", lambda request: asked.append(request.url))
        visit.page.goto(served.url("makerspaces/index.html"), wait_until="networkidle")
        assert not [url for url in asked if "ligging" in url or "buurt" in url], json.dumps(asked)
