"""Programmes and makerspaces for social directories: Open Referral HSDS 3.0, a list of services.

A subset: what HSDS asks and we do not know is left out, or empty where HSDS demands it. A status
that we are not sure of is 'inactive' with an alert, because it must never pass for running.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from catalogue.base.plan import Make
from catalogue.feeds import events
from catalogue.feeds.escaping import filled, line
from catalogue.feeds.events import RecurringEvent
from catalogue.feeds.json_data import json_list
from catalogue.feeds.publication import Download, Publication
from catalogue.schema import (
    SOORT_PARTNER,
    Doelgroep,
    Entry,
    Makerspace,
    Partner,
    Programma,
    Record,
    Thema,
    hours,
    kind_of,
    urls,
)
from catalogue.schema.alive import Alive

ADDRESS = "data/hsds.json"
DOWNLOADS = (
    Download(
        ADDRESS,
        "Open Referral",
        "Voor sociale kaarten: programma's en makerspaces volgens HSDS 3.",
        "application/json",
        "JSON",
        ("https://docs.openreferral.org/en/3.0/", "Open Referral HSDS 3.0"),
    ),
)
_STATUS = {
    Alive.NU: "active",
    Alive.GEPLAND: "inactive",
    Alive.WAARSCHIJNLIJK: "inactive",
    Alive.OUD: "inactive",
    Alive.GESTOPT: "defunct",
}
_ALERT = {
    Alive.GEPLAND: "Dit is gepland.",
    Alive.WAARSCHIJNLIJK: "Dit is al even niet gezien. Vraag het eerst na.",
    Alive.OUD: "Misschien bestaat dit niet meer. Vraag het eerst na.",
    Alive.GESTOPT: "Dit is gestopt.",
}

Node = dict[str, Any]


def plan(publication: Publication) -> dict[str, Make]:
    """``data/hsds.json``: one service on a line."""
    return {ADDRESS: partial(_services, publication)}


def _services(publication: Publication) -> Iterator[bytes]:
    yield from json_list(_service(entry, publication) for entry in publication.catalogue.entries)
    yield b"\n"


def _service(entry: Entry, publication: Publication) -> Node:
    """A service, with its organisation, places and subjects inside."""
    identity = partial(_identity, publication, entry)
    places = entry.makerspaces if isinstance(entry, Programma) else (entry,)
    terms: tuple[Thema | Doelgroep, ...] = (*entry.themas, *entry.doelgroepen)
    state = publication.catalogue.alive(entry)
    age, changed = entry.leeftijd, publication.changed.get(entry)
    return _object(
        id=identity("service"),
        name=line(entry.naam),
        alternate_name=line(entry.oude_namen[0]) if entry.oude_namen else None,
        description=line(entry.samenvatting),
        url=entry.website,
        status=_STATUS[state],
        alert=_ALERT.get(state),
        application_process=_line(entry.meedoen.stap) if entry.meedoen else None,
        fees_description=_line(entry.kosten),
        eligibility_description=", ".join(line(group.naam) for group in entry.doelgroepen),
        minimum_age=age.van if age else None,
        maximum_age=age.tot if age else None,
        assured_date=entry.gecontroleerd.isoformat(),
        last_modified=changed.isoformat() if changed else None,
        organization=_organization(entry.aanbieders[0], publication) if entry.aanbieders else None,
        schedules=[*_schedules(entry, publication)],
        service_at_locations=[
            {"id": identity("at", place.id), "location": _location(place, publication)}
            for place in places
        ],
        attributes=[
            {
                "id": identity("attribute", term.id),
                "link_entity": "service",
                "taxonomy_term": _term(term, publication),
            }
            for term in terms
        ],
    )


def _term(term: Thema | Doelgroep, publication: Publication) -> Node:
    return _object(
        id=_identity(publication, term),
        code=term.id,
        name=line(term.naam),
        description=_line(term.samenvatting),
        taxonomy=kind_of(type(term)).plural,
        language="nl",
    )


def _organization(partner: Partner, publication: Publication) -> Node:
    return _object(
        id=_identity(publication, partner),
        name=line(partner.naam),
        description=line(partner.samenvatting or SOORT_PARTNER[partner.soort]),
        website=partner.website,
    )


def _location(place: Makerspace, publication: Publication) -> Node:
    identity = partial(_identity, publication, place)
    ligging, access = place.ligging, _line(place.toegankelijkheid)
    accessibility = {"id": identity("accessibility"), "description": access}
    address = {
        "id": identity("address"),
        "address_1": _line(place.adres),
        "city": line(publication.catalogue.site.regio),
        "state_province": "",
        "postal_code": "",
        "country": "NL",
        "address_type": "physical",
    }
    return _object(
        id=identity(),
        location_type="physical",
        name=line(place.naam),
        url=publication.link(urls.of(place), ADDRESS) if publication.base_url else None,
        latitude=ligging.lat if ligging else None,
        longitude=ligging.lon if ligging else None,
        addresses=[address] if place.adres else None,
        accessibility=[accessibility] if access else None,
    )


def _schedules(entry: Entry, publication: Publication) -> Iterator[Node]:
    if isinstance(entry, Makerspace) and entry.openingstijden:
        identity = _identity(publication, entry, "schedule")
        yield _object(id=identity, description=line(entry.openingstijden))
    for event in events.recurring_of(entry, publication.catalogue):
        yield _schedule(event, publication)


def _schedule(event: RecurringEvent, publication: Publication) -> Node:
    """Fixed hours; HSDS takes its rule of repeating from RFC 5545, and has no exceptions."""
    tijd, first = event.tijd, event.eerste_dag
    start, end = event.period
    return _object(
        id=_identity(publication, event.entry, "schedule", event.key),
        valid_from=start,
        valid_to=end,
        dtstart=first.isoformat() if first else None,
        freq="MONTHLY" if tijd.welke else "WEEKLY",
        interval=1,
        byday=",".join(event.byday),
        opens_at=tijd.van.isoformat("minutes") if tijd.van else None,
        closes_at=tijd.tot.isoformat("minutes") if tijd.tot else None,
        description=line(hours.sentence(tijd)),
    )


def _object(**values: Any) -> Node:
    return filled(values)


def _line(text: str | None) -> str:
    return line(text) if text else ""


def _identity(publication: Publication, record: Record, *parts: str) -> str:
    return publication.identity(record, "hsds", *parts)
