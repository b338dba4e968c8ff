"""The two long lists, with filters that count."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from catalogue import urls
from catalogue.insight.live import live
from catalogue.pages import facets, nearby, words
from catalogue.pages.cards import Cards
from catalogue.pages.frame import Link, Page, Press
from catalogue.schema import GONE, Makerspace, Programma


@dataclass(frozen=True, slots=True)
class Listing:
    """What a long list shows.

    ``een`` and ``meer`` are what the script counts; ``ligging`` is the file that says where the
    wijken are, or empty.
    """

    naam: str
    lead: str
    een: str
    meer: str
    filters: Sequence[facets.Group]
    kaarten: Sequence[Markup]
    gestopt: Link | None
    open: Sequence[str]
    ligging: str

    @property
    def aantal(self) -> str:
        """How many, in words."""
        return words.count(len(self.kaarten), self.een, self.meer)


def pages(press: Press, finished: Cards) -> Iterator[Page]:
    """The list of programmes and the list of makerspaces."""
    regio = press.frame.regio
    yield _page(
        press,
        urls.list_of(Programma),
        "Programma's",
        f"Alle programma's en projecten voor techniek in {regio}: "
        "om te kiezen, te leren en te werken.",
        partial(_programmas, press, finished),
    )
    yield _page(
        press,
        urls.list_of(Makerspace),
        "Makerspaces",
        f"Plekken in {regio} waar je zelf iets maakt of repareert: makerspaces, "
        "werkplaatsen, repair cafés en meer.",
        partial(_makerspaces, press, finished),
    )


def _page(
    press: Press, address: str, naam: str, lead: str, listing: Callable[[str, str], Listing]
) -> Page:
    shown = partial(listing, naam, lead)
    return press.page("pages/lijst.html", address, title=naam, about=lead, lijst=shown)


def _programmas(press: Press, finished: Cards, naam: str, lead: str) -> Listing:
    catalogue = press.catalogue
    alive = live(catalogue.programmas)
    return Listing(
        naam=naam,
        lead=lead,
        een="programma",
        meer="programma's",
        filters=facets.groups(facets.of_programmas(catalogue), alive),
        kaarten=finished.of_programmas(alive),
        gestopt=_ended(len(catalogue.programmas) - len(alive)),
        open=("fase", "doelgroep", "thema"),
        ligging=nearby.address(catalogue),
    )


def _makerspaces(press: Press, finished: Cards, naam: str, lead: str) -> Listing:
    catalogue = press.catalogue
    alive = live(catalogue.makerspaces)
    return Listing(
        naam=naam,
        lead=lead,
        een="plek",
        meer="plekken",
        filters=facets.groups(facets.of_makerspaces(catalogue), alive),
        kaarten=finished.of_makerspaces(alive),
        gestopt=_ended(len(catalogue.makerspaces) - len(alive)),
        open=("openbaar", "soort", "gebied"),
        ligging=nearby.address(catalogue),
    )


def _ended(number: int) -> Link | None:
    return Link("Wat gestopt is", urls.of_choice("status", GONE), number) if number else None
