"""The two long lists, with filters that count and sort; a script shows twenty cards at a time.

A list that is too long for one page stands in parts. Then the first page holds the filters, and
what they need to know of every entry comes in files that register themselves, so that they work
from disk, and that nobody loads who does not filter: one with the values of all entries, as small
as it can be, and the cards in blocks, of which a browser asks for those with something to show.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from string import ascii_letters, digits

from catalogue.content.model import Catalogue
from catalogue.feeds import escaping
from catalogue.schema import GONE, Entry, Makerspace, Programma, ages, urls
from catalogue.site import facets, folds
from catalogue.site.facets import Facet, Option
from catalogue.site.frame import Page, Renderer
from catalogue.site.groups import GroupPage, Part, Section, parts
from catalogue.site.languages import Interface
from catalogue.site.words import Link

# Cards on one page: beside them stand the filters, and together they may weigh 25 kB. In another
# language words are longer, cards say which of them are Dutch, and a letter may take two bytes.
_MOST = {Programma: 31, Makerspace: 38}
_MOST_TRANSLATED = {Programma: 24, Makerspace: 38}
PER_BLOCK = 16
"""Cards in a block. What a filter leaves is spread all over: a large block brings much besides."""
# A step is a sign of these, or dots for this many more; list_long.js reads the same.
_SIGNS = ascii_letters + digits + "-_"
# Ten metres; more would say nothing about the middle of a wijk.
_DECIMALS = 4
# What the script calls that which it counts.
_COUNTED = {Programma: "programma", Makerspace: "plek"}
_OPEN = {Programma: ("fase", "doelgroep", "thema"), Makerspace: ("openbaar", "soort", "gebied")}


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan both lists, and the files that they load."""
    catalogue = renderer.catalogue
    for listing in (
        _List(renderer, Programma, catalogue.programmas),
        _List(renderer, Makerspace, catalogue.makerspaces),
    ):
        kind = listing.kind
        yield from renderer.plan(urls.list_of(kind), _first, listing)
        if len(listing.parts) > 1:
            for part in listing.parts[1:]:
                yield from renderer.plan(part.here, _later, listing, part)
            yield renderer.naar(urls.filter_data(kind)), listing.data
            for number in range(-(-len(listing.entries) // PER_BLOCK)):
                yield from renderer.plan(urls.card_block(kind, number), _block, listing, number)
    if catalogue.wijken:
        yield nearby_address(catalogue), lambda: _nearby(catalogue)


@dataclass(frozen=True, eq=False)
class _List:
    """One of the two lists, with what its pages in all languages and its files share."""

    renderer: Renderer
    kind: type[Programma] | type[Makerspace]
    records: Sequence[Entry]

    @cached_property
    def divided(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries of each fold, without those that have ended."""
        live = [record for record in self.records if record.status != GONE]
        return folds.divide(self.renderer.catalogue, live)

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """Entries of all folds, in their order."""
        return tuple(chain.from_iterable(self.divided.values()))

    @property
    def folds_begin(self) -> list[int]:
        """Place of the first entry of each fold among all entries."""
        return list(accumulate(map(len, self.divided.values())))[:-1]

    def cut(self, part: Part) -> Iterator[tuple[str, Sequence[Entry]]]:
        """Each fold, and the entries of it that stand on one page."""
        at = 0
        for fold, entries in self.divided.items():
            yield fold, entries[max(part.start - at, 0) : max(part.stop - at, 0)]
            at += len(entries)

    @property
    def ended(self) -> int:
        return len(self.records) - len(self.entries)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        most = _MOST if self.renderer.t.is_dutch else _MOST_TRANSLATED
        return parts(urls.list_of(self.kind), len(self.entries), most[self.kind])

    def facets(self, t: Interface) -> Sequence[Facet]:
        make = facets.of_programmas if self.kind is Programma else facets.of_makerspaces
        return make(self.renderer.catalogue, t)

    @cached_property
    def options(self) -> Mapping[str, tuple[Option, ...]]:
        return facets.options(self.facets(self.renderer.t), self.entries)

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """Options that each entry has."""
        return tuple(facets.chosen(self.facets(self.renderer.t), self.options, self.entries))

    @cached_property
    def ages(self) -> tuple[str, ...]:
        """Ranges of ages of each entry, as ``4-12.18-``."""
        return tuple(
            ".".join(f"{first}-{'' if last is None else last}" for first, last in ages.of(entry))
            for entry in self.entries
        )

    def data(self) -> bytes:
        """File with the values: who has each option, the ages of each entry, where folds begin."""
        having: list[list[int]] = [[] for listed in self.options.values() for _ in listed]
        for place, chosen in enumerate(self.chosen):
            for number in filter(None, chosen.split(".")):
                having[int(number)].append(place)
        data = {
            "opties": list(map(steps, having)),
            "leeftijden": list(self.ages),
            "vouwen": self.folds_begin,
            "blok": PER_BLOCK,
        }
        return f"self.lijst={escaping.in_script(data)};\n".encode()

    @cached_property
    def data_address(self) -> str:
        """Address of ``data`` with a digest that changes with any card.

        The digest counts what cards say, and how those on the first page say it: it should not
        take the making of all cards.
        """
        digest = hashlib.sha256(self.data())
        for listed in self.options.values():
            digest.update(repr(listed).encode())
        for entry in self.entries:
            digest.update(f"{entry.id}\0{entry.naam}\0{entry.samenvatting}\0".encode())
        for entry in self.entries[: self.parts[0].stop]:
            digest.update(self.renderer.cards.of(entry).encode())
        return f"{self.renderer.naar(urls.filter_data(self.kind))}?{digest.hexdigest()[:10]}"


def _words(kind: type[Programma] | type[Makerspace], renderer: Renderer) -> tuple[str, str]:
    """Name and lead of a list."""
    t, regio = renderer.t, renderer.regio
    if kind is Programma:
        lead = t.gettext(
            "Alle programma's en projecten voor techniek in %(regio)s: om te kiezen, te leren en "
            "te werken.",
            regio=regio,
        )
        return t.gettext("Programma's"), lead
    lead = t.gettext(
        "Plekken in %(regio)s waar je zelf iets maakt of repareert: makerspaces, werkplaatsen, "
        "repair cafés en meer.",
        regio=regio,
    )
    return t.gettext("Makerspaces"), lead


def _counted(listing: _List, t: Interface) -> str:
    """Number of entries and of those in each fold: ``12 plekken, waarvan 3 ouder``."""
    total = len(listing.entries)
    if listing.kind is Programma:
        counted = t.ngettext("%(n)s programma", "%(n)s programma's", total)
    else:
        counted = t.ngettext("%(n)s plek", "%(n)s plekken", total)
    return counted + folds.tally(listing.divided, t)


def _other_list(kind: type[Programma] | type[Makerspace], t: Interface) -> Link:
    if kind is Programma:
        return Link(t.gettext("Kijk ook bij de makerspaces"), urls.list_of(Makerspace))
    return Link(t.gettext("Kijk ook bij de programma's"), urls.list_of(Programma))


def _first(renderer: Renderer, listing: _List) -> bytes:
    naam, lead = _words(listing.kind, renderer)
    part, t = listing.parts[0], renderer.t
    cards = {fold: [*map(renderer.cards.of, entries)] for fold, entries in listing.cut(part)}
    return renderer.render(
        "pages/lijst.html",
        part.address,
        title=naam,
        about=lead,
        naam=naam,
        lead=lead,
        soort=_COUNTED[listing.kind],
        lijst=listing,
        deel=part,
        open_totaal=len(listing.divided[folds.OPEN]),
        aantal=_counted(listing, t),
        facets=listing.facets(t),
        open=_OPEN[listing.kind],
        kaarten=cards.pop(folds.OPEN),
        vouwen=[
            (fold, folds.heading(fold, t), folds.short(fold, t), len(listing.divided[fold]), folded)
            for fold, folded in cards.items()
            if listing.divided[fold]
        ],
        ook=_other_list(listing.kind, t),
        netwerken=urls.of_choice("aard", "netwerk"),
        ligging=nearby_address(renderer.catalogue),
    )


def _later(renderer: Renderer, listing: _List, part: Part) -> bytes:
    """A page without filters: these are on the first page, for all of it."""
    naam, lead = _words(listing.kind, renderer)
    title, t = part.titled(naam, renderer.t), renderer.t
    counted = t.gettext("Van %(aantal)s", aantal=_counted(listing, t))
    if listing.kind is Programma:
        all_of_them = t.gettext("Kies uit alle programma's")
    else:
        all_of_them = t.gettext("Kies uit alle plekken")
    return renderer.render(
        "pages/groep.html",
        part.here,
        title=title,
        about=f"{title}. {lead}",
        trail=(Link(naam, part.address),),
        groep=GroupPage(title, counted, tuple(_sections(renderer, listing, part))),
        deel=part,
        wegen=(),
        filters=Link(all_of_them, part.address),
    )


def _sections(renderer: Renderer, listing: _List, part: Part) -> Iterator[Section]:
    """The folds on a page of a long list; they are open where nothing else stands."""
    only_folds = True
    for fold, entries in listing.cut(part):
        cards, total = tuple(map(renderer.cards.of, entries)), len(listing.divided[fold])
        if not cards:
            continue
        if fold == folds.OPEN:
            only_folds = False
            heading = _numbered(listing.kind, part.start + 1, part.start + len(cards), renderer.t)
            yield Section(heading, "kaarten", cards)
        else:
            heading = folds.heading(fold, renderer.t)
            state = "open" if only_folds else "dicht"
            yield Section(heading, fold, cards, total=total, vouw=state)


def _numbered(kind: type[Programma] | type[Makerspace], first: int, last: int, t: Interface) -> str:
    if kind is Programma:
        return t.gettext("Programma's %(van)s tot en met %(tot)s", van=first, tot=last)
    return t.gettext("Plekken %(van)s tot en met %(tot)s", van=first, tot=last)


def _block(renderer: Renderer, listing: _List, number: int) -> bytes:
    """File with the cards of one block."""
    entries = listing.entries[number * PER_BLOCK : (number + 1) * PER_BLOCK]
    data = escaping.in_script([renderer.card(entry) for entry in entries])
    return f'(self.kaarten=self.kaarten||{{}})["{number}"]={data};\n'.encode()


def steps(places: Iterable[int]) -> str:
    """Numbers in rising order from 0 as the steps between them, a sign for each.

    >>> steps([0, 1, 5, 200])
    'aad...c'
    """
    signs, before = [], -1
    for place in places:
        dots, step = divmod(place - before - 1, len(_SIGNS))
        signs.append("." * dots + _SIGNS[step])
        before = place
    return "".join(signs)


# --- the nearest first ---


def nearby_address(catalogue: Catalogue) -> str:
    """Site path of the file that puts the nearest first; empty when there are no wijken."""
    if not catalogue.wijken:
        return ""
    return urls.NEARBY.format(hashlib.sha256(_nearby(catalogue)).hexdigest()[:10])


def _nearby(catalogue: Catalogue) -> bytes:
    """File with the wijken per gebied: id, name, latitude, longitude, and the ids beside it.

    It is loaded when somebody asks for it, so that it costs nobody else anything.
    """
    wijken: dict[str, list[object]] = {}
    for wijk in catalogue.wijken:
        middle = round(wijk.ligging.lat, _DECIMALS), round(wijk.ligging.lon, _DECIMALS)
        row = [wijk.id, wijk.naam, *middle, list(wijk.buren)]
        wijken.setdefault(wijk.gebied.naam, []).append(row)
    data = escaping.in_script([[naam, rows] for naam, rows in wijken.items()])
    return f"self.wijken={data};\n".encode()
