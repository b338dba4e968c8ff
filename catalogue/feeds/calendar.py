"""Calendars to subscribe to (iCalendar, RFC 5545): one for everything and one per subject.

The bytes follow from the content alone: the stamp of an event is the day its entry was checked.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING

from catalogue.base.dates import ZONE
from catalogue.base.plan import Make
from catalogue.content.model import Catalogue
from catalogue.feeds import identity, moments, recurring
from catalogue.feeds.addresses import CALENDAR, beside
from catalogue.feeds.changes import NEVER, Days
from catalogue.feeds.escaping import line
from catalogue.feeds.moments import Dated
from catalogue.feeds.recurring import Recurring
from catalogue.schema import Makerspace, Programma, Record, hours, urls

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_PRODUCT = "-//Techniek-catalogus//Agenda//NL"
_REFRESH = timedelta(days=1)
_END = b"END:VCALENDAR\r\n"
_LOOK = "Kijk voor je gaat op hun eigen website."
Listed = Dated | Recurring


def of_catalogue(catalogue: Catalogue) -> tuple[Listed, ...]:
    """Everything that belongs in a calendar: first what has a date, then what comes back."""
    return (*moments.of_catalogue(catalogue), *recurring.of_catalogue(catalogue))


def plan(
    catalogue: Catalogue, listed: Sequence[Listed], days: Days, base_url: str
) -> dict[str, Make]:
    """``agenda/alles.ics``, which may be empty, and a calendar for each subject with a moment."""
    by_subject: dict[Record, list[Listed]] = {}
    for one in listed:
        for record in moments.subjects(one.entry):
            by_subject.setdefault(record, []).append(one)

    @cache
    def event(one: Listed) -> bytes:
        """Written once, however many calendars it stands in."""
        return _event(catalogue, one, days, base_url)

    def calendar(name: str, here: str, some: Sequence[Listed]) -> bytes:
        return _calendar(name, here, (event(one) for one in some), base_url)

    site = catalogue.site.naam
    makers: dict[str, Make] = {CALENDAR: partial(calendar, f"Agenda van {site}", CALENDAR, listed)}
    for record, some in by_subject.items():
        here = beside(record, "ics")
        name = f"{getattr(record, 'naam', record.id)} ({site})"
        makers[here] = partial(calendar, name, here, some)
    return makers


def of_entry(entry: Programma | Makerspace) -> tuple[Listed, ...]:
    """The same of one entry."""
    return (*moments.of(entry), *recurring.running(entry))


def addresses(listed: Iterable[Listed]) -> dict[Record, str]:
    """The calendar of every subject that has one."""
    entries = dict.fromkeys(one.entry for one in listed)
    return {
        record: beside(record, "ics") for entry in entries for record in moments.subjects(entry)
    }


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


def _event(catalogue: Catalogue, one: Listed, days: Days, base_url: str) -> bytes:
    from icalendar import Event

    event, stamp = Event(), days.get(one.entry, NEVER)
    event.add("uid", identity.of(catalogue.site, one.entry, one.key))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    page = urls.absolute(urls.of(one.entry), base_url) if base_url else ""
    if isinstance(one, Dated):
        _add_moment(event, one, page)
    else:
        _add_rule(event, one, page)
    event.add("categories", [line(thema.naam) for thema in one.entry.themas])
    written: bytes = event.to_ical()
    return written


def _add_moment(event: "Event", one: Dated, page: str) -> None:
    happening = one.evenement
    event.add("dtstart", _in_zone(happening.begin))
    end = moments.end_of(happening)
    if end is not None:
        event.add("dtend", _in_zone(end))
    event.add("summary", line(f"{happening.naam} ({one.entry.naam})"))
    _add_place(event, one.plek, None if happening.plek else one.entry)
    event.add("description", _paragraphs(one.entry.samenvatting, page))
    _add_address(event, happening.website or page or one.entry.website)
    if happening.hele_dag:
        event.add("transp", "TRANSPARENT")  # it fills nobody's day


def _add_rule(event: "Event", one: Recurring, page: str) -> None:
    first = one.eerste_dag
    if first is None:
        raise ValueError("what never is has no event")
    event.add("dtstart", one.op(first))
    end = one.tot(first)
    if end is not None:
        event.add("dtend", end)
    event.add("rrule", one.rule)
    without = [when for when in one.uitgezonderd if when > one.op(first)]
    if without:
        kind = {} if one.tijd.van else {"VALUE": "DATE"}
        event.add("exdate", without, parameters=kind)
    name = one.naam if one.naam.startswith(one.entry.naam) else f"{one.naam} ({one.entry.naam})"
    event.add("summary", line(name))
    _add_place(event, one.entry.adres or "", one.entry)
    when = hours.said(one.tijd)
    event.add("description", _paragraphs(one.entry.samenvatting, f"{when}. {_LOOK}", page))
    _add_address(event, page or one.entry.website)
    if one.tijd.van is None:
        event.add("transp", "TRANSPARENT")


def _add_place(event: "Event", plek: str, entry: Programma | Makerspace | None) -> None:
    if plek:
        event.add("location", line(plek))
    if isinstance(entry, Makerspace) and entry.ligging:
        event.add("geo", (entry.ligging.lat, entry.ligging.lon))


def _add_address(event: "Event", address: str | None) -> None:
    if address:
        event.add("url", line(address))


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(filter(None, map(line, texts)))


def _in_zone(value: date) -> date:
    return value.replace(tzinfo=ZONE) if isinstance(value, datetime) else value
