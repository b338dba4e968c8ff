"""The network of organisations and the pairs that look alike, against all pairs."""

from itertools import combinations

from catalogue.content.model import Catalogue
from catalogue.insight import network, overlap
from catalogue.schema import Programma
from tests.unit.insight_catalogues import (
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


def _are_alike(pair: tuple[Programma, Programma]) -> bool:
    first, second = pair
    if first.fase[0] is not second.fase[0]:
        return False
    if not {*first.themas} & {*second.themas} or not {*first.doelgroepen} & {*second.doelgroepen}:
        return False
    if first.wijken or second.wijken:
        return bool({*first.wijken} & {*second.wijken})
    return first.bereik is not None and first.bereik == second.bereik


@everywhere
def test_pairs_that_look_alike(records: Catalogue) -> None:
    pairs = overlap.of(records)
    wanted = filter(_are_alike, combinations(live(records), 2))
    assert [(pair.een, pair.ander) for pair in pairs] == list(wanted)
    for pair in pairs:
        assert pair.fase is pair.een.fase[0] is pair.ander.fase[0]
        for name in ("themas", "doelgroepen", "wijken"):
            both = {*getattr(pair.een, name)} & {*getattr(pair.ander, name)}
            assert {*getattr(pair, name)} == both
        assert pair.plek


def test_by_hand() -> None:
    ties = network.ties(by_hand())
    assert [(a.id, b.id, len(shared)) for (a, b), shared in ties.items()] == [
        ("bedrijf", "school", 2)
    ]
    assert [(pair.een.id, pair.ander.id, pair.plek) for pair in overlap.of(by_hand())] == [
        ("a-proef", "d-club", "west")
    ]


def test_a_wijk_is_not_a_bereik() -> None:
    """A programme in a wijk is not alike one for the whole town, though its file says 'stad'."""
    wide = programma("f-stad", "kiezen", bereik="stad")
    local = programma("g-wijk", "kiezen", bereik="stad", wijken=["ver"])
    more = overlap.of(catalogue([*drafts_by_hand(), wide, local]))
    assert [(pair.een.id, pair.ander.id) for pair in more] == [("a-proef", "d-club")]
    twice = catalogue([*drafts_by_hand(), wide, programma("g-stad", "kiezen", bereik="stad")])
    assert [pair.plek for pair in overlap.of(twice)] == ["west", "heel Rotterdam"]
