"""The frame around every page, and the renderer that puts pages together.

A page module plans its pages as entries address -> function, and makes the bytes of one when the
function is called::

    def pages(renderer: Renderer) -> Iterator[Page]:
        yield from renderer.plan(urls.AGENDA, _agenda)

    def _agenda(renderer: Renderer) -> bytes:
        return renderer.render("pages/agenda.html", urls.AGENDA, title=..., about=..., agenda=...)
"""

import base64
import hashlib
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property, partial
from typing import Concatenate, ParamSpec

from markupsafe import Markup

from catalogue.base import markdown, text
from catalogue.base.plan import Make
from catalogue.content.files import IMAGES_FOLDER
from catalogue.content.images import Picture
from catalogue.content.model import Catalogue
from catalogue.editor import cms
from catalogue.insight import Insight
from catalogue.insight.live import live
from catalogue.schema import (
    GONE,
    KINDS,
    Actie,
    Begrip,
    Doelgroep,
    Entry,
    Makerspace,
    Pagina,
    Partner,
    Programma,
    Record,
    Thema,
    Vertaling,
    VmboProfiel,
    Wijk,
    kind_of,
    urls,
)
from catalogue.schema.translations import fingerprint, originals
from catalogue.site import emblem, figures, languages, seen, words
from catalogue.site.cards import Cards
from catalogue.site.figures import Kerncijfer
from catalogue.site.languages import DUTCH, Interface
from catalogue.site.maps import Atlas
from catalogue.site.metadata import Alternate, Metadata
from catalogue.site.theme import Theme
from catalogue.site.words import Link

Page = tuple[str, Make]
"""Entry of the plan: the site path of a page and the function that makes its bytes."""

_MOTIFS = ("kwart", "golf", "wiel", "spoor", "stip", "streep", "kraan", "trap", "ring", "blok")
_BAND = 9
_Arguments = ParamSpec("_Arguments")


@dataclass(frozen=True, slots=True)
class Head:
    """Parts of the frame that differ per page: the head, the crumbs and the row of tiles.

    ``andere`` leads to the same page in the other languages, or to the first page there;
    ``vertaald`` are those of them that have the page; ``talen`` are the full addresses of the page
    in each language that it is there in. ``vertaling`` is the translation that a page is made from,
    and ``verouderd`` when the Dutch is another one by now.
    """

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
    andere: Sequence[Link]
    vertaald: Sequence[Link]
    talen: Sequence[tuple[str, str]]
    vertaling: Vertaling | None
    verouderd: bool

    @property
    def afdruk(self) -> str:
        """Digest of ``gegevens``, for the policy of the page.

        A browser lets data be, but checkers of policies take every script element for a script.
        """
        return base64.b64encode(hashlib.sha256(self.gegevens.encode()).digest()).decode()


