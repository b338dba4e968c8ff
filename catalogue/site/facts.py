"""Facts of an entry: what a visitor wants to know first, in the words of the page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue.content.model import Catalogue
from catalogue.feeds import escaping, events
from catalogue.feeds.events import RecurringEvent
from catalogue.schema import (
    GRATIS,
    OPENBAAR,
    SOORT_MAKERSPACE,
    Bron,
    Entry,
    Gebied,
    Makerspace,
    Programma,
    VasteTijd,
    Wijk,
    ages,
    hours,
    urls,
)
from catalogue.schema.alive import Alive
from catalogue.schema.hours import WEEK
from catalogue.site import words
from catalogue.site.languages import Interface
from catalogue.site.words import Link, links


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with links, lines of text, or a way to reach somebody.

    ``open`` are hours for the script that says whether a place is open now (see ``open_hours``).
    """

    kop: str
    links: Sequence[Link] = ()
    regels: Sequence[str] = ()
    website: str | None = None
    mail: str | None = None
    telefoon: str | None = None
    open: str = ""


def of(entry: Entry, catalogue: Catalogue, t: Interface) -> tuple[Fact, ...]:
    """Facts of a programme or makerspace, in the order of its page."""
    if isinstance(entry, Programma):
        return _of_programma(entry, t)
    return _of_makerspace(entry, catalogue, t)


def _of_programma(programma: Programma, t: Interface) -> tuple[Fact, ...]:
    reach = (words.capital(t.label("bereik", programma.bereik)),) if programma.bereik else ()
    return filled(
        Fact("Voor wie", links(programma.doelgroepen), _age(programma)),
        Fact(
            "Waar",
            (*links(programma.makerspaces), *_places(programma.wijken)),
            (*_line(programma.adres), *reach),
        ),
        Fact("Wanneer", (), tuple(when(programma, t))),
        Fact("Kosten", (), costs(programma.gratis, programma.kosten)),
        Fact("Website", website=programma.website),
        Fact("Wie organiseert het", links(programma.aanbieders)),
        Fact("Past bij profiel", links(programma.vmbo_profielen)),
    )


# "Open" is said only of a place that was seen of late.
_HOURS = {Alive.NU: "Open", Alive.GEPLAND: "Openingstijden"}


def _of_makerspace(makerspace: Makerspace, catalogue: Catalogue, t: Interface) -> tuple[Fact, ...]:
    soort, openbaar = makerspace.soort, makerspace.openbaar
    kind = Link(words.capital(SOORT_MAKERSPACE[soort]), urls.of_choice("soort", soort))
    access = () if openbaar == "onbekend" else (words.capital(OPENBAAR[openbaar]),)
    hours = _HOURS.get(catalogue.alive(makerspace), "Was open")
    return filled(
        Fact("Soort plek", (kind,)),
        Fact("Mag je naar binnen?", (), access),
        Fact("Voor wie", links(makerspace.doelgroepen), _age(makerspace)),
        Fact("Waar", _places(makerspace.wijken), _line(makerspace.adres)),
        Fact(hours, (), tuple(when(makerspace, t)), open=open_hours(makerspace, catalogue)),
        Fact("Kosten", (), costs(makerspace.gratis, makerspace.kosten)),
        Fact("Toegankelijkheid", (), _line(makerspace.toegankelijkheid)),
        Fact("Website", website=makerspace.website),
        Fact("Wie beheert het", links(makerspace.aanbieders)),
    )


# Questions about what an entry leaves empty, by a short name that the form for answers shares.
VRAGEN: Mapping[str, str] = {
    "bestaat": "of dit nog bestaat",
    "meedoen": "hoe je meedoet",
    "wanneer": "wanneer het is",
    "open": "wanneer de plek open is",
    "naar-binnen": "wie er naar binnen mag",
    "waar": "waar het is",
    "kosten": "wat het kost",
    "toegankelijk": "of je er met een rolstoel in kunt",
}


def unknown(entry: Entry, state: Alive) -> tuple[str, ...]:
    """Names in ``VRAGEN`` of what we do not know, the most important first."""
    return tuple(_unknown(entry, state))


def _unknown(entry: Entry, state: Alive) -> Iterator[str]:
    place, joining = isinstance(entry, Makerspace), entry.meedoen
    if state in (Alive.WAARSCHIJNLIJK, Alive.OUD):
        yield "bestaat"
    if isinstance(entry, Programma) and entry.aard == "netwerk":
        return
    if not (joining and (joining.hoe or joining.stap)) and not place:
        yield "meedoen"
    if isinstance(entry, Makerspace):
        if entry.openbaar == "onbekend":
            yield "naar-binnen"
        if not (entry.vaste_tijden or entry.openingstijden):
            yield "open"
        if not (entry.adres or entry.ligging):
            yield "waar"
    elif entry.aard == "aanbod":
        if not (entry.vaste_tijden or entry.momenten):
            yield "wanneer"
        if not (entry.adres or entry.wijken or entry.makerspaces or entry.bereik):
            yield "waar"
    if not (entry.gratis or entry.kosten):
        yield "kosten"
    if isinstance(entry, Makerspace) and not entry.toegankelijkheid:
        yield "toegankelijk"


