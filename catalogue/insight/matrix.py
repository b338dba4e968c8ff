"""Programmes per doelgroep and thema, and per gebied and fase.

What is for everyone ('iedereen') stands apart: counted for every group it would fill all cells and
hide that nobody makes something for that group. Which cells are a gap, ``insight.gaps`` says.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from catalogue.content.model import Catalogue
from catalogue.insight.live import PerFase, joinable, live, per_fase
from catalogue.schema import BEREIK, Doelgroep, Fase, Gebied, Programma, Record, Thema

EVERYONE = "iedereen"
NOWHERE = "onbekend"

RowT = TypeVar("RowT", bound=Record)
ColumnT = TypeVar("ColumnT", bound=Record)


@dataclass(frozen=True, slots=True)
class Grid(Generic[RowT, ColumnT]):
    """A table of programmes; ``apart`` are rows that are shown apart.

    ``totalen`` counts each programme once per row or column, rows that stand apart included;
    in the total of a column a programme only counts by the rows in ``rijen``.
    """

    rijen: tuple[RowT, ...]
    apart: tuple[RowT, ...]
    kolommen: tuple[ColumnT, ...]
    cellen: Mapping[tuple[RowT, ColumnT], tuple[Programma, ...]]
    totalen: Counter[Record]

    def at(self, row: RowT, column: ColumnT) -> tuple[Programma, ...]:
        """The programmes in one cell."""
        return self.cellen.get((row, column), ())


@dataclass(frozen=True, eq=False)
class Overview:
    """The matrix doelgroep x thema, together and per fase, and gebied x fase.

    ``zonder_wijk`` are the programmes without a wijk by bereik, 'onbekend' when they have none.
    """

    samen: Grid[Doelgroep, Thema]
    per_fase: Mapping[Fase, Grid[Doelgroep, Thema]]
    gebieden: Grid[Gebied, Fase]
    zonder_wijk: Mapping[str, PerFase]


def of(catalogue: Catalogue) -> Overview:
    """Every matrix of a catalogue."""
    programmas = live(catalogue.programmas)
    elsewhere: dict[str, list[Programma]] = {bereik: [] for bereik in (*BEREIK, NOWHERE)}
    for programma in programmas:
        if not programma.wijken:
            elsewhere[programma.bereik or NOWHERE].append(programma)
    return Overview(
        _of_themas(catalogue, programmas),
        {
            fase: _of_themas(catalogue, listed)
            for fase, listed in per_fase(catalogue.fasen, programmas).items()
        },
        _grid(
            programmas,
            catalogue.gebieden,
            lambda gebied: gebied.soort != "woongebied",
            catalogue.fasen,
            lambda programma: tuple(dict.fromkeys(wijk.gebied for wijk in programma.wijken)),
            lambda programma: programma.fase,
        ),
        {bereik: per_fase(catalogue.fasen, listed) for bereik, listed in elsewhere.items()},
    )


def _of_themas(catalogue: Catalogue, programmas: Iterable[Programma]) -> Grid[Doelgroep, Thema]:
    return _grid(
        joinable(programmas),
        catalogue.doelgroepen,
        lambda doelgroep: doelgroep.id == EVERYONE,
        catalogue.themas,
        lambda programma: programma.doelgroepen,
        lambda programma: programma.themas,
    )


def _grid(
    programmas: Iterable[Programma],
    rows: tuple[RowT, ...],
    is_apart: Callable[[RowT], bool],
    columns: tuple[ColumnT, ...],
    rows_of: Callable[[Programma], tuple[RowT, ...]],
    columns_of: Callable[[Programma], tuple[ColumnT, ...]],
) -> Grid[RowT, ColumnT]:
    cells: dict[tuple[RowT, ColumnT], list[Programma]] = {}
    totals: Counter[Record] = Counter()
    for programma in programmas:
        own_rows, own_columns = rows_of(programma), columns_of(programma)
        totals.update(own_rows)
        if not all(map(is_apart, own_rows)):
            totals.update(own_columns)
        for row in own_rows:
            for column in own_columns:
                cells.setdefault((row, column), []).append(programma)
    return Grid(
        tuple(row for row in rows if not is_apart(row)),
        tuple(row for row in rows if is_apart(row)),
        columns,
        {cell: tuple(listed) for cell, listed in cells.items()},
        totals,
    )
