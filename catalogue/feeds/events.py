"""Events of programmes and makerspaces: what has a date, and what comes back by week or month."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from catalogue.base.dates import ZONE
from catalogue.content.model import Catalogue, wijken_of
from catalogue.schema import (
    GONE,
    Entry,
    Evenement,
    Makerspace,
    Record,
    VasteTijd,
    alive,
    hours,
)
from catalogue.schema.alive import Alive
from catalogue.schema.hours import WEEK

_NUMBER = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "laatste": "-1"}
_BYDAY = dict(zip(WEEK, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
_OPEN = "Open"
_PROMISED_MONTHS = 6


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A moment and its entry. ``key`` tells it from the other moments of that entry, for ever."""

    evenement: Evenement
    entry: Entry
    key: str

    @property
    def laatste_dag(self) -> date:
        """The day after which it is over."""
        last = self.evenement.eind or self.evenement.begin
        return last.date() if isinstance(last, datetime) else last

    @property
    def plek(self) -> str:
        """The place, as well as we know it; may be empty."""
        return self.evenement.plek or self.entry.adres or ""

    @property
    def end(self) -> date | None:
        """The end, of the same type as the beginning; whole days end the day after.

        ``None`` when there is no end, or none that lies behind the beginning.
        """
        begin, end = self.evenement.begin, self.evenement.eind
        if end is None:
            return None
        if isinstance(begin, datetime):
            # A time and then a day: until the end of that day.
            late = end if isinstance(end, datetime) else clock(end + timedelta(days=1))
            return late if late > begin else None
        last = end.date() if isinstance(end, datetime) else end
        return last + timedelta(days=1) if last > begin else None


@dataclass(frozen=True, slots=True)
class RecurringEvent:
    """Fixed hours of an entry. ``key`` tells them from its other fixed hours, for ever.

    ``until`` is the last day that may be promised.
    """

    tijd: VasteTijd
    entry: Entry
    key: str
    until: date

    @property
    def naam(self) -> str:
        """Name of the hours, else 'Open' for a place and the programme itself."""
        general = _OPEN if isinstance(self.entry, Makerspace) else self.entry.naam
        return self.tijd.naam or general

    @property
    def eerste_dag(self) -> date | None:
        """A day on which it is: the first since it began, or since someone looked at it."""
        return hours.first_day(self.tijd, self.entry.gecontroleerd, self.until)

    @property
    def period(self) -> tuple[str | None, str]:
        """The first day on which it can be, if known, and the last (ISO 8601)."""
        van = self.tijd.geldig.van if self.tijd.geldig else None
        return van.isoformat() if van else None, self.until.isoformat()

    @property
    def days(self) -> list[str]:
        """The names of its days, in the order of the week."""
        return sorted(self.tijd.dagen, key=WEEK.index)

    @property
    def byday(self) -> list[str]:
        """The days as calendars write them: ``WE``, or ``2SA`` and ``-1SA`` of a month."""
        numbers = [_NUMBER[name] for name in self.tijd.welke] or [""]
        return [f"{number}{_BYDAY[name]}" for number in numbers for name in self.days]

    @property
    def rule(self) -> dict[str, Any]:
        """The rule of RFC 5545; its end is in UTC."""
        end = datetime.combine(self.until, time(23, 59, 59), ZONE).astimezone(UTC)
        return {
            "freq": "monthly" if self.tijd.welke else "weekly",
            "byday": self.byday,
            "until": end,
        }

    def start_on(self, day: date) -> datetime:
        """The beginning on that day, on the clock of Amsterdam."""
        return datetime.combine(day, self.tijd.van or time(), ZONE)

    def end_on(self, day: date) -> date | None:
        """The end on that day; ``None`` when nobody says."""
        return datetime.combine(day, self.tijd.tot, ZONE) if self.tijd.tot else None


Event = DatedEvent | RecurringEvent


def of_catalogue(catalogue: Catalogue) -> tuple[Event, ...]:
    """All events: first what has a date, then what comes back."""
    return (*dated(catalogue), *recurring(catalogue))


