"""The key figures about places: makerspaces, wijken and who lives there."""

from collections.abc import Iterator

from catalogue.content.model import Catalogue
from catalogue.insight import coverage
from catalogue.insight.coverage import Tally, WhiteSpots
from catalogue.insight.figure import LIVE, Kerncijfer, measure
from catalogue.insight.live import live
from catalogue.schema import Makerspace, Wijk, urls


def of_makerspaces(catalogue: Catalogue) -> Iterator[Kerncijfer]:
    """How many places there are, and how many are public makerspaces."""
    places = live(catalogue.makerspaces)
    here = urls.list_of(Makerspace)
    words = f"Makerspaces, werkplaatsen en technieklokalen. {LIVE}"
    yield Kerncijfer("plekken", "plekken om te maken", len(places), None, words, here)
    public = sum(one.is_openbare_techniekruimte for one in places)
    yield Kerncijfer(
        "openbare-makerspaces", "openbare makerspaces", public, len(places), coverage.UITLEG, here
    )


def of_wijken(stand: Tally, spots: WhiteSpots) -> Iterator[Kerncijfer]:
    """How many woonwijken have a public makerspace, and who lives without one."""
    here = urls.list_of(Wijk)
    yield measure(
        "wijken-met-makerspace",
        stand.heeft,
        stand.wijken,
        f"Wijken waar mensen wonen. {coverage.UITLEG}",
        here,
    )
    yield Kerncijfer(
        "wijken-naast-makerspace",
        "woonwijken naast een wijk met een openbare makerspace",
        stand.grenst,
        stand.wijken,
        "Woonwijken die er zelf geen hebben, maar die over land grenzen aan een wijk die er wel "
        "een heeft.",
        here,
    )
    yield Kerncijfer(
        "wijken-zonder-makerspace",
        "woonwijken zonder openbare makerspace",
        len(spots.wijken),
        stand.wijken,
        "Woonwijken die er zelf geen hebben, ook als een wijk ernaast er wel een heeft.",
        here,
    )
    yield Kerncijfer(
        "inwoners-zonder-makerspace",
        "inwoners van een woonwijk zonder openbare makerspace",
        spots.zonder.inwoners,
        spots.woonwijken.inwoners,
        "Opgeteld per woonwijk. De aantallen per wijk zijn afgerond op vijftallen.",
        here,
    )
    yield Kerncijfer(
        "jongeren-zonder-makerspace",
        "kinderen en jongeren tot 25 jaar in een woonwijk zonder openbare makerspace",
        spots.zonder.inwoners_0_15 + spots.zonder.inwoners_15_25,
        spots.woonwijken.inwoners_0_15 + spots.woonwijken.inwoners_15_25,
        "Opgeteld per woonwijk: 0 tot 15 jaar en 15 tot 25 jaar. De aantallen per wijk zijn "
        "afgerond op vijftallen.",
        here,
    )
