"""The drawing of a theme's routes: boxes from top to bottom, arrows that go around the boxes.

``insight.drawing`` says in which layer and place a box stands; here it gets its size in pixels of
the drawing. Layers go down, because a phone is high. An arrow to the next layer goes straight; any
other first moves into a lane between two boxes, so that no arrow runs behind a box.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from catalogue.insight.drawing import Arrow, Drawing, Node
from catalogue.schema import Programma, urls
from catalogue.site.pages import lettering

WIDE, HIGH = 134, 58
_DOWN = 40
"""Between two layers, for the bends of the arrows."""
_BAND = 22
"""Above the first layer of a fase, for its name."""
_ASIDE, _LANE = 12, 7
"""Between two boxes, and what each lane adds to it."""
_FITS, _LINES, _LINE = 18, 3, 15
_EMS = 118 / 13.5
"""What fits between the sides of a box, in ems of its letters (`routes.css`)."""


@dataclass(frozen=True, slots=True)
class Box:
    """A programme: a rectangle with its name over some lines, at ``x``, ``y``.

    A line is its height, its text, and whether it only fits when it is squeezed.
    """

    x: int
    y: int
    naam: str
    adres: str
    fase: str
    regels: Sequence[tuple[int, str, bool]]


@dataclass(frozen=True, slots=True)
class Curve:
    """An arrow; dashed when it is our own suggestion."""

    pad: str
    volgens_bron: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The layers of one fase, behind the boxes."""

    naam: str
    fase: str
    y: int
    hoog: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that is ready for its template."""

    breed: int
    hoog: int
    banden: Sequence[Band]
    vakken: Sequence[Box]
    lijnen: Sequence[Curve]


def draw(drawing: Drawing) -> Picture | None:
    """The drawing in pixels; nothing when no programme leads to another."""
    if not drawing.knopen:
        return None
    plan = _Plan(drawing)
    return Picture(
        plan.breed,
        plan.hoog,
        tuple(plan.bands()),
        tuple(plan.box(node) for node in drawing.knopen),
        tuple(plan.curves()),
    )


_Shares = dict[tuple[Programma, Programma], float]


class _Plan:
    """Where everything is: the layers from top to bottom, the places and lanes across."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.at: Mapping[Programma, Node] = {node.programma: node for node in drawing.knopen}
        self.lanes = self._lanes()
        self.left = self._left()
        self.tops = self._tops()
        self.breed = self.left[-1]
        self.hoog = self.tops[-1] + HIGH + _DOWN // 2

    def box(self, node: Node) -> Box:
        one = node.programma
        x, y = self.left[node.rij], self.tops[node.kolom]
        rows = lines(one.naam)
        first = y + HIGH // 2 + 5 - (len(rows) - 1) * _LINE // 2
        return Box(
            x,
            y,
            one.naam,
            urls.of(one),
            one.fase[0].id,
            tuple(
                (first + _LINE * at, row, lettering.width(row) > _EMS)
                for at, row in enumerate(rows)
            ),
        )

    def bands(self) -> Iterable[Band]:
        for band in self.drawing.banden:
            if not any(
                band.kolom <= node.kolom < band.kolom + band.breedte for node in self.at.values()
            ):
                continue
            top = self.tops[band.kolom] - _BAND - 4
            bottom = self.tops[band.kolom + band.breedte - 1] + HIGH + 10
            yield Band(band.fase.naam, band.fase.id, top, bottom - top)

    def curves(self) -> Iterable[Curve]:
        leaving = _shares(self.at, ((one.van, one.naar) for one in self.drawing.pijlen))
        coming = _shares(self.at, ((one.naar, one.van) for one in self.drawing.pijlen))
        for arrow in self.drawing.pijlen:
            start, end = self.at[arrow.van], self.at[arrow.naar]
            x1 = self.left[start.rij] + round(WIDE * leaving[arrow.van, arrow.naar])
            y1 = self.tops[start.kolom] + HIGH
            x2 = self.left[end.rij] + round(WIDE * coming[arrow.naar, arrow.van])
            y2 = self.tops[end.kolom] - 3
            lane = self._lane_x(arrow)
            yield Curve(
                _straight(x1, y1, x2, y2) if lane is None else _around(x1, y1, lane, x2, y2),
                arrow.volgens_bron,
            )

    def _lanes(self) -> list[list[Arrow]]:
        """For each lane, left of every place and right of the last, the arrows that use it."""
        lanes: list[list[Arrow]] = [[] for _ in range(self.drawing.rijen + 1)]
        for arrow in self.drawing.pijlen:
            start, end = self.at[arrow.van], self.at[arrow.naar]
            if end.kolom != start.kolom + 1:
                # The lane beside the target on the side of the source: the shortest way round.
                lanes[end.rij + (start.rij > end.rij)].append(arrow)
        return lanes

    def _left(self) -> list[int]:
        """The left of every place; the last is the width of the whole."""
        x, found = 0, []
        for lane in self.lanes:
            x += _ASIDE + _LANE * len(lane)
            found.append(x)
            x += WIDE
        found[-1] += _ASIDE // 2
        return found

    def _lane_x(self, arrow: Arrow) -> int | None:
        for place, lane in enumerate(self.lanes):
            if arrow in lane:
                before = self.left[place - 1] + WIDE if place else 0
                return before + _ASIDE // 2 + _LANE * lane.index(arrow) + _LANE // 2
        return None

    def _tops(self) -> list[int]:
        """The top of every layer; the first of a fase leaves room for the name of the fase."""
        firsts = {band.kolom for band in self.drawing.banden}
        used = {node.kolom for node in self.at.values()}
        y, found = 4, []
        for layer in range(self.drawing.kolommen):
            if layer in used:
                y += _BAND if layer in firsts else 0
                found.append(y)
                y += HIGH + _DOWN
            else:
                found.append(y)
        last = max(used)
        return found[: last + 1]


