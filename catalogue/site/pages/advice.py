"""``Wat past bij mij``: at most four questions as plain pages, and a list at the end.

Who looks for something for a child is asked its age in place of a fase.

Every page holds the answers that lead to something, each with what is left after it. Asking stops
as soon as few are left, so that there are no more pages than there is to choose.

In a large catalogue few are never left, and every row of four answers would be a page. There, what
somebody looks for and what it may cost make no pages of their own: what fits one person in one
theme is one page, with a part for each thing to look for, and what is free in front.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from catalogue.content.model import Catalogue
from catalogue.insight.live import joinable, live
from catalogue.insight.matrix import EVERYONE
from catalogue.schema import BEREIK, Entry, Makerspace, Programma, Record, ages, urls
from catalogue.search.facets import AGES
from catalogue.site import folds, words
from catalogue.site.frame import Page, Renderer
from catalogue.site.words import Link

Entries = Sequence[Entry]

TITLE = "Wat past bij mij?"
_RESULT = "Dit past bij je"
# With so many left one reads them quicker than one answers another question.
_FEW = 10
# What a page shows at most; the rest is in the lists with filters.
_MOST = 24
# A catalogue with more than this is a large one, in which a page shows so many of each part.
_MANY = 300
_MOST_EACH = 18
_ABOUT = "Beantwoord hooguit vier vragen en zie wat er voor jou is in de techniek."
_ANY = "alles"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question: its part of the address, how it reads, what fits, and its sign.

    ``filter`` is the filter of the lists that has the same answer; ``zoekt`` says that it tells
    what somebody looks for.
    """

    id: str
    naam: str
    entries: Entries
    teken: str = ""
    filter: str = ""
    zoekt: bool = False


