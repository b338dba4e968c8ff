"""The cards of lists: each is made once and joined in every list that shows it.

All lists are one folder deep, so one rendering of a card, with links that begin with ``../``, fits
them all. Without this the work would grow with entries x lists.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from catalogue import urls
from catalogue.insight.live import live
from catalogue.pages import words
from catalogue.schema import (
    BEREIK,
    GRATIS,
    OPENBAAR,
    SOORT_MAKERSPACE,
    STATUS,
    Bron,
    Makerspace,
    Programma,
    Wijk,
)
from catalogue.theme import Theme


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows."""

    naam: str
    adres: str
    teken: str
    samenvatting: str
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


def make(theme: Theme) -> Cards:
    """The cards of a catalogue."""
    # A macro that is called from outside gives Markup: safe by autoescape, not by our word for it.
    macro = theme.environment.get_template("parts/kaart.html").make_module({"root": "../"})
    card = macro.kaart  # type: ignore[attr-defined]

    @cache
    def programma(one: Programma) -> Markup:
        made: Markup = card(_of_programma(one))
        return made

    @cache
    def makerspace(one: Makerspace) -> Markup:
        made: Markup = card(_of_makerspace(one))
        return made

    return Cards(programma, makerspace)


def youngest(bronnen: Iterable[Bron]) -> int | None:
    """The year of the youngest source that has one."""
    return max((bron.jaar for bron in bronnen if bron.jaar is not None), default=None)


def _of_programma(one: Programma) -> Card:
    audience = ", ".join(group.naam for group in one.doelgroepen)
    return Card(
        naam=one.naam,
        adres=urls.of(one),
        teken=one.fase[0].id,
        samenvatting=one.samenvatting,
        feiten=tuple(filter(None, (audience, _where(one), GRATIS.get(one.gratis or "")))),
        status=one.status,
        statustekst=STATUS[one.status],
    )


def _of_makerspace(one: Makerspace) -> Card:
    access = OPENBAAR[one.openbaar] if one.openbaar != "onbekend" else ""
    kind = words.capital(SOORT_MAKERSPACE[one.soort])
    return Card(
        naam=one.naam,
        adres=urls.of(one),
        teken="plek",
        samenvatting=one.samenvatting,
        feiten=tuple(filter(None, (kind, _wijken(one.wijken), access))),
        status=one.status,
        statustekst="open" if one.status == "actief" else STATUS[one.status],
    )


def _where(one: Programma) -> str:
    if one.wijken:
        return _wijken(one.wijken)
    return BEREIK[one.bereik] if one.bereik else ""


def _wijken(wijken: Sequence[Wijk]) -> str:
    names = [wijk.naam for wijk in wijken]
    if len(names) > 3:
        return f"{', '.join(names[:2])} en nog {len(names) - 2} wijken"
    return words.enumeration(names)
