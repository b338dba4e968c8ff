"""vmbo, the matrix, themes, actions and key figures, against counts cell by cell."""

from collections.abc import Collection
from dataclasses import asdict
from itertools import permutations

from catalogue import insight
from catalogue.content.model import Catalogue
from catalogue.insight import coverage, matrix, themes
from catalogue.insight.gaps import largest_gaps
from catalogue.insight.live import PerFase
from catalogue.insight.matrix import Grid
from catalogue.schema import MAATSTAF, NAMEN, Doelgroep, Entry, Programma, Thema, urls
from catalogue.site import figures
from catalogue.site.languages import Interface
from catalogue.site.pages import families
from tests.unit.insight_catalogues import TODAY, by_hand, everywhere, is_now, live

DUTCH = Interface(names=asdict(NAMEN))


def _check_split(catalogue: Catalogue, split: PerFase, ones: list[Programma]) -> None:
    counted = {fase.id: list(programmas) for fase, programmas in split.items()}
    assert counted == {
        fase.id: [one for one in ones if fase in one.fase] for fase in catalogue.fasen
    }


# --- vmbo --------------------------------------------------------------------------------------


@everywhere
def test_profiles(catalogue: Catalogue) -> None:
    found = themes.of_profielen(catalogue)
    assert tuple(one.profiel for one in found) == catalogue.vmbo_profielen
    for one in found:
        ones = [p for p in live(catalogue) if one.profiel in p.vmbo_profielen]
        assert list(one.programmas) == ones
        _check_split(catalogue, one.per_fase, ones)
        assert one.genoeg == (len(ones) >= 3)
        empty = {fase for fase in catalogue.fasen if not any(fase in p.fase for p in ones)}
        assert set(one.lege_fasen) == empty
        complete = len(ones) >= 3 and not empty and bool(one.profiel.mbo_richtingen)
        assert (not list(families.missing(one, DUTCH))) == complete


def test_what_a_profile_misses_in_words() -> None:
    pie, bwi = themes.of_profielen(by_hand())
    assert list(families.missing(pie, DUTCH)) == [
        "We kennen minder dan 3 programma's die bij dit profiel passen.",
        "Er is niets om te kiezen.",
        "Er is niets om te werken.",
    ]
    assert list(families.missing(bwi, DUTCH)) == [
        "We kennen geen programma dat bij dit profiel past.",
        "We weten niet welke mbo-opleidingen hierbij passen.",
    ]


# --- the matrix --------------------------------------------------------------------------------


def _check_grid(catalogue: Catalogue, grid: Grid[Doelgroep, Thema], ones: list[Programma]) -> None:
    assert {*grid.rijen, *grid.apart} == set(catalogue.doelgroepen)
    assert {one.id for one in grid.apart} <= {"iedereen"}
    assert "iedereen" not in {one.id for one in grid.rijen}
    for group in catalogue.doelgroepen:
        mine = [one for one in ones if group in one.doelgroepen]
        assert grid.totalen[group] == len(mine)
        for thema in catalogue.themas:
            assert list(grid.at(group, thema)) == [one for one in mine if thema in one.themas]
    for thema in catalogue.themas:
        counted = [
            one
            for one in ones
            if thema in one.themas and any(group.id != "iedereen" for group in one.doelgroepen)
        ]
        assert grid.totalen[thema] == len(counted)


@everywhere
def test_groups_and_themes(catalogue: Catalogue) -> None:
    found = matrix.of(catalogue)
    joinable = [one for one in live(catalogue) if one.aard != "netwerk"]
    _check_grid(catalogue, found.samen, joinable)
    assert tuple(found.per_fase) == catalogue.fasen
    for fase, grid in found.per_fase.items():
        _check_grid(catalogue, grid, [one for one in joinable if fase in one.fase])


@everywhere
def test_gebieden_and_fasen(catalogue: Catalogue) -> None:
    found = matrix.of(catalogue)
    grid = found.gebieden
    assert {*grid.rijen, *grid.apart} == set(catalogue.gebieden)
    for gebied in catalogue.gebieden:
        inside = [
            one for one in live(catalogue) if any(wijk.gebied is gebied for wijk in one.wijken)
        ]
        assert grid.totalen[gebied] == len(inside)
        for fase in catalogue.fasen:
            ones = [one for one in inside if fase in one.fase]
            assert list(grid.at(gebied, fase)) == ones
    elsewhere = [one for one in live(catalogue) if not one.wijken]
    for bereik, split in found.zonder_wijk.items():
        mine = [one for one in elsewhere if (one.bereik or "onbekend") == bereik]
        _check_split(catalogue, split, mine)
    assert list(found.zonder_wijk) == ["stad", "regio", "online", "onbekend"]


