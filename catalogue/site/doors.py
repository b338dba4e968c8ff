"""Doors: what a page of text shows to those who can do something, beside the words of an editor.

Whom to call or mail, who does it already per gebied, open questions, and files to work with.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalogue import feeds
from catalogue.content.model import wijken_of
from catalogue.schema import (
    Actie,
    Entry,
    Kenmerk,
    Pagina,
    Programma,
    VmboProfiel,
    Wijk,
    urls,
)
from catalogue.schema.alive import Alive
from catalogue.site import words
from catalogue.site.frame import Renderer
from catalogue.site.joining import Way
from catalogue.site.languages import DUTCH
from catalogue.site.words import Link

_ALREADY = (Alive.NU, Alive.WAARSCHIJNLIJK)
_NOWHERE = "zonder-wijk"


@dataclass(frozen=True, slots=True)
class Example:
    """Entry that does it already, what it does, and how to reach who organises it."""

    entry: Entry
    wat: str
    wegen: Sequence[Way]


@dataclass(frozen=True, slots=True)
class Near:
    """Examples in one gebied, or in a wider area that has no page."""

    kop: str
    id: str
    voorbeelden: Sequence[Example]
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """Content of a door below its text; the sections without content are left out."""

    vraag_het: Sequence[tuple[Link, Sequence[Way]]]
    dichtbij: Sequence[Near]
    vragen: Sequence[tuple[str, str, str]]
    acties: Sequence[Actie]
    bestanden: Sequence[Link]


def of(renderer: Renderer, pagina: Pagina) -> Door:
    """Gather what a door shows, as its page asks for."""
    return Door(
        tuple(_asked(renderer, pagina)),
        tuple(_near(renderer, pagina)),
        tuple(_questions(renderer)) if "vragen" in pagina.toon else (),
        renderer.catalogue.acties if "acties" in pagina.toon else (),
        tuple(_files()) if "bestanden" in pagina.toon else (),
    )


def _asked(renderer: Renderer, pagina: Pagina) -> Iterator[tuple[Link, Sequence[Way]]]:
    """Organisations and desks to ask; a desk has no page."""
    for partner in pagina.vraag_het:
        yield renderer.link(partner), tuple(ways(partner))
    for loket in pagina.loketten:
        yield Link(loket.naam, "", taal="" if renderer.t.is_dutch else DUTCH), tuple(ways(loket))


def ways(*holders: object) -> Iterator[Way]:
    """Mail, telephone and website of whom knows them, each under the words that it is itself."""
    for holder in holders:
        if address := getattr(holder, "email", None):
            yield Way(address, f"mailto:{address}")
        if number := getattr(holder, "telefoon", None):
            yield Way(number, f"tel:{number.replace(' ', '')}")
        if address := getattr(holder, "website", None):
            yield Way(words.host(address), address)


def _near(renderer: Renderer, pagina: Pagina) -> Iterator[Near]:
    """Examples per gebied in the order of the reference list, then those of a wider area."""
    catalogue, t = renderer.catalogue, renderer.t
    at: dict[str, list[Example]] = {}
    for example in _examples(renderer, pagina):
        entry = example.entry
        gebieden = dict.fromkeys(wijk.gebied.id for wijk in wijken_of(entry))
        wider = getattr(entry, "bereik", None) or _NOWHERE
        for place in gebieden or (wider,):
            at.setdefault(place, []).append(example)
    for gebied in catalogue.gebieden:
        if gebied.id in at:
            yield Near(gebied.naam, gebied.id, at[gebied.id], urls.of(gebied))
    for bereik in ("stad", "regio", "online"):
        if bereik in at:
            yield Near(words.capital(t.label("bereik", bereik)), bereik, at[bereik])
    if _NOWHERE in at:
        yield Near(t("deur.zonder_wijk"), _NOWHERE, at[_NOWHERE])


def _examples(renderer: Renderer, pagina: Pagina) -> Iterator[Example]:
    """Programmes with a kenmerk of the door and places of its kinds, newest first.

    What was last seen long ago may be gone: it is no example.
    """
    catalogue, t = renderer.catalogue, renderer.t
    for entry in catalogue.newest_first(catalogue.entries):
        if catalogue.alive(entry) not in _ALREADY:
            continue
        if isinstance(entry, Programma):
            names = [_name(renderer, each) for each in pagina.kenmerken if each in entry.kenmerken]
        else:
            names = [t.label("soort", entry.soort)] if entry.soort in pagina.soorten else []
        if names:
            yield Example(entry, ", ".join(names), _reach(entry))


def _name(renderer: Renderer, kenmerk: Kenmerk) -> str:
    return renderer.translated(kenmerk, "naam")[0]


def _reach(entry: Entry) -> Sequence[Way]:
    """Mail and telephone of the first who has one; else the first website."""
    found = list(ways(entry.meedoen, *entry.aanbieders, entry))
    direct = [way for way in found if not way.adres.startswith("http")]
    return direct[:2] or found[:1]


def _questions(renderer: Renderer) -> Iterator[tuple[str, str, str]]:
    """Questions of someone who wants to change something: address, question, short answer."""
    t, insight = renderer.t, renderer.insight
    late = sum(len(action.te_laat) for action in insight.acties)
    without = sum(not profile.programmas for profile in insight.profielen)
    blank, gaps = len(insight.overzicht.samen.leeg), len(insight.routes.gaten)
    wijken = t("vragen.wijken", n=len(insight.witte_vlekken))
    yield renderer.naar(f"{urls.list_of(Wijk)}#wit"), t("vragen.wijk"), wijken
    yield f"{urls.MATRIX}#wit", t("vragen.voor_wie"), t("vragen.vlekken", n=blank)
    yield f"{urls.list_of(Actie)}#te-laat", t("vragen.actie"), t("vragen.stappen", n=late)
    yield urls.list_of(VmboProfiel), t("vragen.profiel"), t("vragen.profielen", n=without)
    yield f"{urls.ROUTES}#gaten", t("vragen.route"), t("vragen.gaten", n=gaps)
    yield urls.OVERLAP, t("vragen.dubbel"), t("vragen.paren", n=len(insight.overlap))


def _files() -> Iterable[Link]:
    """Files that open in a spreadsheet."""
    return (Link(file.title, file.address) for file in feeds.DOWNLOADS if file.format == "CSV")