def filled(*facts: Fact) -> tuple[Fact, ...]:
    """Facts that say something."""
    return tuple(
        fact
        for fact in facts
        if fact.links or fact.regels or fact.website or fact.mail or fact.telefoon
    )


def youngest_first(bronnen: Iterable[Bron]) -> list[Bron]:
    """Sort sources by year; those without a year come last."""
    return sorted(bronnen, key=lambda bron: -(bron.jaar or 0))


_NUMBERS = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def counted_sources(bronnen: Sequence[Bron]) -> str:
    """Number of sources and the year of the newest: ``drie bronnen, de nieuwste van 2024``."""
    count = len(bronnen)
    number = _NUMBERS[count] if count < len(_NUMBERS) else words.figure(count)
    year = max((bron.jaar for bron in bronnen if bron.jaar is not None), default=None)
    if count == 1:
        return f"één bron, van {year}" if year else "één bron, zonder jaar"
    return f"{number} bronnen, " + (f"de nieuwste van {year}" if year else "allemaal zonder jaar")


def areas(wijken: Iterable[Wijk]) -> tuple[Gebied, ...]:
    """Gebieden in which the wijken lie, each once."""
    return tuple(dict.fromkeys(wijk.gebied for wijk in wijken))


def when(entry: Entry, t: Interface) -> Iterator[str]:
    """Fixed hours of an entry, since when or until when it is, and its dated moments."""
    period = entry.periode
    yield from map(hours.sentence, entry.vaste_tijden)
    if isinstance(entry, Makerspace):
        yield from _line(entry.openingstijden)
    if period and words.period(period):
        yield words.capital(words.period(period))
    if period and period.toelichting:
        yield period.toelichting
    for event in sorted(entry.momenten, key=lambda event: event.begin.isoformat()):
        yield f"{event.naam}: {words.moment(event, t)}" + (f", {event.plek}" if event.plek else "")


def costs(free: str | None, price: str | None) -> tuple[str, ...]:
    """Lines about what something costs."""
    # 'Gratis' beside 'Gratis voor scholen' says it twice.
    if price and (free is None or price.lower().startswith(GRATIS[free])):
        return (price,)
    label = (words.capital(GRATIS[free]),) if free else ()
    return (*label, *_line(price))


def _age(entry: Entry) -> tuple[str, ...]:
    """Ages that a source says, or those of doelgroepen: ``Basisschool: meestal 4 tot ...``."""
    if entry.leeftijd:
        return _line(words.capital(words.age(entry.leeftijd)))
    usual = ages.usual(entry)
    if not usual:
        return ()
    names = words.enumeration([doelgroep.naam for doelgroep in usual[0]])
    return (f"{words.capital(names)}: meestal {words.age(usual[1])}",)


def _places(wijken: Sequence[Wijk]) -> tuple[Link, ...]:
    return (*links(wijken), *links(areas(wijken)))


def _line(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


# --- open now? ---

_NUMBER = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": -1}


def open_hours(makerspace: Makerspace, catalogue: Catalogue) -> str:
    """Fixed hours as JSON, so that a browser can say whether the place is open now.

    A list of whether these are all its hours (only then 'closed' is ever said), and a row for each.
    Empty when no hour may be promised.
    """
    # What has a name of its own is something in the place, not the place itself.
    rows = [
        _row(event)
        for event in events.recurring_of(makerspace, catalogue)
        if event.tijd.naam is None and _is_exact(event.tijd)
    ]
    if not rows:
        return ""
    prose_too = bool(makerspace.openingstijden and makerspace.vaste_tijden)
    return escaping.encode([len(rows) == len(hours.tijden_of(makerspace)) and not prose_too, *rows])


def _is_exact(tijd: VasteTijd) -> bool:
    return bool(tijd.van and tijd.tot and tijd.van < tijd.tot)


def _row(event: RecurringEvent) -> list[object]:
    """Days (0 is Monday), which of the month (-1 the last), hours, first and last day, not on."""
    tijd, (first, last) = event.tijd, event.period
    return [
        sorted(WEEK.index(name) for name in tijd.dagen),
        [_NUMBER[name] for name in tijd.welke],
        f"{tijd.van:%H:%M}",
        f"{tijd.tot:%H:%M}",
        first or "",
        last,
        [day.isoformat() for day in sorted(tijd.behalve)],
    ]
