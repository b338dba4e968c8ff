"""Pairs of programmes that look alike: the same thema, doelgroep, main fase and place.

Alike is not wrong. The list asks policy people whether two programmes know of each other. Who
knows that a pair is no double says so, with the reason, in the file of either programme.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.content.model import Catalogue
from catalogue.insight.live import live
from catalogue.schema import BEREIK, Doelgroep, Fase, Programma, Record, Thema, Wijk

UITLEG = (
    "Twee programma's lijken op elkaar als zij dezelfde hoofdfase hebben en ten minste één thema, "
    "één doelgroep en één wijk delen. Hebben zij geen wijk, dan telt hun bereik. Een programma "
    "waarvan we geen wijk en geen bereik weten, doet niet mee. Wat gestopt is ook niet. Een paar "
    "waarvan een redacteur heeft opgeschreven waarom het niet dubbel is, staat apart."
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


@dataclass(frozen=True, slots=True)
class Dismissed:
    """Two programmes that look alike, and why that is no double; ``redenen`` may come from both."""

    paar: Overlap
    redenen: tuple[str, ...]


# A programme with its place in the list of names, and its themes and doelgroepen as bits: two
# programmes are compared very often, and sharing something is then one operation.
_Marked = tuple[int, Programma, int, int]


def of(catalogue: Catalogue) -> tuple[Overlap, ...]:
    """Every pair once, by name, without those that were dismissed."""
    return split(catalogue)[0]


def split(catalogue: Catalogue) -> tuple[tuple[Overlap, ...], tuple[Dismissed, ...]]:
    """Every pair once, by name: those that are still a question, and those that were dismissed."""
    open_, done = [], []
    for pair in _all(catalogue):
        reasons = _reasons(pair)
        if reasons:
            done.append(Dismissed(pair, reasons))
        else:
            open_.append(pair)
    return tuple(open_), tuple(done)


def _reasons(pair: Overlap) -> tuple[str, ...]:
    """Why a pair is no double; said in the file of one programme, it goes for both."""
    both = ((pair.een, pair.ander), (pair.ander, pair.een))
    return tuple(
        one.geen_dubbel_reden or "" for one, other in both if other.id in one.geen_dubbel_met
    )


def _all(catalogue: Catalogue) -> tuple[Overlap, ...]:
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
