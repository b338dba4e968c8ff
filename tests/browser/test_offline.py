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


class Desk:
    """A site that is published, and published again."""

    def __init__(self, folder: Path, served: Served) -> None:
        self.content = site(folder)
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


def test_after_a_new_publication_the_next_visit_is_fresh(page: Page, desk: Desk) -> None:
    page.goto(desk.served.url(SEEN))
    desk.rename("Lasclub nieuw")
    desk.publish()
    page.goto(desk.served.url(SEEN))
    assert _heading(page) == "Lasclub nieuw"


def test_a_new_version_takes_the_place_of_the_old(page: Page, desk: Desk) -> None:
    (before,) = page.evaluate("caches.keys()")
    desk.rename("Lasclub nieuw")
    desk.publish()
    page.goto(desk.served.url("index.html"))
    page.evaluate("navigator.serviceWorker.ready.then((one) => one.update())")
    page.wait_for_function("(old) => caches.keys().then(([one]) => one && one !== old)", arg=before)
    page.wait_for_function("caches.keys().then((names) => names.length === 1)")
    assert page.evaluate(_KEPT)[0] >= 5


def test_a_copy_elsewhere_keeps_nothing(browser: Browser, desk: Desk) -> None:
    with visiting(browser, "http://localhost", worker=True) as visit:
        address = desk.served.url("index.html").replace("127.0.0.1", "localhost")
        visit.page.goto(address, wait_until="networkidle")
        registered = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
        assert visit.page.evaluate(registered) == 0
