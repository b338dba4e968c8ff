"""Pages of the organisations that work together, and of the programmes that look alike.

The drawing of the network is an arc diagram: names in a column, arcs beside them. It keeps every
name readable on a phone, which a circle does not. Named after M. Wattenberg, "Arc Diagrams:
Visualizing Structure in Strings", IEEE Symposium on Information Visualization (2002), 110-116.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from catalogue.insight import network, overlap
from catalogue.insight.live import live
from catalogue.insight.network import PartnerView, Ties
from catalogue.insight.overlap import Cluster
from catalogue.schema import HOE, Doelgroep, Partner, Programma, Wijk, urls
from catalogue.site import facts, words
from catalogue.site.frame import Page, Renderer
from catalogue.site.words import Link

DRAWN = 25
_ROW, _LEFT, _WIDE = 28, 238, 380
_TALLEST = _WIDE - _LEFT - 8
_LONGEST = 32
_EMS = 222 / 14
"""Room for a name before the points, in ems of its letters (`network.css`)."""
# Groups that one page shows, and programmes of each.
_MOST_CLUSTERS, _MOST_MEMBERS = 60, 12


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


# What a visitor compares; empty where we do not know.
_COLUMNS: Mapping[str, Callable[[Programma], str]] = {
    "Voor wie": lambda programma: _names(programma.doelgroepen),
    "Leeftijd": lambda programma: words.age(programma.leeftijd) if programma.leeftijd else "",
    "Waar": lambda programma: programma.adres or _names(programma.wijken),
    "Kosten": lambda programma: ". ".join(facts.costs(programma.gratis, programma.kosten)),
    "Van wie": lambda programma: _names(programma.aanbieders),
    "Aanmelden": lambda programma: HOE.get(getattr(programma.meedoen, "hoe", None) or "", ""),
}


def _names(records: Iterable[Doelgroep | Partner | Wijk]) -> str:
    return ", ".join(record.naam for record in records)


def _overlap(renderer: Renderer) -> bytes:
    clusters = renderer.insight.overlap
    return renderer.render(
        "pages/overlap.html",
        urls.OVERLAP,
        title="Programma's die op elkaar lijken",
        about="Welke programma's lijken op elkaar, en wat maakt ze anders?",
        trail=(Link("Overzicht", urls.MATRIX),),
        uitleg=overlap.UITLEG,
        uitleg_telt_mee=overlap.UITLEG_TELT_MEE,
        aantal=len(clusters),
        groepen=[(cluster, *_compared(cluster)) for cluster in clusters[:_MOST_CLUSTERS]],
        meeste=_MOST_MEMBERS,
        afgedaan=list(overlap.geen_dubbel(renderer.catalogue)),
        meedoen=urls.taking_part(renderer.catalogue.paginas),
    )


def _compared(cluster: Cluster) -> tuple[dict[str, list[str]], dict[str, str]]:
    """The columns in which programmes differ, and the value of the others that is known."""
    shown = cluster.programmas[:_MOST_MEMBERS]
    columns = {label: [column(each) for each in shown] for label, column in _COLUMNS.items()}
    differing = {label: values for label, values in columns.items() if len(set(values)) > 1}
    same = {label: values[0] for label, values in columns.items() if label not in differing}
    return differing, {label: value for label, value in same.items() if value}
