"""The agenda: what has a date and is still to come, per month; what comes back; and calendars."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from functools import partial

from catalogue.feeds import addresses, calendar, moments, records, recurring
from catalogue.feeds.moments import Dated
from catalogue.feeds.recurring import Recurring
from catalogue.schema import Doelgroep, Makerspace, Programma, Record, Thema, Wijk, hours, urls
from catalogue.schema.hours import WEEK
from catalogue.site import words
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.pages import facets, timetable
from catalogue.site.words import Link, named


@dataclass(frozen=True, slots=True)
class Row:
    """A moment, or what comes back. ``begin`` and ``tot`` are for machines: start and last day.

    ``waarden`` is what it is filtered by, ``noot`` what the content adds to when it is.
    """

    naam: str
    wanneer: str
    noot: str
    begin: str
    tot: str
    plek: str
    bij: Link
    website: str
    waarden: str


@dataclass(frozen=True, slots=True)
class Part:
    """Rows below a heading of their own, or below that of their section."""

    kop: str
    regels: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Section:
    """A month, or what comes back every week or month. ``maand`` tells them apart."""

    kop: str
    id: str
    uitleg: str
    delen: Sequence[Part]
    maand: bool


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
    """What the agenda shows. ``adres`` is the calendar of everything, as well as we know it.

    ``abonneren`` is the same for a calendar that follows it: a browser hands ``webcal:`` to that.
    """

    vakken: Sequence[Section]
    filters: Sequence[facets.Group]
    aantal: str
    een: str
    meer: str
    plekken: Sequence[Hours]
    alles: Link
    adres: str
    abonneren: str
    planken: Sequence[Shelf]
    meedoen: str

    @property
    def leeg(self) -> bool:
        """Whether nothing has a date."""
        return not any(vak.maand for vak in self.vakken)


def pages(renderer: Renderer) -> Iterator[Page]:
    """``agenda/index.html``."""
    yield renderer.page(
        "pages/agenda.html",
        urls.AGENDA,
        title=renderer.t("agenda.kop"),
        about=renderer.t("agenda.over", regio=renderer.regio),
        agenda=partial(_agenda, renderer),
    )


def _agenda(renderer: Renderer) -> Agenda:
    catalogue, t = renderer.catalogue, renderer.t
    dated = moments.of_catalogue(catalogue)
    fixed = recurring.of_catalogue(catalogue)
    writer = _Writer(renderer, facets.of_moments(catalogue, t))
    sections = (
        *writer.months([one for one in dated if one.laatste_dag >= renderer.today]),
        *writer.coming_back([one for one in fixed if not hours.is_over(one.tijd, renderer.today)]),
    )
    full = urls.absolute(addresses.CALENDAR, renderer.base_url) if renderer.base_url else ""
    return Agenda(
        vakken=sections,
        filters=facets.groups(writer.facets, writer.shown) if len(writer.shown) > 1 else (),
        aantal=t("aantal.momenten", n=len(writer.shown)),
        een=t.form("woord.moment", 1),
        meer=t.form("woord.moment"),
        plekken=tuple(_hours(renderer)),
        alles=Link(t("agenda.alles"), addresses.CALENDAR),
        adres=full,
        abonneren=f"webcal:{full.partition(':')[2]}" if full else "",
        planken=tuple(_shelves(t, calendar.addresses((*dated, *fixed)))),
        meedoen=renderer.naar(urls.taking_part(catalogue.paginas)),
    )


class _Writer:
    """Writes rows, and remembers the entry of each for the counts of the filters."""

    def __init__(
        self, renderer: Renderer, wanted: Sequence[facets.Facet[Programma | Makerspace]]
    ) -> None:
        self._press, self._t, self._today = renderer, renderer.t, renderer.today
        self.facets = wanted
        self.shown: list[Programma | Makerspace] = []

    def months(self, coming: Iterable[Dated]) -> Iterator[Section]:
        """In order of time. What has begun and is not over stands in the month of today."""
        found: dict[tuple[int, int], list[Row]] = {}
        for one in coming:
            day = max(moments.clock(one.evenement.begin).date(), self._today)
            found.setdefault((day.year, day.month), []).append(self._moment(one))
        for (year, month), rows in sorted(found.items()):
            kop = words.capital(self._t.month(month, year))
            yield Section(kop, f"m-{year}-{month:02}", "", (Part("", tuple(rows)),), maand=True)

    def coming_back(self, fixed: Sequence[Recurring]) -> Iterator[Section]:
        """What comes back every week, day by day, and then what comes back every month."""
        names = zip(WEEK, self._t("tijd.dagen").split(), strict=True)
        parts = [Part(words.capital(said), tuple(self._on(name, fixed))) for name, said in names]
        week = tuple(part for part in parts if part.regels)
        month = tuple(
            self._fixed(one, timetable.when(one.tijd, self._t)) for one in fixed if one.tijd.welke
        )
        look = self._t("agenda.kijk")
        if week:
            yield Section(self._t("agenda.week"), "elke-week", look, week, maand=False)
        if month:
            yield Section(
                self._t("agenda.maand"), "elke-maand", look, (Part("", month),), maand=False
            )

    def _on(self, name: str, fixed: Iterable[Recurring]) -> Iterator[Row]:
        today = [one for one in fixed if name in one.tijd.dagen and not one.tijd.welke]
        for one in sorted(today, key=lambda one: (one.tijd.van or time(), one.naam, one.key)):
            yield self._fixed(one, timetable.clock(one.tijd, self._t))

    def _moment(self, one: Dated) -> Row:
        return self._row(
            one.entry,
            naam=one.evenement.naam,
            wanneer=words.moment(one.evenement, self._t),
            noot="",
            begin=records.moment(one.evenement.begin),
            tot=one.laatste_dag.isoformat(),
            plek=one.plek,
            website=one.evenement.website or "",
        )

    def _fixed(self, one: Recurring, when: str) -> Row:
        period = one.tijd.geldig
        limits = timetable.limits(one.tijd, self._t)
        return self._row(
            one.entry,
            naam=one.naam,
            wanneer=". ".join(filter(None, (words.capital(when), *limits))),
            noot=(one.tijd.toelichting or "").rstrip("."),
            begin="",
            tot=period.tot.isoformat() if period and period.tot else "",
            plek=one.entry.adres or "",
            website="",
        )

    def _row(self, entry: Programma | Makerspace, **said: str) -> Row:
        self.shown.append(entry)
        return Row(**said, bij=self._press.link(entry), waarden=facets.values(self.facets, entry))


def _hours(renderer: Renderer) -> Iterator[Hours]:
    """Opening hours that are no plain phrase, so that they are not among what comes back."""
    for place in renderer.catalogue.makerspaces:
        if place.status != "actief" or not place.openingstijden:
            continue
        if place.vaste_tijden or not recurring.of(place):
            yield Hours(renderer.link(place), place.openingstijden)


def _shelves(t: Interface, calendars: Mapping[Record, str]) -> Iterator[Shelf]:
    shelves: Sequence[tuple[str, type[Record]]] = (
        (t("agenda.per_thema"), Thema),
        (t("filter.doelgroep"), Doelgroep),
        (t("agenda.per_wijk"), Wijk),
    )
    for kop, kind in shelves:
        found = [
            _calendar(named(record, t), address)
            for record, address in calendars.items()
            if isinstance(record, kind)
        ]
        if found:
            yield Shelf(kop, tuple(sorted(found, key=lambda one: one.naam)))


def _calendar(subject: Link, address: str) -> Link:
    return replace(subject, naam=words.capital(subject.naam), adres=address)
