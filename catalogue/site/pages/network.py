"""Which organisations work together: a drawing of those with most ties, and a table of all.

The drawing is an arc diagram: names in a column, arcs beside them. It keeps every name readable
on a phone, which a circle does not. Named after M. Wattenberg, "Arc Diagrams: Visualizing
Structure in Strings", IEEE Symposium on Information Visualization (2002), 110-116.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from catalogue.insight import Insight
from catalogue.insight.partners import UITLEG, Edge, PartnerView
from catalogue.schema import Partner, urls
from catalogue.site.frame import Page, Renderer
from catalogue.site.pages import lettering
from catalogue.site.words import Link, link

DRAWN = 25
_ROW, _LEFT, _WIDE = 28, 238, 380
_TALLEST = _WIDE - _LEFT - 8
_EMS = 222 / 14
"""What fits before the points, in ems of its letters (`network.css`)."""


@dataclass(frozen=True, slots=True)
class Name:
    """An organisation in the drawing: the height of its line, and whether it is in the pact.

    ``knijp`` says that its name only fits when it is squeezed.
    """

    link: Link
    kort: str
    knijp: bool
    y: int
    pact: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie in the drawing; ``dik`` is 1 to 3, by the number of shared programmes."""

    pad: str
    dik: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing."""

    breed: int
    hoog: int
    namen: Sequence[Name]
    bogen: Sequence[Arc]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: how much an organisation offers, and the names of the others."""

    link: Link
    pact: bool
    aanbod: int
    doet_mee: int
    plekken: int
    met: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows; ``alleen`` work with no other organisation that we know of."""

    beeld: Picture | None
    getekend: int
    rijen: Sequence[Row]
    alleen: Sequence[Link]
    pact: Sequence[Link]
    uitleg: str


def pages(renderer: Renderer, seen: Insight) -> Iterator[Page]:
    """The one page of the network."""
    yield renderer.page(
        "pages/netwerk.html",
        urls.NETWORK,
        title="Wie werkt met wie?",
        about="Welke organisaties samen in programma's staan: een tekening en een tabel.",
        trail=(Link("Partners", urls.list_of(Partner)),),
        netwerk=partial(_shown, seen),
    )


def _shown(seen: Insight) -> Shown:
    network = seen.netwerk
    together = [one for one in network.partners if one.met]
    drawn = _most_connected(together)
    return Shown(
        beeld=_draw(drawn, network.lijnen),
        getekend=len(drawn),
        rijen=tuple(_row(one) for one in together),
        alleen=tuple(link(one.partner) for one in network.partners if not one.met),
        pact=tuple(
            link(one.partner) for one in network.partners if one.partner.pactpartner == "ja"
        ),
        uitleg=UITLEG,
    )


def _most_connected(views: Iterable[PartnerView]) -> list[PartnerView]:
    """Those with most ties; grouped by kind, so that what belongs together stands together."""
    most = sorted(views, key=lambda one: -len(one.met))[:DRAWN]
    return sorted(most, key=lambda one: (one.partner.soort, -len(one.met)))


def _draw(views: Sequence[PartnerView], edges: Iterable[Edge]) -> Picture | None:
    if len(views) < 2:
        return None
    places = {one.partner: at for at, one in enumerate(views)}
    names = tuple(_name(one.partner, at * _ROW + _ROW // 2) for at, one in enumerate(views))
    return Picture(_WIDE, len(views) * _ROW, names, tuple(_arcs(places, edges)))


def _name(partner: Partner, y: int) -> Name:
    short = _short(partner.naam)
    return Name(link(partner), short, lettering.width(short) > _EMS, y, partner.pactpartner == "ja")


def _arcs(places: Mapping[Partner, int], edges: Iterable[Edge]) -> Iterator[Arc]:
    for edge in edges:
        if edge.een in places and edge.ander in places:
            low, high = sorted((places[edge.een], places[edge.ander]))
            top = low * _ROW + _ROW // 2
            down = (high - low) * _ROW
            aside = round(_TALLEST * (high - low) / max(1, len(places) - 1)) + 6
            path = f"M{_LEFT} {top}c{aside} 0 {aside} {down} 0 {down}"
            yield Arc(path, min(3, len(edge.programmas)))


def _short(name: str, longest: int = 32) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def _row(one: PartnerView) -> Row:
    return Row(
        link(one.partner),
        one.partner.pactpartner == "ja",
        len(one.aanbod),
        len(one.doet_mee),
        len(one.makerspaces),
        ", ".join(_named(tie.partner.naam, len(tie.programmas)) for tie in one.met),
        len(one.met),
    )


def _named(name: str, shared: int) -> str:
    return f"{name} ({shared})" if shared > 1 else name
