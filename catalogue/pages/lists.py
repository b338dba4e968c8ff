"""The two long lists, with filters that count.

A list that is too long for one page stands in parts. Then the first page holds the filters, and
what they need to know of every entry comes in files of its own when somebody uses them: see
``list_data``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Generic, TypeVar

from markupsafe import Markup

from catalogue import urls
from catalogue.insight.live import live
from catalogue.pages import cards, facets, list_data, nearby, parts, words
from catalogue.pages.frame import Link, Page, Press
from catalogue.pages.groups import Group, Section
from catalogue.pages.parts import Pager, Part
from catalogue.schema import GONE, Makerspace, Programma

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
    totaal: int
    gegevens: str
    bladen: Pager | None

    @property
    def aantal(self) -> str:
        """How many, in words."""
        return words.count(self.totaal, self.een, self.meer)


@dataclass(frozen=True, slots=True)
class _List(Generic[Entry]):
    """One of the two lists: its words, what is in it, and what visitors filter on."""

    kind: type[Entry]
    naam: str
    lead: str
    een: str
    meer: str
    entries: Sequence[Entry]
    gestopt: int
    vragen: Sequence[facets.Facet[Entry]]
    open: Sequence[str]

    @property
    def adres(self) -> str:
        return urls.list_of(self.kind)


def pages(press: Press, finished: cards.Cards) -> Iterator[Page]:
    """The list of programmes and the list of makerspaces."""
    regio, catalogue = press.frame.regio, press.catalogue
    programmas = live(catalogue.programmas)
    yield from _pages(
        press,
        finished,
        _List(
            Programma,
            "Programma's",
            f"Alle programma's en projecten voor techniek in {regio}: "
            "om te kiezen, te leren en te werken.",
            "programma",
            "programma's",
            programmas,
            len(catalogue.programmas) - len(programmas),
            facets.of_programmas(catalogue),
            ("fase", "doelgroep", "thema"),
        ),
    )
    makerspaces = live(catalogue.makerspaces)
    yield from _pages(
        press,
        finished,
        _List(
            Makerspace,
            "Makerspaces",
            f"Plekken in {regio} waar je zelf iets maakt of repareert: makerspaces, "
            "werkplaatsen, repair cafés en meer.",
            "plek",
            "plekken",
            makerspaces,
            len(catalogue.makerspaces) - len(makerspaces),
            facets.of_makerspaces(catalogue),
            ("openbaar", "soort", "gebied"),
        ),
    )


def _pages(press: Press, finished: cards.Cards, every: _List[Entry]) -> Iterator[Page]:
    split = parts.of(len(every.entries))
    # The page and the file with all of it need the same; the first that is made makes it.
    known = cache(partial(_known, every))
    first = partial(_first, press, finished, every, split, known)
    yield press.page(
        "pages/lijst.html", every.adres, title=every.naam, about=every.lead, lijst=first
    )
    if len(split) > 1:
        yield from _later_pages(press, finished, every, split)
        yield urls.filter_data(every.kind), lambda: list_data.of(known())
        for number, block in enumerate(list_data.blocks(every.entries)):
            made = partial(list_data.block, number, block, finished)
            yield urls.card_block(every.kind, number), made


def _known(every: _List[Entry]) -> list_data.Known:
    groups = facets.groups(every.vragen, every.entries)
    return list_data.Known(
        groups,
        tuple(facets.chosen(every.vragen, groups, every.entries)),
        tuple(cards.youngest(one.bronnen) or 0 for one in every.entries),
        tuple(_from_age(one) for one in every.entries),
    )


def _first(
    press: Press,
    finished: cards.Cards,
    every: _List[Entry],
    split: Sequence[Part],
    known: Callable[[], list_data.Known],
) -> Listing:
    data, whole = known(), len(split) == 1
    shown = tuple(finished.of(one) for one in every.entries[: split[0].tot])
    ended = urls.of_choice("status", GONE)
    return Listing(
        naam=every.naam,
        lead=every.lead,
        een=every.een,
        meer=every.meer,
        filters=data.groepen,
        kaarten=shown,
        keuzes=data.keuzes if whole else (),
        jaren=data.jaren if whole else (),
        leeftijden=data.leeftijden if whole else (),
        gestopt=Link("Wat gestopt is", ended, every.gestopt) if every.gestopt else None,
        open=every.open,
        ligging=nearby.address(press.catalogue),
        totaal=len(every.entries),
        gegevens="" if whole else list_data.address(every.kind, data, every.entries, shown),
        bladen=parts.pager(every.adres, split[0], split, _letters(every, split)),
    )


def _later_pages(
    press: Press, finished: cards.Cards, every: _List[Entry], split: Sequence[Part]
) -> Iterator[Page]:
    letters = _letters(every, split)
    for one in split[1:]:
        naam = parts.titled(every.naam, one)
        pager = parts.pager(every.adres, one, split, letters)
        yield press.page(
            "pages/groep.html",
            urls.part_of(every.adres, one.nummer),
            title=naam,
            about=f"{naam}. {every.lead}",
            trail=(Link(every.naam, every.adres),),
            groep=partial(_later, finished, every, one, pager),
        )


def _later(finished: cards.Cards, every: _List[Entry], one: Part, pager: Pager | None) -> Group:
    """A page without filters: these are on the first page, for all of it."""
    from_, to = words.figure(one.van + 1), words.figure(one.tot)
    kop = f"{words.capital(every.meer)} {from_} tot en met {to}"
    shown = tuple(finished.of(each) for each in every.entries[one.van : one.tot])
    return Group(
        parts.titled(every.naam, one),
        f"Van {words.count(len(every.entries), every.een, every.meer)}",
        "",
        "",
        (Section(kop, "kaarten", shown),),
        bladen=pager,
        filters=Link(f"Kies uit alle {every.meer}", every.adres),
    )


def _letters(every: _List[Entry], split: Sequence[Part]) -> tuple[Link, ...]:
    return parts.letters(every.adres, [one.naam for one in every.entries], split)


def _from_age(one: Programma | Makerspace) -> int:
    ages = [one.leeftijd] if one.leeftijd else [group.leeftijd for group in one.doelgroepen]
    return min((age.van for age in ages if age and age.van is not None), default=99)
