"""Public makerspaces per wijk and gebied: where one is, how far the nearest are, whom to ask.

One that was seen of late makes a wijk ``heeft``; one that was last seen longer ago, ``misschien``.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from catalogue.content.model import Catalogue, wijken_of
from catalogue.insight.live import live
from catalogue.schema import Entry, Gebied, Ligging, Makerspace, Partner, Programma, Wijk
from catalogue.schema.alive import Alive

HAS, MAYBE, BORDERS, NONE, OUTSIDE = "heeft", "misschien", "grenst", "geen", "buiten"
WOONWIJK = "woonwijk"
# The mean radius of the earth, (2a + b) / 3 of the GRS 80 ellipsoid.
# Source: H. Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74 (2000), 128-133.
EARTH_KM = 6371.0088
NEAREST = 3
UITLEG = (
    "Een openbare makerspace is een makerspace, fablab, hackerspace of open werkplaats, voor "
    "iedereen of op afspraak. Kort geleden gezien is hij als een bron of bevestiging van de "
    "laatste anderhalf jaar hem noemt. Is de nieuwste bron ouder, dan weten we niet of hij er nog "
    "is. Staat hij in twee wijken, dan telt hij in allebei. Een wijk grenst eraan als een wijk "
    "ernaast, over land, er een heeft of misschien heeft."
)
UITLEG_AFSTAND = (
    "Afstand in een rechte lijn, van het midden van deze wijk naar het midden van de wijk "
    "met de makerspace."
)

MakerspacesByWijk = Mapping[Wijk, tuple[Makerspace, ...]]


@dataclass(frozen=True, slots=True)
class Nearby:
    """A public makerspace in another wijk, and how far the middles of both wijken are apart."""

    makerspace: Makerspace
    wijk: Wijk
    km: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """The state of one wijk.

    ``hier`` are the public makerspaces in it that were seen of late, ``misschien`` those that were
    seen longer ago, ``hiernaast`` the wijken beside it that have one of either, ``programmas`` what
    names this wijk as its place, ``dichtbij`` the nearest of either outside it.
    """

    wijk: Wijk
    staat: str
    hier: tuple[Makerspace, ...]
    misschien: tuple[Makerspace, ...]
    hiernaast: tuple[Wijk, ...]
    programmas: tuple[Programma, ...]
    dichtbij: tuple[Nearby, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of inhabited wijken by state."""

    wijken: int
    heeft: int
    misschien: int
    grenst: int
    geen: int


@dataclass(frozen=True, slots=True)
class Bewoners:
    """People who live in some wijken; sums of figures that were rounded to fives per wijk."""

    inwoners: int
    inwoners_0_15: int
    inwoners_15_25: int


@dataclass(frozen=True, slots=True)
class GebiedTotal:
    """The figures of one gebied; ``stand`` and ``zonder`` are about its woonwijken only.

    ``zonder`` are the people in a woonwijk without a public makerspace, not even perhaps.
    """

    gebied: Gebied
    wijken: tuple[Wijk, ...]
    stand: Tally
    bewoners: Bewoners
    zonder: Bewoners
    programmas: tuple[Programma, ...]


def of_wijken(catalogue: Catalogue) -> dict[Wijk, Coverage]:
    """The coverage of every wijk, in the order of the reference list."""
    public = {wijk: places for wijk in catalogue.wijken if (places := _public(catalogue, wijk))}
    coverages = {}
    for wijk in catalogue.wijken:
        places = public.get(wijk, ())
        here = tuple(place for place in places if catalogue.alive(place) is Alive.NU)
        maybe = tuple(place for place in places if place not in here)
        beside = tuple(buur for buur in catalogue.wijken_by_id(wijk.buren) if buur in public)
        if places:
            staat = HAS if here else MAYBE
        elif wijk.soort != WOONWIJK:
            staat = OUTSIDE
        else:
            staat = BORDERS if beside else NONE
        programmas = live(catalogue.backlinks_of(wijk).programmas)
        near = nearest(wijk, public)
        coverages[wijk] = Coverage(wijk, staat, here, maybe, beside, programmas, near)
    return coverages


def tally(coverages: Iterable[Coverage]) -> Tally:
    """The numbers of wijken where people live."""
    states = [coverage.staat for coverage in coverages if coverage.wijk.soort == WOONWIJK]
    return Tally(len(states), *map(states.count, (HAS, MAYBE, BORDERS, NONE)))


