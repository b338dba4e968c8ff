"""What pages that gather entries show: a group with sections of cards, or an index of groups.

``families`` and ``places`` say what goes in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from catalogue.insight.coverage import Coverage
from catalogue.insight.live import live
from catalogue.links import Belonging
from catalogue.pages import facts, words
from catalogue.pages.cards import Cards
from catalogue.pages.entries import Provenance
from catalogue.pages.facts import Fact
from catalogue.pages.frame import Link, Page, Press
from catalogue.pages.tilemap import TileMap


@dataclass(frozen=True, slots=True)
class Section:
    """Cards under a heading; ``teken`` is the sign beside it, ``soort`` what is counted."""

    kop: str
    id: str
    kaarten: Sequence[Markup]
    teken: str = ""
    uitleg: str = ""
    links: Sequence[Link] = ()

    @property
    def aantal(self) -> str:
        """How many there are."""
        return words.figure(len(self.kaarten) or len(self.links))


@dataclass(frozen=True, slots=True)
class Near:
    """A public makerspace in another wijk, and how far away it is."""

    link: Link
    wijk: Link
    km: str


@dataclass(frozen=True, slots=True)
class Help:
    """What someone needs who wants to change something in a wijk.

    ``dichtbij`` are the nearest public makerspaces, ``wie`` organisations that know the place
    (``waar`` says of which place) and ``voorbeelden`` those that run a public makerspace. ``alle``
    are the lists of everything, the nearest first.
    """

    dichtbij: Sequence[Near]
    uitleg: str
    wie: Sequence[Link]
    waar: str
    voorbeelden: Sequence[Link]
    beheerders: Sequence[Link]
    start: str
    actie: Link | None
    alle: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what it counts, and the list behind it."""

    waarde: str
    wat: str
    adres: str


@dataclass(frozen=True, slots=True)
class Together:
    """Another organisation, and what both are in."""

    partner: Link
    programmas: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Group:
    """What the page of a group shows."""

    naam: str
    soort: str
    teken: str
    lead: str
    secties: Sequence[Section]
    tekst: Markup = field(default_factory=Markup)
    feiten: Sequence[Fact] = ()
    toelichting: str = ""
    bronnen: Sequence[facts.Source] = ()
    herkomst: Provenance | None = None
    dekking: Coverage | None = None
    kaart: TileMap | None = None
    hulp: Help | None = None
    peildatum: str = ""
    cijfers: Sequence[Number] = ()
    telling: str = ""
    ontbreekt: Sequence[str] = ()
    samen: Sequence[Together] = ()
    leeg: str = "Hier staat nog niets. Weet jij iets? Laat het ons weten."

    @property
    def is_leeg(self) -> bool:
        """Whether nothing belongs to it."""
        return not self.secties


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an index: a link, what it is, and how much belongs to it."""

    link: Link
    samenvatting: str
    teken: str
    aantal: str
    merk: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Items of an index under one heading; the heading may be absent."""

    kop: str
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Index:
    """What an index shows."""

    naam: str
    lead: str
    planken: Sequence[Shelf]
    vorm: str = "tegels"
    meer: Sequence[Link] = ()


def page(
    press: Press, address: str, naam: str, group: Callable[[], Group], about: str, *parents: Link
) -> Page:
    """One page of a group, which is gathered when the page is made.

    A wijk and a gebied, or a partner and its makerspace, may share a name; titles may not.
    """
    return press.page(
        "pages/groep.html",
        address,
        title=f"{naam} ({parents[0].naam.lower()})",
        about=about,
        trail=parents,
        groep=group,
    )


def index(press: Press, address: str, shown: Index) -> Page:
    """One index."""
    return press.page(
        "pages/index.html", address, title=shown.naam, about=shown.lead, trail=(), index=shown
    )


def sections(press: Press, finished: Cards, belonging: Belonging) -> tuple[Section, ...]:
    """Programmes per fase (by their first), then makerspaces; empty sections are left out."""
    alive = live(belonging.programmas)
    per_phase = (
        Section(
            words.capital(fase.naam),
            fase.id,
            finished.of_programmas(one for one in alive if one.fase[0] is fase),
            fase.id,
            fase.vraag,
        )
        for fase in press.catalogue.fasen
    )
    places = Section(
        "Makerspaces", "makerspaces", finished.of_makerspaces(belonging.makerspaces), "plek"
    )
    return tuple(section for section in (*per_phase, places) if section.kaarten)


def tally(belonging: Belonging) -> str:
    """``12 programma's en 3 makerspaces``."""
    programmas = len(live(belonging.programmas))
    places = len(live(belonging.makerspaces))
    said = []
    if programmas or not places:
        said.append(words.count(programmas, "programma", "programma's"))
    if places:
        said.append(words.count(places, "makerspace", "makerspaces"))
    return words.enumeration(said)


def tally_or(belonging: Belonging, otherwise: str) -> str:
    """The same, or other words when nothing belongs to it."""
    alive = bool(live(belonging.programmas)) or bool(live(belonging.makerspaces))
    if alive:
        return tally(belonging)
    return otherwise
