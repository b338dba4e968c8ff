"""``check --site``: a finished site in a folder and at an address, good and broken."""

import contextlib
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from catalogue.editor import published
from tests import harness
from tests.browser.serving import serving

pytestmark = pytest.mark.slow  # Builds a site.


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A site that is published, and its address."""
    folder = tmp_path_factory.mktemp("goed")
    harness.site(folder)
    with serving(folder / "site") as served:
        yield harness.built(folder, "--base-url", served.url("")), served.url("")


def _damage(site: Path) -> dict[str, str]:
    """Break a site in every way, and answer what must be said of each path."""
    (site / "over/index.html").unlink()
    (site / "data/wijzigingen.atom").unlink()
    (site / "robots.txt").write_text("")
    page = site / "themas/robots.html"
    page.write_text(page.read_text("utf-8").replace("Content-Security-Policy", "x"), "utf-8")
    style = min(site.glob("stijl.*.css"))
    style.write_text("x")
    part = min(site.glob("zoeken/t0.*.js"))
    for path in (site / "index.html", part):
        path.write_bytes(path.read_bytes()[:-200])
    return {
        "data/wijzigingen.atom": "is er niet (404)",
        "index.html": "is niet heel: het einde ontbreekt",
        "over/index.html": "is er niet (404); index.html wijst ernaar",
        "robots.txt": "is leeg",
        style.name: "is een andere versie dan zijn naam zegt",
        "themas/robots.html": "heeft geen Content-Security-Policy die alles van elders tegenhoudt",
        f"zoeken/{part.name}": "is niet heel: zoeken kan dit niet lezen",
    }


def test_what_is_broken_is_named(good: tuple[Path, str], tmp_path: Path) -> None:
    site, address = good
    shutil.copytree(site, tmp_path / "goed")
    said = _damage(site)
    try:
        for where in (published.Folder(site), published.Address(address)):
            assert dict(published.check_site(where)[1]) == said
        code, lines, outcome = harness.run("check", "--site", address, folder=tmp_path)
    finally:
        shutil.rmtree(site)
        shutil.move(tmp_path / "goed", site)
    assert code == 1
    assert f"{address}robots.txt: is leeg\n" in lines
    assert "7 keer klopt er iets niet" in outcome


def test_an_index_that_knows_nothing(good: tuple[Path, str], tmp_path: Path) -> None:
    """Every part can be read, and no word is in it."""
    site = shutil.copytree(good[0], tmp_path / "site")
    for path in site.glob("zoeken/w*.js"):
        text = path.read_text("utf-8")
        path.write_text(re.sub('"w":"[^"]*","x":"[^"]*"', '"w":"","x":""', text), "utf-8")
    ((where, sentence),) = published.check_site(published.Folder(site))[1]
    assert where == "zoeken/adres.js"
    assert sentence.startswith("is stuk: zoeken naar ")


def test_a_good_site(good: tuple[Path, str], tmp_path: Path) -> None:
    for where in map(str, good):
        code, said, outcome = harness.run("check", "--site", where, folder=tmp_path)
        assert (code, said) == (0, "")
        assert "alles klopt" in outcome
    code, _, said = harness.run("check", "--site", "nergens", folder=tmp_path)
    assert (code, said) == (
        2,
        "Er is geen map nergens. Maak de site eerst: python build.py build\n",
    )


@contextlib.contextmanager
def _elsewhere(site: Path) -> Iterator[str]:
    """A server that knows nothing of our page for what is not there."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - of the base
            """Say nothing."""

    handler = partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_a_server_of_others(good: tuple[Path, str], tmp_path: Path) -> None:
    site = shutil.copytree(good[0], tmp_path / "site")
    home = site / "index.html"
    with _elsewhere(site) as address:
        _, faults = published.check_site(published.Address(address))
        assert faults == [("index.html", f"noemt {good[1]} als adres van de site")]
        home.write_text(home.read_text("utf-8").replace(good[1], address), "utf-8")
        _, faults = published.check_site(published.Address(address))
        lost = "bestaat niet, maar bezoekers krijgen iets anders dan 404.html"
        assert [fault.sentence for fault in faults] == [lost]
        # At the end of its time it says so, however much there is still to ask.
        over = published.Address(address, until=0)
        assert published.check_site(over)[1] == [("index.html", "de site antwoordt niet op tijd")]
