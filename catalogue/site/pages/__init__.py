"""The pages: one function per page family, each with the small struct that its template sees."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from catalogue.base.plan import Make, Plan
from catalogue.content.model import Catalogue
from catalogue.content.versions import NONE, Versions
from catalogue.insight import Insight
from catalogue.site.frame import Page, Renderer
from catalogue.site.metadata import Metadata
from catalogue.site.pages import (
    acties,
    advice,
    agenda,
    data,
    entries,
    families,
    glossary,
    home,
    lijstje,
    lists,
    matrix,
    network,
    places,
    routes,
    taking_part,
    texts,
)
from catalogue.site.theme import Theme


def render(
    catalogue: Catalogue,
    theme: Theme,
    *,
    base_url: str,
    today: date,
    search_program: str = "",
    versions: Versions = NONE,
) -> Plan:
    """Every page of the site, in order of address; each is made when it is asked for.

    ``search_program`` is the site path of the search index for programs of others, if there is
    one. ``base_url`` may be empty; then there are no canonical addresses, and the page for 'not
    found' only works at the root. Raises ``jinja2.TemplateError`` for a mistake in a template and
    ``ValueError`` when two pages want one address.
    """
    renderer = Renderer(
        catalogue,
        theme,
        Insight(catalogue, today),
        Metadata(catalogue, base_url, versions, today),
        base_url,
        today,
        search_program,
    )
    translations = [replace(renderer, theme=other) for other in theme.others.values()]
    makers: dict[str, Make] = {}
    for address, make in _pages(replace(renderer, translations=translations)):
        if address in makers:
            raise ValueError(f"two pages at {address}")
        makers[address] = make
    return Plan({address: makers[address] for address in sorted(makers)})


def _pages(renderer: Renderer) -> Iterator[Page]:
    yield from home.pages(renderer)
    yield from lists.pages(renderer)
    yield from entries.pages(renderer)
    yield from families.pages(renderer)
    yield from places.pages(renderer)
    yield from acties.pages(renderer)
    yield from matrix.pages(renderer)
    yield from routes.pages(renderer)
    yield from network.pages(renderer)
    yield from advice.pages(renderer)
    yield from lijstje.pages(renderer)
    yield from glossary.pages(renderer)
    yield from agenda.pages(renderer)
    yield from data.pages(renderer)
    yield from texts.pages(renderer)
    yield from taking_part.pages(renderer)
    for other in renderer.translations:
        yield from _translated(other)


def _translated(renderer: Renderer) -> Iterator[Page]:
    """The pages that are there in other languages too; an entry has one page, which is Dutch."""
    yield from home.pages(renderer)
    yield from texts.pages(renderer)
    yield from families.translated(renderer)
    yield from places.translated(renderer)
    yield from agenda.pages(renderer)
    yield from data.pages(renderer)
