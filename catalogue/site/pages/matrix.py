"""The overview: the largest gaps, who is served in which theme, and where in which fase.

A page for all fasen together, one per fase and one per gebied, so that each stays small and the
switch between them is a plain link.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby
from operator import attrgetter

from catalogue.insight import gaps
from catalogue.insight.gaps import Gap
from catalogue.insight.live import PerFase
from catalogue.insight.matrix import NOWHERE, Grid
from catalogue.schema import Doelgroep, Fase, Gebied, Programma, Thema, urls
from catalogue.site import beginning, words
from catalogue.site.beginning import Invitation
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.words import Link, link, links

Cell = tuple[int, str]
"""Number of programmes, and the site path of their list; empty for none."""


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the overview of all fasen together, per fase, and per gebied."""
    yield from renderer.plan(urls.MATRIX, _together)
    for fase in renderer.catalogue.fasen:
        yield from renderer.plan(urls.of_matrix(fase), _of_fase, fase)
    yield from renderer.plan(urls.MATRIX_AREAS, _of_gebieden)


def _together(renderer: Renderer) -> bytes:
    catalogue = renderer.catalogue
    t = renderer.t
    every = [gap for gap in renderer.insight.gaten if gap.soort == "doelgroep"]
    largest, others = every[: gaps.TEN], every[gaps.TEN :]
    return _render(
        renderer,
        urls.MATRIX,
        naam=t.gettext("Overzicht: voor wie is er wat?"),
        lead=t.gettext(
            "Over welk thema is er nog niets voor een groep? De grootste gaten staan eerst. "
            "Daaronder staat per thema en groep hoeveel programma's er zijn."
        ),
        tabel=_theme_table(renderer.insight.overzicht.samen, t, every),
        gaten=beginning.of(largest, catalogue),
        aantal_gaten=len(every),
        andere=[
            (group, [(gap.thema, beginning.begin_address(gap, catalogue)) for gap in of_group])
            for group, of_group in groupby(_in_order(renderer, others), attrgetter("doelgroep"))
        ],
    )


def _in_order(renderer: Renderer, unordered: Sequence[Gap]) -> list[Gap]:
    """Gaps in the order of the list of doelgroepen; of each the largest first."""
    order = {group: at for at, group in enumerate(renderer.catalogue.doelgroepen)}
    return sorted(unordered, key=lambda gap: order[gap.doelgroep] if gap.doelgroep else 0)


def _of_fase(renderer: Renderer, fase: Fase) -> bytes:
    t = renderer.t
    return _render(
        renderer,
        urls.of_matrix(fase),
        naam=t.gettext("Overzicht: %(fase)s", fase=fase.naam),
        lead=t.gettext(
            "Per thema en groep het aantal programma's om te %(fase)s. Een 0 is hier geen gat: in "
            "een andere fase kan er wel iets zijn.",
            fase=fase.naam,
        ),
        tabel=_theme_table(renderer.insight.overzicht.per_fase[fase], t, fase=fase.id),
    )


def _of_gebieden(renderer: Renderer) -> bytes:
    overview, t = renderer.insight.overzicht, renderer.t
    return _render(
        renderer,
        urls.MATRIX_AREAS,
        naam=t.gettext("Overzicht per gebied"),
        lead=t.gettext(
            "Hoeveel programma's zijn er in elk gebied? Wat voor %(stad)s, %(regio)s of online is, "
            "staat op de eerste regel. Daar kun je overal aan meedoen."
        ),
        tabel=_gebied_table(renderer),
        zonder_wijk=list(_without_wijk(overview.zonder_wijk, t)),
    )


def _render(
    renderer: Renderer,
    address: str,
    *,
    naam: str,
    lead: str,
    tabel: dict[str, object],
    gaten: Sequence[Invitation] = (),
    aantal_gaten: int | None = None,
    andere: Sequence[tuple[Doelgroep | None, Sequence[tuple[Thema | None, str]]]] = (),
    zonder_wijk: Sequence[tuple[str, PerFase, Sequence[Programma], Link]] = (),
) -> bytes:
    catalogue, t = renderer.catalogue, renderer.t
    return renderer.render(
        "pages/overzicht.html",
        address,
        title=naam,
        about=lead,
        trail=() if address == urls.MATRIX else (Link(t.gettext("Overzicht"), urls.MATRIX),),
        naam=naam,
        lead=lead,
        adres=address,
        wissel=(
            Link(t.gettext("Alle fasen samen"), urls.MATRIX),
            *(replace(_capital_link(fase), adres=urls.of_matrix(fase)) for fase in catalogue.fasen),
            Link(t.gettext("Per gebied"), urls.MATRIX_AREAS),
        ),
        tabel=tabel,
        gaten=gaten,
        aantal_gaten=aantal_gaten,
        andere=andere,
        zonder_wijk=zonder_wijk,
    )


