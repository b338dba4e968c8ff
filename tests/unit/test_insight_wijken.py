"""The tables about wijken, against a count that asks every makerspace about every wijk."""

from collections.abc import Iterator
from datetime import date
from math import acos, cos, radians, sin
from typing import Any

import pytest

from catalogue.content.model import Catalogue
from catalogue.insight import coverage, history
from catalogue.insight.coverage import Bewoners, Tally
from catalogue.schema import STATUS, Ligging, Makerspace, Periode, Wijk, distance
from catalogue.schema.groups import EARTH_KM
from tests.harness import YEARS
from tests.unit.insight_catalogues import (
    by_hand,
    catalogue,
    confirmed,
    drafts_by_hand,
    everywhere,
    is_now,
    public,
    sources,
)


def _may_be_public(place: Makerspace) -> bool:
    """Public when it is open."""
    kinds = ("makerspace", "fablab", "hackerspace", "open-werkplaats")
    return place.soort in kinds and place.openbaar in ("ja", "op-afspraak")


def _is_public(place: Makerspace) -> bool:
    """Public, and of late or longer ago there."""
    return _may_be_public(place) and place.status is None


def _public_in(catalogue: Catalogue, wijk: Wijk) -> list[Makerspace]:
    return [one for one in catalogue.makerspaces if _is_public(one) and wijk in one.wijken]


def _state(catalogue: Catalogue, wijk: Wijk) -> str:
    if places := _public_in(catalogue, wijk):
        return "heeft" if any(map(is_now, places)) else "misschien"
    if wijk.soort in ("haven", "klein"):
        return "buiten"
    beside = [one for one in catalogue.wijken if one.id in wijk.buren]
    return "grenst" if any(_public_in(catalogue, one) for one in beside) else "geen"


def _angle(first: Ligging, second: Ligging) -> float:
    """The same distance by the law of cosines on the sphere."""
    a, b = radians(first.lat), radians(second.lat)
    turn = cos(radians(first.lon - second.lon))
    return EARTH_KM * acos(min(1.0, sin(a) * sin(b) + cos(a) * cos(b) * turn))


@everywhere
def test_coverage_of_every_wijk(catalogue: Catalogue) -> None:
    covered = coverage.of_wijken(catalogue)
    assert tuple(covered) == catalogue.wijken
    for wijk, one in covered.items():
        assert one.wijk is wijk
        assert one.staat == _state(catalogue, wijk)
        places = _public_in(catalogue, wijk)
        assert list(one.hier) == [place for place in places if is_now(place)]
        assert list(one.misschien) == [place for place in places if not is_now(place)]
        assert {other.id for other in one.hiernaast} == {
            other.id
            for other in catalogue.wijken
            if other.id in wijk.buren and _public_in(catalogue, other)
        }
        assert list(one.programmas) == [
            programma
            for programma in catalogue.programmas
            if programma.status != "gestopt" and wijk in programma.wijken
        ]


def _away(catalogue: Catalogue, wijk: Wijk) -> dict[Makerspace, float]:
    """Kilometres to every public makerspace of which the place is known."""
    away = {}
    for place in catalogue.makerspaces:
        points = [place.ligging] if place.ligging else [home.ligging for home in place.wijken]
        if _is_public(place) and points:
            away[place] = min(_angle(wijk.ligging, point) for point in points)
    return away


@everywhere
def test_nearest_public_makerspaces(catalogue: Catalogue) -> None:
    for wijk, one in coverage.of_wijken(catalogue).items():
        away = _away(catalogue, wijk)
        assert (one.km is None) == (not away)
        if one.km is not None:
            assert one.km == pytest.approx(min(away.values()), abs=0.011)
        far = {place: km for place, km in away.items() if wijk not in place.wijken}
        assert len(one.dichtbij) == min(3, len(far))
        wanted = sorted(far.values())[: len(one.dichtbij)]
        assert [near.km for near in one.dichtbij] == pytest.approx(wanted, abs=0.011)
        assert len({near.makerspace for near in one.dichtbij}) == len(one.dichtbij)
        for near in one.dichtbij:
            assert near.km == pytest.approx(far[near.makerspace], abs=0.011)


