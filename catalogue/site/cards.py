"""The cards of lists: each is made once and joined in every list that shows it.

All lists are one folder deep, so one rendering of a card, with links that begin with ``../``, fits
them all. Without this the work would grow with entries x lists.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from catalogue.insight.live import live
from catalogue.schema import (
    Makerspace,
    Programma,
    Wijk,
    urls,
)
from catalogue.site import words
from catalogue.site.languages import DUTCH, Interface
from catalogue.site.theme import Theme
from catalogue.site.words import named


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows."""

    naam: str
    adres: str
    teken: str
    samenvatting: str
    taal: str
    """The language of the summary, when it is not that of the list."""
    feiten: Sequence[str]
    status: str
    statustekst: str


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of entries, each made when a page first needs it."""

    of_programma: Callable[[Programma], Markup]
    of_makerspace: Callable[[Makerspace], Markup]

    def of(self, record: Programma | Makerspace) -> Markup:
        """The card of one entry, also of what has ended."""
        if isinstance(record, Programma):
            return self.of_programma(record)
        return self.of_makerspace(record)

    def of_programmas(self, records: Iterable[Programma]) -> tuple[Markup, ...]:
        """The cards of programmes; what has ended has none."""
        return tuple(map(self.of_programma, live(records)))

    def of_makerspaces(self, records: Iterable[Makerspace]) -> tuple[Markup, ...]:
        """The cards of makerspaces; what has ended has none."""
        return tuple(map(self.of_makerspace, live(records)))


def make(theme: Theme, root: str = "../") -> Cards:
    """The cards of a catalogue in the language of the theme; ``root`` is the way from its lists."""
    t = theme.texts
    # A macro that is called from outside gives Markup: safe by autoescape, not by our word for it.
    macro = theme.environment.get_template("parts/kaart.html").make_module({"root": root})
    card = macro.kaart  # type: ignore[attr-defined]

    @cache
    def programma(one: Programma) -> Markup:
        made: Markup = card(_of_programma(one, t))
        return made

    @cache
    def makerspace(one: Makerspace) -> Markup:
        made: Markup = card(_of_makerspace(one, t))
        return made

    return Cards(programma, makerspace)


def _of_programma(one: Programma, t: Interface) -> Card:
    audience = ", ".join(named(group, t).naam for group in one.doelgroepen)
    costs = t.label("gratis", one.gratis) if one.gratis else ""
    return Card(
        one.naam,
        urls.of(one),
        one.fase[0].id,
        *_summary(one, t),
        feiten=tuple(filter(None, (audience, _where(one, t), costs))),
        status=one.status,
        statustekst=t.label("status", one.status),
    )


def _of_makerspace(one: Makerspace, t: Interface) -> Card:
    access = t.label("openbaar", one.openbaar) if one.openbaar != "onbekend" else ""
    kind = words.capital(t.label("soort", one.soort))
    running = one.status == "actief"
    return Card(
        one.naam,
        urls.of(one),
        "plek",
        *_summary(one, t),
        feiten=tuple(filter(None, (kind, _wijken(one.wijken, t), access))),
        status=one.status,
        statustekst=t("kaartje.open") if running else t.label("status", one.status),
    )


def _summary(one: Programma | Makerspace, t: Interface) -> tuple[str, str]:
    """The summary in the language of the list if there is one, and its language if there is not."""
    if t.is_dutch:
        return one.samenvatting, ""
    translated = getattr(one.vertalingen, t.code, None)
    return (translated, "") if translated else (one.samenvatting, DUTCH)


def _where(one: Programma, t: Interface) -> str:
    if one.wijken:
        return _wijken(one.wijken, t)
    return t.label("bereik", one.bereik) if one.bereik else ""


def _wijken(wijken: Sequence[Wijk], t: Interface) -> str:
    names = [wijk.naam for wijk in wijken]
    if len(names) > 3:
        return t("kaartje.wijken", namen=", ".join(names[:2]), n=len(names) - 2)
    return t.enumeration(names)
