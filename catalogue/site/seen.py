"""When an entry was last seen, in the words that cards, lists and pages share."""

from catalogue.content.model import Catalogue
from catalogue.schema import Entry, Makerspace
from catalogue.schema.alive import Alive
from catalogue.site.languages import Interface


def in_words(entry: Entry, catalogue: Catalogue, t: Interface) -> str:
    """``gezien in 2025``, ``laatst gezien: 2017`` or ``bestond in 2021, bel eerst``."""
    state, seen = catalogue.alive(entry), catalogue.last_seen(entry)
    if state in (Alive.GEPLAND, Alive.GESTOPT):
        return t.label("status", state)
    if seen is None:
        return t.gettext("niet bekend wanneer gezien")
    confirmed = entry.bevestigd
    if state is Alive.NU and confirmed and confirmed.op == seen:
        return t.gettext("bevestigd in %(jaar)s", jaar=str(seen.year))
    if state is Alive.NU:
        return t.gettext("gezien in %(jaar)s", jaar=str(seen.year))
    if isinstance(entry, Makerspace):
        return t.gettext("bestond in %(jaar)s, bel eerst", jaar=str(seen.year))
    return t.gettext("laatst gezien: %(jaar)s", jaar=str(seen.year))
