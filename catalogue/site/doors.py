"""Doors: what a page of text shows to those who can do something, beside the words of an editor.

Whom to call or mail, who does it already per gebied, open questions, and files to work with.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from urllib.parse import urlencode

from markupsafe import Markup

from catalogue import feeds
from catalogue.content.model import wijken_of
from catalogue.insight.gaps import Gap
from catalogue.schema import (
    BEREIK,
    Actie,
    Entry,
    Pagina,
    Programma,
    VmboProfiel,
    Wijk,
    urls,
)
from catalogue.schema.alive import Alive
from catalogue.site import beginning, folds, joining, words
from catalogue.site.beginning import Invitation
from catalogue.site.frame import Renderer
from catalogue.site.joining import Way
from catalogue.site.languages import Interface
from catalogue.site.words import Link, link

_ALREADY = (Alive.NU, Alive.WAARSCHIJNLIJK)
_GAPS = 3
# In a booklet, as behind the button below a list.
_MOST = 100
_NOWHERE = "zonder-wijk"


@dataclass(frozen=True, slots=True)
class Example:
    """Entry that does it already, what it does, and how to reach who organises it."""

    entry: Entry
    wat: str
    wegen: Sequence[Way]


@dataclass(frozen=True, slots=True)
class Door:
    """Content of a door below its text; the sections without content are left out."""

    vraag_het: Sequence[tuple[Link, str, Sequence[Way]]]
    dichtbij: Sequence[tuple[str, Sequence[Example]]]
    gaten: Sequence[Invitation]
    lijsten: Sequence[tuple[Link, str]]
    vragen: Sequence[tuple[str, str, str]]
    acties: Sequence[Actie]
    bestanden: Sequence[Link]


def of(renderer: Renderer, pagina: Pagina) -> Door:
    """Gather what a door shows, as its page asks for."""
    return Door(
        tuple(_asked(renderer, pagina)),
        tuple(_near(renderer, pagina)),
        beginning.of(_gaps(renderer, pagina), renderer.dutch),
        tuple(_lists(renderer, pagina)) if "lijsten" in pagina.toon else (),
        tuple(_questions(renderer)) if "vragen" in pagina.toon else (),
        renderer.catalogue.acties if "acties" in pagina.toon else (),
        tuple(_files(renderer.t)) if "bestanden" in pagina.toon else (),
    )


def _asked(renderer: Renderer, pagina: Pagina) -> Iterator[tuple[Link, str, Sequence[Way]]]:
    """Organisations and desks to ask, each with what it is; a desk has no page."""
    t = renderer.t
    for partner in pagina.vraag_het:
        about = words.text_of(partner, "samenvatting", t)
        yield link(partner), about, tuple(joining.reach(partner))
    for loket in pagina.loketten:
        name = Link(loket.naam, "", taal=words.language_of(loket, "naam"))
        about = words.text_of(loket, "uitleg", t)
        yield name, about, tuple(joining.reach(loket))


def _near(renderer: Renderer, pagina: Pagina) -> Iterator[tuple[str, Sequence[Example]]]:
    """Examples per gebied in the order of the reference list, then those of a wider area."""
    catalogue, t = renderer.catalogue, renderer.t
    at: dict[str, list[Example]] = {}
    for example in _examples(renderer, pagina):
        entry = example.entry
        gebieden = dict.fromkeys(wijk.gebied.id for wijk in wijken_of(entry))
        wider = getattr(entry, "bereik", None) or _NOWHERE
        for place in gebieden or (wider,):
            at.setdefault(place, []).append(example)
    headings = {gebied.id: gebied.naam for gebied in catalogue.gebieden}
    headings |= {bereik: words.capital(t.label("bereik", bereik)) for bereik in BEREIK}
    headings[_NOWHERE] = t.gettext("Wijk niet bekend, of buiten de stad")
    yield from ((heading, at[place]) for place, heading in headings.items() if place in at)


def _examples(renderer: Renderer, pagina: Pagina) -> Iterator[Example]:
    """Programmes with a kenmerk of the door and places of its kinds, newest first.

    What was last seen long ago may be gone: it is no example.
    """
    catalogue, t = renderer.catalogue, renderer.t
    for entry in catalogue.newest_first(catalogue.entries):
        if catalogue.alive(entry) not in _ALREADY:
            continue
        if isinstance(entry, Programma):
            names = [
                words.text_of(each, "naam", t)
                for each in pagina.kenmerken
                if each in entry.kenmerken
            ]
        else:
            names = [t.label("soort", entry.soort)] if entry.soort in pagina.soorten else []
        if names:
            yield Example(entry, Markup(", ").join(names), _reach(entry))


def _reach(entry: Entry) -> Sequence[Way]:
    """Mail and telephone of the first who has one; else the first website."""
    holders = [list(joining.reach(holder)) for holder in (entry.meedoen, *entry.aanbieders, entry)]
    for known in holders:
        if direct := [way for way in known if not way.adres.startswith("http")]:
            return direct
    return list(chain(*holders))[:1]


def _gaps(renderer: Renderer, pagina: Pagina) -> Iterator[Gap]:
    """The largest gaps of the doelgroepen of a door, and those of wijken if it asks for them."""
    gaps = renderer.insight.gaten
    yield from islice((gap for gap in gaps if gap.doelgroep in pagina.doelgroepen), _GAPS)
    if "wijken" in pagina.toon:
        yield from islice((gap for gap in gaps if gap.wijk), _GAPS)


def _lists(renderer: Renderer, pagina: Pagina) -> Iterator[tuple[Link, str]]:
    """Page of each doelgroep of a door, and the address of the booklet with what is not folded."""
    catalogue = renderer.catalogue
    for doelgroep in pagina.doelgroepen:
        entries = folds.divide(catalogue, catalogue.backlinks_of(doelgroep).live.entries)
        names = ",".join(urls.name_of(urls.of(entry)) for entry in entries[folds.OPEN][:_MOST])
        title = urlencode({"titel": words.capital(doelgroep.naam)})
        booklet = f"{urls.KEPT}#{title}&l={names}" if names else ""
        yield link(doelgroep), booklet


def _questions(renderer: Renderer) -> Iterator[tuple[str, str, str]]:
    """Questions of someone who wants to change something: address, question, short answer."""
    t, insight = renderer.t, renderer.insight
    late = sum(len(action.te_laat) for action in insight.acties)
    without = sum(not profile.programmas for profile in insight.profielen)
    blank, gaps = sum(gap.soort == "doelgroep" for gap in insight.gaten), len(insight.routes.gaten)
    wijken = t.ngettext(
        "%(n)s woonwijk zonder openbare makerspace",
        "%(n)s woonwijken zonder openbare makerspace",
        len(insight.witte_vlekken),
    )
    yield (
        f"{urls.list_of(Wijk)}#wit",
        t.gettext("Welke wijk heeft nog niets?"),
        wijken,
    )
    yield (
        f"{urls.MATRIX}#wit",
        t.gettext("Voor wie is er niets, en waarover?"),
        t.ngettext(
            "%(n)s keer is er niets over een thema voor een groep",
            "%(n)s keer is er niets over een thema voor een groep",
            blank,
        ),
    )
    yield (
        f"{urls.list_of(Actie)}#te-laat",
        t.gettext("Welke actie is te laat?"),
        t.ngettext("%(n)s stap te laat", "%(n)s stappen te laat", late),
    )
    if insight.profielen:
        yield (
            urls.list_of(VmboProfiel),
            t.gettext("Welk vmbo-profiel mist iets?"),
            t.ngettext(
                "%(n)s profiel zonder programma", "%(n)s profielen zonder programma", without
            ),
        )
    yield (
        f"{urls.ROUTES}#gaten",
        t.gettext("Waar houdt een route op?"),
        t.ngettext(
            "%(n)s programma zonder volgende stap", "%(n)s programma's zonder volgende stap", gaps
        ),
    )
    yield (
        urls.OVERLAP,
        t.gettext("Wat lijkt op elkaar?"),
        t.ngettext(
            "%(n)s groep om na te kijken", "%(n)s groepen om na te kijken", len(insight.overlap)
        ),
    )
    yield urls.CHANGES, t.gettext("Wat is er veranderd?"), t.gettext("per maand")


def _files(t: Interface) -> Iterator[Link]:
    """Files that open in a spreadsheet."""
    for file in feeds.DOWNLOADS:
        if file.format == "CSV":
            yield Link(t.gettext(file.title), file.address)
