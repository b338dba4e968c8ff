"""What comes back every week or month, with the entry that it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from typing import Any

from catalogue.base.dates import ZONE
from catalogue.content.model import Catalogue
from catalogue.schema import Makerspace, Programma, VasteTijd, hours
from catalogue.schema.hours import WEEK

_NUMBER = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4", "laatste": "-1"}
_BYDAY = dict(zip(WEEK, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
_PARTS = {"ochtend": "'s ochtends", "middag": "'s middags", "avond": "'s avonds"}
_OPEN = "Open"


@dataclass(frozen=True, slots=True)
class Recurring:
    """Fixed hours of an entry. ``key`` tells them from its other fixed hours, for ever."""

    tijd: VasteTijd
    entry: Programma | Makerspace
    key: str

    @property
    def naam(self) -> str:
        """What there is: its own name, else 'Open' for a place and the programme itself."""
        own = _OPEN if isinstance(self.entry, Makerspace) else self.entry.naam
        name = self.tijd.naam or own
        part = _PARTS.get(self.tijd.dagdeel or "", "")
        return f"{name} {part}" if part else name

    @property
    def eerste_dag(self) -> date | None:
        """A day on which it is: the first since it began, or since someone looked at it."""
        return hours.first_day(self.tijd, self.entry.gecontroleerd)

    @property
    def byday(self) -> list[str]:
        """The days as calendars write them: ``WE``, or ``2SA`` and ``-1SA`` of a month."""
        names = [_BYDAY[name] for name in sorted(self.tijd.dagen, key=WEEK.index)]
        numbers = [_NUMBER[name] for name in self.tijd.welke] or [""]
        return [f"{number}{name}" for number in numbers for name in names]

    @property
    def rule(self) -> dict[str, Any]:
        """The rule of RFC 5545; its end is in UTC when it has hours, and a day when not."""
        rule: dict[str, Any] = {"freq": "monthly" if self.tijd.welke else "weekly"}
        rule["byday"] = self.byday
        last = self.tijd.geldig.tot if self.tijd.geldig else None
        if last:
            end = datetime.combine(last, time(23, 59, 59), ZONE)
            rule["until"] = end.astimezone(UTC) if self.tijd.van else last
        return rule

    @property
    def uitgezonderd(self) -> list[date]:
        """The days on which it is not, in order; each as the beginning would be on that day."""
        return [self.op(when) for when in sorted(self.tijd.behalve)]

    def op(self, when: date) -> date:
        """The beginning on that day: a time on the clock of Amsterdam, or the whole day."""
        if self.tijd.van is None:
            return when
        return datetime.combine(when, self.tijd.van, ZONE)

    def tot(self, when: date) -> date | None:
        """The end on that day; ``None`` when nobody says."""
        if self.tijd.van is None:
            return when + timedelta(days=1)
        return datetime.combine(when, self.tijd.tot, ZONE) if self.tijd.tot else None


def of(entry: Programma | Makerspace) -> tuple[Recurring, ...]:
    """The fixed hours of one entry, in the order of the content.

    Those of a place may stand in its ``openingstijden`` too, if that is a plain phrase.
    """
    written = entry.vaste_tijden
    if not written and isinstance(entry, Makerspace) and entry.openingstijden:
        written = hours.understood(entry.openingstijden)
    return tuple(_keyed(entry, written))


def of_catalogue(catalogue: Catalogue) -> tuple[Recurring, ...]:
    """The fixed hours of all that runs for certain; what has no day left is not in it."""
    entries: tuple[Programma | Makerspace, ...] = (*catalogue.programmas, *catalogue.makerspaces)
    found = [(entry.naam, entry.id, fixed) for entry in entries if (fixed := running(entry))]
    return tuple(one for *_, fixed in sorted(found, key=itemgetter(0, 1)) for one in fixed)


def running(entry: Programma | Makerspace) -> tuple[Recurring, ...]:
    """The fixed hours of one entry, if it runs for certain, that have a day left."""
    # Asked of every entry; most have none.
    if entry.status != "actief" or not (entry.vaste_tijden or isinstance(entry, Makerspace)):
        return ()
    return tuple(one for one in of(entry) if one.eerste_dag)


def _keyed(entry: Programma | Makerspace, written: tuple[VasteTijd, ...]) -> Iterator[Recurring]:
    seen: dict[str, int] = {}
    for tijd in written:
        # The hours may be corrected without making it another event; other days make another.
        name = "/".join(("vast", tijd.naam or "", *tijd.welke, *sorted(tijd.dagen, key=WEEK.index)))
        seen[name] = seen.get(name, 0) + 1
        yield Recurring(tijd, entry, name if seen[name] == 1 else f"{name}/{seen[name]}")
