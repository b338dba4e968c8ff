"""Gaps in the catalogue, the largest first, each with the organisations that could close it.

Two kinds: a woonwijk without a public makerspace, and a doelgroep for which there is nothing about
a thema. What has no wijk (the whole city, the region, online) is an offer for every wijk, so that
an empty field is never a gap; what is for everybody is an offer for each doelgroep whose age fits.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Literal

from catalogue.content.model import Catalogue
from catalogue.insight import coverage
from catalogue.insight.live import joinable, live
from catalogue.insight.matrix import EVERYONE
from catalogue.schema import (
    Doelgroep,
    Entry,
    Leeftijd,
    Ligging,
    Makerspace,
    Partner,
    Programma,
    Thema,
    Wijk,
    ages,
)

TEN = 10
CANDIDATES = 2
_OLDEST = 120
# The ages of which the reference list counts the inhabitants, as fields of a wijk.
_BANDS = {"inwoners_0_15": range(15), "inwoners_15_25": range(15, 25)}

Kind = Literal["wijk", "doelgroep"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that could close a gap, and the entry of its own that is nearest or alike.

    ``km`` is how far that entry is from the wijk; none when the gap is about a doelgroep.
    """

    partner: Partner
    entry: Entry
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap about a ``wijk``, or about a ``doelgroep`` and a ``thema``.

    ``mensen`` are the children and young people up to 25 of the wijk, or the inhabitants that are
    as old as the doelgroep, which is more than the group itself; none when its age has no end.
    ``km`` is how far the nearest public makerspace is from the middle of the wijk; none without
    any. ``elders`` is the number of entries that other doelgroepen have about the thema.
    """

    wijk: Wijk | None = None
    doelgroep: Doelgroep | None = None
    thema: Thema | None = None
    mensen: int | None = None
    km: float | None = None
    elders: int = 0
    kandidaten: tuple[Candidate, ...] = ()

    @property
    def soort(self) -> Kind:
        """The kind of gap."""
        return "wijk" if self.wijk else "doelgroep"


def largest_gaps(
    catalogue: Catalogue, soort: Kind | None = None, most: int | None = TEN
) -> tuple[Gap, ...]:
    """The largest gaps of one kind, or of both in turn: they have no measure in common.

    Of wijken the largest is where most children and young people live farthest from a public
    makerspace (their number times the kilometres). Of doelgroepen every group comes with its
    largest gap first, then its second, and so on: the thema about which others have most. Among
    these the group comes first of whose age most people are. ``most`` none gives all.
    """
    if soort == "wijk":
        gaps: Iterable[Gap] = of_wijken(catalogue)
    elif soort == "doelgroep":
        gaps = of_doelgroepen(catalogue)
    else:
        pairs = zip_longest(of_wijken(catalogue), of_doelgroepen(catalogue))
        gaps = (gap for pair in pairs for gap in pair if gap)
    return tuple(islice(gaps, most))


def of_wijken(catalogue: Catalogue) -> list[Gap]:
    """Woonwijken without a public makerspace, not even perhaps; the largest gap first."""
    near = candidates(catalogue)
    gaps = [
        Gap(
            wijk=spot.wijk,
            mensen=spot.wijk.inwoners_0_15 + spot.wijk.inwoners_15_25,
            km=spot.km,
            kandidaten=near[spot.wijk],
        )
        for spot in coverage.white_spots(coverage.of_wijken(catalogue).values())
    ]
    return sorted(gaps, key=_young_kilometres, reverse=True)


def candidates(catalogue: Catalogue) -> dict[Wijk, tuple[Candidate, ...]]:
    """The organisations that do something nearest to each wijk, also those within it."""
    offers: dict[Ligging, list[Entry]] = defaultdict(list)
    for offer in _offers(catalogue, catalogue.entries):
        for point in coverage.points(offer):
            offers[point].append(offer)
    listed = tuple(offers.values())
    near = {}
    for wijk in catalogue.wijken:
        away = sorted((coverage.kilometres(wijk.ligging, at), n) for n, at in enumerate(offers))
        near[wijk] = _candidates((offer, km) for km, n in away for offer in listed[n])
    return near


def of_doelgroepen(catalogue: Catalogue) -> list[Gap]:
    """Doelgroepen with nothing about a thema; every group with its largest gap first."""
    about = {
        thema: _offers(catalogue, catalogue.backlinks_of(thema).entries)
        for thema in catalogue.themas
    }
    gaps: list[tuple[int, int, Gap]] = []
    for doelgroep in catalogue.doelgroepen:
        if doelgroep.id == EVERYONE:
            continue
        mensen = people_of_age(catalogue, doelgroep)
        own = []
        for thema, offers in about.items():
            if any(is_for(offer, doelgroep) for offer in offers):
                continue
            alike = sorted(offers, key=lambda offer: _years_apart(offer, doelgroep))
            near = _candidates((offer, None) for offer in alike)
            own.append(
                Gap(
                    doelgroep=doelgroep,
                    thema=thema,
                    mensen=mensen,
                    elders=len(offers),
                    kandidaten=near,
                )
            )
        own.sort(key=lambda gap: -gap.elders)
        gaps += ((turn, -(mensen or 0), gap) for turn, gap in enumerate(own))
    return [gap for *_, gap in sorted(gaps, key=lambda ranked: ranked[:2])]


def people_of_age(catalogue: Catalogue, doelgroep: Doelgroep) -> int | None:
    """Inhabitants who are as old as a doelgroep, in hundreds: every year of age counts alike.

    None when the doelgroep has no age, or one that goes beyond those that are counted.
    """
    youngest, oldest = _span(doelgroep.leeftijd)
    if oldest >= max(band.stop for band in _BANDS.values()):
        return None
    years = range(youngest, oldest + 1)
    people = 0.0
    for name, band in _BANDS.items():
        inside = sum(year in band for year in years)
        people += sum(getattr(wijk, name) for wijk in catalogue.wijken) * inside / len(band)
    return int(round(people, -2))


def _young_kilometres(gap: Gap) -> tuple[float, int]:
    """Measure of a gap in a wijk; without any public makerspace the number of people decides."""
    people = gap.mensen or 0
    return people * (gap.km or 0.0), people


def _offers(catalogue: Catalogue, entries: Iterable[Entry]) -> list[Entry]:
    """Entries that somebody can join, those seen last first; makerspaces before programmes."""
    makerspaces = live(entry for entry in entries if isinstance(entry, Makerspace))
    programmas = joinable(entry for entry in entries if isinstance(entry, Programma))
    both: tuple[Entry, ...] = (*makerspaces, *programmas)
    return list(catalogue.newest_first(both))


def is_for(offer: Entry, doelgroep: Doelgroep) -> bool:
    """True when an entry is for a doelgroep, or for everybody of its age."""
    if doelgroep in offer.doelgroepen:
        return True
    everyone = any(group.id == EVERYONE for group in offer.doelgroepen)
    return everyone and ages.fits(offer, *_span(doelgroep.leeftijd))


def _span(leeftijd: Leeftijd | None) -> tuple[int, int]:
    """First and last year of an age that may be open."""
    if leeftijd is None:
        return 0, _OLDEST
    return leeftijd.van or 0, _OLDEST if leeftijd.tot is None else leeftijd.tot


def _years_apart(offer: Entry, doelgroep: Doelgroep) -> int:
    """Years between the ages of an offer and those of a doelgroep; 0 when they touch."""
    youngest, oldest = _span(doelgroep.leeftijd)
    return min(
        max(first - oldest, youngest - (_OLDEST if last is None else last), 0)
        for first, last in ages.of(offer)
    )


def _candidates(offers: Iterable[tuple[Entry, float | None]]) -> tuple[Candidate, ...]:
    """The first organisations behind some offers; one for each offer, so that the offers differ."""
    first: dict[Partner, Candidate] = {}
    for offer, km in offers:
        partner = next((each for each in offer.aanbieders if each not in first), None)
        if partner and all(offer is not candidate.entry for candidate in first.values()):
            first[partner] = Candidate(partner, offer, km)
        if len(first) == CANDIDATES:
            break
    return tuple(first.values())
