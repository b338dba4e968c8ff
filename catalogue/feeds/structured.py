"""Structured data for search engines: schema.org as JSON-LD in a ``<script>`` on every page.

A data block is no script: browsers do not run it, and a policy of ``script-src 'self'`` lets it be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from catalogue.feeds import entities
from catalogue.feeds.addresses import LICENCE
from catalogue.feeds.dcat import KEYWORDS, SHARED, TITLE
from catalogue.feeds.escaping import in_script, line
from catalogue.feeds.terms import Node, Where
from catalogue.schema import Record, urls

MOST_LISTED = 10
Named = tuple[str, str]
"""A name and the site path that it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A page to describe. ``trail`` is the way to it; ``listed`` what it lists, in that order."""

    address: str
    title: str
    description: str
    trail: Sequence[Named] = ()
    listed: Sequence[Record] = ()
    record: Record | None = None
    updated: datetime | None = None
    language: str = "nl"


def of(about: About, where: Where) -> Markup:
    """The data block of a page, ready to stand within its ``<script>``."""
    things = _things(about, where)
    nodes = [_page(about, things, where), *things]
    if about.address == urls.HOME:
        nodes.append(_site(where))
    elif about.trail:
        nodes.append(_trail(about, where))
    return in_script({"@context": "https://schema.org", "@graph": nodes})


def _things(about: About, where: Where) -> list[Node]:
    """What the page is about, or else what it lists."""
    things = list(entities.of(about.record, where)) if about.record else []
    if about.address == urls.DATA:
        things.append(_dataset(about, where))
    if about.listed:
        things.append(_list(about, where))
    return things


def _page(about: About, things: Sequence[Node], where: Where) -> Node:
    node: Node = {
        "@type": "CollectionPage" if about.listed else "WebPage",
        "@id": where.name(about.address, "pagina"),
        "name": line(about.title),
        "description": line(about.description),
        "url": where.address(about.address),
        "inLanguage": about.language,
        "license": LICENCE,
        "isPartOf": {"@id": where.name(urls.HOME, "site")},
    }
    if about.trail:
        node["breadcrumb"] = {"@id": where.name(about.address, "kruimels")}
    if things:
        node["mainEntity"] = {"@id": things[0]["@id"]}
    if about.updated:
        node["dateModified"] = about.updated.date().isoformat()
    return node


def _site(where: Where) -> Node:
    search = f"{where.address(urls.SEARCH)}?q={{q}}"
    return {
        "@type": "WebSite",
        "@id": where.name(urls.HOME, "site"),
        "name": line(where.site.naam),
        "description": line(where.site.samenvatting),
        "url": where.address(urls.HOME),
        "inLanguage": "nl",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=q",
        },
    }


def _trail(about: About, where: Where) -> Node:
    steps = (*about.trail, (about.title, about.address))
    return {
        "@type": "BreadcrumbList",
        "@id": where.name(about.address, "kruimels"),
        "itemListElement": [
            {**_item(place, name), "item": where.address(address)}
            for place, (name, address) in enumerate(steps, 1)
        ],
    }


def _list(about: About, where: Where) -> Node:
    """The first of a long list: a search engine finds the others, and the names, on their pages."""
    return {
        "@type": "ItemList",
        "@id": where.name(about.address, "lijst"),
        "numberOfItems": len(about.listed),
        "itemListElement": [
            {"@type": "ListItem", "position": place, "url": where.address(urls.of(one))}
            for place, one in enumerate(about.listed[:MOST_LISTED], 1)
        ],
    }


def _item(place: int, name: str) -> Node:
    return {"@type": "ListItem", "position": place, "name": line(name)}


def _dataset(about: About, where: Where) -> Node:
    maker = {"@type": "Organization", "name": line(where.site.naam)}
    node: Node = {
        "@type": "Dataset",
        "@id": where.name(urls.DATA, "dataset"),
        "name": TITLE.format(regio=line(where.site.regio)),
        "description": line(where.site.samenvatting),
        "url": where.address(urls.DATA),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "inLanguage": "nl",
        "keywords": list(KEYWORDS),
        "creator": maker,
        "spatialCoverage": {"@type": "Place", "name": line(where.site.regio)},
        "distribution": list(_downloads(where)),
    }
    return {**node, "dateModified": about.updated.date().isoformat()} if about.updated else node


def _downloads(where: Where) -> Iterable[Node]:
    for shared in SHARED:
        yield {
            "@type": "DataDownload",
            "name": shared.title,
            "encodingFormat": shared.media,
            "contentUrl": where.address(shared.address),
        }
