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
    DAGDEEL,
    WELKE,
    Doelgroep,
    Entry,
    Makerspace,
    Record,
    Thema,
    VasteTijd,
    Wijk,
    hours,
    urls,
)
from catalogue.schema.alive import Alive
from catalogue.schema.hours import WEEK
from catalogue.site import facets, words
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.words import Link

# From here on, days in a row are said as 'maandag tot en met woensdag'.
_ROW = 3


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
    month = [_recurring(event, when(event.tijd, t), t) for event in current if event.tijd.welke]
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
        rows = [_recurring(event, clock(event.tijd, t), t) for event in that_day]
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
        ". ".join(filter(None, (words.capital(moment), *limits(event.tijd, t)))),
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


# --- when something comes back; ``hours`` says the same in Dutch only ---------------------------


def when(tijd: VasteTijd, t: Interface) -> str:
    """``elke woensdag, 13.30 tot 17.00 uur``."""
    return ", ".join(filter(None, (_days(tijd, t), clock(tijd, t))))


def _days(tijd: VasteTijd, t: Interface) -> str:
    """``elke woensdag``, ``maandag tot en met vrijdag``, ``elke eerste dinsdag van de maand``."""
    part = t.gettext(DAGDEEL[tijd.dagdeel]) if tijd.dagdeel else ""
    numbers = sorted(WEEK.index(name) for name in tijd.dagen)
    names = [t.label("dag", WEEK[number]) for number in numbers]
    if part:
        names = [t.gettext("%(dag)s%(deel)s", dag=name, deel=part) for name in names]
    if tijd.welke:
        which = [t.gettext(WELKE[week]) for week in tijd.welke]
        return t.gettext(
            "elke %(welke)s %(dagen)s van de maand",
            welke=t.enumeration(which),
            dagen=t.enumeration(names),
        )
    if len(numbers) == len(WEEK):
        return t.gettext("elke %(dagen)s", dagen=part) if part else t.gettext("elke dag")
    if len(numbers) >= _ROW and numbers[-1] - numbers[0] == len(numbers) - 1:
        return t.gettext("%(van)s tot en met %(tot)s", van=names[0], tot=names[-1])
    return t.gettext("elke %(dagen)s", dagen=t.enumeration(names))


def clock(tijd: VasteTijd, t: Interface) -> str:
    """``13.30 tot 17.00 uur``, ``vanaf 13.30 uur``; empty when no hour is known."""
    if tijd.van is None:
        return ""
    if tijd.tot is None:
        return t.gettext("vanaf %(van)s uur", van=_hour(tijd.van, t))
    return t.gettext("%(van)s tot %(tot)s uur", van=_hour(tijd.van, t), tot=_hour(tijd.tot, t))


def limits(tijd: VasteTijd, t: Interface) -> Iterator[str]:
    """Days on which it is not, as sentences without their full stop."""
    van = t.day(tijd.geldig.van) if tijd.geldig and tijd.geldig.van else ""
    tot = t.day(tijd.geldig.tot) if tijd.geldig and tijd.geldig.tot else ""
    if van and tot:
        yield t.gettext("Van %(van)s tot en met %(tot)s", van=van, tot=tot)
    elif van:
        yield t.gettext("Vanaf %(van)s", van=van)
    elif tot:
        yield t.gettext("Tot en met %(tot)s", tot=tot)
    if tijd.behalve:
        yield t.gettext(
            "Niet op %(dagen)s", dagen=t.enumeration(t.day(day) for day in sorted(tijd.behalve))
        )


def _hour(value: time, t: Interface) -> str:
    return t.clock(value).removeprefix("0")
