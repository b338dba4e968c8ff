"""Ages of entries: what a source says, else what is usual for their doelgroepen."""

import pytest

from catalogue.schema import Leeftijd, Makerspace, ages
from tests.unit.insight_catalogues import catalogue, draft

_GROUPS = {
    "basisschool": Leeftijd(van=4, tot=12),
    "vmbo": Leeftijd(van=12, tot=16),
    "klas-8": Leeftijd(van=11, tot=12),
    "docenten": Leeftijd(van=18),
    "pensioen": Leeftijd(van=67),
    "iedereen": None,
}


def _place(*groups: str, leeftijd: Leeftijd | None = None) -> Makerspace:
    known = [draft("doelgroep", name, leeftijd=age) for name, age in _GROUPS.items()]
    place = draft("makerspace", "plek", doelgroepen=groups, leeftijd=leeftijd)
    return catalogue([*known, place]).makerspaces[0]


@pytest.mark.parametrize(
    ("groups", "ranges"),
    [
        (["basisschool"], ((4, 12),)),
        (["vmbo", "basisschool", "klas-8"], ((4, 16),)),
        (["pensioen", "docenten", "basisschool"], ((4, 12), (18, None))),
        (["basisschool", "iedereen"], ((0, None),)),
    ],
)
def test_ages_of_doelgroepen_are_joined(
    groups: list[str], ranges: tuple[tuple[int, int | None], ...]
) -> None:
    assert ages.of(_place(*groups)) == ranges


def test_what_a_source_says_goes_first() -> None:
    place = _place("basisschool", "iedereen", leeftijd=Leeftijd(tot=9))
    assert ages.of(place) == ((0, 9),)
    assert ages.usual(place) is None


def test_an_age_fits_on_both_sides_of_each_border() -> None:
    place = _place("basisschool", "docenten")
    fitting = [age for age in range(100) if ages.fits(place, age, age)]
    assert fitting == [*range(4, 13), *range(18, 100)]
    assert ages.fits(place, 0, 4)
    assert not ages.fits(place, 13, 17)


def test_only_doelgroepen_of_children_have_a_usual_age() -> None:
    usual = ages.usual(_place("docenten", "vmbo", "basisschool"))
    assert usual
    children, age = usual
    assert [doelgroep.id for doelgroep in children] == ["vmbo", "basisschool"]
    assert (age.van, age.tot) == (4, 16)
    assert ages.usual(_place("docenten", "iedereen")) is None
