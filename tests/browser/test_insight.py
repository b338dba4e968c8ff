"""Tables that sort, maps that come closer, and numbers that lead to as many entries."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.serving import Served
from tests.browser.visiting import DESK, SMALLEST, Visitor


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
    arrow = "button => getComputedStyle(button, '::after').content"
    assert "↓" in head.get_by_role("button").evaluate(arrow)
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


@pytest.mark.parametrize("size", [DESK, SMALLEST], ids=["desk", "smallest"])
def test_the_map_finds_my_wijk(visitor: Visitor, size: dict[str, Any]) -> None:
    """It says what the table says, comes closer, and knows the wijk again the next time."""
    page = visitor.open("wijken/index.html", **size)
    page.locator(".wijkkaarten").scroll_into_view_if_needed()
    city = page.locator(".kaart-stad svg")
    before = city.bounding_box()
    page.get_by_label("Mijn wijk").select_option("Bospolder")
    told = page.locator(".mijn-wijk p")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Bospolder"))
    assert " ".join(row.locator("td").first.inner_text().split()) in told.inner_text()
    after = city.bounding_box()
    assert before
    assert after
    assert after["width"] > before["width"]
    # It is in view, under its outline and its name.
    outline, window = (
        page.locator(f".kaart-stad {name}").bounding_box() for name in (".mijn", ".kaartraam")
    )
    assert outline
    assert window
    assert window["x"] <= outline["x"]
    assert outline["x"] + outline["width"] <= window["x"] + window["width"]
    assert page.locator(".kaart-stad text", has_text="Bospolder").is_visible()
    page.get_by_role("button", name="Verder weg").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["viewport"]["width"]
    page.reload()
    page.locator(".wijkkaarten").scroll_into_view_if_needed()
    told.get_by_role("link", name="Bospolder").click()
    page.wait_for_url("**/wijken/bospolder.html")


def test_a_finger_first_sees_which_wijk_it_is(visitor: Visitor) -> None:
    page = visitor.open("wijken/index.html", **SMALLEST, has_touch=True)
    page.locator(".wijkkaarten").scroll_into_view_if_needed()
    page.locator("#mijn-wijk").wait_for()
    link = page.locator('.kaart-stad a[href$="/nesselande.html"]')
    link.tap()
    assert page.locator(".mijn-wijk p a").first.inner_text() == "Nesselande"
    link.tap()
    page.wait_for_url("**/wijken/nesselande.html")


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
