"""The catalogue for other programs: calendars, feed readers, spreadsheets, maps, search engines.

One module per format; each is a function of the catalogue. Nothing in here decides what is true:
``records`` says what a record is, ``escaping`` keeps every format whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from catalogue import urls
from catalogue.feeds import (
    atom,
    calendar,
    changes,
    dcat,
    geojson,
    hsds,
    json_data,
    json_schema,
    markdown_data,
    moments,
    tables,
    web,
)
from catalogue.feeds.addresses import ENTRIES
from catalogue.feeds.records import Described, describe
from catalogue.links import Catalogue
from catalogue.schema import KINDS, Makerspace, Partner, Programma, kind_of
from catalogue.versions import NONE, Versions

Files = dict[str, bytes]


def render(
    catalogue: Catalogue,
    pages: Iterable[str],
    *,
    base_url: str,
    today: date,
    icon: str = "",
    versions: Versions = NONE,
) -> Files:
    """Every file for machines.

    ``pages`` are the site paths of the pages, for the sitemap; ``icon`` that of the icon of the
    site. ``base_url`` ends with a slash or is empty: then addresses are relative, and there is no
    sitemap. ``versions`` says when files were made and changed; without it the day of the last
    check counts. Only the end of ``security.txt`` depends on ``today``.
    """
    days = changes.of_catalogue(catalogue, versions)
    updated = changes.latest(days, days)
    files = _data(catalogue, base_url, updated)
    files |= hsds.render(catalogue, days, base_url)
    files |= calendar.render(catalogue, moments.of_catalogue(catalogue), days, base_url)
    files |= atom.render(catalogue, days, changes.made(catalogue, versions), base_url)
    files |= dcat.render(catalogue, files, updated, base_url)
    listed = set(_listed(catalogue, pages))
    return files | web.render(
        catalogue, listed, base_url=base_url, today=today, icon=icon, days=days
    )


def _data(catalogue: Catalogue, base_url: str, updated: datetime | None) -> Files:
    described = _described(catalogue)
    places, programmas = (described[kind_of(kind).name] for kind in (Makerspace, Programma))
    entries = (one for kind in ENTRIES for one in described[kind_of(kind).name])
    return {
        **json_data.render(described, base_url, updated),
        **json_schema.render(base_url),
        **markdown_data.render(entries, base_url),
        **tables.render(catalogue, base_url),
        **geojson.render(places, programmas, base_url),
    }


def _described(catalogue: Catalogue) -> Mapping[str, tuple[Described, ...]]:
    """Every record by kind, in the order of the catalogue."""
    return {
        kind.name: (describe(catalogue.site),)
        if kind.single
        else tuple(describe(record) for record in getattr(catalogue, kind.plural))
        for kind in KINDS
    }


def _listed(catalogue: Catalogue, pages: Iterable[str]) -> Iterator[str]:
    """The pages that a search engine may show: no forwarding pages, nothing that was not found."""
    entries: tuple[Programma | Makerspace | Partner, ...] = (
        *catalogue.programmas,
        *catalogue.makerspaces,
        *catalogue.partners,
    )
    hidden = {urls.NOT_FOUND, *(address for entry in entries for address in entry.oude_adressen)}
    return (page for page in pages if page.endswith(".html") and page not in hidden)
