"""Files that browsers and search engines look for at a fixed place: sitemap, robots, manifest."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

from catalogue.base.plan import Make, Plan
from catalogue.content.model import Catalogue
from catalogue.content.versions import NONE, Versions
from catalogue.feeds import publication
from catalogue.feeds.escaping import encode, line
from catalogue.feeds.publication import Dates
from catalogue.schema import KINDS, Record, Site, urls
from catalogue.site import emblem
from catalogue.site.metadata import entries_by_choice
from catalogue.site.pages.texts import old_addresses

SITEMAP = "sitemap.xml"
MANIFEST = "site.webmanifest"
OPENSEARCH = "opensearch.xml"
SECURITY = ".well-known/security.txt"
_SHORTEST = 16
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
# The colours of the sky band and the paper in templates/assets/css/tokens.css.
_THEME_COLOUR, _PAPER = "#0d2338", "#f2f5f8"


def plan(
    catalogue: Catalogue,
    pages: Iterable[str],
    *,
    base_url: str,
    today: date,
    icon: str = "",
    versions: Versions = NONE,
) -> Plan:
    """These files; a sitemap and a search description only when the base address is known.

    Both hold full addresses only (sitemaps.org protocol 0.9; OpenSearch 1.1). ``pages`` are the
    site paths of the pages, and ``icon`` that of the icon of the site. Only the end of
    ``security.txt`` depends on ``today``.
    """
    makers: dict[str, Make] = {
        "robots.txt": partial(_robots, base_url),
        MANIFEST: partial(_manifest, catalogue.site, icon),
    }
    contact = _contact(catalogue, base_url)
    if contact:
        makers[SECURITY] = partial(_security, contact, today, base_url)
    if base_url:
        makers[SITEMAP] = partial(_sitemap, catalogue, pages, versions, base_url)
        makers[OPENSEARCH] = partial(_opensearch, catalogue.site, icon, base_url)
    return Plan(makers)


def _sitemap(
    catalogue: Catalogue, pages: Iterable[str], versions: Versions, base_url: str
) -> bytes:
    """Every page for search engines, with the day on which the records that it shows last changed.

    No forwarding pages, and nothing that was not found. A page without a known day has none.
    """
    hidden = {urls.NOT_FOUND, urls.OFFLINE, urls.EDITING, *old_addresses(catalogue)}
    dates = publication.dates_of_change(catalogue, versions)
    records = dict(_records_by_page(catalogue, dates))
    rows = []
    for page in sorted({page for page in pages if page.endswith(".html")} - hidden):
        if page.startswith(urls.CONFIRMING_FOLDER):
            continue
        # A page in another language shows the same content.
        code, _, rest = page.partition("/")
        dutch = rest if code in catalogue.site.all_talen else page
        changed = publication.latest(records.get(dutch, ()), dates)
        day = f"<lastmod>{changed:%Y-%m-%d}</lastmod>" if changed else ""
        address = escape(base_url + quote(page.removesuffix("index.html")))
        rows.append(f"<url><loc>{address}</loc>{day}</url>\n")
    head = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{_XML}{head}{''.join(rows)}</urlset>\n".encode()


def _records_by_page(catalogue: Catalogue, dates: Dates) -> Iterator[tuple[str, Iterable[Record]]]:
    yield from dict.fromkeys(urls.OVERVIEWS, dates).items()
    yield from entries_by_choice(catalogue).items()
    for kind in KINDS:
        if kind.record in urls.WITH_LIST:
            yield urls.list_of(kind.record), getattr(catalogue, kind.plural)
        if kind.has_pages:
            for record in catalogue.by_id[kind.name].values():
                # A page shows what belongs to its record too.
                records = (record, *catalogue.backlinks_of(record).entries)
                for address in urls.every_of_id(kind.record, record.id):
                    yield address, records


def _robots(base_url: str) -> bytes:
    sitemap = f"Sitemap: {base_url}{SITEMAP}\n" if base_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}".encode()


def _manifest(site: Site, icon: str) -> bytes:
    """So that the site can be put on a home screen; it opens in the browser as always."""
    drawn = [{"src": icon, "sizes": "any", "type": "image/svg+xml"}] if icon else []
    data: dict[str, Any] = {
        "name": line(site.naam),
        "short_name": line(site.naam),
        "description": line(site.samenvatting),
        "lang": "nl",
        "dir": "ltr",
        "start_url": urls.HOME,
        "scope": "./",
        "display": "browser",
        "theme_color": _THEME_COLOUR,
        "background_color": _PAPER,
        "icons": [*drawn, *map(_icon, emblem.ICONS)],
    }
    return (encode(data) + "\n").encode()


def _icon(icon: emblem.Icon) -> dict[str, str]:
    size = f"{icon.size}x{icon.size}"
    purpose = "maskable" if icon.maskable else "any"
    return {"src": icon.address, "sizes": size, "type": "image/png", "purpose": purpose}


def _opensearch(site: Site, icon: str, base_url: str) -> bytes:
    """So that a browser can offer our search box as a search engine."""
    search = f"{base_url}{urls.SEARCH}?q={{searchTerms}}"
    image = f'<Image type="image/svg+xml">{escape(base_url + icon)}</Image>\n' if icon else ""
    return (
        f'{_XML}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(_short(line(site.naam)))}</ShortName>\n"
        f"<LongName>{escape(line(site.naam)[:48])}</LongName>\n"
        f"<Description>{escape(line(site.samenvatting)[:1024])}</Description>\n"
        f"{image}"
        f'<Url type="text/html" method="get" template="{escape(search)}"/>\n'
        "<InputEncoding>UTF-8</InputEncoding>\n<Language>nl</Language>\n"
        "</OpenSearchDescription>\n"
    ).encode()


def _short(name: str) -> str:
    """The name in the sixteen characters that OpenSearch allows."""
    return name if len(name) <= _SHORTEST else name[:_SHORTEST].rpartition(" ")[0] or "Zoeken"


def _contact(catalogue: Catalogue, base_url: str) -> str:
    """Address to report a hole: beside the public files, or else the page about taking part."""
    if catalogue.site.broncode:
        return f"{line(catalogue.site.broncode).rstrip('/')}/security"
    asked = urls.taking_part(catalogue.paginas)
    return urls.absolute(asked, base_url) if asked and base_url else ""


def _security(contact: str, today: date, base_url: str) -> bytes:
    """``security.txt`` (RFC 9116): the address to report a hole.

    It must end within a year; every build moves the end.
    """
    canonical = f"Canonical: {base_url}{SECURITY}\n" if base_url else ""
    ends = date(today.year + 1, today.month, 1)
    return (
        f"Contact: {contact}\n"
        f"Expires: {ends.isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: nl, en\n{canonical}"
    ).encode()
