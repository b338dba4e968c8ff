"""Records in the words of schema.org, as nodes of JSON-LD.

Only what the content says: a field without a value has no property, and nothing is guessed from
free text. Opening hours are there when the content knows days and hours, and the place is open.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from catalogue.base.dates import ZONE
from catalogue.base.text import slug
from catalogue.content.model import Catalogue
from catalogue.feeds import events
from catalogue.feeds.escaping import filled, line
from catalogue.feeds.events import DatedEvent, Event, RecurringEvent
from catalogue.feeds.publication import link
from catalogue.schema import (
    Actie,
    Entry,
    Ligging,
    Makerspace,
    Partner,
    Programma,
    Record,
    Thema,
    Wijk,
    hours,
    urls,
)
from catalogue.schema.alive import Alive
from catalogue.schema.hours import WEEK

Node = dict[str, Any]

_SCHEMA = "https://schema.org"
_FIRST_PHASE = "kiezen"
_FREE = {"ja": True, "nee": False}
_PUBLIC = {"ja": True, "leden": False, "scholen": False}
_ORGANISATIONS = {"onderwijs": "EducationalOrganization", "overheid": "GovernmentOrganization"}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Schema.org says that a place is closed when it opens and closes at midnight.
_CLOSED = "00:00"


@dataclass(frozen=True, slots=True)
class Linker:
    """Writes addresses and names for the pages of one folder, of which ``here`` is one."""

    here: str
    catalogue: Catalogue
    base_url: str
    _briefs: dict[Record, Node] = field(default_factory=dict, compare=False, repr=False)

    def address(self, target: str) -> str:
        """The address of a page of the site."""
        return link(target, self.here, self.base_url)

    def name(self, target: str, part: str) -> str:
        """The name of something that the page ``target`` describes."""
        return f"{self.address(target)}#{part}"

    def brief(self, record: Record) -> Node:
        """Another record in a few words, with the name under which its own page describes it."""
        if record not in self._briefs:
            page = urls.of(record)
            self._briefs[record] = filled(
                {
                    "@type": _brief_type(record),
                    "name": line(getattr(record, "naam", record.id)),
                    "@id": self.name(page, "dit") if type(record) in _DESCRIBERS else None,
                    "url": self.address(page),
                }
            )
        return self._briefs[record]

    def postal(self, street: str | None) -> Node:
        """An address in the region of the site; the street may be unknown."""
        return filled(
            {
                "@type": "PostalAddress",
                "streetAddress": line(street) if street else None,
                "addressLocality": line(self.catalogue.site.regio),
                "addressCountry": "NL",
            }
        )


def describe(record: Record, linker: Linker) -> tuple[Node, ...]:
    """The nodes of a record, first itself and then its events; none when it is just a page."""
    if type(record) not in _DESCRIBERS:
        return ()
    page = urls.of(record)
    node = {
        "@type": "Thing",
        "@id": linker.name(page, "dit"),
        "name": line(getattr(record, "naam", record.id)),
        "alternateName": [line(name) for name in getattr(record, "oude_namen", ())],
        "description": line(getattr(record, "samenvatting", None) or ""),
        "url": linker.address(page),
        "sameAs": getattr(record, "website", None),
        **_DESCRIBERS[type(record)](record, linker),
    }
    if not isinstance(record, Entry):
        return (filled(node),)
    return (filled(node), *(_event(event, linker) for event in _events(record, linker)))


def _programma(programma: Programma, linker: Linker) -> Node:
    providers = [linker.brief(partner) for partner in programma.aanbieders]
    if programma.fase[0].id == _FIRST_PHASE:
        age = programma.leeftijd
        return {
            "@type": "Course",
            "provider": providers,
            "inLanguage": "nl",
            "about": [linker.brief(thema) for thema in programma.themas],
            "audience": [
                filled(
                    {
                        "@type": "PeopleAudience",
                        "audienceType": line(doelgroep.naam),
                        "suggestedMinAge": age.van if age else None,
                        "suggestedMaxAge": age.tot if age else None,
                    }
                )
                for doelgroep in programma.doelgroepen
            ],
            "isAccessibleForFree": _FREE.get(programma.gratis or ""),
        }
    period, is_free = programma.periode, programma.gratis == "ja"
    return {
        "@type": "EducationalOccupationalProgram",
        "provider": providers,
        "educationalProgramMode": "online" if programma.bereik == "online" else None,
        "startDate": period.van if period else None,
        "endDate": period.tot if period else None,
        "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR"} if is_free else None,
    }


def _makerspace(place: Makerspace, linker: Linker) -> Node:
    is_now = linker.catalogue.alive(place) is Alive.NU
    opening_hours = [
        event for event in events.recurring_of(place, linker.catalogue) if _is_opening(event)
    ]
    return {
        "@type": "Place",
        "address": linker.postal(place.adres),
        "geo": _point(place.ligging),
        "containedInPlace": [linker.brief(wijk) for wijk in place.wijken],
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": line(apparaat), "value": True}
            for apparaat in place.apparatuur
        ],
        "openingHoursSpecification": [_opening(event) for event in opening_hours],
        "specialOpeningHoursSpecification": _closed(opening_hours),
        "publicAccess": _PUBLIC.get(place.openbaar) if is_now else None,
        "isAccessibleForFree": _FREE.get(place.gratis or ""),
        "event": [{"@id": _event_name(event, linker)} for event in _events(place, linker)],
    }


def _partner(partner: Partner, _: Linker) -> Node:
    return {"@type": _brief_type(partner)}


def _thema(thema: Thema, linker: Linker) -> Node:
    terms = {
        "@type": "DefinedTermSet",
        "name": "Thema's",
        "url": linker.address(urls.list_of(Thema)),
    }
    return {"@type": "DefinedTerm", "termCode": thema.id, "inDefinedTermSet": terms}


def _wijk(wijk: Wijk, linker: Linker) -> Node:
    return {
        "@type": "Place",
        "alternateName": [line(name) for name in wijk.ook],
        "identifier": wijk.code,
        "geo": _point(wijk.ligging),
        "containedInPlace": linker.brief(wijk.gebied),
    }


def _actie(actie: Actie, linker: Linker) -> Node:
    partners = (*actie.trekkers, *actie.deelnemers)
    return {"@type": "Project", "member": [linker.brief(partner) for partner in partners]}


# Their pages describe them; others can refer to that. Mypy cannot follow that each function gets
# its own kind of record.
_DESCRIBERS: Mapping[type[Record], Callable[[Any, Linker], Node]] = MappingProxyType(
    {
        Programma: _programma,
        Makerspace: _makerspace,
        Partner: _partner,
        Thema: _thema,
        Wijk: _wijk,
        Actie: _actie,
    }
)


def _brief_type(record: Record) -> str:
    if isinstance(record, Partner):
        return _ORGANISATIONS.get(record.soort, "Organization")
    return "DefinedTerm" if isinstance(record, Thema) else "Place"


def _point(ligging: Ligging | None) -> Node | None:
    if ligging is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": ligging.lat, "longitude": ligging.lon}


# --- events and opening hours -------------------------------------------------------------------


def _events(entry: Entry, linker: Linker) -> list[Event]:
    """Moments, and what comes back but for plain opening hours: these have words of their own."""
    recurring = (
        event for event in events.recurring_of(entry, linker.catalogue) if not _is_opening(event)
    )
    return [*events.dated_of(entry), *recurring]


def _is_opening(event: RecurringEvent) -> bool:
    """Opening hours are: every week, at a known hour, and nothing in particular."""
    return not event.tijd.welke and event.tijd.van is not None and event.tijd.naam is None


def _event(event: Event, linker: Linker) -> Node:
    entry = event.entry
    if isinstance(event, DatedEvent):
        moment = event.evenement
        naam, plek, website = moment.naam, moment.plek, moment.website
        times: Node = {
            "startDate": events.iso(moment.begin),
            "endDate": events.iso(moment.eind) if moment.eind else None,
            "eventStatus": f"{_SCHEMA}/EventScheduled",
        }
    else:
        naam, plek, website, first = event.naam, None, None, event.eerste_dag
        times = {
            "startDate": events.iso(event.start_on(first)) if first else None,
            "eventSchedule": _schedule(event),
        }
    mode = f"{_SCHEMA}/OfflineEventAttendanceMode" if plek or entry.adres else None
    general = entry.naam if isinstance(entry, Makerspace) else entry.adres
    return filled(
        {
            "@type": "Event",
            "@id": _event_name(event, linker),
            "name": line(naam),
            "description": line(entry.samenvatting),
            **times,
            "eventAttendanceMode": mode,
            "location": {
                "@type": "Place",
                "name": line(plek or general or linker.catalogue.site.regio),
                "address": linker.postal(plek or entry.adres),
            },
            "organizer": [linker.brief(partner) for partner in entry.aanbieders],
            "url": website or linker.address(urls.of(entry)),
        }
    )


def _event_name(event: Event, linker: Linker) -> str:
    # The name of a fragment holds no spaces or slashes.
    return linker.name(urls.of(event.entry), f"moment-{slug(event.key)}")


def _schedule(event: RecurringEvent) -> Node:
    """``Schedule``: days as RFC 5545 writes them when they are of the month."""
    tijd = event.tijd
    start, end = event.period
    return filled(
        {
            "@type": "Schedule",
            "repeatFrequency": "P1M" if tijd.welke else "P1W",
            "byDay": event.byday if tijd.welke else _days(event),
            "startTime": f"{tijd.van:%H:%M}" if tijd.van else None,
            "endTime": f"{tijd.tot:%H:%M}" if tijd.tot else None,
            "startDate": start,
            "endDate": end,
            "exceptDate": [day.isoformat() for day in sorted(tijd.behalve)],
            "scheduleTimezone": ZONE.key,
        }
    )


def _opening(event: RecurringEvent) -> Node:
    start, end = event.period
    return filled(
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": _days(event),
            "opens": f"{event.tijd.van:%H:%M}",
            "closes": f"{event.tijd.tot:%H:%M}" if event.tijd.tot else None,
            "validFrom": start,
            "validThrough": end,
        }
    )


def _closed(opening_hours: Sequence[RecurringEvent]) -> list[Node]:
    """The days on which a place is closed, as its special opening hours."""
    tijden = [event.tijd for event in opening_hours]
    days = sorted({day for tijd in tijden for day in tijd.behalve})
    return [
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": day.isoformat(),
            "validThrough": day.isoformat(),
            "opens": _CLOSED,
            "closes": _CLOSED,
        }
        for day in days
        # Closed in the morning is not closed when it is open that evening.
        if not any(hours.is_on(tijd, day) and day not in tijd.behalve for tijd in tijden)
    ]


def _days(event: RecurringEvent) -> list[str]:
    return [f"{_SCHEMA}/{_DAYS[WEEK.index(name)]}" for name in event.days]