@everywhere
def test_people_by_distance(catalogue: Catalogue) -> None:
    covered = coverage.of_wijken(catalogue)
    reaches = coverage.by_distance(covered.values())
    assert [(reach.van, reach.tot) for reach in reaches] == [(0, 1), (1, 2), (2, 5), (5, None)]
    homes = [wijk for wijk in catalogue.wijken if wijk.soort == "woonwijk"]
    assert sorted(wijk.id for reach in reaches for wijk in reach.wijken) == sorted(
        wijk.id for wijk in homes
    )
    for wijk in homes:
        km = covered[wijk].km
        at = 3 if km is None else sum(km > border for border in (1, 2, 5))
        assert wijk in reaches[at].wijken
    for reach in reaches:
        assert reach.bewoners == _people(set(reach.wijken))


def test_a_known_distance() -> None:
    """One degree along the equator is a 360th of the way around."""
    here, there = Ligging(lat=0.0, lon=4.0), Ligging(lat=0.0, lon=5.0)
    assert distance(here, there) == pytest.approx(111.195, abs=0.001)
    assert distance(here, here) == 0


@everywhere
def test_tally_and_white_spots(catalogue: Catalogue) -> None:
    covered = coverage.of_wijken(catalogue)
    homes = [wijk for wijk in catalogue.wijken if wijk.soort == "woonwijk"]
    states = [_state(catalogue, wijk) for wijk in homes]
    names = "heeft", "misschien", "grenst", "geen"
    stand = coverage.tally(covered.values())
    assert stand == Tally(len(homes), *map(states.count, names))
    assert stand.wijken == stand.heeft + stand.misschien + stand.grenst + stand.geen

    spots = coverage.white_spots(covered.values())
    empty = {wijk for wijk in homes if not _public_in(catalogue, wijk)}
    assert {spot.wijk for spot in spots} == empty
    people = [spot.wijk.inwoners for spot in spots]
    assert people == sorted(people, reverse=True)
    assert coverage.bewoners(empty) == _people(empty)


def _people(wijken: set[Wijk]) -> Bewoners:
    names = "inwoners", "inwoners_0_15", "inwoners_15_25"
    return Bewoners(*(sum(getattr(wijk, name) for wijk in wijken) for name in names))


@everywhere
def test_totals_per_gebied(catalogue: Catalogue) -> None:
    totals = coverage.of_gebieden(catalogue, coverage.of_wijken(catalogue))
    assert tuple(one.gebied for one in totals) == catalogue.gebieden
    for one in totals:
        wijken = {wijk for wijk in catalogue.wijken if wijk.gebied is one.gebied}
        homes = {wijk for wijk in wijken if wijk.soort == "woonwijk"}
        states = [_state(catalogue, wijk) for wijk in homes]
        assert set(one.wijken) == wijken
        names = "heeft", "misschien", "grenst", "geen"
        assert one.stand == Tally(len(homes), *map(states.count, names))
        assert one.bewoners == _people(wijken)
        assert one.zonder == _people({wijk for wijk in homes if not _public_in(catalogue, wijk)})
        assert set(one.programmas) == {
            programma
            for programma in catalogue.programmas
            if programma.status != "gestopt" and wijken & set(programma.wijken)
        }
        assert len(one.programmas) == len(set(one.programmas))


# --- over the years ----------------------------------------------------------------------------


def _candidates(catalogue: Catalogue) -> list[Makerspace]:
    """The places that are public when they are open."""
    return [place for place in catalogue.makerspaces if _may_be_public(place)]


def _may_be_gone(place: Makerspace) -> bool:
    return place.status is None and not is_now(place)


def _last_year(place: Makerspace) -> int | None:
    years = [bron.jaar for bron in place.bronnen if bron.jaar]
    years += [moment.begin.year for moment in place.momenten]
    years += [place.bevestigd.op.year] if place.bevestigd else []
    return max(years, default=None)


