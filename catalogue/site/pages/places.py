"""Pages of wijken and gebieden: what there is, and how far the nearest public makerspace is."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from catalogue.insight import coverage
from catalogue.insight.coverage import Bewoners, GebiedTotal
from catalogue.insight.gaps import TEN, Gap
from catalogue.insight.live import live
from catalogue.schema import (
    KAART,
    SOORT_GEBIED,
    SOORT_WIJK,
    Actie,
    Gebied,
    Makerspace,
    Programma,
    Wijk,
    urls,
)
from catalogue.site import beginning, facts, folds, groups, maps, words
from catalogue.site.facts import Fact
from catalogue.site.frame import Page, Renderer
from catalogue.site.groups import GroupPage, Section, sections, size
from catalogue.site.languages import Interface
from catalogue.site.words import Link, link, links

_CITYWIDE = 6
# Cards on a page that has a map too: together they may weigh 25 kB.
_MOST = 34


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the map with its table, the table of gebieden, and a page per wijk and gebied."""
    catalogue = renderer.catalogue
    yield from renderer.plan(urls.list_of(Wijk), _wijken)
    t = renderer.t
    wijken = Link(t.gettext("Wijken"), urls.list_of(Wijk))
    for wijk in catalogue.wijken:
        around = len(_makerspaces_beside(renderer, wijk)) + len(_citywide(renderer, wijk))
        cards = size(catalogue.backlinks_of(wijk)) + around
        trail, group = (wijken, link(wijk.gebied)), partial(_wijk, renderer, wijk)
        yield from groups.pages(renderer, urls.of(wijk), cards, trail, group, _MOST)
    gebieden = Link(t.gettext("Gebieden"), urls.list_of(Gebied))
    for gebied in catalogue.gebieden:
        cards, group = size(catalogue.backlinks_of(gebied)), partial(_gebied, renderer, gebied)
        yield from groups.pages(renderer, urls.of(gebied), cards, (gebieden,), group, _MOST)
    yield from renderer.plan(gebieden.adres, _gebieden)


def _wijken(renderer: Renderer) -> bytes:
    """The map and the table of wijken."""
    insight, t = renderer.insight, renderer.t
    stand = insight.stand
    return renderer.render(
        "pages/wijken.html",
        urls.list_of(Wijk),
        title=t.gettext("Makerspaces per wijk"),
        about=t.gettext(
            "Welke wijk van %(regio)s heeft een openbare makerspace, en hoe ver is de "
            "dichtstbijzijnde? Kaart, tabel en de grootste gaten.",
            regio=renderer.regio,
        ),
        wijken=insight.wijken.values(),
        kaarten={
            kaart: drawn
            for kaart in KAART
            if (drawn := renderer.atlas.of_city(insight.wijken, kaart))
        },
        stand=stand,
        gaten=beginning.of(islice((gap for gap in insight.gaten if gap.wijk), TEN), renderer.dutch),
        afstanden=insight.afstanden,
        zonder=coverage.bewoners(spot.wijk for spot in insight.witte_vlekken),
        gegevens=renderer.catalogue.site,
        actie=_actie(renderer),
    )


def _gebieden(renderer: Renderer) -> bytes:
    """The table of gebieden, and how many woonwijken had a makerspace over the years."""
    insight = renderer.insight
    years = insight.geschiedenis.jaren
    return renderer.render(
        "pages/gebieden.html",
        urls.list_of(Gebied),
        title=renderer.t.gettext("Gebieden"),
        about=renderer.t.gettext(
            "De gebieden van %(regio)s: inwoners, makerspaces en programma's.", regio=renderer.regio
        ),
        gebieden=insight.gebieden,
        geschiedenis=insight.geschiedenis,
        staven_per_jaar=maps.bars(years),
        perioden=maps.periods(years),
        gegevens=renderer.catalogue.site,
    )


def _wijk(renderer: Renderer, wijk: Wijk) -> GroupPage:
    catalogue, t, covered = renderer.catalogue, renderer.t, renderer.insight.wijken[wijk]
    gap = Gap(wijk=wijk, kandidaten=renderer.insight.kandidaten[wijk])
    # An empty wijk still helps.
    backlinks, cards = catalogue.backlinks_of(wijk), renderer.cards
    beside = cards.of_live(_makerspaces_beside(renderer, wijk))
    citywide = tuple(map(cards.of, _citywide(renderer, wijk)))
    around = (
        Section(t.gettext("Makerspaces in de wijken ernaast"), "ernaast", beside, "plek"),
        Section(t.gettext("Enkele voor %(stad)s"), "stad", citywide),
    )
    everywhere = urls.filtered(Programma, bereik="stad")
    further = (Link(t.gettext("Alles voor %(stad)s"), everywhere),)
    lead = (
        [] if wijk.soort == "woonwijk" else [f"{words.capital(t.gettext(SOORT_WIJK[wijk.soort]))}."]
    )
    if not size(backlinks):
        lead.append(t.gettext("We kennen hier nog niets. Wel dichtbij, en voor %(stad)s."))
    return GroupPage(
        wijk.naam,
        t.gettext("Wijk in %(gebied)s", gebied=wijk.gebied.naam),
        (
            *sections(renderer, backlinks),
            *(section for section in around if section.kaarten),
        ),
        lead=" ".join(lead),
        about=t.gettext(
            "Techniek in %(wijk)s (%(gebied)s): programma's en makerspaces.",
            wijk=wijk.naam,
            gebied=wijk.gebied.naam,
        ),
        stand=groups.stand(backlinks, t),
        teken="plek",
        feiten=facts.filled(
            Fact(t.gettext("Gebied"), links((wijk.gebied,))),
            *_people(wijk, t),
            Fact(t.gettext("Ook wel"), regels=wijk.ook),
            Fact(t.gettext("Wijken ernaast"), links(catalogue.wijken_by_id(wijk.buren))),
            Fact(t.gettext("Aan de overkant"), links(catalogue.wijken_by_id(wijk.buren_overkant))),
        ),
        peildatum=catalogue.site.peildatum_inwoners,
        kaart=renderer.atlas.of_wijk(renderer.insight.wijken, wijk),
        dekking=covered,
        contacten=beginning.reachable(gap, renderer.dutch),
        start=beginning.begin_address(gap, catalogue),
        actie=_actie(renderer),
        verder=further if citywide else (),
    )