def _shares(at: Mapping[Programma, Node], ends: Iterable[tuple[Programma, Programma]]) -> _Shares:
    """How far along its box each arrow begins (or ends): the more to the left, the earlier."""
    beside: dict[Programma, list[Programma]] = {}
    for own, other in ends:
        beside.setdefault(own, []).append(other)
    shares: _Shares = {}
    for own, others in beside.items():
        ordered = sorted(others, key=lambda one: (at[one].rij, at[one].kolom))
        for place, other in enumerate(ordered, 1):
            shares[own, other] = place / (len(ordered) + 1)
    return shares


def _straight(x1: int, y1: int, x2: int, y2: int) -> str:
    half = (y2 - y1) // 2
    return f"M{x1} {y1}C{x1} {y1 + half} {x2} {y2 - half} {x2} {y2}"


def _around(x1: int, y1: int, lane: int, x2: int, y2: int) -> str:
    bend = _DOWN - 6
    a, b = y1 + bend, y2 - bend
    half = bend // 2
    return (
        f"M{x1} {y1}C{x1} {y1 + half} {lane} {a - half} {lane} {a}V{b}"
        f"C{lane} {b + half} {x2} {y2 - half} {x2} {y2}"
    )


def lines(name: str) -> tuple[str, ...]:
    """The name over at most three lines that fit a box; cut when it is longer."""
    rows = [""]
    for word in name.replace("-", "- ").split():
        glue = "" if not rows[-1] or rows[-1].endswith("-") else " "
        if len(rows[-1]) + len(glue) + len(word) <= _FITS or not rows[-1]:
            rows[-1] += glue + word
        else:
            rows.append(word)
    if len(rows) > _LINES:
        rows = [*rows[: _LINES - 1], f"{rows[_LINES - 1][: _FITS - 1]}…"]
    return tuple(row if len(row) <= _FITS + 2 else f"{row[: _FITS + 1]}…" for row in rows)
