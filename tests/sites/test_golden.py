"""The pages of the smallest site are what was looked at and kept."""

from pathlib import Path

import pytest

from tests.sites.golden import PAGES, REFRESH, current, outline, stored

NAMES = [address.removesuffix(".html").replace("/", "--") for address in PAGES]


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return current(tmp_path_factory.mktemp("klein"))


def test_every_page_is_kept_and_nothing_else(now: dict[str, str]) -> None:
    assert now.keys() == stored().keys(), f"to keep what it is now: {REFRESH}"


@pytest.mark.parametrize(
    "name", [f"{name}.{ending}" for name in NAMES for ending in ("txt", "html")]
)
def test_a_page_is_what_was_kept(name: str, now: dict[str, str]) -> None:
    assert now[name] == stored().get(name, ""), f"if this is what you meant: {REFRESH}"


def test_outline() -> None:
    html = '<h2>Kop</h2><ul><li><a href="x.html">Een <b>twee</b></a></li></ul><p>tekst\n verder</p>'
    assert outline(html) == "## Kop\n- Een twee -> x.html\ntekst verder\n"


def test_two_sites_are_the_same(now: dict[str, str], tmp_path: Path) -> None:
    assert current(tmp_path) == now
