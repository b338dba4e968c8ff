"""Places of the boxes of a theme's routes: columns per fase, rows without a clock.

A layered drawing in the manner of K. Sugiyama, S. Tagawa and M. Toda, "Methods for Visual
Understanding of Hierarchical System Structures", IEEE Transactions on Systems, Man, and
Cybernetics 11 (1981), 109-125, with one sweep of barycentres from left to right.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

from catalogue.content.model import Catalogue
from catalogue.insight.live import joinable
from catalogue.insight.routes import Routes, Step
from catalogue.schema import Fase, Programma, Thema


@dataclass(frozen=True, slots=True)
class Node:
    """A box: the programme, its column from the left and its row from the top, both from 0."""

    programma: Programma
    kolom: int
    rij: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The routes within one theme.

    A programme stands in its main fase; within a fase what comes later stands further right.
    ``banden`` has the columns of each fase, at least one. ``los`` are the programmes of the theme
    without a step inside it, ``verder`` the steps that lead out of the theme.
    """

    thema: Thema
    banden: Mapping[Fase, range]
    knopen: tuple[Node, ...]
    pijlen: tuple[Step, ...]
    los: tuple[Programma, ...]
    verder: tuple[Step, ...]

    @property
    def kolommen(self) -> int:
        """The number of columns."""
        return sum(map(len, self.banden.values()))

    @property
    def rijen(self) -> int:
        """The number of rows."""
        return max((node.rij + 1 for node in self.knopen), default=0)


def of_themas(catalogue: Catalogue, routes: Routes) -> tuple[Drawing, ...]:
    """The drawing of every theme."""
    return tuple(_draw(catalogue, thema, routes) for thema in catalogue.themas)


def _draw(catalogue: Catalogue, thema: Thema, routes: Routes) -> Drawing:
    members = joinable(catalogue.backlinks_of(thema).programmas)
    inside = frozenset(members)
    steps = [step for programma in members for step in routes.vervolg.get(programma, ())]
    arrows = tuple(step for step in steps if step.naar in inside)
    before: dict[Programma, list[Programma]] = {}
    for arrow in arrows:
        before.setdefault(arrow.naar, []).append(arrow.van)
    depths = _depths(before)
    bands = _bands(catalogue.fasen, depths)
    columns = {
        programma: bands[programma.fase[0]][depths[programma]]
        for programma in members
        if programma in depths
    }
    return Drawing(
        thema,
        bands,
        _nodes(columns, before),
        arrows,
        tuple(programma for programma in members if programma not in depths),
        tuple(step for step in steps if step.naar not in inside),
    )


def _depths(before: Mapping[Programma, Sequence[Programma]]) -> dict[Programma, int]:
    """The number of steps of the longest way to a programme within its main fase."""
    depths: dict[Programma, int] = {}
    for programma in TopologicalSorter(before).static_order():
        same_fase = (
            depths[earlier] + 1
            for earlier in before.get(programma, ())
            if earlier.fase[0] is programma.fase[0]
        )
        depths[programma] = max(same_fase, default=0)
    return depths


def _bands(fasen: Iterable[Fase], depths: Mapping[Programma, int]) -> dict[Fase, range]:
    widths = dict.fromkeys(fasen, 1)
    for programma, depth in depths.items():
        widths[programma.fase[0]] = max(widths[programma.fase[0]], depth + 1)
    start, bands = 0, {}
    for fase, width in widths.items():
        bands[fase] = range(start, start + width)
        start += width
    return bands


def _nodes(
    columns: Mapping[Programma, int], before: Mapping[Programma, Sequence[Programma]]
) -> tuple[Node, ...]:
    """Column by column, each box beside the middle of what leads to it, then by name."""
    rows: dict[Programma, int] = {}

    def middle(programma: Programma) -> float:
        placed = [rows[earlier] for earlier in before.get(programma, ()) if earlier in rows]
        return sum(placed) / len(placed) if placed else float("inf")

    nodes = []
    for column in sorted(set(columns.values())):
        # `sorted` keeps the order of equals, and programmes come by name.
        boxes = sorted((box for box in columns if columns[box] == column), key=middle)
        nodes += [Node(box, column, row) for row, box in enumerate(boxes)]
        rows |= {box: row for row, box in enumerate(boxes)}
    return tuple(nodes)
