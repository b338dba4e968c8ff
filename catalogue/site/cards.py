"""Cards of entries: each is made once, when a page first needs it, and joined in every list.

All lists are one folder deep, so one rendering of a card, with links that begin with ``../``, fits
them all. Without this the work would grow with entries x lists.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from markupsafe import Markup

from catalogue.content.model import Catalogue
from catalogue.schema import GONE, Doelgroep, Entry, Makerspace, Programma, Wijk, ages
from catalogue.site import seen, words
from catalogue.site.languages import Interface
from catalogue.site.theme import Theme


class Cards:
    """Cards in the language of a theme; ``root`` is the way from the lists to the root."""

    def __init__(self, catalogue: Catalogue, theme: Theme, root: str = "../") -> None:
        template = theme.environment.get_template("parts/kaart.html")
        # A macro that is called from outside gives Markup: safe by autoescape, not by our word.
        self._macro = template.make_module({"root": root}).kaart  # type: ignore[attr-defined]
        self._catalogue, self._t = catalogue, theme.texts
        # Kept per object: a cache on the method would hold on to the cards of earlier builds.
        self.of = cache(self._card)

    def of_live(self, entries: Iterable[Entry]) -> tuple[Markup, ...]:
        """Cards of entries, first what was seen last; what has ended has none."""
        alive_entries = [entry for entry in entries if entry.status != GONE]
        return tuple(map(self.of, self._catalogue.newest_first(alive_entries)))

    def _card(self, entry: Entry) -> Markup:
        """The card of one entry, also of what has ended."""
        t = self._t
        if isinstance(entry, Programma):
            sign, facts = entry.fase[0].id, _of_programma(entry, t)
        else:
            sign, facts = "plek", _of_makerspace(entry, t)
        state = self._catalogue.alive(entry)
        last_seen = seen.in_words(entry, self._catalogue, t)
        card: Markup = self._macro(entry, sign, facts, state, last_seen)
        return card


def _of_programma(programma: Programma, t: Interface) -> tuple[str, ...]:
    """What it is if nobody joins it, for whom, where, for how much, how to join; empty: unknown."""
    # The ages of pupils say nothing of the organisations in a network.
    network = programma.aard == "netwerk"
    usual = None if network else ages.usual(programma)
    children = usual[0] if usual else ()
    others = [doelgroep for doelgroep in programma.doelgroepen if doelgroep not in children]
    reach = t.label("bereik", programma.bereik) if programma.bereik else ""
    return (
        "" if programma.aard == "aanbod" else t.label("aard", programma.aard).partition(":")[0],
        _ages(programma, t) if usual else "",
        _names(others),
        "" if usual or network else _ages(programma, t),
        _wijken(programma.wijken, t) or reach,
        t.label("gratis", programma.gratis) if programma.gratis else "",
        _hoe(programma, t),
    )


def _of_makerspace(makerspace: Makerspace, t: Interface) -> tuple[str, ...]:
    """Kind, where, for whom it is open and how to join; empty when unknown."""
    openbaar = makerspace.openbaar
    return (
        words.capital(t.label("soort", makerspace.soort)),
        _wijken(makerspace.wijken, t),
        "" if (0, None) in ages.of(makerspace) else _ages(makerspace, t),
        t.label("openbaar", openbaar) if openbaar != "onbekend" else "",
        _hoe(makerspace, t),
    )


def _ages(entry: Entry, t: Interface) -> str:
    """Ages that a source says, or ``basisschool, meestal 4 tot en met 12 jaar``."""
    if entry.leeftijd:
        return words.ages(entry.leeftijd, t)
    usual = ages.usual(entry)
    if not usual:
        return ""
    return t.gettext(
        "%(wie)s, meestal %(leeftijd)s", wie=_names(usual[0]), leeftijd=words.ages(usual[1], t)
    )


def _names(doelgroepen: Iterable[Doelgroep]) -> str:
    return ", ".join(doelgroep.naam for doelgroep in doelgroepen)


def _hoe(entry: Entry, t: Interface) -> str:
    return t.label("hoe", entry.meedoen.hoe) if entry.meedoen and entry.meedoen.hoe else ""


def _wijken(wijken: Sequence[Wijk], t: Interface) -> str:
    names = [wijk.naam for wijk in wijken]
    if len(names) > 3:
        return t.ngettext(
            "%(namen)s en nog %(n)s wijk",
            "%(namen)s en nog %(n)s wijken",
            len(names) - 2,
            namen=", ".join(names[:2]),
        )
    return t.enumeration(names)
