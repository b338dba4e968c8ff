"""Calendars to subscribe to (iCalendar, RFC 5545): one for everything and one per subject.

The bytes follow from the content alone: the stamp of an event is the day its entry was checked.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING

from catalogue.base.dates import ZONE
from catalogue.base.plan import Make
from catalogue.feeds import events
from catalogue.feeds.escaping import line
from catalogue.feeds.events import DatedEvent, RecurringEvent
from catalogue.feeds.publication import NEVER, Download, Publication, beside
from catalogue.schema import Makerspace, Programma, Record, hours, urls

if TYPE_CHECKING:
    import icalendar

ADDRESS = "agenda/alles.ics"
DOWNLOADS = (
    Download(
        ADDRESS,
        "Agenda",
        "Voor je agenda: alles met een datum.",
        "text/calendar",
        "ICS",
        ("https://www.rfc-editor.org/rfc/rfc5545", "iCalendar (RFC 5545)"),
    ),
)
_PRODUCT = "-//Techniek-catalogus//Agenda//NL"
_REFRESH = timedelta(days=1)
_END = b"END:VCALENDAR\r\n"
_LOOK = "Kijk voor je gaat op hun eigen website."


def plan(publication: Publication) -> dict[str, Make]:
    """``agenda/alles.ics``, which may be empty, and a calendar for each subject with an event."""
    site = publication.catalogue.site.naam

    @cache
    def written(event: events.Event) -> bytes:
        """Written once, however many calendars it stands in."""
        return _event(event, publication)

    def calendar(name: str, here: str, listed: Iterable[events.Event]) -> bytes:
        return _calendar(name, here, map(written, listed), publication.base_url)

    listed = events.of_catalogue(publication.catalogue)
    makers: dict[str, Make] = {ADDRESS: partial(calendar, f"Agenda van {site}", ADDRESS, listed)}
    for record, events_of_record in by_subject(listed).items():
        name, here = f"{getattr(record, 'naam', record.id)} ({site})", beside(record, "ics")
        makers[here] = partial(calendar, name, here, events_of_record)
    return makers


def by_subject(listed: Iterable[events.Event]) -> dict[Record, list[events.Event]]:
    """The events of every record that has a calendar, which stands ``beside`` its page."""
    grouped: dict[Record, list[events.Event]] = {}
    for event in listed:
        for record in events.subjects(event.entry):
            grouped.setdefault(record, []).append(event)
    return grouped


def _calendar(name: str, here: str, written: Iterable[bytes], base_url: str) -> bytes:
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
    calendar.add_component(_zone())
    head: bytes = calendar.to_ical()
    return b"".join((head.removesuffix(_END), *written, _END))


def _zone() -> "icalendar.Timezone":
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
    return zone


def _event(event: events.Event, publication: Publication) -> bytes:
    from icalendar import Event

    entry, component = event.entry, Event()
    stamp = publication.changed.get(entry, NEVER)
    component.add("uid", publication.identity(entry, event.key))
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    base_url = publication.base_url
    page = urls.absolute(urls.of(entry), base_url) if base_url else ""
    if isinstance(event, DatedEvent):
        _add_moment(component, event, page)
    else:
        _add_rule(component, event, page)
    component.add("categories", [line(thema.naam) for thema in entry.themas])
    written: bytes = component.to_ical()
    return written


def _add_moment(component: "icalendar.Event", event: DatedEvent, page: str) -> None:
    moment, entry = event.evenement, event.entry
    component.add("dtstart", _in_zone(moment.begin))
    if event.end is not None:
        component.add("dtend", _in_zone(event.end))
    component.add("summary", line(f"{moment.naam} ({entry.naam})"))
    _add_place(component, event.plek, None if moment.plek else entry)
    component.add("description", _paragraphs(entry.samenvatting, page))
    _add_address(component, moment.website or page or entry.website)
    if moment.hele_dag:
        component.add("transp", "TRANSPARENT")  # it fills nobody's day


def _add_rule(component: "icalendar.Event", event: RecurringEvent, page: str) -> None:
    entry, tijd, first = event.entry, event.tijd, event.eerste_dag
    if first is None:
        raise ValueError("what never is has no event")
    start, end = event.start_on(first), event.end_on(first)
    component.add("dtstart", start)
    if end is not None:
        component.add("dtend", end)
    component.add("rrule", event.rule)
    without = [event.start_on(day) for day in sorted(tijd.behalve) if day > first]
    if without:
        component.add("exdate", without, parameters={} if tijd.van else {"VALUE": "DATE"})
    name = event.naam if event.naam.startswith(entry.naam) else f"{event.naam} ({entry.naam})"
    component.add("summary", line(name))
    _add_place(component, entry.adres or "", entry)
    when = hours.said(tijd)
    component.add("description", _paragraphs(entry.samenvatting, f"{when}. {_LOOK}", page))
    _add_address(component, page or entry.website)
    if tijd.van is None:
        component.add("transp", "TRANSPARENT")


def _add_place(
    component: "icalendar.Event", plek: str, entry: Programma | Makerspace | None
) -> None:
    if plek:
        component.add("location", line(plek))
    if isinstance(entry, Makerspace) and entry.ligging:
        component.add("geo", (entry.ligging.lat, entry.ligging.lon))


def _add_address(component: "icalendar.Event", address: str | None) -> None:
    if address:
        component.add("url", line(address))


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(filter(None, map(line, texts)))


def _in_zone(day: date) -> date:
    return day.replace(tzinfo=ZONE) if isinstance(day, datetime) else day
