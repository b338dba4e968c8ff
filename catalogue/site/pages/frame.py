"""What every page shares: the frame around it, its head, and the way it is put together."""

import base64
import hashlib
import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from markupsafe import Markup

from catalogue.base import markdown, text
from catalogue.base.plan import Make
from catalogue.content.images import Picture
from catalogue.content.model import Catalogue
from catalogue.content.source import IMAGES_FOLDER
from catalogue.feeds.offered import Alternate
from catalogue.schema import (
    GONE,
    KINDS,
    Actie,
    Begrip,
    Fase,
    Gebied,
    Makerspace,
    Pagina,
    Partner,
    Programma,
    Record,
    Thema,
    Wijk,
    urls,
)
from catalogue.site import words
from catalogue.site.emblem import icons, share
from catalogue.site.languages import DUTCH, ENGLISH, Interface
from catalogue.site.pages.described import Described
from catalogue.site.theme import Theme

Page = tuple[str, Make]
"""A site path, and the way to make the page that stands there."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name and the site path it leads to; ``aantal`` is shown beside it when it is known."""

    naam: str
    adres: str
    aantal: int | None = None
    taal: str = ""
    """The language of the name, when it is not that of the page."""


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """The same on every page in one language. ``vertaald`` are the Dutch pages with a twin."""

    vertaald: frozenset[str]
    in_het_engels: bool
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

    def naar(self, adres: str) -> str:
        """The site path of a Dutch page, or of its twin in the language of this one."""
        there = self.in_het_engels and adres.partition("?")[0].partition("#")[0] in self.vertaald
        return f"{urls.ENGLISH}{adres}" if there else adres


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
    tweeling: str
    """The same page in the other language, or else its first page."""
    talen: Sequence[tuple[str, str]] = ()
    """The full addresses of both, by language."""

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
    described: Described
    """What other programs are told about each page."""

    @property
    def t(self) -> Interface:
        """What the site says in the language of these pages."""
        return self.theme.texts

    def link(self, record: Record) -> Link:
        """A link to the page of a record, by its name in the language of these pages if it can."""
        return named(record, self.t)

    def said(self, record: Record, field: str) -> tuple[str, str]:
        """What a record says in a field, and the language when it is not that of these pages."""
        if self.t.is_dutch:
            return getattr(record, field), ""
        translated = getattr(record, f"{field}_{self.t.code}", None)
        return (translated, "") if translated else (getattr(record, field), DUTCH)

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

        ``address`` is that of the Dutch page; in another language it stands behind a folder.
        ``really`` is the site path that search engines must know it by, when that is another one.
        ``shown`` are the values that the template sees. What takes work comes as a function
        without arguments, which is called when the page is made and not before.
        """
        head = partial(self._head, address, title, about, trail, really)
        return self.frame.naar(address), partial(self._print, template, head, shown)

    def later(self, address: str, page: Callable[[], Page]) -> Page:
        """A page that is not even put together before it is made, at the same ``address``.

        For what already takes work to name or to describe.
        """
        return self.frame.naar(address), lambda: page()[1]()

    def _print(self, template: str, head: Callable[[], Head], shown: Mapping[str, object]) -> bytes:
        values = {name: one() if callable(one) else one for name, one in shown.items()}
        return self.theme.render(template, site=self.frame, hier=head(), **values)

    def _head(self, dutch: str, title: str, about: str, trail: Sequence[Link], really: str) -> Head:
        address, home = self.frame.naar(dutch), self.frame.naar(urls.HOME)
        crumbs = () if dutch == urls.HOME else (Link(self.t("kader.home"), home), *trail)
        named = [(crumb.naam, crumb.adres) for crumb in crumbs]
        return Head(
            titel=title if dutch == urls.HOME else f"{title} · {self.frame.naam}",
            beschrijving=words.clipped(about),
            adres=address,
            plek=_place(address),
            canoniek=self._canonical(really or address),
            root=self._root(address),
            kruimels=crumbs,
            tegels=_band(address),
            ook=self.described.alternates(dutch),
            gegevens=self.described.structured(address, title, about, named, self.t.code),
            beeld=self._picture(address),
            tweeling=self._twin(dutch),
            talen=self._languages(dutch),
        )

    def _twin(self, dutch: str) -> str:
        if self.frame.in_het_engels:
            return dutch
        return urls.ENGLISH + (dutch if dutch in self.frame.vertaald else urls.HOME)

    def _languages(self, dutch: str) -> tuple[tuple[str, str], ...]:
        if not self.base_url or dutch not in self.frame.vertaald:
            return ()
        both = (("nl", dutch), ("en", urls.ENGLISH + dutch), ("x-default", dutch))
        return tuple((code, urls.absolute(address, self.base_url)) for code, address in both)

    def body(self, record: Record, explain: markdown.Explain | None = None) -> Markup:
        """The text of a record as HTML, with links to ``.md`` files turned into links to pages.

        ``explain`` says which words become links to an explanation.
        """
        here = urls.of(record)

        def rewrite(target: str) -> str:
            path, mark, fragment = target.partition("#")
            written = posixpath.normpath(posixpath.join(posixpath.dirname(record.pad), path))
            page = _page_of(self.catalogue, written)
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
        record = self.described.record(address)
        return urls.absolute(share.address(share.name_of(record)), self.base_url)

    def _canonical(self, address: str) -> str:
        if not self.base_url or address == urls.NOT_FOUND:
            return ""
        return urls.absolute(address, self.base_url)


def _page_of(catalogue: Catalogue, pad: str) -> str | None:
    """The page of a Markdown file below ``content/``, for the links that editors write."""
    folder, _, name = pad.rpartition("/")
    kind = next((kind for kind in KINDS if kind.folder and kind.folder == folder), None)
    if kind is None or not name.endswith(".md"):
        return None
    record = catalogue.by_id[kind.name].get(name.removesuffix(".md"))
    return urls.of(record) if record else None


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


def named(record: Record, t: Interface) -> Link:
    """A link to the page of a record, by its name in the language of the page if it has one."""
    said = link(record)
    if t.is_dutch:
        return said
    translated = getattr(record, f"naam_{t.code}", None)
    if translated:
        return replace(said, naam=translated)
    # A name of a place is the same in every language.
    return said if isinstance(record, (Wijk, Gebied)) else replace(said, taal=DUTCH)


def links(records: Sequence[Record]) -> tuple[Link, ...]:
    """Links to the pages of records."""
    return tuple(link(record) for record in records)


def make_frame(catalogue: Catalogue, theme: Theme, search_program: str = "") -> Frame:
    """The frame of all pages of a catalogue in the language of ``theme``."""
    pages = sorted(catalogue.paginas, key=lambda page: (page.volgorde, page.titel, page.id))
    site, t = catalogue.site, theme.texts
    named = site.naam if t.is_dutch else site.naam_en or t("kader.site", naam=site.naam)
    frame = Frame(
        vertaald=urls.TRANSLATED | {f"{page.id}/index.html" for page in catalogue.paginas_en},
        in_het_engels=t.code == ENGLISH,
        naam=named,
        regio=catalogue.site.regio,
        fasen=catalogue.fasen,
        menu=(),
        ingangen=(),
        paginas=(),
        peildatum=_data_day(catalogue, t),
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
    naar = frame.naar
    return replace(
        frame,
        lijstje=naar(urls.KEPT),
        zoekpagina=naar(urls.SEARCH),
        menu=tuple(Link(naam, naar(adres)) for naam, adres in _menu(t)),
        ingangen=tuple(replace(one, adres=naar(one.adres)) for one in _entrances(catalogue, t)),
        paginas=tuple(_pages_of_text(catalogue, pages, t)),
    )


def _menu(t: Interface) -> Iterator[tuple[str, str]]:
    yield t("menu.programmas"), urls.list_of(Programma)
    yield t("menu.makerspaces"), urls.list_of(Makerspace)
    yield t("menu.themas"), urls.list_of(Thema)
    yield t("menu.wijken"), urls.list_of(Wijk)


def _entrances(catalogue: Catalogue, t: Interface) -> Iterator[Link]:
    for fase in catalogue.fasen:
        said = named(fase, t)
        found = urls.of(fase) if t.is_dutch else urls.filtered(Programma, fase=fase.id)
        yield replace(said, naam=words.capital(said.naam), adres=found)
    if has_entries(catalogue):
        yield Link(t("menu.advies"), urls.ADVICE)
    yield Link(t("menu.agenda"), urls.AGENDA)
    yield Link(t("menu.doelgroepen"), "doelgroepen/index.html")
    yield Link(t("menu.vmbo"), "vmbo/index.html")
    yield Link(t("menu.partners"), urls.list_of(Partner))
    yield Link(t("menu.acties"), urls.list_of(Actie))
    yield Link(t("menu.overzicht"), urls.MATRIX)
    yield Link(t("menu.routes"), urls.ROUTES)
    yield Link(t("menu.cijfers"), urls.FIGURES)
    if catalogue.begrippen:
        yield Link(t("menu.begrippen"), urls.list_of(Begrip))


def _pages_of_text(catalogue: Catalogue, pages: Sequence[Pagina], t: Interface) -> Iterator[Link]:
    english = {page.id: page for page in catalogue.paginas_en}
    for page in pages:
        if t.is_dutch:
            yield link(page)
        elif page.id in english:
            yield link(english[page.id])
        else:
            yield replace(link(page), taal=DUTCH)


def has_entries(catalogue: Catalogue) -> bool:
    """Whether there is anything at all to choose from."""
    every: Sequence[Programma | Makerspace] = (*catalogue.programmas, *catalogue.makerspaces)
    return any(one.status != GONE for one in every)


def _data_day(catalogue: Catalogue, t: Interface) -> str:
    return t.day(catalogue.nagekeken) if catalogue.nagekeken else ""


def _band(address: str) -> tuple[tuple[str, int], ...]:
    """The row of tiles above a page: (motif, colour 0-4), the same for ever for one address."""
    state = text.spread(address)
    tiles = []
    for _ in range(_BAND):
        state = (state * 1664525 + 1013904223) % 2**32
        tiles.append((_MOTIFS[(state >> 16) % len(_MOTIFS)], (state >> 8) % 5))
    return tuple(tiles)
