"""The pages: one function per page family, each with the small struct that its template sees."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from catalogue.base.plan import Make, Plan
from catalogue.content.model import Catalogue
from catalogue.content.versions import NONE, Versions
from catalogue.insight import Insight
from catalogue.insight.neighbours import Near
from catalogue.schema import Wijk, urls
from catalogue.site.pages import (
    acties,
    advice,
    agenda,
    cards,
    codes,
    data,
    entries,
    families,
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
from catalogue.site.pages.described import Described
from catalogue.site.pages.frame import Page, Press, make_frame
from catalogue.site.theme import Theme


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
    told = Described(catalogue, base_url, versions, today)
    press = Press(catalogue, theme, frame, base_url, today, told)
    seen = Insight(catalogue, today)
    translations = [
        replace(press, theme=other, frame=make_frame(catalogue, other, search_program))
        for other in theme.others.values()
    ]
    for address, make in _pages(press, seen, near, translations):
        if address in makers:
            raise ValueError(f"two pages at {address}")
        makers[address] = make
    return Plan({address: makers[address] for address in sorted(makers)})


def _pages(
    press: Press, seen: Insight, near: Near, translations: Sequence[Press]
) -> Iterator[Page]:
    finished = cards.make(press.theme)
    yield from home.pages(press, seen)
    spoken = [(other, cards.make(other.theme, "../../")) for other in translations]
    yield from lists.pages(press, finished, spoken)
    yield from nearby.pages(press)
    yield from entries.pages(press, finished, near)
    yield from codes.pages(press)
    yield from families.pages(press, finished, seen)
    yield from places.pages(press, finished, seen)
    yield from acties.pages(press, finished, seen)
    yield from matrix.pages(press, seen)
    yield from routes.pages(press, seen)
    yield from network.pages(press, seen)
    yield from overlaps.pages(press, seen)
    yield from advice.pages(press, finished)
    yield from kept.pages(press, finished, translations)
    yield from glossary.pages(press)
    yield from agenda.pages(press)
    yield from data.pages(press)
    yield from forwards.pages(press)
    for other in translations:
        yield from _translated(other, seen)


def _translated(press: Press, seen: Insight) -> Iterator[Page]:
    """The pages that are there in other languages too; an entry has one page, which is Dutch."""
    yield from home.translated(press, seen)
    yield from families.translated(press)
    yield press.later(urls.list_of(Wijk), partial(places.overview, press, seen))
    yield from agenda.pages(press)
    yield from data.pages(press)
