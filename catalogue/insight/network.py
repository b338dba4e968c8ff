"""Organisations: what each offers, and with whom it shares programmes."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from catalogue.content.model import Catalogue
from catalogue.insight.live import live
from catalogue.schema import Makerspace, Partner, Programma

Ties = Mapping[tuple[Partner, Partner], tuple[Programma, ...]]


@dataclass(frozen=True, slots=True)
class PartnerView:
    """An organisation: what it makes, where it only takes part, its places, and with whom.

    ``met`` maps other organisations to the programmes that are shared with them; it begins with
    the one with which most are shared, then goes by name.
    """

    partner: Partner
    aanbod: tuple[Programma, ...]
    doet_mee: tuple[Programma, ...]
    makerspaces: tuple[Makerspace, ...]
    met: Mapping[Partner, tuple[Programma, ...]]


def ties(catalogue: Catalogue) -> Ties:
    """Every pair of organisations that share programmes once, by name, and those programmes."""
    ranks = {partner: rank for rank, partner in enumerate(catalogue.partners)}
    shared: dict[tuple[Partner, Partner], list[Programma]] = {}
    for programma in live(catalogue.programmas):
        together = {*programma.aanbieders, *programma.partners}
        for pair in combinations(sorted(together, key=ranks.__getitem__), 2):
            shared.setdefault(pair, []).append(programma)
    ordered = sorted(shared, key=lambda pair: (ranks[pair[0]], ranks[pair[1]]))
    return {pair: tuple(shared[pair]) for pair in ordered}


def of_partners(catalogue: Catalogue, ties: Ties) -> tuple[PartnerView, ...]:
    """Every organisation, by name."""
    met: dict[Partner, dict[Partner, tuple[Programma, ...]]] = {
        partner: {} for partner in catalogue.partners
    }
    # Pairs come by name, and so each organisation gets the others by name.
    for (first, second), programmas in ties.items():
        met[first][second] = met[second][first] = programmas
    return tuple(_view(catalogue, partner, met[partner]) for partner in catalogue.partners)


def _view(
    catalogue: Catalogue, partner: Partner, met: Mapping[Partner, tuple[Programma, ...]]
) -> PartnerView:
    inside = catalogue.backlinks_of(partner).live
    return PartnerView(
        partner,
        tuple(programma for programma in inside.programmas if partner in programma.aanbieders),
        tuple(programma for programma in inside.programmas if partner not in programma.aanbieders),
        inside.makerspaces,
        dict(sorted(met.items(), key=lambda tie: -len(tie[1]))),
    )
