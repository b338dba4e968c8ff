"""Boundaries for the map: simplified together, so that neighbours still meet."""

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

import pytest

from catalogue.editor import boundaries
from catalogue.editor.boundaries import Edge, Point

# Degrees: about 100 metres.
B = 0.001


def _feature(code: str, *rings: Iterable[Point]) -> dict[str, object]:
    closed = [[*ring, next(iter(ring))] for ring in map(list, rings)]
    return {"properties": {"code": code}, "geometry": {"coordinates": closed}}


def _wave(y: float, *, back: bool = False) -> list[Point]:
    """A border from west to east with a small wave that goes and a large one that stays."""
    points = [(4.4, y), (4.41, y + B / 10), (4.42, y), (4.43, y + 5 * B), (4.44, y)]
    return points[::-1] if back else points


# Two wijken above each other, in the upper one an island, and between them a hole.
_ISLAND = [(4.41, 52.03), (4.41, 52.04), (4.42, 52.04), (4.42, 52.03)]
_HOLE = [(4.44, 52.01), (4.45, 52.012), (4.46, 52.01), (4.45, 52.008)]
_NORTH = _feature(
    "N",
    [*_wave(52.01), *_HOLE[1:3], (4.47, 52.01), (4.47, 52.05), (4.4, 52.05)],
    _ISLAND,
)
_SOUTH = _feature(
    "Z", [(4.4, 52), (4.47, 52), (4.47, 52.01), _HOLE[2], _HOLE[3], *_wave(52.01, back=True)]
)
_TOWN = [_NORTH, _SOUTH, _feature("E", _ISLAND[::-1])]


def _points(steps: str) -> list[Point]:
    numbers = list(map(int, steps.split()))
    return list(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True))


def _edges(rings: Iterable[str]) -> Iterator[Edge]:
    for ring in map(_points, rings):
        yield from pairwise((*ring, ring[0]))


def test_neighbours_lose_the_same_points() -> None:
    found = boundaries.boundaries(_TOWN, {"N": {"Z"}, "Z": {"N"}, "E": set()})
    (hole,), (west, east) = found.pop("")
    rings = [ring for parts, _ in found.values() for ring in parts]
    corners = _points(found["N"][0][0])
    assert (44300, 520150) in corners
    assert (44100, 520100) not in corners
    edges = set(_edges(rings))
    alone = {(start, end) for start, end in edges if (end, start) not in edges}
    # Nothing is beside a border around the town and around the hole, and everywhere else a wijk.
    assert alone - set(_edges([hole])) == {
        *pairwise([(44700, 520100), (44700, 520500), (44000, 520500), (44000, 520100)]),
        *pairwise([(44000, 520100), (44000, 520000), (44700, 520000), (44700, 520100)]),
    }
    assert set(_edges([hole])) < alone
    # Where they face each other the border is the middle of a river.
    assert [len(_points(line)) for line in (west, east)] == [4, 2]


def test_a_river_on_the_outside_is_said_by_its_ends() -> None:
    facing: dict[str, set[str]] = {"N": set(), "Z": set(), "E": set()}
    stretch = ((4.4, 52.0), (4.47, 52.0))
    (_, lines) = boundaries.boundaries(_TOWN, facing, [stretch])[""]
    assert lines == ["44000 520000 700 0"]


@pytest.mark.parametrize("line", [[(4.4, 52.0), (4.4, 52.0)], _wave(52.0)])
def test_both_directions_give_the_same(line: list[Point]) -> None:
    there = boundaries.simplified(line, 25)
    assert boundaries.simplified(line[::-1], 25) == there[::-1]