def of_gebieden(
    catalogue: Catalogue, coverages: Mapping[Wijk, Coverage]
) -> tuple[GebiedTotal, ...]:
    """The totals of every gebied, in the order of the reference list; also where nothing is."""
    inside: dict[Gebied, list[Coverage]] = {gebied: [] for gebied in catalogue.gebieden}
    for coverage in coverages.values():
        inside[coverage.wijk.gebied].append(coverage)
    return tuple(
        GebiedTotal(
            gebied,
            tuple(coverage.wijk for coverage in covered),
            tally(covered),
            bewoners(coverage.wijk for coverage in covered),
            bewoners(coverage.wijk for coverage in white_spots(covered)),
            live(catalogue.backlinks_of(gebied).programmas),
        )
        for gebied, covered in inside.items()
    )


def white_spots(coverages: Iterable[Coverage]) -> tuple[Coverage, ...]:
    """The woonwijken without a public makerspace, not even perhaps; most inhabitants first."""
    empty = (coverage for coverage in coverages if coverage.staat in (BORDERS, NONE))
    return tuple(sorted(empty, key=lambda coverage: -coverage.wijk.inwoners))


def bewoners(wijken: Iterable[Wijk]) -> Bewoners:
    """The people who live in some wijken."""
    total, children, young = 0, 0, 0
    for wijk in wijken:
        total += wijk.inwoners
        children += wijk.inwoners_0_15
        young += wijk.inwoners_15_25
    return Bewoners(total, children, young)


def contacts(catalogue: Catalogue, coverage: Coverage) -> tuple[tuple[Partner, ...], str]:
    """Organisations that know a wijk, by name, and the place of which they know something.

    Those that offer something in the wijk itself; else in its gebied; else none.
    """
    for place in (coverage.wijk, coverage.wijk.gebied):
        inside = catalogue.backlinks_of(place).live
        offering = {partner for place in inside.makerspaces for partner in place.aanbieders}
        offering.update(*(programma.aanbieders for programma in inside.programmas))
        if offering:
            partners = tuple(partner for partner in catalogue.partners if partner in offering)
            return partners, place.naam
    return (), ""


def is_public(place: Makerspace) -> bool:
    """A public makerspace that a source saw, of late or long ago, and that no source saw end."""
    return place.is_openbare_techniekruimte and not place.status


def _public(catalogue: Catalogue, wijk: Wijk) -> tuple[Makerspace, ...]:
    return tuple(place for place in catalogue.backlinks_of(wijk).makerspaces if is_public(place))


def distance(first: Ligging, second: Ligging) -> float:
    """Kilometres along a great circle.

    The haversine formula, which stays exact for short distances. Source: R. W. Sinnott, "Virtues
    of the Haversine", Sky and Telescope 68 (1984), 159.
    """
    north = radians(second.lat - first.lat) / 2
    east = radians(second.lon - first.lon) / 2
    narrowing = cos(radians(first.lat)) * cos(radians(second.lat))
    haversine = sin(north) ** 2 + narrowing * sin(east) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(haversine)))


def kilometres(first: Ligging, second: Ligging) -> float:
    """Distance to ten metres, so that every machine compares the same numbers."""
    return round(distance(first, second), 2)


def points(entry: Entry) -> tuple[Ligging, ...]:
    """Points of an entry: its own ``ligging``, else the middles of its wijken; none if unknown."""
    if isinstance(entry, Makerspace) and entry.ligging:
        return (entry.ligging,)
    return tuple(wijk.ligging for wijk in wijken_of(entry))


def nearest(wijk: Wijk, public: MakerspacesByWijk) -> tuple[Nearby, ...]:
    """The three nearest public makerspaces that are not in ``wijk`` itself, nearest first.

    Distances are rounded to ten metres before they are compared, so that every machine gives the
    same order; what is equally far keeps the order of ``public``. A makerspace in more wijken is
    as near as the nearest.
    """
    here: Collection[Makerspace] = public.get(wijk, ())
    km = {home: round(distance(wijk.ligging, home.ligging), 2) for home in public}
    near: dict[Makerspace, Nearby] = {}
    for home in sorted(public, key=km.__getitem__):
        for makerspace in public[home]:
            if makerspace not in here:
                near.setdefault(makerspace, Nearby(makerspace, home, km[home]))
            if len(near) == NEAREST:
                return tuple(near.values())
    return tuple(near.values())
