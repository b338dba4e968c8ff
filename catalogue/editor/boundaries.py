"""Boundaries of the wijken for the map, simplified: ``content/naslag/grenzen.yml`` from GeoJSON.

The GeoJSON has a polygon for each wijk, with its ``code``, in which neighbours share their points,
and an ``attribution``. Polygons meet in the middle of a river: the border between wijken that face
each other (``buren_overkant``) is drawn as water. Where a river is the border of the region,
each pair after ``--water`` is the beginning and end of such a stretch, in the direction of the
rings. Holes between wijken are water too.
"""

import json
import shlex
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from catalogue.checks import contents

Point = tuple[float, float]
"""Longitude and latitude."""
Line = Sequence[Point]
Edge = tuple[Point, Point]

METRES = 60
"""How far a simplified border may lie from the real one."""
_METRES_PER_DEGREE = 111_200
_SLIVER = 1e-6
"""Square degrees. A smaller hole is where sources of two years meet."""
_HEAD = """\
# De grenzen van de wijken, voor de kaart: vereenvoudigd, zo dat ze op elkaar blijven aansluiten.
#
#   wijk     de wijk; zonder wijk is het water
#   vlakken  gesloten lijnen; een vlak in een vlak is een gat
#   lijnen   het midden van een rivier
#
# Eerst de lengte en breedte van een punt, in tienduizendsten van een graad; dan de stap naar elk
# volgend punt.
#
# Bron: {attribution}
# Gemaakt met: python build.py wijken {arguments}
"""


class Network:
    """Borders as a network: the wijk on one side of each edge, and the points where borders meet.

    A border between two such points is simplified once, for the wijken on both sides.
    """

    def __init__(self, wijk_of: Mapping[Edge, str], nodes: Collection[Point]) -> None:
        self.wijk_of = wijk_of
        neighbours = defaultdict[Point, set[Point]](set)
        for start, end in wijk_of:
            neighbours[start].add(end)
            neighbours[end].add(start)
        self.nodes = {point for point, around in neighbours.items() if len(around) > 2} | {*nodes}

    def beyond(self, border: Line) -> str | None:
        """The wijk on the other side."""
        return self.wijk_of.get((border[1], border[0]))

    def borders(self, ring: Line) -> list[Line]:
        """The borders that a closed ring consists of."""
        points = list(ring[:-1])
        # A ring without nodes, an island, begins where its hole does too.
        at = next((at for at, p in enumerate(points) if p in self.nodes), points.index(min(points)))
        turned = [*points[at:], *points[: at + 1]]
        cuts = [0, *(n for n in range(1, len(points)) if turned[n] in self.nodes), len(points)]
        return [turned[start : end + 1] for start, end in pairwise(cuts)]

    def outside(self) -> Iterator[Line]:
        """Closed rings of the edges that no two wijken share, in the direction of their wijk."""
        following = {edge[0]: edge[1] for edge in self.wijk_of if self.beyond(edge) is None}
        while following:
            ring = [next(iter(following))]
            while ring[-1] in following:
                ring.append(following.pop(ring[-1]))
            yield ring


def boundaries(
    features: Sequence[Mapping[str, Any]],
    facing: Mapping[str, Collection[str]],
    water: Sequence[Edge] = (),
    metres: float = METRES,
) -> dict[str, tuple[list[str], list[str]]]:
    """Rings and lines as steps, by the code of the wijk; those of water by the empty name.

    ``facing`` names for a code those across the river; ``water`` are the stretches of the outer
    border that are a river.
    """
    rings = {
        feature["properties"]["code"]: [
            [(lon, lat) for lon, lat in ring] for ring in feature["geometry"]["coordinates"]
        ]
        for feature in features
    }
    edges = {edge: code for code, parts in rings.items() for r in parts for edge in pairwise(r)}
    network = Network(edges, {point for stretch in water for point in stretch})

    def simple(ring: Line) -> str:
        borders = (simplified(border, metres) for border in network.borders(ring))
        return steps([point for border in borders for point in border[:-1]], closed=True)

    outside = sorted(network.outside(), key=lambda ring: -abs(_area(ring)))
    holes = [
        ring
        for ring in outside
        if _area(ring) * _area(outside[0]) < 0 and abs(_area(ring)) > _SLIVER
    ]
    lines = [
        border
        for code, parts in rings.items()
        for ring in parts
        for border in network.borders(ring)
        if code < (other := network.beyond(border) or "") and other in facing[code]
    ]
    for start, end in water:
        lines += _stretch(network.borders(outside[0]), start, end)
    river = [steps(simplified(line, metres)) for line in lines]
    found = {code: (list(map(simple, parts)), list[str]()) for code, parts in rings.items()}
    return {"": (list(map(simple, holes)), river), **found}


