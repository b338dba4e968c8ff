"""What resembles an entry, for who wants to look further."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from catalogue.content.model import Catalogue
from catalogue.insight.live import EntryT
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
    return Near(
        Neighbours(lambda thema: catalogue.belonging_to(thema).live.programmas),
        Neighbours(lambda thema: catalogue.belonging_to(thema).live.makerspaces),
    )


class Neighbours(Generic[EntryT]):
    """What resembles an entry: those near it in the lists of its themes.

    Only a few on either side are weighed, so that the work stays the same for each entry however
    long the lists grow.
    """

    def __init__(self, listed: Callable[[Thema], Sequence[EntryT]]) -> None:
        """``listed`` gives what a theme has, by name."""
        self._listed: Callable[[Thema], Sequence[EntryT]] = listed
        self._places: dict[Thema, Mapping[EntryT, int]] = {}
        self._known: dict[EntryT, list[EntryT]] = {}

    def of(self, one: EntryT) -> list[EntryT]:
        """At most four, the most alike first."""
        if one not in self._known:
            self._known[one] = self._found(one)
        return self._known[one]

    def _found(self, one: EntryT) -> list[EntryT]:
        scores: dict[EntryT, int] = {}
        for thema in one.themas:
            for other in self._near(thema, one):
                scores[other] = scores.get(other, 0) + 2
        for other in scores:
            scores[other] += len(set(one.doelgroepen) & set(other.doelgroepen))
        best = sorted(scores, key=lambda other: (-scores[other], other.id))
        return [other for other in best if other is not one][:_RELATED]

    def _near(self, thema: Thema, one: EntryT) -> Sequence[EntryT]:
        listed = self._listed(thema)
        if thema not in self._places:
            self._places[thema] = {entry: place for place, entry in enumerate(listed)}
        place = self._places[thema].get(one, 0)
        first = max(0, min(place - _WINDOW, len(listed) - 2 * _WINDOW - 1))
        return listed[first : first + 2 * _WINDOW + 1]
