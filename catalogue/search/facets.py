"""Filters of results: the choices of every programme and makerspace, packed.

A browser loads this part only for someone who opens the filters. Other documents have no choices,
so that a choice leaves programmes and makerspaces.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from catalogue.content.model import Catalogue
from catalogue.schema import GRATIS, HOE, OPENBAAR, Entry, Record, kind_of
from catalogue.search import packing
from catalogue.search.documents import Document

OLDEST = 120
_KINDS = {"programma": "Programma", "makerspace": "Makerspace"}
# Ages as visitors think of them; a range of ages can fit more than one.
AGES: Mapping[str, tuple[str, int, int]] = {
    "0-3": ("tot 4 jaar", 0, 3),
    "4-7": ("4 tot en met 7 jaar", 4, 7),
    "8-11": ("8 tot en met 11 jaar", 8, 11),
    "12-15": ("12 tot en met 15 jaar", 12, 15),
    "16-22": ("16 tot en met 22 jaar", 16, 22),
    "23": ("23 jaar en ouder", 23, OLDEST),
}

# Key in the address, title, names of the values, and the values of one document.
Facet = tuple[str, str, Mapping[str, str], Callable[[Document], Iterable[str]]]


def pack(catalogue: Catalogue, documents: Sequence[Document]) -> list[dict[str, object]]:
    """The filters that at least one document has a value for."""
    entries = [document for document in documents if isinstance(document.record, Entry)]
    packed: list[dict[str, object]] = []
    for key, title, names, values_of in _facets(catalogue):
        values = [set(values_of(entry)) for entry in entries]
        occurring = set[str]().union(*values)
        if not occurring:
            continue
        numbers = {value: number for number, value in enumerate(v for v in names if v in occurring)}
        rows = [sorted(numbers[value] for value in chosen) for chosen in values]
        packed.append(
            {
                "sleutel": key,
                "naam": title,
                "opties": [[value, names[value]] for value in numbers],
                "n": packing.pack_numbers(map(len, rows)),
                "d": packing.pack_numbers(chain.from_iterable(rows)),
            }
        )
    return packed


def _facets(catalogue: Catalogue) -> Iterator[Facet]:
    yield "soort", "Soort", _KINDS, lambda document: [kind_of(type(document.record)).name]
    yield "fase", "Fase", _names(catalogue.fasen), _ids("fase")
    yield "doelgroep", "Voor wie", _names(catalogue.doelgroepen), _ids("doelgroepen")
    yield "thema", "Thema", _names(catalogue.themas), _ids("themas")
    yield "leeftijd", "Leeftijd", {key: age[0] for key, age in AGES.items()}, _ages
    yield "gratis", "Kosten", GRATIS, _choice("gratis")
    yield "hoe", "Hoe doe je mee?", HOE, _joining
    yield "kenmerk", "Bijzonder", _names(catalogue.kenmerken), _ids("kenmerken")
    yield "openbaar", "Mag je naar binnen?", OPENBAAR, _choice("openbaar")
    yield "gebied", "Gebied", _names(catalogue.gebieden), _gebieden
    yield "wijk", "Wijk", _names(catalogue.wijken), _ids("wijken")


def _names(records: Iterable[Record]) -> dict[str, str]:
    return {record.id: str(getattr(record, "naam", record.id)) for record in records}


def _ids(attribute: str) -> Callable[[Document], Iterable[str]]:
    return lambda document: [record.id for record in getattr(document.record, attribute, ())]


def _choice(attribute: str) -> Callable[[Document], Iterable[str]]:
    return lambda document: filter(None, (getattr(document.record, attribute, None),))


def _joining(document: Document) -> Iterable[str]:
    joining = getattr(document.record, "meedoen", None)
    return filter(None, (joining.hoe if joining else None,))


def _gebieden(document: Document) -> Iterable[str]:
    return [wijk.gebied.id for wijk in getattr(document.record, "wijken", ())]


def _ages(document: Document) -> Iterable[str]:
    if document.van is None and document.tot is None:
        return ()
    van = document.van or 0
    tot = OLDEST if document.tot is None else document.tot
    return [key for key, (_, low, high) in AGES.items() if low <= tot and van <= high]
