"""Metadata of a page for other programs: structured data, and the same in other forms.

It follows from the address of a page, so that no page has to say it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from markupsafe import Markup

from catalogue import feeds
from catalogue.content.model import Backlinks, Catalogue
from catalogue.content.versions import Versions
from catalogue.feeds import atom, calendar, events, publication, structured, tables
from catalogue.feeds.publication import beside
from catalogue.feeds.schema_org import Linker
from catalogue.feeds.structured import DescribedPage, Named
from catalogue.schema import (
    GONE,
    KINDS,
    Actie,
    Entry,
    Makerspace,
    Programma,
    Record,
    kind_of,
    urls,
)
from catalogue.site.languages import Interface

_JSON, _MARKDOWN, _CSV = "application/json", "text/markdown", "text/csv"
_MAP, _CALENDAR, _FEED = "application/geo+json", "text/calendar", "application/atom+xml"
# These show themselves; what points to them is no list of theirs.
_THEMSELVES = (Programma, Makerspace, Actie)


@dataclass(frozen=True, slots=True)
class Alternate:
    """Another form of a page: media type, name and address."""

    soort: str
    titel: str
    adres: str


@dataclass(frozen=True, eq=False)
class Metadata:
    """Looks up the metadata of each address, when a page asks for it."""

    catalogue: Catalogue
    base_url: str
    versions: Versions
    today: date
    _linkers: dict[str, Linker] = field(default_factory=dict, repr=False)

    def record(self, address: str) -> Record | None:
        """The record of which this is the page, if any."""
        kind, name = urls.kind_and_id(address)
        record = self.catalogue.by_id[kind_of(kind).name].get(name)
        # What only looks like it is the page of no record.
        return record if record is not None and urls.of(record) == address else None

    def alternates(self, address: str, t: Interface) -> Sequence[Alternate]:
        """The other forms of a page."""
        record = self.record(address)
        return tuple(self._of_record(record, t) if record else _of_page(address, t))

    def _of_record(self, record: Record, t: Interface) -> Iterator[Alternate]:
        if isinstance(record, publication.ENTRIES):
            yield Alternate(_JSON, t.gettext("Gegevens (JSON)"), beside(record, "json"))
            yield Alternate(_MARKDOWN, t.gettext("Tekst (Markdown)"), beside(record, "md"))
        if record in self._calendars:
            yield Alternate(_CALENDAR, t.gettext("Agenda"), beside(record, "ics"))
        if record in self._feeds:
            yield Alternate(_FEED, t.gettext("Nieuw en veranderd"), beside(record, "atom"))

    def structured(
        self, address: str, title: str, about: str, trail: Sequence[Named], language: str = "nl"
    ) -> Markup:
        """The data block of a page; empty for the page that stands at no address of its own.

        ``address`` is that of the Dutch page.
        """
        if address == urls.NOT_FOUND:
            return Markup()
        record = self.record(address)
        there = urls.in_language(language, address)
        page = DescribedPage(
            address=there,
            title=str(getattr(record, "naam", title)),
            description=about,
            trail=trail,
            language=language,
            listed=self._listed(address, record),
            record=record,
            updated=self._updated(address, record),
        )
        return structured.render(page, self._linker(there))

    def _linker(self, address: str) -> Linker:
        # An address is written the same on all pages of a folder.
        folder = address.rpartition("/")[0]
        if folder not in self._linkers:
            self._linkers[folder] = Linker(address, self.catalogue, self.base_url)
        return self._linkers[folder]

    def _updated(self, address: str, record: Record | None) -> datetime | None:
        if address == urls.DATA:
            dates = publication.dates_of_change(self.catalogue, self.versions)
            return max(dates.values(), default=None)
        return publication.changed_at(record, self.versions) if record else None

    def _listed(self, address: str, record: Record | None) -> Sequence[Record]:
        if record is None:
            return self._lists.get(address, ())
        if isinstance(record, _THEMSELVES):
            return ()
        return self.catalogue.backlinks_of(record).live.entries

    @cached_property
    def _calendars(self) -> Mapping[Record, Sequence[events.Event]]:
        return calendar.by_subject(events.of_catalogue(self.catalogue))

    @cached_property
    def _feeds(self) -> Sequence[Record]:
        return atom.subjects(self.catalogue)

    @cached_property
    def _lists(self) -> Mapping[str, Sequence[Record]]:
        """The pages that list records, but for those of one record; what has ended is in none."""
        lists = {
            urls.list_of(kind.record): [
                record
                for record in getattr(self.catalogue, kind.plural)
                if getattr(record, "status", "") != GONE
            ]
            for kind in KINDS
            if kind.record in urls.WITH_LIST
        }
        coming = _coming(self.catalogue, self.today)
        return {**lists, **entries_by_choice(self.catalogue), urls.AGENDA: coming}


def _of_page(address: str, t: Interface) -> Iterator[Alternate]:
    if address in (urls.HOME, urls.DATA):
        yield Alternate(_FEED, t.gettext("Nieuw en veranderd"), atom.ADDRESS)
    if address in (urls.HOME, urls.AGENDA):
        yield Alternate(_CALENDAR, t.gettext("Agenda: alles met een datum"), calendar.ADDRESS)
    if address == urls.MATRIX:
        yield Alternate(_CSV, t.gettext("Rekenblad (CSV)"), tables.MATRIX)
    if address == urls.CHANGES:
        yield Alternate(_FEED, t.gettext("Veranderd per maand"), atom.MONTHLY)
    plural = next(
        (kind_of(kind).plural for kind in urls.WITH_LIST if urls.list_of(kind) == address), ""
    )
    for download in feeds.DOWNLOADS if plural else ():
        if download.address.startswith(f"data/{plural}."):
            match download.media:
                case "text/csv":
                    yield Alternate(_CSV, t.gettext("Rekenblad (CSV)"), download.address)
                case "application/geo+json":
                    yield Alternate(_MAP, t.gettext("Kaart (GeoJSON)"), download.address)


def entries_by_choice(catalogue: Catalogue) -> dict[str, Sequence[Record]]:
    """The page of each value of a fixed list -> its entries; what has ended is on one page."""
    return {
        urls.of_choice(field, value): (backlinks if value == GONE else backlinks.live).entries
        for field in urls.CHOICES
        for value, backlinks in by_value(catalogue, field).items()
    }


def values_of(catalogue: Catalogue, entry: Entry, field: str) -> tuple[str, ...]:
    """Values of a fixed list; the status of an entry is what follows from its sources."""
    match field:
        case "status":
            return (catalogue.alive(entry),)
        case "hoe":
            value = entry.meedoen.hoe if entry.meedoen else None
        case "dag":
            return events.weekdays_of(entry, catalogue.today)
        case _:
            value = getattr(entry, field, None)
    return (value,) if value else ()


def by_value(catalogue: Catalogue, field: str) -> dict[str, Backlinks]:
    """Entries with each value of a field that only some kinds have, in the order of the choices."""
    backlinks_by_value = {}
    values = {entry: values_of(catalogue, entry, field) for entry in catalogue.entries}
    for value in urls.CHOICES[field]:
        backlinks = Backlinks(
            tuple(programma for programma in catalogue.programmas if value in values[programma]),
            tuple(place for place in catalogue.makerspaces if value in values[place]),
        )
        if backlinks.entries:
            backlinks_by_value[value] = backlinks
    return backlinks_by_value


def _coming(catalogue: Catalogue, today: date) -> Sequence[Record]:
    """Entries with something in the agenda that is not over; their own pages say when."""
    entries = (
        *(event.entry for event in events.dated(catalogue) if event.laatste_dag >= today),
        *(event.entry for event in events.recurring(catalogue) if event.until >= today),
    )
    return tuple(dict.fromkeys(entries))
