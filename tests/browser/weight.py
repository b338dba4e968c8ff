"""The weight of the pages of a site as they go over the wire, without photos."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.browser.serving import packed

# Bytes after gzip (the goals of issue 6). A page is its HTML with the styles and scripts that it
# loads before anyone does anything; photos are weighed on their own.
MOST = {"page": 25_000, "script": 12_000, "requests": 5}
LOADED = re.compile(r'<(?:script[^>]*? src|link rel="stylesheet" href)="([^"]*)"')


@dataclass(frozen=True)
class Weight:
    """Bytes of a page and of its scripts, and the number of requests."""

    page: int
    script: int
    requests: int

    @property
    def too_much(self) -> bool:
        """One of the three goes over its limit."""
        return any(getattr(self, name) > most for name, most in MOST.items())


def weights_of_pages(site: Path) -> dict[str, Weight]:
    """Path of each page -> its weight."""
    assets = {
        path.name: len(packed(path.read_bytes()))
        for path in site.iterdir()
        if path.suffix in {".css", ".js"}
    }
    weights = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_bytes()
        names = [address.rpartition("/")[2] for address in LOADED.findall(html.decode())]
        script = sum(assets[name] for name in names if name.endswith(".js"))
        page = len(packed(html)) + sum(assets[name] for name in names)
        weights[path.relative_to(site).as_posix()] = Weight(page, script, 1 + len(names))
    return weights
