"""Tables that sort, and drawings that a keyboard can walk through."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.serving import Served
from tests.browser.visiting import DESK, SMALLEST, Visitor

DRAWINGS = [
    ("wijken/index.html", "svg.wijkkaart"),
]


def _column(page: Page, at: int) -> list[int]:
    cells = page.locator(f".wijktabel tbody tr > :nth-child({at})").all_inner_texts()
    return [int(text.replace(".", "")) for text in cells]


@pytest.mark.parametrize("size", [DESK, SMALLEST], ids=["desk", "smallest"])
def test_the_table_of_wijken_sorts(visitor: Visitor, size: dict[str, Any]) -> None:
    page = visitor.open("wijken/index.html", **size)
    before = _column(page, 4)
    button = page.get_by_role("button", name="Inwoners")
    button.focus()
    page.keyboard.press("Enter")
    assert _column(page, 4) == sorted(before, reverse=True)
    head = page.locator("[aria-sort=descending]")
    assert head.inner_text() == "Inwoners"
    assert "↓" in head.evaluate("head => getComputedStyle(head, '::after').content")
    page.keyboard.press("Enter")
    assert _column(page, 4) == sorted(before)
    page.get_by_role("button", name="Wijk", exact=True).click()
    names = page.locator(".wijktabel tbody th").all_inner_texts()
    assert names[0] == "'s-Gravenland" or names[0].startswith("A")
    assert page.locator("[aria-sort]").count() == 1


def test_without_script_no_button_is_dead(visitor: Visitor, served: Served) -> None:
    page = visitor.open(java_script_enabled=False)
    for path in ("wijken/index.html", "gebieden/index.html"):
        page.goto(served.url(path))
        assert page.locator("main button").count() == 0
        assert page.locator("main table").first.is_visible()


@pytest.mark.parametrize(("path", "drawing"), DRAWINGS)
def test_every_name_in_a_drawing_is_reached_by_tab(
    visitor: Visitor, path: str, drawing: str
) -> None:
    page = visitor.open(path)
    names = page.locator(f"{drawing} a").count()
    assert names
    page.locator(f"{drawing} a").first.focus()
    for _ in range(names - 1):
        page.keyboard.press("Tab")
    last = page.locator(f"{drawing} a").last
    assert last.evaluate("link => link === document.activeElement")
    assert last.locator("title").text_content()
    page.keyboard.press("Tab")
    assert page.evaluate(f"!document.activeElement.closest('{drawing}')")


_STICKS_OUT = """
links => links.filter(link => {
  const { x, width } = link.querySelector("rect").getBBox();
  return [...link.querySelectorAll("text")].map(text => text.getBBox())
    .some(box => box.x < x || box.x + box.width > x + width);
}).map(link => link.textContent)
"""


@pytest.mark.parametrize(("path", "drawing"), DRAWINGS)
def test_no_name_sticks_out_of_its_box(visitor: Visitor, path: str, drawing: str) -> None:
    page = visitor.open(path, bypass_csp=True)
    links = page.locator(f"{drawing} a")
    assert links.locator("text").count() >= links.count() > 10
    # Also without the narrow letters that some devices have: then these, of Chromium itself.
    page.add_style_tag(content="@layer proef { :root { --smal: Arial, 'Liberation Sans' } }")
    assert links.evaluate_all(_STICKS_OUT) == []


def test_a_number_leads_to_exactly_that_many(visitor: Visitor) -> None:
    page = visitor.open("overzicht/werken.html")
    for at in (0, 5, 17):
        cell = page.locator(".matrix td a").nth(at)
        number, target = cell.inner_text(), cell.evaluate("link => link.href")
        programmas = page.context.new_page()
        programmas.goto(target)
        words = programmas.locator("[data-stand]").inner_text()
        assert words.split()[0] == number, target
        programmas.close()


def test_what_belongs_together_opens_without_script(visitor: Visitor, served: Served) -> None:
    """From a doelgroep to its routes, into a group that looks alike, and to an organisation."""
    page = visitor.open("doelgroepen/vmbo.html", java_script_enabled=False, **SMALLEST)
    page.get_by_role("link", name="Wat kun je hierna doen?").click()
    route = page.locator("#vmbo li").first
    assert route.is_visible()  # The fold around it opened by its address alone.
    assert not page.locator("#mbo li").first.is_visible()
    page.goto(served.url("overlap/index.html"))
    table = page.locator(".lijkt table").first
    assert not table.is_visible()
    page.locator(".lijkt summary").first.click()
    assert table.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST["viewport"]["width"]
    page.goto(served.url("netwerk/index.html"))
    page.locator("main .kolommen a").first.click()
    assert page.locator("h2#samen").is_visible()
    numbers = page.locator(".samen b").all_inner_texts()
    assert numbers == page.locator(".kring text").all_text_contents() != []
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST["viewport"]["width"]
