"""The concrete actions of the pact, each with the figure that this site calculates itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue import urls
from catalogue.pages import cards, coverage, facts, words
from catalogue.pages.cards import Cards
from catalogue.pages.coverage import Coverage
from catalogue.pages.entries import Provenance, provenance
from catalogue.pages.frame import Link, Page, Press, link, links
from catalogue.pages.groups import Index, Item, Section, Shelf, index
from catalogue.schema import MAATSTAF, STATUS_ACTIE, Actie, Stap, Wijk
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure: how many of how many, what of, and where the list is."""

    aantal: int
    van: int
    wat: str
    lijst: Link


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an action; ``klaar`` is empty as long as it is not done."""

    naam: str
    voor: str
    klaar: str


@dataclass(frozen=True, slots=True)
class Action:
    """What the page of an action shows."""

    naam: str
    samenvatting: str
    doel: str
    status: str
    statustekst: str
    feiten: Sequence[facts.Fact]
    stappen: Sequence[Step]
    maatstaf: Measure | None
    tekst: Markup
    secties: Sequence[Section]
    herkomst: Provenance


def pages(press: Press, finished: Cards, covered: Mapping[Wijk, Coverage]) -> Iterator[Page]:
    """The page of every action, and their index."""
    parent = Link("Acties van het pact", urls.list_of(Actie))
    for one in press.catalogue.acties:
        yield press.page(
            "pages/actie.html",
            urls.of(one),
            title=one.naam,
            about=one.samenvatting,
            trail=(parent,),
            actie=_action(press, finished, one, covered),
        )
    items = tuple(
        Item(link(one), one.samenvatting, "", words.capital(STATUS_ACTIE[one.status]))
        for one in press.catalogue.acties
    )
    lead = "Waar de partners van het pact samen aan werken, en hoe het ervoor staat."
    yield index(press, parent.adres, Index("Acties van het pact", lead, (Shelf("", items),)))


def measure(press: Press, name: str | None, covered: Mapping[Wijk, Coverage]) -> Measure | None:
    """The figure behind ``maatstaf``."""
    if name is None:
        return None
    done, total, listed = _figures(press, name, covered)
    return Measure(done, total, MAATSTAF[name], listed)


def _figures(press: Press, name: str, covered: Mapping[Wijk, Coverage]) -> tuple[int, int, Link]:
    programmas = cards.live(press.catalogue.programmas)
    everything = Link("Alle programma's", "programmas/index.html")
    match name:
        case "wijken-met-makerspace":
            figures = coverage.tally(covered.values())
            return figures.heeft, figures.wijken, Link("Kaart en tabel", urls.list_of(Wijk))
        case "profielen-met-programmas":
            profiles = press.catalogue.vmbo_profielen
            enough = [
                one
                for one in profiles
                if len(cards.live(press.catalogue.belonging_to(one).programmas)) >= 3
            ]
            return len(enough), len(profiles), Link("Alle vmbo-profielen", "vmbo/index.html")
        case "programmas-met-zekere-status":
            sure = [one for one in programmas if one.status != "onbekend"]
            return len(sure), len(programmas), everything
        case _:
            return sum(bool(one.themas) for one in programmas), len(programmas), everything


def _action(press: Press, finished: Cards, one: Actie, covered: Mapping[Wijk, Coverage]) -> Action:
    known = (
        facts.Fact("Trekkers", links(one.trekkers)),
        facts.Fact("Doen mee", links(one.deelnemers)),
    )
    shown = (
        Section("Programma's", "programmas", finished.of_programmas(one.programmas)),
        Section("Makerspaces", "makerspaces", finished.of_makerspaces(one.makerspaces), "plek"),
    )
    return Action(
        naam=one.naam,
        samenvatting=one.samenvatting,
        doel=one.doel,
        status=one.status,
        statustekst=words.capital(STATUS_ACTIE[one.status]),
        feiten=tuple(fact for fact in known if fact.links),
        stappen=tuple(_step(step) for step in one.stappen),
        maatstaf=measure(press, one.maatstaf, covered),
        tekst=press.body(one),
        secties=tuple(section for section in shown if section.kaarten),
        herkomst=provenance(press, one),
    )


def _step(step: Stap) -> Step:
    return Step(
        step.naam,
        words.day(step.voor) if step.voor else "",
        words.day(step.klaar) if step.klaar else "",
    )
