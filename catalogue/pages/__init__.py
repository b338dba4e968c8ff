"""The pages: one function per page family, each with the small struct that its template sees."""

from collections.abc import Iterator
from datetime import date

from catalogue import insight, urls
from catalogue.insight.neighbours import Near
from catalogue.links import Catalogue
from catalogue.pages import (
    acties,
    advice,
    agenda,
    cards,
    codes,
    data,
    described,
    entries,
    families,
    figures,
    forwards,
    glossary,
    home,
    kept,
    lists,
    matrix,
    nearby,
    network,
    overlaps,
    places,
    routes,
)
from catalogue.pages.frame import Page, Press, make_frame
from catalogue.plan import Make, Plan
from catalogue.theme import Theme
from catalogue.versions import NONE, Versions


def render(
    catalogue: Catalogue,
    theme: Theme,
    near: Near,
    *,
    base_url: str,
    today: date,
    search_program: str = "",
    versions: Versions = NONE,
) -> Plan:
    """Every page of the site, in order of address; each is made when it is asked for.

    ``search_program`` is the site path of the search index for programs of others, if there is
    one, and ``near`` tells what resembles an entry. ``base_url`` may be empty; then there
    are no canonical addresses, and the page for 'not found' only works at the root. Raises
    ``jinja2.TemplateError`` for a mistake in a template and ``ValueError`` when two pages want one
    address.
    """
    makers: dict[str, Make] = {}
    frame = make_frame(catalogue, theme, search_program)
    told = described.of_catalogue(catalogue, base_url, versions, today)
    press = Press(catalogue, theme, frame, base_url, today, _addresses(catalogue), told)
    for address, make in _pages(press, near):
        if address in makers:
            raise ValueError(f"two pages at {address}")
        makers[address] = make
    return Plan(dict(sorted(makers.items())))


def _pages(press: Press, near: Near) -> Iterator[Page]:
    finished = cards.make(press.theme)
    seen = insight.of(press.catalogue, press.today)
    yield from home.pages(press, seen)
    yield from lists.pages(press, finished)
    yield from nearby.pages(press)
    yield from entries.pages(press, finished, near)
    yield from codes.pages(press)
    yield from families.pages(press, finished, seen)
    yield from places.pages(press, finished, seen)
    yield from acties.pages(press, finished, seen.acties)
    yield from matrix.pages(press, seen.overzicht)
    yield from routes.pages(press, seen)
    yield from network.pages(press, seen.netwerk)
    yield from overlaps.pages(press, seen)
    yield from figures.pages(press, seen.kerncijfers)
    yield from advice.pages(press, finished)
    yield from kept.pages(press, finished)
    yield from glossary.pages(press)
    yield from agenda.pages(press)
    yield from data.pages(press)
    yield from forwards.pages(press)


def _addresses(catalogue: Catalogue) -> dict[str, str]:
    everything = (
        *catalogue.programmas,
        *catalogue.makerspaces,
        *catalogue.partners,
        *catalogue.themas,
        *catalogue.acties,
        *catalogue.paginas,
    )
    return {record.pad: urls.of(record) for record in everything}
