"""What resembles an entry, for who wants to look further."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic

from catalogue.insight.live import Entry, live
from catalogue.links import Catalogue
from catalogue.schema import Makerspace, Programma, Thema

_RELATED = 4
_WINDOW = 8


@dataclass(frozen=True, slots=True)
class Near:
    """What resembles each programme and each makerspace."""

    programmas: "Neighbours[Programma]"
    makerspaces: "Neighbours[Makerspace]"


def of(catalogue: Catalogue) -> Near:
    """The neighbours of all entries; what has ended is nobody's neighbour."""
    programmas, makerspaces = live(catalogue.programmas), live(catalogue.makerspaces)
    return Near(Neighbours(programmas), Neighbours(makerspaces))


class Neighbours(Generic[Entry]):
    """What resembles an entry: those near it in the lists of its themes.

    Only a few on either side are weighed, so that the work stays the same for each entry however
    long the lists grow.
    """

    def __init__(self, records: Iterable[Entry]) -> None:
        self._lists: dict[Thema, list[Entry]] = {}
        self._places: dict[tuple[Thema, str], int] = {}
        self._known: dict[Entry, list[Entry]] = {}
        for record in records:
            for thema in record.themas:
                listed = self._lists.setdefault(thema, [])
                self._places[thema, record.id] = len(listed)
                listed.append(record)

    def of(self, one: Entry) -> list[Entry]:
        """At most four, the most alike first."""
        if one not in self._known:
            self._known[one] = self._found(one)
        return self._known[one]

    def _found(self, one: Entry) -> list[Entry]:
        scores: dict[Entry, int] = {}
        for thema in one.themas:
            for other in self._near(thema, one.id):
                scores[other] = scores.get(other, 0) + 2
        for other in scores:
            scores[other] += len(set(one.doelgroepen) & set(other.doelgroepen))
        best = sorted(scores, key=lambda other: (-scores[other], other.id))
        return [other for other in best if other is not one][:_RELATED]

    def _near(self, thema: Thema, name: str) -> list[Entry]:
        listed = self._lists.get(thema, [])
        place = self._places.get((thema, name), 0)
        first = max(0, min(place - _WINDOW, len(listed) - 2 * _WINDOW - 1))
        return listed[first : first + 2 * _WINDOW + 1]
