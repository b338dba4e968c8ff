"""Structured data for search engines: schema.org as JSON-LD in a ``<script>`` on every page.

A data block is no script: browsers do not run it, and a policy of ``script-src 'self'`` lets it be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from catalogue import feeds
from catalogue.feeds.dcat import KEYWORDS, TITLE
from catalogue.feeds.escaping import filled, in_script, line
from catalogue.feeds.publication import LICENCE
from catalogue.feeds.schema_org import Linker, Node, describe
from catalogue.schema import Record, urls

MOST_LISTED = 10
Named = tuple[str, str]
"""A name and the site path that it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedPage:
    """A page to describe. ``trail`` is the way to it; ``listed`` its records, in that order."""

    address: str
    title: str
    description: str
    trail: Sequence[Named] = ()
    listed: Sequence[Record] = ()
    record: Record | None = None
    updated: datetime | None = None
    language: str = "nl"


def render(page: DescribedPage, linker: Linker) -> Markup:
    """The data block of a page, ready to stand within its ``<script>``."""
    nodes = _content(page, linker)
    main = nodes[0]["@id"] if nodes else None
    nodes.insert(0, _page(page, main, linker))
    if page.address == urls.HOME:
        nodes.append(_site(linker))
    elif page.trail:
        nodes.append(_trail(page, linker))
    return in_script({"@context": "https://schema.org", "@graph": nodes})


def _content(page: DescribedPage, linker: Linker) -> list[Node]:
    """The subject of the page, and what it lists."""
    nodes = [*describe(page.record, linker)] if page.record else []
    if page.address == urls.DATA:
        nodes.append(_dataset(page, linker))
    if page.listed:
        nodes.append(_list(page, linker))
    return nodes


def _page(page: DescribedPage, main: str | None, linker: Linker) -> Node:
    trail = {"@id": linker.name(page.address, "kruimels")} if page.trail else None
    return filled(
        {
            "@type": "CollectionPage" if page.listed else "WebPage",
            "@id": linker.name(page.address, "pagina"),
            "name": line(page.title),
            "description": line(page.description),
            "url": linker.address(page.address),
            "inLanguage": page.language,
            "license": LICENCE,
            "isPartOf": {"@id": linker.name(urls.HOME, "site")},
            "breadcrumb": trail,
            "mainEntity": {"@id": main} if main else None,
            "dateModified": _day(page),
        }
    )


def _site(linker: Linker) -> Node:
    search = f"{linker.address(urls.SEARCH)}?q={{q}}"
    return {
        "@type": "WebSite",
        "@id": linker.name(urls.HOME, "site"),
        "name": line(linker.catalogue.site.naam),
        "description": line(linker.catalogue.site.samenvatting),
        "url": linker.address(urls.HOME),
        "inLanguage": "nl",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=q",
        },
    }


def _trail(page: DescribedPage, linker: Linker) -> Node:
    steps = (*page.trail, (page.title, page.address))
    return {
        "@type": "BreadcrumbList",
        "@id": linker.name(page.address, "kruimels"),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": line(name),
                "item": linker.address(address),
            }
            for position, (name, address) in enumerate(steps, 1)
        ],
    }


def _list(page: DescribedPage, linker: Linker) -> Node:
    """The first of a long list: a search engine finds the others, and the names, on their pages."""
    return {
        "@type": "ItemList",
        "@id": linker.name(page.address, "lijst"),
        "numberOfItems": len(page.listed),
        "itemListElement": [
            {"@type": "ListItem", "position": position, "url": linker.address(urls.of(record))}
            for position, record in enumerate(page.listed[:MOST_LISTED], 1)
        ],
    }


def _dataset(page: DescribedPage, linker: Linker) -> Node:
    site = linker.catalogue.site
    return filled(
        {
            "@type": "Dataset",
            "@id": linker.name(urls.DATA, "dataset"),
            "name": TITLE.format(regio=line(site.regio)),
            "description": line(site.samenvatting),
            "url": linker.address(urls.DATA),
            "license": LICENCE,
            "isAccessibleForFree": True,
            "inLanguage": "nl",
            "keywords": list(KEYWORDS),
            "creator": {"@type": "Organization", "name": line(site.naam)},
            "spatialCoverage": {"@type": "Place", "name": line(site.regio)},
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": download.title,
                    "encodingFormat": download.media,
                    "contentUrl": linker.address(download.address),
                }
                for download in feeds.DOWNLOADS
            ],
            "dateModified": _day(page),
        }
    )


def _day(page: DescribedPage) -> str | None:
    return page.updated.date().isoformat() if page.updated else None