@dataclass(frozen=True, eq=False)
class Renderer:
    """Renders the pages in one language: a template, the frame, a head and the values of a page.

    Templates know it as ``site``. ``search_program`` is the site path of the search index for
    programs of others, if there is one.
    """

    catalogue: Catalogue
    theme: Theme
    insight: Insight
    metadata: Metadata
    base_url: str
    today: date
    search_program: str = ""
    in_languages: "dict[str, Renderer]" = field(default_factory=dict)
    """Renderers of the same site in every language, this one too."""

    def plan(
        self,
        address: str,
        make: "Callable[Concatenate[Renderer, _Arguments], bytes]",
        *arguments: _Arguments.args,
        **values: _Arguments.kwargs,
    ) -> Iterator[Page]:
        """Plan the page that ``make`` makes when it is asked for, if this language has it.

        ``address`` is that of the Dutch page.
        """
        if self.has(address):
            yield self.naar(address), partial(make, self, *arguments, **values)

    def render(
        self,
        template: str,
        address: str,
        *,
        title: str,
        about: str,
        trail: Sequence[Link] = (),
        canonical: str = "",
        **values: object,
    ) -> bytes:
        """Render one page; ``values`` are what its template sees beside ``site`` and ``hier``.

        ``trail`` is the way from home to its parent; home itself is added. ``canonical`` is the
        site path that search engines must know the page by, when that is another one.
        """
        head = self._head(address, title, about, trail, canonical)
        page = self.theme.render(template, site=self, hier=head, **values)
        return self.with_links(page, head.root).encode()

    @property
    def t(self) -> Interface:
        """Texts of the interface in the language of these pages."""
        return self.theme.texts

    # --- the same page in other languages ---

    @property
    def dutch(self) -> Catalogue:
        """The catalogue in Dutch, for what stays Dutch on every page."""
        return self.in_languages[DUTCH].catalogue

    def has(self, address: str) -> bool:
        """True when the page at a Dutch address is there in this language."""
        return self.catalogue.has_page(address)

    def naar(self, address: str) -> str:
        """Site path of a Dutch page, or of the same page in this language."""
        page = address.partition("?")[0].partition("#")[0]
        return urls.in_language(self.t.code, address) if self.has(page) else address

    def with_links(self, html: str, root: str) -> str:
        """HTML in which links lead to pages in this language, or say that a page is Dutch.

        ``root`` is the way to the root of the site. Templates write the address of the Dutch page.
        A link that names its language in front of its address is left as it is.
        """
        if self.t.is_dutch:
            return html
        form = urls.taking_part(self.catalogue.paginas)

        def link(match: re.Match[str]) -> str:
            attribute, page, rest = match.groups()
            # The form, to which a link says what it is about, is Dutch.
            if self.has(page) and not (rest and page == form):
                return f' {attribute}"{root}{self.t.code}/{page}{rest}"'
            dutch = f' hreflang="{DUTCH}"' if attribute == "href=" else ""
            return f' {attribute}"{root}{page}{rest}"{dutch}'

        return _link_to_page(root).sub(link, html)

    def way(self, target: str, here: str) -> str:
        """Way from the page ``here`` to a Dutch page, for a link in a text."""
        # `with_links` knows an address by the way to the root.
        return urls.relative(target, here) if self.t.is_dutch else urls.root(here) + target

    # --- the frame, which is the same on all pages in a language ---

    @cached_property
    def cards(self) -> Cards:
        """Cards of entries, for lists in this language."""
        return Cards(self.catalogue, self.theme, self._root_of_lists)

    @property
    def _root_of_lists(self) -> str:
        return urls.root(urls.in_language(self.t.code, urls.KEPT))

    def card(self, entry: Entry) -> str:
        """Card of an entry for a script, with links in this language."""
        card = self.cards.of(entry)
        return self.with_links(card, self._root_of_lists)

    @cached_property
    def atlas(self) -> Atlas:
        """Maps of the wijken."""
        return Atlas(self.catalogue)

    @cached_property
    def naam(self) -> str:
        """Name of the site."""
        site = self.catalogue.site
        is_own = self.t.is_dutch or "naam" in site.vertaald
        return site.naam if is_own else f"{site.naam} ({languages.name_of(self.t.code)})"

    @property
    def regio(self) -> str:
        """Name of the region."""
        return self.catalogue.site.regio

    @property
    def namen(self) -> Mapping[str, str]:
        """Names that the region has of its own: ``stad``, ``regio``, ``pact`` and ``rivier``."""
        return self.t.names

    @cached_property
    def peildatum(self) -> str:
        """Day on which an editor last checked an entry; empty without any."""
        day = self.catalogue.nagekeken
        return self.t.day(day) if day else ""

    @cached_property
    def menu(self) -> tuple[Link, ...]:
        """Links at the top of a page."""
        t = self.t
        return (
            Link(t.gettext("Programma's"), urls.list_of(Programma)),
            Link(t.gettext("Makerspaces"), urls.list_of(Makerspace)),
            Link(t.gettext("Thema's"), urls.list_of(Thema)),
            Link(t.pgettext("menu", "Wijken"), urls.list_of(Wijk)),
        )

    @cached_property
    def ingangen(self) -> tuple[Link, ...]:
        """Links at the bottom of a page, beside those of the menu, as far as they are there."""
        return tuple(entrance for entrance in self._entrances() if self.has(entrance.adres))

    def _entrances(self) -> Iterator[Link]:
        t = self.t
        for fase in words.links(self.catalogue.fasen):
            yield replace(fase, naam=words.capital(fase.naam))
        if self.has_entries:
            yield Link(t.gettext("Wat past bij mij?"), urls.ADVICE)
        yield Link(t.gettext("Agenda"), urls.AGENDA)
        yield Link(t.gettext("Doelgroepen"), urls.list_of(Doelgroep))
        if self.catalogue.vmbo_profielen:
            yield Link(t.gettext("Vmbo-profielen"), urls.list_of(VmboProfiel))
        yield Link(t.gettext("Partners"), urls.list_of(Partner))
        yield Link(t.gettext("Acties van %(pact)s"), urls.list_of(Actie))
        yield Link(t.gettext("Overzicht"), urls.MATRIX)
        yield Link(t.gettext("Routes"), urls.ROUTES)
        yield Link(t.gettext("Cijfers"), urls.FIGURES)
        yield Link(t.gettext("Wat is er veranderd?"), urls.CHANGES)
        if self.catalogue.begrippen:
            yield Link(t.gettext("Begrippen"), urls.list_of(Begrip))

    @cached_property
    def paginas(self) -> tuple[Link, ...]:
        """Links to the pages of text."""
        return self._page_links(self.catalogue.paginas)

    @cached_property
    def deuren(self) -> tuple[Link, ...]:
        """Links to the pages of text for those who can do something."""
        return self._page_links(page for page in self.catalogue.paginas if page.deur == "ja")

    def _page_links(self, pages: Iterable[Pagina]) -> tuple[Link, ...]:
        """Links to pages of text; a signpost has those that are translated."""
        is_whole = self.catalogue.is_whole
        return words.links(page for page in pages if is_whole or self.has(urls.of(page)))

    def gezien(self, entry: Entry) -> str:
        """When an entry was last seen: ``gezien in 2025``."""
        return seen.in_words(entry, self.catalogue, self.t)

    @property
    def apart(self) -> Mapping[str, str]:
        """Final names of the styles and scripts that single pages load: ``lijstje.css``."""
        return self.theme.apart

    @cached_property
    def kerncijfers(self) -> Mapping[str, Kerncijfer]:
        """Key figures by id."""
        return {figure.id: figure for figure in figures.of(self.insight, self.t)}

    @cached_property
    def has_entries(self) -> bool:
        """Any entry that has not ended is there to choose from."""
        return bool(live(self.catalogue.programmas) or live(self.catalogue.makerspaces))

    # --- what differs per page ---

    def _head(
        self, dutch: str, title: str, about: str, trail: Sequence[Link], canonical: str
    ) -> Head:
        address, home = self.naar(dutch), Link(self.t.gettext("Home"), urls.HOME)
        # A list may have other parts in another language.
        whole = urls.first_part(dutch)
        record = self.metadata.record(dutch)
        translation = self.catalogue.vertalingen_of(record).get(self.t.code) if record else None
        crumbs = () if dutch == urls.HOME else (home, *trail)
        crumb_names = [(crumb.naam, self.naar(crumb.adres)) for crumb in crumbs]
        return Head(
            titel=title if dutch == urls.HOME else f"{title} · {self.naam}",
            beschrijving=words.clipped(about),
            adres=address,
            plek=_place(dutch),
            canoniek="" if address == urls.NOT_FOUND else self._absolute(canonical or address),
            root=self._root(address),
            kruimels=crumbs,
            tegels=_band(dutch),
            ook=self._alternates(dutch),
            gegevens=self._structured(dutch, title, about, crumb_names),
            beeld=self._absolute(emblem.address_of(record)),
            andere=[self._switch(other, whole) for other in self._others],
            vertaald=[self._switch(other, whole) for other in self._others if other.has(whole)],
            talen=tuple(self._languages(dutch)) if self.base_url and dutch == whole else (),
            vertaling=translation,
            verouderd=bool(record and translation and self._is_outdated(record, translation)),
        )

    def _is_outdated(self, record: Record, translation: Vertaling) -> bool:
        """True when the Dutch has changed since it was translated."""
        dutch = self.dutch.by_id[kind_of(type(record)).name][record.id]
        texts = originals(type(dutch), lambda key: getattr(dutch, key, None), dutch.tekst)
        made_from = fingerprint(texts, partial(getattr, translation), translation.tekst)
        return translation.bij != made_from

    def _alternates(self, dutch: str) -> Sequence[Alternate]:
        forms = self.metadata.alternates(dutch, self.t)
        # Open data is Dutch; dates are of use to everybody.
        is_whole = self.catalogue.is_whole
        return [form for form in forms if is_whole or form.soort == "text/calendar"]

    def _structured(
        self, dutch: str, title: str, about: str, crumbs: Sequence[tuple[str, str]]
    ) -> Markup:
        # Letters of other scripts weigh double, and a search engine has it of the Dutch page.
        if not self.catalogue.is_whole:
            return Markup()
        return self.metadata.structured(dutch, title, about, crumbs, self.t.code)

    @cached_property
    def _others(self) -> "tuple[Renderer, ...]":
        return tuple(other for other in self.in_languages.values() if other is not self)

    def _switch(self, other: "Renderer", dutch: str) -> Link:
        code, page = other.t.code, dutch if other.has(dutch) else urls.HOME
        return Link(languages.name_of(code), other.naar(page), taal=code)

    def _languages(self, dutch: str) -> Iterator[tuple[str, str]]:
        having = [other for other in self.in_languages.values() if other.has(dutch)]
        if len(having) > 1:
            for renderer in having:
                yield renderer.t.code, self._absolute(renderer.naar(dutch))
            yield "x-default", self._absolute(dutch)

    def _root(self, address: str) -> str:
        # The server shows 404.html at any address, so only there links must be absolute. Without a
        # base address there is no server that we know of; then it works from disk at least.
        if address == urls.NOT_FOUND and self.base_url:
            return self.base_url.rstrip("/") + "/"
        return urls.root(address)

    def _absolute(self, address: str) -> str:
        """Full address; empty when nobody knows where the site will stand."""
        return urls.absolute(address, self.base_url) if self.base_url else ""

    # --- the text of a record ---

    def body(self, record: Record, explain: markdown.Explain | None = None) -> Markup:
        """Text of a record as HTML, with links to ``.md`` files turned into links to pages.

        ``explain`` says which words become links to an explanation.
        """
        here = self.naar(urls.of(record))

        def written(target: str) -> str:
            return posixpath.normpath(posixpath.join(posixpath.dirname(record.pad), target))

        def rewrite(target: str) -> str:
            path, mark, fragment = target.partition("#")
            page = _page_of(self.catalogue, written(path))
            if page is None:
                return target
            return self.way(page, here) + mark + fragment

        def photos(target: str) -> markdown.Photo | None:
            folder, _, name = written(target).partition("/")
            picture = self.catalogue.beelden.get(name) if folder == IMAGES_FOLDER else None
            return None if picture is None else photo(picture, here)

        return markdown.render(record.tekst, rewrite, photos, explain)

    def edit_address(self, record: Record) -> str:
        """Address where a redacteur edits the file of a record; empty without a repository."""
        source = self.catalogue.site.broncode
        return (
            f"{source.rstrip('/')}/edit/{self.catalogue.site.tak}/content/{record.pad}"
            if source and record.pad
            else ""
        )

    @property
    def beheer(self) -> str:
        """Site path of the editing screen; empty for a site that has none."""
        return urls.EDITING if cms.repository_of(self.catalogue.site) else ""

    def correction(self, record: Record) -> str:
        """Site path of the form for a correction of a page, when the site has that form."""
        form = urls.taking_part(self.catalogue.paginas)
        return f"{form}?pagina={urls.name_of(urls.of(record))}" if form else ""

    def confirming(self, record: Record) -> str:
        """Site path where an organisation confirms an entry, or all that it organises.

        Empty for what has ended and for who organises nothing.
        """
        if isinstance(record, Programma | Makerspace):
            return "" if record.status == GONE else urls.confirming(record)
        if not isinstance(record, Partner):
            return ""
        entries = self.catalogue.backlinks_of(record).live.entries
        organises = any(record in entry.aanbieders for entry in entries)
        return urls.confirming_of(record) if organises else ""


