"""``Wat past bij mij``: plain pages ask who somebody is and what it is about, and end in a list.

Who looks for something for a child is asked its age in between.

Every page holds the answers that lead to something, each with what is left after it. Asking stops
as soon as few are left, so that there are no more pages than there is to choose. What somebody
looks for and what it costs are no questions: a list has a part for each fase and one for places,
with what is free in front.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue.insight.live import joinable, live
from catalogue.insight.matrix import EVERYONE
from catalogue.schema import Entry, Makerspace, Programma, Record, ages, urls
from catalogue.search.facets import AGES
from catalogue.site import folds, words
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.words import Link

Entries = Sequence[Entry]

# With so many left one reads them quicker than one answers another question.
_FEW = 10
# What a part of a list shows at most; the rest is in the lists with filters.
_MOST = 12
_MOST_OLDER = 48
_ANY = "alles"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question: its part of the address, how it reads, what fits, and its sign.

    ``filter`` is the filter of the lists that has the same answer, ``kort`` its first word, and
    ``taal`` its language when it is not translated.
    """

    id: str
    naam: str
    entries: Entries
    teken: str = ""
    filter: str = ""
    kort: str = ""
    taal: str = ""


Trail = tuple[Answer, ...]
"""Answers that were given, in the order of the questions."""
Part = tuple[Answer, Entries, Link | None]
"""Part of a list: its heading with all that fits, what is shown, and the way to the rest."""


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
    yield from _after(renderer, (), entries, 0)


def _after(renderer: Renderer, trail: Trail, entries: Entries, number: int) -> Iterator[Page]:
    """The page after the answers in ``trail``, and those after it; ``number`` is the question."""
    for at, (question, answers_of) in enumerate(_questions(renderer.t)[number:], number):
        answers = tuple(answers_of(renderer, entries, trail))
        # What all answers share is no choice.
        if len(answers) > 1 and (len(entries) > _FEW or not trail):
            yield from renderer.plan(_address(trail), _question, trail, entries, question, answers)
            for answer in answers:
                # One that is left needs no list of one.
                if len(answer.entries) > 1:
                    yield from _after(renderer, (*trail, answer), answer.entries, at + 1)
            return
    yield from renderer.plan(_address(trail), _result, trail, entries)


def _address(trail: Trail) -> str:
    # An id has no underscore, so that no two trails share an address.
    name = "_".join(answer.id for answer in trail)
    return f"{urls.ADVICE_FOLDER}/{name}.html" if name else urls.ADVICE


def _question(
    renderer: Renderer, trail: Trail, entries: Entries, question: str, answers: Iterable[Answer]
) -> bytes:
    options = [
        (
            answer,
            _address((*trail, answer)) if len(answer.entries) > 1 else urls.of(answer.entries[0]),
        )
        for answer in answers
    ]
    return _render(renderer, trail, question, len(entries), opties=options)


def _result(renderer: Renderer, trail: Trail, entries: Entries) -> bytes:
    divided = folds.divide(renderer.catalogue, entries)
    return _render(
        renderer,
        trail,
        renderer.t.gettext("Dit past bij je"),
        len(entries),
        delen=[
            _part(renderer.t, trail, part) for part in _by_purpose(renderer, divided[folds.OPEN])
        ],
        ouder=divided[folds.OLDER],
        gratis_eerst=len({entry.gratis == "ja" for entry in entries}) > 1,
    )


def _part(t: Interface, trail: Trail, part: Answer) -> Part:
    # `sorted` keeps the order of equals.
    free_first = sorted(part.entries, key=lambda entry: entry.gratis != "ja")
    more = _list_of(t, (*trail, part)) if len(free_first) > _MOST else None
    return part, free_first[:_MOST], more


def _render(
    renderer: Renderer,
    trail: Trail,
    kop: str,
    number: int,
    *,
    opties: Sequence[tuple[Answer, str]] = (),
    delen: Sequence[Part] = (),
    ouder: Entries = (),
    gratis_eerst: bool = False,
) -> bytes:
    t, cards_of = renderer.t, renderer.cards.of
    names, title = ", ".join(answer.naam for answer in trail), t.gettext("Wat past bij mij?")
    about = t.gettext("Beantwoord twee of drie vragen en zie wat er voor jou is in de techniek.")
    # Who was no doelgroep said something else first.
    doelgroep = renderer.catalogue.by_id["doelgroep"].get(trail[0].id) if trail else None
    return renderer.render(
        "pages/advies.html",
        _address(trail),
        title=f"{title} {names}".strip(),
        about=f"{about} {names}".strip(),
        trail=(Link(title, urls.ADVICE),) if trail else (),
        kop=kop,
        gegeven=[(answer, _address(trail[:at])) for at, answer in enumerate(trail)],
        aantal=number,
        opties=opties,
        delen=[(part, [*map(cards_of, shown)], more) for part, shown, more in delen],
        ouder=[*map(cards_of, ouder[:_MOST_OLDER])],
        gratis_eerst=gratis_eerst,
        hulp=f"{urls.of(doelgroep)}#verder" if doelgroep else "",
    )


