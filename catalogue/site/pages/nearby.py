"""What a list needs to put the nearest first: the wijken, where they lie and what they border on.

It is a file that registers itself and is loaded when somebody asks for it, so that it works from
disk and costs nobody else anything.
"""

import hashlib
from collections.abc import Iterator
from functools import partial

from catalogue.content.model import Catalogue
from catalogue.feeds import escaping
from catalogue.schema import Wijk, urls
from catalogue.site.frame import Page, Renderer

# Ten metres; more would say nothing about the middle of a wijk.
_DECIMALS = 4


def pages(renderer: Renderer) -> Iterator[Page]:
    """The file, when there are wijken."""
    if renderer.catalogue.wijken:
        yield address(renderer.catalogue), partial(_script, renderer.catalogue)


def address(catalogue: Catalogue) -> str:
    """The site path of the file; empty when there are no wijken."""
    if not catalogue.wijken:
        return ""
    return urls.NEARBY.format(hashlib.sha256(_script(catalogue)).hexdigest()[:10])


def _script(catalogue: Catalogue) -> bytes:
    areas: dict[str, list[object]] = {}
    for wijk in catalogue.wijken:
        areas.setdefault(wijk.gebied.naam, []).append(_row(wijk))
    data = escaping.in_script([[naam, wijken] for naam, wijken in areas.items()])
    return f"self.wijken={data};\n".encode()


def _row(wijk: Wijk) -> list[object]:
    """Id, name, north, east, and the ids of the wijken beside it."""
    middle = wijk.ligging
    where = (round(middle.lat, _DECIMALS), round(middle.lon, _DECIMALS))
    return [wijk.id, wijk.naam, *where, list(wijk.buren)]