def _years(place: Makerspace, last: int) -> tuple[int, int] | None:
    """The first and the last year at whose end the place was there; none if not all is known."""
    if not (place.status == "gestopt" or is_now(place)) or not place.wijken:
        return None
    if place.periode is None or place.periode.van is None:
        return None
    van, tot = int(place.periode.van[:4]), place.periode.tot
    if van > last:
        return None
    if place.status == "gestopt":
        return None if tot is None or int(tot[:4]) > last else (van, int(tot[:4]) - 1)
    return None if tot is not None and int(tot[:4]) < last else (van, last)


def _served(catalogue: Catalogue, year: int, last: int) -> Iterator[Wijk]:
    for wijk in catalogue.wijken:
        open_ = [_years(place, last) for place in _candidates(catalogue) if wijk in place.wijken]
        if wijk.soort == "woonwijk" and any(one and one[0] <= year <= one[1] for one in open_):
            yield wijk


@everywhere
def test_the_years(catalogue: Catalogue) -> None:
    covered = coverage.of_wijken(catalogue)
    found = history.of(catalogue, covered)
    last = max((one.gecontroleerd.year for one in catalogue.makerspaces), default=0)
    dated = {place: years for place in _candidates(catalogue) if (years := _years(place, last))}
    first = min((years[0] for years in dated.values()), default=last + 1)
    assert [one.jaar for one in found.jaren] == list(range(first, last + 1))
    for one in found.jaren:
        assert one.woonwijken == len(list(_served(catalogue, one.jaar, last)))
        assert set(one.erbij) == {place for place, (van, _) in dated.items() if van == one.jaar}
        assert set(one.weg) == {
            place
            for place, (_, tot) in dated.items()
            if place.status == "gestopt" and tot + 1 == one.jaar
        }
    gone = {place for place in _candidates(catalogue) if _may_be_gone(place)}
    assert found.lang_geleden == {place: _last_year(place) for place in gone}
    assert found.zonder_datum.keys() == set(_candidates(catalogue)) - set(dated) - gone
    assert all(found.zonder_datum.values())


@everywhere
def test_the_last_year_and_what_has_no_date_are_all_there_is_now(catalogue: Catalogue) -> None:
    covered = coverage.of_wijken(catalogue)
    found = history.of(catalogue, covered)
    now = found.jaren[-1].woonwijken if found.jaren else 0
    assert now + len(found.nu_zonder_datum) == coverage.tally(covered.values()).heeft


def test_the_town_by_hand() -> None:
    catalogue = by_hand()
    covered = coverage.of_wijken(catalogue)
    assert {wijk.id: one.staat for wijk, one in covered.items()} == {
        "west": "heeft",
        "midden": "grenst",
        "oost": "grenst",
        "ver": "geen",
        "haven": "heeft",
        "verder": "misschien",
        "dorp": "grenst",
    }
    ver = covered[catalogue.wijken[3]]
    assert [(one.makerspace.id, one.km) for one in ver.dichtbij] == [
        ("hackerspace", 7.78),
        ("fablab", 11.12),
        ("loods", 11.12),
    ]
    assert coverage.tally(covered.values()) == Tally(
        wijken=6, heeft=1, misschien=1, grenst=3, geen=1
    )
    spots = coverage.white_spots(covered.values())
    assert [spot.wijk.id for spot in spots] == ["ver", "oost", "midden", "dorp"]
    assert coverage.bewoners(spot.wijk for spot in spots) == Bewoners(9600, 960, 480)


