"""The gaps, against a count that asks every entry about every wijk, and every doelgroep and thema.

What makes a gap is written out here once more, without the modules of ``insight``.
"""

from itertools import product

import pytest

from catalogue.content.model import Catalogue
from catalogue.insight import Insight
from catalogue.insight.gaps import CANDIDATES, Gap, largest_gaps
from catalogue.schema import (
    Doelgroep,
    Entry,
    Leeftijd,
    Ligging,
    Makerspace,
    Programma,
    Thema,
    Wijk,
    distance,
)
from tests.unit.insight_catalogues import (
    TODAY,
    by_hand,
    catalogue,
    draft,
    drafts_by_hand,
    everywhere,
    programma,
    public,
)

_KINDS = ("makerspace", "fablab", "hackerspace", "open-werkplaats")
_NO_AGE = Leeftijd()


def _points(entry: Entry) -> list[Ligging]:
    if isinstance(entry, Makerspace) and entry.ligging:
        return [entry.ligging]
    places = entry.makerspaces if isinstance(entry, Programma) else ()
    return [wijk.ligging for each in (entry, *places) for wijk in each.wijken]


def _km(wijk: Wijk, entry: Entry) -> float | None:
    return min((round(distance(wijk.ligging, point), 2) for point in _points(entry)), default=None)


def _is_public(place: Makerspace) -> bool:
    return place.soort in _KINDS and place.openbaar in ("ja", "op-afspraak") and not place.status


def _can_be_joined(entry: Entry) -> bool:
    return entry.status != "gestopt" and getattr(entry, "aard", "aanbod") != "netwerk"


def _ages(age: Leeftijd | None) -> set[int]:
    age = age or _NO_AGE
    return set(range(age.van or 0, 121 if age.tot is None else age.tot + 1))


def _is_for(entry: Entry, doelgroep: Doelgroep) -> bool:
    if doelgroep in entry.doelgroepen:
        return True
    if "iedereen" not in [group.id for group in entry.doelgroepen]:
        return False
    own = [entry.leeftijd] if entry.leeftijd else [group.leeftijd for group in entry.doelgroepen]
    return any(_ages(age) & _ages(doelgroep.leeftijd) for age in own)


def _about(catalogue: Catalogue, thema: Thema) -> list[Entry]:
    return [each for each in catalogue.entries if _can_be_joined(each) and thema in each.themas]


@everywhere
def test_gaps_of_wijken(catalogue: Catalogue) -> None:
    public_places = [place for place in catalogue.makerspaces if _is_public(place)]
    wanted = {}
    for wijk in catalogue.wijken:
        if wijk.soort == "woonwijk" and not any(wijk in place.wijken for place in public_places):
            away = [km for place in public_places if (km := _km(wijk, place)) is not None]
            wanted[wijk] = wijk.inwoners_0_15 + wijk.inwoners_15_25, min(away, default=None)
    gaps = largest_gaps(catalogue, "wijk", most=None)
    assert {gap.wijk: (gap.mensen, gap.km) for gap in gaps} == wanted
    sizes = [people * (km or 0) for people, km in (wanted[gap.wijk] for gap in gaps if gap.wijk)]
    assert sizes == sorted(sizes, reverse=True)
    for gap in gaps:
        _check_nearest(catalogue, gap)


def _check_nearest(catalogue: Catalogue, gap: Gap) -> None:
    """Nobody is nearer than those who are named, and they are as far as is said."""
    assert gap.wijk
    away = {
        entry: km
        for entry in catalogue.entries
        if _can_be_joined(entry) and entry.aanbieders and (km := _km(gap.wijk, entry)) is not None
    }
    distances = [candidate.km for candidate in gap.kandidaten]
    assert distances == [away[candidate.entry] for candidate in gap.kandidaten]
    assert distances == sorted(km for km in distances if km is not None)
    named = {candidate.partner for candidate in gap.kandidaten}
    assert len(named) == len({candidate.entry for candidate in gap.kandidaten}) == len(distances)
    assert all(each.partner in each.entry.aanbieders for each in gap.kandidaten)
    others = {e: km for e, km in away.items() if not named.issuperset(e.aanbieders)}
    others = {e: km for e, km in others.items() if e not in [c.entry for c in gap.kandidaten]}
    if len(distances) < CANDIDATES:
        assert not others
    else:
        assert all(km >= (distances[-1] or 0) for km in others.values())


