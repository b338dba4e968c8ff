"""Places on a map, as GeoJSON (RFC 7946): longitude first, WGS84.

An entry of which we do not know the point has no geometry; its ``wijken`` say where it is.
"""

from collections.abc import Iterable, Sequence

from catalogue import urls
from catalogue.feeds.addresses import seen_from
from catalogue.feeds.escaping import encode
from catalogue.feeds.records import TEXT, Described
from catalogue.schema import Ligging, Makerspace, Programma, kind_of


def render(
    makerspaces: Sequence[Described], programmas: Sequence[Described], base_url: str
) -> dict[str, bytes]:
    """``data/makerspaces.geojson`` and ``data/programmas.geojson``."""
    return {
        address(kind): _collection(address(kind), described, base_url)
        for kind, described in ((Makerspace, makerspaces), (Programma, programmas))
    }


def address(kind: type[Makerspace] | type[Programma]) -> str:
    """``data/makerspaces.geojson``."""
    return f"data/{kind_of(kind).plural}.geojson"


def _collection(here: str, described: Iterable[Described], base_url: str) -> bytes:
    lines = ",\n".join(_feature(here, one, base_url) for one in described)
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
