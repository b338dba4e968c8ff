"""Which wijk has a public makerspace, which borders one, and where there is nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalogue.content.model import Catalogue
from catalogue.insight.live import live
from catalogue.insight.nearest import Nearby, nearest
from catalogue.schema import Gebied, Makerspace, Programma, Wijk

HAS, BORDERS, NONE, OUTSIDE = "heeft", "grenst", "geen", "buiten"
HOME = "woonwijk"
UITLEG = (
    "Een openbare makerspace is een makerspace, fablab, hackerspace of open werkplaats waarvan "
    "we weten dat hij open is, voor iedereen of op afspraak. Staat hij in twee wijken, dan telt "
    "hij in allebei. Een wijk grenst eraan als een wijk ernaast, over land, er een heeft."
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The state of one wijk.

    ``hier`` are the public makerspaces in it, ``hiernaast`` the wijken beside it that have one,
    ``programmas`` what names this wijk as its place, ``dichtbij`` the nearest public makerspaces
    outside it.
    """

    wijk: Wijk
    staat: str
    hier: tuple[Makerspace, ...]
    hiernaast: tuple[Wijk, ...]
    programmas: tuple[Programma, ...]
    dichtbij: tuple[Nearby, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many inhabited wijken are in which state."""

    wijken: int
    heeft: int
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

    ``makerspaces`` are public ones; ``zonder`` are the people in a woonwijk without one.
    """

    gebied: Gebied
    wijken: tuple[Wijk, ...]
    stand: Tally
    bewoners: Bewoners
    zonder: Bewoners
    makerspaces: tuple[Makerspace, ...]
    programmas: tuple[Programma, ...]


@dataclass(frozen=True, slots=True)
class WhiteSpots:
    """The woonwijken without a public makerspace, most inhabitants first, and who lives there."""

    wijken: tuple[Coverage, ...]
    zonder: Bewoners
    woonwijken: Bewoners


def of_wijken(catalogue: Catalogue) -> dict[Wijk, Coverage]:
    """The coverage of every wijk, in the order of the reference list."""
    homes = _homes(catalogue)
    covered = {}
    for wijk in catalogue.wijken:
        here = homes.get(wijk, ())
        beside = tuple(other for other in catalogue.wijken_by_id(wijk.buren) if other in homes)
        covered[wijk] = Coverage(
            wijk,
            _state(wijk, bool(here), bool(beside)),
            here,
            beside,
            live(catalogue.belonging_to(wijk).programmas),
            nearest(wijk, homes),
        )
    return covered


def tally(covered: Iterable[Coverage]) -> Tally:
    """The figures for wijken where people live."""
    states = [one.staat for one in covered if one.wijk.soort == HOME]
    return Tally(len(states), states.count(HAS), states.count(BORDERS), states.count(NONE))


def of_gebieden(catalogue: Catalogue, covered: Mapping[Wijk, Coverage]) -> tuple[GebiedTotal, ...]:
    """The totals of every gebied, in the order of the reference list; also where nothing is."""
    inside: dict[Gebied, list[Coverage]] = {gebied: [] for gebied in catalogue.gebieden}
    for one in covered.values():
        inside[one.wijk.gebied].append(one)
    return tuple(_total(catalogue, gebied, ones) for gebied, ones in inside.items())


def white_spots(covered: Iterable[Coverage]) -> WhiteSpots:
    """Where people live without a public makerspace in their wijk."""
    homes = [one for one in covered if one.wijk.soort == HOME]
    empty = [one for one in homes if not one.hier]
    return WhiteSpots(
        tuple(sorted(empty, key=lambda one: -one.wijk.inwoners)),
        _people(empty),
        _people(homes),
    )


def _homes(catalogue: Catalogue) -> dict[Wijk, tuple[Makerspace, ...]]:
    """The public makerspaces of every wijk that has one."""
    return {wijk: public for wijk in catalogue.wijken if (public := _public(catalogue, wijk))}


def _public(catalogue: Catalogue, place: Wijk | Gebied) -> tuple[Makerspace, ...]:
    makerspaces = catalogue.belonging_to(place).makerspaces
    return tuple(one for one in makerspaces if one.is_openbare_techniekruimte)


def _state(wijk: Wijk, has: bool, borders: bool) -> str:
    if has:
        return HAS
    if wijk.soort != HOME:
        return OUTSIDE
    return BORDERS if borders else NONE


def _total(catalogue: Catalogue, gebied: Gebied, ones: list[Coverage]) -> GebiedTotal:
    return GebiedTotal(
        gebied,
        tuple(one.wijk for one in ones),
        tally(ones),
        _people(ones),
        _people(one for one in ones if one.wijk.soort == HOME and not one.hier),
        _public(catalogue, gebied),
        live(catalogue.belonging_to(gebied).programmas),
    )


def _people(covered: Iterable[Coverage]) -> Bewoners:
    wijken = [one.wijk for one in covered]
    return Bewoners(
        sum(wijk.inwoners for wijk in wijken),
        sum(wijk.inwoners_0_15 for wijk in wijken),
        sum(wijk.inwoners_15_25 for wijk in wijken),
    )
