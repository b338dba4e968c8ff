"""Every page for search engines, with the day on which what it shows last changed.

It follows sitemaps.org, protocol 0.9, which wants full addresses only.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import quote
from xml.sax.saxutils import escape

from catalogue.content.model import Catalogue
from catalogue.feeds import changes, chosen
from catalogue.feeds.changes import Days
from catalogue.schema import KINDS, Kind, Record, urls

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)
# These show something of everything.
_WHOLE = (
    *(urls.HOME, urls.AGENDA, urls.DATA, urls.MATRIX, urls.MATRIX_AREAS),
    *(urls.ROUTES, urls.FIGURES, urls.OVERLAP, urls.NETWORK),
    *map(urls.list_of_choice, urls.CHOICES),
)


def render(catalogue: Catalogue, pages: Iterable[str], days: Days, base_url: str) -> bytes:
    """The sitemap of these pages. A page of which nobody can say when it changed has no day."""
    known = dict(_days_of_pages(catalogue, days))
    # What a page shows in English is the same content.
    days_of = {page: known.get(page.removeprefix(urls.ENGLISH)) for page in pages}
    rows = (_row(page, days_of[page], base_url) for page in sorted(days_of))
    return f"{_HEAD}{''.join(rows)}</urlset>\n".encode()


def _row(page: str, changed: datetime | None, base_url: str) -> str:
    address = escape(base_url + quote(page.removesuffix("index.html")))
    day = f"<lastmod>{changed:%Y-%m-%d}</lastmod>" if changed else ""
    return f"<url><loc>{address}</loc>{day}</url>\n"


def _days_of_pages(catalogue: Catalogue, days: Days) -> Iterator[tuple[str, datetime]]:
    """When each page changed that shows records: its own, or the youngest that it lists."""
    for address, shown in _shown(catalogue, days):
        changed = changes.latest(shown, days)
        if changed:
            yield address, changed


def _shown(catalogue: Catalogue, days: Days) -> Iterator[tuple[str, Iterable[Record]]]:
    yield from dict.fromkeys(_WHOLE, days).items()
    yield from chosen.of_catalogue(catalogue).items()
    for kind in KINDS:
        if kind.record in urls.WITH_LIST:
            yield urls.list_of(kind.record), getattr(catalogue, kind.plural)
        for one in _with_page(catalogue, kind):
            # A page shows what belongs to its record too.
            belonging = catalogue.belonging_to(one)
            shown = (one, *belonging.programmas, *belonging.makerspaces)
            for address in urls.every_of_id(kind.record, one.id):
                yield address, shown


def _with_page(catalogue: Catalogue, kind: Kind) -> Iterable[Record]:
    return () if kind.single or kind.numbered else catalogue.by_id[kind.name].values()
