"""When a record changed: as the history of its file says, else the day it was last checked."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time

from catalogue.links import Catalogue
from catalogue.schema import Record

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
Changed = Mapping[str, datetime]
"""File below ``content/`` -> its last change, with a zone. Without git it is empty."""


def of(record: Record, changed: Changed) -> datetime | None:
    """The last change of a record in UTC, or ``None`` when nobody can say."""
    known = changed.get(record.pad)
    if known is not None:
        return known.astimezone(UTC)
    checked = getattr(record, "gecontroleerd", None)
    return datetime.combine(checked, time(), UTC) if isinstance(checked, date) else None


def latest(records: Iterable[Record], changed: Changed) -> datetime | None:
    """The last change of several records."""
    return max(filter(None, (of(record, changed) for record in records)), default=None)


def of_catalogue(catalogue: Catalogue, changed: Changed) -> datetime | None:
    """The last change of anything that editors check."""
    return latest(
        (*catalogue.programmas, *catalogue.makerspaces, *catalogue.partners, *catalogue.acties),
        changed,
    )
