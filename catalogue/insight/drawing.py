"""Where the boxes and arrows of a theme's routes go: columns per fase, rows without a clock.

A layered drawing in the manner of K. Sugiyama, S. Tagawa and M. Toda, "Methods for Visual
Understanding of Hierarchical System Structures", IEEE Transactions on Systems, Man, and
Cybernetics 11 (1981), 109-125, with one sweep of barycentres from left to right.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

from catalogue.content.model import Catalogue
from catalogue.insight.live import live
from catalogue.insight.routes import Routes
from catalogue.schema import Fase, Programma, Thema


@dataclass(frozen=True, slots=True)
class Node:
    """A box: the programme, its column from the left and its row from the top, both from 0."""

    programma: Programma
    kolom: int
    rij: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two boxes; dashed when it is our own suggestion."""

    van: Programma
    naar: Programma
    volgens_bron: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The columns of one fase: the first, and how many (at least one)."""

    fase: Fase
    kolom: int
    breedte: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The routes within one theme.

    A programme stands in its main fase; within a fase what comes later stands further right.
    ``los`` are the programmes of the theme without a step inside it, ``verder`` the steps that
    lead out of the theme.
    """

    thema: Thema
    banden: tuple[Band, ...]
    knopen: tuple[Node, ...]
    pijlen: tuple[Arrow, ...]
    los: tuple[Programma, ...]
    verder: tuple[Arrow, ...]

    @property
    def kolommen(self) -> int:
        """How many columns there are."""
        return sum(band.breedte for band in self.banden)

    @property
    def rijen(self) -> int:
        """How many rows there are."""
        return max((node.rij + 1 for node in self.knopen), default=0)


def of_themas(catalogue: Catalogue, routes: Routes) -> tuple[Drawing, ...]:
    """The drawing of every theme. Raises ``graphlib.CycleError`` for a circle."""
    before = {one: [step.programma for step in steps] for one, steps in routes.hiervoor.items()}
    order = {one: at for at, one in enumerate(TopologicalSorter(before).static_order())}
    return tuple(_draw(catalogue, thema, routes, order) for thema in catalogue.themas)


def _draw(
    catalogue: Catalogue, thema: Thema, routes: Routes, order: Mapping[Programma, int]
) -> Drawing:
    members = live(catalogue.belonging_to(thema).programmas)
    inside = frozenset(members)
    arrows = [
        Arrow(one, step.programma, step.volgens_bron)
        for one in members
        for step in routes.after(one)
    ]
    within = tuple(arrow for arrow in arrows if arrow.naar in inside)
    linked = {end for arrow in within for end in (arrow.van, arrow.naar)}
    drawn = [one for one in members if one in linked]
    bands, columns = _columns(catalogue.fasen, drawn, within, order)
    return Drawing(
        thema,
        bands,
        _rows(drawn, columns, within),
        within,
        tuple(one for one in members if one not in linked),
        tuple(arrow for arrow in arrows if arrow.naar not in inside),
    )


def _columns(
    fasen: Sequence[Fase],
    drawn: Iterable[Programma],
    arrows: Iterable[Arrow],
    order: Mapping[Programma, int],
) -> tuple[tuple[Band, ...], dict[Programma, int]]:
    """The longest way within the main fase says how far right a programme stands in its band."""
    depth = dict.fromkeys(drawn, 0)
    for arrow in sorted(arrows, key=lambda arrow: order[arrow.van]):
        if arrow.van.fase[0] is arrow.naar.fase[0]:
            depth[arrow.naar] = max(depth[arrow.naar], depth[arrow.van] + 1)
    width = dict.fromkeys(fasen, 1)
    for one, deep in depth.items():
        width[one.fase[0]] = max(width[one.fase[0]], deep + 1)
    start, bands = 0, {}
    for fase in fasen:
        bands[fase] = Band(fase, start, width[fase])
        start += width[fase]
    columns = {one: bands[one.fase[0]].kolom + deep for one, deep in depth.items()}
    return tuple(bands.values()), columns


def _rows(
    drawn: Sequence[Programma], columns: Mapping[Programma, int], arrows: Iterable[Arrow]
) -> tuple[Node, ...]:
    """Column by column, each box beside the middle of what leads to it, then by name."""
    before: dict[Programma, list[Programma]] = {}
    for arrow in arrows:
        before.setdefault(arrow.naar, []).append(arrow.van)
    filled: dict[int, list[Programma]] = {}
    for one in drawn:
        filled.setdefault(columns[one], []).append(one)
    rows: dict[Programma, int] = {}
    nodes = []
    for column, boxes in sorted(filled.items()):
        placed = {
            one: [rows[earlier] for earlier in before.get(one, ()) if earlier in rows]
            for one in boxes
        }
        # `sorted` keeps the order of equals, and programmes come by name.
        for row, one in enumerate(sorted(boxes, key=lambda one: _middle(placed[one]))):
            rows[one] = row
            nodes.append(Node(one, column, row))
    return tuple(nodes)


def _middle(rows: Sequence[int]) -> float:
    return sum(rows) / len(rows) if rows else float("inf")
