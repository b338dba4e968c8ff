"""Pairs of programmes that look alike: a list of questions for policy people."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from catalogue.insight import Insight
from catalogue.insight.overlap import UITLEG, Overlap
from catalogue.schema import Record, urls
from catalogue.site import words
from catalogue.site.frame import Page, Renderer
from catalogue.site.words import Link, link

# Questions per fase that one page asks.
_MOST = 100


@dataclass(frozen=True, slots=True)
class Pair:
    """Two programmes, and what they share in words; ``reden`` says why it is no double."""

    een: Link
    ander: Link
    themas: str
    doelgroepen: str
    plek: str
    reden: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pairs of one main fase; ``rest`` is how many there are besides."""

    kop: Link
    teken: str
    paren: Sequence[Pair]
    rest: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows."""

    planken: Sequence[Shelf]
    aantal: str
    afgedaan: Sequence[Pair]
    uitleg: str


def pages(renderer: Renderer, seen: Insight) -> Iterator[Page]:
    """The one page of pairs."""
    yield renderer.page(
        "pages/overlap.html",
        urls.OVERLAP,
        title="Programma's die op elkaar lijken",
        about="Welke programma's hebben hetzelfde thema, dezelfde doelgroep, fase en plek?",
        trail=(Link("Overzicht", urls.MATRIX),),
        overlap=partial(_shown, renderer, seen),
    )


def _shown(renderer: Renderer, seen: Insight) -> Shown:
    return Shown(
        planken=tuple(_shelves(renderer, seen.overlap)),
        aantal=words.count(len(seen.overlap), "paar", "paren"),
        afgedaan=tuple(_pair(one.paar, " ".join(one.redenen)) for one in seen.geen_dubbel),
        uitleg=UITLEG,
    )


def _shelves(renderer: Renderer, pairs: Sequence[Overlap]) -> Iterator[Shelf]:
    for fase in renderer.catalogue.fasen:
        alike = [one for one in pairs if one.fase is fase]
        rest = len(alike) - _MOST
        if alike:
            kop = Link(words.capital(fase.naam), urls.of(fase), len(alike))
            shown = tuple(map(_pair, _most_alike(alike)))
            yield Shelf(kop, fase.id, shown, words.count(rest, "paar", "paren") if rest > 0 else "")


def _most_alike(pairs: Sequence[Overlap]) -> Sequence[Overlap]:
    """The pairs that share most, by name; pairs grow much quicker than programmes do."""
    if len(pairs) <= _MOST:
        return pairs
    ranked = heapq.nlargest(_MOST, range(len(pairs)), key=lambda at: (_shared(pairs[at]), -at))
    return [pairs[at] for at in sorted(ranked)]


def _shared(pair: Overlap) -> int:
    return len(pair.themas) + len(pair.doelgroepen) + len(pair.wijken)


def _pair(pair: Overlap, reason: str = "") -> Pair:
    return Pair(
        link(pair.een),
        link(pair.ander),
        _names(pair.themas),
        _names(pair.doelgroepen),
        pair.plek,
        reason,
    )


def _names(records: Iterable[Record]) -> str:
    return words.enumeration([str(getattr(one, "naam", one.id)) for one in records])
