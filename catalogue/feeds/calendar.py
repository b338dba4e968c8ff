"""Calendars to subscribe to (iCalendar, RFC 5545): one for everything and one per subject.

The bytes follow from the content alone: the stamp of an event is the day its entry was checked.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING

from catalogue import urls
from catalogue.feeds import identity
from catalogue.feeds.addresses import CALENDAR, beside
from catalogue.feeds.changes import NEVER, Days
from catalogue.feeds.escaping import line
from catalogue.feeds.moments import Dated, end_of, subjects
from catalogue.feeds.records import ZONE
from catalogue.links import Catalogue
from catalogue.plan import Make
from catalogue.schema import Makerspace, Record

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_PRODUCT = "-//Techniek-catalogus//Agenda//NL"
_REFRESH = timedelta(days=1)
_END = b"END:VCALENDAR\r\n"


def plan(
    catalogue: Catalogue, dated: Sequence[Dated], days: Days, base_url: str
) -> dict[str, Make]:
    """``agenda/alles.ics``, which may be empty, and a calendar for each subject with a moment."""
    listed: dict[Record, list[Dated]] = {}
    for one in dated:
        for record in subjects(one):
            listed.setdefault(record, []).append(one)

    @cache
    def event(one: Dated) -> bytes:
        """Written once, however many calendars it stands in."""
        return _event(catalogue, one, days, base_url)

    def calendar(name: str, here: str, some: Sequence[Dated]) -> bytes:
        return _calendar(name, here, (event(one) for one in some), base_url)

    site = catalogue.site.naam
    makers: dict[str, Make] = {CALENDAR: partial(calendar, f"Agenda van {site}", CALENDAR, dated)}
    for record, some in listed.items():
        here = beside(record, "ics")
        name = f"{getattr(record, 'naam', record.id)} ({site})"
        makers[here] = partial(calendar, name, here, some)
    return makers


def addresses(dated: Iterable[Dated]) -> dict[Record, str]:
    """The calendar of every subject that has one."""
    return {record: beside(record, "ics") for one in dated for record in subjects(one)}


def _calendar(name: str, here: str, events: Iterable[bytes], base_url: str) -> bytes:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", line(name))
    calendar.add("x-wr-calname", line(name))
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    if base_url:
        calendar.add("source", base_url + here, parameters={"VALUE": "URI"})
    _add_zone(calendar)
    written: bytes = calendar.to_ical()
    return b"".join((written.removesuffix(_END), *events, _END))


def _add_zone(calendar: "Calendar") -> None:
    """The clock of Amsterdam since 1996: two rules say it all.

    Made here and not from the time zone database, whose long history differs per machine.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE.key)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for part, name, since, before, after, month in (
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), winter, summer, 3),  # noqa: DTZ001
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), summer, winter, 10),  # noqa: DTZ001
    ):
        part.add("dtstart", since)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    calendar.add_component(zone)


def _event(catalogue: Catalogue, one: Dated, days: Days, base_url: str) -> bytes:
    from icalendar import Event

    event, stamp = Event(), days.get(one.entry, NEVER)
    event.add("uid", str(identity.of(catalogue.site, one.entry, one.key)))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("dtstart", _in_zone(one.evenement.begin))
    end = end_of(one.evenement)
    if end is not None:
        event.add("dtend", _in_zone(end))
    event.add("summary", line(f"{one.evenement.naam} ({one.entry.naam})"))
    event.add("categories", [line(thema.naam) for thema in one.entry.themas])
    _add_place(event, one)
    page = urls.absolute(urls.of(one.entry), base_url) if base_url else ""
    event.add("description", _about(one, page))
    address = one.evenement.website or page or one.entry.website
    if address:
        event.add("url", line(address))
    if one.evenement.hele_dag:
        event.add("transp", "TRANSPARENT")  # it fills nobody's day
    written: bytes = event.to_ical()
    return written


def _add_place(event: "Event", one: Dated) -> None:
    if one.plek:
        event.add("location", line(one.plek))
    if isinstance(one.entry, Makerspace) and one.entry.ligging and not one.evenement.plek:
        event.add("geo", (one.entry.ligging.lat, one.entry.ligging.lon))


def _about(one: Dated, page: str) -> str:
    return "\n\n".join(filter(None, (line(one.entry.samenvatting), page)))


def _in_zone(value: date) -> date:
    return value.replace(tzinfo=ZONE) if isinstance(value, datetime) else value
