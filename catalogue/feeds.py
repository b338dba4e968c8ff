"""The catalogue for machines: what search engines read."""

from collections.abc import Iterable
from urllib.parse import quote
from xml.sax.saxutils import escape

Files = dict[str, bytes]


def render(pages: Iterable[str], base_url: str) -> Files:
    """``robots.txt`` and, when the base address is known, ``sitemap.xml`` with every page.

    ``pages`` are site paths; ``base_url`` ends with a slash or is empty. A sitemap holds absolute
    addresses only (sitemaps.org, protocol 0.9), so without a base address there is none.
    """
    listed = sorted(name for name in pages if name.endswith(".html") and name != "404.html")
    robots = "User-agent: *\nAllow: /\n"
    if not base_url:
        return {"robots.txt": robots.encode()}
    robots += f"Sitemap: {base_url}sitemap.xml\n"
    return {"robots.txt": robots.encode(), "sitemap.xml": _sitemap(listed, base_url)}


def _sitemap(pages: Iterable[str], base_url: str) -> bytes:
    addresses = (base_url + quote(name.removesuffix("index.html")) for name in pages)
    rows = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{rows}</urlset>\n"
    ).encode()
