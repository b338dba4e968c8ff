"""Pages that gather entries: sections of cards, over as many pages as a long group needs.

``pages.families``, ``pages.places`` and ``pages.lists`` say what is in a group.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import accumulate

from markupsafe import Markup

from catalogue.content.model import Backlinks
from catalogue.insight.coverage import Coverage
from catalogue.schema import (
    Actie,
    Bron,
    Entry,
    Loket,
    Makerspace,
    Partner,
    Programma,
    Record,
    urls,
)
from catalogue.site import facets, folds, words
from catalogue.site.beginning import Reachable
from catalogue.site.facts import Fact
from catalogue.site.frame import Page, Renderer
from catalogue.site.joining import Way
from catalogue.site.languages import Interface
from catalogue.site.maps import Map
from catalogue.site.words import Link

MOST = 64
"""Cards on one page: with real texts such a page stays within what it may weigh (25 kB)."""
# In another language cards say which of their words are Dutch.
_FEWER = 10
# more.js shows as many before somebody asks for more.
_AT_ONCE = 20
# Numbers beside that of the page itself.
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a list that begins at ``address``: page ``number`` (from 1) of ``last``.

    It shows the items from ``start`` up to ``stop``, counted from 0; no page has over ``most``.
    """

    address: str
    number: int
    last: int
    start: int
    stop: int
    most: int

    def page(self, number: int) -> str:
        """Site path of a page of the same list."""
        return urls.part_of(self.address, number)

    @property
    def here(self) -> str:
        """Site path of this page."""
        return self.page(self.number)

    @property
    def previous(self) -> str:
        """Site path of the page before; empty on the first."""
        return self.page(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """Site path of the page behind; empty on the last."""
        return self.page(self.number + 1) if self.number < self.last else ""

    @property
    def numbers(self) -> Iterator[int | None]:
        """The first page, those around this one and the last; ``None`` where some are left out."""
        around = range(max(self.number - _BESIDE, 1), min(self.number + _BESIDE, self.last) + 1)
        before = 0
        for number in sorted({1, self.last, *around}):
            if number > before + 1:
                yield None
            yield number
            before = number

    def titled(self, title: str, t: Interface) -> str:
        """Title of this page; that of the first is the title of the whole."""
        if self.number == 1:
            return title
        return t.gettext("%(titel)s, pagina %(nummer)s", titel=title, nummer=self.number)


def parts(address: str, count: int, most: int = MOST) -> tuple[Part, ...]:
    """Divide ``count`` items over pages of about the same size, ``most`` at most; at least one.

    >>> [part.stop - part.start for part in parts("themas/water.html", 76)]
    [38, 38]
    """
    last = -(-count // most) or 1
    size = -(-count // last)
    return tuple(
        Part(address, at + 1, last, min(at * size, count), min((at + 1) * size, count), most)
        for at in range(last)
    )


@dataclass(frozen=True, slots=True)
class Section:
    """Cards, or links to ``records``, under a heading with a sign beside it.

    Links are few and stay together on one page, unless they are ``divisible``. Of a section on
    several pages ``total`` is the number on all of them, and ``continued`` says that it began on
    an earlier page. ``vouw`` is ``open`` or ``dicht`` for one that folds.
    """

    kop: str
    id: str
    kaarten: Sequence[Markup] = ()
    teken: str = ""
    uitleg: str = ""
    records: Sequence[Record] = ()
    divisible: bool = False
    total: int = 0
    continued: bool = False
    vouw: str = ""

    @property
    def aantal(self) -> int:
        """Number of cards or links, on all pages."""
        return self.total or len(self.kaarten) or len(self.records)

    @property
    def size(self) -> int:
        """Number of items that count for the length of a page."""
        return len(self.records) if self.divisible else len(self.kaarten)

    def cut(self, start: int, stop: int) -> "Section":
        """The items from ``start`` up to ``stop``."""
        vouw = "open" if self.vouw and start else self.vouw
        section = replace(self, total=self.size, continued=start > 0, vouw=vouw)
        if self.divisible:
            return replace(section, records=self.records[start:stop])
        return replace(section, kaarten=self.kaarten[start:stop])


Figure = tuple[int, str, str]
"""A number, what it counts, and the site path of its list or nothing."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Drawing of an organisation with those it works with around it, numbered as in the list.

    ``punten`` are the places of these; ``spaken`` the lines to them from the middle, with a
    thickness from 1 to 3; ``onderling`` the lines between two that work together as well.
    """

    punten: tuple[tuple[int, int], ...]
    spaken: tuple[tuple[str, int], ...]
    onderling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupPage:
    """Content of the page of a group; a later page of a long one has only its cards.

    ``record`` is what it is about, unless that is a place on the map or a fixed value, whose names
    are in the language of the page. ``stand`` is the number of entries in words. ``about``
    describes the group for search engines, when that is not the ``lead``; ``uitleg`` tells how
    ``cijfers`` are counted. At the end come the ``loket`` to ask, with the ``wegen`` to it, and
    what to look at ``verder``. Only a wijk has ``dekking`` with ``contacten``, the site path
    ``start`` and the ``actie`` for those who want to begin something there.
    """

    naam: str
    soort: str
    secties: Sequence[Section]
    record: Record | None = None
    lead: str = ""
    stand: str = ""
    about: str = ""
    teken: str = ""
    feiten: Sequence[Fact] = ()
    tekst: Markup = field(default_factory=Markup)
    toelichting: str = ""
    bronnen: Sequence[Bron] = ()
    cijfers: Sequence[Figure] = ()
    uitleg: str = ""
    ontbreekt: Sequence[str] = ()
    samen: Mapping[Partner, Sequence[Programma]] = field(default_factory=dict)
    kring: Circle | None = None
    kaart: Map | None = None
    peildatum: date | None = None
    dekking: Coverage | None = None
    contacten: Sequence[Reachable] = ()
    start: str = ""
    actie: Actie | None = None
    loket: Loket | None = None
    wegen: Sequence[Way] = ()
    verder: Sequence[Link] = ()
    leeg: str = ""


def pages(
    renderer: Renderer,
    address: str,
    count: int,
    trail: Sequence[Link],
    gather: Callable[[], GroupPage],
    most: int = MOST,
) -> Iterator[Page]:
    """Plan the page of a group, which is gathered when a page is made; more pages for a long one.

    ``count`` is the size of all its sections together, ``most`` how many cards are on a page.
    """
    planned = parts(address, count, most if renderer.t.is_dutch else most - _FEWER)
    # What is gathered once serves all pages: else the work would grow with size x pages.
    gather = cache(gather) if len(planned) > 1 else gather
    for part in planned:
        yield from renderer.plan(part.here, _page, part, trail, gather)


def _page(
    renderer: Renderer, part: Part, trail: Sequence[Link], gather: Callable[[], GroupPage]
) -> bytes:
    group, t = gather(), renderer.t
    # A wijk and a gebied, or a partner and its makerspace, may share a name; titles may not.
    title = part.titled(f"{group.naam} ({trail[0].naam.lower()})", t)
    about = group.about or group.lead
    first_pages = _first_pages(group.secties, part)
    cut = tuple(_cut(group.secties, part, first_pages))
    count = sum(section.size for section in group.secties)
    if part.number == 1:
        figures = tuple(_moved(group.cijfers, part, first_pages))
        content = replace(group, secties=cut, cijfers=figures)
    else:
        naam = part.titled(group.naam, t)
        content = GroupPage(naam, group.soort, cut, group.record, teken=group.teken)
        about = f"{part.titled(about.removesuffix('.'), t)}."
        trail = (*trail, Link(group.naam, part.address))
    return renderer.render(
        "pages/groep.html",
        part.here,
        title=title,
        about=about,
        trail=trail,
        groep=content,
        deel=part,
        wegen=[(section, first_pages[section.id]) for section in group.secties],
        filters=_filters(renderer, part) if part.number == 1 and count > _AT_ONCE else None,
    )


def _filters(renderer: Renderer, part: Part) -> Link | None:
    """Link to the list with filters, one of them set to this group; a partner is no filter."""
    of_kind = {Programma: facets.of_programmas, Makerspace: facets.of_makerspaces}
    for kind, facets_of in of_kind.items():
        for facet in facets_of(renderer.catalogue, renderer.t):
            for value, link in facet.links.items():
                if link.adres == part.address:
                    filtered = urls.filtered(kind, **{facet.key: value})
                    return Link(renderer.t.gettext("Kies op leeftijd, wijk of dag"), filtered)
    return None


def _first_pages(sections: Sequence[Section], part: Part) -> Mapping[str, int]:
    """Number of the page on which each section begins, by its id."""
    starts = list(accumulate((section.size for section in sections), initial=0))
    planned = parts(part.address, starts[-1], part.most)
    if part not in planned:
        raise ValueError(f"{part.address} has other cards than planned: {starts[-1]}")
    # Links that stay together come on the page of what stands above them.
    return {
        section.id: (start if section.size else max(start - 1, 0)) // (planned[0].stop or 1) + 1
        for section, start in zip(sections, starts, strict=False)
    }


def _moved(
    figures: Sequence[Figure], part: Part, first_pages: Mapping[str, int]
) -> Iterator[Figure]:
    """Figures of which the list is a section of this group lead to the page where it begins."""
    for count, label, address in figures:
        page, _, section = address.partition("#")
        inside = page == part.address and section in first_pages
        yield count, label, f"{part.page(first_pages[section])}#{section}" if inside else address


def _cut(
    sections: Sequence[Section], part: Part, first_pages: Mapping[str, int]
) -> Iterator[Section]:
    """Sections as far as they stand on one page."""
    if part.last == 1:
        yield from sections
        return
    at = 0
    for section in sections:
        start, stop = max(part.start - at, 0), min(part.stop - at, section.size)
        if start < stop:
            yield section.cut(start, stop)
        elif not section.size and first_pages[section.id] == part.number:
            yield section
        at += section.size


def sections(
    renderer: Renderer, backlinks: Backlinks, *, networks: bool = True
) -> tuple[Section, ...]:
    """Make the sections of cards: programmes per fase (their first), makerspaces, and folds."""
    live, t = backlinks.live, renderer.t
    per_fase = [
        (
            Section(
                words.of_field(words.capital(fase.naam), fase, "naam", t),
                fase.id,
                (),
                fase.id,
                words.text_of(fase, "vraag", t),
            ),
            [programma for programma in live.programmas if programma.fase[0] is fase],
        )
        for fase in renderer.catalogue.fasen
    ]
    places = Section(t.gettext("Makerspaces"), "makerspaces", (), "plek")
    return with_folds(renderer, *per_fase, (places, live.makerspaces), networks=networks)


def with_folds(
    renderer: Renderer, *headed: tuple[Section, Sequence[Entry]], networks: bool = True
) -> tuple[Section, ...]:
    """Fill sections with the cards of their entries; below them all comes what is folded away.

    Without ``networks`` these stand among the other entries.
    """
    filled, folded = [], {fold: list[Entry]() for fold in folds.FOLDS if fold}
    for section, entries in headed:
        divided = folds.divide(renderer.catalogue, entries, networks=networks)
        filled.append(replace(section, kaarten=tuple(map(renderer.cards.of, divided[folds.OPEN]))))
        for fold, listed in folded.items():
            listed += divided[fold]
    state = "dicht" if any(section.kaarten for section in filled) else "open"
    for fold, listed in folded.items():
        cards = renderer.cards.of_live(listed)
        filled.append(Section(folds.heading(fold, renderer.t), fold, cards, vouw=state))
    return tuple(section for section in filled if section.kaarten)


def size(backlinks: Backlinks) -> int:
    """Count the cards in the ``sections`` of these backlinks."""
    return len(backlinks.live.programmas) + len(backlinks.live.makerspaces)


def tally(backlinks: Backlinks, t: Interface) -> str:
    """Number of live entries in words: ``12 programma's en 3 makerspaces``."""
    programmas, makerspaces = len(backlinks.live.programmas), len(backlinks.live.makerspaces)
    counts = []
    if programmas or not makerspaces:
        counts.append(t.ngettext("%(n)s programma", "%(n)s programma's", programmas))
    if makerspaces:
        counts.append(t.ngettext("%(n)s makerspace", "%(n)s makerspaces", makerspaces))
    return t.enumeration(counts)


def stand(backlinks: Backlinks, t: Interface) -> str:
    """Number of live entries in words; empty when there are none."""
    return tally(backlinks, t) if size(backlinks) else ""
