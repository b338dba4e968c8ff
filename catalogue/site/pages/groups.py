"""What pages that gather entries show: a group with sections of cards, or an index of groups.

``families`` and ``places`` say what goes in.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial

from markupsafe import Markup

from catalogue.content.model import Belonging
from catalogue.insight.coverage import Coverage
from catalogue.schema import Bron, Partner, Programma, Record, urls
from catalogue.site import words
from catalogue.site.cards import Cards
from catalogue.site.facts import Fact
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.maps import TileMap
from catalogue.site.pages import parts
from catalogue.site.pages.parts import Pager, Part
from catalogue.site.words import Link


@dataclass(frozen=True, slots=True)
class Section:
    """Cards under a heading, with a sign beside it.

    ``totaal`` is how many there are when this is only a part; ``vervolg`` says that it began on an
    earlier page. Links are few and stay together, unless they are ``deelbaar``.
    """

    kop: str
    id: str
    kaarten: Sequence[Markup]
    teken: str = ""
    uitleg: str = ""
    links: Sequence[Link] = ()
    deelbaar: bool = False
    totaal: int = 0
    vervolg: bool = False

    @property
    def omvang(self) -> int:
        """What counts for the length of a page."""
        return len(self.links) if self.deelbaar else len(self.kaarten)

    def deel(self, van: int, tot: int) -> "Section":
        """Only what stands from ``van`` up to ``tot``."""
        if self.deelbaar:
            return replace(self, links=self.links[van:tot], totaal=self.omvang, vervolg=van > 0)
        return replace(self, kaarten=self.kaarten[van:tot], totaal=self.omvang, vervolg=van > 0)

    @property
    def aantal(self) -> str:
        """How many there are."""
        return words.figure(self.totaal or len(self.kaarten) or len(self.links))


@dataclass(frozen=True, slots=True)
class Hop:
    """The way to a section; ``adres`` is empty when it begins on this page."""

    sectie: Section
    adres: str = ""


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
    bronnen: Sequence[Bron] = ()
    herkomst: Partner | None = None
    dekking: Coverage | None = None
    kaart: TileMap | None = None
    hulp: Help | None = None
    peildatum: str = ""
    cijfers: Sequence[Number] = ()
    telling: str = ""
    ontbreekt: Sequence[str] = ()
    samen: Sequence[Together] = ()
    leeg: str = "Hier staat nog niets. Weet jij iets? Laat het ons weten."
    bladen: Pager | None = None
    filters: Link | None = None
    wegen: Sequence[Hop] = ()

    @property
    def wijzer(self) -> Sequence[Hop]:
        """The ways to all sections, also those on other pages."""
        return self.wegen or tuple(map(Hop, self.secties))

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
    taal: str = ""
    """The language of the summary, when it is not that of the page."""


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
    renderer: Renderer,
    address: str,
    naam: str,
    group: Callable[[], Group],
    about: str,
    *parents: Link,
    kaarten: int,
) -> Iterator[Page]:
    """The page of a group, which is gathered when the page is made; more pages for a long one.

    ``kaarten`` is how many cards (or links that may be split) its sections have together. A wijk
    and a gebied, or a partner and its makerspace, may share a name; titles may not.
    """
    split = parts.of(kaarten)
    # What is gathered once serves all pages: else the work would grow with size x pages.
    gathered = cache(group) if len(split) > 1 else group
    for one in split:
        shown = partial(_part, gathered, address, split, one) if len(split) > 1 else gathered
        made = partial(_page, renderer, address, naam, about, parents, one, shown)
        yield renderer.later(urls.part_of(address, one.nummer), made)


def _page(
    renderer: Renderer,
    address: str,
    naam: str,
    about: str,
    parents: Sequence[Link],
    one: Part,
    group: Callable[[], Group],
) -> Page:
    title = f"{naam} ({parents[0].naam.lower()})"
    later = one.nummer > 1
    return renderer.page(
        "pages/groep.html",
        urls.part_of(address, one.nummer),
        title=parts.titled(title, one),
        about=parts.titled(about.removesuffix("."), one) + "." if later else about,
        trail=(*parents, Link(naam, address)) if later else parents,
        groep=group,
    )


def _part(gathered: Callable[[], Group], address: str, split: Sequence[Part], one: Part) -> Group:
    """What one page of a long group shows: on the first everything but the cards of the others."""
    group = gathered()
    begins = tuple(_begins(group.secties, split))
    hops = tuple(
        Hop(section, "" if page == one.nummer else urls.part_of(address, page))
        for section, page in zip(group.secties, begins, strict=True)
    )
    places = {
        f"{address}#{hop.sectie.id}": f"{hop.adres or address}#{hop.sectie.id}" for hop in hops
    }
    shown = replace(
        group,
        secties=tuple(_cut(group.secties, begins, one)),
        wegen=hops,
        bladen=parts.pager(address, one, split),
        cijfers=tuple(
            replace(each, adres=places.get(each.adres, each.adres)) for each in group.cijfers
        ),
    )
    if one.nummer == 1:
        return shown
    return Group(
        parts.titled(group.naam, one),
        group.soort,
        group.teken,
        "",
        shown.secties,
        wegen=hops,
        bladen=shown.bladen,
    )


def _begins(sections: Sequence[Section], split: Sequence[Part]) -> Iterator[int]:
    """The page on which each section begins. Raises ``ValueError`` for another number of lines."""
    at = 0
    for section in sections:
        # Lines without cards come on the page of what stands above them.
        first = at if section.omvang else max(at - 1, 0)
        yield next((part.nummer for part in split if first < part.tot), split[-1].nummer)
        at += section.omvang
    if at != split[-1].tot:
        raise ValueError(f"{at} lines in place of {split[-1].tot}")


def _cut(sections: Sequence[Section], begins: Sequence[int], one: Part) -> Iterator[Section]:
    at = 0
    for section, begin in zip(sections, begins, strict=True):
        first, behind = max(one.van - at, 0), min(one.tot - at, section.omvang)
        if first < behind:
            yield section.deel(first, behind)
        elif not section.omvang and begin == one.nummer:
            yield section
        at += section.omvang


def index(renderer: Renderer, address: str, shown: Index) -> Page:
    """One index."""
    return renderer.page(
        "pages/index.html", address, title=shown.naam, about=shown.lead, trail=(), index=shown
    )


def sections(renderer: Renderer, finished: Cards, belonging: Belonging) -> tuple[Section, ...]:
    """Programmes per fase (by their first), then makerspaces; empty sections are left out."""
    alive = belonging.live.programmas
    per_phase = (
        Section(
            words.capital(fase.naam),
            fase.id,
            finished.of_programmas(one for one in alive if one.fase[0] is fase),
            fase.id,
            fase.vraag,
        )
        for fase in renderer.catalogue.fasen
    )
    places = Section(
        "Makerspaces", "makerspaces", finished.of_makerspaces(belonging.makerspaces), "plek"
    )
    return tuple(section for section in (*per_phase, places) if section.kaarten)


def size(belonging: Belonging) -> int:
    """How many cards the ``sections`` of what belongs together have."""
    return len(belonging.live.programmas) + len(belonging.live.makerspaces)


def chosen(renderer: Renderer, record: Record, **filters: str) -> Link:
    """A link to what belongs to a record: its page, or the list in the language of this one."""
    found = renderer.link(record)
    if renderer.t.is_dutch:
        return found
    return replace(found, adres=renderer.naar(urls.filtered(Programma, **filters)))


def tally(belonging: Belonging, t: Interface) -> str:
    """``12 programma's en 3 makerspaces``."""
    programmas = len(belonging.live.programmas)
    places = len(belonging.live.makerspaces)
    said = []
    if programmas or not places:
        said.append(t("aantal.programmas", n=programmas))
    if places:
        said.append(t("aantal.makerspaces", n=places))
    return t.enumeration(said)


def tally_or(belonging: Belonging, otherwise: str, t: Interface) -> str:
    """The same, or other words when nothing belongs to it."""
    if size(belonging):
        return tally(belonging, t)
    return otherwise
