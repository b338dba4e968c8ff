"""The first page, and the pages of plain text: about the site, search, not found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from catalogue.editor.derived import guide
from catalogue.feeds import moments
from catalogue.insight import Insight
from catalogue.insight.actions import ActionView
from catalogue.insight.coverage import Tally
from catalogue.insight.live import live
from catalogue.schema import (
    Actie,
    Doelgroep,
    Fase,
    Makerspace,
    Pagina,
    PaginaEn,
    Partner,
    Programma,
    Thema,
    VmboProfiel,
    Wijk,
    urls,
)
from catalogue.site import maps, words
from catalogue.site.frame import Page, Renderer
from catalogue.site.maps import TileMap
from catalogue.site.pages import found, groups, taking_part
from catalogue.site.words import Link

_SOON = 4


@dataclass(frozen=True, slots=True)
class Door:
    """A fase as a door: its sign, its question and how much is behind it."""

    fase: Fase
    link: Link
    vraag: str
    vraag_taal: str
    aantal: str


@dataclass(frozen=True, slots=True)
class ThemeTile:
    """A theme on the first page."""

    link: Link
    teken: str
    aantal: int


@dataclass(frozen=True, slots=True)
class Soon:
    """A dated moment that is still to come."""

    naam: str
    wanneer: str
    bij: Link


@dataclass(frozen=True, slots=True)
class Question:
    """A question of someone who wants to change something, and the short answer."""

    link: Link
    antwoord: str


@dataclass(frozen=True, slots=True)
class Home:
    """What the first page shows."""

    samenvatting: str
    deuren: Sequence[Door]
    doelgroepen: Sequence[Link]
    advies: str
    themas: Sequence[ThemeTile]
    binnenkort: Sequence[Soon]
    acties: Sequence[ActionView]
    kaart: TileMap | None
    stand: Tally
    vragen: Sequence[Question]
    aantallen: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Search:
    """What the search page shows: how filters are called, when the index does not say it."""

    labels: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A page of plain text."""

    titel: str
    samenvatting: str
    tekst: Markup
    bewerken: str


def pages(renderer: Renderer) -> Iterator[Page]:
    """Home, the pages of text, search, 'not found' and 'no network'."""
    yield _first(renderer)
    yield from _prose(renderer)
    yield _search(renderer)
    yield renderer.page(
        "pages/404.html",
        urls.NOT_FOUND,
        title="Deze pagina is er niet",
        about="Deze pagina bestaat niet of is verhuisd.",
    )
    yield renderer.page(
        "pages/offline.html",
        urls.OFFLINE,
        title="Je hebt geen internet",
        about="Deze pagina is nog niet bewaard op je apparaat.",
    )


def translated(renderer: Renderer) -> Iterator[Page]:
    """The same pages in another language, as far as they are there."""
    yield _first(renderer)
    yield _search(renderer)
    dutch = {one.id: urls.of(one) for one in renderer.catalogue.paginas}
    for one in renderer.catalogue.paginas_en:
        yield renderer.page(
            "pages/tekst.html",
            dutch[one.id],
            title=one.titel,
            about=one.samenvatting,
            pagina=partial(_text, renderer, one),
        )


def _first(renderer: Renderer) -> Page:
    return renderer.page(
        "pages/home.html",
        urls.HOME,
        title=renderer.naam,
        about=_about(renderer),
        home=partial(_home, renderer, renderer.insight),
    )


def _about(renderer: Renderer) -> str:
    site = renderer.catalogue.site
    return (
        site.samenvatting
        if renderer.t.is_dutch
        else site.samenvatting_en or renderer.t("home.over")
    )


def _search(renderer: Renderer) -> Page:
    about = renderer.t("zoek.over", naam=renderer.naam)
    labels = "" if renderer.t.is_dutch else found.filters(renderer.catalogue, renderer.t)
    return renderer.page(
        "pages/zoeken.html",
        urls.SEARCH,
        title=renderer.t("zoek.kop"),
        about=about,
        zoek=Search(labels),
    )


