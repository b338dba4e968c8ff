"""The pages of wijken and gebieden: what there is, and how far the nearest public makerspace is."""

from collections.abc import Iterator
from functools import partial

from catalogue.insight import Insight, coverage
from catalogue.insight.coverage import Coverage, GebiedTotal
from catalogue.insight.live import live
from catalogue.schema import (
    SOORT_GEBIED,
    SOORT_WIJK,
    Actie,
    Gebied,
    Makerspace,
    Programma,
    Wijk,
    urls,
)
from catalogue.site import maps, words
from catalogue.site.cards import Cards
from catalogue.site.facts import Fact
from catalogue.site.frame import Page, Renderer
from catalogue.site.pages.groups import Group, Help, Near, Section, page, sections, size
from catalogue.site.words import Link, link, links


def pages(renderer: Renderer, finished: Cards, seen: Insight) -> Iterator[Page]:
    """The map with its table, and a page per wijk and gebied."""
    yield renderer.later(urls.list_of(Wijk), partial(overview, renderer, seen))
    wijken = Link("Wijken", urls.list_of(Wijk))
    for wijk in renderer.catalogue.wijken:
        about = f"Techniek in {wijk.naam} ({wijk.gebied.naam}): programma's en makerspaces."
        group = partial(_wijk, renderer, finished, seen, wijk)
        cards = size(renderer.catalogue.belonging_to(wijk)) + len(_places_beside(renderer, wijk))
        parents = wijken, link(wijk.gebied)
        yield from page(renderer, urls.of(wijk), wijk.naam, group, about, *parents, kaarten=cards)
    parent = Link("Gebieden", urls.list_of(Gebied))
    for at, gebied in enumerate(renderer.catalogue.gebieden):
        about = f"Techniek in {gebied.naam}: programma's, makerspaces en wijken."
        group = partial(_gebied, renderer, finished, seen, at)
        cards = size(renderer.catalogue.belonging_to(gebied))
        yield from page(renderer, urls.of(gebied), gebied.naam, group, about, parent, kaarten=cards)
    yield renderer.later(parent.adres, partial(_gebieden, renderer, seen))


def overview(renderer: Renderer, seen: Insight) -> Page:
    """The map and the table of wijken."""
    stand, history, t = seen.stand, seen.geschiedenis, renderer.t
    return renderer.page(
        "pages/wijken.html",
        urls.list_of(Wijk),
        title=t("wijken.kop"),
        about=t("wijken.over", regio=renderer.regio, heeft=stand.heeft, wijken=stand.wijken),
        wijken=seen.wijken.values(),
        kaart=maps.tile_map(seen.wijken.values()),
        stand=stand,
        zonder=coverage.bewoners(spot.wijk for spot in seen.witte_vlekken),
        geschiedenis=history,
        staven_per_jaar=maps.bars(history.jaren),
        perioden=maps.periods(history.jaren),
        gegevens=renderer.catalogue.site,
        start=renderer.naar(urls.taking_part(renderer.catalogue.paginas)),
        actie=_action(renderer),
    )


def _action(renderer: Renderer) -> Actie | None:
    """The action that is measured by the wijken with a public makerspace."""
    acties = renderer.catalogue.acties
    return next((actie for actie in acties if actie.maatstaf == "wijken-met-makerspace"), None)


def _help(renderer: Renderer, covered: Coverage) -> Help:
    partners, place = coverage.contacts(renderer.catalogue, covered)
    return Help(
        dichtbij=tuple(
            Near(link(one.makerspace), link(one.wijk), words.kilometres(one.km))
            for one in covered.dichtbij
        ),
        uitleg=coverage.UITLEG_AFSTAND,
        wie=links(partners),
        waar=place,
        voorbeelden=tuple(link(one.makerspace) for one in covered.dichtbij),
        beheerders=links(
            tuple(
                dict.fromkeys(who for one in covered.dichtbij for who in one.makerspace.aanbieders)
            )
        ),
        start=urls.taking_part(renderer.catalogue.paginas),
        actie=link(actie) if (actie := _action(renderer)) else None,
        alle=(
            Link("Alle makerspaces", urls.nearest_first(Makerspace, covered.wijk)),
            Link("Alle programma's", urls.nearest_first(Programma, covered.wijk)),
        ),
    )


