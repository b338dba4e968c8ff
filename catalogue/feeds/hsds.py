"""Programmes and makerspaces for social directories: Open Referral HSDS 3.0, a list of services.

A subset: what HSDS asks and we do not know is left out, or empty where HSDS demands it. A status
that we are not sure of is 'inactive' with an alert, because it must never pass for running.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from catalogue import hours, urls
from catalogue.feeds import identity, recurring
from catalogue.feeds.addresses import HSDS, seen_from
from catalogue.feeds.changes import Days
from catalogue.feeds.escaping import encode, line
from catalogue.feeds.recurring import Recurring
from catalogue.links import Catalogue
from catalogue.plan import Make
from catalogue.schema import (
    SOORT_PARTNER,
    Doelgroep,
    Makerspace,
    Partner,
    Programma,
    Record,
    Site,
    Thema,
    kind_of,
)

Node = dict[str, Any]
_STATUS = {
    "actief": "active",
    "gepland": "inactive",
    "onbekend": "inactive",
    "gestopt": "defunct",
}
_ALERT = {
    "gepland": "Dit is gepland.",
    "onbekend": "We weten niet zeker of dit nog loopt.",
    "gestopt": "Dit is gestopt.",
}
_COUNTRY = "NL"


def plan(catalogue: Catalogue, days: Days, base_url: str) -> dict[str, Make]:
    """``data/hsds.json``: one service on a line."""
    return {HSDS: lambda: _services(catalogue, days, base_url)}


def _services(catalogue: Catalogue, days: Days, base_url: str) -> bytes:
    entries: tuple[Programma | Makerspace, ...] = (*catalogue.programmas, *catalogue.makerspaces)
    writer = _Writer(catalogue.site, days, base_url)
    lines = ",\n".join(encode(writer.service(entry)) for entry in entries)
    return f"[\n{lines}\n]\n".encode()


class _Writer:
    """Turns entries into services. What many services share is described once."""

    def __init__(self, site: Site, days: Days, base_url: str) -> None:
        self._site, self._days, self._base_url = site, days, base_url
        self._shared: dict[Record, Node] = {}

    def service(self, one: Programma | Makerspace) -> Node:
        """One service, with its organisation, places and subjects inside."""
        places = one.makerspaces if isinstance(one, Programma) else (one,)
        age = one.leeftijd
        changed = self._days.get(one)
        return _known(
            id=self._id(one, "service"),
            name=line(one.naam),
            alternate_name=line(one.oude_namen[0]) if one.oude_namen else None,
            description=line(one.samenvatting),
            url=one.website,
            status=_STATUS[one.status],
            alert=_ALERT.get(one.status),
            application_process=line(one.aanmelding or "") if isinstance(one, Programma) else "",
            fees_description=line(one.kosten or ""),
            eligibility_description=", ".join(line(group.naam) for group in one.doelgroepen),
            minimum_age=age.van if age else None,
            maximum_age=age.tot if age else None,
            assured_date=one.gecontroleerd.isoformat(),
            last_modified=changed.isoformat() if changed else None,
            organization=self._organization(one.aanbieders[0]) if one.aanbieders else None,
            schedules=self._schedules(one),
            service_at_locations=[
                {"id": self._id(one, "at", place.id), "location": self._location(place)}
                for place in places
            ],
            attributes=list(self._attributes(one)),
        )

    def _organization(self, one: Partner) -> Node:
        return self._once(
            one,
            lambda: _known(
                id=self._id(one),
                name=line(one.naam),
                description=line(one.samenvatting or SOORT_PARTNER[one.soort]),
                website=one.website,
            ),
        )

    def _location(self, one: Makerspace) -> Node:
        return self._once(
            one,
            lambda: _known(
                id=self._id(one),
                location_type="physical",
                name=line(one.naam),
                url=seen_from(HSDS, urls.of(one), self._base_url) if self._base_url else None,
                latitude=one.ligging.lat if one.ligging else None,
                longitude=one.ligging.lon if one.ligging else None,
                addresses=list(self._addresses(one)),
                accessibility=self._accessibility(one),
            ),
        )

    def _addresses(self, one: Makerspace) -> Iterator[Node]:
        if one.adres:
            yield {
                "id": self._id(one, "address"),
                "address_1": line(one.adres),
                "city": line(self._site.regio),
                "state_province": "",
                "postal_code": "",
                "country": _COUNTRY,
                "address_type": "physical",
            }

    def _accessibility(self, one: Makerspace) -> list[Node]:
        if not one.toegankelijkheid:
            return []
        return [{"id": self._id(one, "accessibility"), "description": line(one.toegankelijkheid)}]

    def _schedules(self, one: Programma | Makerspace) -> list[Node]:
        found = [self._schedule(fixed) for fixed in recurring.of(one)]
        if isinstance(one, Makerspace) and one.openingstijden:
            said = {"id": self._id(one, "schedule"), "description": line(one.openingstijden)}
            return [said, *found]
        return found

    def _schedule(self, one: Recurring) -> Node:
        """Fixed hours; HSDS takes its rule of repeating from RFC 5545, and has no exceptions."""
        tijd, period, first = one.tijd, one.tijd.geldig, one.eerste_dag
        return _known(
            id=self._id(one.entry, "schedule", one.key),
            valid_from=period.van.isoformat() if period and period.van else None,
            valid_to=period.tot.isoformat() if period and period.tot else None,
            dtstart=first.isoformat() if first else None,
            freq="MONTHLY" if tijd.welke else "WEEKLY",
            interval=1,
            byday=",".join(one.byday),
            opens_at=tijd.van.isoformat("minutes") if tijd.van else None,
            closes_at=tijd.tot.isoformat("minutes") if tijd.tot else None,
            description=line(hours.said(tijd)),
        )

    def _attributes(self, one: Programma | Makerspace) -> Iterator[Node]:
        yield from (self._attribute(one, term) for term in one.themas)
        yield from (self._attribute(one, term) for term in one.doelgroepen)

    def _attribute(self, one: Record, term: Thema | Doelgroep) -> Node:
        return {
            "id": self._id(one, "attribute", term.id),
            "link_entity": "service",
            "taxonomy_term": self._once(
                term,
                lambda: {
                    "id": self._id(term),
                    "code": term.id,
                    "name": line(term.naam),
                    "description": line(term.samenvatting),
                    "taxonomy": kind_of(type(term)).plural,
                    "language": "nl",
                },
            ),
        }

    def _once(self, record: Record, make: Any) -> Node:
        if record not in self._shared:
            self._shared[record] = make()
        return self._shared[record]

    def _id(self, record: Record, *parts: str) -> str:
        return str(identity.of(self._site, record, "hsds", *parts))


def _known(**values: Any) -> Node:
    return {key: value for key, value in values.items() if not _missing(value)}


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, str | Iterable) and not value)
