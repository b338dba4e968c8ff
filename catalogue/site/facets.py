"""Facets of entries: what visitors filter lists and the agenda on, each value with its own page."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from catalogue.content.model import Catalogue, wijken_of
from catalogue.schema import Entry, Makerspace, Programma, Record, kind_of, urls
from catalogue.site import facts
from catalogue.site.languages import Interface
from catalogue.site.metadata import values_of
from catalogue.site.words import Link, link


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


# Key -> the list of the catalogue with all its values, and what an entry has of them.
_RECORDS: Mapping[str, tuple[str, Callable[[Entry], Iterable[Record]]]] = {
    "fase": ("fasen", attrgetter("fase")),
    # As on the page of a doelgroep: nobody joins a network.
    "doelgroep": (
        "doelgroepen",
        lambda entry: () if getattr(entry, "aard", "") == "netwerk" else entry.doelgroepen,
    ),
    "thema": ("themas", attrgetter("themas")),
    "vmbo": ("vmbo_profielen", attrgetter("vmbo_profielen")),
    "gebied": ("gebieden", lambda entry: facts.areas(entry.wijken)),
    "wijk": ("wijken", attrgetter("wijken")),
    "kenmerk": ("kenmerken", attrgetter("kenmerken")),
}


# What few ask for, and which would make a page of two bytes a letter too heavy.
_NOT_ON_A_SIGNPOST = {
    Programma: ("vmbo", "aard", "bereik", "status", "gebied", "kenmerk"),
    Makerspace: ("soort", "status", "thema", "gebied"),
}


def of_programmas(catalogue: Catalogue, t: Interface) -> tuple[Facet, ...]:
    """Facets of the list of programmes, in the order of the panel."""
    titles = {
        "fase": t.gettext("Fase"),
        "doelgroep": t.gettext("Voor wie"),
        "thema": t.gettext("Thema"),
        "vmbo": t.gettext("Vmbo-profiel"),
        "status": t.gettext("Laatst gezien"),
        "gratis": t.gettext("Kosten"),
        "hoe": t.gettext("Hoe meld je je aan?"),
        "dag": t.gettext("Dag"),
        "aard": t.gettext("Soort programma"),
        "bereik": t.gettext("Bereik"),
        "gebied": t.gettext("Gebied"),
        "wijk": t.gettext("Wijk"),
        "kenmerk": t.gettext("Bijzonder"),
    }
    return _facets(catalogue, t, Programma, titles)


def of_makerspaces(catalogue: Catalogue, t: Interface) -> tuple[Facet, ...]:
    """Facets of the list of makerspaces, in the order of the panel."""
    titles = {
        "openbaar": t.gettext("Mag je naar binnen?"),
        "soort": t.gettext("Soort plek"),
        "doelgroep": t.gettext("Voor wie"),
        "thema": t.gettext("Thema"),
        "status": t.gettext("Laatst gezien"),
        "gratis": t.gettext("Kosten"),
        "hoe": t.gettext("Hoe meld je je aan?"),
        "dag": t.gettext("Dag"),
        "gebied": t.gettext("Gebied"),
        "wijk": t.gettext("Wijk"),
    }
    return _facets(catalogue, t, Makerspace, titles)


def of_moments(catalogue: Catalogue, t: Interface) -> tuple[Facet, ...]:
    """Facets of the agenda, in the order of the panel."""
    kinds = {
        "programma": Link(t.gettext("programma"), urls.list_of(Programma)),
        "makerspace": Link(t.gettext("makerspace"), urls.list_of(Makerspace)),
    }
    return (
        _facet(catalogue, t, "thema", t.gettext("Thema")),
        _facet(catalogue, t, "doelgroep", t.gettext("Voor wie")),
        _facet(catalogue, t, "wijk", t.gettext("Wijk"), wijken_of),
        Facet("soort", t.gettext("Soort"), lambda entry: (kind_of(type(entry)).name,), kinds),
    )


def _facets(
    catalogue: Catalogue, t: Interface, kind: type[Entry], titles: Mapping[str, str]
) -> tuple[Facet, ...]:
    left_out = () if catalogue.is_whole else _NOT_ON_A_SIGNPOST[kind]
    return tuple(
        _facet(catalogue, t, key, title) for key, title in titles.items() if key not in left_out
    )


def _facet(
    catalogue: Catalogue,
    t: Interface,
    key: str,
    titel: str,
    of: Callable[[Entry], Iterable[Record]] | None = None,
) -> Facet:
    if key in urls.CHOICES:
        links = {v: Link(t.label(key, v), urls.of_choice(key, v)) for v in urls.CHOICES[key]}
        return Facet(key, titel, lambda entry: values_of(catalogue, entry, key), links)
    plural, records_of = _RECORDS[key]
    records_of = of or records_of
    links = {record.id: link(record) for record in getattr(catalogue, plural)}
    return Facet(key, titel, lambda entry: (record.id for record in records_of(entry)), links)


def options(facets: Iterable[Facet], entries: Iterable[Entry]) -> dict[str, tuple[Option, ...]]:
    """Count the entries per value, by the key of the facet; what nobody has is left out."""
    counts = {facet.key: dict.fromkeys(facet.links, 0) for facet in facets}
    for entry in entries:
        for facet in facets:
            for value in facet.of(entry):
                counts[facet.key][value] += 1
    options = {
        facet.key: tuple(
            Option(value, replace(facet.links[value], aantal=count))
            for value, count in counts[facet.key].items()
            if count
        )
        for facet in facets
    }
    return {key: listed for key, listed in options.items() if listed}


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
