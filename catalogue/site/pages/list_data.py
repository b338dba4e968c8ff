"""What the script of a list in parts needs: the filter values of all entries, and all cards.

Both are files that register themselves, so that they work from disk, and nobody loads them who
does not filter. The values are one file, as small as it can be; the cards come in blocks, of which
a browser asks for those with something to show.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_letters, digits
from typing import TypeVar

from catalogue.feeds import escaping
from catalogue.schema import Makerspace, Programma, urls
from catalogue.site.cards import Cards
from catalogue.site.pages.facets import Group

Entry = TypeVar("Entry", bound=Programma | Makerspace)
PER_BLOCK = 16
"""Cards in a block. What a filter leaves is spread all over: a large block brings much besides."""
# A step is a sign of these, or dots for this many more; list_long.js reads the same.
_SIGNS = ascii_letters + digits + "-_"


@dataclass(frozen=True, slots=True)
class Known:
    """The filters with their counts; and, per entry in the order of the list, what it has.

    ``keuzes`` are the numbers of its options, as ``0.3.17``; ``jaren`` and ``leeftijden`` as in
    ``lists.Listing``.
    """

    groepen: Sequence[Group]
    keuzes: Sequence[str]
    jaren: Sequence[int]
    leeftijden: Sequence[int]


def address(
    kind: type[Entry],
    known: Known,
    entries: Iterable[Entry],
    shown: Iterable[str],
) -> str:
    """The site path of the file with the values, with a mark that changes with any card.

    The mark counts what cards say, and how some of them (``shown``) say it: it should not take the
    making of all cards.
    """
    found = hashlib.sha256(of(known))
    for group in known.groepen:
        found.update(repr(group.opties).encode())
    for one in entries:
        found.update(f"{one.id}\0{one.naam}\0{one.samenvatting}\0".encode())
    for card in shown:
        found.update(card.encode())
    return f"{urls.filter_data(kind)}?{found.hexdigest()[:10]}"


def of(known: Known) -> bytes:
    """The file with the values: per option who has it, and of each entry the year and the age."""
    having: list[list[int]] = [[] for group in known.groepen for _ in group.opties]
    for place, chosen in enumerate(known.keuzes):
        for number in chosen.split(".") if chosen else ():
            having[int(number)].append(place)
    data = {
        "opties": list(map(steps, having)),
        "jaren": list(known.jaren),
        "leeftijden": list(known.leeftijden),
        "blok": PER_BLOCK,
    }
    return f"self.lijst={escaping.in_script(data)};\n".encode()


def steps(places: Iterable[int]) -> str:
    """Numbers in rising order from 0 as the steps between them, a sign for each.

    >>> steps([0, 1, 5, 200])
    'aad...c'
    """
    found, before = [], -1
    for place in places:
        dots, step = divmod(place - before - 1, len(_SIGNS))
        found.append("." * dots + _SIGNS[step])
        before = place
    return "".join(found)


def blocks(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """The entries, so many together."""
    for begin in range(0, len(entries), PER_BLOCK):
        yield entries[begin : begin + PER_BLOCK]


def block(number: int, entries: Iterable[Programma | Makerspace], finished: Cards) -> bytes:
    """The file with the cards of one block."""
    data = escaping.in_script([finished.of(one) for one in entries])
    return f'(self.kaarten=self.kaarten||{{}})["{number}"]={data};\n'.encode()
