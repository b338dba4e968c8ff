"""The list of our open data for the catalogues of others: DCAT-AP-NL 3.0 as JSON-LD."""

import hashlib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from catalogue.base.plan import Make
from catalogue.feeds import json_schema
from catalogue.feeds.escaping import encode, line
from catalogue.feeds.publication import LICENCE, Download, Publication
from catalogue.schema import urls

ADDRESS = "data/dcat.jsonld"
TITLE = "Programma's en makerspaces voor techniek in {regio}"
KEYWORDS = ("techniek", "makerspace", "vmbo", "mbo", "loopbaanoriëntatie", "omscholing")
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
_THEMES = {"EDUC": "Onderwijs, cultuur en sport", "SOCI": "Bevolking en samenleving"}


def plan(
    publication: Publication, makers: Mapping[str, Make], downloads: Sequence[Download]
) -> dict[str, Make]:
    """``data/dcat.jsonld``: a catalogue with one dataset, and a distribution for each download.

    ``makers`` make the downloads. They are answered as well, so that each is measured when it is
    made and no file is made twice. Without a base address the identifiers are relative to the file
    itself, which JSON-LD allows.
    """
    sizes: dict[str, tuple[int, str]] = {}

    def measured(address: str) -> Iterator[bytes]:
        size, checksum = 0, hashlib.sha256()
        content = makers[address]()
        for piece in (content,) if isinstance(content, bytes) else content:
            size += len(piece)
            checksum.update(piece)
            yield piece
        sizes[address] = size, checksum.hexdigest()

    def size_of(address: str) -> tuple[int, str]:
        """Size in bytes and SHA-256 in hexadecimal."""
        if address not in sizes:
            deque(measured(address), maxlen=0)
        return sizes[address]

    def render() -> bytes:
        distributions = [
            _distribution(download, *size_of(download.address), publication)
            for download in downloads
        ]
        return (encode(_catalogue(publication, distributions)) + "\n").encode()

    return {
        **{download.address: partial(measured, download.address) for download in downloads},
        ADDRESS: render,
    }


def _about(publication: Publication) -> Node:
    """Properties that both the catalogue and its dataset have."""
    site, changed = publication.catalogue.site, publication.last_change
    contact = urls.taking_part(publication.catalogue.paginas) or urls.HOME
    # The site itself: who stands behind it is not in the content.
    agent = {"@type": "foaf:Agent", "foaf:name": _nl(site.naam)}
    about = {
        "dct:title": _nl(TITLE.format(regio=site.regio)),
        "dct:description": _nl(site.samenvatting),
        "dct:publisher": agent,
        "dct:creator": agent,
        # Where to ask: the organisation behind the site, else the page about taking part.
        "dcat:contactPoint": {
            # A reader need not know that the second is a kind of the first.
            "@type": ["vcard:Kind", "vcard:Organization"],
            "vcard:fn": _nl(site.contact.naam if site.contact else site.naam),
            **({"vcard:hasEmail": {"@id": f"mailto:{site.contact.email}"}} if site.contact else {}),
            "vcard:hasURL": {"@id": publication.link(contact, ADDRESS)},
        },
        "dct:license": _a("dct:LicenseDocument", LICENCE),
        "dct:language": _in_eu("language/NLD", "dct:LinguisticSystem"),
    }
    if changed:
        about["dct:modified"] = {"@type": "xsd:date", "@value": changed.date().isoformat()}
    return about


def _catalogue(publication: Publication, distributions: list[Node]) -> Node:
    about, name = _about(publication), f"{_id(publication)}#dataset"
    region = _nl(publication.catalogue.site.regio)
    landing_page = _a("foaf:Document", publication.link(urls.DATA, ADDRESS))
    dataset = {
        "@id": name,
        "@type": "dcat:Dataset",
        **about,
        "dct:identifier": name,
        "dct:accessRights": _in_eu("access-right/PUBLIC", "dct:RightsStatement"),
        "dct:accrualPeriodicity": _in_eu("frequency/IRREG", "dct:Frequency"),
        "dcat:theme": [_concept(f"data-theme/{code}", name) for code, name in _THEMES.items()],
        "dcat:keyword": [_nl(word) for word in KEYWORDS],
        "dct:spatial": {
            "@type": "dct:Location",
            "rdfs:label": region,
        },
        "dcat:landingPage": landing_page,
        # The meaning of each field stands on that page too.
        "foaf:page": landing_page,
        "dct:conformsTo": _standard(json_schema.STANDARD, publication),
        "dcat:distribution": distributions,
    }
    return {
        "@context": _PREFIXES,
        "@id": _id(publication) + "#catalogus",
        "@type": "dcat:Catalog",
        **about,
        "foaf:homepage": _a("foaf:Document", publication.link(urls.HOME, ADDRESS)),
        "dcat:themeTaxonomy": {
            **_in_eu("data-theme", "skos:ConceptScheme"),
            "dct:title": {"@language": "en", "@value": "Data theme"},
        },
        "dcat:dataset": dataset,
    }


def _distribution(download: Download, size: int, checksum: str, publication: Publication) -> Node:
    address = {"@id": publication.link(download.address, ADDRESS)}
    return {
        "@id": f"{_id(publication)}#{download.address.rpartition('/')[2]}",
        "@type": "dcat:Distribution",
        "dct:title": _nl(download.title),
        "dct:description": _nl(download.about),
        "dcat:accessURL": address,
        "dcat:downloadURL": address,
        "dct:license": _a("dct:LicenseDocument", LICENCE),
        "dcat:mediaType": _a("dct:MediaType", f"{_MEDIA}/{download.media}"),
        "dct:format": _in_eu(f"file-type/{download.format}", "dct:MediaTypeOrExtent"),
        "dct:language": _in_eu("language/NLD", "dct:LinguisticSystem"),
        "dcatap:availability": _concept("planned-availability/STABLE", "stabiel"),
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(size)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _a("spdx:ChecksumAlgorithm", "spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": checksum},
        },
        "dct:conformsTo": _standard(download.standard, publication),
    }


def _standard(standard: tuple[str, str], publication: Publication) -> Node:
    address, title = standard
    name = address if "://" in address else publication.link(address, ADDRESS)
    return {"@id": name, "@type": "dct:Standard", "dct:title": _nl(title)}


def _id(publication: Publication) -> str:
    return publication.link(ADDRESS, ADDRESS)


def _nl(text: str) -> Node:
    return {"@language": "nl", "@value": line(text)}


def _concept(name: str, label: str) -> Node:
    return {**_in_eu(name, "skos:Concept"), "skos:prefLabel": _nl(label)}


def _in_eu(name: str, kind: str) -> Node:
    return _a(kind, f"{_EU}/{name}")


def _a(kind: str, name: str) -> Node:
    """Refer to something described elsewhere; its kind is repeated for readers who stay here."""
    return {"@id": name, "@type": kind}
