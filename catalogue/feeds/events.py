"""Moments in the words of schema.org: one ``Event`` each, with a ``Schedule`` if it comes back."""

from catalogue.base.text import slug
from catalogue.feeds import opening
from catalogue.feeds.escaping import line
from catalogue.feeds.moments import Dated
from catalogue.feeds.records import moment
from catalogue.feeds.recurring import Recurring
from catalogue.feeds.terms import Node, Where, brief, postal
from catalogue.schema import Makerspace, Programma, urls

_OFFLINE = "https://schema.org/OfflineEventAttendanceMode"
_SCHEDULED = "https://schema.org/EventScheduled"


def event(dated: Dated, where: Where) -> Node:
    """The description of a moment."""
    one, entry = dated.evenement, dated.entry
    node: Node = {
        "@type": "Event",
        "@id": event_name(dated, where),
        "name": line(one.naam),
        "description": line(entry.samenvatting),
        "startDate": moment(one.begin),
        "endDate": moment(one.eind) if one.eind else None,
        "eventStatus": _SCHEDULED,
        "eventAttendanceMode": _OFFLINE if dated.plek else None,
        "location": _at(entry, one.plek, where),
        "organizer": [brief(partner, where) for partner in entry.aanbieders],
        "url": one.website or where.address(urls.of(entry)),
    }
    return {key: value for key, value in node.items() if value not in (None, [])}


def repeated(fixed: Recurring, where: Where) -> Node:
    """The description of what comes back every week or month."""
    entry, first = fixed.entry, fixed.eerste_dag
    node: Node = {
        "@type": "Event",
        "@id": event_name(fixed, where),
        "name": line(fixed.naam),
        "description": line(entry.samenvatting),
        "startDate": moment(fixed.op(first)) if first else None,
        "eventSchedule": opening.schedule(fixed),
        "eventAttendanceMode": _OFFLINE if entry.adres else None,
        "location": _at(entry, None, where),
        "organizer": [brief(partner, where) for partner in entry.aanbieders],
        "url": where.address(urls.of(entry)),
    }
    return {key: value for key, value in node.items() if value not in (None, [])}


def event_name(dated: Dated | Recurring, where: Where) -> str:
    """The name under which the page of its entry describes a moment."""
    # The name of a fragment holds no spaces or slashes.
    return where.name(urls.of(dated.entry), f"moment-{slug(dated.key)}")


def _at(entry: Programma | Makerspace, plek: str | None, where: Where) -> Node:
    own = entry.naam if isinstance(entry, Makerspace) else entry.adres
    named = plek or own or where.site.regio
    return {"@type": "Place", "name": line(named), "address": postal(plek or entry.adres, where)}
