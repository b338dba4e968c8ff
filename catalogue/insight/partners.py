"""What each organisation offers, and with whom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from catalogue.content.model import Catalogue
from catalogue.insight.live import live
from catalogue.schema import Makerspace, Partner, Programma

UITLEG = (
    "Twee organisaties werken samen als zij in hetzelfde programma staan, als aanbieder of als "
    "partner. Het cijfer is het aantal programma's dat zij delen. Wat gestopt is, telt niet mee."
)


@dataclass(frozen=True, slots=True)
class Tie:
    """Another organisation and the programmes that are shared with it."""

    partner: Partner
    programmas: tuple[Programma, ...]


@dataclass(frozen=True, slots=True)
class PartnerView:
    """An organisation: what it makes, where it only takes part, its places, and with whom.

    ``met`` begins with the organisation with which most programmes are shared, then goes by name.
    """

    partner: Partner
    aanbod: tuple[Programma, ...]
    doet_mee: tuple[Programma, ...]
    makerspaces: tuple[Makerspace, ...]
    met: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A line of the network: two organisations, the first by name first, and what they share."""

    een: Partner
    ander: Partner
    programmas: tuple[Programma, ...]


@dataclass(frozen=True, eq=False)
class Network:
    """Every organisation, and every pair that works together once."""

    partners: tuple[PartnerView, ...]
    lijnen: tuple[Edge, ...]


def of(catalogue: Catalogue) -> Network:
    """The network of all organisations, by name."""
    edges = tuple(_edges(catalogue))
    ties: dict[Partner, list[Tie]] = {}
    for edge in edges:
        ties.setdefault(edge.een, []).append(Tie(edge.ander, edge.programmas))
        ties.setdefault(edge.ander, []).append(Tie(edge.een, edge.programmas))
    ranks = _ranks(catalogue)
    return Network(
        tuple(_view(catalogue, one, ties.get(one, ()), ranks) for one in catalogue.partners),
        edges,
    )


def _ranks(catalogue: Catalogue) -> dict[Partner, int]:
    return {one: rank for rank, one in enumerate(catalogue.partners)}


def _edges(catalogue: Catalogue) -> Iterator[Edge]:
    ranks = _ranks(catalogue)
    shared: dict[tuple[Partner, Partner], list[Programma]] = {}
    for programma in live(catalogue.programmas):
        together = {*programma.aanbieders, *programma.partners}
        for pair in combinations(sorted(together, key=ranks.__getitem__), 2):
            shared.setdefault(pair, []).append(programma)
    for een, ander in sorted(shared, key=lambda pair: (ranks[pair[0]], ranks[pair[1]])):
        yield Edge(een, ander, tuple(shared[een, ander]))


def _view(
    catalogue: Catalogue, partner: Partner, ties: Iterable[Tie], ranks: Mapping[Partner, int]
) -> PartnerView:
    inside = catalogue.belonging_to(partner)
    programmas = live(inside.programmas)
    return PartnerView(
        partner,
        tuple(one for one in programmas if partner in one.aanbieders),
        tuple(one for one in programmas if partner not in one.aanbieders),
        live(inside.makerspaces),
        tuple(sorted(ties, key=lambda tie: (-len(tie.programmas), ranks[tie.partner]))),
    )
