"""From kiezen to leren to werken: the ways on one page, and a page with a drawing per theme.

``insight.drawing`` says in which layer and place a box of a drawing stands; here it gets its size
in pixels. Layers go down, because a phone is high. An arrow to the next layer goes straight; any
other first moves into a lane between two boxes, so that no arrow runs behind a box.
"""

from collections.abc import Iterable, Iterator, Mapping

from catalogue.insight.drawing import Drawing, Node
from catalogue.insight.routes import UITLEG, UITLEG_WEG, Step
from catalogue.schema import Fase, Programma, Thema, urls
from catalogue.site import folds, words
from catalogue.site.frame import Page, Renderer
from catalogue.site.words import Link, link

# A drawing of more boxes is nothing that one can look at; nor is it what a phone can show.
_MOST_BOXES = 80
# Programmes of which a page shows the next steps.
_MOST_STEPS = 75


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page about all routes, and one per theme."""
    yield from renderer.plan(urls.ROUTES, _overview)
    for number, thema in enumerate(renderer.catalogue.themas):
        yield from renderer.plan(urls.of_route(thema), _of_thema, thema, number)


def _overview(renderer: Renderer) -> bytes:
    insight, last = renderer.insight, renderer.catalogue.fasen[-1]
    routes = insight.routes
    return renderer.render(
        "pages/routes.html",
        urls.ROUTES,
        title="Routes: van kiezen naar werken",
        about=f"Van kiezen naar leren naar werken in {renderer.regio}: welk programma leidt "
        "waarheen, en wat is voor jou de kortste weg naar werk?",
        uitleg=UITLEG,
        uitleg_weg=UITLEG_WEG,
        wegen=[
            (walk, urls.filtered(Programma, fase=last.id, doelgroep=walk.doelgroep.id))
            for walk in routes.wegen
        ],
        themas=[
            Link(drawing.thema.naam, urls.of_route(drawing.thema), len(drawing.pijlen))
            for drawing in insight.tekeningen
        ],
        gaten=folds.divide(renderer.catalogue, routes.gaten),
        gaten_elders=Link("de thema's", f"{urls.ROUTES}#themas"),
        eindes=folds.divide(renderer.catalogue, routes.eindes),
        eindes_elders=Link(f"de fase {last.naam}", urls.of(last)),
    )


def _of_thema(renderer: Renderer, thema: Thema, number: int) -> bytes:
    drawing = renderer.insight.tekeningen[number]
    boxes = len(drawing.knopen)
    return renderer.render(
        "pages/route.html",
        urls.of_route(thema),
        title=f"Routes: {thema.naam}",
        about=f"Welke programma's over {thema.naam} op elkaar volgen.",
        trail=(Link("Routes", urls.ROUTES),),
        thema=thema,
        uitleg=UITLEG,
        vakken=boxes,
        beeld=_Layout(drawing) if 0 < boxes <= _MOST_BOXES else None,
        stappen=_by_programma(renderer, drawing.pijlen),
        verder=_by_programma(renderer, drawing.verder),
        meeste=_MOST_STEPS,
        los=folds.divide(renderer.catalogue, drawing.los),
        los_elders=link(thema),
    )


def _by_programma(renderer: Renderer, arrows: Iterable[Step]) -> list[tuple[Programma, list[Step]]]:
    """Each programme once, what was seen last first, with the arrows to all that comes next."""
    leaving: dict[Programma, list[Step]] = {}
    for arrow in arrows:
        leaving.setdefault(arrow.van, []).append(arrow)
    return [(van, leaving[van]) for van in renderer.catalogue.newest_first(leaving)]


# --- the drawing of a theme ---------------------------------------------------------------------

_WIDE, _HIGH = 134, 58
# Between two layers, for the bends of the arrows.
_DOWN = 40
# Above the first layer of a fase, for its name.
_BAND = 22
# Between two boxes, and what each lane adds to it.
_ASIDE, _LANE = 12, 7
_FITS, _LINES, _LINE = 18, 3, 15
_EMS = 118 / 13.5
"""Room between the sides of a box, in ems of its letters (`routes.css`)."""


class _Layout:
    """A drawing in pixels: the layers from top to bottom, the places and lanes across."""

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._nodes = {node.programma: node for node in drawing.knopen}
        self._lanes = self._arrows_by_lane()
        self._left = self._left_of_places()
        self._tops = self._tops_of_layers()
        self.breed = self._left[-1]
        self.hoog = self._tops[-1] + _HIGH + _DOWN // 2

    def vakken(self) -> Iterator[tuple[Programma, int, int, list[tuple[int, str, bool]]]]:
        """Programme of each box, its left, its top, and the lines of its name.

        A line is its height, its text, and whether it only fits when it is squeezed.
        """
        for programma, node in self._nodes.items():
            y = self._tops[node.kolom]
            rows = _lines(programma.naam)
            first = y + _HIGH // 2 + 5 - (len(rows) - 1) * _LINE // 2
            lines = [
                (first + _LINE * number, row, words.width(row) > _EMS)
                for number, row in enumerate(rows)
            ]
            yield programma, self._left[node.rij], y, lines

    def banden(self) -> Iterator[tuple[Fase, int, int]]:
        """Fase of each band with boxes, its top and its height."""
        used = {node.kolom for node in self._nodes.values()}
        for fase, layers in self._drawing.banden.items():
            if used.intersection(layers):
                top = self._tops[layers[0]] - _BAND - 4
                yield fase, top, self._tops[layers[-1]] + _HIGH + 10 - top

    def lijnen(self) -> Iterator[tuple[str, bool]]:
        """Path of each arrow, and whether a source says so."""
        arrows = self._drawing.pijlen
        leaving = _shares(self._nodes, ((arrow.van, arrow.naar) for arrow in arrows))
        coming = _shares(self._nodes, ((arrow.naar, arrow.van) for arrow in arrows))
        for arrow in arrows:
            start, end = self._nodes[arrow.van], self._nodes[arrow.naar]
            x1 = self._left[start.rij] + round(_WIDE * leaving[arrow.van, arrow.naar])
            y1 = self._tops[start.kolom] + _HIGH
            x2 = self._left[end.rij] + round(_WIDE * coming[arrow.naar, arrow.van])
            y2 = self._tops[end.kolom] - 3
            lane = self._lane_x(arrow)
            path = _straight(x1, y1, x2, y2) if lane is None else _around(x1, y1, lane, x2, y2)
            yield path, arrow.volgens_bron

    def _arrows_by_lane(self) -> list[list[Step]]:
        """For each lane, left of every place and right of the last, the arrows that use it."""
        lanes: list[list[Step]] = [[] for _ in range(self._drawing.rijen + 1)]
        for arrow in self._drawing.pijlen:
            start, end = self._nodes[arrow.van], self._nodes[arrow.naar]
            if end.kolom != start.kolom + 1:
                # The lane beside the target on the side of the source: the shortest way round.
                lanes[end.rij + (start.rij > end.rij)].append(arrow)
        return lanes

    def _left_of_places(self) -> list[int]:
        """The left of every place; the last is the width of the whole."""
        x, left = 0, []
        for lane in self._lanes:
            x += _ASIDE + _LANE * len(lane)
            left.append(x)
            x += _WIDE
        left[-1] += _ASIDE // 2
        return left

    def _lane_x(self, arrow: Step) -> int | None:
        for place, lane in enumerate(self._lanes):
            if arrow in lane:
                before = self._left[place - 1] + _WIDE if place else 0
                return before + _ASIDE // 2 + _LANE * lane.index(arrow) + _LANE // 2
        return None

    def _tops_of_layers(self) -> list[int]:
        """The top of every layer; the first of a fase leaves room for the name of the fase."""
        firsts = {layers[0] for layers in self._drawing.banden.values()}
        used = {node.kolom for node in self._nodes.values()}
        y, tops = 4, []
        for layer in range(max(used) + 1):
            y += _BAND if layer in used & firsts else 0
            tops.append(y)
            y += _HIGH + _DOWN if layer in used else 0
        return tops


def _shares(
    nodes: Mapping[Programma, Node], ends: Iterable[tuple[Programma, Programma]]
) -> dict[tuple[Programma, Programma], float]:
    """Place of each arrow along its box, from 0 to 1: the more to the left, the earlier."""
    beside: dict[Programma, list[Programma]] = {}
    for programma, other in ends:
        beside.setdefault(programma, []).append(other)
    shares = {}
    for programma, others in beside.items():
        others.sort(key=lambda other: (nodes[other].rij, nodes[other].kolom))
        for place, other in enumerate(others, 1):
            shares[programma, other] = place / (len(others) + 1)
    return shares


def _straight(x1: int, y1: int, x2: int, y2: int) -> str:
    half = (y2 - y1) // 2
    return f"M{x1} {y1}C{x1} {y1 + half} {x2} {y2 - half} {x2} {y2}"


def _around(x1: int, y1: int, lane: int, x2: int, y2: int) -> str:
    bend = _DOWN - 6
    a, b = y1 + bend, y2 - bend
    half = bend // 2
    return (
        f"M{x1} {y1}C{x1} {y1 + half} {lane} {a - half} {lane} {a}V{b}"
        f"C{lane} {b + half} {x2} {y2 - half} {x2} {y2}"
    )


def _lines(name: str) -> list[str]:
    """The name over at most three lines that fit a box; cut when it is longer."""
    rows = [""]
    for word in name.replace("-", "- ").split():
        glue = "" if not rows[-1] or rows[-1].endswith("-") else " "
        if len(rows[-1]) + len(glue) + len(word) <= _FITS or not rows[-1]:
            rows[-1] += glue + word
        else:
            rows.append(word)
    if len(rows) > _LINES:
        rows = [*rows[: _LINES - 1], f"{rows[_LINES - 1][: _FITS - 1]}…"]
    return [row if len(row) <= _FITS + 2 else f"{row[: _FITS + 1]}…" for row in rows]
