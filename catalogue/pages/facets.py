"""What visitors filter on: the values of a programme or makerspace, each with a page of its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from catalogue import urls
from catalogue.feeds import moments
from catalogue.links import Catalogue
from catalogue.pages.frame import Link
from catalogue.schema import (
    BEREIK,
    GRATIS,
    OPENBAAR,
    SOORT_MAKERSPACE,
    STATUS,
    Gebied,
    Makerspace,
    Programma,
    Record,
    Wijk,
    kind_of,
)

Entry = TypeVar("Entry", bound=Programma | Makerspace)


@dataclass(frozen=True, slots=True)
class Facet(Generic[Entry]):
    """A question that a filter answers: its key in the address, its title, and an entry's values.

    ``names`` are all possible values with what visitors read, in the order of the filter;
    ``pages`` the page of each.
    """

    key: str
    titel: str
    of: Callable[[Entry], Iterable[str]]
    names: Mapping[str, str]
    pages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Option:
    """One value in a filter, with the number of entries that have it."""

    waarde: str
    link: Link


@dataclass(frozen=True, slots=True)
class Group:
    """A filter as the template shows it."""

    key: str
    titel: str
    opties: Sequence[Option]


def of_programmas(catalogue: Catalogue) -> tuple[Facet[Programma], ...]:
    """The filters of the list of programmes, in the order of the panel."""
    return (
        _records("fase", "Fase", lambda entry: entry.fase, catalogue.fasen),
        _records("doelgroep", "Voor wie", lambda entry: entry.doelgroepen, catalogue.doelgroepen),
        _records("thema", "Thema", lambda entry: entry.themas, catalogue.themas),
        _records(
            "vmbo", "Vmbo-profiel", lambda entry: entry.vmbo_profielen, catalogue.vmbo_profielen
        ),
        _choice("status", "Loopt het?", lambda entry: entry.status, STATUS),
        _choice("gratis", "Kosten", lambda entry: entry.gratis, GRATIS),
        _choice("bereik", "Bereik", lambda entry: entry.bereik, BEREIK),
        _records("gebied", "Gebied", lambda entry: areas(entry.wijken), catalogue.gebieden),
        _records("wijk", "Wijk", lambda entry: entry.wijken, catalogue.wijken),
        _records("kenmerk", "Bijzonder", lambda entry: entry.kenmerken, catalogue.kenmerken),
    )


def of_makerspaces(catalogue: Catalogue) -> tuple[Facet[Makerspace], ...]:
    """The filters of the list of makerspaces, in the order of the panel."""
    return (
        _choice("openbaar", "Mag je naar binnen?", lambda entry: entry.openbaar, OPENBAAR),
        _choice("soort", "Soort plek", lambda entry: entry.soort, SOORT_MAKERSPACE),
        _records("doelgroep", "Voor wie", lambda entry: entry.doelgroepen, catalogue.doelgroepen),
        _records("thema", "Thema", lambda entry: entry.themas, catalogue.themas),
        _choice("status", "Open?", lambda entry: entry.status, STATUS),
        _choice("gratis", "Kosten", lambda entry: entry.gratis, GRATIS),
        _records("gebied", "Gebied", lambda entry: areas(entry.wijken), catalogue.gebieden),
        _records("wijk", "Wijk", lambda entry: entry.wijken, catalogue.wijken),
    )


def of_moments(catalogue: Catalogue) -> tuple[Facet[Programma | Makerspace], ...]:
    """The filters of the agenda, in the order of the panel."""
    kinds = {"programma": Programma, "makerspace": Makerspace}
    return (
        _records("thema", "Thema", lambda entry: entry.themas, catalogue.themas),
        _records("doelgroep", "Voor wie", lambda entry: entry.doelgroepen, catalogue.doelgroepen),
        _records("wijk", "Wijk", moments.wijken, catalogue.wijken),
        Facet(
            "soort",
            "Soort",
            lambda entry: (kind_of(type(entry)).name,),
            {name: name for name in kinds},
            {name: urls.list_of(kind) for name, kind in kinds.items()},
        ),
    )


def areas(wijken: Iterable[Wijk]) -> tuple[Gebied, ...]:
    """The gebieden in which the wijken lie, each once."""
    return tuple(dict.fromkeys(wijk.gebied for wijk in wijken))


def groups(facets: Iterable[Facet[Entry]], entries: Iterable[Entry]) -> tuple[Group, ...]:
    """The filters with a count per value; what nobody has is left out."""
    counts = {facet.key: dict.fromkeys(facet.names, 0) for facet in facets}
    for entry in entries:
        for facet in facets:
            for value in facet.of(entry):
                counts[facet.key][value] += 1
    shown = (Group(f.key, f.titel, tuple(_options(f, counts[f.key]))) for f in facets)
    return tuple(group for group in shown if group.opties)


def _options(facet: Facet[Entry], counts: Mapping[str, int]) -> Iterator[Option]:
    for value, name in facet.names.items():
        if counts[value]:
            yield Option(value, Link(name, facet.pages[value], counts[value]))


def values(facets: Iterable[Facet[Entry]], entry: Entry) -> str:
    """All values of an entry for the script, as ``fase:kiezen thema:water``."""
    return " ".join(f"{facet.key}:{value}" for facet in facets for value in facet.of(entry))


def chosen(
    facets: Sequence[Facet[Entry]], shown: Iterable[Group], entries: Iterable[Entry]
) -> Iterator[str]:
    """Per entry the options that it has, as ``0.3.17``: numbers, counted through all groups.

    For the script, which counts them in the page; names would be most of a long list.
    """
    options = ((group.key, option.waarde) for group in shown for option in group.opties)
    numbers = {option: str(number) for number, option in enumerate(options)}
    for entry in entries:
        yield ".".join(numbers[facet.key, value] for facet in facets for value in facet.of(entry))


def _records(
    key: str, titel: str, of: Callable[[Entry], Iterable[Record]], all_of: Iterable[Record]
) -> Facet[Entry]:
    records = tuple(all_of)
    return Facet(
        key,
        titel,
        lambda entry: (record.id for record in of(entry)),
        {record.id: str(getattr(record, "naam", record.id)) for record in records},
        {record.id: urls.of(record) for record in records},
    )


def _choice(
    key: str, titel: str, of: Callable[[Entry], str | None], options: Mapping[str, str]
) -> Facet[Entry]:
    return Facet(
        key,
        titel,
        lambda entry: (value,) if (value := of(entry)) else (),
        options,
        {value: urls.of_choice(key, value) for value in options},
    )