def _stretch(borders: Sequence[Line], start: Point, end: Point) -> Iterator[Line]:
    """The borders of a ring from one node to another."""
    first = next(at for at, border in enumerate(borders) if border[0] == start)
    for border in (*borders[first:], *borders[:first]):
        yield border
        if border[-1] == end:
            return


def simplified(border: Line, metres: float) -> Line:
    """The border with fewer points, the same in both directions (Douglas and Peucker, 1973)."""
    if tuple(border) > tuple(border[::-1]):
        return simplified(border[::-1], metres)[::-1]
    start, end = border[0], border[-1]
    away = [_metres(point, start, end) for point in border]
    farthest = max(range(len(border)), key=away.__getitem__)
    if away[farthest] <= metres:
        return [start, end]
    first, rest = border[: farthest + 1], border[farthest:]
    return [*simplified(first, metres)[:-1], *simplified(rest, metres)]


def _metres(point: Point, start: Point, end: Point) -> float:
    """Distance from a point to the piece of line between two others."""
    narrowing = cos(radians(point[1]))
    (x, y), (to_x, to_y) = (
        ((lon - start[0]) * narrowing, lat - start[1]) for lon, lat in (point, end)
    )
    length = to_x * to_x + to_y * to_y
    part = max(0.0, min(1.0, (x * to_x + y * to_y) / length)) if length else 0.0
    return hypot(x - part * to_x, y - part * to_y) * _METRES_PER_DEGREE


def metres_between(start: Point, end: Point) -> float:
    """Length of a short edge."""
    width = (start[0] - end[0]) * cos(radians(start[1]))
    return hypot(width, start[1] - end[1]) * _METRES_PER_DEGREE


def _area(ring: Line) -> float:
    """Square degrees, negative for a ring that goes with the clock."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0]))) / 2


def steps(points: Line, *, closed: bool = False) -> str:
    """The first point and the steps to the next ones, in ten-thousandths of a degree.

    The step back to the start of a ring that is closed is left out.
    """
    grid = [(round(lon * 1e4), round(lat * 1e4)) for lon, lat in points]
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(grid)]
    if closed and grid[0] == grid[-1]:
        moves.pop()
    return " ".join(f"{x} {y}" for x, y in (grid[0], *(move for move in moves if any(move))))


def document(collection: Mapping[str, Any], content: Path, water: Sequence[str], name: str) -> str:
    """The text of ``grenzen.yml`` for the wijken in ``content``, from GeoJSON called ``name``."""
    drafts, _ = contents.check(contents.read(content))
    wijken = {draft.id: draft.values for draft in drafts if draft.kind.name == "wijk"}
    ids = {wijk["code"]: wijk_id for wijk_id, wijk in wijken.items()}
    facing = {
        wijk["code"]: {wijken[other.name]["code"] for other in wijk.get("buren_overkant", ())}
        for wijk in wijken.values()
    }
    ends = [(float(lon), float(lat)) for lon, lat in (point.split(",") for point in water)]
    stretches = list(zip(ends[::2], ends[1::2], strict=True))
    arguments = shlex.join([name, *(["--water", *water] if water else [])])
    text = _HEAD.format(attribution=collection["attribution"], arguments=arguments)
    for code, (rings, lines) in boundaries(collection["features"], facing, stretches).items():
        fields = {"wijk": ids.get(code), "vlakken": rings, "lijnen": lines}
        written = [f"{key}: {json.dumps(value)}" for key, value in fields.items() if value]
        if written:
            text += "\n- " + "\n  ".join(written) + "\n"
    return text
