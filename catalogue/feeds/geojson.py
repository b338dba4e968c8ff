"""Places on a map, as GeoJSON (RFC 7946): longitude first, WGS84.

An entry of which we do not know the point has no geometry; its ``wijken`` say where it is.
"""

from collections.abc import Iterable
from functools import partial
from itertools import chain

from catalogue.base.plan import Make, Streamed
from catalogue.content.model import Catalogue
from catalogue.feeds.addresses import seen_from
from catalogue.feeds.escaping import encode
from catalogue.feeds.pieces import listed
from catalogue.feeds.records import Describe
from catalogue.schema import Ligging, Makerspace, Programma, Record, kind_of, urls


def plan(catalogue: Catalogue, described: Describe, base_url: str) -> dict[str, Make]:
    """``data/makerspaces.geojson`` and ``data/programmas.geojson``."""
    both = ((Makerspace, catalogue.makerspaces), (Programma, catalogue.programmas))
    return {
        address(kind): Streamed(partial(_collection, address(kind), records, described, base_url))
        for kind, records in both
    }


def address(kind: type[Makerspace] | type[Programma]) -> str:
    """``data/makerspaces.geojson``."""
    return f"data/{kind_of(kind).plural}.geojson"


def _collection(
    here: str, records: Iterable[Record], described: Describe, base_url: str
) -> Iterable[bytes]:
    features = listed(_feature(here, one, described, base_url) for one in records)
    head = b'{"type": "FeatureCollection", "features": '
    return chain((head,), features, (b"}\n",))


def _feature(here: str, one: Record, described: Describe, base_url: str) -> bytes:
    page = encode(seen_from(here, urls.of(one), base_url))
    name = f"{kind_of(type(one)).plural}/{one.id}"
    head = (
        f'{{"type": "Feature", "id": {encode(name)}, "geometry": {encode(_geometry(one))}, '
        f'"properties": {{"pagina": {page}, '
    )
    return b"%b%b}}" % (head.encode(), described(one).replace(b"\n", b", "))


def _geometry(one: Record) -> dict[str, object] | None:
    """The point of a makerspace; of a programme the points of the makerspaces that it is in."""
    points = [[point.lon, point.lat] for point in _points(one)]
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
