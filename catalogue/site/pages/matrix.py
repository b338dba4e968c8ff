"""Who is served in which theme, and where in which fase: the matrix, and the white spots in words.

A page for all fasen together, one per fase and one per gebied, so that each stays small and the
switch between them is a plain link.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from catalogue.insight import Insight
from catalogue.insight.matrix import UITLEG_GEBIED, UITLEG_THEMA, Grid, Overview
from catalogue.schema import BEREIK, Doelgroep, Fase, Gebied, Programma, Thema, urls
from catalogue.site import words
from catalogue.site.frame import Page, Renderer
from catalogue.site.pages import parts
from catalogue.site.pages.parts import Named
from catalogue.site.words import Link, link, links


@dataclass(frozen=True, slots=True)
class Cell:
    """A number and the list behind it; nothing behind a zero. ``tint`` is 0 (none) to 4 (many)."""

    aantal: int
    adres: str

    @property
    def tint(self) -> int:
        """How dark the cell is."""
        return sum(self.aantal >= least for least in (1, 2, 4, 8))


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its name, its cells, its total, and the cells that stand apart."""

    kop: Link
    cellen: Sequence[Cell]
    totaal: Cell
    apart: Sequence[Cell] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of numbers; ``apart`` are the columns behind the total."""

    titel: str
    rijkop: str
    kolommen: Sequence[Link]
    apart: Sequence[Link]
    rijen: Sequence[Line]
    uitleg: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A white spot in words: what is missing, and ``nog`` what there is all the same."""

    tekst: str
    nog: str = ""


@dataclass(frozen=True, slots=True)
class Spots:
    """The white spots of one row of the overview."""

    kop: Link
    vlekken: Sequence[Spot]