def test_the_matrix_by_hand() -> None:
    """Programmes for everyone are shown apart and do not fill the cells of the others."""
    grid = matrix.of(by_hand()).samen
    filled = [(group.id, thema.id) for group, thema in grid.cellen]
    assert filled == [("vmbo", "robots"), ("iedereen", "robots"), ("iedereen", "water")]


# --- themes ------------------------------------------------------------------------------------


@everywhere
def test_themes(catalogue: Catalogue) -> None:
    found = themes.of_themas(catalogue)
    assert tuple(one.thema for one in found) == catalogue.themas
    for one in found:
        programmas = [p for p in live(catalogue) if one.thema in p.themas]
        places = [
            m for m in catalogue.makerspaces if m.status != "gestopt" and one.thema in m.themas
        ]
        partners = [
            partner
            for partner in catalogue.partners
            if any(partner in (*p.aanbieders, *p.partners) for p in programmas)
            or any(partner in place.aanbieders for place in places)
        ]
        acties = [
            actie
            for actie in catalogue.acties
            if {*actie.programmas, *actie.makerspaces} & {*programmas, *places}
        ]
        assert list(one.programmas) == programmas
        _check_split(catalogue, one.per_fase, programmas)
        assert list(one.makerspaces) == places
        assert list(one.partners) == partners
        assert list(one.acties) == acties


def test_empty_blocks_by_hand() -> None:
    robots, water = themes.of_themas(by_hand())
    assert families.empty_blocks(robots, DUTCH) == ""
    assert families.empty_blocks(water, DUTCH) == (
        "verhaal, programma's om te leren, programma's om te werken, plekken, organisaties "
        "en acties"
    )


# --- actions -----------------------------------------------------------------------------------


@everywhere
def test_actions(catalogue: Catalogue) -> None:
    found = insight.Insight(catalogue, TODAY)
    assert tuple(one.actie for one in found.acties) == catalogue.acties
    for one in found.acties:
        for step in one.actie.stappen:
            late = not step.klaar and bool(step.voor) and str(step.voor) < str(TODAY)
            assert (step in one.te_laat) == late
            assert (step in one.klaar) == bool(step.klaar)
            assert (step in one.open) == (not late and not step.klaar)


def test_late_steps_by_hand() -> None:
    """On the day itself a step is not late."""
    (one,) = insight.Insight(by_hand(), TODAY).acties
    assert [step.naam for step in one.te_laat] == ["gisteren"]
    assert [step.naam for step in one.open] == ["vandaag", "ooit"]


# --- key figures -------------------------------------------------------------------------------


Lists = tuple[Collection[object], Collection[object] | None]


def _counted(records: Catalogue) -> dict[str, Lists]:
    """Count every figure, and the whole that it is part of, straight from the records."""
    programmas, partners, acties = live(records), records.partners, records.acties
    places = [place for place in records.makerspaces if place.status != "gestopt"]
    entries: list[Entry] = [*programmas, *places]
    public = [p for p in places if p.is_openbare_techniekruimte and p.status != "gepland"]
    recent = [place for place in public if is_now(place)]
    homes = [wijk for wijk in records.wijken if wijk.soort == "woonwijk"]
    served = {wijk for place in recent for wijk in place.wijken}.intersection(homes)
    perhaps = {wijk for place in public for wijk in place.wijken}.intersection(homes) - served
    profiles = {
        profiel: [p for p in programmas if profiel in p.vmbo_profielen]
        for profiel in records.vmbo_profielen
    }
    # Nobody can sign up for a network of organisations, so no step leads there or begins there.
    open_to_all = [p for p in programmas if p.aard != "netwerk"]
    steps = [
        (programma, later.id in programma.vervolg)
        for programma, later in permutations(open_to_all, 2)
        if later.id in {*programma.vervolg, *programma.vervolg_suggesties}
    ]
    going_on = {programma for programma, _ in steps}
    teams = [{*p.aanbieders, *p.partners} for p in programmas]
    stappen = [stap for actie in acties for stap in actie.stappen]
    late = [s for s in stappen if not s.klaar and s.voor and s.voor < TODAY]
    return {
        "programmas": (programmas, None),
        **{
            f"programmas-{fase.id}": ([p for p in programmas if fase in p.fase], programmas)
            for fase in records.fasen
        },
        "programmas-nu-gezien": ([p for p in programmas if is_now(p)], programmas),
        "programmas-met-thema": ([p for p in programmas if p.themas], programmas),
        "stappen-volgens-bron": ([step for step in steps if step[1]], None),
        "programmas-zonder-vervolg": (
            [p for p in open_to_all if p not in going_on and records.fasen[-1] not in p.fase],
            open_to_all,
        ),
        "plekken": (places, None),
        "plekken-nu-gezien": ([place for place in places if is_now(place)], places),
        "openbare-makerspaces": (recent, places),
        "openbare-makerspaces-misschien": (set(public) - set(recent), places),
        "wijken-met-makerspace": (served, homes),
        "wijken-misschien-met-makerspace": (perhaps, homes),
        "wijken-zonder-makerspace": (set(homes) - served - perhaps, homes),
        "profielen-met-programmas": ([p for p in profiles if len(profiles[p]) >= 3], profiles),
        "profielen-zonder-programma": ([p for p in profiles if not profiles[p]], profiles),
        "themas": (records.themas, None),
        "partners": (partners, None),
        "pactpartners": ([p for p in partners if p.pactpartner == "ja"], partners),
        "partners-die-samenwerken": (set().union(*(t for t in teams if len(t) > 1)), partners),
        "dit-jaar-bevestigd": (
            [e for e in entries if e.bevestigd and e.bevestigd.op.year == TODAY.year],
            entries,
        ),
        "lopende-acties": ([actie for actie in acties if actie.status == "loopt"], acties),
        "stappen-te-laat": (late, stappen),
    }


