"""The network of organisations and the groups that look alike, against all pairs."""

from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import combinations

from catalogue.content.model import Catalogue
from catalogue.insight import network, overlap
from catalogue.schema import Programma
from catalogue.schema.alive import Alive
from tests.unit.insight_catalogues import (
    SEEN,
    by_hand,
    catalogue,
    drafts_by_hand,
    everywhere,
    live,
    programma,
)


@everywhere
def test_what_each_organisation_offers(records: Catalogue) -> None:
    views = network.of_partners(records, network.ties(records))
    assert tuple(view.partner for view in views) == records.partners
    for view in views:
        offers = [p for p in live(records) if view.partner in p.aanbieders]
        takes_part = [p for p in live(records) if view.partner in p.partners and p not in offers]
        assert list(view.aanbod) == offers
        assert list(view.doet_mee) == takes_part
        assert list(view.makerspaces) == [
            place
            for place in records.makerspaces
            if place.status != "gestopt" and view.partner in place.aanbieders
        ]


@everywhere
def test_with_whom(records: Catalogue) -> None:
    ties = network.ties(records)
    met = {view.partner: view.met for view in network.of_partners(records, ties)}
    for pair in combinations(records.partners, 2):
        first, second = pair
        shared = tuple(p for p in live(records) if {*pair} <= {*p.aanbieders, *p.partners})
        assert ties.get(pair, ()) == shared
        assert met[first].get(second, ()) == met[second].get(first, ()) == shared
    for tied in met.values():
        counts = [len(programmas) for programmas in tied.values()]
        assert counts == sorted(counts, reverse=True)
        assert all(counts)


def _share(group: Collection[Programma], catalogue: Catalogue) -> bool:
    """True for programmes that are all of one fase, aard, thema, doelgroep and place."""
    values: list[Callable[[Programma], Collection[object]]] = [
        lambda p: p.fase[:1],
        lambda p: [p.aard],
        lambda p: p.themas,
        lambda p: p.doelgroepen,
        lambda p: p.wijken or [p.bereik],
    ]
    shared = [set.intersection(*({*value(p)} - {None} for p in group)) for value in values]
    return all(shared) and all(
        p.aard != "netwerk" and catalogue.alive(p) is not Alive.OUD for p in group
    )


@everywhere
def test_groups_that_look_alike(records: Catalogue) -> None:
    """Every pair that shares all five stands in a group, and no group holds anything else."""
    clusters = overlap.of(records)
    for cluster in clusters:
        assert _share(cluster.programmas, records)
        assert cluster.themas
        assert cluster.doelgroepen
        assert cluster.plekken
        assert not any({*cluster.programmas} < {*other.programmas} for other in clusters)
        # Nobody else shares what all of them share.
        others = {*live(records)} - {*cluster.programmas}
        assert not any(_share([*cluster.programmas, other], records) for other in others)
    together = {pair for c in clusters for pair in combinations(c.programmas, 2)}
    dismissed = {(p, other) for p, others, _ in overlap.geen_dubbel(records) for other in others}
    for pair in combinations(live(records), 2):
        if not {pair, pair[::-1]} & dismissed:
            assert (pair in together) is _share(pair, records)
    sizes = [(c.gelijkenis, len(c.programmas)) for c in clusters]
    assert sizes == sorted(sizes, reverse=True)


def test_by_hand() -> None:
    ties = network.ties(by_hand())
    assert [(a.id, b.id, len(shared)) for (a, b), shared in ties.items()] == [
        ("bedrijf", "school", 2)
    ]
    assert _names(by_hand()) == [("a-proef", "d-club")]


def _names(records: Catalogue) -> list[tuple[str, ...]]:
    return [tuple(each.id for each in cluster.programmas) for cluster in overlap.of(records)]


def test_a_wijk_is_not_a_bereik() -> None:
    """A programme in a wijk is not alike one for the whole town, though its file says 'stad'."""
    wide = programma("f-stad", "kiezen", bereik="stad")
    local = programma("g-wijk", "kiezen", bereik="stad", wijken=["ver"])
    assert _names(catalogue([*drafts_by_hand(), wide, local])) == [("a-proef", "d-club")]
    twice = catalogue([*drafts_by_hand(), wide, programma("g-stad", "kiezen", bereik="stad")])
    places = [[getattr(p, "id", p) for p in cluster.plekken] for cluster in overlap.of(twice)]
    assert places == [["west"], ["stad"]]


def test_networks_and_what_is_old_are_no_double() -> None:
    wide = programma("f-stad", "kiezen", bereik="stad")
    network = programma("g-stad", "kiezen", bereik="stad", aard="netwerk")
    old = programma("h-stad", "kiezen", bereik="stad", bronnen=[replace(SEEN, jaar=2018)])
    assert _names(catalogue([*drafts_by_hand(), wide, network, old])) == [("a-proef", "d-club")]
