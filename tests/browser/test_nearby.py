"""'In de buurt': own wijk first, then those beside it, then the rest in order of distance."""

import re
from html import unescape
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from catalogue.schema import Ligging, distance
from tests.browser.serving import Served
from tests.browser.visiting import PHONE, Visitor

HOME = "bospolder"


def _sort_by_distance(page: Page) -> None:
    page.get_by_role("button", name="Mijn wijk").click()
    page.get_by_label("Mijn wijk").select_option(HOME)
    expect(page.get_by_label("Sorteer op").locator("option:checked")).to_have_text("in de buurt")
    expect(page.locator(".afstand").first).to_be_visible()
    for fold in page.locator(".uitkomst .vouw:not([hidden]) summary").all():
        fold.click()


def _distances(page: Page) -> list[str]:
    """The distance on each card, in the order of the list."""
    return page.locator(".kaart .afstand").all_inner_texts()


def _wijken_by_name(html: str) -> dict[str, list[str]]:
    """Card -> its wijken, as the page has them before any script: the numbers of options."""
    options = re.findall(r'<a href="[./]*(\w+)/([\w-]+)\.html" data-waarde', html)
    numbers = re.findall(r'data-keuzes="([^"]*)"', html)[0].split(" ")
    names = [unescape(name) for name in re.findall(r"<h3><a[^>]*>([^<]*)</a></h3>", html)]
    return {
        name: [
            value
            for number in filter(None, card.split("."))
            for folder, value in [options[int(number)]]
            if folder == "wijken"
        ]
        for name, card in zip(names, numbers, strict=True)
    }


def _wijken_of_script(page: Page) -> dict[str, tuple[Ligging, list[str]]]:
    rows = page.evaluate("self.wijken.flatMap(([, wijken]) => wijken)")
    return {row[0]: (Ligging(lat=row[2], lon=row[3]), row[4]) for row in rows}


def _names(cards: Locator) -> list[str]:
    return cards.locator("h3").all_inner_texts()


def _nearest(at: list[str], wijken: dict[str, tuple[Ligging, list[str]]]) -> tuple[int, float]:
    """How a card with these wijken lies: in the wijk, beside it, further, nowhere; and the km."""
    own, beside = wijken[HOME]
    return min(
        (
            (0 if wijk == HOME else 1 if wijk in beside else 2, distance(own, wijken[wijk][0]))
            for wijk in at
        ),
        default=(3, 0.0),
    )


@pytest.mark.parametrize("disk", [False, True], ids=["server", "disk"])
def test_the_nearest_come_first(visitor: Visitor, served: Served, disk: bool) -> None:
    page = visitor.open("makerspaces/index.html", disk=disk, **PHONE)
    _sort_by_distance(page)
    wijken = _wijken_of_script(page)
    ranks: list[tuple[int, float]] = []
    wijken_by_name = _wijken_by_name(
        (served.folder / "makerspaces/index.html").read_text(encoding="utf-8")
    )
    for cards in page.locator(".kaarten").all():
        near = [_nearest(wijken_by_name[name], wijken) for name in _names(cards)]
        assert [rank for rank, _ in near] == sorted(rank for rank, _ in near)
        further = [km for rank, km in near if rank == 2]
        # The script reckons with a flat town, which differs by a few metres.
        assert all(closer <= far + 0.05 for closer, far in pairwise(further))
        ranks += near
    words = ["in deze wijk", "wijk hiernaast", None, "zonder vaste wijk"]
    for (rank, km), text in zip(ranks, _distances(page), strict=True):
        if words[rank] is None:
            assert abs(float(text.removesuffix(" km").replace(",", ".")) - km) < 0.06
        else:
            assert text == words[rank]
    assert {0, 2} <= {rank for rank, _ in ranks}


def test_it_is_in_the_address_and_remembered(visitor: Visitor, served: Served) -> None:
    page = visitor.open("makerspaces/index.html")
    _sort_by_distance(page)
    order, address = _distances(page), page.url
    assert f"?sorteer=buurt&bij={HOME}" in address
    page.get_by_label("Sorteer op").select_option("nu")
    expect(page.locator(".afstand").first).to_be_hidden()
    names = page.locator(".kaart h3").all_text_contents()
    page.go_back()
    assert _distances(page) == order
    page.goto(served.url("programmas/index.html"))
    page.get_by_role("button", name="Mijn wijk").click()
    expect(page.get_by_label("Mijn wijk")).to_have_value(HOME)
    page.goto(served.url("makerspaces/index.html"))
    assert page.locator(".kaart h3").all_text_contents() == names
    page.goto(address)
    expect(page.locator(".afstand").first).to_have_text(order[0])


def test_a_wijk_that_is_none_changes_nothing(visitor: Visitor, served: Served) -> None:
    page = visitor.open("makerspaces/index.html")
    names = page.locator(".kaart h3").all_text_contents()
    page.goto(served.url("makerspaces/index.html?sorteer=buurt&bij=%3Cb%3E"))
    expect(page.get_by_label("Mijn wijk").locator("optgroup").first).to_be_attached()
    expect(page.get_by_label("Mijn wijk")).to_have_value("")
    assert page.locator(".kaart h3").all_text_contents() == names


def test_a_wijk_leads_to_its_own_order(visitor: Visitor) -> None:
    page = visitor.open(f"wijken/{HOME}.html")
    page.get_by_role("link", name="Alle makerspaces", exact=True).last.click()
    expect(page.locator(".kaarten").last.locator(".afstand").first).to_have_text("in deze wijk")


def test_nothing_is_fetched_before_it_is_asked_for(visitor: Visitor) -> None:
    visitor.open("makerspaces/index.html").wait_for_load_state("networkidle")
    assert not [url for url in visitor.requests if "ligging" in url or "buurt" in url]
