"""Woonwijken with a public makerspace per year, as far as dates are known.

Only dated facts make the line: a beginning for what was seen of late, a beginning and an end for
what has closed. What was last seen longer ago may have closed unseen: it is named with the year in
which it was last seen. Everything else is named with the reason why it is not in the line. A year
shows how it was on its last day, so what closed in a year no longer counts in it. That a place was
as public before as it is today is an assumption: sources rarely say when a door opened.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.content.model import Catalogue
from catalogue.insight.coverage import WOONWIJK, Coverage
from catalogue.schema import GONE, Makerspace, Wijk
from catalogue.schema.alive import Alive


@dataclass(frozen=True, slots=True)
class Year:
    """One year: woonwijken with a public makerspace on its last day, and what opened and closed."""

    jaar: int
    woonwijken: int
    erbij: tuple[Makerspace, ...]
    weg: tuple[Makerspace, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The line; ``zonder_datum`` maps each place that is not in it to the reason.

    ``lang_geleden`` maps each place that may have closed unseen to the year when it was last seen.
    The last year is that of the last check of any makerspace. ``nu_zonder_datum`` are the
    woonwijken that have a public makerspace now, but none with a known beginning: together with
    the last year of the line they are all that have one.
    """

    jaren: tuple[Year, ...]
    zonder_datum: Mapping[Makerspace, str]
    lang_geleden: Mapping[Makerspace, int | None]
    nu_zonder_datum: tuple[Wijk, ...]


def of(catalogue: Catalogue, coverages: Mapping[Wijk, Coverage]) -> History:
    """The line of all dated public makerspaces, from the first that opened to the last check."""
    last = max((place.gecontroleerd.year for place in catalogue.makerspaces), default=0)
    dated: list[Makerspace] = []
    undated: dict[Makerspace, str] = {}
    long_ago: dict[Makerspace, int | None] = {}
    for place in catalogue.makerspaces:
        # What counts is whether it is public when it is open.
        if not place.is_openbare_techniekruimte:
            continue
        if catalogue.alive(place) in (Alive.WAARSCHIJNLIJK, Alive.OUD):
            seen = catalogue.last_seen(place)
            long_ago[place] = seen.year if seen else None
        elif reason := _why_undated(place, last):
            undated[place] = reason
        else:
            dated.append(place)
    return History(
        tuple(_years(dated, last)),
        undated,
        long_ago,
        tuple(
            coverage.wijk
            for coverage in coverages.values()
            if coverage.wijk.soort == WOONWIJK
            and coverage.hier
            and all(place in undated for place in coverage.hier)
        ),
    )


def _period(place: Makerspace) -> tuple[int | None, int | None]:
    """The years in which a place opened and closed."""
    if place.periode is None:
        return None, None
    van, tot = place.periode.van, place.periode.tot
    return int(van[:4]) if van else None, int(tot[:4]) if tot else None


def _why_undated(place: Makerspace, last: int) -> str:
    """The reason why the place is not in the line, as the page says it; empty when it is."""
    begin, end = _period(place)
    ended = place.status == GONE
    if place.status and not ended:
        return place.status
    if not place.wijken:
        return "wijk"
    if begin is None:
        return "begin"
    if ended and end is None:
        return "eind"
    # What is open may have an end that is still to come; what has ended may not.
    wrong = end is not None and (end > last if ended else end < last)
    return "jaartallen" if wrong or begin > last else ""


def _years(dated: Iterable[Makerspace], last: int) -> Iterator[Year]:
    opened: dict[int, list[Makerspace]] = defaultdict(list)
    closed: dict[int, list[Makerspace]] = defaultdict(list)
    served: dict[Wijk, set[int]] = defaultdict(set)
    for place in dated:
        begin, end = _period(place)
        begin = begin or last
        opened[begin].append(place)
        if place.status != GONE or end is None:
            end = last + 1
        else:
            closed[end].append(place)
        for wijk in place.wijken:
            if wijk.soort == WOONWIJK:
                served[wijk].update(range(begin, end))
    counts = Counter(year for years in served.values() for year in years)
    for year in range(min(opened, default=last + 1), last + 1):
        yield Year(year, counts[year], tuple(opened[year]), tuple(closed[year]))
