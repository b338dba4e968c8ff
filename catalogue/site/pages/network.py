"""Pages of the organisations that work together, and of the programmes that look alike.

The drawing of the network is an arc diagram: names in a column, arcs beside them. It keeps every
name readable on a phone, which a circle does not. Named after M. Wattenberg, "Arc Diagrams:
Visualizing Structure in Strings", IEEE Symposium on Information Visualization (2002), 110-116.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence

from catalogue.insight import network, overlap
from catalogue.insight.live import live
from catalogue.insight.network import PartnerView, Ties
from catalogue.insight.overlap import Overlap
from catalogue.schema import Partner, urls
from catalogue.site import words
from catalogue.site.frame import Page, Renderer
from catalogue.site.words import Link

DRAWN = 25
_ROW, _LEFT, _WIDE = 28, 238, 380
_TALLEST = _WIDE - _LEFT - 8
_LONGEST = 32
_EMS = 222 / 14
"""Room for a name before the points, in ems of its letters (`network.css`)."""
# Pairs that look alike: questions per fase that one page asks.
_MOST = 80


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page of the network and the page of programmes that look alike."""
    yield from renderer.plan(urls.NETWORK, _network)
    yield from renderer.plan(urls.OVERLAP, _overlap)


def _network(renderer: Renderer) -> bytes:
    insight = renderer.insight
    together = [view for view in insight.partners if view.met]
    drawn = _most_connected(together)
    places = {view.partner: place for place, view in enumerate(drawn)}
    return renderer.render(
        "pages/netwerk.html",
        urls.NETWORK,
        title="Wie werkt met wie?",
        about="Welke organisaties samen in programma's staan: een tekening en een tabel.",
        trail=(Link("Partners", urls.list_of(Partner)),),
        uitleg=network.UITLEG,
        netwerken=sum(
            programma.aard == "netwerk" for programma in live(renderer.catalogue.programmas)
        ),
        samen=together,
        alleen=[view.partner for view in insight.partners if not view.met],
        pact=[view.partner for view in insight.partners if view.partner.pactpartner == "ja"],
        breed=_WIDE,
        hoog=len(places) * _ROW,
        namen=[_name(partner, place) for partner, place in places.items()],
        bogen=list(_arcs(places, insight.samenwerking)),
    )


def _most_connected(views: Iterable[PartnerView]) -> list[PartnerView]:
    """Those with most ties; grouped by kind, so that what belongs together stands together."""
    most = sorted(views, key=lambda view: -len(view.met))[:DRAWN]
    return sorted(most, key=lambda view: (view.partner.soort, -len(view.met)))


def _name(partner: Partner, place: int) -> tuple[Partner, str, bool, int]:
    """Partner, its short name, whether that has to be squeezed, and the height of its line."""
    name = partner.naam
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
    return partner, short, words.width(short) > _EMS, place * _ROW + _ROW // 2


def _arcs(places: Mapping[Partner, int], ties: Ties) -> Iterator[tuple[str, int]]:
    """Path of each arc, and its thickness from 1 to 3 by the number of shared programmes."""
    for (first, second), programmas in ties.items():
        if first in places and second in places:
            low, high = sorted((places[first], places[second]))
            top = low * _ROW + _ROW // 2
            down = (high - low) * _ROW
            aside = round(_TALLEST * (high - low) / (len(places) - 1)) + 6
            yield f"M{_LEFT} {top}c{aside} 0 {aside} {down} 0 {down}", min(3, len(programmas))


def _overlap(renderer: Renderer) -> bytes:
    pairs = renderer.insight.overlap
    by_fase = (
        (fase, [pair for pair in pairs if pair.fase is fase]) for fase in renderer.catalogue.fasen
    )
    return renderer.render(
        "pages/overlap.html",
        urls.OVERLAP,
        title="Programma's die op elkaar lijken",
        about="Welke programma's hebben hetzelfde thema, dezelfde doelgroep, fase en plek?",
        trail=(Link("Overzicht", urls.MATRIX),),
        uitleg=overlap.UITLEG,
        aantal=len(pairs),
        fasen=[(fase, _most_alike(alike), len(alike)) for fase, alike in by_fase if alike],
        afgedaan=renderer.insight.geen_dubbel,
    )


def _most_alike(pairs: Sequence[Overlap]) -> Sequence[Overlap]:
    """The pairs that share most, by name; pairs grow much quicker than programmes do."""
    if len(pairs) <= _MOST:
        return pairs
    ranked = heapq.nlargest(_MOST, range(len(pairs)), key=lambda at: (_shared(pairs[at]), -at))
    return [pairs[at] for at in sorted(ranked)]


def _shared(pair: Overlap) -> int:
    return len(pair.themas) + len(pair.doelgroepen) + len(pair.wijken)
