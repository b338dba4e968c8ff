"""The actions, and the key figures that they are measured by."""

from collections.abc import Iterator

from catalogue.schema import STATUS_ACTIE, Actie, urls
from catalogue.site import figures
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
    yield urls.FIGURES_DATA, lambda: figures.as_json(renderer.kerncijfers.values())


def _title(renderer: Renderer) -> str:
    return renderer.t.gettext("Acties van %(pact)s")


def _statuses(renderer: Renderer) -> dict[str, str]:
    return {value: renderer.t.gettext(label) for value, label in STATUS_ACTIE.items()}


def _actie(renderer: Renderer, actie: Actie, number: int) -> bytes:
    t = renderer.t
    facts = (
        Fact(t.gettext("Trekkers"), links(actie.trekkers)),
        Fact(t.gettext("Doen mee"), links(actie.deelnemers)),
    )
    programmas = renderer.cards.of_live(actie.programmas)
    makerspaces = renderer.cards.of_live(actie.makerspaces)
    sections = (
        Section(t.gettext("Programma's"), "programmas", programmas),
        Section(t.gettext("Makerspaces"), "makerspaces", makerspaces, "plek"),
    )
    return renderer.render(
        "pages/actie.html",
        urls.of(actie),
        title=actie.naam,
        about=actie.samenvatting,
        trail=(Link(_title(renderer), _INDEX),),
        actie=actie,
        stand=renderer.insight.acties[number],
        statussen=_statuses(renderer),
        feiten=[fact for fact in facts if fact.links],
        tekst=renderer.body(actie),
        secties=[section for section in sections if section.kaarten],
    )


def _index(renderer: Renderer) -> bytes:
    return renderer.render(
        "pages/acties.html",
        _INDEX,
        title=_title(renderer),
        about=renderer.t.gettext(
            "Hier werken de partners van %(pact)s samen aan, en zo ver zijn ze."
        ),
        acties=renderer.insight.acties,
        statussen=_statuses(renderer),
    )


def _figures(renderer: Renderer) -> bytes:
    t = renderer.t
    return renderer.render(
        "pages/cijfers.html",
        urls.FIGURES,
        title=t.gettext("Cijfers"),
        about=t.gettext(
            "De kerncijfers van techniek in %(plaats)s, met hoe we ze tellen.",
            plaats=renderer.regio,
        ),
        cijfers=renderer.kerncijfers.values(),
        gegevens=urls.FIGURES_DATA,
        veranderd=urls.CHANGES,
    )