def _is_far(km: float | None) -> bool:
    return km is None or km > 5


@everywhere
def test_key_figures(records: Catalogue) -> None:
    tables = insight.Insight(records, TODAY)
    listed = figures.of(tables, DUTCH)
    numbers = {figure.id: (figure.waarde, figure.van) for figure in listed}
    assert len(numbers) == len(listed)
    without = coverage.bewoners(spot.wijk for spot in tables.witte_vlekken)
    everyone = coverage.bewoners(w for w in records.wijken if w.soort == "woonwijk")
    far = [
        home
        for home in records.wijken
        if home.soort == "woonwijk" and _is_far(tables.wijken[home].km)
    ]
    routes = [group for group, routes in tables.routes.per_doelgroep.items() if routes]
    assert numbers == {
        **{
            name: (len(part), None if all_ is None else len(all_))
            for name, (part, all_) in _counted(records).items()
        },
        # Sums of tables that have a recount of their own.
        "doelgroepen-met-route": (len(routes), len(records.doelgroepen)),
        "wijken-naast-makerspace": (tables.stand.grenst, tables.stand.wijken),
        "inwoners-zonder-makerspace": (without.inwoners, everyone.inwoners),
        "kinderen-zonder-makerspace": (without.inwoners_0_15, everyone.inwoners_0_15),
        "jongeren-zonder-makerspace": (without.inwoners_15_25, everyone.inwoners_15_25),
        "gelijkende-programmas": (len(tables.overlap), None),
        "kinderen-ver-van-makerspace": (
            sum(home.inwoners_0_15 for home in far),
            everyone.inwoners_0_15,
        ),
        "jongeren-ver-van-makerspace": (
            sum(home.inwoners_15_25 for home in far),
            everyone.inwoners_15_25,
        ),
        "lege-vakken": (
            len(largest_gaps(records, "doelgroep", most=None)),
            sum(group.id != "iedereen" for group in records.doelgroepen) * len(records.themas),
        ),
    }


@everywhere
def test_a_part_is_never_more_than_the_whole(catalogue: Catalogue) -> None:
    for one in figures.of(insight.Insight(catalogue, TODAY), DUTCH):
        assert one.waarde >= 0
        assert one.van is None or one.waarde <= one.van
        assert one.uitleg.endswith(".")
        assert one.naam
        assert one.adres.partition("?")[0].endswith(".html")


def test_every_maatstaf_is_a_figure() -> None:
    listed = {figure.id: figure for figure in figures.of(insight.Insight(by_hand(), TODAY), DUTCH)}
    assert MAATSTAF.items() <= {name: figure.naam for name, figure in listed.items()}.items()
    figure = listed["wijken-met-makerspace"]
    assert (figure.waarde, figure.van) == (1, 6)
    assert "In 1 andere stond er een." in figure.uitleg


def test_figures_point_to_pages_that_the_site_makes() -> None:
    own = urls.OWN_PAGES
    listed = figures.of(insight.Insight(by_hand(), TODAY), DUTCH)
    pages = {figure.adres.partition("?")[0] for figure in listed}
    assert {page for page in pages if page not in own} == {
        "fasen/kiezen.html",
        "fasen/leren.html",
        "fasen/werken.html",
    }


@everywhere
def test_the_same_twice(catalogue: Catalogue) -> None:
    first, second = insight.Insight(catalogue, TODAY), insight.Insight(catalogue, TODAY)
    assert figures.of(first, DUTCH) == figures.of(second, DUTCH)
    assert first.overlap == second.overlap
