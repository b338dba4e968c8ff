"""The plate with facts at the top of an entry: what a visitor wants to know first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalogue.schema import (
    BEREIK,
    GRATIS,
    OPENBAAR,
    SOORT_MAKERSPACE,
    Bron,
    Leeftijd,
    Makerspace,
    Programma,
    Wijk,
    hours,
    urls,
)
from catalogue.site import words
from catalogue.site.languages import Interface
from catalogue.site.pages import facets, opening
from catalogue.site.words import Link, links


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: a label, and links or lines of text (or both).

    ``open`` are hours for the script that says whether a place is open now (see ``opening``).
    """

    kop: str
    links: Sequence[Link] = ()
    regels: Sequence[str] = ()
    website: str = ""
    open: str = ""


@dataclass(frozen=True, slots=True)
class Plate:
    """The facts we have, and in words those we looked for and did not find."""

    feiten: Sequence[Fact]
    ontbreekt: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source as shown: its address without the noise, what we read there, and its year."""

    url: str
    plek: str
    gezien: str
    jaar: int | None


def of_programma(one: Programma, t: Interface) -> Plate:
    """The plate of a programme."""
    facts = (
        Fact("Voor wie", links(one.doelgroepen), _age(one.leeftijd)),
        Fact("Waar", (*links(one.makerspaces), *_places(one.wijken)), _where(one)),
        Fact("Wanneer", (), tuple(when(one, t))),
        Fact("Kosten", (), costs(one.gratis, one.kosten)),
        Fact("Aanmelden", (), line(one.aanmelding)),
        Fact("Website", website=one.website or ""),
        Fact("Wie organiseert het", links(one.aanbieders)),
        Fact("Past bij profiel", links(one.vmbo_profielen)),
    )
    return _plate(facts, wanted=("Waar", "Wanneer", "Kosten", "Aanmelden", "Website"))


def of_makerspace(one: Makerspace, t: Interface) -> Plate:
    """The plate of a makerspace."""
    access = () if one.openbaar == "onbekend" else (words.capital(OPENBAAR[one.openbaar]),)
    kind = Link(words.capital(SOORT_MAKERSPACE[one.soort]), urls.of_choice("soort", one.soort))
    facts = (
        Fact("Soort plek", (kind,)),
        Fact("Mag je naar binnen?", (), access),
        Fact("Voor wie", links(one.doelgroepen), _age(one.leeftijd)),
        Fact("Waar", _places(one.wijken), line(one.adres)),
        Fact("Open", (), tuple(when(one, t)), open=opening.of(one)),
        Fact("Kosten", (), costs(one.gratis, one.kosten)),
        Fact("Toegankelijkheid", (), line(one.toegankelijkheid)),
        Fact("Website", website=one.website or ""),
        Fact("Wie beheert het", links(one.aanbieders)),
    )
    wanted = ("Mag je naar binnen?", "Waar", "Open", "Kosten", "Toegankelijkheid", "Website")
    return _plate(facts, wanted=wanted)


def sources(bronnen: Iterable[Bron]) -> tuple[Source, ...]:
    """The sources, the youngest first; those without a year last."""
    shown = (Source(one.url, _site_of(one.url), one.gezien, one.jaar) for one in bronnen)
    return tuple(sorted(shown, key=lambda one: -(one.jaar or 0)))


def _plate(facts: Iterable[Fact], wanted: Sequence[str]) -> Plate:
    found = tuple(fact for fact in facts if fact.links or fact.regels or fact.website)
    known = {fact.kop for fact in found}
    missing = [kop.rstrip("?").lower() for kop in wanted if kop not in known]
    return Plate(found, words.enumeration(missing))


def _age(age: Leeftijd | None) -> tuple[str, ...]:
    return (words.capital(words.age(age)),) if age and words.age(age) else ()


def _places(wijken: Sequence[Wijk]) -> tuple[Link, ...]:
    return (*links(wijken), *links(facets.areas(wijken)))


def _where(one: Programma) -> tuple[str, ...]:
    reach = (words.capital(BEREIK[one.bereik]),) if one.bereik else ()
    return (*line(one.adres), *reach)


def when(one: Programma | Makerspace, t: Interface) -> Iterator[str]:
    """When something is: its fixed hours, since when or until when, and its dated moments."""
    period = one.periode
    yield from (hours.said(tijd) for tijd in one.vaste_tijden)
    if isinstance(one, Makerspace):
        yield from line(one.openingstijden)
    if period and words.period(period):
        yield words.capital(words.period(period))
    if period and period.toelichting:
        yield period.toelichting
    for event in sorted(one.momenten, key=lambda event: event.begin.isoformat()):
        yield f"{event.naam}: {words.moment(event, t)}" + (f", {event.plek}" if event.plek else "")


def costs(free: str | None, price: str | None) -> tuple[str, ...]:
    """What something costs."""
    # 'Gratis' beside 'Gratis voor scholen' says it twice.
    if price and (free is None or price.lower().startswith(GRATIS[free])):
        return (price,)
    label = (words.capital(GRATIS[free]),) if free else ()
    return (*label, *line(price))


def line(text: str | None) -> tuple[str, ...]:
    """The text as the only line, or no line."""
    return (text,) if text else ()


def _site_of(url: str) -> str:
    return url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
