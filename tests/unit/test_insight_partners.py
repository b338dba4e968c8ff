"""The network of organisations and the pairs that look alike, against all pairs."""

from itertools import combinations

from catalogue.content.model import Catalogue
from catalogue.insight import network, overlap
from catalogue.schema import Programma
from tests.unit.insight_catalogues import by_hand, catalogue, drafts_by_hand, everywhere, programma


def _live(found: Catalogue) -> list[Programma]:
    return [one for one in found.programmas if one.status != "gestopt"]


@everywhere
def test_what_each_organisation_offers(found: Catalogue) -> None:
    views = network.of_partners(found, network.ties(found))
    assert tuple(view.partner for view in views) == found.partners
    for one in views:
        offers = [p for p in _live(found) if one.partner in p.aanbieders]
        assert list(one.aanbod) == offers
        assert list(one.doet_mee) == [
            p for p in _live(found) if one.partner in p.partners and p not in offers
        ]
        assert list(one.makerspaces) == [
            place
            for place in found.makerspaces
            if place.status != "gestopt" and one.partner in place.aanbieders
        ]


@everywhere
def test_with_whom(found: Catalogue) -> None:
    lines = network.ties(found)
    met = {view.partner: view.met for view in network.of_partners(found, lines)}
    for one, other in combinations(found.partners, 2):
        shared = tuple(p for p in _live(found) if {one, other} <= {*p.aanbieders, *p.partners})
        assert lines.get((one, other), ()) == shared
        assert met[one].get(other, ()) == met[other].get(one, ()) == shared
    for shared_with in met.values():
        counts = [len(programmas) for programmas in shared_with.values()]
        assert counts == sorted(counts, reverse=True)
        assert all(counts)


def _alike(one: Programma, other: Programma) -> bool:
    if one.fase[0] is not other.fase[0]:
        return False
    if not set(one.themas) & set(other.themas) or not set(one.doelgroepen) & set(other.doelgroepen):
        return False
    if one.wijken or other.wijken:
        return bool(set(one.wijken) & set(other.wijken))
    return one.bereik is not None and one.bereik == other.bereik


@everywhere
def test_pairs_that_look_alike(found: Catalogue) -> None:
    pairs = overlap.of(found)
    assert [(one.een, one.ander) for one in pairs] == [
        pair for pair in combinations(_live(found), 2) if _alike(*pair)
    ]
    for one in pairs:
        assert one.fase is one.ander.fase[0]
        assert set(one.themas) == set(one.een.themas) & set(one.ander.themas)
        assert set(one.doelgroepen) == set(one.een.doelgroepen) & set(one.ander.doelgroepen)
        assert set(one.wijken) == set(one.een.wijken) & set(one.ander.wijken)
        assert one.plek


def test_by_hand() -> None:
    lines = network.ties(by_hand())
    assert [(one.id, other.id, len(shared)) for (one, other), shared in lines.items()] == [
        ("bedrijf", "school", 2)
    ]
    assert [(one.een.id, one.ander.id, one.plek) for one in overlap.of(by_hand())] == [
        ("a-proef", "d-club", "west")
    ]


def test_a_wijk_is_not_a_bereik() -> None:
    """A programme in a wijk is not alike one for the whole town, though its file says 'stad'."""
    wide = programma("f-stad", "kiezen", bereik="stad")
    local = programma("g-wijk", "kiezen", bereik="stad", wijken=["ver"])
    more = overlap.of(catalogue([*drafts_by_hand(), wide, local]))
    assert [(one.een.id, one.ander.id) for one in more] == [("a-proef", "d-club")]
    twice = catalogue([*drafts_by_hand(), wide, programma("g-stad", "kiezen", bereik="stad")])
    assert [one.plek for one in overlap.of(twice)] == ["west", "heel Rotterdam"]
