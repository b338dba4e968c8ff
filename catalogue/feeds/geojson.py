"""Places on a map, as GeoJSON (RFC 7946): longitude first, WGS84.

An entry of which we do not know the point has no geometry; its ``wijken`` say where it is.
"""

from collections.abc import Iterable
from functools import partial

from catalogue import urls
from catalogue.feeds.addresses import seen_from
from catalogue.feeds.escaping import encode
from catalogue.feeds.records import TEXT, Describe, Described
from catalogue.links import Catalogue
from catalogue.plan import Make
from catalogue.schema import Ligging, Makerspace, Programma, Record, kind_of


def plan(catalogue: Catalogue, described: Describe, base_url: str) -> dict[str, Make]:
    """``data/makerspaces.geojson`` and ``data/programmas.geojson``."""
    both = ((Makerspace, catalogue.makerspaces), (Programma, catalogue.programmas))
    return {
        address(kind): partial(_collection, address(kind), records, described, base_url)
        for kind, records in both
    }


def address(kind: type[Makerspace] | type[Programma]) -> str:
    """``data/makerspaces.geojson``."""
    return f"data/{kind_of(kind).plural}.geojson"


def _collection(here: str, records: Iterable[Record], described: Describe, base_url: str) -> bytes:
    lines = ",\n".join(_feature(here, described(one), base_url) for one in records)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'.encode()


def _feature(here: str, one: Described, base_url: str) -> str:
    page = encode(seen_from(here, urls.of(one.record), base_url))
    fields = "".join(f', "{key}": {value}' for key, value in one.json.items() if key != TEXT)
    name = f"{kind_of(type(one.record)).plural}/{one.record.id}"
    return (
        f'{{"type": "Feature", "id": {encode(name)}, "geometry": {encode(_geometry(one))}, '
        f'"properties": {{"pagina": {page}{fields}}}}}'
    )


def _geometry(one: Described) -> dict[str, object] | None:
    """The point of a makerspace; of a programme the points of the makerspaces that it is in."""
    points = [[point.lon, point.lat] for point in _points(one.record)]
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}


def _points(record: object) -> Iterable[Ligging]:
    if isinstance(record, Makerspace):
        return filter(None, (record.ligging,))
    if isinstance(record, Programma):
        return filter(None, (place.ligging for place in record.makerspaces))
    return ()
