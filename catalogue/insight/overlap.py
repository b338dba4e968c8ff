"""Groups of programmes that look alike, and the neighbours of an entry.

Alike is not wrong. The groups ask policy people whether these programmes know of each other. Who
knows that two are no double says so, with the reason, in the file of either programme.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from catalogue.content.model import Catalogue
from catalogue.insight.live import EntryT, joinable, live
from catalogue.schema import Doelgroep, Fase, Programma, Record, Thema, Wijk
from catalogue.schema.alive import Alive


@dataclass(frozen=True, slots=True)
class Cluster:
    """Programmes of one fase and aard, by name, that all share a thema, a doelgroep and a place."""

    programmas: tuple[Programma, ...]

    @property
    def fase(self) -> Fase:
        """The main fase of all."""
        return self.programmas[0].fase[0]

    @property
    def themas(self) -> tuple[Thema, ...]:
        """The themes that all have."""
        first, *others = self.programmas
        return tuple(thema for thema in first.themas if all(thema in o.themas for o in others))

    @property
    def doelgroepen(self) -> tuple[Doelgroep, ...]:
        """The doelgroepen that all have."""
        first, *others = self.programmas
        return tuple(d for d in first.doelgroepen if all(d in o.doelgroepen for o in others))

    @property
    def plekken(self) -> tuple[Wijk | str, ...]:
        """The wijken that all have, or their bereik."""
        first, *others = self.programmas
        return tuple(place for place in _places(first) if all(place in _places(o) for o in others))

    @property
    def gelijkenis(self) -> int:
        """The number of themes, doelgroepen and places that all share: at least three."""
        return len(self.themas) + len(self.doelgroepen) + len(self.plekken)

    @property
    def afgedaan(self) -> bool:
        """True when editors said of every pair that it is no double."""
        return all(
            ander.id in een.geen_dubbel_met or een.id in ander.geen_dubbel_met
            for een, ander in combinations(self.programmas, 2)
        )


def _places(programma: Programma) -> tuple[Wijk | str, ...]:
    return programma.wijken or tuple(filter(None, (programma.bereik,)))


def of(catalogue: Catalogue) -> tuple[Cluster, ...]:
    """Every group once, what shares most first; none that lies within another as a whole."""
    by_features = defaultdict[tuple[object, ...], list[Programma]](list)
    for programma in joinable(catalogue.programmas):
        if catalogue.alive(programma) is not Alive.OUD:
            shared = product(_places(programma), programma.themas, programma.doelgroepen)
            for features in shared:
                by_features[programma.fase[0], programma.aard, *features].append(programma)
    groups = {tuple(group): frozenset(group) for group in by_features.values() if len(group) > 1}
    # A group that holds another as a whole holds its first programme too.
    by_member = defaultdict[Programma, list[frozenset[Programma]]](list)
    for members in groups.values():
        for programma in members:
            by_member[programma].append(members)
    clusters = (
        Cluster(group)
        for group, members in groups.items()
        if not any(members < larger for larger in by_member[group[0]])
    )
    unsettled = (cluster for cluster in clusters if not cluster.afgedaan)
    return tuple(sorted(unsettled, key=lambda c: (-c.gelijkenis, -len(c.programmas))))


def geen_dubbel(catalogue: Catalogue) -> Iterator[tuple[Programma, tuple[Programma, ...], str]]:
    """Programmes with those that an editor calls no double of it, and the reason."""
    for programma in live(catalogue.programmas):
        if others := live(catalogue.programmas_by_id(programma.geen_dubbel_met)):
            yield programma, others, programma.geen_dubbel_reden or ""


# Neighbours that an entry has, and entries that are weighed on either side of it.
_RELATED, _WINDOW = 4, 8


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
