"""What visitors filter on: the values of a programme or makerspace, each with a page of its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from catalogue.content.model import Catalogue
from catalogue.feeds import events
from catalogue.schema import (
    Makerspace,
    Programma,
    Record,
    kind_of,
    urls,
)
from catalogue.site import facts
from catalogue.site.languages import CHOICES, Interface
from catalogue.site.words import Link, named

Entry = TypeVar("Entry", bound=Programma | Makerspace)


@dataclass(frozen=True, slots=True)
class Facet(Generic[Entry]):
    """A question that a filter answers: its key in the address, its title, and an entry's values.

    ``links`` are all possible values with what visitors read and the page of each, in the order of
    the filter.
    """

    key: str
    titel: str
    of: Callable[[Entry], Iterable[str]]
    links: Mapping[str, Link]


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


def of_programmas(catalogue: Catalogue, t: Interface) -> tuple[Facet[Programma], ...]:
    """The filters of the list of programmes, in the order of the panel."""
    make = _Maker(t)
    return (
        make.records("fase", t("filter.fase"), lambda one: one.fase, catalogue.fasen),
        make.records(
            "doelgroep", t("filter.doelgroep"), lambda one: one.doelgroepen, catalogue.doelgroepen
        ),
        make.records("thema", t("filter.thema"), lambda one: one.themas, catalogue.themas),
        make.records(
            "vmbo", t("filter.vmbo"), lambda one: one.vmbo_profielen, catalogue.vmbo_profielen
        ),
        make.choice("status", t("filter.loopt"), lambda one: one.status),
        make.choice("gratis", t("filter.gratis"), lambda one: one.gratis),
        make.choice("bereik", t("filter.bereik"), lambda one: one.bereik),
        make.records(
            "gebied", t("filter.gebied"), lambda one: facts.areas(one.wijken), catalogue.gebieden
        ),
        make.records("wijk", t("filter.wijk"), lambda one: one.wijken, catalogue.wijken),
        make.records(
            "kenmerk", t("filter.kenmerk"), lambda one: one.kenmerken, catalogue.kenmerken
        ),
    )


def of_makerspaces(catalogue: Catalogue, t: Interface) -> tuple[Facet[Makerspace], ...]:
    """The filters of the list of makerspaces, in the order of the panel."""
    make = _Maker(t)
    return (
        make.choice("openbaar", t("filter.openbaar"), lambda one: one.openbaar),
        make.choice("soort", t("filter.soort_plek"), lambda one: one.soort),
        make.records(
            "doelgroep", t("filter.doelgroep"), lambda one: one.doelgroepen, catalogue.doelgroepen
        ),
        make.records("thema", t("filter.thema"), lambda one: one.themas, catalogue.themas),
        make.choice("status", t("filter.open"), lambda one: one.status),
        make.choice("gratis", t("filter.gratis"), lambda one: one.gratis),
        make.records(
            "gebied", t("filter.gebied"), lambda one: facts.areas(one.wijken), catalogue.gebieden
        ),
        make.records("wijk", t("filter.wijk"), lambda one: one.wijken, catalogue.wijken),
    )


def of_moments(catalogue: Catalogue, t: Interface) -> tuple[Facet[Programma | Makerspace], ...]:
    """The filters of the agenda, in the order of the panel."""
    make = _Maker(t)
    kinds = {
        "programma": Link(t.form("woord.programma", 1), urls.list_of(Programma)),
        "makerspace": Link(t.form("woord.makerspace", 1), urls.list_of(Makerspace)),
    }
    return (
        make.records("thema", t("filter.thema"), lambda one: one.themas, catalogue.themas),
        make.records(
            "doelgroep", t("filter.doelgroep"), lambda one: one.doelgroepen, catalogue.doelgroepen
        ),
        make.records("wijk", t("filter.wijk"), events.wijken, catalogue.wijken),
        Facet("soort", t("filter.soort"), lambda one: (kind_of(type(one)).name,), kinds),
    )


def groups(facets: Iterable[Facet[Entry]], entries: Iterable[Entry]) -> tuple[Group, ...]:
    """The filters with a count per value; what nobody has is left out."""
    counts = {facet.key: dict.fromkeys(facet.links, 0) for facet in facets}
    for entry in entries:
        for facet in facets:
            for value in facet.of(entry):
                counts[facet.key][value] += 1
    shown = (Group(f.key, f.titel, tuple(_options(f, counts[f.key]))) for f in facets)
    return tuple(group for group in shown if group.opties)


def _options(facet: Facet[Entry], counts: Mapping[str, int]) -> Iterator[Option]:
    for value, link in facet.links.items():
        if counts[value]:
            yield Option(value, replace(link, aantal=counts[value]))


def translated(shown: Iterable[Group], facets: Iterable[Facet[Entry]]) -> tuple[Group, ...]:
    """Filters that were counted in one language, as the same ``facets`` say them in another."""
    said = {facet.key: facet for facet in facets}
    return tuple(
        Group(
            group.key,
            said[group.key].titel,
            tuple(
                Option(
                    one.waarde, replace(said[group.key].links[one.waarde], aantal=one.link.aantal)
                )
                for one in group.opties
            ),
        )
        for group in shown
    )


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


class _Maker:
    """Makes filters in one language."""

    def __init__(self, t: Interface) -> None:
        self._t = t

    def records(
        self,
        key: str,
        titel: str,
        of: Callable[[Entry], Iterable[Record]],
        all_of: Iterable[Record],
    ) -> Facet[Entry]:
        """A filter of which the values are records."""
        links = {record.id: named(record, self._t) for record in all_of}
        return Facet(key, titel, lambda entry: (record.id for record in of(entry)), links)

    def choice(self, key: str, titel: str, of: Callable[[Entry], str | None]) -> Facet[Entry]:
        """A filter of which the values are fixed."""
        links = {
            value: Link(self._t.label(key, value), urls.of_choice(key, value))
            for value in CHOICES[key]
        }
        return Facet(key, titel, lambda entry: (value,) if (value := of(entry)) else (), links)
