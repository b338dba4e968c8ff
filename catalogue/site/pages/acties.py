"""The concrete actions of the pact, each with the figure that this site calculates itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from catalogue.insight import Insight
from catalogue.insight.actions import ActionView
from catalogue.insight.figure import Kerncijfer
from catalogue.schema import STATUS_ACTIE, Actie, Stap, urls
from catalogue.site import words
from catalogue.site.pages import facts
from catalogue.site.pages.cards import Cards
from catalogue.site.pages.entries import Provenance, provenance
from catalogue.site.pages.frame import Link, Page, Press, link, links
from catalogue.site.pages.groups import Section


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure: how many of how many, what of, how it is counted and where the list is."""

    aantal: int
    van: int
    wat: str
    uitleg: str
    lijst: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an action; ``klaar`` is empty as long as it is not done."""

    naam: str
    voor: str
    klaar: str
    te_laat: bool


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


@dataclass(frozen=True, slots=True)
class Late:
    """A step that is late, and its action."""

    actie: Link
    stap: Step


@dataclass(frozen=True, slots=True)
class Row:
    """An action in the list of actions."""

    link: Link
    samenvatting: str
    status: str
    statustekst: str
    maatstaf: Measure | None
    stappen: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the list of actions shows; ``open`` steps are not ready, ``zonder_dag`` have no day."""

    te_laat: Sequence[Late]
    open: int
    zonder_dag: int
    rijen: Sequence[Row]


def pages(press: Press, finished: Cards, seen: Insight) -> Iterator[Page]:
    """The page of every action, and their index."""
    parent = Link("Acties van het pact", urls.list_of(Actie))
    for at, one in enumerate(press.catalogue.acties):
        yield press.page(
            "pages/actie.html",
            urls.of(one),
            title=one.naam,
            about=one.samenvatting,
            trail=(parent,),
            actie=partial(_action, press, finished, seen, at),
        )
    yield press.page(
        "pages/acties.html",
        parent.adres,
        title=parent.naam,
        about="Waar de partners van het pact samen aan werken, en hoe het ervoor staat.",
        acties=partial(_overview, seen),
    )


def _overview(seen: Insight) -> Overview:
    views = seen.acties
    late = (Late(link(one.actie), _step(step, True)) for one in views for step in one.te_laat)
    steps = [step for one in views for step in one.actie.stappen]
    return Overview(
        tuple(late),
        sum(step.klaar is None for step in steps),
        sum(step.klaar is None and step.voor is None for step in steps),
        tuple(_row(one) for one in views),
    )


def _row(view: ActionView) -> Row:
    done, total = len(view.klaar), len(view.actie.stappen)
    return Row(
        link(view.actie),
        view.actie.samenvatting,
        view.actie.status,
        words.capital(STATUS_ACTIE[view.actie.status]),
        measure(view.maatstaf),
        f"{done} van de {words.count(total, 'stap', 'stappen')} klaar" if total else "",
    )


def measure(figure: Kerncijfer | None) -> Measure | None:
    """The figure behind ``maatstaf``, with what its list is called."""
    if figure is None:
        return None
    total = figure.van if figure.van is not None else figure.waarde
    return Measure(figure.waarde, total, figure.naam, figure.uitleg, figure.adres)


def _action(press: Press, finished: Cards, seen: Insight, at: int) -> Action:
    view = seen.acties[at]
    one = view.actie
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
        stappen=tuple(_step(step, step in view.te_laat) for step in one.stappen),
        maatstaf=measure(view.maatstaf),
        tekst=press.body(one),
        secties=tuple(section for section in shown if section.kaarten),
        herkomst=provenance(press, one),
    )


def _step(step: Stap, late: bool) -> Step:
    return Step(
        step.naam,
        words.day(step.voor) if step.voor else "",
        words.day(step.klaar) if step.klaar else "",
        late,
    )
