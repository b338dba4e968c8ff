"""The actions of the pact, and the key figures that they are measured by."""

from collections.abc import Iterator
from functools import partial

from catalogue.insight import Insight, figure
from catalogue.schema import STATUS_ACTIE, Actie, urls
from catalogue.site.cards import Cards
from catalogue.site.facts import Fact
from catalogue.site.frame import Page, Renderer
from catalogue.site.pages.entries import provenance
from catalogue.site.pages.groups import Section
from catalogue.site.words import Link, links


def pages(renderer: Renderer, cards: Cards, insight: Insight) -> Iterator[Page]:
    """The page of every action, their index, and the key figures as a page and as JSON."""
    parent = Link("Acties van het pact", urls.list_of(Actie))
    for number, actie in enumerate(renderer.catalogue.acties):
        yield renderer.page(
            "pages/actie.html",
            urls.of(actie),
            title=actie.naam,
            about=actie.samenvatting,
            trail=(parent,),
            actie=lambda number=number: insight.acties[number],
            statussen=STATUS_ACTIE,
            feiten=partial(_facts, actie),
            tekst=partial(renderer.body, actie),
            secties=partial(_sections, cards, actie),
            herkomst=partial(provenance, renderer, actie),
        )
    yield renderer.page(
        "pages/acties.html",
        parent.adres,
        title=parent.naam,
        about="Waar de partners van het pact samen aan werken, en hoe het ervoor staat.",
        acties=lambda: insight.acties,
        statussen=STATUS_ACTIE,
    )
    yield renderer.page(
        "pages/cijfers.html",
        urls.FIGURES,
        title="Cijfers",
        about=f"De kerncijfers van techniek in {renderer.regio}, met hoe we ze tellen.",
        cijfers=lambda: insight.kerncijfers,
        gegevens=urls.FIGURES_DATA,
    )
    yield urls.FIGURES_DATA, lambda: figure.as_json(insight.kerncijfers)


def _facts(actie: Actie) -> list[Fact]:
    facts = (Fact("Trekkers", links(actie.trekkers)), Fact("Doen mee", links(actie.deelnemers)))
    return [fact for fact in facts if fact.links]


def _sections(cards: Cards, actie: Actie) -> list[Section]:
    sections = (
        Section("Programma's", "programmas", cards.of_programmas(actie.programmas)),
        Section("Makerspaces", "makerspaces", cards.of_makerspaces(actie.makerspaces), "plek"),
    )
    return [section for section in sections if section.kaarten]
