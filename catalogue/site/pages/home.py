"""The first page: doors to what there is and for who can do something, and what comes soon."""

from collections.abc import Iterator
from itertools import islice

from catalogue.feeds import events
from catalogue.insight.live import live
from catalogue.schema import Makerspace, Partner, Programma, ages, urls
from catalogue.site import groups
from catalogue.site.frame import Page, Renderer
from catalogue.site.words import Link

_SOON = 4


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the first page: ``index.html``."""
    yield from renderer.plan(urls.HOME, _home)


def _home(renderer: Renderer) -> bytes:
    catalogue, site, insight = renderer.catalogue, renderer.catalogue.site, renderer.insight
    about = site.samenvatting
    if not renderer.t.is_dutch and "samenvatting" not in site.vertaald:
        about = renderer.t.gettext("Alles over techniek in de buurt.")
    coming = (moment for moment in events.dated(catalogue) if moment.laatste_dag >= renderer.today)
    return renderer.render(
        "pages/home.html",
        urls.HOME,
        title=renderer.naam,
        about=about,
        samenvatting=about,
        ouders=ages.PARENTS,
        advies=urls.ADVICE if renderer.has_entries and renderer.has(urls.ADVICE) else "",
        binnenkort=list(islice(coming, _SOON)),
        kaart=renderer.atlas.of_home(insight.wijken),
        themas=[
            (thema, groups.stand(catalogue.backlinks_of(thema), renderer.t))
            for thema in catalogue.themas
        ],
        aantallen=list(_counts(renderer)),
    )


def _counts(renderer: Renderer) -> Iterator[Link]:
    """Numbers of entries, each with the way to them: ``1 makerspace``."""
    catalogue, t = renderer.catalogue, renderer.t
    programmas, makerspaces = len(live(catalogue.programmas)), len(live(catalogue.makerspaces))
    yield Link(
        t.ngettext("%(n)s programma", "%(n)s programma's", programmas),
        urls.list_of(Programma),
    )
    yield Link(
        t.ngettext("%(n)s makerspace", "%(n)s makerspaces", makerspaces),
        urls.list_of(Makerspace),
    )
    yield Link(
        t.ngettext("%(n)s partner", "%(n)s partners", len(catalogue.partners)),
        urls.list_of(Partner),
    )
