"""What the pictures are made of: the tiles of the site on a grid of 40, its signs on one of 48.

They are the drawings of ``templates/parts/tekening.html`` and ``templates/tekens/``.
"""

from collections.abc import Mapping
from types import MappingProxyType

from catalogue.site.emblem.pen import Drawing, Pen, shapes

TILE, SIGN = 40, 48


def _quarter(pen: Pen) -> None:
    pen.disc(0, 0, 40)


def _ring(pen: Pen) -> None:
    pen.disc(20, 20, 17)
    pen.disc(20, 20, 10, hole=True)
    pen.disc(20, 20, 4)


def _dots(pen: Pen) -> None:
    for place in range(9):
        pen.box(5 + 12 * (place % 3), 5 + 12 * (place // 3), 6, 6)


def _waves(pen: Pen) -> None:
    for y in (5, 17, 29):
        pen.wave(y, height=4, length=20, thick=6)


def _nut(pen: Pen) -> None:
    pen.shape((20, 2), (36, 11), (36, 29), (20, 38), (4, 29), (4, 11))
    pen.disc(20, 20, 8, hole=True)


def _containers(pen: Pen) -> None:
    for x, y, wide in ((0, 2, 40), (0, 22, 18), (22, 22, 18)):
        pen.box(x, y, wide, 16)
        for slit in range(x + 5, x + wide - 4, 8):
            pen.box(slit, y + 3, 3, 10, hole=True)


_stairs = shapes(
    ((0, 40), (0, 30), (10, 30), (10, 20), (20, 20), (20, 10), (30, 10), (30, 0), (40, 0), (40, 40))
)
_stripes = shapes(
    ((0, 0), (10, 0), (0, 10)),
    ((20, 0), (30, 0), (0, 30), (0, 20)),
    ((40, 0), (40, 10), (10, 40), (0, 40)),
    ((40, 20), (40, 30), (30, 40), (20, 40)),
)
_crane = shapes(
    ((6, 40), (6, 12), (10, 12), (30, 4), (30, 10), (34, 10), (34, 14), (14, 14), (14, 40)),
    ((23, 14), (27, 14), (27, 27), (34, 27), (34, 36), (24, 36), (24, 27), (23, 27)),
)
TILES: tuple[Drawing, ...] = (
    _quarter,
    _crane,
    _ring,
    _stripes,
    _nut,
    _containers,
    _stairs,
    _dots,
    _waves,
)


def _square(pen: Pen) -> None:
    pen.shape((5, 4), (5, 43), (44, 43))
    pen.shape((14, 25), (14, 34.5), (23.5, 34.5), hole=True)


def _bolt(pen: Pen) -> None:
    pen.shape((24, 3), (42, 13), (42, 35), (24, 45), (6, 35), (6, 13))
    pen.disc(24, 24, 9, hole=True)


def _pin(pen: Pen) -> None:
    pen.disc(24, 19, 16)
    pen.shape((10, 26), (38, 26), (24, 45))
    pen.box(17, 12, 14, 13, hole=True)


_signpost = shapes(
    ((21.5, 3), (26.5, 3), (26.5, 45), (21.5, 45)),
    ((9, 8), (38.5, 8), (44.5, 14), (38.5, 20), (9, 20)),
    ((9.5, 24), (39, 24), (39, 36), (9.5, 36), (3.5, 30)),
)
SIGNS: Mapping[str, Drawing] = MappingProxyType(
    {"kiezen": _signpost, "leren": _square, "werken": _bolt, "makerspace": _pin}
)


def corner(pen: Pen) -> None:
    """The part of our mark that is round: two quarters, top left and bottom right."""
    pen.disc(20, 20, 20)
    pen.box(20, 0, 20, 40, hole=True)
    pen.box(0, 20, 20, 20, hole=True)
    pen.disc(40, 40, 20)
    pen.box(0, 20, 20, 20, hole=True)
    pen.box(20, 0, 20, 20, hole=True)


letter = shapes(
    ((24, 5), (36, 5), (36, 8.5), (31.8, 8.5), (31.8, 16), (28.2, 16), (28.2, 8.5), (24, 8.5)),
    ((4, 24), (4, 36), (16, 36)),
)
