"""Open data, for other programs: calendars, feed readers, spreadsheets, maps, search engines.

In: the catalogue, the base address of the site and the history of its files. Out: a plan, and
the data block of a page. May import search, insight, checks, content, schema and base. A format
is a module with ``plan`` and ``DOWNLOADS``; a new one is added to ``FORMATS`` below, and then the
data page, DCAT and search engines list its downloads.

publication  addresses, identities and dates that the formats share
events       what has a date and what comes back, of each entry
escaping     text that no format can be broken with
json_data    JSON: one file for all, and JSON and Markdown beside the page of an entry
json_schema  the schema of that JSON
tables       CSV for spreadsheets
geojson      places on a map
hsds         services for social directories (Open Referral)
calendar     iCalendar
atom         what is new and changed
dcat         the list of the downloads, for data portals
schema_org   records in the words of search engines
structured   the data block of a page, for search engines
"""

from catalogue.base.plan import Make, Plan
from catalogue.content.model import Catalogue
from catalogue.content.versions import NONE, Versions
from catalogue.feeds import (
    atom,
    calendar,
    dcat,
    geojson,
    hsds,
    json_data,
    json_schema,
    publication,
    tables,
)

FORMATS = (json_data, json_schema, tables, geojson, hsds, calendar, atom)
DOWNLOADS = tuple(download for module in FORMATS for download in module.DOWNLOADS)


def render(catalogue: Catalogue, *, base_url: str, versions: Versions = NONE) -> Plan:
    """Every file for machines; each is made when it is asked for.

    ``base_url`` ends with a slash or is empty: then addresses are relative. ``versions`` says when
    files were made and changed; without it the day of the last check counts.
    """
    published = publication.Publication(
        catalogue,
        base_url,
        publication.dates_of_change(catalogue, versions),
        publication.dates_of_creation(catalogue, versions),
    )
    makers: dict[str, Make] = {}
    for module in FORMATS:
        makers |= module.plan(published)
    # The last one tells how large the others are.
    return Plan({**makers, **dcat.plan(published, makers, DOWNLOADS)})
