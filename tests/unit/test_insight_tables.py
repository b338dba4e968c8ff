"""vmbo, the matrix, themes, actions and key figures, against counts cell by cell."""

from catalogue import insight
from catalogue.content.model import Catalogue
from catalogue.insight import coverage, matrix, themes
from catalogue.insight.live import PerFase
from catalogue.insight.matrix import Grid
from catalogue.schema import MAATSTAF, Doelgroep, Programma, Record, Thema, urls
from tests.unit.insight_catalogues import TODAY, by_hand, everywhere


def _live(catalogue: Catalogue) -> list[Programma]:
    return [one for one in catalogue.programmas if one.status != "gestopt"]


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
        ones = [p for p in _live(catalogue) if one.profiel in p.vmbo_profielen]
        assert list(one.programmas) == ones
        _check_split(catalogue, one.per_fase, ones)
        assert one.genoeg == (len(ones) >= 3)
        empty = {fase for fase in catalogue.fasen if not any(fase in p.fase for p in ones)}
        assert set(one.lege_fasen) == empty
        complete = len(ones) >= 3 and not empty and bool(one.profiel.mbo_richtingen)
        assert (one.ontbreekt == ()) == complete


def test_what_a_profile_misses_in_words() -> None:
    pie, bwi = themes.of_profielen(by_hand())
    assert pie.ontbreekt == (
        "We kennen minder dan 3 programma's die bij dit profiel passen.",
        "Er is niets in de fase kiezen en werken.",
    )
    assert bwi.ontbreekt == (
        "We kennen geen programma dat bij dit profiel past.",
        "We vonden geen bron over de richtingen in het mbo.",
    )


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
    _check_grid(catalogue, found.samen, _live(catalogue))
    assert tuple(found.per_fase) == catalogue.fasen
    for fase, grid in found.per_fase.items():
        _check_grid(catalogue, grid, [one for one in _live(catalogue) if fase in one.fase])


@everywhere
def test_white_spots(catalogue: Catalogue) -> None:
    spots = matrix.of(catalogue).samen.leeg
    empty = {
        (group, thema)
        for group in catalogue.doelgroepen
        for thema in catalogue.themas
        if group.id != "iedereen"
        and not any(group in one.doelgroepen and thema in one.themas for one in _live(catalogue))
    }
    assert len(spots) == len(empty)
    assert set(spots) == empty


@everywhere
def test_gebieden_and_fasen(catalogue: Catalogue) -> None:
    found = matrix.of(catalogue)
    grid = found.gebieden
    assert {*grid.rijen, *grid.apart} == set(catalogue.gebieden)
    for gebied in catalogue.gebieden:
        inside = [
            one for one in _live(catalogue) if any(wijk.gebied is gebied for wijk in one.wijken)
        ]
        assert grid.totalen[gebied] == len(inside)
        for fase in catalogue.fasen:
            ones = [one for one in inside if fase in one.fase]
            assert list(grid.at(gebied, fase)) == ones
            empty = not ones and gebied.soort == "woongebied"
            assert ((gebied, fase) in grid.leeg) == empty
    elsewhere = [one for one in _live(catalogue) if not one.wijken]
    for bereik, split in found.zonder_wijk.items():
        mine = [one for one in elsewhere if (one.bereik or "onbekend") == bereik]
        _check_split(catalogue, split, mine)
    assert list(found.zonder_wijk) == ["stad", "regio", "online", "onbekend"]


def test_the_matrix_by_hand() -> None:
    """What is for everyone is shown apart and does not fill the cells of the others."""
    found = matrix.of(by_hand())
    assert [(group.id, thema.id) for group, thema in found.samen.leeg] == [
        ("vmbo", "water"),
        ("ouders", "robots"),
        ("ouders", "water"),
    ]
    assert [(gebied.id, fase.id) for gebied, fase in found.gebieden.leeg] == [
        ("stad", "werken"),
        ("eiland", "kiezen"),
        ("eiland", "leren"),
        ("eiland", "werken"),
    ]


