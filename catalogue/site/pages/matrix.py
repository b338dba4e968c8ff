"""The overview: who is served in which theme, where in which fase, and the white spots in words.

A page for all fasen together, one per fase and one per gebied, so that each stays small and the
switch between them is a plain link.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import itemgetter

from catalogue.insight.live import PerFase
from catalogue.insight.matrix import UITLEG_GEBIED, UITLEG_THEMA, Grid
from catalogue.schema import BEREIK, Doelgroep, Fase, Gebied, Programma, Thema, urls
from catalogue.site import words
from catalogue.site.frame import Page, Renderer
from catalogue.site.words import Link, link, links

WhiteSpot = tuple[Link, str, str]
"""Heading that the white spot stands under, what is missing, and what there is all the same."""


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the overview of all fasen together, per fase, and per gebied."""
    yield from renderer.plan(urls.MATRIX, _together)
    for fase in renderer.catalogue.fasen:
        yield from renderer.plan(urls.of_matrix(fase), _of_fase, fase)
    yield from renderer.plan(urls.MATRIX_AREAS, _of_gebieden)


def _together(renderer: Renderer) -> bytes:
    overview = renderer.insight.overzicht
    grid = overview.samen
    white_spots = []
    for group, thema in grid.leeg:
        everyone = sum(len(grid.at(row, thema)) for row in grid.apart)
        also = f"wel {everyone} voor iedereen" if everyone else ""
        white_spots.append((_capital_link(group), f"niets over {thema.naam}", also))
    return _render(
        renderer,
        urls.MATRIX,
        naam="Overzicht: voor wie is er wat?",
        lead="Per thema en doelgroep het aantal programma's. Een nul is een witte vlek: "
        "daar is nog niets.",
        tabel=_theme_table(grid),
        white_spots=white_spots,
        vlek_uitleg="Een witte vlek is een doelgroep met geen enkel programma in een thema.",
    )


def _of_fase(renderer: Renderer, fase: Fase) -> bytes:
    grid = renderer.insight.overzicht.per_fase[fase]
    return _render(
        renderer,
        urls.of_matrix(fase),
        naam=f"Overzicht: {fase.naam}",
        lead=f"Alleen programma's in de fase {fase.naam}, per thema en doelgroep.",
        tabel=_theme_table(grid, fase=fase.id),
        white_spots=[(_capital_link(g), f"niets over {thema.naam}", "") for g, thema in grid.leeg],
        vlek_uitleg=f"Hier is niets in de fase {fase.naam}. In een andere fase kan er wel iets "
        "zijn.",
    )


def _of_gebieden(renderer: Renderer) -> bytes:
    overview = renderer.insight.overzicht
    return _render(
        renderer,
        urls.MATRIX_AREAS,
        naam="Overzicht per gebied",
        lead="Per gebied en fase het aantal programma's dat daar gebeurt.",
        tabel=_gebied_table(overview.gebieden),
        white_spots=[
            (link(gebied), f"niets om te {fase.naam}", "")
            for gebied, fase in overview.gebieden.leeg
        ],
        vlek_uitleg="Een witte vlek is een woongebied zonder programma in een fase. Wat voor de "
        "hele stad is, kan er wel zijn.",
        zonder_wijk=list(_without_wijk(overview.zonder_wijk)),
    )


def _render(
    renderer: Renderer,
    address: str,
    *,
    naam: str,
    lead: str,
    tabel: dict[str, object],
    white_spots: Sequence[WhiteSpot],
    vlek_uitleg: str,
    zonder_wijk: Sequence[tuple[str, PerFase, Sequence[Programma], Link]] = (),
) -> bytes:
    catalogue = renderer.catalogue
    return renderer.render(
        "pages/overzicht.html",
        address,
        title=naam,
        about=lead,
        trail=() if address == urls.MATRIX else (Link("Overzicht", urls.MATRIX),),
        naam=naam,
        lead=lead,
        wissel=(
            Link("Alle fasen samen", urls.MATRIX),
            *(Link(words.capital(fase.naam), urls.of_matrix(fase)) for fase in catalogue.fasen),
            Link("Per gebied", urls.MATRIX_AREAS),
        ),
        tabel=tabel,
        vlekken=[(head, list(spots)) for head, spots in groupby(white_spots, key=itemgetter(0))],
        aantal_vlekken=len(white_spots),
        vlek_uitleg=vlek_uitleg,
        zonder_wijk=zonder_wijk,
        start=urls.taking_part(catalogue.paginas),
    )


def _capital_link(record: Doelgroep | Fase) -> Link:
    return Link(words.capital(record.naam), urls.of(record))


def _theme_table(grid: Grid[Doelgroep, Thema], **filters: str) -> dict[str, object]:
    """Rows are themes and columns groups: names of themes are long, and a phone is high.

    A cell is the number of programmes and the site path of their list (empty for none); behind the
    columns come the total and those that stand apart.
    """
    groups = ",".join(group.id for group in grid.rijen)
    rows = []
    for thema in grid.kolommen:
        cells = [
            _cell(len(grid.at(group, thema)), **filters, doelgroep=group.id, thema=thema.id)
            for group in (*grid.rijen, *grid.apart)
        ]
        total = _cell(grid.totalen[thema], **filters, doelgroep=groups, thema=thema.id)
        cells.insert(len(grid.rijen), total)
        rows.append((link(thema), cells))
    return {
        "titel": "Aantal programma's per thema en doelgroep",
        "rijkop": "Thema",
        "kolommen": links(grid.rijen),
        "apart": links(grid.apart),
        "rijen": rows,
        "uitleg": UITLEG_THEMA,
    }


def _gebied_table(grid: Grid[Gebied, Fase]) -> dict[str, object]:
    rows = []
    for gebied in (*grid.rijen, *grid.apart):
        cells = [
            _cell(len(grid.at(gebied, fase)), fase=fase.id, gebied=gebied.id)
            for fase in grid.kolommen
        ]
        rows.append((link(gebied), [*cells, _cell(grid.totalen[gebied], gebied=gebied.id)]))
    return {
        "titel": "Aantal programma's per gebied en fase",
        "rijkop": "Gebied",
        "kolommen": tuple(map(_capital_link, grid.kolommen)),
        "apart": (),
        "rijen": rows,
        "uitleg": UITLEG_GEBIED,
    }


def _cell(number: int, **filters: str) -> tuple[int, str]:
    return number, urls.filtered(Programma, **filters) if number else ""


def _without_wijk(
    groups: Mapping[str, PerFase],
) -> Iterator[tuple[str, PerFase, Sequence[Programma], Link]]:
    """Name of each bereik, its programmes per fase, all of them, and the way to their list."""
    for bereik, per_fase in groups.items():
        programmas = tuple(dict.fromkeys(chain.from_iterable(per_fase.values())))
        if not programmas:
            continue
        if name := BEREIK.get(bereik, ""):
            more = Link(name, urls.of_choice("bereik", bereik))
        else:
            more = Link("alle programma's", urls.list_of(Programma))
        yield name or "plek niet bekend", per_fase, programmas, more
