"""Changes per month: began, stopped, confirmed, steps of actions that were done, gaps closed.

Days that the content gives (``periode``, ``bevestigd``, ``klaar`` of a step) say what changed in
the city, the same in every copy of the content, without git too. Only the history of the files
(``content.versions``, which feeds read already) knows what came into this overview: a copy without
its history leaves that out, and ``unknown`` counts it. Not used are ``gecontroleerd`` and the years
of sources, as being looked at is no change, and older versions of files: a better sentence is no
change in the city, and old files may not keep to the rules of today.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from catalogue.base.text import enumeration
from catalogue.content.model import Catalogue
from catalogue.insight.coverage import WOONWIJK
from catalogue.insight.gaps import is_for
from catalogue.insight.matrix import EVERYONE
from catalogue.schema import (
    GONE,
    Actie,
    Doelgroep,
    Entry,
    Makerspace,
    Programma,
    Record,
    Thema,
    Wijk,
)

# What is new may be the whole catalogue: more than this is counted, not named.
MOST_NAMED = 20
MONTHS_SHOWN = 12
_MONTH = len("2026-11")


class Sort(StrEnum):
    """Sorts of change, in the order in which a month shows them; the value is how they read.

    ``NIEUW`` is about this overview, all others are about the city.
    """

    BEGONNEN = "Begonnen"
    GESTOPT = "Gestopt"
    GAT = "Gat gedicht"
    STAP = "Stap van een actie klaar"
    BEVESTIGD = "Bevestigd door de organisatie"
    NIEUW = "Nieuw in dit overzicht"


Filled = tuple[Wijk] | tuple[Thema, Doelgroep]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one record; ``detail`` says more than its name: the step, who confirmed it.

    ``gaten`` are the gaps that it closed, which feeds have in ``detail`` too: a wijk, or a thema
    and a doelgroep.
    """

    record: Entry | Actie
    detail: str = ""
    gaten: tuple[Filled, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """All changes of ``maand``: ``2026-11``, or ``2026`` when only the year is known.

    ``laatst`` is the last known day of a change, or the first day of the month or year.
    """

    maand: str
    laatst: date
    changes: Mapping[Sort, tuple[Change, ...]]

    @property
    def records(self) -> list[Record]:
        """Every record that changed."""
        return [change.record for changes in self.changes.values() for change in changes]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Entries of which no month is known: when they were new here, began, or stopped."""

    nieuw: int
    begonnen: int
    gestopt: tuple[Entry, ...]


def months(catalogue: Catalogue, created: Mapping[Record, datetime]) -> tuple[Month, ...]:
    """The last months in which anything changed, newest first; a year without months comes last.

    ``created`` is when the file of a record was made first.
    """
    by_month: dict[str, dict[Sort, list[Change]]] = defaultdict(lambda: defaultdict(list))
    last: dict[str, date] = {}
    now = f"{catalogue.today:%Y-%m}"
    for sort, day, change in _dated(catalogue, created):
        if day[:_MONTH] <= now:  # What is announced has not changed yet.
            maand = day[:_MONTH]
            by_month[maand][sort].append(change)
            last[maand] = max(last.get(maand, date.min), date.fromisoformat(f"{day}-01-01"[:10]))
    return tuple(
        Month(maand, last[maand], {sort: tuple(by_sort[sort]) for sort in Sort if sort in by_sort})
        for maand, by_sort in sorted(by_month.items(), reverse=True)[:MONTHS_SHOWN]
    )


def unknown(catalogue: Catalogue, created: Mapping[Record, datetime]) -> Unknown:
    """Entries that ``months`` cannot place."""
    return Unknown(
        sum(entry not in created for entry in catalogue.entries if entry.status != GONE),
        sum(not _begin(entry) for entry in catalogue.entries if entry.status is None),
        tuple(entry for entry in catalogue.entries if entry.status == GONE and not _end(entry)),
    )


def _dated(
    catalogue: Catalogue, created: Mapping[Record, datetime]
) -> Iterator[tuple[Sort, str, Change]]:
    """Every change with its day, month or year."""
    closed = _closed_gaps(catalogue)
    for entry in catalogue.entries:
        begin, end = _begin(entry), _end(entry)
        if begin:
            yield Sort.BEGONNEN, begin, Change(entry)
        if entry in closed:
            yield Sort.GAT, begin, _closing(entry, closed[entry])
        if end:
            yield Sort.GESTOPT, end, Change(entry)
        if entry.bevestigd:
            who = entry.bevestigd.door.naam
            yield Sort.BEVESTIGD, entry.bevestigd.op.isoformat(), Change(entry, who)
        if entry in created and entry.status != GONE:
            yield Sort.NIEUW, created[entry].date().isoformat(), Change(entry)
    for actie in catalogue.acties:
        for stap in actie.stappen:
            if stap.klaar:
                yield Sort.STAP, stap.klaar.isoformat(), Change(actie, stap.naam)


def _begin(entry: Entry) -> str:
    """Day, month or year in which an entry began; empty when unknown or still to come."""
    began = entry.periode and entry.status != "gepland"
    return (entry.periode.van or "") if began and entry.periode else ""


def _end(entry: Entry) -> str:
    """Day, month or year in which an entry ended; empty for what goes on and when unknown."""
    return (entry.periode.tot or "") if entry.periode and entry.status == GONE else ""


def counted(changes: Iterable[Change]) -> str:
    """Numbers of programmes and places among some changes: ``94 programma's en 1 plek``."""
    programmas, plekken = 0, 0
    for change in changes:
        programmas += isinstance(change.record, Programma)
        plekken += isinstance(change.record, Makerspace)
    kinds = (programmas, "programma", "programma's"), (plekken, "plek", "plekken")
    return enumeration(
        [f"{number} {one if number == 1 else more}" for number, one, more in kinds if number]
    )


def sentences(month: Month) -> Iterator[str]:
    """A sentence for each sort of change, as ``Begonnen: Robotica, Lasclub.``."""
    for sort, changes in month.changes.items():
        named = (
            f"{change.record.naam} ({change.detail})" if change.detail else change.record.naam
            for change in changes
        )
        yield f"{sort}: {', '.join(named) if len(changes) <= MOST_NAMED else counted(changes)}."


# --- gaps that an entry closed ------------------------------------------------------------------


def _closed_gaps(catalogue: Catalogue) -> dict[Entry, list[Filled]]:
    """Gaps that an entry closed when it began, as far as this overview knows.

    All others that fill the gap must be known to have begun later or to have ended before. The
    successor of something closes none: that was there before.
    """
    fillers: dict[Filled, list[Entry]] = defaultdict(list)
    for entry in catalogue.entries:
        for gap in _filled(entry, catalogue.doelgroepen):
            fillers[gap].append(entry)
    successors = {(type(entry), entry.opvolger) for entry in catalogue.entries}
    closed: dict[Entry, list[Filled]] = defaultdict(list)
    for gap, entries in fillers.items():
        for entry in entries:
            begin = _begin(entry)
            if len(begin) < _MONTH or entry.oude_namen or (type(entry), entry.id) in successors:
                continue
            if all(_was_not_there(other, begin) for other in entries if other is not entry):
                closed[entry].append(gap)
    return closed


def _closing(entry: Entry, gaps: Collection[Filled]) -> Change:
    words = (
        f"een openbare makerspace in {first.naam}"
        if not group
        else f"{first.naam} voor {group[0].naam}"
        for first, *group in gaps
    )
    return Change(entry, "; ".join(words), tuple(gaps))


def _was_not_there(entry: Entry, day: str) -> bool:
    """True when an entry surely began after a day or month, or had ended before it."""
    began_later = _is_before(day, _begin(entry))
    return entry.status == "gepland" or began_later or _is_before(_end(entry), day)


def _is_before(first: str, second: str) -> bool:
    """True when a day, month or year surely comes before another: 2026 is not before 2026-09."""
    return bool(first) and first[: len(second)] < second[: len(first)]


def _filled(entry: Entry, doelgroepen: Iterable[Doelgroep]) -> Iterator[Filled]:
    """Gaps, as ``gaps`` counts them, that an entry fills or would have filled."""
    if isinstance(entry, Makerspace) and entry.is_openbare_techniekruimte:
        for wijk in entry.wijken:
            if wijk.soort == WOONWIJK:
                yield (wijk,)
    if isinstance(entry, Programma) and entry.aard == "netwerk":
        return
    for doelgroep in doelgroepen:
        if doelgroep.id != EVERYONE and is_for(entry, doelgroep):
            for thema in entry.themas:
                yield thema, doelgroep
