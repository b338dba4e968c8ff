"""Everything with a date: each moment with the entry that it belongs to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from catalogue.content.model import Catalogue
from catalogue.schema import GONE, Evenement, Makerspace, Programma, Record, Wijk


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment and its entry. ``key`` tells it from the other moments of that entry, for ever."""

    evenement: Evenement
    entry: Programma | Makerspace
    key: str

    @property
    def laatste_dag(self) -> date:
        """The day after which it is over."""
        last = self.evenement.eind or self.evenement.begin
        return last.date() if isinstance(last, datetime) else last

    @property
    def plek(self) -> str:
        """Where it is, as well as we know; may be empty."""
        return self.evenement.plek or self.entry.adres or ""


def of_catalogue(catalogue: Catalogue) -> tuple[Dated, ...]:
    """All moments of what has not ended, in order of time."""
    entries: tuple[Programma | Makerspace, ...] = (*catalogue.programmas, *catalogue.makerspaces)
    return tuple(
        sorted((one for entry in entries if entry.momenten for one in of(entry)), key=_by_time)
    )


def of(entry: Programma | Makerspace) -> Iterator[Dated]:
    """The moments of one entry, in order of time; none when it has ended."""
    if entry.status == GONE:
        return
    seen: dict[str, int] = {}
    for event in sorted(entry.momenten, key=lambda event: (clock(event.begin), event.naam)):
        # The hour and the place may be corrected without making it another event. Two of one name
        # on one day are counted.
        name = f"{event.naam}/{clock(event.begin):%Y-%m-%d}"
        seen[name] = seen.get(name, 0) + 1
        yield Dated(event, entry, name if seen[name] == 1 else f"{name}/{seen[name]}")


def clock(value: date) -> datetime:
    """A day as the beginning of that day, so that days and times can be put in order."""
    return value if isinstance(value, datetime) else datetime.combine(value, time())


def end_of(event: Evenement) -> date | None:
    """When it is over, of the same type as its beginning; whole days end the day after.

    ``None`` when there is no end, or none that lies behind the beginning.
    """
    end = event.eind
    if end is None:
        return None
    if isinstance(event.begin, datetime):
        # A time and then a day: until the end of that day.
        late = end if isinstance(end, datetime) else clock(end + timedelta(days=1))
        return late if late > event.begin else None
    last = end.date() if isinstance(end, datetime) else end
    return last + timedelta(days=1) if last > event.begin else None


def subjects(entry: Programma | Makerspace) -> Iterator[Record]:
    """What the moments of an entry belong to: itself, its themes, audiences and wijken."""
    yield entry
    yield from entry.themas
    yield from entry.doelgroepen
    yield from wijken(entry)


def wijken(entry: Programma | Makerspace) -> Iterable[Wijk]:
    """Where an entry is, also when only its makerspaces say so; once each."""
    places = entry.makerspaces if isinstance(entry, Programma) else ()
    return dict.fromkeys((*entry.wijken, *(wijk for place in places for wijk in place.wijken)))


def _by_time(one: Dated) -> tuple[datetime, str, str, str]:
    return clock(one.evenement.begin), one.entry.naam, one.entry.id, one.key
