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
from catalogue.site.maps import TileMap
from catalogue.site.pages import found, groups, taking_part
from catalogue.site.pages.frame import Link, Page, Press, has_entries

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


def pages(press: Press, seen: Insight) -> Iterator[Page]:
    """Home, the pages of text, search, 'not found' and 'no network'."""
    yield _first(press, seen)
    yield from _prose(press)
    yield _search(press)
    yield press.page(
        "pages/404.html",
        urls.NOT_FOUND,
        title="Deze pagina is er niet",
        about="Deze pagina bestaat niet of is verhuisd.",
    )
    yield press.page(
        "pages/offline.html",
        urls.OFFLINE,
        title="Je hebt geen internet",
        about="Deze pagina is nog niet bewaard op je apparaat.",
    )


def translated(press: Press, seen: Insight) -> Iterator[Page]:
    """The same pages in another language, as far as they are there."""
    yield _first(press, seen)
    yield _search(press)
    dutch = {one.id: urls.of(one) for one in press.catalogue.paginas}
    for one in press.catalogue.paginas_en:
        yield press.page(
            "pages/tekst.html",
            dutch[one.id],
            title=one.titel,
            about=one.samenvatting,
            pagina=partial(_text, press, one),
        )


def _first(press: Press, seen: Insight) -> Page:
    return press.page(
        "pages/home.html",
        urls.HOME,
        title=press.frame.naam,
        about=_about(press),
        home=partial(_home, press, seen),
    )


def _about(press: Press) -> str:
    site = press.catalogue.site
    return site.samenvatting if press.t.is_dutch else site.samenvatting_en or press.t("home.over")


def _search(press: Press) -> Page:
    about = press.t("zoek.over", naam=press.frame.naam)
    labels = "" if press.t.is_dutch else found.filters(press.catalogue, press.t)
    return press.page(
        "pages/zoeken.html",
        urls.SEARCH,
        title=press.t("zoek.kop"),
        about=about,
        zoek=Search(labels),
    )


def _home(press: Press, seen: Insight) -> Home:
    catalogue = press.catalogue
    return Home(
        samenvatting=_about(press),
        deuren=tuple(_door(press, fase) for fase in catalogue.fasen),
        doelgroepen=tuple(_i_am(press, one) for one in catalogue.doelgroepen),
        advies=urls.ADVICE if has_entries(catalogue) else "",
        themas=tuple(_tile(press, one) for one in catalogue.themas),
        binnenkort=tuple(_soon(press)),
        acties=seen.acties,
        kaart=maps.tile_map(seen.wijken.values()),
        stand=seen.stand,
        vragen=tuple(_questions(press, seen)),
        aantallen=tuple(_counts(press)),
    )


def _counts(press: Press) -> Iterator[Link]:
    """How much there is, each with the way to it: ``1 makerspace``."""
    catalogue, t = press.catalogue, press.t
    for said, kind in (
        (t("aantal.programmas", n=len(live(catalogue.programmas))), Programma),
        (t("aantal.makerspaces", n=len(live(catalogue.makerspaces))), Makerspace),
        (t("aantal.partners", n=len(catalogue.partners)), Partner),
    ):
        yield Link(said, press.frame.naar(urls.list_of(kind)))


def _questions(press: Press, seen: Insight) -> Iterator[Question]:
    t, naar = press.t, press.frame.naar
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


def _door(press: Press, fase: Fase) -> Door:
    number = len(live(press.catalogue.belonging_to(fase).programmas))
    door = groups.chosen(press, fase, fase=fase.id)
    return Door(
        fase,
        replace(door, naam=words.capital(door.naam)),
        *press.said(fase, "vraag"),
        press.t("aantal.programmas", n=number),
    )


def _i_am(press: Press, one: Doelgroep) -> Link:
    naam, taal = press.said(one, "ik_ben")
    return replace(groups.chosen(press, one, doelgroep=one.id), naam=naam, taal=taal)


def _tile(press: Press, one: Thema) -> ThemeTile:
    belonging = press.catalogue.belonging_to(one)
    number = len(live(belonging.programmas)) + len(live(belonging.makerspaces))
    return ThemeTile(groups.chosen(press, one, thema=one.id), f"thema-{one.id}", number)


def _soon(press: Press) -> Iterator[Soon]:
    coming = [
        one for one in moments.of_catalogue(press.catalogue) if one.laatste_dag >= press.today
    ]
    for one in coming[:_SOON]:
        yield Soon(one.evenement.naam, words.moment(one.evenement, press.t), press.link(one.entry))


def _prose(press: Press) -> Iterator[Page]:
    for one in press.catalogue.paginas:
        if taking_part.is_form(one):
            yield from taking_part.pages(press, one, partial(_text, press, one))
        else:
            fields = guide.tables() if one.id == guide.PAGE else ()
            yield press.page(
                "pages/gids.html" if fields else "pages/tekst.html",
                urls.of(one),
                title=one.titel,
                about=one.samenvatting,
                pagina=partial(_text, press, one),
                velden=fields,
            )


def _text(press: Press, one: Pagina | PaginaEn) -> Prose:
    source = press.catalogue.site.broncode
    edit = f"{source.rstrip('/')}/edit/main/content/{one.pad}" if source and one.pad else ""
    return Prose(one.titel, one.samenvatting, press.body(one), edit)
