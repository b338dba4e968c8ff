"""Facets of entries: what visitors filter lists and the agenda on, each value with its own page."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter

from catalogue.content.model import Catalogue
from catalogue.feeds import events
from catalogue.schema import Makerspace, Programma, Record, kind_of, urls
from catalogue.site import facts
from catalogue.site.languages import CHOICES, Interface
from catalogue.site.words import Link, named

Entry = Programma | Makerspace


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: its key in the address, its title, and the values of an entry.

    ``links`` are all possible values with what visitors read and the page of each, in the order of
    the filter.
    """

    key: str
    titel: str
    of: Callable[[Entry], Iterable[str]]
    links: Mapping[str, Link]


@dataclass(frozen=True, slots=True)
class Option:
    """A value in a filter; the link counts the entries that have it."""

    waarde: str
    link: Link


def of_programmas(catalogue: Catalogue, t: Interface) -> tuple[Facet, ...]:
    """Facets of the list of programmes, in the order of the panel."""
    choice, records, shared = partial(_choice, t), partial(_records, t), _shared(catalogue, t)
    return (
        records("fase", t("filter.fase"), catalogue.fasen, attrgetter("fase")),
        shared["doelgroep"],
        shared["thema"],
        records("vmbo", t("filter.vmbo"), catalogue.vmbo_profielen, attrgetter("vmbo_profielen")),
        choice("status", t("filter.loopt")),
        shared["gratis"],
        choice("bereik", t("filter.bereik")),
        shared["gebied"],
        shared["wijk"],
        records("kenmerk", t("filter.kenmerk"), catalogue.kenmerken, attrgetter("kenmerken")),
    )


def of_makerspaces(catalogue: Catalogue, t: Interface) -> tuple[Facet, ...]:
    """Facets of the list of makerspaces, in the order of the panel."""
    choice, shared = partial(_choice, t), _shared(catalogue, t)
    return (
        choice("openbaar", t("filter.openbaar")),
        choice("soort", t("filter.soort_plek")),
        shared["doelgroep"],
        shared["thema"],
        choice("status", t("filter.open")),
        shared["gratis"],
        shared["gebied"],
        shared["wijk"],
    )


def of_moments(catalogue: Catalogue, t: Interface) -> tuple[Facet, ...]:
    """Facets of the agenda, in the order of the panel."""
    shared = _shared(catalogue, t)
    kinds = {
        "programma": Link(t.form("woord.programma", 1), urls.list_of(Programma)),
        "makerspace": Link(t.form("woord.makerspace", 1), urls.list_of(Makerspace)),
    }
    return (
        shared["thema"],
        shared["doelgroep"],
        _records(t, "wijk", t("filter.wijk"), catalogue.wijken, events.wijken),
        Facet("soort", t("filter.soort"), lambda entry: (kind_of(type(entry)).name,), kinds),
    )


def _shared(catalogue: Catalogue, t: Interface) -> Mapping[str, Facet]:
    """Facets of both kinds of entries."""
    records = partial(_records, t)
    facets = (
        records(
            "doelgroep", t("filter.doelgroep"), catalogue.doelgroepen, attrgetter("doelgroepen")
        ),
        records("thema", t("filter.thema"), catalogue.themas, attrgetter("themas")),
        records(
            "gebied",
            t("filter.gebied"),
            catalogue.gebieden,
            lambda entry: facts.areas(entry.wijken),
        ),
        records("wijk", t("filter.wijk"), catalogue.wijken, attrgetter("wijken")),
        _choice(t, "gratis", t("filter.gratis")),
    )
    return {facet.key: facet for facet in facets}


def _records(
    t: Interface,
    key: str,
    titel: str,
    records: Iterable[Record],
    of: Callable[[Entry], Iterable[Record]],
) -> Facet:
    """Facet of which the values are records."""
    links = {record.id: named(record, t) for record in records}
    return Facet(key, titel, lambda entry: (record.id for record in of(entry)), links)


def _choice(t: Interface, key: str, titel: str) -> Facet:
    """Facet of which the values are fixed."""
    links = {value: Link(t.label(key, value), urls.of_choice(key, value)) for value in CHOICES[key]}
    return Facet(key, titel, lambda entry: filter(None, (getattr(entry, key),)), links)


def options(facets: Iterable[Facet], entries: Iterable[Entry]) -> dict[str, tuple[Option, ...]]:
    """Count the entries per value, by the key of the facet; what nobody has is left out."""
    counts = {facet.key: dict.fromkeys(facet.links, 0) for facet in facets}
    for entry in entries:
        for facet in facets:
            for value in facet.of(entry):
                counts[facet.key][value] += 1
    found = {
        facet.key: tuple(
            Option(value, replace(link, aantal=counts[facet.key][value]))
            for value, link in facet.links.items()
            if counts[facet.key][value]
        )
        for facet in facets
    }
    return {key: values for key, values in found.items() if values}


def values(facets: Iterable[Facet], entry: Entry) -> str:
    """All values of an entry for the script, as ``fase:kiezen thema:water``."""
    return " ".join(f"{facet.key}:{value}" for facet in facets for value in facet.of(entry))


def chosen(
    facets: Sequence[Facet], options: Mapping[str, Iterable[Option]], entries: Iterable[Entry]
) -> Iterator[str]:
    """Options of each entry, as ``0.3.17``: numbers, counted through all facets.

    For the script, which counts them in the page; names would be most of a long list.
    """
    keys = ((key, option.waarde) for key, listed in options.items() for option in listed)
    numbers = {key: str(number) for number, key in enumerate(keys)}
    for entry in entries:
        yield ".".join(numbers[facet.key, value] for facet in facets for value in facet.of(entry))
