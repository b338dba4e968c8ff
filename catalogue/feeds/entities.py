"""What a page is about, in the words of schema.org.

Only what the content says: a field without a value has no property, and nothing is guessed from
free text. So opening hours stay words until the content knows days and hours.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from catalogue import urls
from catalogue.feeds import moments
from catalogue.feeds.addresses import seen_from
from catalogue.feeds.escaping import line
from catalogue.feeds.moments import Dated
from catalogue.feeds.records import moment
from catalogue.schema import (
    Actie,
    Leeftijd,
    Ligging,
    Makerspace,
    Partner,
    Programma,
    Record,
    Site,
    Thema,
    Wijk,
)
from catalogue.text import slug

Node = dict[str, Any]

_FIRST_PHASE = "kiezen"
_COUNTRY = "NL"
_OFFLINE = "https://schema.org/OfflineEventAttendanceMode"
_SCHEDULED = "https://schema.org/EventScheduled"
_ORGANISATION: Mapping[str, str] = MappingProxyType(
    {"onderwijs": "EducationalOrganization", "overheid": "GovernmentOrganization"}
)
_FREE = {"ja": True, "nee": False}
_OPEN = {"ja": True, "leden": False, "scholen": False}


@dataclass(frozen=True, slots=True)
class Where:
    """The page that the description stands on, and how addresses are written there."""

    here: str
    site: Site
    base_url: str

    def address(self, target: str) -> str:
        """The address of a page of the site."""
        return seen_from(self.here, target, self.base_url)

    def name(self, target: str, part: str) -> str:
        """The name of something that the page ``target`` describes."""
        return f"{self.address(target)}#{part}"


def of(record: Record, where: Where) -> tuple[Node, ...]:
    """What the page of a record is about, first the thing itself; empty when it is just a page."""
    make = _MAKERS.get(type(record))
    if make is None:
        return ()
    node = {**_common(record, where), **make(record, where)}
    events = [_event(one, where) for one in _moments(record)]
    return ({key: value for key, value in node.items() if value not in (None, [], "")}, *events)


def _common(record: Record, where: Where) -> Node:
    page = urls.of(record)
    return {
        "@type": "Thing",
        "@id": where.name(page, "dit"),
        "name": line(getattr(record, "naam", record.id)),
        "alternateName": [line(name) for name in getattr(record, "oude_namen", ())],
        "description": line(getattr(record, "samenvatting", None) or ""),
        "url": where.address(page),
        "sameAs": getattr(record, "website", None),
    }


def _programma(one: Programma, where: Where) -> Node:
    providers = [_brief(partner, where) for partner in one.aanbieders]
    if one.fase[0].id == _FIRST_PHASE:
        return {
            "@type": "Course",
            "provider": providers,
            "inLanguage": "nl",
            "about": [_brief(thema, where) for thema in one.themas],
            "audience": [_audience(group.naam, one.leeftijd) for group in one.doelgroepen],
            "isAccessibleForFree": _FREE.get(one.gratis or ""),
        }
    return {
        "@type": "EducationalOccupationalProgram",
        "provider": providers,
        "educationalProgramMode": "online" if one.bereik == "online" else None,
        "startDate": one.periode.van if one.periode else None,
        "endDate": one.periode.tot if one.periode else None,
        "offers": _gratis() if one.gratis == "ja" else None,
    }


def _makerspace(one: Makerspace, where: Where) -> Node:
    return {
        "@type": "Place",
        "address": _postal(one.adres, where),
        "geo": _point(one.ligging),
        "containedInPlace": [_brief(wijk, where) for wijk in one.wijken],
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": line(thing), "value": True}
            for thing in one.apparatuur
        ],
        "publicAccess": _OPEN.get(one.openbaar),
        "isAccessibleForFree": _FREE.get(one.gratis or ""),
        "event": [{"@id": _event_name(dated, where)} for dated in moments.of(one)],
    }


def _partner(one: Partner, where: Where) -> Node:  # noqa: ARG001 - one signature for all
    return {"@type": _organisation(one)}


def _thema(one: Thema, where: Where) -> Node:
    terms = {
        "@type": "DefinedTermSet",
        "name": "Thema's",
        "url": where.address(urls.list_of(Thema)),
    }
    return {"@type": "DefinedTerm", "termCode": one.id, "inDefinedTermSet": terms}


def _wijk(one: Wijk, where: Where) -> Node:
    return {
        "@type": "Place",
        "alternateName": [line(name) for name in one.ook],
        "identifier": one.code,
        "geo": _point(one.ligging),
        "containedInPlace": _brief(one.gebied, where),
    }


def _actie(one: Actie, where: Where) -> Node:
    return {
        "@type": "Project",
        "member": [_brief(partner, where) for partner in (*one.trekkers, *one.deelnemers)],
    }


# Mypy cannot follow that each maker gets its own kind of record.
_MAKERS: Mapping[type[Record], Callable[[Any, Where], Node]] = MappingProxyType(
    {
        Programma: _programma,
        Makerspace: _makerspace,
        Partner: _partner,
        Thema: _thema,
        Wijk: _wijk,
        Actie: _actie,
    }
)


def _moments(record: Record) -> Iterator[Dated]:
    return moments.of(record) if isinstance(record, Programma | Makerspace) else iter(())


def _event(dated: Dated, where: Where) -> Node:
    one, entry = dated.evenement, dated.entry
    node: Node = {
        "@type": "Event",
        "@id": _event_name(dated, where),
        "name": line(one.naam),
        "description": line(entry.samenvatting),
        "startDate": moment(one.begin),
        "endDate": moment(one.eind) if one.eind else None,
        "eventStatus": _SCHEDULED,
        "eventAttendanceMode": _OFFLINE if dated.plek else None,
        "location": _venue(dated, where),
        "organizer": [_brief(partner, where) for partner in entry.aanbieders],
        "url": one.website or where.address(urls.of(entry)),
    }
    return {key: value for key, value in node.items() if value not in (None, [])}


def _event_name(dated: Dated, where: Where) -> str:
    # The name of a fragment holds no spaces or slashes.
    return where.name(urls.of(dated.entry), f"moment-{slug(dated.key)}")


def _venue(dated: Dated, where: Where) -> Node:
    entry = dated.entry
    own = entry.naam if isinstance(entry, Makerspace) else entry.adres
    named = dated.evenement.plek or own or where.site.regio
    return {"@type": "Place", "name": line(named), "address": _postal(dated.plek, where)}


def _postal(street: str | None, where: Where) -> Node:
    node: Node = {"@type": "PostalAddress"}
    if street:
        node["streetAddress"] = line(street)
    return {**node, "addressLocality": line(where.site.regio), "addressCountry": _COUNTRY}


def _point(place: Ligging | None) -> Node | None:
    if place is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}


def _gratis() -> Node:
    return {"@type": "Offer", "price": 0, "priceCurrency": "EUR"}


def _audience(name: str, age: Leeftijd | None) -> Node:
    node: Node = {"@type": "PeopleAudience", "audienceType": line(name)}
    if age and age.van is not None:
        node["suggestedMinAge"] = age.van
    if age and age.tot is not None:
        node["suggestedMaxAge"] = age.tot
    return node


def _brief(record: Record, where: Where) -> Node:
    """Another record in a few words, with the name under which its own page describes it."""
    page = urls.of(record)
    node: Node = {"@type": _kind(record), "name": line(getattr(record, "naam", record.id))}
    if type(record) in _MAKERS:
        node["@id"] = where.name(page, "dit")
    return {**node, "url": where.address(page)}


def _kind(record: Record) -> str:
    if isinstance(record, Partner):
        return _organisation(record)
    return "DefinedTerm" if isinstance(record, Thema) else "Place"


def _organisation(one: Partner) -> str:
    return _ORGANISATION.get(one.soort, "Organization")
