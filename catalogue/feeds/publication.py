"""The catalogue as other programs get it: addresses of files, identities and dates of change."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from functools import cached_property
from uuid import UUID, uuid5

from catalogue.content.model import Catalogue
from catalogue.content.versions import Versions
from catalogue.feeds.escaping import plain
from catalogue.schema import Actie, Makerspace, Partner, Programma, Record, Thema, kind_of, urls

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# These have a .json and a .md beside their page.
ENTRIES: tuple[type[Record], ...] = (Programma, Makerspace, Partner, Thema, Actie)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# A name space of our own (RFC 9562); another one would give every record a new identity.
_NAMESPACE = UUID("a3f0c1de-5a55-5b0e-9a55-0a4b6f7d2c11")

Dates = Mapping[Record, datetime]
"""Record -> a moment in UTC; a record for which it is unknown is not in here."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file with open data, as the data page, DCAT and search engines list it.

    ``media`` is its media type, ``format`` its code in the file types of the EU, and ``standard``
    the address and the name of the rules that it follows: an RFC, or the site path of a schema.
    The Dutch ``title`` and ``about`` have translations (see ``editor.translations``).
    """

    address: str
    title: str
    about: str
    media: str
    format: str
    standard: tuple[str, str]


@dataclass(frozen=True, eq=False)
class Publication:
    """A catalogue with what its files for machines need: addresses and dates.

    ``base_url`` ends with a slash or is empty: then addresses are relative. ``changed`` and
    ``created`` tell when the file of a record was changed last, and made first.
    """

    catalogue: Catalogue
    base_url: str = ""
    changed: Dates = field(default_factory=dict)
    created: Dates = field(default_factory=dict)

    @cached_property
    def last_change(self) -> datetime | None:
        """The last change of any record."""
        return max(self.changed.values(), default=None)

    def link(self, target: str, here: str) -> str:
        """The address of ``target`` to write in the file ``here``."""
        return link(target, here, self.base_url)

    def identity(self, record: Record | None, *parts: str) -> str:
        """UUID of a record, or of a part of it, that never changes: not when a site moves either.

        It follows from region, kind and id. So it changes when a file is renamed and at no other
        time. What is of no record, such as a feed of everything, has a name in ``parts``.
        """
        path = (kind_of(type(record)).name, record.id) if record else ()
        name = "/".join((self.catalogue.site.regio, *path, *parts))
        return str(uuid5(_NAMESPACE, plain(name)))


def link(target: str, here: str, base_url: str) -> str:
    """The address of ``target`` to write in the file ``here``.

    Full when the base address is known, because files for machines travel; else relative, which
    the formats that need an address (Atom, JSON-LD) resolve against where they came from.
    """
    return urls.absolute(target, base_url) if base_url else urls.relative(target, here)


def beside(record: Record, ending: str) -> str:
    """The file of a record with another ending than its page: ``programmas/robotica.json``."""
    return f"{urls.of(record).removesuffix('.html')}.{ending}"


def changed_at(record: Record, versions: Versions) -> datetime | None:
    """The last change of a record: as the history of its file says, else the day of its check.

    There is no field for it: an editor would forget it, and a day of checking is asked for already.
    """
    if record.pad in versions:
        return versions[record.pad].changed
    checked = getattr(record, "gecontroleerd", None)
    return datetime.combine(checked, time(), UTC) if checked else None


def dates_of_change(catalogue: Catalogue, versions: Versions) -> Dates:
    """The last change of every record."""
    dates = {record: changed_at(record, versions) for record in _records(catalogue)}
    return {record: moment for record, moment in dates.items() if moment}


def dates_of_creation(catalogue: Catalogue, versions: Versions) -> Dates:
    """The first commit of the file of every record, also under the addresses that it had before."""
    dates = {}
    for record in _records(catalogue):
        former: Iterable[str] = getattr(record, "oude_adressen", ())
        paths = (record.pad, *(f"{address.removesuffix('.html')}.md" for address in former))
        commits = [versions[path].made for path in paths if path in versions]
        if commits:
            dates[record] = min(commits)
    return dates


def latest(records: Iterable[Record], dates: Dates) -> datetime | None:
    """The youngest date of several records."""
    return max(filter(None, map(dates.get, records)), default=None)


def _records(catalogue: Catalogue) -> Iterable[Record]:
    return (record for records in catalogue.by_id.values() for record in records.values())
