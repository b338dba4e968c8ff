"""The first page, and the pages of plain text: about the site, search, not found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from catalogue import urls
from catalogue.derived import guide
from catalogue.feeds import moments
from catalogue.insight import Insight
from catalogue.insight.coverage import Tally
from catalogue.insight.live import live
from catalogue.links import Catalogue
from catalogue.pages import acties, taking_part, tilemap, words
from catalogue.pages.frame import Link, Page, Press, has_entries, link
from catalogue.pages.tilemap import TileMap
from catalogue.schema import (
    Actie,
    Doelgroep,
    Fase,
    Makerspace,
    Pagina,
    Partner,
    Programma,
    Thema,
    VmboProfiel,
    Wijk,
)

_SOON = 4


@dataclass(frozen=True, slots=True)
class Door:
    """A fase as a door: its sign, its question and how much is behind it."""

    fase: Fase
    adres: str
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
class Promise:
    """An action of the pact with its figure."""

    link: Link
    samenvatting: str
    maatstaf: acties.Measure | None


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
    acties: Sequence[Promise]
    kaart: TileMap | None
    stand: Tally
    vragen: Sequence[Question]
    aantallen: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Prose:
    """A page of plain text."""

    titel: str
    samenvatting: str
    tekst: Markup
    bewerken: str


def pages(press: Press, seen: Insight) -> Iterator[Page]:
    """Home, the pages of text, search, 'not found' and 'no network'."""
    site = press.catalogue.site
    yield press.page(
        "pages/home.html",
        urls.HOME,
        title=site.naam,
        about=site.samenvatting,
        home=partial(_home, press, seen),
    )
    yield from _prose(press)
    yield press.page(
        "pages/zoeken.html",
        urls.SEARCH,
        title="Zoeken",
        about=f"Zoek in alle programma's, makerspaces en partners van {site.naam}.",
    )
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


def _home(press: Press, seen: Insight) -> Home:
    catalogue = press.catalogue
    return Home(
        samenvatting=catalogue.site.samenvatting,
        deuren=tuple(_door(press, fase) for fase in catalogue.fasen),
        doelgroepen=tuple(_i_am(one) for one in catalogue.doelgroepen),
        advies=urls.ADVICE if has_entries(catalogue) else "",
        themas=tuple(_tile(press, one) for one in catalogue.themas),
        binnenkort=tuple(_soon(press)),
        acties=tuple(
            Promise(link(one.actie), one.actie.samenvatting, acties.measure(one.maatstaf))
            for one in seen.acties
        ),
        kaart=tilemap.draw(seen.wijken.values()),
        stand=seen.stand,
        vragen=tuple(_questions(seen)),
        aantallen=tuple(_counts(catalogue)),
    )


def _counts(catalogue: Catalogue) -> Iterator[Link]:
    """How much there is, each with the way to it: ``1 makerspace``."""
    for number, one, more, kind in (
        (len(live(catalogue.programmas)), "programma", "programma's", Programma),
        (len(live(catalogue.makerspaces)), "makerspace", "makerspaces", Makerspace),
        (len(catalogue.partners), "partner", "partners", Partner),
    ):
        yield Link(words.count(number, one, more), urls.list_of(kind))


def _questions(seen: Insight) -> Iterator[Question]:
    spots, empty = len(seen.witte_vlekken.wijken), len(seen.overzicht.witte_vlekken)
    late = sum(len(one.te_laat) for one in seen.acties)
    without = sum(not one.programmas for one in seen.profielen)
    yield Question(
        Link("Welke wijk heeft nog niets?", f"{urls.list_of(Wijk)}#wit"),
        f"{words.count(spots, 'woonwijk', 'woonwijken')} zonder openbare makerspace",
    )
    yield Question(
        Link("Voor wie is er niets, en waarover?", f"{urls.MATRIX}#wit"),
        f"{words.count(empty, 'witte vlek', 'witte vlekken')} van doelgroep en thema",
    )
    yield Question(
        Link("Welke actie is te laat?", f"{urls.list_of(Actie)}#te-laat"),
        f"{words.count(late, 'stap', 'stappen')} te laat",
    )
    yield Question(
        Link("Welk vmbo-profiel mist iets?", urls.list_of(VmboProfiel)),
        f"{words.count(without, 'profiel', 'profielen')} zonder programma",
    )
    yield Question(
        Link("Waar houdt een route op?", f"{urls.ROUTES}#gaten"),
        words.count(len(seen.routes.gaten), "programma", "programma's") + " zonder volgende stap",
    )
    yield Question(
        Link("Wat lijkt op elkaar?", urls.OVERLAP),
        f"{words.count(len(seen.overlap), 'paar', 'paren')} om na te kijken",
    )


def _door(press: Press, fase: Fase) -> Door:
    number = len(live(press.catalogue.belonging_to(fase).programmas))
    return Door(fase, urls.of(fase), words.count(number, "programma", "programma's"))


def _i_am(one: Doelgroep) -> Link:
    return Link(one.ik_ben, urls.of(one))


def _tile(press: Press, one: Thema) -> ThemeTile:
    belonging = press.catalogue.belonging_to(one)
    number = len(live(belonging.programmas)) + len(live(belonging.makerspaces))
    return ThemeTile(link(one), f"thema-{one.id}", number)


def _soon(press: Press) -> Iterator[Soon]:
    coming = [
        one for one in moments.of_catalogue(press.catalogue) if one.laatste_dag >= press.today
    ]
    for one in coming[:_SOON]:
        yield Soon(one.evenement.naam, words.moment(one.evenement), link(one.entry))


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


def _text(press: Press, one: Pagina) -> Prose:
    source = press.catalogue.site.broncode
    edit = f"{source.rstrip('/')}/edit/main/content/{one.pad}" if source and one.pad else ""
    return Prose(one.titel, one.samenvatting, press.body(one), edit)
