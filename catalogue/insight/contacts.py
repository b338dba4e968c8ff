"""Whom to turn to in a wijk: organisations that already do something there, or nearby."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.content.model import Catalogue
from catalogue.insight.coverage import Coverage
from catalogue.insight.live import live
from catalogue.schema import Makerspace, Partner, Programma


@dataclass(frozen=True, slots=True)
class Contacts:
    """Organisations, by name, and the place of which they know something."""

    partners: tuple[Partner, ...]
    plek: str


def around(catalogue: Catalogue, covered: Coverage) -> Contacts:
    """Who offers something in the wijk itself; else in its gebied; else nobody."""
    for place in (covered.wijk, covered.wijk.gebied):
        belonging = catalogue.belonging_to(place)
        found = _offering((*live(belonging.programmas), *live(belonging.makerspaces)))
        if found:
            return Contacts(tuple(one for one in catalogue.partners if one in found), place.naam)
    return Contacts((), "")


def _offering(entries: Iterable[Programma | Makerspace]) -> set[Partner]:
    return {who for one in entries for who in one.aanbieders}
