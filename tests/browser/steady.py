"""Watches what jumps: the layout shifts of a page whose scripts come late."""

import time

from playwright.sync_api import Page, Route

_WATCH = """
self.shifts = [];
const name = ({ nodeName, className }) => `${nodeName} ${className?.baseVal ?? className}`;
new PerformanceObserver((list) => {
  for (const { hadRecentInput, value, sources } of list.getEntries()) {
    const moved = sources.map(({ node }) => (node ? name(node) : "?"));
    if (!hadRecentInput) shifts.push([value, ...moved]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
_LATE = 0.2
_TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))"


def watch(page: Page) -> None:
    """Note, in every page that ``page`` opens, each shift that nobody asked for.

    The deferred script comes so late that the page was painted without it: that is what a slow
    network does.
    """
    page.add_init_script(_WATCH)
    page.route("**/techniek.*.js", _late)


def _late(route: Route) -> None:
    time.sleep(_LATE)
    route.continue_()


def shifts(page: Page) -> list[object]:
    """What jumped in the page that is open: how much, and the elements."""
    page.evaluate(_TWO_FRAMES)
    found: list[object] = page.evaluate("shifts")
    return found
