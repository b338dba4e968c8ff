"""The two long lists, with filters that count."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from catalogue import urls
from catalogue.insight.live import live
from catalogue.pages import cards, facets, nearby, words
from catalogue.pages.frame import Link, Page, Press
from catalogue.schema import GONE, Makerspace, Programma


@dataclass(frozen=True, slots=True)
class Listing:
    """What a long list shows.

    ``een`` and ``meer`` are what the script counts; ``ligging`` is the file that says where the
    wijken are, or empty. ``keuzes``, ``jaren`` and ``leeftijden`` are for filtering and sorting:
    per card, in order, the options it has, the year of its youngest source (0: unknown) and the
    youngest age (99: unknown).
    """

    naam: str
    lead: str
    een: str
    meer: str
    filters: Sequence[facets.Group]
    kaarten: Sequence[Markup]
    keuzes: Sequence[str]
    jaren: Sequence[int]
    leeftijden: Sequence[int]
    gestopt: Link | None
    open: Sequence[str]
    ligging: str

    @property
    def aantal(self) -> str:
        """How many, in words."""
        return words.count(len(self.kaarten), self.een, self.meer)


def pages(press: Press, finished: cards.Cards) -> Iterator[Page]:
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


def _programmas(press: Press, finished: cards.Cards, naam: str, lead: str) -> Listing:
    catalogue = press.catalogue
    alive = live(catalogue.programmas)
    asked = facets.of_programmas(catalogue)
    groups = facets.groups(asked, alive)
    return Listing(
        naam=naam,
        lead=lead,
        een="programma",
        meer="programma's",
        filters=groups,
        kaarten=finished.of_programmas(alive),
        keuzes=tuple(facets.chosen(asked, groups, alive)),
        jaren=tuple(cards.youngest(one.bronnen) or 0 for one in alive),
        leeftijden=tuple(_from_age(one) for one in alive),
        gestopt=_ended(len(catalogue.programmas) - len(alive)),
        open=("fase", "doelgroep", "thema"),
        ligging=nearby.address(catalogue),
    )


def _makerspaces(press: Press, finished: cards.Cards, naam: str, lead: str) -> Listing:
    catalogue = press.catalogue
    alive = live(catalogue.makerspaces)
    asked = facets.of_makerspaces(catalogue)
    groups = facets.groups(asked, alive)
    return Listing(
        naam=naam,
        lead=lead,
        een="plek",
        meer="plekken",
        filters=groups,
        kaarten=finished.of_makerspaces(alive),
        keuzes=tuple(facets.chosen(asked, groups, alive)),
        jaren=tuple(cards.youngest(one.bronnen) or 0 for one in alive),
        leeftijden=tuple(_from_age(one) for one in alive),
        gestopt=_ended(len(catalogue.makerspaces) - len(alive)),
        open=("openbaar", "soort", "gebied"),
        ligging=nearby.address(catalogue),
    )


def _ended(number: int) -> Link | None:
    return Link("Wat gestopt is", urls.of_choice("status", GONE), number) if number else None


def _from_age(one: Programma | Makerspace) -> int:
    ages = [one.leeftijd] if one.leeftijd else [group.leeftijd for group in one.doelgroepen]
    return min((age.van for age in ages if age and age.van is not None), default=99)
