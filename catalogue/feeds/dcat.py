"""What data there is, for the catalogues of others: DCAT-AP-NL 3.0 as JSON-LD."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from catalogue.base.plan import Make, Streamed, pieces_of
from catalogue.content.model import Catalogue
from catalogue.feeds.addresses import (
    CALENDAR,
    CATALOGUE,
    CHANGES,
    DCAT,
    HSDS,
    LICENCE,
    SCHEMA,
    seen_from,
)
from catalogue.feeds.changes import Updated
from catalogue.feeds.escaping import encode, line
from catalogue.schema import urls

Node = dict[str, Any]

_EU = "http://publications.europa.eu/resource/authority"
_MEDIA = "https://www.iana.org/assignments/media-types"
_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dcatap": "http://data.europa.eu/r5r/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Shared:
    """A file with data: where it is, what it is for, and its format here and in EU lists.

    ``standard`` is the address and the name of the rules that it follows, when there are any.
    """

    address: str
    title: str
    about: str
    media: str
    format: str
    standard: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """How large a file is, in bytes, and its SHA-256 in hexadecimal."""

    size: int
    sum: str


_CSV = ("https://www.rfc-editor.org/rfc/rfc4180", "CSV (RFC 4180)")
_GEOJSON = ("https://www.rfc-editor.org/rfc/rfc7946", "GeoJSON (RFC 7946)")
_HSDS = ("https://docs.openreferral.org/en/3.0/", "Open Referral HSDS 3.0")
_ICALENDAR = ("https://www.rfc-editor.org/rfc/rfc5545", "iCalendar (RFC 5545)")
_ATOM = ("https://www.rfc-editor.org/rfc/rfc4287", "Atom (RFC 4287)")
SHARED = (
    Shared(CATALOGUE, "Alles", "De hele catalogus.", "application/json", "JSON"),
    Shared("data/programmas.csv", "Programma's", "Voor een rekenblad.", "text/csv", "CSV", _CSV),
    Shared("data/makerspaces.csv", "Makerspaces", "Voor een rekenblad.", "text/csv", "CSV", _CSV),
    Shared("data/partners.csv", "Partners", "Voor een rekenblad.", "text/csv", "CSV", _CSV),
    Shared("data/wijken.csv", "Wijken", "Voor een rekenblad.", "text/csv", "CSV", _CSV),
    Shared(
        "data/makerspaces.geojson",
        "Makerspaces op de kaart",
        "Voor een kaart. Zonder bekende plek is er alleen een wijk.",
        "application/geo+json",
        "GEOJSON",
        _GEOJSON,
    ),
    Shared(
        "data/programmas.geojson",
        "Programma's op de kaart",
        "Voor een kaart. Zonder bekende plek is er alleen een wijk.",
        "application/geo+json",
        "GEOJSON",
        _GEOJSON,
    ),
    Shared(
        HSDS,
        "Open Referral",
        "Voor sociale kaarten: programma's en makerspaces volgens HSDS 3.",
        "application/json",
        "JSON",
        _HSDS,
    ),
    Shared(
        CALENDAR,
        "Agenda",
        "Voor je agenda: alles met een datum.",
        "text/calendar",
        "ICS",
        _ICALENDAR,
    ),
    Shared(
        CHANGES,
        "Nieuw en veranderd",
        "Voor een feedlezer: wat er het laatst is bijgewerkt.",
        "application/atom+xml",
        "ATOM",
        _ATOM,
    ),
)
_THEMES = {"EDUC": "Onderwijs, cultuur en sport", "SOCI": "Bevolking en samenleving"}
TITLE = "Programma's en makerspaces voor techniek in {regio}"
KEYWORDS = ("techniek", "makerspace", "vmbo", "mbo", "loopbaanoriëntatie", "omscholing")


def plan(
    catalogue: Catalogue,
    makers: dict[str, Make],
    updated: Updated,
    base_url: str,
) -> dict[str, Make]:
    """``data/dcat.jsonld``: a catalogue with one dataset, and a distribution for each shared file.

    ``makers`` make those files. They are answered as well, so that each is measured when it is
    made and no file is made twice. Without a base address the identifiers are relative to the file
    itself, which JSON-LD allows.
    """
    known: dict[str, Measure] = {}

    def measured(address: str) -> Iterator[bytes]:
        size, checksum = 0, hashlib.sha256()
        for piece in pieces_of(makers[address]):
            size += len(piece)
            checksum.update(piece)
            yield piece
        known[address] = Measure(size, checksum.hexdigest())

    def measure(address: str) -> Measure:
        if address not in known:
            deque(measured(address), maxlen=0)
        return known[address]

    return {
        **{shared.address: Streamed(partial(measured, shared.address)) for shared in SHARED},
        DCAT: lambda: _catalogue(catalogue, measure, updated(), base_url),
    }


def _catalogue(
    catalogue: Catalogue,
    measure: Callable[[str], Measure],
    updated: datetime | None,
    base_url: str,
) -> bytes:
    contact, agent = _contact(catalogue, base_url), _agent(catalogue)
    about = {
        "dct:title": _nl(TITLE.format(regio=catalogue.site.regio)),
        "dct:description": _nl(catalogue.site.samenvatting),
        "dct:publisher": agent,
        "dct:creator": agent,
        "dcat:contactPoint": contact,
        "dct:license": _a("dct:LicenseDocument", LICENCE),
        "dct:language": _in_eu("language/NLD", "dct:LinguisticSystem"),
        **_modified(updated),
    }
    data = {
        "@context": _PREFIXES,
        "@id": _id(DCAT, base_url) + "#catalogus",
        "@type": "dcat:Catalog",
        **about,
        "foaf:homepage": _a("foaf:Document", _id(urls.HOME, base_url)),
        "dcat:themeTaxonomy": {
            **_in_eu("data-theme", "skos:ConceptScheme"),
            "dct:title": {"@language": "en", "@value": "Data theme"},
        },
        "dcat:dataset": _dataset(catalogue, measure, about, base_url),
    }
    return (encode(data) + "\n").encode()


def _dataset(
    catalogue: Catalogue, measure: Callable[[str], Measure], about: Node, base_url: str
) -> Node:
    name = _id(DCAT, base_url) + "#dataset"
    return {
        "@id": name,
        "@type": "dcat:Dataset",
        **about,
        "dct:identifier": name,
        "dct:accessRights": _in_eu("access-right/PUBLIC", "dct:RightsStatement"),
        "dct:accrualPeriodicity": _in_eu("frequency/IRREG", "dct:Frequency"),
        "dcat:theme": [_concept(f"data-theme/{code}", name) for code, name in _THEMES.items()],
        "dcat:keyword": [_nl(word) for word in KEYWORDS],
        "dct:spatial": {"@type": "dct:Location", "rdfs:label": _nl(catalogue.site.regio)},
        "dcat:landingPage": _a("foaf:Document", _id(urls.DATA, base_url)),
        # What each field means stands on that page too.
        "foaf:page": _a("foaf:Document", _id(urls.DATA, base_url)),
        "dct:conformsTo": _schema(base_url),
        "dcat:distribution": [
            _distribution(shared, measure(shared.address), base_url) for shared in SHARED
        ],
    }


def _distribution(shared: Shared, measure: Measure, base_url: str) -> Node:
    address = {"@id": _id(shared.address, base_url)}
    return {
        "@id": _id(DCAT, base_url) + "#" + shared.address.rpartition("/")[2],
        "@type": "dcat:Distribution",
        "dct:title": _nl(shared.title),
        "dct:description": _nl(shared.about),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dct:license": _a("dct:LicenseDocument", LICENCE),
        "dcat:mediaType": _a("dct:MediaType", f"{_MEDIA}/{shared.media}"),
        "dct:format": _in_eu(f"file-type/{shared.format}", "dct:MediaTypeOrExtent"),
        "dct:language": _in_eu("language/NLD", "dct:LinguisticSystem"),
        "dcatap:availability": _concept("planned-availability/STABLE", "stabiel"),
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(measure.size)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _a("spdx:ChecksumAlgorithm", "spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": measure.sum},
        },
        **_conforms(shared, base_url),
    }


def _conforms(shared: Shared, base_url: str) -> Node:
    if shared.address == CATALOGUE:
        return {"dct:conformsTo": _schema(base_url)}
    return {"dct:conformsTo": _standard(*shared.standard)} if shared.standard else {}


def _schema(base_url: str) -> Node:
    return _standard(_id(SCHEMA, base_url), "JSON Schema van de catalogus")


def _standard(name: str, title: str) -> Node:
    return {"@id": name, "@type": "dct:Standard", "dct:title": _nl(title)}


def _agent(catalogue: Catalogue) -> Node:
    # The site itself: who stands behind it is not in the content.
    return {"@type": "foaf:Agent", "foaf:name": _nl(catalogue.site.naam)}


def _contact(catalogue: Catalogue, base_url: str) -> Node:
    """Where to ask: the page about taking part, for nobody's address is published."""
    asked = urls.taking_part(catalogue.paginas) or urls.HOME
    return {
        # Who reads it need not know that the second is a kind of the first.
        "@type": ["vcard:Kind", "vcard:Organization"],
        "vcard:fn": _nl(catalogue.site.naam),
        "vcard:hasURL": {"@id": _id(asked, base_url)},
    }


def _modified(updated: datetime | None) -> Node:
    if updated is None:
        return {}
    return {"dct:modified": {"@type": "xsd:date", "@value": updated.date().isoformat()}}


def _id(target: str, base_url: str) -> str:
    return seen_from(DCAT, target, base_url)


def _nl(text: str) -> Node:
    return {"@language": "nl", "@value": line(text)}


def _concept(name: str, label: str) -> Node:
    return {**_in_eu(name, "skos:Concept"), "skos:prefLabel": _nl(label)}


def _in_eu(name: str, kind: str) -> Node:
    return _a(kind, f"{_EU}/{name}")


def _a(kind: str, name: str) -> Node:
    """Something described elsewhere; its kind is said here for who does not look there."""
    return {"@id": name, "@type": kind}
