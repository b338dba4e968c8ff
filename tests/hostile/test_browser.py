"""Every payload in every field, opened in Chromium: nothing runs and nothing is asked elsewhere.

The pages are opened with their policy switched off, so that it is the escaping that is tried; what
the policy does when all escaping fails is tried apart.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from catalogue import write
from catalogue.site.pages import lists
from tests import harness
from tests.browser.serving import Served, serving
from tests.hostile import everywhere, payloads
from tests.hostile.canary import Canary, listening


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    with listening() as made:
        yield made


@pytest.fixture(scope="module")
def served(canary: Canary, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    site = tmp_path_factory.mktemp("payloads") / "site"
    plan = everywhere.planned(everywhere.catalogue(canary.address))
    write.write(site, harness.putting(plan))
    with serving(site) as server:
        yield server


@pytest.fixture(autouse=True)
def nothing_happened(canary: Canary) -> Iterator[None]:
    yield
    found = (canary.executed[:], canary.requests[:], sorted(set(canary.strange)))
    canary.executed.clear()
    canary.requests.clear()
    canary.strange.clear()
    assert found == ([], [], [])


def test_the_canary_hears_and_the_window_tells(browser: Browser, canary: Canary) -> None:
    """What is tried below would be noticed."""
    with canary.window(browser) as window:
        page = window.new_page()
        page.set_content(
            f"<img src=http:{canary.address}/x onerror=hit()><p style=color:red>"
            "<script>hit()</script>"
        )
        page.wait_for_timeout(300)
        canary.look(page)
    assert canary.executed
    assert canary.requests
    assert len(canary.strange) >= 3
    canary.executed.clear()
    canary.requests.clear()
    canary.strange.clear()


def test_there_are_enough_payloads_and_places() -> None:
    assert len({*payloads.EVERYWHERE, *payloads.MARKDOWN}) >= 120
    assert {"programma.naam", "makerspace.momenten.plek", "site.naam", "pagina.tekst"} <= {
        *everywhere.places()
    }


def test_every_page(browser: Browser, canary: Canary, served: Served) -> None:
    every = sorted(path.relative_to(served.folder) for path in served.folder.rglob("*.html"))
    english = [path for path in every if path.parts[0] == "en"]
    # Other languages have the same templates: some of their pages will do.
    pages = [*(path for path in every if path.parts[0] != "en"), *english[::5]]
    assert len(pages) > 100
    with canary.window(browser, bypass_csp=True) as window:
        tab = window.new_page()
        for path in pages:
            tab.goto(served.url(path.as_posix()), wait_until="load")
            canary.look(tab)


def _asked(canary: Canary) -> list[str]:
    return [" ".join(group) for group in everywhere.groups(canary.address)]


@pytest.mark.parametrize("path", ["zoeken/index.html", "programmas/index.html"])
def test_what_the_address_asks(path: str, browser: Browser, canary: Canary, served: Served) -> None:
    keys = ("q", "doelgroep", "thema", "sorteer", "__proto__", "soort")
    with canary.window(browser, bypass_csp=True) as window:
        tab = window.new_page()
        for asked in _asked(canary):
            word = quote(asked)
            query = "&".join(f"{key}={word}" for key in keys)
            tab.goto(f"{served.url(path)}?{query}#{word}", wait_until="load")
            tab.wait_for_timeout(60)
            canary.look(tab)


def test_lists_in_parts(browser: Browser, canary: Canary, tmp_path: Path) -> None:
    """Long lists bring their cards as data, and a script makes elements of them."""
    with patch.object(lists, "_MOST", dict.fromkeys(lists._MOST, 3)):
        plan = everywhere.planned(everywhere.catalogue(canary.address))
        write.write(tmp_path / "site", harness.putting(plan))
    with serving(tmp_path / "site") as long, canary.window(browser, bypass_csp=True) as window:
        tab = window.new_page()
        for path in ("makerspaces/index.html?openbaar=ja", "programmas/index.html?fase=kiezen"):
            tab.goto(f"{long.url('')}{path}", wait_until="load")
            tab.wait_for_function("self.kaarten && document.querySelectorAll('main li').length > 2")
            tab.wait_for_timeout(100)
            canary.look(tab)


def test_what_is_typed(browser: Browser, canary: Canary, served: Served) -> None:
    with canary.window(browser, bypass_csp=True) as window:
        tab = window.new_page()
        tab.goto(served.url("zoeken/index.html"))
        field = tab.locator("main input[type=search]").first
        for payload in (*payloads.EVERYWHERE, *payloads.MARKDOWN):
            field.fill(" ".join(payloads.armed(payload, canary.address).split()))
            tab.wait_for_timeout(15)
        canary.look(tab)


def test_a_list_that_somebody_sends(browser: Browser, canary: Canary, served: Served) -> None:
    """In the address, and in what the browser keeps for another site on the same host."""
    with canary.window(browser, bypass_csp=True) as window:
        tab = window.new_page()
        for asked in _asked(canary):
            word = quote(asked)
            tab.goto(f"{served.url('lijstje/index.html')}#l={word},programmas/{word}")
            tab.reload()
            canary.look(tab)
        for kept in (_asked(canary), {"x": _asked(canary)}, "<img src=x onerror=hit()>"):
            tab.evaluate("(kept) => localStorage.setItem('lijstje /repo/', kept)", json.dumps(kept))
            tab.reload()
            canary.look(tab)
        tab.goto(
            f"{served.url('lijstje/index.html')}#l=programmas/robotica,makerspaces/de-werkplaats"
        )
        tab.reload()
        tab.locator("main li").first.wait_for()
        canary.look(tab)


def test_the_policy_when_escaping_fails(
    browser: Browser, canary: Canary, served: Served, tmp_path: Path
) -> None:
    """A page that holds the payloads as they are: the policy stops scripts and requests.

    Only what leaves the page as a whole is beyond a policy.
    """
    page = (served.folder / "404.html").read_text("utf-8")
    leaving = ("refresh", "<plaintext", "<xmp", "<noscript", "<template", "<listing", "<textarea")
    for number, payload in enumerate(payloads.EVERYWHERE):
        if any(word in payload for word in leaving):
            continue
        armed = payloads.armed(payload, canary.address)
        whole = page.replace("<main", f"{armed}<main", 1)
        (served.folder / f"raw-{number}.html").write_text(whole, "utf-8", "surrogatepass")
    with canary.window(browser) as window:
        tab = window.new_page()
        for path in sorted(served.folder.glob("raw-*.html")):
            tab.goto(served.url(path.name), wait_until="load")
            path.unlink()
