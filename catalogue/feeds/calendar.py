"""Calendars to subscribe to (iCalendar, RFC 5545): one for everything and one per subject.

The bytes follow from the content alone: the stamp of an event is the day its entry was checked.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from catalogue.base.dates import ZONE
from catalogue.base.plan import Make
from catalogue.feeds import events
from catalogue.feeds.escaping import line
from catalogue.feeds.events import DatedEvent, RecurringEvent
from catalogue.feeds.publication import NEVER, Download, Publication, beside
from catalogue.schema import Entry, Makerspace, Record, hours, urls

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

    entry, base_url = event.entry, publication.base_url
    stamp = publication.changed.get(entry, NEVER)
    page = urls.absolute(urls.of(entry), base_url) if base_url else ""
    component = Event()
    properties = _moment(event, page) if isinstance(event, DatedEvent) else _rule(event, page)
    for name, value in properties.items():
        if value:
            component.add(name, value)
    component.add("uid", publication.identity(entry, event.key))
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("categories", [line(thema.naam) for thema in entry.themas])
    written: bytes = component.to_ical()
    return written


def _moment(event: DatedEvent, page: str) -> dict[str, Any]:
    moment, entry = event.evenement, event.entry
    return {
        "dtstart": _in_zone(moment.begin),
        "dtend": _in_zone(event.end) if event.end else None,
        "summary": line(f"{moment.naam} ({entry.naam})"),
        "location": line(event.plek),
        "geo": None if moment.plek else _point(entry),
        "description": _paragraphs(entry.samenvatting, page),
        "url": line(moment.website or page or entry.website or ""),
        # It fills nobody's day.
        "transp": "TRANSPARENT" if moment.hele_dag else None,
    }


def _rule(event: RecurringEvent, page: str) -> dict[str, Any]:
    entry, tijd, first = event.entry, event.tijd, event.eerste_dag
    if first is None:
        raise ValueError("what never is has no event")
    name = event.naam if event.naam.startswith(entry.naam) else f"{event.naam} ({entry.naam})"
    return {
        "dtstart": event.start_on(first),
        "dtend": event.end_on(first),
        "rrule": event.rule,
        "exdate": [event.start_on(day) for day in sorted(tijd.behalve) if day > first],
        "summary": line(name),
        "location": line(entry.adres or ""),
        "geo": _point(entry),
        "description": _paragraphs(entry.samenvatting, f"{hours.sentence(tijd)}. {_LOOK}", page),
        "url": line(page or entry.website or ""),
    }


def _point(entry: Entry) -> tuple[float, float] | None:
    ligging = entry.ligging if isinstance(entry, Makerspace) else None
    return (ligging.lat, ligging.lon) if ligging else None


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(filter(None, map(line, texts)))


def _in_zone(day: date) -> date:
    return day.replace(tzinfo=ZONE) if isinstance(day, datetime) else day
