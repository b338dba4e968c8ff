"""The pages of wijken and gebieden: what there is, and how far the nearest public makerspace is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue import urls
from catalogue.insight.coverage import Coverage, Tally
from catalogue.insight.coverage import tally as figures_of
from catalogue.pages import tilemap, words
from catalogue.pages.cards import Cards
from catalogue.pages.facts import Fact
from catalogue.pages.frame import Link, Page, Press, link, links
from catalogue.pages.groups import (
    Group,
    Index,
    Item,
    Section,
    Shelf,
    index,
    page,
    sections,
    tally_or,
)
from catalogue.pages.tilemap import Row, TileMap
from catalogue.schema import SOORT_GEBIED, SOORT_WIJK, Gebied, Wijk

Covered = Mapping[Wijk, Coverage]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page with the map and the table shows."""

    kaart: TileMap | None
    rijen: Sequence[Row]
    stand: Tally
    peildatum: str
    bron: str


def pages(press: Press, finished: Cards, covered: Covered) -> Iterator[Page]:
    """The map with its table, and a page per wijk and gebied."""
    yield _overview(press, covered)
    wijken = Link("Wijken", urls.list_of(Wijk))
    inside: dict[Gebied, list[Wijk]] = {}
    for wijk in press.catalogue.wijken:
        inside.setdefault(wijk.gebied, []).append(wijk)
        about = f"Techniek in {wijk.naam} ({wijk.gebied.naam}): programma's en makerspaces."
        group = _wijk(press, finished, covered[wijk])
        yield page(press, urls.of(wijk), group, about, wijken, link(wijk.gebied))
    for gebied in press.catalogue.gebieden:
        about = f"Techniek in {gebied.naam}: programma's, makerspaces en wijken."
        group = _gebied(press, finished, gebied, inside.get(gebied, []), covered)
        yield page(press, urls.of(gebied), group, about, Link("Gebieden", urls.list_of(Gebied)))
    yield _gebieden(press)


def _overview(press: Press, covered: Covered) -> Page:
    figures = figures_of(covered.values())
    shown = Overview(
        kaart=tilemap.draw(covered.values()),
        rijen=tilemap.rows(covered.values()),
        stand=figures,
        peildatum=press.catalogue.site.peildatum_inwoners or "",
        bron=press.catalogue.site.bron_inwoners or "",
    )
    about = (
        f"Welke wijk van {press.frame.regio} heeft een openbare makerspace? "
        f"{figures.heeft} van de {figures.wijken} woonwijken. Kaart en tabel."
    )
    return press.page(
        "pages/wijken.html",
        urls.list_of(Wijk),
        title="Makerspaces per wijk",
        about=about,
        overzicht=shown,
    )


def _wijk(press: Press, finished: Cards, covered: Coverage) -> Group:
    wijk = covered.wijk
    known = (
        Fact("Gebied", links((wijk.gebied,))),
        Fact("Inwoners", regels=(words.figure(wijk.inwoners),)),
        Fact("Kinderen tot 15 jaar", regels=(words.figure(wijk.inwoners_0_15),)),
        Fact("Jongeren van 15 tot 25 jaar", regels=(words.figure(wijk.inwoners_15_25),)),
        Fact("Ook wel", regels=wijk.ook),
        Fact("Wijken ernaast", links(press.catalogue.wijken_by_id(wijk.buren))),
        Fact("Aan de overkant", links(press.catalogue.wijken_by_id(wijk.buren_over_de_maas))),
    )
    return Group(
        wijk.naam,
        f"Wijk in {wijk.gebied.naam}",
        "plek",
        "" if wijk.soort == "woonwijk" else f"{words.capital(SOORT_WIJK[wijk.soort])}.",
        (
            *sections(press, finished, press.catalogue.belonging_to(wijk)),
            *_beside(press, finished, wijk),
        ),
        feiten=tuple(fact for fact in known if fact.regels or fact.links),
        dekking=covered,
        leeg="In deze wijk en in de wijken ernaast kennen we nog geen programma of makerspace.",
    )


def _beside(press: Press, finished: Cards, wijk: Wijk) -> Iterator[Section]:
    """Makerspaces in the wijken next to it, so that an empty wijk still helps."""
    own = press.catalogue.belonging_to(wijk).makerspaces
    beside = dict.fromkeys(
        place
        for other in press.catalogue.wijken_by_id(wijk.buren)
        for place in press.catalogue.belonging_to(other).makerspaces
        if place not in own
    )
    found = finished.of_makerspaces(beside)
    if found:
        yield Section("Makerspaces in de wijken ernaast", "ernaast", found, "plek")


def _gebied(
    press: Press, finished: Cards, gebied: Gebied, wijken: Sequence[Wijk], covered: Covered
) -> Group:
    figures = figures_of(covered[wijk] for wijk in wijken)
    people = sum(wijk.inwoners for wijk in wijken)
    known = (
        Fact("Inwoners", regels=(words.figure(people),)),
        Fact("Wijken", links(wijken)),
        Fact(
            "Woonwijken met een openbare makerspace",
            regels=(f"{figures.heeft} van de {figures.wijken}",) if figures.wijken else (),
        ),
    )
    return Group(
        gebied.naam,
        "Gebied",
        "plek",
        f"{words.capital(SOORT_GEBIED[gebied.soort])} in {press.frame.regio}.",
        sections(press, finished, press.catalogue.belonging_to(gebied)),
        feiten=tuple(fact for fact in known if fact.regels or fact.links),
        kaart=tilemap.draw((covered[wijk] for wijk in wijken), gebied),
    )


def _gebieden(press: Press) -> Page:
    shelves = tuple(
        Shelf(
            kop,
            tuple(
                _gebied_item(press, one) for one in press.catalogue.gebieden if one.soort == soort
            ),
        )
        for soort, kop in (("woongebied", "Woongebieden"), ("haven", "Haven en bedrijven"))
    )
    lead = f"De gebieden van {press.frame.regio}, elk met wat er te doen is."
    return index(press, urls.list_of(Gebied), Index("Gebieden", lead, shelves, "lijst"))


def _gebied_item(press: Press, one: Gebied) -> Item:
    said = tally_or(press.catalogue.belonging_to(one), "nog niets bekend")
    return Item(link(one), "", "", said)
