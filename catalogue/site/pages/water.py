"""The river on the schematic map: the empty squares between two banks.

Nobody draws it: land that hangs together by ``buren`` is one bank, and ``buren_over_de_maas`` says
which banks face each other. An empty square with one bank above it and a facing one below it is
water; so the river moves when the tiles do, and a region without one has none.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from catalogue.schema import Wijk

Square = tuple[int, int]
"""Column and row."""


def squares(wijken: Iterable[Wijk]) -> tuple[Square, ...]:
    """The squares of water, row by row; also those under an island."""
    tiles = {(one.tegel.kolom, one.tegel.rij): one for one in wijken if one.tegel}
    banks = _banks(tiles.values())
    facing = {
        frozenset((banks[one.id], banks[other]))
        for one in tiles.values()
        for other in one.buren_over_de_maas
        if other in banks
    }
    found = {square for square in _between(tiles, banks, facing) if square not in tiles}
    return tuple(sorted(found | set(_joined(found)), key=lambda square: square[::-1]))


def runs(found: Iterable[Square]) -> Iterator[tuple[int, int, int]]:
    """The same squares as column, row and length of every stretch."""
    row: list[Square] = []
    for square in found:
        if row and (row[-1][1] != square[1] or row[-1][0] + 1 != square[0]):
            yield (*row[0], len(row))
            row = []
        row.append(square)
    if row:
        yield (*row[0], len(row))


def _banks(wijken: Iterable[Wijk]) -> dict[str, str]:
    """For every wijk the name of its bank: the first wijk of the land that it is part of."""
    known = {one.id: one for one in wijken}
    banks: dict[str, str] = {}
    for name in known:
        pending = [name]
        while pending:
            one = pending.pop()
            if one in known and one not in banks:
                banks[one] = name
                pending += known[one].buren
    return banks


def _between(
    tiles: Mapping[Square, Wijk], banks: Mapping[str, str], facing: set[frozenset[str]]
) -> Iterator[Square]:
    for column in sorted({column for column, _ in tiles}):
        rows = sorted(row for other, row in tiles if other == column)
        for above, below in pairwise(rows):
            pair = {banks[tiles[column, row].id] for row in (above, below)}
            if len(pair) == 2 and frozenset(pair) in facing:
                yield from ((column, row) for row in range(above + 1, below))


def _joined(found: set[Square]) -> Iterator[Square]:
    """What lies between two squares of water in the row where the river is widest."""
    if not found:
        return
    rows = [row for _, row in found]
    main = max(sorted(set(rows)), key=rows.count)
    columns = [column for column, row in found if row == main]
    yield from ((column, main) for column in range(min(columns), max(columns) + 1))
