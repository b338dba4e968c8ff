"""When a record changed: as the history of its file says, else the day it was last checked."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time

from catalogue.links import Catalogue
from catalogue.schema import Record

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
Changed = Mapping[str, datetime]
"""File below ``content/`` -> its last change, with a zone. Without git it is empty."""
Days = Mapping[Record, datetime]
"""Record -> its last change in UTC; a record of which nobody can say it is not in here."""


def of_catalogue(catalogue: Catalogue, changed: Changed) -> Days:
    """The last change of every record, looked up once for all files."""
    records = (record for kind in catalogue.by_id.values() for record in kind.values())
    found = ((record, _of(record, changed)) for record in records)
    return {record: moment for record, moment in found if moment}


def latest(records: Iterable[Record], days: Days) -> datetime | None:
    """The last change of several records."""
    return max((days[record] for record in records if record in days), default=None)


def _of(record: Record, changed: Changed) -> datetime | None:
    known = changed.get(record.pad)
    if known is not None:
        return known.astimezone(UTC)
    checked = getattr(record, "gecontroleerd", None)
    return datetime.combine(checked, time(), UTC) if isinstance(checked, date) else None
