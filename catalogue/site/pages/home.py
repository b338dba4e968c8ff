"""The first page: doors to what there is, what comes soon, and the questions that stay open."""

from collections.abc import Iterator
from itertools import islice

from catalogue.feeds import events
from catalogue.insight.live import live
from catalogue.schema import Actie, Makerspace, Partner, Programma, VmboProfiel, Wijk, ages, urls
from catalogue.site import groups, maps
from catalogue.site.frame import Page, Renderer
from catalogue.site.words import Link

_SOON = 4
# A page of text of the content that is a door too, for those who are no doelgroep.
_COMPANIES = "bedrijven"


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the first page: ``index.html``."""
    yield from renderer.plan(urls.HOME, _home)


def _home(renderer: Renderer) -> bytes:
    catalogue, site, insight = renderer.catalogue, renderer.catalogue.site, renderer.insight
    in_english = site.samenvatting_en or renderer.t("home.over")
    about = site.samenvatting if renderer.t.is_dutch else in_english
    coming = (moment for moment in events.dated(catalogue) if moment.laatste_dag >= renderer.today)
    return renderer.render(
        "pages/home.html",
        urls.HOME,
        title=renderer.naam,
        about=about,
        samenvatting=about,
        ouders=ages.PARENTS,
        bedrijven=next(
            (renderer.naar(urls.of(page)) for page in catalogue.paginas if page.id == _COMPANIES),
            "",
        ),
        advies=urls.ADVICE if renderer.has_entries else "",
        binnenkort=list(islice(coming, _SOON)),
        kaart=maps.tile_map(insight.wijken.values()),
        themas=[
            (thema, groups.stand(catalogue.backlinks_of(thema), renderer.t))
            for thema in catalogue.themas
        ],
        vragen=list(_questions(renderer)),
        aantallen=list(_counts(renderer)),
    )


def _counts(renderer: Renderer) -> Iterator[Link]:
    """Numbers of entries, each with the way to them: ``1 makerspace``."""
    catalogue, t, naar = renderer.catalogue, renderer.t, renderer.naar
    programmas, makerspaces = len(live(catalogue.programmas)), len(live(catalogue.makerspaces))
    yield Link(t("aantal.programmas", n=programmas), naar(urls.list_of(Programma)))
    yield Link(t("aantal.makerspaces", n=makerspaces), naar(urls.list_of(Makerspace)))
    yield Link(t("aantal.partners", n=len(catalogue.partners)), naar(urls.list_of(Partner)))


def _questions(renderer: Renderer) -> Iterator[tuple[str, str, str]]:
    """Questions of someone who wants to change something: address, question, short answer."""
    t, insight = renderer.t, renderer.insight
    late = sum(len(action.te_laat) for action in insight.acties)
    without = sum(not profile.programmas for profile in insight.profielen)
    blank, gaps = len(insight.overzicht.samen.leeg), len(insight.routes.gaten)
    wijken = t("vragen.wijken", n=len(insight.witte_vlekken))
    yield renderer.naar(f"{urls.list_of(Wijk)}#wit"), t("vragen.wijk"), wijken
    yield f"{urls.MATRIX}#wit", t("vragen.voor_wie"), t("vragen.vlekken", n=blank)
    yield f"{urls.list_of(Actie)}#te-laat", t("vragen.actie"), t("vragen.stappen", n=late)
    yield urls.list_of(VmboProfiel), t("vragen.profiel"), t("vragen.profielen", n=without)
    yield f"{urls.ROUTES}#gaten", t("vragen.route"), t("vragen.gaten", n=gaps)
    yield urls.OVERLAP, t("vragen.dubbel"), t("vragen.paren", n=len(insight.overlap))
