"""Programmes and makerspaces for social directories: Open Referral HSDS 3.0, a list of services.

A subset: what HSDS asks and we do not know is left out, or empty where HSDS demands it. A status
that we are not sure of is 'inactive' with an alert, because it must never pass for running.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from catalogue.base.plan import Make, Streamed
from catalogue.content.model import Catalogue
from catalogue.feeds import identity, recurring
from catalogue.feeds.addresses import HSDS, seen_from
from catalogue.feeds.changes import Days
from catalogue.feeds.escaping import encode, line
from catalogue.feeds.pieces import listed, object_of
from catalogue.feeds.recurring import Recurring
from catalogue.schema import (
    SOORT_PARTNER,
    Doelgroep,
    Makerspace,
    Partner,
    Programma,
    Record,
    Site,
    Thema,
    hours,
    kind_of,
    urls,
)

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
    return {HSDS: Streamed(partial(_services, catalogue, days, base_url))}


def _services(catalogue: Catalogue, days: Days, base_url: str) -> Iterator[bytes]:
    entries: tuple[Programma | Makerspace, ...] = (*catalogue.programmas, *catalogue.makerspaces)
    writer = _Writer(catalogue.site, days, base_url)
    yield from listed(writer.service(entry).encode() for entry in entries)
    yield b"\n"


class _Writer:
    """Turns entries into services, as JSON. What many services share is written once."""

    def __init__(self, site: Site, days: Days, base_url: str) -> None:
        self._site, self._days, self._base_url = site, days, base_url
        self._shared: dict[Record, str] = {}

    def service(self, one: Programma | Makerspace) -> str:
        """One service, with its organisation, places and subjects inside."""
        places = one.makerspaces if isinstance(one, Programma) else (one,)
        age = one.leeftijd
        changed = self._days.get(one)
        return _object(
            id=self._id(one, "service"),
            name=_said(one.naam),
            alternate_name=_said(one.oude_namen[0]) if one.oude_namen else "",
            description=_said(one.samenvatting),
            url=_text(one.website),
            status=_text(_STATUS[one.status]),
            alert=_text(_ALERT.get(one.status)),
            application_process=_said(one.aanmelding) if isinstance(one, Programma) else "",
            fees_description=_said(one.kosten),
            eligibility_description=_text(", ".join(line(group.naam) for group in one.doelgroepen)),
            minimum_age=_number(age.van) if age else "",
            maximum_age=_number(age.tot) if age else "",
            assured_date=_text(one.gecontroleerd.isoformat()),
            last_modified=_text(changed.isoformat()) if changed else "",
            organization=self._organization(one.aanbieders[0]) if one.aanbieders else "",
            schedules=_list(self._schedules(one)),
            service_at_locations=_list(
                _object(id=self._id(one, "at", place.id), location=self._location(place))
                for place in places
            ),
            attributes=_list(self._attributes(one)),
        )

    def _organization(self, one: Partner) -> str:
        return self._once(
            one,
            lambda: _object(
                id=self._id(one),
                name=_said(one.naam),
                description=_said(one.samenvatting or SOORT_PARTNER[one.soort]),
                website=_text(one.website),
            ),
        )

    def _location(self, one: Makerspace) -> str:
        page = seen_from(HSDS, urls.of(one), self._base_url) if self._base_url else ""
        return self._once(
            one,
            lambda: _object(
                id=self._id(one),
                location_type=_text("physical"),
                name=_said(one.naam),
                url=_text(page),
                latitude=_number(one.ligging.lat) if one.ligging else "",
                longitude=_number(one.ligging.lon) if one.ligging else "",
                addresses=_list(self._addresses(one)),
                accessibility=_list(self._accessibility(one)),
            ),
        )

    def _addresses(self, one: Makerspace) -> Iterator[str]:
        if one.adres:
            yield _object(
                id=self._id(one, "address"),
                address_1=_said(one.adres),
                city=_said(self._site.regio),
                state_province=encode(""),
                postal_code=encode(""),
                country=_text(_COUNTRY),
                address_type=_text("physical"),
            )

    def _accessibility(self, one: Makerspace) -> Iterator[str]:
        if one.toegankelijkheid:
            about = _said(one.toegankelijkheid)
            yield _object(id=self._id(one, "accessibility"), description=about)

    def _schedules(self, one: Programma | Makerspace) -> Iterator[str]:
        if isinstance(one, Makerspace) and one.openingstijden:
            about = _said(one.openingstijden)
            yield _object(id=self._id(one, "schedule"), description=about)
        yield from map(self._schedule, recurring.of(one))

    def _schedule(self, one: Recurring) -> str:
        """Fixed hours; HSDS takes its rule of repeating from RFC 5545, and has no exceptions."""
        tijd, period, first = one.tijd, one.tijd.geldig, one.eerste_dag
        return _object(
            id=self._id(one.entry, "schedule", one.key),
            valid_from=_text(period.van.isoformat()) if period and period.van else "",
            valid_to=_text(period.tot.isoformat()) if period and period.tot else "",
            dtstart=_text(first.isoformat()) if first else "",
            freq=_text("MONTHLY" if tijd.welke else "WEEKLY"),
            interval=_number(1),
            byday=_text(",".join(one.byday)),
            opens_at=_text(tijd.van.isoformat("minutes")) if tijd.van else "",
            closes_at=_text(tijd.tot.isoformat("minutes")) if tijd.tot else "",
            description=_said(hours.said(tijd)),
        )

    def _attributes(self, one: Programma | Makerspace) -> Iterator[str]:
        terms: tuple[Thema | Doelgroep, ...] = (*one.themas, *one.doelgroepen)
        for term in terms:
            name = self._id(one, "attribute", term.id)
            yield f'{{"id": {name}, "link_entity": "service", "taxonomy_term": {self._term(term)}}}'

    def _term(self, one: Thema | Doelgroep) -> str:
        return self._once(
            one,
            lambda: _object(
                id=self._id(one),
                code=_text(one.id),
                name=_said(one.naam),
                description=_said(one.samenvatting),
                taxonomy=_text(kind_of(type(one)).plural),
                language=_text("nl"),
            ),
        )

    def _once(self, record: Record, make: Callable[[], str]) -> str:
        if record not in self._shared:
            self._shared[record] = make()
        return self._shared[record]

    def _id(self, record: Record, *parts: str) -> str:
        return f'"{identity.of(self._site, record, "hsds", *parts)}"'


def _object(**values: str) -> str:
    """An object of values that are JSON already; what is empty is left out."""
    return object_of((key, value) for key, value in values.items() if value)


def _list(items: Iterable[str]) -> str:
    found = ", ".join(items)
    return f"[{found}]" if found else ""


def _said(text: str | None) -> str:
    return _text(line(text)) if text else ""


def _text(text: str | None) -> str:
    return encode(text) if text else ""


def _number(value: float | None) -> str:
    return "" if value is None else encode(value)
