"""What other programs are told about a page: structured data, and the same in other forms.

It follows from the address of a page, so that no page has to say it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from markupsafe import Markup

from catalogue.content.model import Catalogue
from catalogue.content.versions import Versions
from catalogue.feeds import changes, chosen, moments, offered, recurring, structured
from catalogue.feeds.offered import Alternate
from catalogue.feeds.structured import About, Named
from catalogue.feeds.terms import Where
from catalogue.schema import GONE, KINDS, Actie, Makerspace, Programma, Record, hours, kind_of, urls

# These show themselves; what points to them is no list of theirs.
_THEMSELVES = (Programma, Makerspace, Actie)
_EVERYTHING: Mapping[str, tuple[Alternate, ...]] = {
    urls.HOME: (offered.EVERYTHING_NEW, offered.EVERYTHING_DATED),
    urls.AGENDA: (offered.EVERYTHING_DATED,),
    urls.DATA: (offered.EVERYTHING_NEW,),
    **{urls.list_of(kind): forms for kind, forms in offered.LISTS.items()},
}


@dataclass(frozen=True, eq=False)
class Metadata:
    """Looks up what there is to tell about each address, when a page asks for it."""

    catalogue: Catalogue
    base_url: str
    versions: Versions
    today: date
    _wheres: dict[str, Where] = field(default_factory=dict, repr=False)

    def record(self, address: str) -> Record | None:
        """The record of which this is the page, if it is one."""
        kind, name = urls.kind_and_id(address)
        found = self.catalogue.by_id[kind_of(kind).name].get(name)
        # What only looks like it is the page of no record.
        return found if found is not None and urls.of(found) == address else None

    def alternates(self, address: str) -> tuple[Alternate, ...]:
        """The other forms of a page."""
        record = self.record(address)
        return _EVERYTHING.get(address, ()) if record is None else self._also(record)

    def structured(
        self, address: str, title: str, about: str, trail: Sequence[Named], language: str = "nl"
    ) -> Markup:
        """The data block of a page; empty for the page that stands at no address of its own."""
        if address == urls.NOT_FOUND:
            return Markup()
        record = self.record(address)
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
            return changes.latest_of_all(self.catalogue, self.versions)
        return changes.of(record, self.versions) if record else None

    def _listed(self, address: str, record: Record | None) -> Sequence[Record]:
        if record is None:
            return self._lists.get(address, ())
        if isinstance(record, _THEMSELVES):
            return ()
        belonging = self.catalogue.belonging_to(record)
        return (*belonging.live.programmas, *belonging.live.makerspaces)

    @cached_property
    def _also(self) -> Callable[[Record], tuple[Alternate, ...]]:
        return offered.of_catalogue(self.catalogue)

    @cached_property
    def _lists(self) -> Mapping[str, Sequence[Record]]:
        """The pages that list records, but for those of one record."""
        return {
            **_lists(self.catalogue),
            **chosen.of_catalogue(self.catalogue),
            urls.AGENDA: _coming(self.catalogue, self.today),
        }


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