Trail = tuple[Answer, ...]
"""Answers that were given, in the order of the questions."""
Joint = dict[str, tuple[Trail, list[Answer]]]
"""Pages of a large catalogue to which several trails lead, by address.

Each with what somebody looks for, and what fits; without a name when that was not asked.
"""
Group = tuple[Answer, Entries, Entries, Link | None]
"""Part of a result: its heading and all that fits, what the page shows, below it what may not
exist any more, and the list of all."""


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page of the first question and all that follow from its answers."""
    catalogue = renderer.catalogue
    divided = (
        folds.divide(catalogue, joinable(catalogue.programmas)),
        folds.divide(catalogue, live(catalogue.makerspaces)),
    )
    entries: Entries = [entry for fold in folds.FOLDS for kind in divided for entry in kind[fold]]
    if not entries:
        return
    joint: Joint = {}
    yield from _after(renderer, (), entries, 0, joint if len(entries) > _MANY else None)
    for address, (trail, parts) in joint.items():
        yield from renderer.plan(address, _joint_result, address, trail, parts)


def _after(
    renderer: Renderer, trail: Trail, entries: Entries, number: int, joint: Joint | None
) -> Iterator[Page]:
    """The page after the answers in ``trail``, and those after it; ``number`` is the question."""
    for at, (question, answers_of) in enumerate(_QUESTIONS[number:], number):
        answers = tuple(answers_of(renderer.catalogue, entries, trail))
        # What all answers share is no choice.
        if len(answers) > 1 and (len(entries) > _FEW or not trail):
            addresses = {}
            if joint is not None and answers_of is _about:
                addresses = _join(trail, answers, joint)
            yield from renderer.plan(
                _address(trail), _question, trail, entries, question, answers, addresses
            )
            for answer in answers:
                if len(answer.entries) > 1 and answer.id not in addresses:
                    yield from _after(renderer, (*trail, answer), answer.entries, at + 1, joint)
            return
    yield from renderer.plan(_address(trail), _result, trail, entries)


def _join(trail: Trail, answers: Iterable[Answer], joint: Joint) -> dict[str, str]:
    """Add what fits each theme to the page that it shares with other trails.

    Gives for each answer the address of that page with the place on it.
    """
    sought = next((answer for answer in trail if answer.zoekt), Answer("", "", ()))
    before = tuple(answer for answer in trail if answer is not sought)
    addresses = {}
    for answer in answers:
        if len(answer.entries) > 1:
            # No fase is called like this, so no other trail has this address.
            address = _address((*before, Answer(_ANY, "", ()), answer))
            part = replace(sought, entries=answer.entries)
            joint.setdefault(address, ((*before, answer), []))[1].append(part)
            addresses[answer.id] = f"{address}#{sought.id}" if sought.id else address
    return addresses


def _address(trail: Trail) -> str:
    # An id has no underscore, so that no two trails share an address.
    name = "_".join(answer.id for answer in trail)
    return f"{urls.ADVICE_FOLDER}/{name}.html" if name else urls.ADVICE


def _question(
    renderer: Renderer,
    trail: Trail,
    entries: Entries,
    question: str,
    answers: Iterable[Answer],
    addresses: Mapping[str, str],
) -> bytes:
    options = []
    for answer in answers:
        address = addresses.get(answer.id) or _address((*trail, answer))
        # One that is left needs no list of one.
        options.append((answer, address if len(answer.entries) > 1 else urls.of(answer.entries[0])))
    return _render(renderer, _address(trail), trail, question, len(entries), opties=options)


def _result(renderer: Renderer, trail: Trail, entries: Entries) -> bytes:
    shown = folds.divide(renderer.catalogue, entries[:_MOST])
    groups: list[Group] = [
        (Answer("", kop, group), group, (), None) for kop, group in _by_place(shown[folds.OPEN])
    ]
    groups.append((Answer("", "", ()), (), shown[folds.OLDER], None))
    lists = (
        Link("Alle programma's, met filters", urls.list_of(Programma)),
        Link("Alle makerspaces, met filters", urls.list_of(Makerspace)),
    )
    more = lists if len(entries) > _MOST else ()
    return _render(
        renderer, _address(trail), trail, _RESULT, len(entries), groepen=groups, meer=more
    )


def _joint_result(renderer: Renderer, address: str, trail: Trail, parts: Sequence[Answer]) -> bytes:
    groups: list[Group] = []
    for sought in parts:
        # `sorted` keeps the order of equals: what is free comes first within each fold.
        free_first = sorted(sought.entries, key=lambda entry: entry.gratis != "ja")
        divided = folds.divide(renderer.catalogue, free_first)
        first = [entry for fold in divided.values() for entry in fold][:_MOST_EACH]
        cut = len(first) < len(sought.entries)
        more = _list_of(renderer.catalogue, (*trail, sought)) if cut else None
        shown = folds.divide(renderer.catalogue, first)
        groups.append((sought, shown[folds.OPEN], shown[folds.OLDER], more))
    number = len({entry for sought in parts for entry in sought.entries})
    return _render(renderer, address, trail, _RESULT, number, groepen=groups)


def _render(
    renderer: Renderer,
    address: str,
    trail: Trail,
    kop: str,
    number: int,
    *,
    opties: Sequence[tuple[Answer, str]] = (),
    groepen: Sequence[Group] = (),
    meer: Sequence[Link] = (),
) -> bytes:
    names, cards_of = ", ".join(answer.naam for answer in trail), renderer.cards.of
    # Who was no doelgroep said something else first.
    doelgroep = renderer.catalogue.by_id["doelgroep"].get(trail[0].id) if trail else None
    return renderer.render(
        "pages/advies.html",
        address,
        title=f"{TITLE} {names}".strip(),
        about=f"{_ABOUT} {names}".strip(),
        trail=(Link(TITLE, urls.ADVICE),) if trail else (),
        kop=kop,
        gegeven=[(answer.naam, _address(trail[:at])) for at, answer in enumerate(trail)],
        aantal=number,
        opties=opties,
        groepen=[
            (answer, [*map(cards_of, entries)], [*map(cards_of, older)], list_of_all)
            for answer, entries, older, list_of_all in groepen
            if entries or older
        ],
        meer=meer,
        hulp=f"{urls.of(doelgroep)}#verder" if doelgroep else "",
    )


def _list_of(catalogue: Catalogue, trail: Trail) -> Link:
    """The list of everything that fits the last answer, with filters set."""
    entries = trail[-1].entries
    kind = Makerspace if all(isinstance(entry, Makerspace) for entry in entries) else Programma
    filters = {answer.filter: answer.id for answer in trail if answer.filter}
    # What is for everyone fits too.
    if "doelgroep" in filters and EVERYONE in catalogue.by_id["doelgroep"]:
        filters["doelgroep"] += f",{EVERYONE}" if filters["doelgroep"] != EVERYONE else ""
    name = f"Bekijk alle {words.figure(len(entries))} in de lijst"
    if "leeftijd" in filters:
        # The list asks for one age, in years.
        filters["leeftijd"] = filters["leeftijd"].partition("-")[0]
        name = f"Bekijk de lijst voor een kind van {filters['leeftijd']} jaar"
    return Link(name, urls.filtered(kind, **filters))


def _by_place(entries: Entries) -> Iterator[tuple[str, Entries]]:
    """Grouped by where it is, the nearest first; a short result stays in one piece."""
    if len(entries) <= _FEW:
        yield "", entries
        return
    groups: dict[str, list[Entry]] = {place: [] for place in ("wijk", *BEREIK, "")}
    for entry in entries:
        bereik = entry.bereik if isinstance(entry, Programma) else None
        groups["wijk" if entry.wijken else bereik or ""].append(entry)
    heads = {"wijk": "In een wijk", "": "We weten niet precies waar"}
    for place, group in groups.items():
        if group:
            yield heads.get(place) or f"Voor {BEREIK.get(place, place)}", group


# --- the questions ------------------------------------------------------------------------------


def _who(catalogue: Catalogue, entries: Entries, _trail: Trail) -> Iterator[Answer]:
    """Doelgroepen that something is there for; what is for everyone fits them all.

    Parents find what is for children too.
    """
    groups = catalogue.doelgroepen
    everyone = catalogue.by_id["doelgroep"].get(EVERYONE)
    fitting = _fitting(
        entries, lambda entry: groups if everyone in entry.doelgroepen else entry.doelgroepen
    )
    for group in groups:
        if group.id == ages.PARENTS:
            for_parents = set(fitting.get(group, ()))
            for_both = [entry for entry in entries if entry in for_parents or _is_for_child(entry)]
            if for_both:
                yield Answer(group.id, f"Ik {group.ik_ben}", for_both)
        elif group in fitting:
            yield Answer(group.id, f"Ik {group.ik_ben}", fitting[group], filter="doelgroep")


def _fitting(
    entries: Entries, answers: Callable[[Entry], Iterable[Record]]
) -> Mapping[Record, Entries]:
    """Entries by answer, in the same order. One pass: there are many entries and answers."""
    fitting: defaultdict[Record, list[Entry]] = defaultdict(list)
    for entry in entries:
        for record in answers(entry):
            fitting[record].append(entry)
    return fitting


def _child(_catalogue: Catalogue, entries: Entries, trail: Trail) -> Iterator[Answer]:
    """Ages of a child, for its parents."""
    if not _asks_for_child(trail):
        return
    for name, (label, youngest, oldest) in AGES.items():
        # What is for parents themselves fits, however old the child is.
        fitting = [
            entry
            for entry in entries
            if ages.fits(entry, youngest, oldest) or not _is_for_child(entry)
        ]
        if youngest < ages.ADULT and fitting:
            yield Answer(name, words.capital(label), fitting, filter="leeftijd")


def _is_for_child(entry: Entry) -> bool:
    return ages.fits(entry, 0, ages.ADULT - 1)


def _asks_for_child(trail: Trail) -> bool:
    return any(answer.id == ages.PARENTS for answer in trail)


def _what(catalogue: Catalogue, entries: Entries, trail: Trail) -> Iterator[Answer]:
    if _asks_for_child(trail):
        return
    fitting = _fitting(entries, lambda entry: entry.fase if isinstance(entry, Programma) else ())
    for fase in catalogue.fasen:
        if fase in fitting:
            name = f"{words.capital(fase.naam)}: {fase.vraag}"
            yield Answer(fase.id, name, fitting[fase], fase.id, filter="fase", zoekt=True)
    places = [entry for entry in entries if isinstance(entry, Makerspace)]
    if places:
        name = "Maken: Waar kan ik zelf iets maken of repareren?"
        yield Answer("maken", name, places, "plek", zoekt=True)


def _about(catalogue: Catalogue, entries: Entries, _trail: Trail) -> Iterator[Answer]:
    fitting = _fitting(entries, lambda entry: entry.themas)
    for thema in catalogue.themas:
        if 0 < len(fitting.get(thema, ())) < len(entries):
            sign = f"thema-{thema.id}"
            yield Answer(thema.id, thema.naam, fitting[thema], sign, filter="thema")
    yield Answer(_ANY, "Dat maakt me niet uit", entries)


def _price(_catalogue: Catalogue, entries: Entries, _trail: Trail) -> Iterator[Answer]:
    free = [entry for entry in entries if entry.gratis == "ja"]
    if 0 < len(free) < len(entries):
        yield Answer("gratis", "Het moet gratis zijn", free)
        yield Answer(_ANY, "Het mag geld kosten", entries)


_QUESTIONS: tuple[tuple[str, Callable[[Catalogue, Entries, Trail], Iterator[Answer]]], ...] = (
    ("Wie ben je?", _who),
    ("Hoe oud is je kind?", _child),
    ("Wat zoek je?", _what),
    ("Waar gaat het over?", _about),
    ("Mag het iets kosten?", _price),
)
