"""Within reach of a finger and of a keyboard: targets, the focus, motion, and what is said."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import Served
from tests.browser.visiting import DESK, PHONE, Visitor, fewest_pages, page_types, visiting

LEAST = 44  # CSS pixels, WCAG 2.5.5; a link within a sentence may be as high as its line
# Half a pixel is what rounding costs.
_SMALL = """(least) => [...document.querySelectorAll("a[href], button, input, select, summary")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => !one.closest("svg, .sprong, .tekst, .begrip-uitleg"))
  .filter((one) => {
    const text = [...one.parentElement.childNodes].some((node) => node !== one && node.textContent.trim().length > 1);
    return !(getComputedStyle(one).display.startsWith("inline") && text);
  })
  .map((one) => {
    // What is laid over the box around it makes that box the target.
    const laid = ["::before", "::after"].map((part) => getComputedStyle(one, part));
    let area = one.closest("label") ?? one;
    if (laid.some(({ content, position }) => content !== "none" && position === "absolute")) {
      while (getComputedStyle(area).position === "static") area = area.parentElement;
    }
    const { width, height } = area.getBoundingClientRect();
    return [one.outerHTML.slice(0, 90), width, height];
  })
  .filter(([, width, height]) => Math.min(width, height) < least - .5)"""  # noqa: E501
# Notes each stop of the focus: a number for the element, whether it is seen there, and what it is.
# Seen is an outline on the element or around it, or a line in a drawing.
_NOTE_STOPS = """() => {
  self.stops = [];
  let last = 0;
  document.addEventListener("focusin", ({ target: one }) => {
    const drawn = [one, one.closest("li, form, label, .zoek-veld, .kaart"), ...one.querySelectorAll("rect, circle")];
    const seen = drawn.filter(Boolean).some((node) => {
      const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(node);
      if (node instanceof SVGElement) return stroke !== "none" && parseFloat(strokeWidth) > 1;
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    stops.push([Number(one.dataset.stop ??= ++last), seen, one.outerHTML.slice(0, 90)]);
  });
}"""  # noqa: E501
_MOST_STOPS, _AT_ONCE = 120, 20


@pytest.fixture
def desk(browser: Browser, served: Served) -> Iterator[Page]:
    with visiting(browser, served.origin, **DESK, reduced_motion="reduce") as visit:
        yield visit.page


def test_targets_are_large_enough_for_a_finger(visitor: Visitor, served: Served) -> None:
    small = {}
    page = visitor.open(**PHONE)
    for path in page_types(served.folder).values():
        page.goto(served.url(path))
        if found := page.evaluate(_SMALL, LEAST):
            small[path] = found[:3]
    assert not small


def _stops(page: Page) -> list[Any]:
    """Where Tab comes from the beginning of the page, until it is there again."""
    page.evaluate(_NOTE_STOPS)
    stops: list[Any] = []
    for _ in range(0, _MOST_STOPS, _AT_ONCE):
        for _ in range(_AT_ONCE):
            page.keyboard.press("Tab")
        stops = page.evaluate("stops")
        rounds = [at for at, (number, _, _) in enumerate(stops) if number == 1]
        if len(rounds) > 1:
            return stops[: rounds[1]]
    return stops


def test_the_keyboard_gets_everywhere_and_is_seen(desk: Page, served: Served) -> None:
    wrong = {}
    for path in fewest_pages(served.folder).values():
        desk.goto(served.url(path))
        stops = _stops(desk)
        numbers = [number for number, _, _ in stops]
        # Each stop once, in the order of the page: nowhere is a trap.
        if numbers != list(range(1, len(numbers) + 1)) or len(stops) < 10:
            wrong[path] = ["stops", numbers]
        if unseen := [what for _, seen, what in stops if not seen]:
            wrong[path] = unseen[:3]
        assert 'class="sprong" href="#inhoud"' in stops[0][2]
    assert not wrong


def test_who_wants_no_motion_gets_none(desk: Page, served: Served) -> None:
    for path in ("index.html", "programmas/index.html", "wijken/index.html"):
        desk.goto(served.url(path))
        desk.keyboard.press("Tab")
        assert desk.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        assert desk.evaluate("document.getAnimations().length") == 0


def test_a_filter_says_once_what_it_did(desk: Page, served: Served) -> None:
    desk.goto(served.url("makerspaces/index.html"))
    desk.evaluate(
        """() => {
          self.said = [];
          const note = (all) => all.forEach(({ target }) => self.said.push(target.textContent));
          const options = { childList: true, characterData: true, subtree: true };
          for (const one of document.querySelectorAll("[role=status]")) {
            new MutationObserver(note).observe(one, options);
          }
        }"""
    )
    desk.locator("[data-groep] label").nth(1).click()
    desk.wait_for_function("self.said.length")
    desk.wait_for_timeout(300)
    assert len(desk.evaluate("self.said")) == 1
    assert desk.locator("[data-stand]").inner_text() == desk.evaluate("self.said[0]")


def test_the_policy_of_every_page_is_strict(served: Served) -> None:
    for path in sorted(served.folder.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        policy = html.partition('http-equiv="Content-Security-Policy" content="')[2].split('"')[0]
        if 'http-equiv="refresh"' not in html:
            assert policy.startswith("default-src 'none'; script-src 'self'"), path
            assert "unsafe" not in policy
            assert "*" not in policy
