"""How far it is to a public makerspace, as the crow flies between the middles of wijken."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from catalogue.schema import Ligging, Makerspace, Wijk

# The mean radius of the earth, (2a + b) / 3 of the GRS 80 ellipsoid.
# Source: H. Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74 (2000), 128-133.
EARTH_KM = 6371.0088
NEAREST = 3
UITLEG = (
    "Afstand in een rechte lijn, van het midden van deze wijk naar het midden van de wijk "
    "met de makerspace."
)


@dataclass(frozen=True, slots=True)
class Nearby:
    """A public makerspace in another wijk, and how far the middles of both wijken are apart."""

    makerspace: Makerspace
    wijk: Wijk
    km: float


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


def nearest(
    wijk: Wijk, homes: Mapping[Wijk, tuple[Makerspace, ...]], count: int = NEAREST
) -> tuple[Nearby, ...]:
    """The ``count`` nearest makerspaces that are not in ``wijk`` itself, nearest first.

    ``homes`` holds the makerspaces of every wijk that has one. Distances are rounded to ten
    metres before they are compared, so that every machine gives the same order; what is equally
    far keeps the order of ``homes``. A makerspace in more wijken is as near as the nearest.
    """
    here = set(homes.get(wijk, ()))
    far = {home: round(distance(wijk.ligging, home.ligging), 2) for home in homes}
    found: dict[Makerspace, Nearby] = {}
    for home in sorted(homes, key=far.__getitem__):
        for place in homes[home]:
            if place not in here:
                found.setdefault(place, Nearby(place, home, far[home]))
            if len(found) == count:
                return tuple(found.values())
    return tuple(found.values())
