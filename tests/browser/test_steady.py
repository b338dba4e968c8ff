"""Nothing jumps while a page comes in (Cumulative Layout Shift 0), also with a slow network."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import Served
from tests.browser.steady import shifts, watch
from tests.browser.visiting import DESK, SMALLEST, Visitor, fewest_pages, visiting

WIDTHS: Mapping[str, Mapping[str, Any]] = {"smallest": SMALLEST, "desk": DESK}
# What the script changes the most: a choice in the address, an order, a question.
ASKED = (
    "programmas/index.html?fase=kiezen,leren&thema=water&leeftijd=10&sorteer=leeftijd",
    "programmas/index.html?thema=water&status=gepland&vmbo=pie",
    "makerspaces/index.html?openbaar=ja",
)
QUESTIONS = ("robots", "xqzw", "iets met lassen voor mijn dochter van 14")


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser, served: Served) -> Iterator[Page]:
    with visiting(browser, served.origin, **WIDTHS[request.param]) as visit:
        watch(visit.page)
        yield visit.page


def test_the_watch_sees_what_jumps(visitor: Visitor, served: Served) -> None:
    page = visitor.open()
    watch(page)
    page.goto(served.url("over/index.html"))
    assert not shifts(page)
    page.evaluate(
        "document.querySelector('main').before(document.createElement('hr'), 'Even wachten')"
    )
    assert shifts(page)


def test_no_page_jumps(page: Page, served: Served) -> None:
    found = {}
    for path in (*fewest_pages(served.folder).values(), *ASKED):
        # A question mark is part of the address here, not of a file name.
        page.goto(f"{served.url('')}{path}")
        if jumped := shifts(page):
            found[path] = jumped
    assert not found


def test_results_do_not_jump(page: Page, served: Served) -> None:
    found = {}
    for question in QUESTIONS:
        page.goto(f"{served.url('zoeken/index.html')}?q={question}")
        page.locator("[data-search-count]").filter(has_text=question).wait_for()
        page.wait_for_load_state("networkidle")  # the sentences of the results come last
        if jumped := shifts(page):
            found[question] = jumped
    assert not found


def test_the_form_for_a_correction_does_not_jump(page: Page, served: Served) -> None:
    page.goto(f"{served.url('meedoen/index.html')}?pagina=programmas/maakotheek")
    page.locator("form h3").first.wait_for()
    assert not shifts(page)
