"""Drawings of the wijken: maps from their boundaries, and a history in bars per year."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from math import cos, radians

from catalogue.content.model import Catalogue
from catalogue.insight.coverage import Coverage
from catalogue.insight.history import Year
from catalogue.schema import Gebied, Ligging, Wijk
from catalogue.site import words

Point = tuple[float, float]
"""Metres east and south of the north-western corner, or units of a drawing."""
Line = Sequence[Point]
Coverages = Mapping[Wijk, Coverage]

_METRES_PER_DEGREE = 111_200
_METRES, _CLOSE, _COARSE = 60, 10, 60
"""Metres to a unit of a drawing: of the city, of a wijk, and of the light one on the first page."""
_MARGIN, _BESIDE = 250, 900
"""Metres around what a map is about."""
_PHONE = 350
"""Pixels that a map is wide on a phone."""
_RIVER = 400
"""Metres between the banks of a river, of which we know the middle."""
_LETTER = 11
"""Pixels of a name."""
_SHORT = 10
"""Letters of a name that stays on one line."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of a name around a point."""

    x: int
    y: int
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Area:
    """A wijk on a map; ``hier`` when the map is about it, or about its gebied."""

    wijk: Wijk
    path: str
    hier: bool


@dataclass(frozen=True, slots=True)
class Map:
    """A map in units of the drawing: wijken by state, water, and public makerspaces as dots.

    ``rivier`` is the middle of a river and ``breed`` its width; ``plekken`` are where they are,
    ``ongeveer`` in the middle of their wijk, above its name; ``namen`` are those that fit;
    ``omtrek`` is the outline of the one wijk that the map is about.
    """

    x: int
    y: int
    width: int
    height: int
    letter: int
    breed: int
    staten: Mapping[str, Sequence[Area]]
    water: str
    rivier: str
    plekken: str
    ongeveer: str
    namen: Sequence[Label]
    omtrek: str


