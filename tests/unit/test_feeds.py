"""What search engines read: every page once, and only addresses that the outside world can use."""

from xml.etree import ElementTree as ET

from catalogue.feeds import render

PAGES = ["404.html", "index.html", "programmas/index.html", "programmas/a.html", "stijl.css"]
BASE = "https://voorbeeld.nl/techniek/"
_LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(pages: list[str], base: str = BASE) -> list[str | None]:
    sitemap = render(pages, base)["sitemap.xml"]
    return [loc.text for loc in ET.fromstring(sitemap).iter(_LOC)]  # noqa: S314 - our own


def test_every_page_once_and_in_order() -> None:
    assert addresses(PAGES[::-1]) == [
        f"{BASE}",
        f"{BASE}programmas/a.html",
        f"{BASE}programmas/",
    ]


def test_robots_know_the_sitemap() -> None:
    robots = render(PAGES, BASE)["robots.txt"].decode()
    assert robots == f"User-agent: *\nAllow: /\nSitemap: {BASE}sitemap.xml\n"


def test_without_a_base_address_there_is_no_sitemap() -> None:
    """A sitemap may only hold absolute addresses."""
    assert set(render(PAGES, "")) == {"robots.txt"}


def test_addresses_are_escaped_twice_over() -> None:
    """Once for an address and once for XML."""
    base = "https://voorbeeld.nl/a&b/"
    assert addresses(["x/ï <.html"], base) == ["https://voorbeeld.nl/a&b/x/%C3%AF%20%3C.html"]
