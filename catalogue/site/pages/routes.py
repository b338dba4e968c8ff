"""From kiezen to leren to werken: the routes that a source gives, per doelgroep."""

from collections.abc import Iterator

from catalogue.insight.live import joinable
from catalogue.schema import VmboProfiel, urls
from catalogue.site import figures, folds
from catalogue.site.frame import Page, Renderer

# Routes that the page shows of a doelgroep.
_MOST = 20
# A kenmerk of the content whose programmes are routes themselves.
_CONTINUOUS = "doorlopende-leerroute"


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page about all routes."""
    yield from renderer.plan(urls.ROUTES, _routes)


def _routes(renderer: Renderer) -> bytes:
    catalogue, routes, t = renderer.catalogue, renderer.insight.routes, renderer.t
    continuous = next((each for each in catalogue.kenmerken if each.id == _CONTINUOUS), None)
    inside = catalogue.backlinks_of(continuous).live.programmas if continuous else ()
    return renderer.render(
        "pages/routes.html",
        urls.ROUTES,
        title=t.gettext("Routes: van kiezen naar werken"),
        about=t.gettext(
            "Van kiezen naar leren naar werken in %(plaats)s: na welk programma kun je verder met "
            "welk ander programma?",
            plaats=renderer.regio,
        ),
        uitleg=figures.about_steps(t),
        doelgroepen={group: found for group, found in routes.per_doelgroep.items() if found},
        zonder=[group.naam for group, found in routes.per_doelgroep.items() if not found],
        meeste=_MOST,
        doorlopend=continuous,
        leerroutes=catalogue.newest_first(joinable(inside)),
        vmbo=urls.list_of(VmboProfiel) if catalogue.vmbo_profielen else "",
        gaten=folds.divide(catalogue, routes.gaten),
        stappen=sum(map(len, routes.vervolg.values())),
        aantal_gaten=len(routes.gaten),
        meedoen=urls.taking_part(catalogue.paginas),
    )
