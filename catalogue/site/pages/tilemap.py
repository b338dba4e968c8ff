"""The schematic map of wijken and the table beside it, which show what ``insight`` knows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogue.insight.coverage import BORDERS, HAS, NONE, OUTSIDE, Coverage
from catalogue.schema import Gebied, Wijk, urls
from catalogue.site.languages import Interface
from catalogue.site.pages import lettering, water
from catalogue.site.pages.frame import Link, link


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a name in a square; ``knijp`` says that it only fits when it is squeezed."""

    tekst: str
    y: float
    knijp: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """One square of the map, in units of the drawing."""

    x: int
    y: int
    regels: Sequence[Line]
    staat: str
    naam: str
    uitleg: str
    adres: str


@dataclass(frozen=True, slots=True)
class Water:
    """A stretch of the river: a rectangle with waves in it."""

    x: int
    y: int
    breed: int


@dataclass(frozen=True, slots=True)
class TileMap:
    """The schematic map."""

    breed: int
    hoog: int
    tegels: Sequence[Tile]
    water: Sequence[Water] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table beside the map."""

    wijk: Link
    gebied: Link
    inwoners: str
    kinderen: str
    jongeren: str
    staat: str
    makerspaces: Sequence[Link]
    hiernaast: Sequence[Link]


def states(t: Interface) -> Mapping[str, str]:
    """The states of a wijk in words."""
    return {
        HAS: t("staat.heeft"),
        BORDERS: t("staat.grenst"),
        NONE: t("staat.geen"),
        OUTSIDE: t("kaart.buiten"),
    }


def rows(covered: Iterable[Coverage], t: Interface) -> tuple[Row, ...]:
    """The lines of the table, as written in the reference list."""
    return tuple(
        Row(
            link(one.wijk),
            link(one.wijk.gebied),
            t.figure(one.wijk.inwoners),
            t.figure(one.wijk.inwoners_0_15),
            t.figure(one.wijk.inwoners_15_25),
            one.staat,
            tuple(link(place) for place in one.hier),
            tuple(link(other) for other in one.hiernaast),
        )
        for one in covered
    )


_STEP = 10
_MARGIN = 1


def draw(covered: Iterable[Coverage], t: Interface, only: Gebied | None = None) -> TileMap | None:
    """The map of the wijken that have a place on it; nothing when none has.

    ``only`` leaves out the other areas.
    """
    said = states(t)
    placed = [
        (one, one.wijk.tegel)
        for one in covered
        if one.wijk.tegel and (only is None or one.wijk.gebied is only)
    ]
    if not placed:
        return None
    left = min(tile.kolom for _, tile in placed)
    top = min(tile.rij for _, tile in placed)
    right = max(tile.kolom for _, tile in placed)
    bottom = max(tile.rij for _, tile in placed)
    return TileMap(
        (right - left + 1) * _STEP + _MARGIN,
        (bottom - top + 1) * _STEP + _MARGIN,
        tuple(
            Tile(
                (tile.kolom - left) * _STEP + _MARGIN,
                (tile.rij - top) * _STEP + _MARGIN,
                _lines(one.wijk.naam, (tile.rij - top) * _STEP + _MARGIN),
                one.staat,
                one.wijk.naam,
                said[one.staat],
                urls.of(one.wijk),
            )
            for one, tile in placed
        ),
        () if only else _water((one.wijk for one, _ in placed), left, top),
    )


def _water(wijken: Iterable[Wijk], left: int, top: int) -> tuple[Water, ...]:
    stretches = water.runs(water.squares(wijken))
    return tuple(
        Water(
            (column - left) * _STEP + _MARGIN // 2, (row - top) * _STEP + _MARGIN // 2, long * _STEP
        )
        for column, row, long in stretches
    )


_LINE = 1.9
_FITS = 10
"""Letters of the words that share a line."""
_EMS = 8.2 / 1.72
"""What fits between the sides of a square, in ems of its letters (`map.css`)."""


def _lines(name: str, top: int) -> tuple[Line, ...]:
    """The name over at most three lines, around the middle of its square."""
    rows: list[str] = []
    for part in name.replace("-", "- ").split():
        if rows and len(rows[-1]) + len(part) < _FITS:
            rows[-1] += part if rows[-1].endswith("-") else f" {part}"
        else:
            rows.append(part)
    first = top + 5.1 - _LINE * (len(rows) - 1) / 2
    return tuple(
        Line(row, round(first + _LINE * place, 2), lettering.width(row) > _EMS)
        for place, row in enumerate(rows)
    )
