"""Alive or not: the one rule, computed from the dates of an entry and never written by hand.

An entry was last seen on the newest day that a source, a confirmation or a dated moment gives. A
source with only a year counts until the end of that year; what lies after ``today`` counts as
today. What editors write, ``gepland`` and ``gestopt``, goes before what is computed.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from catalogue.schema.records import Entry, Makerspace, Partner, Programma

EntryT = TypeVar("EntryT", Programma, Makerspace, Entry)

NU_MONTHS = 18
WAARSCHIJNLIJK_MONTHS = 48


class Alive(StrEnum):
    """State of an entry; in the order in which lists show them."""

    NU = "nu"
    GEPLAND = "gepland"
    WAARSCHIJNLIJK = "waarschijnlijk"
    OUD = "oud"
    GESTOPT = "gestopt"


LABELS: Mapping[str, str] = MappingProxyType(
    {
        "nu": "kort geleden gezien",
        "gepland": "gepland",
        "waarschijnlijk": "1,5 tot 4 jaar geleden gezien",
        "oud": "langer geleden gezien",
        "gestopt": "gestopt",
    }
)
ORDER = {state: place for place, state in enumerate(Alive)}


def last_seen(record: Entry | Partner, today: date) -> date | None:
    """Newest day on which the record is known to have existed; ``None`` when no date is known."""
    return max((min(day, today) for day in _dates(record)), default=None)


def _dates(record: Entry | Partner) -> Iterator[date]:
    for bron in record.bronnen:
        if bron.jaar:
            yield date(bron.jaar, 12, 31)
    if isinstance(record, Partner):
        return
    if record.bevestigd:
        yield record.bevestigd.op
    for moment in record.momenten:
        # What is announced was known when it was written, whenever that was: it counts as today.
        yield moment.begin.date() if isinstance(moment.begin, datetime) else moment.begin


def of(entry: Entry, today: date) -> Alive:
    """State of an entry on ``today``: seen within 18 months, within 4 years, or longer ago."""
    if entry.status:
        return Alive(entry.status)
    seen = last_seen(entry, today)
    if seen is None:
        return Alive.OUD
    if seen >= months_before(today, NU_MONTHS):
        return Alive.NU
    return (
        Alive.WAARSCHIJNLIJK if seen >= months_before(today, WAARSCHIJNLIJK_MONTHS) else Alive.OUD
    )


@lru_cache(maxsize=64)
def months_before(day: date, months: int) -> date:
    """The same day so many months earlier (later if negative), or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