def _makerspaces_beside(renderer: Renderer, wijk: Wijk) -> tuple[Makerspace, ...]:
    """Makerspaces in the wijken beside it that are not in the wijk too."""
    catalogue = renderer.catalogue
    inside = frozenset(catalogue.backlinks_of(wijk).makerspaces)
    beside = dict.fromkeys(
        makerspace
        for neighbour in catalogue.wijken_by_id(wijk.buren)
        for makerspace in catalogue.backlinks_of(neighbour).makerspaces
        if makerspace not in inside
    )
    return live(beside)


def _citywide(renderer: Renderer, wijk: Wijk) -> tuple[Programma, ...]:
    """Some programmes for the whole city that one can join, for a wijk without any of its own."""
    catalogue = renderer.catalogue
    if live(catalogue.backlinks_of(wijk).programmas):
        return ()
    citywide = [each for each in live(catalogue.programmas) if each.bereik == "stad"]
    return folds.divide(catalogue, citywide)[folds.OPEN][:_CITYWIDE]


def _actie(renderer: Renderer) -> Actie | None:
    """Action that is measured by the wijken with a public makerspace."""
    acties = renderer.catalogue.acties
    return next((actie for actie in acties if actie.maatstaf == "wijken-met-makerspace"), None)


def _gebied(renderer: Renderer, gebied: Gebied) -> GroupPage:
    insight, t = renderer.insight, renderer.t
    total = next(total for total in insight.gebieden if total.gebied is gebied)
    return GroupPage(
        gebied.naam,
        t.gettext("Gebied"),
        sections(renderer, renderer.catalogue.backlinks_of(gebied)),
        lead=words.capital(
            t.gettext(
                "%(soort)s in %(regio)s.",
                soort=t.gettext(SOORT_GEBIED[gebied.soort]),
                regio=renderer.regio,
            )
        ),
        about=t.gettext(
            "Techniek in %(gebied)s: programma's, makerspaces en wijken.", gebied=gebied.naam
        ),
        stand=groups.stand(renderer.catalogue.backlinks_of(gebied), t),
        teken="plek",
        feiten=facts.filled(
            *_people(total.bewoners, t),
            Fact(t.gettext("Wijken"), links(total.wijken)),
            *_white_spots(total, t),
        ),
        kaart=renderer.atlas.of_gebied(insight.wijken, gebied),
        peildatum=renderer.catalogue.site.peildatum_inwoners,
    )


def _people(people: Wijk | Bewoners, t: Interface) -> Iterator[Fact]:
    yield Fact(t.gettext("Inwoners"), regels=(t.figure(people.inwoners),))
    yield Fact(t.gettext("Kinderen tot 15 jaar"), regels=(t.figure(people.inwoners_0_15),))
    yield Fact(t.gettext("Jongeren van 15 tot 25 jaar"), regels=(t.figure(people.inwoners_15_25),))


def _white_spots(total: GebiedTotal, t: Interface) -> Iterator[Fact]:
    stand, people = total.stand, total.zonder
    if not stand.wijken:
        return
    maybe = t.ngettext("in %(n)s andere misschien", "in %(n)s andere misschien", stand.misschien)
    yield Fact(
        t.gettext("Woonwijken met een openbare makerspace"),
        regels=(
            t.gettext("%(heeft)s van de %(wijken)s", heeft=stand.heeft, wijken=stand.wijken),
            *((maybe,) if stand.misschien else ()),
        ),
    )
    children, young = people.inwoners_0_15, people.inwoners_15_25
    yield Fact(
        t.gettext("In een woonwijk zonder"),
        regels=(
            t.ngettext("%(n)s inwoner", "%(n)s inwoners", people.inwoners),
            t.ngettext("%(n)s kind tot 15 jaar", "%(n)s kinderen tot 15 jaar", children),
            t.ngettext(
                "%(n)s jongere van 15 tot 25 jaar", "%(n)s jongeren van 15 tot 25 jaar", young
            ),
        ),
    )
