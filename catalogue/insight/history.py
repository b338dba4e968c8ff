"""How the number of woonwijken with a public makerspace moved, as far as dates are known.

Only dated facts make the line: a beginning for what is open, a beginning and an end for what has
closed. Everything else is named with the reason why it is not in the line. A year shows how it
was on its last day, so what closed in a year no longer counts in it. That a place was as public
before as it is today is an assumption: sources rarely say when a door opened.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from catalogue.content.model import Catalogue
from catalogue.insight.coverage import HOME, Coverage
from catalogue.schema import GONE, STATUS, Makerspace, Wijk

_NO_PLACE = "we weten niet in welke wijk"
_NO_BEGIN = "we weten niet sinds wanneer"
_NO_END = "gestopt, maar we weten niet wanneer"
_CONTRADICTION = "de jaartallen kloppen niet met de status"


@dataclass(frozen=True, slots=True)
class Year:
    """One year: woonwijken with a public makerspace on its last day, and what opened and closed."""

    jaar: int
    woonwijken: int
    erbij: tuple[Makerspace, ...]
    weg: tuple[Makerspace, ...]


@dataclass(frozen=True, slots=True)
class Undated:
    """A place that is not in the line, and why."""

    makerspace: Makerspace
    reden: str


@dataclass(frozen=True, slots=True)
class History:
    """The line, and what is not in it.

    The last year is that of the last check of any makerspace. ``nu_zonder_datum`` are the
    woonwijken that have a public makerspace now, but none with a known beginning: together with
    the last year of the line they are all that have one.
    """

    jaren: tuple[Year, ...]
    zonder_datum: tuple[Undated, ...]
    nu_zonder_datum: tuple[Wijk, ...]


@dataclass(frozen=True, slots=True)
class _Dated:
    makerspace: Makerspace
    van: int
    tot: int | None


def of(catalogue: Catalogue, covered: Mapping[Wijk, Coverage]) -> History:
    """The line of all dated public makerspaces, from the first that opened to the last check."""
    last = max((one.gecontroleerd.year for one in catalogue.makerspaces), default=0)
    dated: list[_Dated] = []
    undated: list[Undated] = []
    for place in catalogue.makerspaces:
        if _would_count(place):
            match _read(place, last):
                case _Dated() as one:
                    dated.append(one)
                case Undated() as one:
                    undated.append(one)
    known = {one.makerspace for one in dated}
    without = (one.wijk for one in covered.values() if one.wijk.soort == HOME and one.hier)
    return History(
        tuple(_line(dated, last)),
        tuple(undated),
        tuple(wijk for wijk in without if known.isdisjoint(covered[wijk].hier)),
    )


def _would_count(place: Makerspace) -> bool:
    """Whether the place is a public makerspace when it is open."""
    return replace(place, status="actief").is_openbare_techniekruimte


def _read(place: Makerspace, last: int) -> _Dated | Undated:
    begin = _year(place.periode.van) if place.periode else None
    end = _year(place.periode.tot) if place.periode else None
    reason = _reason(place, begin, end, last)
    if reason or begin is None:
        return Undated(place, reason)
    return _Dated(place, begin, end if place.status == GONE else None)


def _reason(place: Makerspace, begin: int | None, end: int | None, last: int) -> str:
    """Why the place is not in the line; empty when it is."""
    if place.status not in {"actief", GONE}:
        return STATUS[place.status]
    if not place.wijken:
        return _NO_PLACE
    if begin is None:
        return _NO_BEGIN
    gone = place.status == GONE
    if gone and end is None:
        return _NO_END
    # What is open may have an end that is still to come; what has ended may not.
    wrong = end is not None and (end > last if gone else end < last)
    return _CONTRADICTION if wrong or begin > last else ""


def _year(period: str | None) -> int | None:
    return int(period[:4]) if period else None


def _line(dated: Iterable[_Dated], last: int) -> Iterable[Year]:
    opened: dict[int, list[Makerspace]] = defaultdict(list)
    closed: dict[int, list[Makerspace]] = defaultdict(list)
    served: dict[Wijk, set[int]] = defaultdict(set)
    for one in dated:
        opened[one.van].append(one.makerspace)
        if one.tot is not None:
            closed[one.tot].append(one.makerspace)
        open_years = range(one.van, last + 1 if one.tot is None else one.tot)
        for wijk in one.makerspace.wijken:
            if wijk.soort == HOME:
                served[wijk].update(open_years)
    counts: dict[int, int] = defaultdict(int)
    for years in served.values():
        for year in years:
            counts[year] += 1
    for year in range(min(opened, default=last + 1), last + 1):
        yield Year(year, counts[year], tuple(opened[year]), tuple(closed[year]))
