"""The catalogue for other programs: calendars, feed readers, spreadsheets, maps, search engines.

One module per format; each is a function of the catalogue. Nothing in here decides what is true:
``records`` says what a record is, ``escaping`` keeps every format whole.
"""

from functools import cache, partial

from catalogue.base.plan import Plan
from catalogue.content.model import Catalogue
from catalogue.content.versions import NONE, Versions
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
)
from catalogue.feeds.records import describe


def render(
    catalogue: Catalogue,
    *,
    base_url: str,
    versions: Versions = NONE,
) -> Plan:
    """Every file for machines; each is made when it is asked for.

    ``base_url`` ends with a slash or is empty: then addresses are relative. ``versions`` says when
    files were made and changed; without it the day of the last check counts.
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
    # The last one tells how large the others are.
    return Plan(
        {
            **makers,
            **dcat.plan(catalogue, makers, updated, base_url),
        }
    )
