"""What a page is about, in the words of schema.org.

Only what the content says: a field without a value has no property, and nothing is guessed from
free text. Opening hours are there when the content knows days and hours, and the place is open.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from catalogue.feeds import moments, opening, recurring
from catalogue.feeds.escaping import line
from catalogue.feeds.events import event, event_name, repeated
from catalogue.feeds.recurring import Recurring
from catalogue.feeds.terms import Node, Where, brief, organisation, point, postal
from catalogue.schema import (
    Actie,
    Leeftijd,
    Makerspace,
    Partner,
    Programma,
    Record,
    Thema,
    Wijk,
    urls,
)

_FIRST_PHASE = "kiezen"
_FREE = {"ja": True, "nee": False}
_OPEN = {"ja": True, "leden": False, "scholen": False}


def of(record: Record, where: Where) -> tuple[Node, ...]:
    """What the page of a record is about, first the thing itself; empty when it is just a page."""
    make = _MAKERS.get(type(record))
    if make is None:
        return ()
    node = {**_common(record, where), **make(record, where)}
    events = [*_events(record, where)]
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
    providers = [brief(partner, where) for partner in one.aanbieders]
    if one.fase[0].id == _FIRST_PHASE:
        return {
            "@type": "Course",
            "provider": providers,
            "inLanguage": "nl",
            "about": [brief(thema, where) for thema in one.themas],
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
        "address": postal(one.adres, where),
        "geo": point(one.ligging),
        "containedInPlace": [brief(wijk, where) for wijk in one.wijken],
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": line(thing), "value": True}
            for thing in one.apparatuur
        ],
        "openingHoursSpecification": opening.hours_of(_opening(one)),
        "specialOpeningHoursSpecification": opening.closed_on(_opening(one)),
        "publicAccess": _OPEN.get(one.openbaar),
        "isAccessibleForFree": _FREE.get(one.gratis or ""),
        "event": [{"@id": name} for name in _event_names(one, where)],
    }


def _partner(one: Partner, where: Where) -> Node:  # noqa: ARG001 - one signature for all
    return {"@type": organisation(one)}


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
        "geo": point(one.ligging),
        "containedInPlace": brief(one.gebied, where),
    }


def _actie(one: Actie, where: Where) -> Node:
    return {
        "@type": "Project",
        "member": [brief(partner, where) for partner in (*one.trekkers, *one.deelnemers)],
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


def _events(record: Record, where: Where) -> Iterator[Node]:
    if isinstance(record, Programma | Makerspace):
        yield from (event(one, where) for one in moments.of(record))
        yield from (repeated(one, where) for one in _repeated(record))


def _event_names(one: Makerspace, where: Where) -> Iterator[str]:
    yield from (event_name(dated, where) for dated in moments.of(one))
    yield from (event_name(fixed, where) for fixed in _repeated(one))


def _repeated(one: Programma | Makerspace) -> list[Recurring]:
    """What comes back, but for the plain opening hours of a place: these have words of their own.

    Of what may have stopped, nothing is said.
    """
    if one.status != "actief":
        return []
    return [fixed for fixed in recurring.of(one) if not opening.is_plain(fixed)]


def _opening(one: Makerspace) -> list[Recurring]:
    if one.status != "actief":
        return []
    return [fixed for fixed in recurring.of(one) if opening.is_plain(fixed)]


def _gratis() -> Node:
    return {"@type": "Offer", "price": 0, "priceCurrency": "EUR"}


def _audience(name: str, age: Leeftijd | None) -> Node:
    node: Node = {"@type": "PeopleAudience", "audienceType": line(name)}
    if age and age.van is not None:
        node["suggestedMinAge"] = age.van
    if age and age.tot is not None:
        node["suggestedMaxAge"] = age.tot
    return node
