"""Words of schema.org that several descriptions share: addresses, points, and others in brief."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from catalogue.feeds.addresses import seen_from
from catalogue.feeds.escaping import line
from catalogue.schema import (
    Actie,
    Ligging,
    Makerspace,
    Partner,
    Programma,
    Record,
    Site,
    Thema,
    Wijk,
    urls,
)

Node = dict[str, Any]

_COUNTRY = "NL"
_ORGANISATION: Mapping[str, str] = MappingProxyType(
    {"onderwijs": "EducationalOrganization", "overheid": "GovernmentOrganization"}
)
# Their own pages say what these are; others can refer to that.
DESCRIBED = (Programma, Makerspace, Partner, Thema, Wijk, Actie)


@dataclass(frozen=True, slots=True)
class Where:
    """The page that the description stands on, and how addresses are written there.

    Pages of one folder may share it. ``known`` remembers what was said of others in brief.
    """

    here: str
    site: Site
    base_url: str
    known: dict[Record, Node] = field(default_factory=dict, compare=False, repr=False)

    def address(self, target: str) -> str:
        """The address of a page of the site."""
        return seen_from(self.here, target, self.base_url)

    def name(self, target: str, part: str) -> str:
        """The name of something that the page ``target`` describes."""
        return f"{self.address(target)}#{part}"


def brief(record: Record, where: Where) -> Node:
    """Another record in a few words, with the name under which its own page describes it."""
    if record not in where.known:
        where.known[record] = _brief(record, where)
    return where.known[record]


def _brief(record: Record, where: Where) -> Node:
    page = urls.of(record)
    node: Node = {"@type": _kind(record), "name": line(getattr(record, "naam", record.id))}
    if isinstance(record, DESCRIBED):
        node["@id"] = where.name(page, "dit")
    return {**node, "url": where.address(page)}


def _kind(record: Record) -> str:
    if isinstance(record, Partner):
        return organisation(record)
    return "DefinedTerm" if isinstance(record, Thema) else "Place"


def organisation(one: Partner) -> str:
    """The type of an organisation."""
    return _ORGANISATION.get(one.soort, "Organization")


def postal(street: str | None, where: Where) -> Node:
    """An address in the region of the site; the street may be unknown."""
    node: Node = {"@type": "PostalAddress"}
    if street:
        node["streetAddress"] = line(street)
    return {**node, "addressLocality": line(where.site.regio), "addressCountry": _COUNTRY}


def point(place: Ligging | None) -> Node | None:
    """A point on the map."""
    if place is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
