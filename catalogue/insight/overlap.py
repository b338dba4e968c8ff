"""Pairs of programmes that look alike: the same thema, doelgroep, main fase and place.

Alike is not wrong. The list asks policy people whether two programmes know of each other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.insight.live import live
from catalogue.links import Catalogue
from catalogue.schema import BEREIK, Doelgroep, Fase, Programma, Record, Thema, Wijk

UITLEG = (
    "Twee programma's lijken op elkaar als zij dezelfde hoofdfase hebben en ten minste één thema, "
    "één doelgroep en één wijk delen. Hebben zij geen wijk, dan telt hun bereik. Een programma "
    "waarvan we geen wijk en geen bereik weten, doet niet mee. Wat gestopt is ook niet."
)

Place = Wijk | str


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two programmes that look alike, the first by name first."""

    een: Programma
    ander: Programma

    @property
    def fase(self) -> Fase:
        """The main fase of both."""
        return self.een.fase[0]

    @property
    def themas(self) -> tuple[Thema, ...]:
        """The themes of both."""
        return tuple(one for one in self.een.themas if one in self.ander.themas)

    @property
    def doelgroepen(self) -> tuple[Doelgroep, ...]:
        """The doelgroepen of both."""
        return tuple(one for one in self.een.doelgroepen if one in self.ander.doelgroepen)

    @property
    def wijken(self) -> tuple[Wijk, ...]:
        """The wijken of both; empty when they share their bereik."""
        return tuple(one for one in self.een.wijken if one in self.ander.wijken)

    @property
    def plek(self) -> str:
        """Where both are, in words."""
        names = ", ".join(wijk.naam for wijk in self.wijken)
        return names or BEREIK[self.een.bereik or ""]


# A programme with its place in the list of names, and its themes and doelgroepen as bits: two
# programmes are compared very often, and sharing something is then one operation.
_Marked = tuple[int, Programma, int, int]


def of(catalogue: Catalogue) -> tuple[Overlap, ...]:
    """Every pair once, by name. The work is in the pairs of one fase in one place."""
    bits = _bits(catalogue)
    marked: dict[tuple[Fase, Place], list[_Marked]] = {}
    for rank, one in enumerate(live(catalogue.programmas)):
        mark = rank, one, _mask(one.themas, bits), _mask(one.doelgroepen, bits)
        for place in _places(one):
            marked.setdefault((one.fase[0], place), []).append(mark)
    # A dict, because a pair may share more than one wijk.
    found = {at: pair for alike in marked.values() for at, pair in _pairs(alike)}
    return tuple(Overlap(*found[at]) for at in sorted(found))


def _pairs(
    alike: list[_Marked],
) -> Iterator[tuple[tuple[int, int], tuple[Programma, Programma]]]:
    for at, (rank, one, themas, groups) in enumerate(alike, 1):
        for other_rank, other, other_themas, other_groups in alike[at:]:
            if themas & other_themas and groups & other_groups:
                yield (rank, other_rank), (one, other)


def _places(programma: Programma) -> tuple[Place, ...]:
    return programma.wijken or ((programma.bereik,) if programma.bereik else ())


def _bits(catalogue: Catalogue) -> dict[Record, int]:
    bits: dict[Record, int] = {one: 1 << at for at, one in enumerate(catalogue.themas)}
    return bits | {one: 1 << at for at, one in enumerate(catalogue.doelgroepen)}


def _mask(records: Iterable[Record], bits: Mapping[Record, int]) -> int:
    mask = 0
    for one in records:
        mask |= bits[one]
    return mask
