"""Who is served in which theme, and where in which fase: counts, lists and what is empty.

What is for everyone ('iedereen') stands apart: counted for every group it would fill all cells and
hide that nobody makes something for that group.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from catalogue.content.model import Catalogue
from catalogue.insight.live import PerFase, live, per_fase
from catalogue.schema import BEREIK, Doelgroep, Fase, Gebied, Programma, Record, Thema

EVERYONE = "iedereen"
NOWHERE = "onbekend"
UITLEG_THEMA = (
    "Een programma telt in elk vak van zijn doelgroepen en thema's. Het kan dus in meer vakken "
    "staan; een totaal telt het één keer. Wat voor iedereen is, staat apart en telt niet bij de "
    "andere doelgroepen. Wat gestopt is, telt niet mee."
)
UITLEG_GEBIED = (
    "Een programma telt in elk gebied waarin een van zijn wijken ligt, onder elke fase die het "
    "heeft. Programma's zonder wijk staan apart, met hun bereik. Wat gestopt is, telt niet mee."
)

Row = TypeVar("Row", bound=Record)
Column = TypeVar("Column", bound=Record)


@dataclass(frozen=True, slots=True)
class Grid(Generic[Row, Column]):
    """A table of programmes; ``apart`` are rows that are shown apart and are no white spots.

    ``totalen`` counts each programme once per row or column, rows that stand apart included;
    in the total of a column a programme only counts by the rows in ``rijen``.
    """

    rijen: tuple[Row, ...]
    apart: tuple[Row, ...]
    kolommen: tuple[Column, ...]
    cellen: Mapping[tuple[Row, Column], tuple[Programma, ...]]
    totalen: Mapping[Record, int]

    def at(self, row: Row, column: Column) -> tuple[Programma, ...]:
        """The programmes in one cell."""
        return self.cellen.get((row, column), ())

    def total(self, line: Row | Column) -> int:
        """How many different programmes there are in a row or column."""
        return self.totalen.get(line, 0)

    @property
    def leeg(self) -> tuple[tuple[Row, Column], ...]:
        """The cells with nothing in them, row by row."""
        return tuple(
            (row, column)
            for row in self.rijen
            for column in self.kolommen
            if (row, column) not in self.cellen
        )


@dataclass(frozen=True, slots=True)
class WhiteSpot:
    """A theme in which nothing is made for a doelgroep; ``iedereen`` is there for everyone."""

    doelgroep: Doelgroep
    thema: Thema
    iedereen: tuple[Programma, ...]

    @property
    def zin(self) -> str:
        """The white spot in words."""
        words = f"Doelgroep {self.doelgroep.naam}: geen programma in het thema {self.thema.naam}."
        return f"{words} {_for_everyone(len(self.iedereen))}" if self.iedereen else words


@dataclass(frozen=True, slots=True)
class EmptyFase:
    """A fase for which nothing happens in a gebied where people live."""

    gebied: Gebied
    fase: Fase

    @property
    def zin(self) -> str:
        """The white spot in words."""
        return f"{self.gebied.naam}: geen programma in de fase {self.fase.naam}."


@dataclass(frozen=True, slots=True)
class PerBereik:
    """The programmes without a wijk that have one bereik; ``onbekend`` when they have none."""

    bereik: str
    per_fase: tuple[PerFase, ...]

    @property
    def naam(self) -> str:
        """The bereik as visitors read it."""
        return BEREIK.get(self.bereik, "plek niet bekend")


@dataclass(frozen=True, eq=False)
class Overview:
    """The matrix doelgroep x thema, together and per fase, and gebied x fase."""

    samen: Grid[Doelgroep, Thema]
    per_fase: Mapping[Fase, Grid[Doelgroep, Thema]]
    gebieden: Grid[Gebied, Fase]
    zonder_wijk: tuple[PerBereik, ...]
    witte_vlekken: tuple[WhiteSpot, ...]
    lege_fasen: tuple[EmptyFase, ...]


def of(catalogue: Catalogue) -> Overview:
    """Every matrix of a catalogue."""
    programmas = live(catalogue.programmas)
    together = _of_themas(catalogue, programmas)
    split = per_fase(catalogue.fasen, programmas)
    areas = _of_gebieden(catalogue, programmas)
    return Overview(
        together,
        {one.fase: _of_themas(catalogue, one.programmas) for one in split},
        areas,
        _without_wijk(catalogue, programmas),
        tuple(_white_spot(together, group, thema) for group, thema in together.leeg),
        tuple(EmptyFase(gebied, fase) for gebied, fase in areas.leeg),
    )


def _of_themas(catalogue: Catalogue, programmas: Iterable[Programma]) -> Grid[Doelgroep, Thema]:
    groups = catalogue.doelgroepen
    return _grid(
        programmas,
        tuple(one for one in groups if one.id != EVERYONE),
        tuple(one for one in groups if one.id == EVERYONE),
        catalogue.themas,
        lambda one: one.doelgroepen,
        lambda one: one.themas,
    )


def _of_gebieden(catalogue: Catalogue, programmas: Iterable[Programma]) -> Grid[Gebied, Fase]:
    areas = catalogue.gebieden
    return _grid(
        programmas,
        tuple(one for one in areas if one.soort == "woongebied"),
        tuple(one for one in areas if one.soort != "woongebied"),
        catalogue.fasen,
        lambda one: tuple(dict.fromkeys(wijk.gebied for wijk in one.wijken)),
        lambda one: one.fase,
    )


def _grid(
    programmas: Iterable[Programma],
    rows: tuple[Row, ...],
    apart: tuple[Row, ...],
    columns: tuple[Column, ...],
    rows_of: Callable[[Programma], tuple[Row, ...]],
    columns_of: Callable[[Programma], tuple[Column, ...]],
) -> Grid[Row, Column]:
    cells: dict[tuple[Row, Column], list[Programma]] = {}
    totals: Counter[Record] = Counter()
    for one in programmas:
        mine, across = rows_of(one), columns_of(one)
        totals.update(mine)
        if any(row not in apart for row in mine):
            totals.update(across)
        for row in mine:
            for column in across:
                cells.setdefault((row, column), []).append(one)
    return Grid(rows, apart, columns, {at: tuple(ones) for at, ones in cells.items()}, dict(totals))


def _without_wijk(catalogue: Catalogue, programmas: Iterable[Programma]) -> tuple[PerBereik, ...]:
    found: dict[str, list[Programma]] = {bereik: [] for bereik in (*BEREIK, NOWHERE)}
    for one in programmas:
        if not one.wijken:
            found[one.bereik or NOWHERE].append(one)
    return tuple(PerBereik(name, per_fase(catalogue.fasen, ones)) for name, ones in found.items())


def _white_spot(grid: Grid[Doelgroep, Thema], group: Doelgroep, thema: Thema) -> WhiteSpot:
    everyone = (one for apart in grid.apart for one in grid.at(apart, thema))
    return WhiteSpot(group, thema, tuple(everyone))


def _for_everyone(count: int) -> str:
    if count == 1:
        return "Wel is er 1 programma voor iedereen."
    return f"Wel zijn er {count} programma's voor iedereen."
