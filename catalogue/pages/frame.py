"""What every page shares: the frame around it, its head, and the way it is put together."""

import base64
import hashlib
import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from catalogue import markdown, text, urls
from catalogue.emblem import icons, share
from catalogue.feeds.offered import Alternate
from catalogue.insight.live import live
from catalogue.links import Catalogue
from catalogue.pages import words
from catalogue.pages.described import Described
from catalogue.pictures import Picture
from catalogue.plan import Make
from catalogue.schema import (
    Actie,
    Begrip,
    Fase,
    Makerspace,
    Partner,
    Programma,
    Record,
    Thema,
    Wijk,
)
from catalogue.source import IMAGES_FOLDER
from catalogue.theme import Theme

Page = tuple[str, Make]
"""A site path, and the way to make the page that stands there."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the site path it leads to; ``aantal`` is shown beside it when it is known."""

    naam: str
    adres: str
    aantal: int | None = None


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """The same on every page."""

    naam: str
    regio: str
    fasen: Sequence[Fase]
    menu: Sequence[Link]
    ingangen: Sequence[Link]
    paginas: Sequence[Link]
    peildatum: str
    broncode: str | None
    stijl: str
    script_begin: str
    script: str
    zoekmachine: str
    icoon: str
    icoon_telefoon: str
    apart: Mapping[str, str]
    lijstje: str
    zoekpagina: str
    zoekindex: str
    zoekindex_anderen: str


@dataclass(frozen=True, slots=True)
class Head:
    """What differs per page in the head and just below the menu."""

    titel: str
    beschrijving: str
    adres: str
    plek: str
    canoniek: str
    root: str
    kruimels: Sequence[Link]
    tegels: Sequence[tuple[str, int]]
    ook: Sequence[Alternate]
    gegevens: Markup
    beeld: str

    @property
    def afdruk(self) -> str:
        """The digest of ``gegevens``, for the policy of the page.

        A browser lets data be, but checkers of policies take every script element for a script.
        """
        return base64.b64encode(hashlib.sha256(self.gegevens.encode()).digest()).decode()


_MOTIFS = ("kwart", "golf", "wiel", "spoor", "stip", "streep", "kraan", "trap", "ring", "blok")
_BAND = 9


@dataclass(frozen=True, slots=True)
class Press:
    """Prints pages: joins a template, the frame, a head and what the page shows."""

    catalogue: Catalogue
    theme: Theme
    frame: Frame
    base_url: str
    today: date
    addresses: Mapping[str, str]
    """The page of each Markdown file below ``content/``, for the links that editors write."""
    described: Described
    """What other programs are told about each page."""

    def page(
        self,
        template: str,
        address: str,
        *,
        title: str,
        about: str,
        trail: Sequence[Link] = (),
        really: str = "",
        **shown: object,
    ) -> Page:
        """One page. ``trail`` is the way from home to its parent; home itself is added.

        ``really`` is the site path that search engines must know it by, when that is another one.
        ``shown`` are the values that the template sees. What takes work comes as a function
        without arguments, which is called when the page is made and not before.
        """
        head = partial(self._head, address, title, about, trail, really)
        return address, partial(self._print, template, head, shown)

    def _print(self, template: str, head: Callable[[], Head], shown: Mapping[str, object]) -> bytes:
        values = {name: one() if callable(one) else one for name, one in shown.items()}
        return self.theme.render(template, site=self.frame, hier=head(), **values)

    def _head(
        self, address: str, title: str, about: str, trail: Sequence[Link], really: str
    ) -> Head:
        crumbs = () if address == urls.HOME else (Link("Home", urls.HOME), *trail)
        named = [(crumb.naam, crumb.adres) for crumb in crumbs]
        return Head(
            titel=title if address == urls.HOME else f"{title} · {self.frame.naam}",
            beschrijving=words.clipped(about),
            adres=address,
            plek=_place(address),
            canoniek=self._canonical(really or address),
            root=self._root(address),
            kruimels=crumbs,
            tegels=_band(address),
            ook=self.described.alternates(address),
            gegevens=self.described.structured(address, title, about, named),
            beeld=self._picture(address),
        )

    def body(self, record: Record, explain: markdown.Explain | None = None) -> Markup:
        """The text of a record as HTML, with links to ``.md`` files turned into links to pages.

        ``explain`` says which words become links to an explanation.
        """
        here = urls.of(record)

        def rewrite(target: str) -> str:
            path, mark, fragment = target.partition("#")
            written = posixpath.normpath(posixpath.join(posixpath.dirname(record.pad), path))
            page = self.addresses.get(written)
            return target if page is None else urls.relative(page, here) + mark + fragment

        def photos(target: str) -> markdown.Photo | None:
            written = posixpath.normpath(posixpath.join(posixpath.dirname(record.pad), target))
            folder, _, name = written.partition("/")
            picture = self.catalogue.beelden.get(name) if folder == IMAGES_FOLDER else None
            return None if picture is None else photo(picture, here)

        return markdown.render(record.tekst, rewrite, photos, explain)

    def _root(self, address: str) -> str:
        # The server shows 404.html at any address, so only there links must be absolute. Without a
        # base address there is no server that we know of; then it works from disk at least.
        if address == urls.NOT_FOUND and self.base_url:
            return self.base_url.rstrip("/") + "/"
        return urls.root(address)

    def _picture(self, address: str) -> str:
        if not self.base_url:
            return ""
        record = self.described.records.get(address)
        return urls.absolute(share.address(share.name_of(record)), self.base_url)

    def _canonical(self, address: str) -> str:
        if not self.base_url or address == urls.NOT_FOUND:
            return ""
        return urls.absolute(address, self.base_url)