# --- themes ------------------------------------------------------------------------------------


@everywhere
def test_themes(catalogue: Catalogue) -> None:
    found = themes.of_themas(catalogue)
    assert tuple(one.thema for one in found) == catalogue.themas
    for one in found:
        programmas = [p for p in _live(catalogue) if one.thema in p.themas]
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
        empty = [not one.thema.tekst]
        empty += [not any(f in p.fase for p in programmas) for f in catalogue.fasen]
        empty += [not places, not partners, not acties]
        assert len(one.leeg) == sum(empty)


def test_empty_blocks_by_hand() -> None:
    robots, water = themes.of_themas(by_hand())
    assert robots.leeg == ()
    assert water.leeg == (
        "verhaal",
        "programma's om te leren",
        "programma's om te werken",
        "plekken",
        "organisaties",
        "acties",
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
        if one.actie.maatstaf is None:
            assert one.maatstaf is None
        else:
            assert one.maatstaf
            assert one.maatstaf.naam == MAATSTAF[one.actie.maatstaf]


def test_late_steps_by_hand() -> None:
    """On the day itself a step is not late."""
    (one,) = insight.Insight(by_hand(), TODAY).acties
    assert [step.naam for step in one.te_laat] == ["gisteren"]
    assert [step.naam for step in one.open] == ["vandaag", "ooit"]
    assert one.maatstaf
    assert (one.maatstaf.waarde, one.maatstaf.van) == (1, 4)


# --- key figures -------------------------------------------------------------------------------


def _homes(catalogue: Catalogue) -> tuple[list[Record], list[Record]]:
    """The woonwijken, and those of them with a public makerspace."""
    homes: list[Record] = [wijk for wijk in catalogue.wijken if wijk.soort == "woonwijk"]
    served = {
        wijk
        for place in catalogue.makerspaces
        if place.is_openbare_techniekruimte
        for wijk in place.wijken
    }
    return homes, [wijk for wijk in homes if wijk in served]


def _recount(catalogue: Catalogue) -> dict[str, tuple[int, int | None]]:
    """Every figure once more, from the records."""
    live, places = _live(catalogue), catalogue.makerspaces
    total, open_places = len(live), [one for one in places if one.status != "gestopt"]
    homes, served = _homes(catalogue)
    profiles = [
        sum(profiel in one.vmbo_profielen for one in live) for profiel in catalogue.vmbo_profielen
    ]
    steps = {
        (one, other, other.id in one.vervolg)
        for one in live
        for other in live
        if other.id in {*one.vervolg, *one.vervolg_suggesties}
    }
    groups = [group for group in catalogue.doelgroepen if group.id != "iedereen"]
    filled = {(group, thema) for p in live for group in p.doelgroepen for thema in p.themas}
    late = [
        step
        for actie in catalogue.acties
        for step in actie.stappen
        if not step.klaar and step.voor and step.voor < TODAY
    ]
    return {
        "programmas": (total, None),
        **{
            f"programmas-{fase.id}": (sum(fase in one.fase for one in live), total)
            for fase in catalogue.fasen
        },
        "programmas-met-zekere-status": (
            sum(one.status in ("actief", "gepland") for one in live),
            total,
        ),
        "programmas-met-thema": (sum(len(one.themas) > 0 for one in live), total),
        "stappen-volgens-bron": (sum(sourced for *_, sourced in steps), len(steps)),
        "programmas-zonder-vervolg": (
            total
            - len(
                {one for one, *_ in steps}
                | {one for one in live if catalogue.fasen[-1] in one.fase}
            ),
            total,
        ),
        "plekken": (len(open_places), None),
        "openbare-makerspaces": (
            sum(one.is_openbare_techniekruimte for one in open_places),
            len(open_places),
        ),
        "wijken-met-makerspace": (len(served), len(homes)),
        "wijken-zonder-makerspace": (len(homes) - len(served), len(homes)),
        "profielen-met-programmas": (sum(count >= 3 for count in profiles), len(profiles)),
        "profielen-zonder-programma": (profiles.count(0), len(profiles)),
        "themas": (len(catalogue.themas), None),
        "lege-vakken": (
            sum((group, thema) not in filled for group in groups for thema in catalogue.themas),
            len(groups) * len(catalogue.themas),
        ),
        "partners": (len(catalogue.partners), None),
        "pactpartners": (
            len([one for one in catalogue.partners if one.pactpartner == "ja"]),
            len(catalogue.partners),
        ),
        "partners-die-samenwerken": (
            len({a for p in live for a in {*p.aanbieders, *p.partners} if _has_company(p)}),
            len(catalogue.partners),
        ),
        "lopende-acties": (
            len([one for one in catalogue.acties if one.status == "loopt"]),
            len(catalogue.acties),
        ),
        "stappen-te-laat": (len(late), sum(len(one.stappen) for one in catalogue.acties)),
    }


def _has_company(programma: Programma) -> bool:
    return len({*programma.aanbieders, *programma.partners}) > 1


# Sums of tables that have a recount of their own.
_FROM_TABLES = {
    "doelgroepen-met-weg-naar-werk",
    "wijken-naast-makerspace",
    "inwoners-zonder-makerspace",
    "jongeren-zonder-makerspace",
    "gelijkende-programmas",
}


@everywhere
def test_key_figures(catalogue: Catalogue) -> None:
    found = insight.Insight(catalogue, TODAY)
    figures = {one.id: (one.waarde, one.van) for one in found.kerncijfers}
    assert len(figures) == len(found.kerncijfers)
    recounted = _recount(catalogue)
    assert set(figures) == set(recounted) | _FROM_TABLES
    assert {name: figures[name] for name in recounted} == recounted
    stand = found.stand
    without = coverage.bewoners(spot.wijk for spot in found.witte_vlekken)
    everyone = coverage.bewoners(w for w in catalogue.wijken if w.soort == "woonwijk")
    assert {name: figures[name] for name in _FROM_TABLES} == {
        "doelgroepen-met-weg-naar-werk": (
            sum(bool(one.pad or one.direct) for one in found.routes.wegen),
            len(catalogue.doelgroepen),
        ),
        "wijken-naast-makerspace": (stand.grenst, stand.wijken),
        "inwoners-zonder-makerspace": (without.inwoners, everyone.inwoners),
        "jongeren-zonder-makerspace": (
            without.inwoners_0_15 + without.inwoners_15_25,
            everyone.inwoners_0_15 + everyone.inwoners_15_25,
        ),
        "gelijkende-programmas": (len(found.overlap), None),
    }


@everywhere
def test_a_part_is_never_more_than_the_whole(catalogue: Catalogue) -> None:
    for one in insight.Insight(catalogue, TODAY).kerncijfers:
        assert one.waarde >= 0
        assert one.van is None or one.waarde <= one.van
        assert one.uitleg.endswith(".")
        assert one.naam
        assert one.adres.endswith(".html")


def test_every_maatstaf_is_a_figure() -> None:
    figures = {one.id: one.naam for one in insight.Insight(by_hand(), TODAY).kerncijfers}
    assert MAATSTAF.items() <= figures.items()


def test_figures_point_to_pages_that_the_site_makes() -> None:
    own = urls.OWN_PAGES
    pages = {one.adres for one in insight.Insight(by_hand(), TODAY).kerncijfers}
    assert {page for page in pages if page not in own} == {
        "fasen/kiezen.html",
        "fasen/leren.html",
        "fasen/werken.html",
    }


@everywhere
def test_the_same_twice(catalogue: Catalogue) -> None:
    first, second = insight.Insight(catalogue, TODAY), insight.Insight(catalogue, TODAY)
    assert first.kerncijfers == second.kerncijfers
    assert first.tekeningen == second.tekeningen
    assert first.overlap == second.overlap
