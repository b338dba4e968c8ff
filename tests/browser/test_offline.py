"""Without a network: what was seen can be seen again; with one, nobody reads an old page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import Served, serving
from tests.browser.visiting import visiting
from tests.harness import built, put, site

SEEN, UNSEEN = "programmas/lasclub.html", "themas/robots.html"
_KEPT = """async () => {
  await navigator.serviceWorker.ready;
  const names = await caches.keys();
  return Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
}"""

# One cache, and not the one that there was.
_REPLACED = """(before) => caches.keys().then((names) =>
  names.length === 1 && names[0] !== before)"""


class Desk:
    """A site that is published, and published again."""

    def __init__(self, folder: Path, served: Served) -> None:
        self.content = site(folder)
        self.site = folder / "site"
        self.served = served

    def publish(self) -> None:
        built(self.content.parent, "--base-url", self.served.url(""))

    def rename(self, name: str) -> None:
        path = self.content / "programmas/lasclub.md"
        put(path, path.read_text(encoding="utf-8").replace("naam: Lasclub", f"naam: {name}"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with serving(tmp_path / "site") as served:
        desk = Desk(tmp_path, served)
        desk.publish()
        yield desk


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    with visiting(browser, desk.served.origin, worker=True) as visit:
        visit.page.goto(desk.served.url("index.html"))
        assert visit.page.evaluate(_KEPT)
        yield visit.page


def _heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_what_was_seen_is_there_without_a_network(page: Page, desk: Desk) -> None:
    page.goto(desk.served.url(SEEN))
    page.context.set_offline(True)
    page.goto(desk.served.url("index.html"))
    page.goto(desk.served.url(SEEN))
    assert _heading(page) == "Lasclub"
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"  # with its style
    page.goto(desk.served.url(UNSEEN))
    assert _heading(page) == "Je hebt geen internet"
    page.get_by_role("link", name="beginpagina").click()
    page.wait_for_url("**/index.html")
    page.context.set_offline(False)
    page.goto(desk.served.url(UNSEEN))
    assert _heading(page) == "Robots"


def test_the_home_page_stays_however_much_is_seen(browser: Browser, desk: Desk) -> None:
    """It is kept again at every visit, so it is not the oldest; here others have room for three."""
    worker = desk.site / "werker.js"
    worker.write_text(worker.read_text("utf-8").replace("150", "3"), "utf-8")
    with visiting(browser, desk.served.origin, worker=True) as visit:
        page = visit.page
        for path in ("index.html", SEEN, "index.html", UNSEEN, "over/index.html"):
            page.goto(desk.served.url(path))
            assert page.evaluate(_KEPT)
        page.context.set_offline(True)
        page.goto(desk.served.url("index.html"))
        assert "Je hebt geen internet" not in _heading(page)
        page.goto(desk.served.url(SEEN))
        assert _heading(page) == "Je hebt geen internet"


def test_an_update_shows_no_page_of_before(page: Page, desk: Desk) -> None:
    page.goto(desk.served.url(SEEN))
    (before,) = page.evaluate("caches.keys()")
    desk.rename("Lasclub nieuw")
    desk.publish()
    page.goto(desk.served.url(SEEN))
    assert _heading(page) == "Lasclub nieuw"
    page.evaluate("navigator.serviceWorker.ready.then((one) => one.update())")
    page.wait_for_function(_REPLACED, arg=before)
    assert page.evaluate(_KEPT)[0] >= 5
    # Nor of what was kept before the update.
    page.context.set_offline(True)
    page.goto(desk.served.url(SEEN))
    assert _heading(page) in {"Lasclub nieuw", "Je hebt geen internet"}


def test_a_broken_publication_heals(page: Page, desk: Desk) -> None:
    """A style that is something else, as a page of a hotel, is neither kept nor made the core."""
    (before,) = page.evaluate("caches.keys()")
    desk.rename("Lasclub nieuw")
    style = min(desk.site.glob("stijl.*.css"))
    broken = style.with_name("stijl.0123456789.css")
    broken.write_text("<!doctype html>", "utf-8")
    for path in (desk.site / SEEN, desk.site / "werker.js"):
        path.write_text(path.read_text("utf-8").replace(style.name, broken.name), "utf-8")
    worker = desk.site / "werker.js"
    worker.write_text(worker.read_text("utf-8").replace('"versie": "', '"versie": "0'), "utf-8")
    page.goto(desk.served.url(SEEN))
    refused = "navigator.serviceWorker.ready.then((one) => one.update()).then(() => 1, () => 0)"
    page.evaluate(refused)
    page.wait_for_function("navigator.serviceWorker.ready.then((one) => !one.installing)")
    assert page.evaluate(f"caches.match('../{broken.name}').then((kept) => !kept)")
    page.goto(desk.served.url("index.html"))
    assert before in page.evaluate("caches.keys()")
    desk.publish()
    page.goto(desk.served.url(SEEN))
    assert _heading(page) == "Lasclub nieuw"
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    page.evaluate("navigator.serviceWorker.ready.then((one) => one.update())")
    page.wait_for_function(_REPLACED, arg=before)


def test_a_copy_elsewhere_keeps_nothing(browser: Browser, desk: Desk) -> None:
    with visiting(browser, "http://localhost", worker=True) as visit:
        address = desk.served.url("index.html").replace("127.0.0.1", "localhost")
        visit.page.goto(address, wait_until="networkidle")
        registered = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
        assert visit.page.evaluate(registered) == 0
