"""The actions, and the key figures that they are measured by."""

from collections.abc import Iterator

from catalogue.insight import figures
from catalogue.schema import STATUS_ACTIE, Actie, urls
from catalogue.site.facts import Fact
from catalogue.site.frame import Page, Renderer
from catalogue.site.groups import Section
from catalogue.site.words import Link, links

_INDEX = urls.list_of(Actie)


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page of every action, their index, and the key figures as a page and as JSON."""
    for number, actie in enumerate(renderer.catalogue.acties):
        yield from renderer.plan(urls.of(actie), _actie, actie, number)
    yield from renderer.plan(_INDEX, _index)
    yield from renderer.plan(urls.FIGURES, _figures)
    yield urls.FIGURES_DATA, lambda: figures.as_json(renderer.insight.kerncijfers)


def _title(renderer: Renderer) -> str:
    return f"Acties van {renderer.namen['pact']}"


def _actie(renderer: Renderer, actie: Actie, number: int) -> bytes:
    facts = (Fact("Trekkers", links(actie.trekkers)), Fact("Doen mee", links(actie.deelnemers)))
    programmas = renderer.cards.of_live(actie.programmas)
    makerspaces = renderer.cards.of_live(actie.makerspaces)
    sections = (
        Section("Programma's", "programmas", programmas),
        Section("Makerspaces", "makerspaces", makerspaces, "plek"),
    )
    return renderer.render(
        "pages/actie.html",
        urls.of(actie),
        title=actie.naam,
        about=actie.samenvatting,
        trail=(Link(_title(renderer), _INDEX),),
        actie=actie,
        stand=renderer.insight.acties[number],
        statussen=STATUS_ACTIE,
        feiten=[fact for fact in facts if fact.links],
        tekst=renderer.body(actie),
        secties=[section for section in sections if section.kaarten],
    )


def _index(renderer: Renderer) -> bytes:
    return renderer.render(
        "pages/acties.html",
        _INDEX,
        title=_title(renderer),
        about=f"Hier werken de partners van {renderer.namen['pact']} samen aan, en zo ver zijn ze.",
        acties=renderer.insight.acties,
        statussen=STATUS_ACTIE,
    )


def _figures(renderer: Renderer) -> bytes:
    return renderer.render(
        "pages/cijfers.html",
        urls.FIGURES,
        title="Cijfers",
        about=f"De kerncijfers van techniek in {renderer.regio}, met hoe we ze tellen.",
        cijfers=renderer.insight.kerncijfers,
        gegevens=urls.FIGURES_DATA,
        veranderd=urls.CHANGES,
    )
