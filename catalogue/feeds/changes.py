"""When a record changed: as the history of its file says, else the day it was last checked.

There is no field for it: an editor would forget it, and a day of checking is asked for already.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import cached_property

from catalogue.content.model import Catalogue
from catalogue.content.versions import Version, Versions
from catalogue.schema import Record

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
Days = Mapping[Record, datetime]
"""Record -> its last change in UTC; a record of which nobody can say it is not in here."""


Updated = Callable[[], datetime | None]
"""Says when anything changed for the last time."""


def of(record: Record, versions: Versions) -> datetime | None:
    """The last change of one record."""
    known = versions.get(record.pad)
    if known is not None:
        return known.changed
    checked = getattr(record, "gecontroleerd", None)
    return datetime.combine(checked, time(), UTC) if isinstance(checked, date) else None


def of_catalogue(catalogue: Catalogue, versions: Versions) -> Days:
    """The last change of every record, looked up once for all files, when one asks for it."""
    return _Looked(lambda: {record: of(record, versions) for record in _every(catalogue)})


def made(catalogue: Catalogue, versions: Versions) -> Days:
    """When the file of every record was made, also under the names that it had before."""
    return _Looked(lambda: {record: _made(record, versions) for record in _every(catalogue)})


def latest(records: Iterable[Record], days: Days) -> datetime | None:
    """The last change of several records."""
    return max(filter(None, map(days.get, records)), default=None)


def latest_of_all(catalogue: Catalogue, versions: Versions) -> datetime | None:
    """The last change of any record."""
    found = (of(record, versions) for record in _every(catalogue))
    return max(filter(None, found), default=None)


class _Looked(Mapping[Record, datetime]):
    """Moments that are looked up at the first question."""

    def __init__(self, look: Callable[[], dict[Record, datetime | None]]) -> None:
        self._look = look

    @cached_property
    def _known(self) -> dict[Record, datetime]:
        return {record: moment for record, moment in self._look().items() if moment}

    def __getitem__(self, record: Record) -> datetime:
        return self._known[record]

    def __iter__(self) -> Iterator[Record]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _every(catalogue: Catalogue) -> Iterator[Record]:
    return (record for kind in catalogue.by_id.values() for record in kind.values())


def _made(record: Record, versions: Versions) -> datetime | None:
    return min((one.made for one in _earlier(record, versions)), default=None)


def _earlier(record: Record, versions: Versions) -> Iterator[Version]:
    old = (f"{address.removesuffix('.html')}.md" for address in _old_addresses(record))
    return (versions[path] for path in (record.pad, *old) if path in versions)


def _old_addresses(record: Record) -> Iterable[str]:
    found: Iterable[str] = getattr(record, "oude_adressen", ())
    return found
