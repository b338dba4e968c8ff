"""Drawings of the wijken: the schematic map with its river, and a history in bars per year."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby, pairwise

from catalogue.insight.coverage import Coverage
from catalogue.insight.history import Year
from catalogue.schema import Gebied, Wijk
from catalogue.site import words

Square = tuple[int, int]
"""Column and row."""

_STEP, _MARGIN = 10, 1
_LINE = 1.9
_FITS = 10
"""Letters of the words that share a line."""
_EMS = 8.2 / 1.72
"""Width between the sides of a square, in ems of its letters (`map.css`)."""


@dataclass(frozen=True, slots=True)
class Tile:
    """Square of a wijk. A line of its name is (text, y, only fits when squeezed)."""

    coverage: Coverage
    x: int
    y: int
    lines: Sequence[tuple[str, float, bool]]


@dataclass(frozen=True, slots=True)
class TileMap:
    """Schematic map, in units of the drawing. A stretch of the river is (x, y, width)."""

    width: int
    height: int
    tiles: Sequence[Tile]
    water: Sequence[tuple[int, int, int]]


def tile_map(coverages: Iterable[Coverage], gebied: Gebied | None = None) -> TileMap | None:
    """Map of the wijken that have a place on it (of one gebied); nothing when none has."""
    placed = [
        (coverage, tegel)
        for coverage in coverages
        if (tegel := coverage.wijk.tegel) and (gebied is None or coverage.wijk.gebied is gebied)
    ]
    if not placed:
        return None
    columns, rows = [tegel.kolom for _, tegel in placed], [tegel.rij for _, tegel in placed]
    left, top = min(columns), min(rows)
    tiles = []
    for coverage, tegel in placed:
        x, y = (tegel.kolom - left) * _STEP + _MARGIN, (tegel.rij - top) * _STEP + _MARGIN
        tiles.append(Tile(coverage, x, y, _lines(coverage.wijk.naam, y)))
    river = set() if gebied else _river([coverage.wijk for coverage, _ in placed])
    return TileMap(
        (max(columns) - left + 1) * _STEP + _MARGIN,
        (max(rows) - top + 1) * _STEP + _MARGIN,
        tiles,
        [
            ((column - left) * _STEP, (row - top) * _STEP, length * _STEP)
            for column, row, length in _stretches(river)
        ],
    )


def _lines(name: str, top: int) -> list[tuple[str, float, bool]]:
    """The name over at most three lines, around the middle of its square."""
    lines: list[str] = []
    for part in name.replace("-", "- ").split():
        if lines and len(lines[-1]) + len(part) < _FITS:
            lines[-1] += part if lines[-1].endswith("-") else f" {part}"
        else:
            lines.append(part)
    first = top + 5.1 - _LINE * (len(lines) - 1) / 2
    return [
        (line, round(first + _LINE * place, 2), words.width(line) > _EMS)
        for place, line in enumerate(lines)
    ]


def _river(wijken: Sequence[Wijk]) -> set[Square]:
    """Empty squares between two banks of the river, also those under an island.

    Nobody draws it: land that hangs together by ``buren`` is one bank, ``buren_over_de_maas``
    says which banks face each other, and empty squares with one bank above and a facing one below
    are water. So the river moves when the tiles do, and a region without one has none.
    """
    tiles = {(wijk.tegel.kolom, wijk.tegel.rij): wijk for wijk in wijken if wijk.tegel}
    banks = _banks(wijken)
    facing = {
        frozenset((banks[wijk.id], banks[other]))
        for wijk in wijken
        for other in wijk.buren_over_de_maas
        if other in banks
    }
    water = set()
    for column, squares in groupby(sorted(tiles), key=lambda square: square[0]):
        for (_, above), (_, below) in pairwise(squares):
            pair = frozenset(banks[tiles[column, row].id] for row in (above, below))
            if len(pair) == 2 and pair in facing:
                water |= {(column, row) for row in range(above + 1, below)}
    if water:
        # In the row where the river is widest it also runs under what lies between.
        rows = [row for _, row in water]
        widest = max(sorted(set(rows)), key=rows.count)
        columns = [column for column, row in water if row == widest]
        water |= {(column, widest) for column in range(min(columns), max(columns) + 1)}
    return water


def _banks(wijken: Iterable[Wijk]) -> Mapping[str, str]:
    """For the id of every wijk its bank: the first wijk of the land that it is part of."""
    by_id = {wijk.id: wijk for wijk in wijken}
    banks: dict[str, str] = {}
    for name in by_id:
        pending = [name]
        while pending:
            neighbour = pending.pop()
            if neighbour in by_id and neighbour not in banks:
                banks[neighbour] = name
                pending += by_id[neighbour].buren
    return banks


def _stretches(squares: set[Square]) -> Iterator[tuple[int, int, int]]:
    """Column, row and length of every stretch of squares side by side, row by row."""
    for column, row in sorted(squares, key=lambda square: square[::-1]):
        if (column - 1, row) not in squares:
            yield column, row, next(n for n in count(1) if (column + n, row) not in squares)


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
