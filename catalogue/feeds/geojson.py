"""Places on a map, as GeoJSON (RFC 7946): longitude first, WGS84.

An entry without a known point has no geometry; its ``wijken`` say where it is.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from catalogue.base.plan import Make
from catalogue.feeds.json_data import TEXT, as_data, computed, json_list
from catalogue.feeds.publication import Download, Publication
from catalogue.schema import Entry, Programma, kind_of, urls

DOWNLOADS = tuple(
    Download(
        f"data/{kind}.geojson",
        f"{name} op de kaart",
        "Voor een kaart. Zonder bekende plek is er alleen een wijk.",
        "application/geo+json",
        "GEOJSON",
        ("https://www.rfc-editor.org/rfc/rfc7946", "GeoJSON (RFC 7946)"),
    )
    for kind, name in (("makerspaces", "Makerspaces"), ("programmas", "Programma's"))
)


def plan(publication: Publication) -> dict[str, Make]:
    """``data/makerspaces.geojson`` and ``data/programmas.geojson``."""
    catalogue = publication.catalogue
    entries: tuple[Sequence[Entry], ...] = (catalogue.makerspaces, catalogue.programmas)
    return {
        download.address: partial(_collection, download.address, listed, publication)
        for download, listed in zip(DOWNLOADS, entries, strict=True)
    }


def _collection(here: str, entries: Sequence[Entry], publication: Publication) -> Iterator[bytes]:
    yield b'{"type": "FeatureCollection", "features": '
    yield from json_list(_feature(here, entry, publication) for entry in entries)
    yield b"}\n"


def _feature(here: str, entry: Entry, publication: Publication) -> dict[str, Any]:
    properties = {"pagina": publication.link(urls.of(entry), here), **as_data(entry)}
    properties |= computed(entry, publication.catalogue)
    properties.pop(TEXT, None)
    return {
        "type": "Feature",
        "id": f"{kind_of(type(entry)).plural}/{entry.id}",
        "geometry": _geometry(entry),
        "properties": properties,
    }


def _geometry(entry: Entry) -> dict[str, Any] | None:
    """The point of a makerspace; of a programme the points of the makerspaces that it is in."""
    places = entry.makerspaces if isinstance(entry, Programma) else (entry,)
    points = [[place.ligging.lon, place.ligging.lat] for place in places if place.ligging]
    if len(points) > 1:
        return {"type": "MultiPoint", "coordinates": points}
    return {"type": "Point", "coordinates": points[0]} if points else None
