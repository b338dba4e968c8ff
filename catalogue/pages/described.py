"""What other programs are told about a page: structured data, and the same in other forms.

It follows from the address of a page, so that no page has to say it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from markupsafe import Markup

from catalogue import hours, urls
from catalogue.feeds import changes, chosen, moments, offered, recurring, structured
from catalogue.feeds.changes import Days
from catalogue.feeds.offered import Alternate
from catalogue.feeds.structured import About, Named
from catalogue.feeds.terms import Where
from catalogue.insight.live import live
from catalogue.links import Catalogue
from catalogue.schema import GONE, KINDS, Actie, Makerspace, Programma, Record
from catalogue.versions import Versions

# These show themselves; what points to them is no list of theirs.
_THEMSELVES = (Programma, Makerspace, Actie)
_EVERYTHING: Mapping[str, tuple[Alternate, ...]] = {
    urls.HOME: (offered.EVERYTHING_NEW, offered.EVERYTHING_DATED),
    urls.AGENDA: (offered.EVERYTHING_DATED,),
    urls.DATA: (offered.EVERYTHING_NEW,),
    **{urls.list_of(kind): forms for kind, forms in offered.LISTS.items()},
}


@dataclass(frozen=True, slots=True)
class Described:
    """Looks up what there is to tell about each address."""

    catalogue: Catalogue
    base_url: str
    records: Mapping[str, Record]
    lists: Mapping[str, Sequence[Record]]
    also: Callable[[Record], tuple[Alternate, ...]]
    days: Days
    _wheres: dict[str, Where] = field(default_factory=dict, repr=False)

    def alternates(self, address: str) -> tuple[Alternate, ...]:
        """The other forms of a page."""
        record = self.records.get(address)
        return _EVERYTHING.get(address, ()) if record is None else self.also(record)

    def structured(
        self, address: str, title: str, about: str, trail: Sequence[Named], language: str = "nl"
    ) -> Markup:
        """The data block of a page; empty for the page that stands at no address of its own."""
        if address == urls.NOT_FOUND:
            return Markup()
        record = self.records.get(address)
        page = About(
            address=address,
            title=str(getattr(record, "naam", title)),
            description=about,
            trail=trail,
            language=language,
            listed=self._listed(address, record),
            record=record,
            updated=self._updated(address, record),
        )
        return structured.of(page, self._where(address))

    def _where(self, address: str) -> Where:
        # An address is written the same on all pages of a folder.
        folder = address.rpartition("/")[0]
        if folder not in self._wheres:
            self._wheres[folder] = Where(address, self.catalogue.site, self.base_url)
        return self._wheres[folder]

    def _updated(self, address: str, record: Record | None) -> datetime | None:
        if address == urls.DATA:
            return changes.latest(self.days, self.days)
        return self.days.get(record) if record else None

    def _listed(self, address: str, record: Record | None) -> Sequence[Record]:
        if record is None:
            return self.lists.get(address, ())
        if isinstance(record, _THEMSELVES):
            return ()
        belonging = self.catalogue.belonging_to(record)
        return (*live(belonging.programmas), *live(belonging.makerspaces))


def of_catalogue(catalogue: Catalogue, base_url: str, versions: Versions, today: date) -> Described:
    """The descriptions of the pages of a catalogue."""
    return Described(
        catalogue=catalogue,
        base_url=base_url,
        records={urls.of(record): record for record in _with_page(catalogue)},
        lists={
            **_lists(catalogue),
            **chosen.of_catalogue(catalogue),
            urls.AGENDA: _coming(catalogue, today),
        },
        also=offered.of_catalogue(catalogue),
        days=changes.of_catalogue(catalogue, versions),
    )


def _with_page(catalogue: Catalogue) -> Iterator[Record]:
    for kind in KINDS:
        if not kind.single and not kind.numbered:
            yield from catalogue.by_id[kind.name].values()


def _lists(catalogue: Catalogue) -> dict[str, Sequence[Record]]:
    """The page that lists a kind -> its records; what has ended is in no list."""
    return {
        urls.list_of(kind.record): [
            record
            for record in getattr(catalogue, kind.plural)
            if getattr(record, "status", "") != GONE
        ]
        for kind in KINDS
        if kind.record in urls.WITH_LIST
    }


def _coming(catalogue: Catalogue, today: date) -> Sequence[Record]:
    """What has something in the agenda that is not over; its own page says when."""
    dated = moments.of_catalogue(catalogue)
    fixed = recurring.of_catalogue(catalogue)
    entries = (
        *(one.entry for one in dated if one.laatste_dag >= today),
        *(one.entry for one in fixed if not hours.is_over(one.tijd, today)),
    )
    return tuple(dict.fromkeys(entries))
