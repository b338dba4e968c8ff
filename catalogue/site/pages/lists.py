"""The two long lists, with filters that count.

A list that is too long for one page stands in parts. Then the first page holds the filters, and
what they need to know of every entry comes in files of its own when somebody uses them: see
``list_data``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Generic, TypeVar

from markupsafe import Markup

from catalogue.insight.live import live
from catalogue.schema import GONE, Makerspace, Programma, urls
from catalogue.site import cards, facts, words
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.pages import facets, list_data, nearby, parts
from catalogue.site.pages.groups import Group, Section
from catalogue.site.pages.parts import Pager, Part
from catalogue.site.words import Link

Entry = TypeVar("Entry", bound=Programma | Makerspace)


@dataclass(frozen=True, slots=True)
class Listing:
    """What the first page of a long list shows.

    ``een`` and ``meer`` are what the script counts; ``ligging`` is the file that says where the
    wijken are, or empty. ``keuzes``, ``jaren`` and ``leeftijden`` are for filtering and sorting:
    per card, in order, the options it has, the year of its youngest source (0: unknown) and the
    youngest age (99: unknown). A list in parts has ``bladen`` and no such things on the page:
    there ``gegevens`` is the file that knows them of all ``totaal`` entries.
    """

    naam: str
    lead: str
    een: str
    meer: str
    filters: Sequence[facets.Group]
    kaarten: Sequence[Markup]
    keuzes: Sequence[str]
    jaren: Sequence[int]
    leeftijden: Sequence[int]
    gestopt: Link | None
    open: Sequence[str]
    ligging: str
    aantal: str
    totaal: int
    gegevens: str
    bladen: Pager | None


@dataclass(frozen=True, slots=True)
class _List(Generic[Entry]):
    """One of the two lists: what is in it, and what visitors filter on, in any language."""

    kind: type[Programma] | type[Makerspace]
    entries: Sequence[Entry]
    gestopt: int
    vragen: Callable[[Interface], Sequence[facets.Facet[Entry]]]
    open: Sequence[str]

    @property
    def adres(self) -> str:
        return urls.list_of(self.kind)


@dataclass(frozen=True, slots=True)
class _Words:
    """How a list is called, and what is counted in it."""

    naam: str
    lead: str
    een: str
    meer: str


Spoken = tuple[Renderer, cards.Cards]
"""Where pages in a language are made, and the cards in that language."""


def pages(
    renderer: Renderer, finished: cards.Cards, translations: Sequence[Spoken]
) -> Iterator[Page]:
    """The list of programmes and the list of makerspaces, also in other languages."""
    catalogue = renderer.catalogue
    programmas, makerspaces = live(catalogue.programmas), live(catalogue.makerspaces)
    spoken = ((renderer, finished), *translations)
    yield from _pages(
        spoken,
        _List(
            Programma,
            programmas,
            len(catalogue.programmas) - len(programmas),
            partial(facets.of_programmas, catalogue),
            ("fase", "doelgroep", "thema"),
        ),
    )
    yield from _pages(
        spoken,
        _List(
            Makerspace,
            makerspaces,
            len(catalogue.makerspaces) - len(makerspaces),
            partial(facets.of_makerspaces, catalogue),
            ("openbaar", "soort", "gebied"),
        ),
    )


def _words(renderer: Renderer, kind: type[Programma] | type[Makerspace]) -> _Words:
    t, regio = renderer.t, renderer.regio
    if kind is Programma:
        return _Words(
            t("programmas.kop"),
            t("programmas.lead", regio=regio),
            t.form("woord.programma", 1),
            t.form("woord.programma"),
        )
    return _Words(
        t("makerspaces.kop"),
        t("makerspaces.lead", regio=regio),
        t.form("woord.plek", 1),
        t.form("woord.plek"),
    )


def _pages(spoken: Sequence[Spoken], every: _List[Entry]) -> Iterator[Page]:
    renderer, finished = spoken[0]
    split = parts.of(len(every.entries))
    # The pages and the file with all of it need the same; the first that is made makes it.
    known = cache(partial(_known, every, renderer.t))
    data = cache(partial(_data, every, known, finished, split))
    for here, own_cards in spoken:
        said = _words(here, every.kind)
        first = partial(_first, here, own_cards, every, said, split, known, data)
        yield here.page(
            "pages/lijst.html", every.adres, title=said.naam, about=said.lead, lijst=first
        )
    if len(split) > 1:
        # What comes behind the first page is Dutch only: it would double a large catalogue.
        yield from _later_pages(renderer, finished, every, split)
        yield urls.filter_data(every.kind), lambda: list_data.of(known())
        for number, block in enumerate(list_data.blocks(every.entries)):
            made = partial(list_data.block, number, block, finished)
            yield urls.card_block(every.kind, number), made


def _known(every: _List[Entry], t: Interface) -> list_data.Known:
    asked = every.vragen(t)
    groups = facets.groups(asked, every.entries)
    return list_data.Known(
        groups,
        tuple(facets.chosen(asked, groups, every.entries)),
        tuple(facts.youngest_year(one.bronnen) or 0 for one in every.entries),
        tuple(_from_age(one) for one in every.entries),
    )


def _data(
    every: _List[Entry],
    known: Callable[[], list_data.Known],
    finished: cards.Cards,
    split: Sequence[Part],
) -> str:
    """Where the values are that the script needs; empty when they stand on the page itself."""
    if len(split) == 1:
        return ""
    shown = tuple(finished.of(one) for one in every.entries[: split[0].tot])
    return list_data.address(every.kind, known(), every.entries, shown)


def _first(
    renderer: Renderer,
    finished: cards.Cards,
    every: _List[Entry],
    said: _Words,
    split: Sequence[Part],
    known: Callable[[], list_data.Known],
    data: Callable[[], str],
) -> Listing:
    found, whole, t = known(), len(split) == 1, renderer.t
    groups = found.groepen if t.is_dutch else facets.translated(found.groepen, every.vragen(t))
    ended = urls.of_choice("status", GONE)
    total = len(every.entries)
    letters = tuple(replace(one, adres=renderer.naar(one.adres)) for one in _letters(every, split))
    return Listing(
        naam=said.naam,
        lead=said.lead,
        een=said.een,
        meer=said.meer,
        filters=groups,
        kaarten=tuple(finished.of(one) for one in every.entries[: split[0].tot]),
        keuzes=found.keuzes if whole else (),
        jaren=found.jaren if whole else (),
        leeftijden=found.leeftijden if whole else (),
        gestopt=Link(t("lijst.gestopt"), ended, every.gestopt) if every.gestopt else None,
        open=every.open,
        ligging=nearby.address(renderer.catalogue),
        aantal=f"{t.figure(total)} {said.een if total == 1 else said.meer}",
        totaal=total,
        gegevens=data(),
        bladen=parts.pager(every.adres, split[0], split, letters),
    )


def _later_pages(
    renderer: Renderer, finished: cards.Cards, every: _List[Entry], split: Sequence[Part]
) -> Iterator[Page]:
    letters, said = cache(partial(_letters, every, split)), _words(renderer, every.kind)
    for one in split[1:]:
        naam = parts.titled(said.naam, one)
        yield renderer.page(
            "pages/groep.html",
            urls.part_of(every.adres, one.nummer),
            title=naam,
            about=f"{naam}. {said.lead}",
            trail=(Link(said.naam, every.adres),),
            groep=partial(_later, finished, every, said, split, one, letters),
        )


def _later(
    finished: cards.Cards,
    every: _List[Entry],
    said: _Words,
    split: Sequence[Part],
    one: Part,
    letters: Callable[[], Sequence[Link]],
) -> Group:
    """A page without filters: these are on the first page, for all of it."""
    from_, to = words.figure(one.van + 1), words.figure(one.tot)
    kop = f"{words.capital(said.meer)} {from_} tot en met {to}"
    shown = tuple(finished.of(each) for each in every.entries[one.van : one.tot])
    return Group(
        parts.titled(said.naam, one),
        f"Van {words.count(len(every.entries), said.een, said.meer)}",
        "",
        "",
        (Section(kop, "kaarten", shown),),
        bladen=parts.pager(every.adres, one, split, letters()),
        filters=Link(f"Kies uit alle {said.meer}", every.adres),
    )


def _letters(every: _List[Entry], split: Sequence[Part]) -> tuple[Link, ...]:
    return parts.letters(every.adres, [one.naam for one in every.entries], split)


def _from_age(one: Programma | Makerspace) -> int:
    ages = [one.leeftijd] if one.leeftijd else [group.leeftijd for group in one.doelgroepen]
    return min((age.van for age in ages if age and age.van is not None), default=99)
