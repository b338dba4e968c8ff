"""From kiezen to leren to werken: the ways on one page, and a page with a drawing per theme."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from catalogue.insight import Insight
from catalogue.insight.drawing import Arrow, Drawing
from catalogue.insight.routes import UITLEG, UITLEG_WEG, Walk
from catalogue.schema import Programma, urls
from catalogue.site import words
from catalogue.site.frame import Page, Renderer
from catalogue.site.pages import parts, route_drawing
from catalogue.site.pages.parts import Named
from catalogue.site.pages.route_drawing import Picture
from catalogue.site.words import Link, link, links


@dataclass(frozen=True, slots=True)
class Stop:
    """A programme on a way; ``hoe`` says how one gets there from the one before it."""

    link: Link
    teken: str
    fase: str
    hoe: str


@dataclass(frozen=True, slots=True)
class Way:
    """The shortest way of a doelgroep to work, and what brings it there at once."""

    doelgroep: Link
    haltes: Sequence[Stop]
    direct: Sequence[Link]
    direct_lijst: str


@dataclass(frozen=True, slots=True)
class ThemeRoute:
    """A theme and how many steps its drawing has."""

    link: Link
    aantal: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page about all routes shows."""

    wegen: Sequence[Way]
    themas: Sequence[ThemeRoute]
    gaten: Named
    eindes: Named
    uitleg: str
    uitleg_weg: str


@dataclass(frozen=True, slots=True)
class Onward:
    """A programme and what comes next; ``hoe`` is empty for the first of a list."""

    van: Link
    naar: Sequence[Stop]


@dataclass(frozen=True, slots=True)
class ThemeRoutes:
    """What the page with the routes of one theme shows.

    ``vakken`` is how many programmes a drawing would have; without ``beeld`` they are too many.
    ``rest`` and ``rest_verder`` are the programmes of which the steps are only on their own page.
    """

    naam: str
    thema: Link
    vakken: int
    beeld: Picture | None
    stappen: Sequence[Onward]
    rest: int
    verder: Sequence[Onward]
    rest_verder: int
    los: Named
    uitleg: str


_LISTED = 3
# A drawing of more boxes is nothing that one can look at; nor is it what a phone can show.
_DRAWN = 80
# Programmes of which a page shows the next steps.
_STEPPED = 75
SOURCED, OWN = "volgens een bron", "ons voorstel"


def pages(renderer: Renderer, seen: Insight) -> Iterator[Page]:
    """The page about all routes, and one per theme."""
    about = (
        f"Van kiezen naar leren naar werken in {renderer.regio}: welk programma leidt waarheen, "
        "en wat is voor jou de kortste weg naar werk?"
    )
    yield renderer.page(
        "pages/routes.html",
        urls.ROUTES,
        title="Routes: van kiezen naar werken",
        about=about,
        overzicht=partial(_overview, renderer, seen),
    )
    parent = Link("Routes", urls.ROUTES)
    for at, thema in enumerate(renderer.catalogue.themas):
        yield renderer.page(
            "pages/route.html",
            urls.of_route(thema),
            title=f"Routes: {thema.naam}",
            about=f"Welke programma's over {thema.naam} op elkaar volgen.",
            trail=(parent,),
            route=partial(_theme, seen, at),
        )


def _overview(renderer: Renderer, seen: Insight) -> Overview:
    last = renderer.catalogue.fasen[-1]
    return Overview(
        wegen=tuple(_way(walk, last.id) for walk in seen.routes.wegen),
        themas=tuple(_theme_route(one) for one in seen.tekeningen),
        gaten=parts.named(seen.routes.gaten, "de thema's", f"{urls.ROUTES}#themas"),
        eindes=parts.named(seen.routes.eindes, f"de fase {last.naam}", urls.of(last)),
        uitleg=UITLEG,
        uitleg_weg=UITLEG_WEG,
    )


def _theme_route(drawing: Drawing) -> ThemeRoute:
    return ThemeRoute(
        Link(drawing.thema.naam, urls.of_route(drawing.thema)),
        words.count(len(drawing.pijlen), "stap", "stappen"),
    )


def _way(walk: Walk, last: str) -> Way:
    begin = (_stop(walk.begin),) if walk.begin else ()
    steps = (_stop(step.programma, step.volgens_bron) for step in walk.stappen)
    more = len(walk.direct) > _LISTED
    return Way(
        Link(words.capital(walk.doelgroep.naam), urls.of(walk.doelgroep)),
        (*begin, *steps),
        links(walk.direct[:_LISTED] if more else walk.direct),
        urls.filtered(Programma, fase=last, doelgroep=walk.doelgroep.id) if more else "",
    )


def _stop(programma: Programma, sourced: bool | None = None) -> Stop:
    how = "" if sourced is None else SOURCED if sourced else OWN
    phases = words.enumeration([fase.naam for fase in programma.fase])
    return Stop(link(programma), programma.fase[0].id, phases, how)


def _theme(seen: Insight, at: int) -> ThemeRoutes:
    drawing = seen.tekeningen[at]
    boxes = len(drawing.knopen)
    steps, further = tuple(_onward(drawing.pijlen)), tuple(_onward(drawing.verder))
    name = drawing.thema.naam
    return ThemeRoutes(
        naam=f"Routes: {name}",
        thema=link(drawing.thema),
        vakken=boxes,
        beeld=route_drawing.draw(drawing) if boxes <= _DRAWN else None,
        stappen=steps[:_STEPPED],
        rest=max(len(steps) - _STEPPED, 0),
        verder=further[:_STEPPED],
        rest_verder=max(len(further) - _STEPPED, 0),
        los=parts.named(drawing.los, name, urls.of(drawing.thema)),
        uitleg=UITLEG,
    )


def _onward(arrows: Iterable[Arrow]) -> Iterator[Onward]:
    """The arrows as a list: each programme once, with everything that comes next."""
    found: dict[Programma, list[Stop]] = {}
    for arrow in arrows:
        found.setdefault(arrow.van, []).append(_stop(arrow.naar, arrow.volgens_bron))
    for programma, stops in found.items():
        yield Onward(link(programma), tuple(stops))
