"""The agenda: everything with a date that is still to come, per month, and calendars to take."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from catalogue import urls
from catalogue.feeds import addresses, calendar, moments, records
from catalogue.feeds.moments import Dated
from catalogue.insight.live import live
from catalogue.pages import words
from catalogue.pages.frame import Link, Page, Press, link
from catalogue.schema import Doelgroep, Makerspace, Record, Thema, Wijk

_ABOUT = "Open dagen, workshops en andere dagen met techniek in {regio}, per maand."
_SHELVES: Sequence[tuple[str, type[Record]]] = (
    ("Per thema", Thema),
    ("Voor wie", Doelgroep),
    ("Per wijk", Wijk),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One moment. ``begin`` and ``tot`` are for machines: its start, and its last day."""

    naam: str
    wanneer: str
    begin: str
    tot: str
    plek: str
    bij: Link
    website: str


@dataclass(frozen=True, slots=True)
class Month:
    """The moments of one month."""

    kop: str
    id: str
    regels: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Hours:
    """A place that is open at fixed times, in the words of its page."""

    bij: Link
    tijden: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """Calendars of one kind of subject."""

    kop: str
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the agenda shows. ``adres`` is the calendar of everything, as well as we know it."""

    maanden: Sequence[Month]
    aantal: str
    plekken: Sequence[Hours]
    alles: Link
    adres: str
    planken: Sequence[Shelf]
    meedoen: str


def pages(press: Press) -> Iterator[Page]:
    """``agenda/index.html``."""
    dated = moments.of_catalogue(press.catalogue)
    coming = [one for one in dated if one.laatste_dag >= press.today]
    yield press.page(
        "pages/agenda.html",
        urls.AGENDA,
        title="Agenda",
        about=_ABOUT.format(regio=press.frame.regio),
        agenda=partial(_agenda, press, dated, coming),
    )


def _agenda(press: Press, dated: Sequence[Dated], coming: Sequence[Dated]) -> Agenda:
    return Agenda(
        maanden=tuple(_months(press, coming)),
        aantal=words.count(len(coming), "moment", "momenten"),
        plekken=tuple(_hours(press)),
        alles=Link("Alles in één agenda", addresses.CALENDAR),
        adres=f"{press.base_url}{addresses.CALENDAR}" if press.base_url else "",
        planken=tuple(_shelves(calendar.addresses(dated))),
        meedoen=urls.taking_part(press.catalogue.paginas),
    )


def _months(press: Press, coming: Sequence[Dated]) -> Iterator[Month]:
    """In order of time. What has begun and is not over stands in the month of today."""
    found: dict[tuple[int, int], list[Row]] = {}
    for one in coming:
        day = max(moments.clock(one.evenement.begin).date(), press.today)
        found.setdefault((day.year, day.month), []).append(_row(one))
    for (year, month), rows in sorted(found.items()):
        kop = words.capital(f"{words.MONTHS[month - 1]} {year}")
        yield Month(kop, f"m-{year}-{month:02}", tuple(rows))


def _row(one: Dated) -> Row:
    return Row(
        naam=one.evenement.naam,
        wanneer=words.moment(one.evenement),
        begin=records.moment(one.evenement.begin),
        tot=one.laatste_dag.isoformat(),
        plek=one.plek,
        bij=link(one.entry),
        website=one.evenement.website or "",
    )


def _hours(press: Press) -> Iterator[Hours]:
    for place in live(press.catalogue.makerspaces):
        if isinstance(place, Makerspace) and place.openingstijden and place.status == "actief":
            yield Hours(link(place), place.openingstijden)


def _shelves(calendars: Mapping[Record, str]) -> Iterator[Shelf]:
    for kop, kind in _SHELVES:
        found = [
            Link(words.capital(link(record).naam), address)
            for record, address in calendars.items()
            if isinstance(record, kind)
        ]
        if found:
            yield Shelf(kop, tuple(sorted(found, key=lambda one: one.naam)))