@pytest.mark.parametrize(
    ("values", "staat"),
    [
        ({"bronnen": sources(2025)}, "heeft"),
        ({"bronnen": sources(2024)}, "misschien"),
        ({"bronnen": sources(None)}, "misschien"),
        ({"bronnen": [], "bevestigd": confirmed(date(2025, 5, 24))}, "heeft"),
        ({"bronnen": [], "bevestigd": confirmed(date(2025, 5, 23))}, "misschien"),
        ({"bronnen": sources(2024), "status": "gestopt"}, "geen"),
        ({"bronnen": sources(2026), "status": "gepland"}, "geen"),
        ({"bronnen": sources(2024), "openbaar": "leden"}, "geen"),
        ({"bronnen": sources(2024), "soort": "repair-cafe"}, "geen"),
    ],
)
def test_both_sides_of_each_border(values: dict[str, Any], staat: str) -> None:
    """A place in a wijk without neighbours, on 24 November 2026."""
    town = catalogue([*drafts_by_hand(), public("plek", "ver", **values)])
    covered = {wijk.id: one for wijk, one in coverage.of_wijken(town).items()}
    assert covered["ver"].staat == staat
    near = {one.makerspace.id for one in covered["verder"].dichtbij}
    assert ("plek" in near) == (staat != "geen")


def test_a_wijk_with_both_has_one_and_names_the_other() -> None:
    town = catalogue([*drafts_by_hand(), public("schuur", "west", bronnen=sources(2021))])
    west = coverage.of_wijken(town)[town.wijken[0]]
    assert west.staat == "heeft"
    assert [place.id for place in (*west.hier, *west.misschien)] == ["fablab", "schuur"]


def test_the_years_by_hand() -> None:
    """The fablab opened in 2015; another place in another wijk was there from 2012 until 2018."""
    catalogue = by_hand()
    found = history.of(catalogue, coverage.of_wijken(catalogue))
    line = {one.jaar: one.woonwijken for one in found.jaren}
    assert (min(line), max(line)) == (2012, 2026)
    assert [line[year] for year in (2012, 2014, 2015, 2017, 2018, 2026)] == [1, 1, 2, 2, 1, 1]
    reasons = {place.id: reason for place, reason in found.zonder_datum.items()}
    assert reasons == {"hackerspace": "begin"}
    assert {place.id: year for place, year in found.lang_geleden.items()} == {"loods": 2021}
    assert found.nu_zonder_datum == ()


@pytest.mark.parametrize(
    ("state", "periode", "reden"),
    [
        ("nu", Periode(van="2020"), None),
        ("nu", Periode(van="2020", tot="2026"), None),
        ("nu", Periode(van="2020", tot="2030"), None),
        ("nu", Periode(van="2020", tot="2025"), "jaartallen"),
        ("nu", Periode(van="2027"), "jaartallen"),
        ("nu", Periode(tot="2030"), "begin"),
        ("nu", None, "begin"),
        ("gestopt", Periode(van="2020", tot="2026"), None),
        ("gestopt", Periode(van="2020", tot="2027"), "jaartallen"),
        ("gestopt", Periode(van="2020"), "eind"),
        ("waarschijnlijk", Periode(van="2020"), 2023),
        ("oud", Periode(van="2020"), 2017),
        ("gepland", Periode(van="2020"), "gepland"),
    ],
)
def test_why_a_place_is_not_in_the_line(
    state: str, periode: Periode | None, reden: str | int | None
) -> None:
    """The last check was in 2026."""
    seen = sources(YEARS.get(state, 2026))
    status = state if state in STATUS else None
    place = public("plek", "ver", status=status, bronnen=seen, periode=periode)
    town = catalogue([*drafts_by_hand(), place])
    found = history.of(town, coverage.of_wijken(town))
    named = {**found.zonder_datum, **found.lang_geleden}
    reasons = {place.id: reason for place, reason in named.items()}
    assert reasons.get("plek") == reden
    assert any("plek" in {m.id for m in year.erbij} for year in found.jaren) == (reden is None)
    is_open = reden is None and state == "nu"
    assert found.jaren[-1].woonwijken == (2 if is_open else 1)


def test_a_place_outside_the_woonwijken_is_in_the_list_but_not_in_the_line() -> None:
    place = public("kadelab", "haven", periode=Periode(van="2020"))
    town = catalogue([*drafts_by_hand(), place])
    year = history.of(town, coverage.of_wijken(town)).jaren[2020 - 2012]
    assert ([one.id for one in year.erbij], year.woonwijken) == (["kadelab"], 1)
