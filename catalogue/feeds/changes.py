"""When a record changed: as the history of its file says, else the day it was last checked.

There is no field for it: an editor would forget it, and a day of checking is asked for already.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time

from catalogue.links import Catalogue
from catalogue.schema import Record
from catalogue.versions import Version, Versions

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
Days = Mapping[Record, datetime]
"""Record -> its last change in UTC; a record of which nobody can say it is not in here."""


def of_catalogue(catalogue: Catalogue, versions: Versions) -> Days:
    """The last change of every record, looked up once for all files."""
    records = (record for kind in catalogue.by_id.values() for record in kind.values())
    found = ((record, _of(record, versions)) for record in records)
    return {record: moment for record, moment in found if moment}


def made(catalogue: Catalogue, versions: Versions) -> Days:
    """When the file of every record was made, also under the names that it had before."""
    records = (record for kind in catalogue.by_id.values() for record in kind.values())
    found = ((record, [one.made for one in _earlier(record, versions)]) for record in records)
    return {record: min(moments) for record, moments in found if moments}


def latest(records: Iterable[Record], days: Days) -> datetime | None:
    """The last change of several records."""
    return max(filter(None, map(days.get, records)), default=None)


def _earlier(record: Record, versions: Versions) -> Iterator[Version]:
    old = (f"{address.removesuffix('.html')}.md" for address in _old_addresses(record))
    return (versions[path] for path in (record.pad, *old) if path in versions)


def _old_addresses(record: Record) -> Iterable[str]:
    found: Iterable[str] = getattr(record, "oude_adressen", ())
    return found


def _of(record: Record, versions: Versions) -> datetime | None:
    known = versions.get(record.pad)
    if known is not None:
        return known.changed
    checked = getattr(record, "gecontroleerd", None)
    return datetime.combine(checked, time(), UTC) if isinstance(checked, date) else None