def dated(catalogue: Catalogue) -> tuple[DatedEvent, ...]:
    """All moments of what has not ended, in order of time."""

    def order(event: DatedEvent) -> tuple[datetime, str, str, str]:
        return clock(event.evenement.begin), event.entry.naam, event.entry.id, event.key

    events = (event for entry in catalogue.entries for event in dated_of(entry))
    return tuple(sorted(events, key=order))


def dated_of(entry: Entry) -> Iterator[DatedEvent]:
    """The moments of one entry, in order of time; none when it has ended."""
    if entry.status == GONE:
        return
    moments = sorted(entry.momenten, key=lambda moment: (clock(moment.begin), moment.naam))
    # The hour and the place may be corrected without making it another event.
    keys = _unique(f"{moment.naam}/{clock(moment.begin):%Y-%m-%d}" for moment in moments)
    yield from (DatedEvent(moment, entry, key) for moment, key in zip(moments, keys, strict=True))


def recurring(catalogue: Catalogue) -> tuple[RecurringEvent, ...]:
    """The fixed hours that may be promised, by the name of their entry."""
    by_name = sorted(catalogue.entries, key=lambda entry: (entry.naam, entry.id))
    return tuple(event for entry in by_name for event in recurring_of(entry, catalogue))


def weekdays_of(entry: Entry, today: date) -> tuple[str, ...]:
    """Names of the days of the week with fixed hours that go on, or with a moment to come."""
    names = {
        name for tijd in hours.tijden_of(entry) if hours.goes_on(tijd, today) for name in tijd.dagen
    }
    for event in dated_of(entry):
        day = max(today, clock(event.evenement.begin).date())
        # A week has all days there are.
        for later in range(min((event.laatste_dag - day).days + 1, len(WEEK))):
            names.add(WEEK[(day + timedelta(days=later)).weekday()])
    return tuple(name for name in WEEK if name in names)


def recurring_of(entry: Entry, catalogue: Catalogue) -> tuple[RecurringEvent, ...]:
    """The fixed hours of one entry that may be promised to somebody who plans a day.

    Those at a known time, of what was seen within 18 months, until six months after that: whoever
    follows a calendar never sees that its source became old.
    """
    seen = catalogue.last_seen(entry)
    if seen is None or catalogue.alive(entry) is not Alive.NU:
        return ()
    promised = alive.months_before(seen, -_PROMISED_MONTHS)
    if promised < catalogue.today:
        return ()
    tijden = hours.tijden_of(entry)
    # The hours may be corrected without making it another event; other days make another.
    keys = _unique(
        "/".join(("vast", tijd.naam or "", *tijd.welke, *sorted(tijd.dagen, key=WEEK.index)))
        for tijd in tijden
    )
    events = (
        RecurringEvent(tijd, entry, key, _last(tijd, promised))
        for tijd, key in zip(tijden, keys, strict=True)
        if tijd.van
    )
    return tuple(event for event in events if event.eerste_dag)


def _last(tijd: VasteTijd, promised: date) -> date:
    last = tijd.geldig.tot if tijd.geldig else None
    return min(last, promised) if last else promised


def subjects(entry: Entry) -> tuple[Record, ...]:
    """The records whose calendar an entry is in: itself, its themes, audiences and wijken."""
    return (entry, *entry.themas, *entry.doelgroepen, *wijken_of(entry))


def clock(day: date) -> datetime:
    """A day as the beginning of that day, so that days and times can be put in order."""
    return day if isinstance(day, datetime) else datetime.combine(day, time())


def iso(day: date) -> str:
    """A day as ``2027-02-06``; a time on the Dutch clock with its distance to UTC."""
    if isinstance(day, datetime):
        return day.replace(tzinfo=ZONE).isoformat(timespec="seconds")
    return day.isoformat()


def _unique(keys: Iterable[str]) -> Iterator[str]:
    """The keys, with ``/2`` behind the second of the same text."""
    counts: Counter[str] = Counter()
    for key in keys:
        counts[key] += 1
        yield key if counts[key] == 1 else f"{key}/{counts[key]}"
