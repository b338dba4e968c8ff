"""The catalogue for other programs: calendars, feed readers, spreadsheets, maps, search engines.

One module per format; each is a function of the catalogue. Nothing in here decides what is true:
``records`` says what a record is, ``escaping`` keeps every format whole.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache, partial

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
    tables,
    web,
)
from catalogue.feeds.records import describe
from catalogue.links import Catalogue
from catalogue.plan import Plan
from catalogue.schema import Makerspace, Partner, Programma
from catalogue.versions import NONE, Versions


def render(
    catalogue: Catalogue,
    pages: Iterable[str],
    *,
    base_url: str,
    today: date,
    icon: str = "",
    versions: Versions = NONE,
    remember: dcat.Remember | None = None,
) -> Plan:
    """Every file for machines; each is made when it is asked for.

    ``pages`` are the site paths of the pages, for the sitemap; ``icon`` that of the icon of the
    site. ``base_url`` ends with a slash or is empty: then addresses are relative, and there is no
    sitemap. ``versions`` says when files were made and changed; without it the day of the last
    check counts. Only the end of ``security.txt`` depends on ``today``. ``remember`` knows how
    large files are that stay as they were.
    """
    days = changes.of_catalogue(catalogue, versions)
    updated = cache(partial(changes.latest, days, days))
    # Encoded once for all files that it stands in.
    described = cache(describe)
    makers = {
        **json_data.plan(catalogue, described, base_url, updated),
        **json_schema.plan(base_url),
        **markdown_data.plan(catalogue, described, base_url),
        **tables.plan(catalogue, base_url),
        **geojson.plan(catalogue, described, base_url),
        **hsds.plan(catalogue, days, base_url),
        **calendar.plan(catalogue, calendar.of_catalogue(catalogue), days, base_url),
        **atom.plan(catalogue, days, changes.made(catalogue, versions), base_url),
    }
    listed = partial(_listed, catalogue, pages)
    others = web.plan(catalogue, listed, base_url=base_url, today=today, icon=icon, days=days)
    # The last one tells how large the others are.
    return Plan(
        {
            **makers,
            **others,
            **dcat.plan(catalogue, makers, updated, base_url, remember or dcat.measured_now),
        }
    )


def _listed(catalogue: Catalogue, pages: Iterable[str]) -> set[str]:
    """The pages that a search engine may show: no forwarding pages, nothing that was not found."""
    entries: tuple[Programma | Makerspace | Partner, ...] = (
        *catalogue.programmas,
        *catalogue.makerspaces,
        *catalogue.partners,
    )
    moved = (address for entry in entries for address in entry.oude_adressen)
    hidden = {urls.NOT_FOUND, urls.OFFLINE, *moved}
    return {page for page in pages if page.endswith(".html") and page not in hidden}
