"""``Mijn lijstje``: what a visitor kept in the browser, and the files that page reads it from.

The page itself knows nothing of what was kept. It loads, for what is on the list only, files that
register themselves, so that it works from disk too. Entries are spread over those files by their
id: however large the catalogue, a kept entry costs one small file.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from catalogue.base import text
from catalogue.feeds import escaping
from catalogue.schema import (
    BEREIK,
    OPENBAAR,
    SOORT_MAKERSPACE,
    STATUS,
    Makerspace,
    Partner,
    Programma,
    Wijk,
    urls,
)
from catalogue.site import facts, words
from catalogue.site.cards import Cards
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.pages.texts import old_addresses

Entry = Programma | Makerspace

_PER_PART = 16


@dataclass(frozen=True, slots=True)
class Kept:
    """What the page shows: the facts that are compared, and where its files are.

    ``merk`` is the fingerprint of the files, ``delen`` how many there are.
    """

    feiten: Sequence[str]
    merk: str
    delen: int


def pages(renderer: Renderer, finished: Cards, translations: Sequence[Renderer]) -> Iterator[Page]:
    """The page, also in other languages, and its files, which are Dutch."""
    parts = cache(partial(_parts, renderer))
    count = _count(renderer)
    marks: dict[int, str] = {}

    def part(number: int) -> bytes:
        made = _script(number, [_known(one, finished, renderer.t) for one in parts()[number]])
        marks[number] = _mark(made)
        return made

    def shown(t: Interface) -> Kept:
        together = "".join(marks.get(number) or _mark(part(number)) for number in range(count))
        return Kept(tuple(_headings(t)), _mark(together.encode())[:10], count)

    for number in range(count):
        yield f"{urls.KEPT_PARTS}/{number}.js", partial(part, number)
    for spoken in (renderer, *translations):
        yield spoken.page(
            "pages/lijstje.html",
            urls.KEPT,
            title=spoken.t("lijstje.kop"),
            about=spoken.t("lijstje.over"),
            lijstje=partial(shown, spoken.t),
        )


def _headings(t: Interface) -> Iterator[str]:
    """The facts side by side, in the order of ``_compared``."""
    yield t("filter.doelgroep")
    yield t("filter.leeftijd")
    yield t("feit.waar")
    yield t("filter.gratis")
    yield t("feit.wanneer")
    yield t("filter.fase")
    yield t("filter.loopt")
    yield t("feit.aanmelden")


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _count(renderer: Renderer) -> int:
    entries = len(renderer.catalogue.programmas) + len(renderer.catalogue.makerspaces)
    return -(-entries // _PER_PART) or 1


def _parts(renderer: Renderer) -> list[list[tuple[str, Entry]]]:
    """In each part what is known under which name: its own, or an old one that leads to it."""
    catalogue = renderer.catalogue
    entries: tuple[Entry, ...] = (*catalogue.programmas, *catalogue.makerspaces)
    moved = old_addresses(catalogue).items()
    names = [(urls.name_of(urls.of(one)), one) for one in entries]
    names += [(urls.name_of(old), one) for old, one in moved if not isinstance(one, Partner)]
    parts: list[list[tuple[str, Entry]]] = [[] for _ in range(_count(renderer))]
    for name, one in names:
        parts[text.spread(name) % len(parts)].append((name, one))
    return parts


def _known(named: tuple[str, Entry], finished: Cards, t: Interface) -> list[object]:
    name, one = named
    now = urls.name_of(urls.of(one))
    return [name, one.naam, finished.of(one), _compared(one, t)] if name == now else [name, now]


def _script(number: int, part: Sequence[object]) -> bytes:
    data = escaping.in_script(part)
    return f'(self.lijstdelen=self.lijstdelen||{{}})["{number}"]={data};\n'.encode()


def _compared(one: Entry, t: Interface) -> tuple[str, ...]:
    """The facts of an entry, in the order of ``_headings``; empty for what nobody knows."""
    about = _of_programma(one, t) if isinstance(one, Programma) else _of_makerspace(one, t)
    place, moment, kind, entrance = about
    return (
        ", ".join(group.naam for group in one.doelgroepen),
        words.age(one.leeftijd) if one.leeftijd else "",
        place,
        _sentences(facts.costs(one.gratis, one.kosten)),
        moment,
        kind,
        STATUS[one.status],
        entrance,
    )


def _of_programma(one: Programma, t: Interface) -> tuple[str, str, str, str]:
    reach = BEREIK[one.bereik] if one.bereik else ""
    return (
        _place(one.wijken, one.adres) or reach,
        _sentences(facts.when(one, t)),
        words.enumeration([fase.naam for fase in one.fase]),
        one.aanmelding or "",
    )


def _of_makerspace(one: Makerspace, t: Interface) -> tuple[str, str, str, str]:
    return (
        _place(one.wijken, one.adres),
        _sentences(facts.when(one, t)),
        SOORT_MAKERSPACE[one.soort],
        OPENBAAR[one.openbaar] if one.openbaar != "onbekend" else "",
    )


def _place(wijken: Sequence[Wijk], address: str | None) -> str:
    names = words.enumeration([wijk.naam for wijk in wijken])
    return ": ".join(filter(None, (names, address)))


def _sentences(lines: Sequence[str] | Iterator[str]) -> str:
    return ". ".join(line.rstrip(".") for line in lines)