def _capital_link(fase: Fase) -> Link:
    return replace(link(fase), naam=words.capital(fase.naam))


def _theme_table(
    grid: Grid[Doelgroep, Thema],
    t: Interface,
    every_gap: Iterable[Gap] = (),
    **filters: str,
) -> dict[str, object]:
    """Rows are themes and columns groups: names of themes are long, and a phone is high.

    Behind the columns come the total and those that stand apart; ``gaten`` are the addresses of
    row and column where there is a gap.
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
        "titel": t.gettext("Aantal programma's per thema en doelgroep"),
        "rijkop": t.gettext("Thema"),
        "kolommen": links(grid.rijen),
        "apart": links(grid.apart),
        "rijen": rows,
        "gaten": {
            (urls.of(gap.thema), urls.of(gap.doelgroep))
            for gap in every_gap
            if gap.thema and gap.doelgroep
        },
        "uitleg": t.gettext(
            "Een getal is het aantal programma's. Is een programma voor twee groepen? Dan telt het "
            "in allebei de vakken. Bij het totaal telt het één keer. Wat voor iedereen is, staat "
            "in een eigen kolom. Een vak met strepen is een gat: daar is niets om aan mee te doen, "
            "ook geen plek en niets voor iedereen. Netwerken van organisaties en wat gestopt is, "
            "tellen niet mee."
        ),
    }


def _gebied_table(renderer: Renderer) -> dict[str, object]:
    """Rows are gebieden; the first is for all of them, with what has no wijk."""
    overview, t = renderer.insight.overzicht, renderer.t
    grid: Grid[Gebied, Fase] = overview.gebieden
    everywhere = [split for bereik, split in overview.zonder_wijk.items() if bereik != NOWHERE]
    counts = [sum(len(split[fase]) for split in everywhere) for fase in grid.kolommen]
    total = len(
        {programma for split in everywhere for listed in split.values() for programma in listed}
    )
    loose = Link(t.gettext("%(stad)s, %(regio)s of online"), "#los")
    rows = [(loose, [(count, "") for count in (*counts, total)])] if total else []
    for gebied in (*grid.rijen, *grid.apart):
        cells = [
            _cell(len(grid.at(gebied, fase)), fase=fase.id, gebied=gebied.id)
            for fase in grid.kolommen
        ]
        rows.append((link(gebied), [*cells, _cell(grid.totalen[gebied], gebied=gebied.id)]))
    return {
        "titel": t.gettext("Aantal programma's per gebied en fase"),
        "rijkop": t.gettext("Gebied"),
        "kolommen": tuple(map(_capital_link, grid.kolommen)),
        "apart": (),
        "rijen": rows,
        "gaten": frozenset(),
        "uitleg": t.gettext(
            "Is een programma in twee gebieden, of om te leren én te werken? Dan telt het in "
            "allebei de vakken. Bij het totaal telt het één keer. Een 0 is geen gat: wat voor de "
            "hele stad, voor de regio of online is, kan in elk gebied. Wat gestopt is, telt niet "
            "mee."
        ),
    }


def _cell(number: int, **filters: str) -> Cell:
    return number, urls.filtered(Programma, **filters) if number else ""


def _without_wijk(
    groups: Mapping[str, PerFase], t: Interface
) -> Iterator[tuple[str, PerFase, Sequence[Programma], Link]]:
    """Name of each bereik, its programmes per fase, all of them, and the way to their list."""
    for bereik, per_fase in groups.items():
        programmas = tuple(dict.fromkeys(chain.from_iterable(per_fase.values())))
        if not programmas:
            continue
        name = "" if bereik == NOWHERE else t.label("bereik", bereik)
        if name:
            more = Link(name, urls.of_choice("bereik", bereik))
        else:
            more = Link(t.gettext("alle programma's"), urls.list_of(Programma))
        yield name or t.gettext("plek niet bekend"), per_fase, programmas, more
