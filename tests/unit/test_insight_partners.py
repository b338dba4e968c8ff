"""The network of organisations and the pairs that look alike, against all pairs."""

from itertools import combinations

from catalogue.content.model import Catalogue
from catalogue.insight import overlap, partners
from catalogue.schema import Programma
from tests.unit.insight_catalogues import by_hand, catalogue, drafts_by_hand, everywhere, programma


def _live(found: Catalogue) -> list[Programma]:
    return [one for one in found.programmas if one.status != "gestopt"]


@everywhere
def test_what_each_organisation_offers(found: Catalogue) -> None:
    network = partners.of(found)
    assert tuple(one.partner for one in network.partners) == found.partners
    for one in network.partners:
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
    network = partners.of(found)
    lines = {(edge.een, edge.ander): edge.programmas for edge in network.lijnen}
    assert len(lines) == len(network.lijnen)
    met = {
        one.partner: {tie.partner: tie.programmas for tie in one.met} for one in network.partners
    }
    for one, other in combinations(found.partners, 2):
        shared = tuple(p for p in _live(found) if {one, other} <= {*p.aanbieders, *p.partners})
        assert lines.get((one, other), ()) == shared
        assert met[one].get(other, ()) == met[other].get(one, ()) == shared
    for view in network.partners:
        counts = [len(tie.programmas) for tie in view.met]
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
    network = partners.of(by_hand())
    assert [(edge.een.id, edge.ander.id, len(edge.programmas)) for edge in network.lijnen] == [
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