def _wijk(renderer: Renderer, finished: Cards, seen: Insight, wijk: Wijk) -> Group:
    covered = seen.wijken[wijk]
    known = (
        Fact("Gebied", links((wijk.gebied,))),
        Fact("Inwoners", regels=(words.figure(wijk.inwoners),)),
        Fact("Kinderen tot 15 jaar", regels=(words.figure(wijk.inwoners_0_15),)),
        Fact("Jongeren van 15 tot 25 jaar", regels=(words.figure(wijk.inwoners_15_25),)),
        Fact("Ook wel", regels=wijk.ook),
        Fact("Wijken ernaast", links(renderer.catalogue.wijken_by_id(wijk.buren))),
        Fact("Aan de overkant", links(renderer.catalogue.wijken_by_id(wijk.buren_over_de_maas))),
    )
    return Group(
        wijk.naam,
        f"Wijk in {wijk.gebied.naam}",
        "plek",
        "" if wijk.soort == "woonwijk" else f"{words.capital(SOORT_WIJK[wijk.soort])}.",
        (
            *sections(renderer, finished, renderer.catalogue.belonging_to(wijk)),
            *_beside(renderer, finished, wijk),
        ),
        feiten=tuple(fact for fact in known if fact.regels or fact.links),
        dekking=covered,
        hulp=_help(renderer, covered),
        peildatum=renderer.catalogue.site.peildatum_inwoners or "",
        leeg="In deze wijk en in de wijken ernaast kennen we nog geen programma of makerspace.",
    )


def _beside(renderer: Renderer, finished: Cards, wijk: Wijk) -> Iterator[Section]:
    """Makerspaces in the wijken next to it, so that an empty wijk still helps."""
    found = finished.of_makerspaces(_places_beside(renderer, wijk))
    if found:
        yield Section("Makerspaces in de wijken ernaast", "ernaast", found, "plek")


def _places_beside(renderer: Renderer, wijk: Wijk) -> tuple[Makerspace, ...]:
    own = frozenset(renderer.catalogue.belonging_to(wijk).makerspaces)
    beside = dict.fromkeys(
        place
        for other in renderer.catalogue.wijken_by_id(wijk.buren)
        for place in renderer.catalogue.belonging_to(other).makerspaces
        if place not in own
    )
    return live(beside)


def _gebied(renderer: Renderer, finished: Cards, seen: Insight, at: int) -> Group:
    total = seen.gebieden[at]
    people = total.bewoners
    return Group(
        total.gebied.naam,
        "Gebied",
        "plek",
        f"{words.capital(SOORT_GEBIED[total.gebied.soort])} in {renderer.regio}.",
        sections(renderer, finished, renderer.catalogue.belonging_to(total.gebied)),
        feiten=(
            Fact("Inwoners", regels=(words.figure(people.inwoners),)),
            Fact("Kinderen tot 15 jaar", regels=(words.figure(people.inwoners_0_15),)),
            Fact("Jongeren van 15 tot 25 jaar", regels=(words.figure(people.inwoners_15_25),)),
            *((Fact("Wijken", links(total.wijken)),) if total.wijken else ()),
            *_white_spots(total),
        ),
        kaart=maps.tile_map((seen.wijken[wijk] for wijk in total.wijken), total.gebied),
        peildatum=renderer.catalogue.site.peildatum_inwoners or "",
    )


def _white_spots(total: GebiedTotal) -> Iterator[Fact]:
    stand, people = total.stand, total.zonder
    if stand.wijken:
        yield Fact(
            "Woonwijken met een openbare makerspace",
            regels=(f"{stand.heeft} van de {stand.wijken}",),
        )
        yield Fact(
            "In een woonwijk zonder",
            regels=(
                f"{words.figure(people.inwoners)} inwoners",
                f"{words.figure(people.inwoners_0_15)} kinderen tot 15 jaar",
                f"{words.figure(people.inwoners_15_25)} jongeren van 15 tot 25 jaar",
            ),
        )


def _gebieden(renderer: Renderer, seen: Insight) -> Page:
    return renderer.page(
        "pages/gebieden.html",
        urls.list_of(Gebied),
        title="Gebieden",
        about=f"De gebieden van {renderer.regio}: inwoners, makerspaces en programma's.",
        gebieden=seen.gebieden,
        gegevens=renderer.catalogue.site,
    )
