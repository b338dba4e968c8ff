"""Entries that look alike: pairs of programmes, and the neighbours of an entry.

A pair has the same thema, doelgroep, main fase and place.
Alike is not wrong. The list asks policy people whether two programmes know of each other. Who
knows that a pair is no double says so, with the reason, in the file of either programme.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue.content.model import Catalogue
from catalogue.insight.live import EntryT, live
from catalogue.schema import BEREIK, Doelgroep, Fase, Programma, Record, Thema, Wijk

UITLEG = (
    "Twee programma's lijken op elkaar als zij dezelfde hoofdfase hebben en ten minste één thema, "
    "één doelgroep en één wijk delen. Hebben zij geen wijk, dan telt hun bereik. Een programma "
    "waarvan we geen wijk en geen bereik weten, doet niet mee. Wat gestopt is ook niet. Een paar "
    "waarvan een redacteur heeft opgeschreven waarom het niet dubbel is, staat apart."
)


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
        return tuple(thema for thema in self.een.themas if thema in self.ander.themas)

    @property
    def doelgroepen(self) -> tuple[Doelgroep, ...]:
        """The doelgroepen of both."""
        return tuple(group for group in self.een.doelgroepen if group in self.ander.doelgroepen)

    @property
    def wijken(self) -> tuple[Wijk, ...]:
        """The wijken of both; empty when they share their bereik."""
        return tuple(wijk for wijk in self.een.wijken if wijk in self.ander.wijken)

    @property
    def plek(self) -> str:
        """The place of both, in words."""
        names = ", ".join(wijk.naam for wijk in self.wijken)
        return names or BEREIK[self.een.bereik or ""]

    @property
    def redenen(self) -> tuple[str, ...]:
        """Reasons why this is no double, from the file of either programme; mostly none."""
        return tuple(
            programma.geen_dubbel_reden or ""
            for programma, other in ((self.een, self.ander), (self.ander, self.een))
            if other.id in programma.geen_dubbel_met
        )


# Neighbours that an entry has, and entries that are weighed on either side of it.
_RELATED, _WINDOW = 4, 8
# A programme with its place in the list of names, and its themes and doelgroepen as bits: two
# programmes are compared very often, and sharing something is then one operation.
_Marked = tuple[int, Programma, int, int]


def of(catalogue: Catalogue) -> tuple[Overlap, ...]:
    """Every pair once, by name, also of which an editor said that they are no doubles.

    The work is in the pairs of one fase in one place.
    """
    bits: dict[Record, int] = {thema: 1 << at for at, thema in enumerate(catalogue.themas)}
    bits |= {group: 1 << at for at, group in enumerate(catalogue.doelgroepen)}
    marked: dict[tuple[Fase, Wijk | str], list[_Marked]] = {}
    for rank, programma in enumerate(live(catalogue.programmas)):
        themas = sum(bits[thema] for thema in set(programma.themas))
        groups = sum(bits[group] for group in set(programma.doelgroepen))
        places = programma.wijken or filter(None, (programma.bereik,))
        for place in places:
            mark = rank, programma, themas, groups
            marked.setdefault((programma.fase[0], place), []).append(mark)
    # A dict, because a pair may share more than one wijk.
    pairs = {ranks: pair for same_place in marked.values() for ranks, pair in _pairs(same_place)}
    return tuple(Overlap(*pairs[ranks]) for ranks in sorted(pairs))


def _pairs(
    marked: list[_Marked],
) -> Iterator[tuple[tuple[int, int], tuple[Programma, Programma]]]:
    for at, (rank, programma, themas, groups) in enumerate(marked, 1):
        for other_rank, other, other_themas, other_groups in marked[at:]:
            if themas & other_themas and groups & other_groups:
                yield (rank, other_rank), (programma, other)


class Neighbours:
    """Entries that resemble an entry: those near it in the lists of its themes, by name.

    Only a few on either side are weighed, so that the work stays the same for each entry however
    long the lists grow. What has ended is no neighbour.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._places: dict[tuple[Thema, type[Record]], Mapping[Record, int]] = {}

    def of(self, entry: EntryT) -> list[EntryT]:
        """At most four, the most alike first."""
        shared = Counter(
            neighbour for thema in entry.themas for neighbour in self._beside(thema, entry)
        )
        scores = {
            neighbour: 2 * themas + len(set(entry.doelgroepen) & set(neighbour.doelgroepen))
            for neighbour, themas in shared.items()
            if neighbour is not entry
        }
        return sorted(scores, key=lambda other: (-scores[other], other.id))[:_RELATED]

    def _beside(self, thema: Thema, entry: EntryT) -> Sequence[EntryT]:
        inside = self._catalogue.backlinks_of(thema).live
        listed = inside.programmas if isinstance(entry, Programma) else inside.makerspaces
        key = thema, type(entry)
        if key not in self._places:
            self._places[key] = dict(zip(listed, range(len(listed)), strict=True))
        place = self._places[key].get(entry, 0)
        first = max(0, min(place - _WINDOW, len(listed) - 2 * _WINDOW - 1))
        return listed[first : first + 2 * _WINDOW + 1]