def _list_of(t: Interface, trail: Trail) -> Link:
    """The list of everything that fits the last answer, with filters set."""
    filters = {answer.filter: answer.id for answer in trail if answer.filter}
    # What is for everyone fits too.
    if filters.get("doelgroep", EVERYONE) != EVERYONE:
        filters["doelgroep"] += f",{EVERYONE}"
    kind = Makerspace if isinstance(trail[-1].entries[0], Makerspace) else Programma
    name = t.gettext("Bekijk alle %(n)s in de lijst", n=len(trail[-1].entries))
    if "leeftijd" in filters:
        # The list asks for one age, in years.
        filters["leeftijd"] = filters["leeftijd"].partition("-")[0]
        age = int(filters["leeftijd"])
        name = t.ngettext(
            "Bekijk de lijst voor een kind van %(n)s jaar",
            "Bekijk de lijst voor een kind van %(n)s jaar",
            age,
        )
    return Link(name, urls.filtered(kind, **filters))


def _by_purpose(renderer: Renderer, entries: Entries) -> Iterator[Answer]:
    """What somebody may look for: a fase, or a place to make something; a programme once."""
    t = renderer.t
    for fase in renderer.catalogue.fasen:
        fitting = [
            entry for entry in entries if isinstance(entry, Programma) and entry.fase[:1] == (fase,)
        ]
        if fitting:
            short = words.capital(fase.naam)
            name, taal = f"{short}: {fase.vraag}", words.language_of(fase, "vraag")
            yield Answer(fase.id, name, fitting, fase.id, "fase", short, taal)
    places = [entry for entry in entries if isinstance(entry, Makerspace)]
    if places:
        short, question = t.gettext("Maken"), t.gettext("Waar kan ik zelf iets maken of repareren?")
        yield Answer("maken", f"{short}: {question}", places, "plek", kort=short)


# --- the questions ------------------------------------------------------------------------------


def _who(renderer: Renderer, entries: Entries, _trail: Trail) -> Iterator[Answer]:
    """Doelgroepen that something is there for; what is for everyone fits them all.

    Parents find what is for children too.
    """
    groups, t = renderer.catalogue.doelgroepen, renderer.t
    everyone = renderer.catalogue.by_id["doelgroep"].get(EVERYONE)
    fitting = _fitting(
        entries, lambda entry: groups if everyone in entry.doelgroepen else entry.doelgroepen
    )
    for group in groups:
        name = t.gettext("Ik %(ik_ben)s", ik_ben=group.ik_ben)
        taal = words.language_of(group, "ik_ben")
        if group.id == ages.PARENTS:
            for_parents = set(fitting.get(group, ()))
            for_both = [entry for entry in entries if entry in for_parents or _is_for_child(entry)]
            if for_both:
                yield Answer(group.id, name, for_both, taal=taal)
        elif group in fitting:
            yield Answer(group.id, name, fitting[group], filter="doelgroep", taal=taal)


def _fitting(
    entries: Entries, answers: Callable[[Entry], Iterable[Record]]
) -> Mapping[Record, Entries]:
    """Entries by answer, in the same order. One pass: there are many entries and answers."""
    fitting: defaultdict[Record, list[Entry]] = defaultdict(list)
    for entry in entries:
        for record in answers(entry):
            fitting[record].append(entry)
    return fitting


def _child(renderer: Renderer, entries: Entries, trail: Trail) -> Iterator[Answer]:
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
            yield Answer(name, words.capital(renderer.t.gettext(label)), fitting, filter="leeftijd")


def _is_for_child(entry: Entry) -> bool:
    return ages.fits(entry, 0, ages.ADULT - 1)


def _asks_for_child(trail: Trail) -> bool:
    return any(answer.id == ages.PARENTS for answer in trail)


def _about(renderer: Renderer, entries: Entries, _trail: Trail) -> Iterator[Answer]:
    fitting = _fitting(entries, lambda entry: entry.themas)
    for thema in renderer.catalogue.themas:
        if 0 < len(fitting.get(thema, ())) < len(entries):
            sign, taal = f"thema-{thema.id}", words.language_of(thema, "naam")
            yield Answer(thema.id, thema.naam, fitting[thema], sign, "thema", taal=taal)
    yield Answer(_ANY, renderer.t.gettext("Dat maakt me niet uit"), entries)


Question = tuple[str, Callable[[Renderer, Entries, Trail], Iterator[Answer]]]


def _questions(t: Interface) -> tuple[Question, ...]:
    return (
        (t.gettext("Wie ben je?"), _who),
        (t.gettext("Hoe oud is je kind?"), _child),
        (t.gettext("Waar gaat het over?"), _about),
    )