def _place(address: str) -> str:
    """Where a page is, as far as the frame shows it: a list itself, of others only the folder."""
    folder, _, name = address.rpartition("/")
    return f"{folder}/" if folder and name != "index.html" else address


def photo(picture: Picture, here: str) -> markdown.Photo:
    """The sizes of a photo, as the page ``here`` names them."""
    sets = {
        ending: ", ".join(
            f"{urls.relative(picture.address(width, ending), here)} {width}w"
            for width in picture.widths
        )
        for ending in ("jpg", "webp")
    }
    width = picture.widths[len(picture.widths) // 2]
    return markdown.Photo(
        src=urls.relative(picture.address(width, "jpg"), here),
        width=width,
        height=picture.height_at(width),
        srcset=sets["jpg"],
        webp=sets["webp"],
    )


def link(record: Record, names: Mapping[str, str] | None = None) -> Link:
    """A link to the page of a record."""
    naam = str(getattr(record, "naam", record.id))
    return Link((names or {}).get(record.id, naam), urls.of(record))


def links(records: Sequence[Record]) -> tuple[Link, ...]:
    """Links to the pages of records."""
    return tuple(link(record) for record in records)


def make_frame(catalogue: Catalogue, theme: Theme, search_program: str = "") -> Frame:
    """The frame of all pages of a catalogue."""
    pages = sorted(catalogue.paginas, key=lambda page: (page.volgorde, page.titel, page.id))
    return Frame(
        naam=catalogue.site.naam,
        regio=catalogue.site.regio,
        fasen=catalogue.fasen,
        menu=_menu(),
        ingangen=_entrances(catalogue),
        paginas=links(pages),
        peildatum=_data_day(catalogue),
        broncode=catalogue.site.broncode,
        stijl=theme.style,
        script_begin=theme.script_begin,
        script=theme.script,
        zoekmachine=theme.script_search,
        icoon=theme.icon_inline,
        icoon_telefoon=icons.TOUCH,
        apart=theme.apart,
        lijstje=urls.KEPT,
        zoekpagina=urls.SEARCH,
        zoekindex=urls.SEARCH_POINTER,
        zoekindex_anderen=search_program,
    )


def _menu() -> tuple[Link, ...]:
    return (
        Link("Programma's", urls.list_of(Programma)),
        Link("Makerspaces", urls.list_of(Makerspace)),
        Link("Thema's", urls.list_of(Thema)),
        Link("Wijken", urls.list_of(Wijk)),
    )


def _entrances(catalogue: Catalogue) -> tuple[Link, ...]:
    phases = (Link(words.capital(fase.naam), urls.of(fase)) for fase in catalogue.fasen)
    return (
        *phases,
        *((Link("Wat past bij mij?", urls.ADVICE),) if has_entries(catalogue) else ()),
        Link("Agenda", urls.AGENDA),
        Link("Doelgroepen", "doelgroepen/index.html"),
        Link("Vmbo-profielen", "vmbo/index.html"),
        Link("Partners", urls.list_of(Partner)),
        Link("Acties van het pact", urls.list_of(Actie)),
        Link("Overzicht", urls.MATRIX),
        Link("Routes", urls.ROUTES),
        Link("Cijfers", urls.FIGURES),
        *((Link("Begrippen", urls.list_of(Begrip)),) if catalogue.begrippen else ()),
    )


def has_entries(catalogue: Catalogue) -> bool:
    """Whether there is anything at all to choose from."""
    return bool(live(catalogue.programmas) or live(catalogue.makerspaces))


def _data_day(catalogue: Catalogue) -> str:
    checked = [
        record.gecontroleerd
        for records in (catalogue.programmas, catalogue.makerspaces, catalogue.partners)
        for record in records
    ]
    return words.day(max(checked)) if checked else ""


def _band(address: str) -> tuple[tuple[str, int], ...]:
    """The row of tiles above a page: (motif, colour 0-4), the same for ever for one address."""
    state = text.spread(address)
    tiles = []
    for _ in range(_BAND):
        state = (state * 1664525 + 1013904223) % 2**32
        tiles.append((_MOTIFS[(state >> 16) % len(_MOTIFS)], (state >> 8) % 5))
    return tuple(tiles)
