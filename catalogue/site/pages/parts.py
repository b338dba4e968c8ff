"""Names in a list on a page that is about more than that list."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalogue.schema import Programma
from catalogue.site import words
from catalogue.site.words import Link, links

NAMED = 100
"""Names that such a page shows at most."""


@dataclass(frozen=True, slots=True)
class Named:
    """The first names of a list, how many there are, and the way to the rest when that is long."""

    links: Sequence[Link]
    aantal: int
    meer: Link | None = None


def named(programmas: Sequence[Programma], where: str, address: str) -> Named:
    """The names of programmes; ``where`` says in words what the others are listed by."""
    rest = len(programmas) - NAMED
    said = words.count(rest, "programma", "programma's")
    more = Link(f"En nog {said}: kijk bij {where}", address) if rest > 0 else None
    return Named(links(programmas[:NAMED]), len(programmas), more)