def _home(renderer: Renderer, seen: Insight) -> Home:
    catalogue = renderer.catalogue
    return Home(
        samenvatting=_about(renderer),
        deuren=tuple(_door(renderer, fase) for fase in catalogue.fasen),
        doelgroepen=tuple(_i_am(renderer, one) for one in catalogue.doelgroepen),
        advies=urls.ADVICE if renderer.has_entries else "",
        themas=tuple(_tile(renderer, one) for one in catalogue.themas),
        binnenkort=tuple(_soon(renderer)),
        acties=seen.acties,
        kaart=maps.tile_map(seen.wijken.values()),
        stand=seen.stand,
        vragen=tuple(_questions(renderer, seen)),
        aantallen=tuple(_counts(renderer)),
    )


def _counts(renderer: Renderer) -> Iterator[Link]:
    """How much there is, each with the way to it: ``1 makerspace``."""
    catalogue, t = renderer.catalogue, renderer.t
    for said, kind in (
        (t("aantal.programmas", n=len(live(catalogue.programmas))), Programma),
        (t("aantal.makerspaces", n=len(live(catalogue.makerspaces))), Makerspace),
        (t("aantal.partners", n=len(catalogue.partners)), Partner),
    ):
        yield Link(said, renderer.naar(urls.list_of(kind)))


def _questions(renderer: Renderer, seen: Insight) -> Iterator[Question]:
    t, naar = renderer.t, renderer.naar
    spots, empty = len(seen.witte_vlekken.wijken), len(seen.overzicht.witte_vlekken)
    late = sum(len(one.te_laat) for one in seen.acties)
    without = sum(not one.programmas for one in seen.profielen)
    yield Question(
        Link(t("vragen.wijk"), naar(f"{urls.list_of(Wijk)}#wit")), t("vragen.wijken", n=spots)
    )
    yield Question(Link(t("vragen.voor_wie"), f"{urls.MATRIX}#wit"), t("vragen.vlekken", n=empty))
    yield Question(
        Link(t("vragen.actie"), f"{urls.list_of(Actie)}#te-laat"), t("vragen.stappen", n=late)
    )
    yield Question(
        Link(t("vragen.profiel"), urls.list_of(VmboProfiel)), t("vragen.profielen", n=without)
    )
    yield Question(
        Link(t("vragen.route"), f"{urls.ROUTES}#gaten"),
        t("vragen.gaten", n=len(seen.routes.gaten)),
    )
    yield Question(Link(t("vragen.dubbel"), urls.OVERLAP), t("vragen.paren", n=len(seen.overlap)))


def _door(renderer: Renderer, fase: Fase) -> Door:
    number = len(live(renderer.catalogue.belonging_to(fase).programmas))
    door = groups.chosen(renderer, fase, fase=fase.id)
    return Door(
        fase,
        replace(door, naam=words.capital(door.naam)),
        *renderer.translated(fase, "vraag"),
        renderer.t("aantal.programmas", n=number),
    )


def _i_am(renderer: Renderer, one: Doelgroep) -> Link:
    naam, taal = renderer.translated(one, "ik_ben")
    return replace(groups.chosen(renderer, one, doelgroep=one.id), naam=naam, taal=taal)


def _tile(renderer: Renderer, one: Thema) -> ThemeTile:
    belonging = renderer.catalogue.belonging_to(one)
    number = len(live(belonging.programmas)) + len(live(belonging.makerspaces))
    return ThemeTile(groups.chosen(renderer, one, thema=one.id), f"thema-{one.id}", number)


def _soon(renderer: Renderer) -> Iterator[Soon]:
    coming = [
        one for one in moments.of_catalogue(renderer.catalogue) if one.laatste_dag >= renderer.today
    ]
    for one in coming[:_SOON]:
        yield Soon(
            one.evenement.naam, words.moment(one.evenement, renderer.t), renderer.link(one.entry)
        )


def _prose(renderer: Renderer) -> Iterator[Page]:
    for one in renderer.catalogue.paginas:
        if taking_part.is_form(one):
            yield from taking_part.pages(renderer, one, partial(_text, renderer, one))
        else:
            fields = guide.tables() if one.id == guide.PAGE else ()
            yield renderer.page(
                "pages/gids.html" if fields else "pages/tekst.html",
                urls.of(one),
                title=one.titel,
                about=one.samenvatting,
                pagina=partial(_text, renderer, one),
                velden=fields,
            )


def _text(renderer: Renderer, one: Pagina | PaginaEn) -> Prose:
    source = renderer.catalogue.site.broncode
    edit = f"{source.rstrip('/')}/edit/main/content/{one.pad}" if source and one.pad else ""
    return Prose(one.titel, one.samenvatting, renderer.body(one), edit)
