"""Public makerspaces per wijk and gebied: where one is, how far the nearest are, whom to ask.

One that was seen of late makes a wijk ``heeft``; one that was last seen longer ago, ``misschien``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice, pairwise
from operator import attrgetter

from catalogue.content.model import Catalogue, wijken_of
from catalogue.insight.live import live
from catalogue.schema import Entry, Gebied, Ligging, Makerspace, Programma, Wijk, distance
from catalogue.schema.alive import Alive

HAS, MAYBE, BORDERS, NONE, OUTSIDE = "heeft", "misschien", "grenst", "geen", "buiten"
WOONWIJK = "woonwijk"
# The mean radius of the earth, (2a + b) / 3 of the GRS 80 ellipsoid.
NEAREST = 3
# Walking, a short and a long way by bicycle, in a straight line; what is farther comes last.
REACHES_KM = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Nearby:
    """A public makerspace in another wijk, and how far it is from the middle of this one."""

    makerspace: Makerspace
    km: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """The state of one wijk.

    ``hier`` are the public makerspaces in it that were seen of late, ``misschien`` those that were
    seen longer ago, ``hiernaast`` the wijken beside it that have one of either, ``programmas`` what
    names this wijk as its place, ``dichtbij`` the nearest of either outside it. ``km`` is how far
    the nearest of all is, also one inside; none if there is none.
    """

    wijk: Wijk
    staat: str
    hier: tuple[Makerspace, ...]
    misschien: tuple[Makerspace, ...]
    hiernaast: tuple[Wijk, ...]
    programmas: tuple[Programma, ...]
    dichtbij: tuple[Nearby, ...]
    km: float | None


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
class Reach:
    """Woonwijken with the nearest public makerspace at ``van`` up to ``tot`` kilometres.

    ``tot`` is none for the last, which also has the wijken of a town without any.
    """

    van: int
    tot: int | None
    wijken: tuple[Wijk, ...]
    bewoners: Bewoners


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
    everywhere = tuple(place for place in catalogue.makerspaces if is_public(place))
    public = {wijk for place in everywhere for wijk in place.wijken}
    coverages = {}
    for wijk in catalogue.wijken:
        away = _away(wijk, everywhere)
        places = tuple(place for place in everywhere if wijk in place.wijken)
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
        outside = (near for near in away if near.makerspace not in places)
        near, km = tuple(islice(outside, NEAREST)), away[0].km if away else None
        coverages[wijk] = Coverage(wijk, staat, here, maybe, beside, programmas, near, km)
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


def by_distance(coverages: Iterable[Coverage]) -> tuple[Reach, ...]:
    """Woonwijken and the people in them by how far the nearest public makerspace is."""
    homes = [coverage for coverage in coverages if coverage.wijk.soort == WOONWIJK]
    reaches = []
    for van, tot in pairwise((0, *REACHES_KM, None)):
        wijken = tuple(
            coverage.wijk
            for coverage in homes
            if (tot is None or (coverage.km is not None and coverage.km <= tot))
            and (not van or coverage.km is None or coverage.km > van)
        )
        reaches.append(Reach(van or 0, tot, wijken, bewoners(wijken)))
    return tuple(reaches)


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


def is_public(place: Makerspace) -> bool:
    """A public makerspace that a source saw, of late or long ago, and that no source saw end."""
    return place.is_openbare_techniekruimte and not place.status


def kilometres(first: Ligging, second: Ligging) -> float:
    """Distance to ten metres, so that every machine compares the same numbers."""
    return round(distance(first, second), 2)


def points(entry: Entry) -> tuple[Ligging, ...]:
    """Points of an entry: its own ``ligging``, else the middles of its wijken; none if unknown."""
    if isinstance(entry, Makerspace) and entry.ligging:
        return (entry.ligging,)
    return tuple(wijk.ligging for wijk in wijken_of(entry))


def _away(wijk: Wijk, public: Iterable[Makerspace]) -> list[Nearby]:
    """The public makerspaces of which we know the place, nearest first; equally far by name."""
    km = cache(partial(kilometres, wijk.ligging))
    away = [Nearby(place, min(map(km, places))) for place in public if (places := points(place))]
    return sorted(away, key=attrgetter("km"))
