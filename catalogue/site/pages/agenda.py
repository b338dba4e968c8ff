"""The agenda: what has a date and is still to come, per month; what comes back; and calendars."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from functools import partial
from itertools import chain

from catalogue.content.model import Catalogue
from catalogue.feeds import calendar, events
from catalogue.feeds.events import DatedEvent, RecurringEvent
from catalogue.feeds.publication import beside
from catalogue.schema import (
    Doelgroep,
    Entry,
    Makerspace,
    Record,
    Thema,
    Wijk,
    hours,
    urls,
)
from catalogue.schema.alive import Alive
from catalogue.schema.hours import WEEK
from catalogue.site import facets, times, words
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.words import Link


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A moment, or what comes back. ``begin`` and ``tot`` are for machines: start and last day.

    ``noot`` is what the content adds to when it is.
    """

    entry: Entry
    naam: str
    wanneer: str
    plek: str
    tot: str
    begin: str = ""
    noot: str = ""
    website: str = ""


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the agenda: ``agenda/index.html``."""
    yield from renderer.plan(urls.AGENDA, _agenda)


def _agenda(renderer: Renderer) -> bytes:
    catalogue, t, today = renderer.catalogue, renderer.t, renderer.today
    dated = events.dated(catalogue)
    fixed = events.recurring(catalogue)
    current = [event for event in fixed if event.until >= today]
    months = list(_months(dated, today, t))
    week = list(_week(current, t))
    month = [
        _recurring(event, times.when(event.tijd, t), t) for event in current if event.tijd.welke
    ]
    rows = chain(month, *(rows for _, _, rows in months), *(rows for _, rows in week))
    entries = [row.entry for row in rows]
    filters = facets.of_moments(catalogue, t)
    return renderer.render(
        "pages/agenda.html",
        urls.AGENDA,
        title=t.gettext("Agenda"),
        about=t.gettext(
            "Open dagen, workshops en andere dagen met techniek in %(regio)s, per maand.",
            regio=renderer.regio,
        ),
        maanden=months,
        elke_week=week,
        elke_maand=month,
        facets=filters,
        opties=facets.options(filters, entries) if len(entries) > 1 else {},
        waarden=partial(facets.values, filters),
        aantal=t.ngettext("%(n)s moment", "%(n)s momenten", len(entries)),
        plekken=list(_open_places(catalogue)),
        bestand=calendar.ADDRESS,
        adres=urls.absolute(calendar.ADDRESS, renderer.base_url) if renderer.base_url else "",
        planken=list(_calendars(t, calendar.by_subject((*dated, *fixed)))),
        meedoen=urls.taking_part(catalogue.paginas),
    )


def _months(
    dated: Iterable[DatedEvent], today: date, t: Interface
) -> Iterator[tuple[str, str, list[AgendaRow]]]:
    """Heading, id and rows of each month. What has begun and is not over is in that of today."""
    by_month: dict[tuple[int, int], list[AgendaRow]] = {}
    for moment in dated:
        if moment.laatste_dag >= today:
            day = max(events.clock(moment.evenement.begin).date(), today)
            by_month.setdefault((day.year, day.month), []).append(_dated(moment, t))
    for (year, month), rows in sorted(by_month.items()):
        yield words.capital(t.month(date(year, month, 1))), f"m-{year}-{month:02}", rows


def _week(fixed: Iterable[RecurringEvent], t: Interface) -> Iterator[tuple[str, list[AgendaRow]]]:
    """Heading and rows of each day on which something comes back every week."""
    weekly = sorted(
        (event for event in fixed if not event.tijd.welke),
        key=lambda event: (event.tijd.van or time(), event.naam, event.key),
    )
    for name in WEEK:
        that_day = (event for event in weekly if name in event.tijd.dagen)
        rows = [_recurring(event, times.clock(event.tijd, t), t) for event in that_day]
        if rows:
            yield words.capital(t.label("dag", name)), rows


def _dated(moment: DatedEvent, t: Interface) -> AgendaRow:
    return AgendaRow(
        moment.entry,
        moment.evenement.naam,
        words.moment(moment.evenement, t),
        moment.plek,
        tot=moment.laatste_dag.isoformat(),
        begin=events.iso(moment.evenement.begin),
        website=moment.evenement.website or "",
    )


def _recurring(event: RecurringEvent, moment: str, t: Interface) -> AgendaRow:
    return AgendaRow(
        event.entry,
        event.naam,
        ". ".join(filter(None, (words.capital(moment), *times.limits(event.tijd, t)))),
        event.entry.adres or "",
        tot=event.until.isoformat(),
        noot=(event.tijd.toelichting or "").rstrip("."),
    )


def _open_places(catalogue: Catalogue) -> Iterator[Makerspace]:
    """Places with opening hours that are no plain phrase, so not among what comes back."""
    for place in catalogue.makerspaces:
        phrase = hours.tijden_of(place) and not place.vaste_tijden
        if place.openingstijden and not phrase and catalogue.alive(place) is Alive.NU:
            yield place


def _calendars(t: Interface, subjects: Iterable[Record]) -> Iterator[tuple[str, list[Link]]]:
    """Heading and links of the calendars of each kind of subject."""
    kinds: tuple[tuple[str, type[Record]], ...] = (
        (t.gettext("Per thema"), Thema),
        (t.gettext("Voor wie"), Doelgroep),
        (t.gettext("Per wijk"), Wijk),
    )
    for heading, kind in kinds:
        links = [
            replace(link, naam=words.capital(link.naam), adres=beside(record, "ics"))
            for record in subjects
            if isinstance(record, kind)
            for link in (words.link(record),)
        ]
        if links:
            yield heading, sorted(links, key=lambda link: link.naam)
