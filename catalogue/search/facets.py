"""What results can be filtered by: the choices of every programme and makerspace, packed.

A browser loads this part only for someone who opens the filters. Other documents have no choices,
so that a choice leaves programmes and makerspaces.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from catalogue.content.model import Catalogue
from catalogue.schema import GRATIS, OPENBAAR, Makerspace, Programma, Record
from catalogue.search import packing
from catalogue.search.documents import Document

OLDEST = 120
# Ages as visitors think of them; a range of ages can fit more than one.
AGES: Mapping[str, tuple[str, int, int]] = {
    "0-3": ("tot 4 jaar", 0, 3),
    "4-7": ("4 tot en met 7 jaar", 4, 7),
    "8-11": ("8 tot en met 11 jaar", 8, 11),
    "12-15": ("12 tot en met 15 jaar", 12, 15),
    "16-22": ("16 tot en met 22 jaar", 16, 22),
    "23": ("23 jaar en ouder", 23, OLDEST),
}


@dataclass(frozen=True)
class Facet:
    """A filter: its key in the address, its title, its values with names, and a document's own."""

    key: str
    titel: str
    names: Mapping[str, str]
    of: Callable[[Document], Iterable[str]]


def pack(catalogue: Catalogue, found: Sequence[Document]) -> list[dict[str, object]]:
    """The filters that at least one document has a value for."""
    entries = [one for one in found if isinstance(one.record, Programma | Makerspace)]
    rows = [_packed(facet, entries) for facet in _facets(catalogue)]
    return [row for row in rows if row["opties"]]


def _packed(facet: Facet, entries: Sequence[Document]) -> dict[str, object]:
    values = [tuple(facet.of(entry)) for entry in entries]
    occurs = set(chain.from_iterable(values))
    used = [value for value in facet.names if value in occurs]
    numbers = {value: number for number, value in enumerate(used)}
    rows = [sorted({numbers[value] for value in some}) for some in values]
    return {
        "sleutel": facet.key,
        "naam": facet.titel,
        "opties": [[value, facet.names[value]] for value in used],
        "n": packing.numbers(len(row) for row in rows),
        "d": packing.numbers(chain.from_iterable(rows)),
    }


def _facets(catalogue: Catalogue) -> tuple[Facet, ...]:
    return (
        _records("fase", "Fase", catalogue.fasen, "fase"),
        _records("doelgroep", "Voor wie", catalogue.doelgroepen, "doelgroepen"),
        _records("thema", "Thema", catalogue.themas, "themas"),
        Facet("leeftijd", "Leeftijd", {key: row[0] for key, row in AGES.items()}, _ages),
        Facet("gratis", "Kosten", GRATIS, lambda one: _choice(one, "gratis")),
        Facet("openbaar", "Mag je naar binnen?", OPENBAAR, lambda one: _choice(one, "openbaar")),
        Facet("gebied", "Gebied", _names(catalogue.gebieden), _areas),
        _records("wijk", "Wijk", catalogue.wijken, "wijken"),
    )


def _records(key: str, titel: str, records: Iterable[Record], attribute: str) -> Facet:
    return Facet(
        key,
        titel,
        _names(records),
        lambda one: (record.id for record in getattr(one.record, attribute, ())),
    )


def _names(records: Iterable[Record]) -> Mapping[str, str]:
    return {record.id: str(getattr(record, "naam", record.id)) for record in records}


def _choice(document: Document, attribute: str) -> Iterable[str]:
    value = getattr(document.record, attribute, None)
    return (value,) if value else ()


def _areas(document: Document) -> Iterable[str]:
    return (wijk.gebied.id for wijk in getattr(document.record, "wijken", ()))


def _ages(document: Document) -> Iterable[str]:
    if document.van is None and document.tot is None:
        return ()
    van = document.van or 0
    tot = OLDEST if document.tot is None else document.tot
    return (key for key, (_, low, high) in AGES.items() if low <= tot and van <= high)
