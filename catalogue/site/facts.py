"""Facts of an entry: what a visitor wants to know first, in the words of the page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalogue.content.model import Catalogue
from catalogue.feeds import escaping, events
from catalogue.feeds.events import RecurringEvent
from catalogue.schema import (
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
from catalogue.site import times, words
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
        Fact(t.gettext("Voor wie"), links(programma.doelgroepen), _age(programma, t)),
        Fact(
            t.gettext("Waar"),
            (*links(programma.makerspaces), *_places(programma.wijken)),
            (*_field(programma, "adres", t), *reach),
        ),
        Fact(t.gettext("Wanneer"), (), tuple(when(programma, t))),
        Fact(t.gettext("Kosten"), (), costs(programma, t)),
        Fact(t.gettext("Website"), website=programma.website),
        Fact(t.gettext("Wie organiseert het"), links(programma.aanbieders)),
        Fact(t.gettext("Past bij profiel"), links(programma.vmbo_profielen)),
    )


def _of_makerspace(makerspace: Makerspace, catalogue: Catalogue, t: Interface) -> tuple[Fact, ...]:
    soort, openbaar = makerspace.soort, makerspace.openbaar
    kind = Link(words.capital(t.label("soort", soort)), urls.of_choice("soort", soort))
    access = () if openbaar == "onbekend" else (words.capital(t.label("openbaar", openbaar)),)
    state, open_now = catalogue.alive(makerspace), open_hours(makerspace, catalogue)
    return filled(
        Fact(t.gettext("Soort plek"), (kind,)),
        Fact(t.gettext("Mag je naar binnen?"), (), access),
        Fact(t.gettext("Voor wie"), links(makerspace.doelgroepen), _age(makerspace, t)),
        Fact(t.gettext("Waar"), _places(makerspace.wijken), _field(makerspace, "adres", t)),
        Fact(_hours(state, t), (), tuple(when(makerspace, t)), open=open_now),
        Fact(t.gettext("Kosten"), (), costs(makerspace, t)),
        Fact(t.gettext("Toegankelijkheid"), (), _field(makerspace, "toegankelijkheid", t)),
        Fact(t.gettext("Website"), website=makerspace.website),
        Fact(t.gettext("Wie beheert het"), links(makerspace.aanbieders)),
    )


def _hours(state: Alive, t: Interface) -> str:
    # "Open" is said only of a place that was seen of late.
    match state:
        case Alive.NU:
            return t.gettext("Open")
        case Alive.GEPLAND:
            return t.gettext("Openingstijden")
    return t.gettext("Was open")


def unknown(entry: Entry, state: Alive, t: Interface) -> Iterator[str]:
    """Questions about what we do not know, the most important first."""
    if state in (Alive.WAARSCHIJNLIJK, Alive.OUD):
        yield t.gettext("of dit nog bestaat")
    yield from missing(entry, t)


def missing(entry: Entry, t: Interface) -> Iterator[str]:
    """Questions that the fields of an entry leave open, the most important first."""
    place, joining = isinstance(entry, Makerspace), entry.meedoen
    if isinstance(entry, Programma) and entry.aard == "netwerk":
        return
    if not (joining and (joining.hoe or joining.stap)) and not place:
        yield t.gettext("hoe je meedoet")
    if isinstance(entry, Makerspace):
        if entry.openbaar == "onbekend":
            yield t.gettext("wie er naar binnen mag")
        if not (entry.vaste_tijden or entry.openingstijden):
            yield t.gettext("wanneer de plek open is")
        if not (entry.adres or entry.ligging):
            yield t.gettext("waar het is")
    elif entry.aard == "aanbod":
        if not (entry.vaste_tijden or entry.momenten):
            yield t.gettext("wanneer het is")
        if not (entry.adres or entry.wijken or entry.makerspaces or entry.bereik):
            yield t.gettext("waar het is")
    if not (entry.gratis or entry.kosten):
        yield t.gettext("wat het kost")
    if isinstance(entry, Makerspace) and not entry.toegankelijkheid:
        yield t.gettext("of je er met een rolstoel in kunt")


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


def counted_sources(bronnen: Sequence[Bron], t: Interface) -> str:
    """Number of sources and the year of the newest: ``3 bronnen, de nieuwste van 2024``."""
    year = max((bron.jaar for bron in bronnen if bron.jaar is not None), default=None)
    if year:
        return t.ngettext(
            "één bron, van %(jaar)s",
            "%(n)s bronnen, de nieuwste van %(jaar)s",
            len(bronnen),
            jaar=str(year),
        )
    return t.ngettext("één bron, zonder jaar", "%(n)s bronnen, allemaal zonder jaar", len(bronnen))


def areas(wijken: Iterable[Wijk]) -> tuple[Gebied, ...]:
    """Gebieden in which the wijken lie, each once."""
    return tuple(dict.fromkeys(wijk.gebied for wijk in wijken))


def when(entry: Entry, t: Interface) -> Iterator[str]:
    """Fixed hours of an entry, since when or until when it is, and its dated moments."""
    period = entry.periode
    for tijd in entry.vaste_tijden:
        yield times.sentence(tijd, t)
    if isinstance(entry, Makerspace):
        yield from _field(entry, "openingstijden", t)
    if period and words.period(period, t):
        yield words.capital(words.period(period, t))
    if period and period.toelichting:
        yield words.of_field(period.toelichting, entry, "periode", t)
    for event in sorted(entry.momenten, key=lambda event: event.begin.isoformat()):
        plek = f", {event.plek}" if event.plek else ""
        yield words.in_dutch(event.naam, t) + f": {words.moment(event, t)}{plek}"


def costs(entry: Entry, t: Interface) -> tuple[str, ...]:
    """Lines about what an entry costs."""
    price = _field(entry, "kosten", t)
    if not entry.gratis:
        return price
    label = t.label("gratis", entry.gratis)
    # 'Gratis' beside 'Gratis voor scholen' says it twice.
    if entry.kosten and entry.kosten.lower().startswith(label.lower()):
        return price
    return (words.capital(label), *price)


def _age(entry: Entry, t: Interface) -> tuple[str, ...]:
    """Ages that a source says, or those of doelgroepen: ``Basisschool: meestal 4 tot ...``."""
    if entry.leeftijd:
        return _line(words.capital(words.age(entry.leeftijd, t)))
    usual = ages.usual(entry)
    if not usual:
        return ()
    names = words.capital(t.enumeration(doelgroep.naam for doelgroep in usual[0]))
    age = words.age(usual[1], t)
    return (t.gettext("%(wie)s: meestal %(leeftijd)s", wie=names, leeftijd=age),)


def _places(wijken: Sequence[Wijk]) -> tuple[Link, ...]:
    return (*links(wijken), *links(areas(wijken)))


def _line(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _field(entry: Entry, field: str, t: Interface) -> tuple[str, ...]:
    return _line(words.text_of(entry, field, t))


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
