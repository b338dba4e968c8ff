"""Which files for machines belong to which page, so that the page can link to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from catalogue.content.model import Catalogue
from catalogue.feeds import atom, calendar
from catalogue.feeds.addresses import CALENDAR, CHANGES, ENTRIES, beside
from catalogue.schema import Makerspace, Partner, Programma, Record, Wijk, kind_of


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same in another form: its media type, what it is called, and where it is."""

    soort: str
    titel: str
    adres: str


_TABLE = ("text/csv", "Rekenblad (CSV)", "csv")
_MAP = ("application/geo+json", "Kaart (GeoJSON)", "geojson")
# What a whole list is as a file; each as ``dcat`` calls it.
LISTS: Mapping[type[Record], tuple[Alternate, ...]] = MappingProxyType(
    {
        kind: tuple(
            Alternate(media, name, f"data/{kind_of(kind).plural}.{ending}")
            for media, name, ending in forms
        )
        for kind, forms in {
            Programma: (_TABLE, _MAP),
            Makerspace: (_TABLE, _MAP),
            Partner: (_TABLE,),
            Wijk: (_TABLE,),
        }.items()
    }
)
EVERYTHING_DATED = Alternate("text/calendar", "Agenda: alles met een datum", CALENDAR)
EVERYTHING_NEW = Alternate("application/atom+xml", "Nieuw en veranderd", CHANGES)


def of_catalogue(catalogue: Catalogue) -> Callable[[Record], tuple[Alternate, ...]]:
    """Tells the other forms of the page of a record."""

    @cache
    def dated() -> Mapping[Record, str]:
        return calendar.addresses(calendar.of_catalogue(catalogue))

    def has_calendar(record: Record) -> bool:
        if isinstance(record, Programma | Makerspace):
            return bool(calendar.of_entry(record))
        return record in dated()

    def of(record: Record) -> tuple[Alternate, ...]:
        calendars = beside(record, "ics") if has_calendar(record) else ""
        feed = beside(record, "atom") if atom.has_feed(catalogue, record) else ""
        return (
            *(_data(record) if type(record) in ENTRIES else ()),
            *_found("text/calendar", "Agenda", calendars),
            *_found("application/atom+xml", "Nieuw en veranderd", feed),
        )

    return of


def _data(record: Record) -> tuple[Alternate, ...]:
    return (
        Alternate("application/json", "Gegevens (JSON)", beside(record, "json")),
        Alternate("text/markdown", "Tekst (Markdown)", beside(record, "md")),
    )


def _found(kind: str, title: str, address: str) -> tuple[Alternate, ...]:
    return (Alternate(kind, title, address),) if address else ()