@dataclass(frozen=True, slots=True)
class Loose:
    """Programmes without a wijk that have one bereik, and how many there are per fase."""

    naam: str
    aantallen: Sequence[int]
    programmas: Named


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page of the overview shows. ``wissel`` is the switch; ``nu`` the page itself."""

    naam: str
    lead: str
    wissel: Sequence[Link]
    nu: str
    tabel: Table
    vlekken: Sequence[Spots]
    aantal_vlekken: int
    vlek_uitleg: str
    los: Sequence[Loose]
    fasen: Sequence[Fase]
    start: str


def pages(renderer: Renderer, seen: Insight) -> Iterator[Page]:
    """The overview: together, per fase, and per gebied."""
    yield _later(renderer, urls.MATRIX, lambda: _together(renderer, seen.overzicht))
    for fase in renderer.catalogue.fasen:
        yield _later(renderer, urls.of_matrix(fase), partial(_of_fase, renderer, fase, seen))
    yield _later(renderer, urls.MATRIX_AREAS, lambda: _of_gebieden(renderer, seen.overzicht))


def _later(renderer: Renderer, address: str, shown: Callable[[], Shown]) -> Page:
    return renderer.later(address, lambda: _page(renderer, address, shown()))


def _page(renderer: Renderer, address: str, shown: Shown) -> Page:
    trail = () if address == urls.MATRIX else (Link("Overzicht", urls.MATRIX),)
    return renderer.page(
        "pages/overzicht.html",
        address,
        title=shown.naam,
        about=shown.lead,
        trail=trail,
        overzicht=shown,
    )


def _together(renderer: Renderer, overview: Overview) -> Shown:
    everyone = {(one.doelgroep, one.thema): len(one.iedereen) for one in overview.witte_vlekken}
    return Shown(
        naam="Overzicht: voor wie is er wat?",
        lead="Per thema en doelgroep het aantal programma's. Een nul is een witte vlek: "
        "daar is nog niets.",
        wissel=_switch(renderer),
        nu=urls.MATRIX,
        tabel=_of_themas(overview.samen, {}),
        vlekken=tuple(_by_group(overview.samen, everyone)),
        aantal_vlekken=len(overview.witte_vlekken),
        vlek_uitleg="Een witte vlek is een doelgroep met geen enkel programma in een thema.",
        los=(),
        fasen=(),
        start=urls.taking_part(renderer.catalogue.paginas),
    )


def _of_fase(renderer: Renderer, fase: Fase, seen: Insight) -> Shown:
    grid = seen.overzicht.per_fase[fase]
    return Shown(
        naam=f"Overzicht: {fase.naam}",
        lead=f"Alleen programma's in de fase {fase.naam}, per thema en doelgroep.",
        wissel=_switch(renderer),
        nu=urls.of_matrix(fase),
        tabel=_of_themas(grid, {"fase": fase.id}),
        vlekken=tuple(_by_group(grid, {})),
        aantal_vlekken=len(grid.leeg),
        vlek_uitleg=f"Hier is niets in de fase {fase.naam}. In een andere fase kan er wel iets "
        "zijn.",
        los=(),
        fasen=(),
        start=urls.taking_part(renderer.catalogue.paginas),
    )


def _of_gebieden(renderer: Renderer, overview: Overview) -> Shown:
    return Shown(
        naam="Overzicht per gebied",
        lead="Per gebied en fase het aantal programma's dat daar gebeurt.",
        wissel=_switch(renderer),
        nu=urls.MATRIX_AREAS,
        tabel=_areas(renderer, overview.gebieden),
        vlekken=tuple(_by_gebied(overview)),
        aantal_vlekken=len(overview.lege_fasen),
        vlek_uitleg="Een witte vlek is een woongebied zonder programma in een fase. Wat voor de "
        "hele stad is, kan er wel zijn.",
        los=tuple(_loose(overview)),
        fasen=renderer.catalogue.fasen,
        start=urls.taking_part(renderer.catalogue.paginas),
    )


def _switch(renderer: Renderer) -> tuple[Link, ...]:
    return (
        Link("Alle fasen samen", urls.MATRIX),
        *(
            Link(words.capital(fase.naam), urls.of_matrix(fase))
            for fase in renderer.catalogue.fasen
        ),
        Link("Per gebied", urls.MATRIX_AREAS),
    )


def _of_themas(grid: Grid[Doelgroep, Thema], chosen: dict[str, str]) -> Table:
    """Themes down, groups across: names of themes are long, and a phone is high."""
    groups = ",".join(one.id for one in grid.rijen)
    return Table(
        titel="Aantal programma's per thema en doelgroep",
        rijkop="Thema",
        kolommen=links(grid.rijen),
        apart=links(grid.apart),
        rijen=tuple(
            Line(
                link(thema),
                _themed(grid, grid.rijen, thema, chosen),
                _cell(grid.total(thema), **chosen, doelgroep=groups, thema=thema.id),
                _themed(grid, grid.apart, thema, chosen),
            )
            for thema in grid.kolommen
        ),
        uitleg=UITLEG_THEMA,
    )


def _themed(
    grid: Grid[Doelgroep, Thema], groups: Sequence[Doelgroep], thema: Thema, chosen: dict[str, str]
) -> tuple[Cell, ...]:
    return tuple(
        _cell(len(grid.at(group, thema)), **chosen, doelgroep=group.id, thema=thema.id)
        for group in groups
    )


def _areas(renderer: Renderer, grid: Grid[Gebied, Fase]) -> Table:
    return Table(
        titel="Aantal programma's per gebied en fase",
        rijkop="Gebied",
        kolommen=tuple(
            Link(words.capital(fase.naam), urls.of(fase)) for fase in renderer.catalogue.fasen
        ),
        apart=(),
        rijen=tuple(
            Line(
                link(gebied),
                tuple(
                    _cell(len(grid.at(gebied, fase)), fase=fase.id, gebied=gebied.id)
                    for fase in grid.kolommen
                ),
                _cell(grid.total(gebied), gebied=gebied.id),
            )
            for gebied in (*grid.rijen, *grid.apart)
        ),
        uitleg=UITLEG_GEBIED,
    )


def _cell(number: int, **chosen: str) -> Cell:
    return Cell(number, urls.filtered(Programma, **chosen) if number else "")


def _by_group(
    grid: Grid[Doelgroep, Thema], everyone: dict[tuple[Doelgroep, Thema], int]
) -> Iterator[Spots]:
    empty: dict[Doelgroep, list[Spot]] = {}
    for group, thema in grid.leeg:
        spot = Spot(f"niets over {thema.naam}", _all_the_same(everyone.get((group, thema), 0)))
        empty.setdefault(group, []).append(spot)
    for group, spots in empty.items():
        yield Spots(Link(words.capital(group.naam), urls.of(group)), tuple(spots))


def _all_the_same(number: int) -> str:
    return f"wel {number} voor iedereen" if number else ""


def _by_gebied(overview: Overview) -> Iterator[Spots]:
    empty: dict[Gebied, list[Spot]] = {}
    for one in overview.lege_fasen:
        empty.setdefault(one.gebied, []).append(Spot(f"niets om te {one.fase.naam}"))
    for gebied, spots in empty.items():
        yield Spots(link(gebied), tuple(spots))


def _loose(overview: Overview) -> Iterator[Loose]:
    for one in overview.zonder_wijk:
        found = tuple(dict.fromkeys(p for split in one.per_fase for p in split.programmas))
        if found:
            numbers = tuple(len(split.programmas) for split in one.per_fase)
            known = one.bereik in BEREIK
            rest = urls.of_choice("bereik", one.bereik) if known else urls.list_of(Programma)
            where = one.naam if known else "alle programma's"
            yield Loose(words.capital(one.naam), numbers, parts.named(found, where, rest))
