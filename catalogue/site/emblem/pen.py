"""A pen on a small grid: what is drawn with it becomes a mask with soft edges."""

import math
from collections.abc import Callable, Iterable
from functools import cache

from PIL import Image, ImageDraw

# Drawn this many times as large and then made small: that softens the edges. What is large has
# soft edges sooner.
_FINER, _FINER_WHEN_LARGE, _LARGE = 4, 2, 256
Point = tuple[float, float]
_ON, _OFF = 255, 0


class Pen:
    """Draws in the units of a grid; what is drawn later covers what was drawn before."""

    def __init__(self, grid: int, size: int) -> None:
        self._finer = _FINER if size <= _LARGE else _FINER_WHEN_LARGE
        self._scale = size * self._finer / grid
        self._picture = Image.new("L", (size * self._finer, size * self._finer), _OFF)
        self._draw = ImageDraw.Draw(self._picture)

    def shape(self, *points: Point, hole: bool = False) -> None:
        """A filled shape with these corners."""
        self._draw.polygon([self._at(*point) for point in points], fill=_OFF if hole else _ON)

    def box(self, x: float, y: float, wide: float, high: float, *, hole: bool = False) -> None:
        """A filled rectangle."""
        corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))
        self.shape(*corners, hole=hole)

    def disc(self, x: float, y: float, radius: float, *, hole: bool = False) -> None:
        """A filled circle around a point."""
        left, top = self._at(x - radius, y - radius)
        right, bottom = self._at(x + radius, y + radius)
        self._draw.ellipse((left, top, right, bottom), fill=_OFF if hole else _ON)

    def wave(self, y: float, *, height: float, length: float, thick: float) -> None:
        """A wavy line from side to side."""
        steps = range(-2, 44)
        line = [(x, y + height * math.sin(2 * math.pi * x / length)) for x in steps]
        below = [(x, y + thick) for x, y in reversed(line)]
        self.shape(*line, *below)

    def mask(self) -> Image.Image:
        """What was drawn, in its final size."""
        return self._picture.reduce(self._finer)

    def _at(self, x: float, y: float) -> Point:
        return round(x * self._scale), round(y * self._scale)


Drawing = Callable[[Pen], None]


@cache
def mask_of(drawing: Drawing, grid: int, size: int) -> Image.Image:
    """The mask of a drawing; made once for all pictures that hold it."""
    pen = Pen(grid, size)
    drawing(pen)
    return pen.mask()


def shapes(*drawn: Iterable[Point]) -> Drawing:
    """A drawing that is nothing but these filled shapes."""

    def draw(pen: Pen) -> None:
        for points in drawn:
            pen.shape(*points)

    return draw