@everywhere
def test_gaps_of_doelgroepen(catalogue: Catalogue) -> None:
    wanted = {}
    for group, thema in product(catalogue.doelgroepen, catalogue.themas):
        entries = _about(catalogue, thema)
        if group.id != "iedereen" and not any(_is_for(entry, group) for entry in entries):
            wanted[group, thema] = len(entries)
    gaps = largest_gaps(catalogue, "doelgroep", most=None)
    assert {(gap.doelgroep, gap.thema): gap.elders for gap in gaps} == wanted
    for group in catalogue.doelgroepen:
        own = [gap for gap in gaps if gap.doelgroep is group]
        elsewhere = [gap.elders for gap in own]
        assert elsewhere == sorted(elsewhere, reverse=True)
        assert {gap.mensen for gap in own} <= {_people(catalogue, group)}
    for gap in gaps:
        assert gap.thema
        for candidate in gap.kandidaten:
            assert candidate.entry in _about(catalogue, gap.thema)
            assert candidate.partner in candidate.entry.aanbieders


def _people(catalogue: Catalogue, group: Doelgroep) -> int | None:
    """A fifteenth of the children and a tenth of the young people for every year of age."""
    if not group.leeftijd or group.leeftijd.tot is None or group.leeftijd.tot >= 25:
        return None
    children = sum(wijk.inwoners_0_15 for wijk in catalogue.wijken) / 15
    young = sum(wijk.inwoners_15_25 for wijk in catalogue.wijken) / 10
    people = sum(children if year < 15 else young for year in _ages(group.leeftijd))
    return int(round(people, -2))


@everywhere
def test_both_kinds_take_turns(catalogue: Catalogue) -> None:
    every = Insight(catalogue, TODAY).gaten
    for soort in ("wijk", "doelgroep"):
        assert [gap for gap in every if gap.soort == soort] == list(
            largest_gaps(catalogue, soort, most=None)
        )
    turns = [gap.soort for gap in every]
    fewest = min(turns.count("wijk"), turns.count("doelgroep"))
    assert turns[: 2 * fewest] == ["wijk", "doelgroep"] * fewest
    assert largest_gaps(catalogue) == every[:10]


def test_the_town_by_hand() -> None:
    gaps = largest_gaps(by_hand(), "wijk")
    # The harbour has a hackerspace, and that is 7.78 km from ver and 1.11 km from oost.
    assert [(gap.wijk.id, gap.mensen, gap.km) for gap in gaps if gap.wijk] == [
        ("ver", 600, 7.78),
        ("oost", 450, 1.11),
        ("midden", 300, 1.11),
        ("dorp", 90, 1.11),
    ]
    groups = largest_gaps(by_hand(), "doelgroep")
    # Something about water and something about robots is for everybody: nobody is left out.
    assert groups == ()


def test_everybody_is_only_who_has_the_age() -> None:
    drafts = [each for each in drafts_by_hand() if each.id not in ("vmbo", "e-water")]
    old_only = programma(
        "e-water", "kiezen", themas=["water"], doelgroepen=["iedereen"], leeftijd=Leeftijd(van=18)
    )
    young = draft("doelgroep", "vmbo", leeftijd=Leeftijd(van=12, tot=16))
    gaps = largest_gaps(catalogue([young, *drafts, old_only]), "doelgroep")
    assert [(gap.doelgroep.id, gap.thema.id) for gap in gaps if gap.doelgroep and gap.thema] == [
        ("vmbo", "water")
    ]


@pytest.mark.parametrize("bereik", ["stad", "regio", "online"])
def test_what_is_for_all_of_the_city_leaves_no_gap(bereik: str) -> None:
    """No wijk is filled in, and that is no reason to call it a gap."""
    drafts = [each for each in drafts_by_hand() if each.id != "e-water"]
    for_all = programma("x", "kiezen", themas=["water"], doelgroepen=["ouders"], bereik=bereik)
    gaps = largest_gaps(catalogue([*drafts, for_all]), "doelgroep")
    assert "ouders" not in {gap.doelgroep.id for gap in gaps if gap.doelgroep}


def test_a_place_of_its_own_is_measured_from_there() -> None:
    """A makerspace with a point on the map is as far as that point, not as its wijk."""
    drafts = [each for each in drafts_by_hand() if each.id not in ("hackerspace", "loods")]
    near = public("hackerspace", "haven", ligging=Ligging(lat=51.99, lon=4.5))
    gaps = largest_gaps(catalogue([*drafts, near]), "wijk")
    assert {gap.wijk.id: gap.km for gap in gaps if gap.wijk}["ver"] == 1.11
