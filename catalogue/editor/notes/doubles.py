"""Two entries that are probably the same thing, told with the reason.

One sign alone is not enough: organisations share a website, makerspaces share a building. So a
shared website or address needs a name that is partly the same; a text needs to be mostly the same.
Pairs are found through what they share, so that the time grows with the entries, not their pairs.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic
from catalogue.base.text import fold
from catalogue.content.parse import Draft, RefName

SAME_NAME = 0.5
SAME_TEXT = 0.5
# Rows of words to compare texts by, and how many entries may share one before it says nothing.
ROW = 5
MOST_SHARING = 6
_WORD = re.compile(r"[a-z0-9]+")
_OPEN = re.compile(r"^https?://(?:www\.)?|/?(?:[?#].*)?$")
# Words that say nothing about which programme it is.
_EMPTY = frozenset(
    """
    aan bij de den der een en het in met naar of om op over rotterdam rotterdamse te tot uit van
    voor stichting programma project cursus opleiding techniek
    """.split()  # noqa: SIM905
)
# Who names the other knows about it.
_KNOWING = ("geen_dubbel_met", "opvolger", "vervolg", "vervolg_suggesties", "makerspaces")


@dataclass(frozen=True, eq=False)
class _Seen:
    """What is compared of an entry."""

    draft: Draft
    words: frozenset[str]
    website: str
    address: str
    place: str
    rows: frozenset[int]


def find(drafts: Iterable[Draft]) -> Iterator[Diagnostic]:
    """A note at the second of each pair that looks like one thing."""
    for kind in ("programma", "makerspace"):
        entries = [_seen(draft) for draft in drafts if draft.kind.name == kind]
        for first, second in sorted(_pairs(entries), key=lambda pair: pair[1].draft.place):
            why = _why(first, second)
            if why and not _knows(first.draft, second.draft):
                place = second.draft.places.get("naam", second.draft.place)
                yield messages.site.probably_double(
                    place,
                    kind,
                    str(first.draft.values.get("naam", first.draft.id)),
                    first.draft.places.get("naam", first.draft.place),
                    why,
                )


def _seen(draft: Draft) -> _Seen:
    words = _WORD.findall(fold(draft.text))
    rows = frozenset(
        hash(tuple(words[at : at + ROW])) for at in range(max(0, len(words) - ROW + 1))
    )
    name = frozenset(_WORD.findall(fold(str(draft.values.get("naam", "")))))
    website = _OPEN.sub("", str(draft.values.get("website") or "").lower())
    address = fold(str(draft.values.get("adres") or ""))
    return _Seen(
        draft,
        name - _EMPTY or name,
        website if "/" in website else "",
        " ".join(_WORD.findall(address)) if re.search(r"\d", address) else "",
        address,
        rows,
    )


def _pairs(entries: list[_Seen]) -> set[tuple[_Seen, _Seen]]:
    """Pairs that share a website, an address, a name, or a row of words."""
    shelves: dict[object, list[_Seen]] = {}
    for one in entries:
        keys: list[object] = [("naam", tuple(sorted(one.words)))]
        keys += [("website", one.website)] if one.website else []
        keys += [("adres", one.address)] if one.address else []
        for key in (*keys, *one.rows):
            shelves.setdefault(key, []).append(one)
    return {
        pair
        for shelf in shelves.values()
        if 1 < len(shelf) <= MOST_SHARING
        for pair in combinations(shelf, 2)
    }


def _why(first: _Seen, second: _Seen) -> str:
    """What makes them look like one; empty when they do not."""
    alike = len(first.words & second.words) / len(first.words | second.words)
    if alike == 1:
        return "bijna dezelfde naam"
    if alike >= SAME_NAME and first.website and first.website == second.website:
        return "dezelfde website en bijna dezelfde naam"
    if alike >= SAME_NAME and first.address and first.address == second.address:
        return "hetzelfde adres en bijna dezelfde naam"
    # A chain has one text for places that are not one.
    apart = first.place and second.place and first.place != second.place
    rows = len(first.rows | second.rows)
    if rows and not apart and len(first.rows & second.rows) / rows >= SAME_TEXT:
        return "bijna dezelfde tekst"
    return ""


def _knows(first: Draft, second: Draft) -> bool:
    return _names(first, second.id) or _names(second, first.id)


def _names(draft: Draft, other: str) -> bool:
    counts: Counter[str] = Counter()
    for key in _KNOWING:
        value = draft.values.get(key)
        for ref in value if isinstance(value, tuple) else (value,):
            if isinstance(ref, RefName):
                counts[ref.name] += 1
    return other in counts
