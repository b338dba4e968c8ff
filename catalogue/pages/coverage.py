"""Which wijk has a public makerspace, which borders one, and the schematic map that shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalogue import urls
from catalogue.links import Catalogue
from catalogue.pages.frame import Link, link
from catalogue.schema import Gebied, Makerspace, Wijk

HAS, BORDERS, NONE, OUTSIDE = "heeft", "grenst", "geen", "buiten"
LABELS = {
    HAS: "heeft een openbare makerspace",
    BORDERS: "grenst aan een wijk met een openbare makerspace",
    NONE: "heeft geen openbare makerspace en grenst er ook niet aan",
    OUTSIDE: "haven, bedrijven of weinig bewoners",
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """The state of one wijk, the public makerspaces in it and the wijken beside it that have one."""

    wijk: Wijk
    staat: str
    hier: Sequence[Makerspace]
    hiernaast: Sequence[Wijk]

    @property
    def uitleg(self) -> str:
        """The state in words."""
        return LABELS[self.staat]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a name in a square; ``knijp`` says that it only fits when it is squeezed."""

    tekst: str
    y: float
    knijp: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """One square of the map, in units of the drawing."""

    x: int
    y: int
    kort: str
    regels: Sequence[Line]
    staat: str
    naam: str
    uitleg: str
    adres: str


@dataclass(frozen=True, slots=True)
class WijkMap:
    """The schematic map."""

    breed: int
    hoog: int
    tegels: Sequence[Tile]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table beside the map."""

    wijk: Link
    gebied: Link
    inwoners: int
    staat: str
    uitleg: str
    makerspaces: Sequence[Link]
    hiernaast: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many inhabited wijken are in which state."""

    wijken: int
    heeft: int
    grenst: int
    geen: int


def of_wijken(catalogue: Catalogue) -> dict[Wijk, Coverage]:
    """The coverage of every wijk."""
    public = {
        wijk: tuple(
            one
            for one in catalogue.belonging_to(wijk).makerspaces
            if one.is_openbare_techniekruimte
        )
        for wijk in catalogue.wijken
    }
    covered = {}
    for wijk in catalogue.wijken:
        beside = tuple(other for other in catalogue.wijken_by_id(wijk.buren) if public[other])
        covered[wijk] = Coverage(
            wijk, _state(wijk, bool(public[wijk]), bool(beside)), public[wijk], beside
        )
    return covered


def _state(wijk: Wijk, has: bool, borders: bool) -> str:
    if has:
        return HAS
    if wijk.soort != "woonwijk":
        return OUTSIDE
    return BORDERS if borders else NONE


def tally(covered: Iterable[Coverage]) -> Tally:
    """The figures for wijken where people live."""
    states = [one.staat for one in covered if one.wijk.soort == "woonwijk"]
    return Tally(len(states), states.count(HAS), states.count(BORDERS), states.count(NONE))


def rows(covered: Iterable[Coverage]) -> tuple[Row, ...]:
    """The lines of the table, as written in the reference list."""
    return tuple(
        Row(
            link(one.wijk),
            link(one.wijk.gebied),
            one.wijk.inwoners,
            one.staat,
            one.uitleg,
            tuple(link(place) for place in one.hier),
            tuple(link(other) for other in one.hiernaast),
        )
        for one in covered
    )


_STEP = 10
_MARGIN = 1


def draw(covered: Iterable[Coverage], only: Gebied | None = None) -> WijkMap | None:
    """The map of the wijken that have a place on it; nothing when none has.

    ``only`` leaves out the other areas.
    """
    placed = [
        (one, one.wijk.tegel)
        for one in covered
        if one.wijk.tegel and (only is None or one.wijk.gebied is only)
    ]
    if not placed:
        return None
    left = min(tile.kolom for _, tile in placed)
    top = min(tile.rij for _, tile in placed)
    right = max(tile.kolom for _, tile in placed)
    bottom = max(tile.rij for _, tile in placed)
    return WijkMap(
        (right - left + 1) * _STEP + _MARGIN,
        (bottom - top + 1) * _STEP + _MARGIN,
        tuple(
            Tile(
                (tile.kolom - left) * _STEP + _MARGIN,
                (tile.rij - top) * _STEP + _MARGIN,
                _short(one.wijk.naam),
                _lines(one.wijk.naam, (tile.rij - top) * _STEP + _MARGIN),
                one.staat,
                one.wijk.naam,
                one.uitleg,
                urls.of(one.wijk),
            )
            for one, tile in placed
        ),
    )


_LINE = 1.9
_FITS = 10


def _lines(name: str, top: int) -> tuple[Line, ...]:
    """The name over at most three lines, around the middle of its square."""
    rows: list[str] = []
    for part in name.replace("-", "- ").split():
        if rows and len(rows[-1]) + len(part) < _FITS:
            rows[-1] += part if rows[-1].endswith("-") else f" {part}"
        else:
            rows.append(part)
    first = top + 5.1 - _LINE * (len(rows) - 1) / 2
    return tuple(
        Line(row, round(first + _LINE * place, 2), len(row) > _FITS)
        for place, row in enumerate(rows)
    )


def _short(name: str) -> str:
    """At most four letters that fit a tile: initials of a name of more words."""
    parts = [part for part in name.replace("-", " ").split() if part]
    if len(parts) > 1:
        return "".join(part[0] for part in parts[:4])
    return name[:4]