def _page_of(catalogue: Catalogue, pad: str) -> str | None:
    """Page of a Markdown file below ``content/``, for the links that editors write."""
    folder, _, name = pad.rpartition("/")
    kind = next((kind for kind in KINDS if kind.folder and kind.folder == folder), None)
    if kind is None or not name.endswith(".md"):
        return None
    record = catalogue.by_id[kind.name].get(name.removesuffix(".md"))
    return urls.of(record) if record else None


@cache
def _link_to_page(root: str) -> re.Pattern[str]:
    return re.compile(
        rf'(?<! hreflang="\w\w") (href=|action=)"{re.escape(root)}([^"#?:]+\.html)([^"]*)"'
    )


def _place(address: str) -> str:
    """Place of a page as far as the frame shows it: a list itself, of others only the folder."""
    folder, _, name = address.rpartition("/")
    return f"{folder}/" if folder and name != "index.html" else address


def photo(picture: Picture, here: str) -> markdown.Photo:
    """Sizes of a photo, as the page ``here`` names them."""
    jpg, webp = (
        ", ".join(
            f"{urls.relative(picture.address(width, ending), here)} {width}w"
            for width in picture.widths
        )
        for ending in ("jpg", "webp")
    )
    width = picture.widths[len(picture.widths) // 2]
    src = urls.relative(picture.address(width, "jpg"), here)
    return markdown.Photo(src, width, picture.height_at(width), jpg, webp)


def _band(address: str) -> tuple[tuple[str, int], ...]:
    """Row of tiles above a page: (motif, colour 0-4), the same for ever for one address."""
    state = text.stable_hash(address)
    tiles = []
    for _ in range(_BAND):
        state = (state * 1664525 + 1013904223) % 2**32
        tiles.append((_MOTIFS[(state >> 16) % len(_MOTIFS)], (state >> 8) % 5))
    return tuple(tiles)