class Atlas:
    """Boundaries of the wijken of a catalogue on a plane, and the maps that they make.

    It is false for a region without boundaries, and then makes no maps.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        corners = [grens.vlakken[0].split()[:2] for grens in catalogue.grenzen if grens.vlakken]
        self._west = min((int(lon) for lon, _ in corners), default=0)
        self._north = max((int(lat) for _, lat in corners), default=0)
        self._narrowing = cos(radians(self._north / 1e4))
        self._rings: dict[Wijk, list[Line]] = {}
        self._lakes: list[Line] = []
        self._rivers: list[Line] = []
        for grens in catalogue.grenzen:
            rings = self._rings.setdefault(grens.wijk, []) if grens.wijk else self._lakes
            rings += map(self._line, grens.vlakken)
            self._rivers += map(self._line, grens.lijnen)
        self._rings = dict(_alongside(self._rings))

    def __bool__(self) -> bool:
        return bool(self._rings)

    def _line(self, steps: str) -> Line:
        numbers = list(map(int, steps.split()))
        lons, lats = accumulate(numbers[::2]), accumulate(numbers[1::2])
        return [self._point(lon, lat) for lon, lat in zip(lons, lats, strict=True)]

    def _point(self, lon: float, lat: float) -> Point:
        """A point in metres, from ten-thousandths of a degree."""
        scale = _METRES_PER_DEGREE / 1e4
        return (lon - self._west) * self._narrowing * scale, (self._north - lat) * scale

    def _place(self, ligging: Ligging) -> Point:
        return self._point(ligging.lon * 1e4, ligging.lat * 1e4)

    # --- the maps ---

    def of_city(self, coverages: Coverages, kaart: str = "stad") -> Map | None:
        """The wijken of one of the two large maps; names of gebieden for who does not enlarge."""
        wijken = [wijk for wijk in self._rings if wijk.gebied.kaart == kaart]
        gebieden = dict.fromkeys(wijk.gebied for wijk in wijken)
        return self._map(coverages, wijken, gebieden)

    def of_home(self, coverages: Coverages) -> Map | None:
        """The city without names, rounded so that it weighs little."""
        wijken = [wijk for wijk in self._rings if wijk.gebied.kaart == "stad"]
        gebieden = dict.fromkeys(wijk.gebied for wijk in wijken)
        return self._map(coverages, wijken, gebieden, metres=_COARSE)

    def of_gebied(self, coverages: Coverages, gebied: Gebied) -> Map | None:
        """The wijken of a gebied, and what lies around it."""
        wijken = [wijk for wijk in self._rings if wijk.gebied is gebied]
        return self._map(coverages, wijken, metres=_CLOSE)

    def of_wijk(self, coverages: Coverages, wijk: Wijk) -> Map | None:
        """A wijk between its neighbours."""
        about = [wijk] if wijk in self._rings else []
        return self._map(coverages, about, metres=_CLOSE, margin=_BESIDE)

    def _map(
        self,
        coverages: Coverages,
        about: Sequence[Wijk],
        gebieden: Collection[Gebied] = (),
        *,
        metres: int = _METRES,
        margin: int = _MARGIN,
    ) -> Map | None:
        """The map of some wijken. It has others around them too, unless it names ``gebieden``."""
        if not about:
            return None
        sheet = _Sheet([p for wijk in about for p in self._rings[wijk][0]], metres, margin)
        staten: dict[str, list[Area]] = {}
        labels = [sheet.label(gebied.naam, self._points(gebied)) for gebied in gebieden]
        for wijk, rings in self._rings.items():
            if wijk in about or (not gebieden and any(map(sheet.shows, rings))):
                path = "".join(map(sheet.ring, rings))
                staten.setdefault(coverages[wijk].staat, []).append(Area(wijk, path, wijk in about))
                if not gebieden:
                    labels.append(sheet.label(wijk.naam, rings[0], self._place(wijk.ligging)))
        wijken = (area.wijk for areas in staten.values() for area in areas)
        exact, rough = self._places(coverages[wijk] for wijk in wijken)
        return Map(
            *sheet.box,
            sheet.letter,
            round(_RIVER / metres),
            staten,
            "".join(sheet.ring(lake) for lake in self._lakes if sheet.shows(lake)),
            "".join(sheet.line(river) for river in self._rivers if sheet.shows(river)),
            "".join(map(sheet.dot, exact)),
            "".join(sheet.dot(middle, 0 if gebieden else sheet.letter) for middle in rough),
            [label for label in labels if label],
            "".join(map(sheet.ring, self._rings[about[0]])) if len(about) == 1 else "",
        )

    def _places(self, coverages: Iterable[Coverage]) -> tuple[list[Point], list[Point]]:
        """Public makerspaces: points where they are, and middles of wijken for the others."""
        exact, rough = dict[Point, None](), dict[Point, None]()
        for coverage in coverages:
            for place in (*coverage.hier, *coverage.misschien):
                points = exact if place.ligging else rough
                points[self._place(place.ligging or coverage.wijk.ligging)] = None
        return list(exact), list(rough)

    def _points(self, gebied: Gebied) -> Line:
        rings = (rings[0] for wijk, rings in self._rings.items() if wijk.gebied is gebied)
        return [point for ring in rings for point in ring]


class _Sheet:
    """Paper around some points: metres become units of the drawing, and lines become paths."""

    def __init__(self, around: Line, metres: int, margin: int) -> None:
        self._metres = metres
        left, top, right, bottom = _bounds(around)
        self._left, self._top = self.point((left - margin, top - margin))
        self._right, self._bottom = self.point((right + margin, bottom + margin))
        width, height = self._right - self._left, self._bottom - self._top
        self.box = (self._left, self._top, width, height)
        self.letter = round(_LETTER * width / _PHONE)

    def point(self, point: Point) -> tuple[int, int]:
        return round(point[0] / self._metres), round(point[1] / self._metres)

    def room(self, points: Line) -> tuple[int, int]:
        """Width and height of the part of some wijken that is on the paper."""
        left, top, right, bottom = _bounds(points)
        (left, top), (right, bottom) = self.point((left, top)), self.point((right, bottom))
        width = min(right, self._right) - max(left, self._left)
        return round(width), round(min(bottom, self._bottom) - max(top, self._top))

    def shows(self, ring: Line) -> bool:
        return min(self.room(ring)) >= 0

    def label(self, name: str, points: Line, middle: Point | None = None) -> Label | None:
        """The name of what lies between some points, if it fits there."""
        left, top, right, bottom = _bounds(points)
        x, y = self.point(middle or ((left + right) / 2, (top + bottom) / 2))
        lines = _lines(name)
        width, height = self.room(points)
        wide, high = max(map(words.width, lines)) * self.letter, 1.2 * len(lines) * self.letter
        inside = (
            self._left < x - wide / 2 < x + wide / 2 < self._right
            and self._top < y - high / 2 < y + high / 2 < self._bottom
        )
        return Label(x, y, lines) if inside and wide < width and high < height else None

    def line(self, line: Line) -> str:
        """Path along some points: ``M12 5l4-3 1 6``."""
        points = [point for point, _ in groupby(map(self.point, line))]
        (x, y), steps = points[0], [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
        return f"M{x} {y}l" + " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")

    def ring(self, ring: Line) -> str:
        return f"{self.line(ring)}z"

    def dot(self, point: Point, above: int = 0) -> str:
        x, y = self.point(point)
        return f"M{x} {y - above}h0"


def _alongside(rings: Mapping[Wijk, list[Line]]) -> Iterator[tuple[Wijk, list[Line]]]:
    """Turn rings such that most borders run the same way in both wijken.

    Then gzip meets the same steps again: a map weighs a tenth less.
    """
    drawn = set[tuple[Point, Point]]()
    for wijk, parts in rings.items():
        turned: list[Line] = [[ring[0], *ring[:0:-1]] for ring in parts]
        straight, back = (
            {edge for ring in way for edge in pairwise((*ring, ring[0]))} for way in (parts, turned)
        )
        if len(back & drawn) > len(straight & drawn):
            yield wijk, turned
            drawn |= back
        else:
            yield wijk, parts
            drawn |= straight


def _bounds(points: Line) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _lines(name: str) -> Sequence[str]:
    """A name on one line, or on two of about the same length."""
    cuts = [at + 1 for at, letter in enumerate(name) if letter in " -"]
    if len(name) <= _SHORT or not cuts:
        return (name,)
    cut = min(cuts, key=lambda at: abs(2 * at - len(name)))
    return name[:cut].strip(), name[cut:]


_BAR_STEP, _BAR, _HIGH, _TOP = 40, 26, 90, 18


def bars(years: Sequence[Year]) -> list[tuple[Year, int, int, int]]:
    """A bar per year, as (year, x, y, height); ``parts/staven.html`` draws them."""
    most = max((1, *(year.woonwijken for year in years)))
    drawn = []
    for at, year in enumerate(years):
        height = round(_HIGH * year.woonwijken / most)
        x = at * _BAR_STEP + (_BAR_STEP - _BAR) // 2
        drawn.append((year, x, _TOP + _HIGH - height, height))
    return drawn


def periods(years: Iterable[Year]) -> Iterator[tuple[Year, Year]]:
    """First and last year of the lines of a table: years without a change are one line."""
    for changed, stretch in groupby(years, key=lambda year: bool(year.erbij or year.weg)):
        group = list(stretch)
        yield from zip(group, group, strict=True) if changed else [(group[0], group[-1])]
