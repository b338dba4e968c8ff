"""``Wat past bij mij``: at most four questions as plain pages, and a list at the end.

Every page holds the answers that lead to something, each with what is left after it. Asking stops
as soon as few are left, so that there are no more pages than there is to choose.

In a large catalogue few are never left, and every row of four answers would be a page. There, what
somebody looks for and what it may cost make no pages of their own: what fits one person in one
theme is one page, with a part for each thing to look for, and what is free in front.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any

from markupsafe import Markup

from catalogue.insight.live import live
from catalogue.insight.matrix import EVERYONE
from catalogue.schema import BEREIK, Makerspace, Programma, Record, Thema, urls
from catalogue.site import words
from catalogue.site.cards import Cards
from catalogue.site.frame import Page, Renderer
from catalogue.site.words import Link

Entry = Programma | Makerspace
Entries = Sequence[Entry]

TITLE = "Wat past bij mij?"
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
    """One answer to a question: its part of the address, how it reads, its sign, and what fits.

    ``aantal`` is how many fit, and ``over`` gathers them. ``filter`` is the filter of the lists
    that has the same answer; ``zoekt`` says that it tells what somebody looks for.
    """

    id: str
    naam: str
    aantal: int
    over: Callable[[], Entries]
    teken: str = ""
    filter: str = ""
    zoekt: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """An answer as a link, with how many are left after it."""

    link: Link
    teken: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given, and the page to give another."""

    naam: str
    terug: str


@dataclass(frozen=True, slots=True)
class Group:
    """Part of the result: what is in one kind of place, or one kind of thing to look for.

    ``id`` is its place on the page, when answers lead to it; ``meer`` the list of all of it, when
    this is not all.
    """

    kop: str
    kaarten: Sequence[Markup]
    aantal: int
    id: str = ""
    teken: str = ""
    meer: Link | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What a page shows: a question with answers, or the result in groups."""

    kop: str
    nummer: int
    gegeven: Sequence[Given]
    aantal: str
    opties: Sequence[Option] = ()
    groepen: Sequence[Group] = ()
    meer: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class _Asking:
    renderer: Renderer
    finished: Cards
    shared: "dict[str, _Shared] | None"
    """In a large catalogue the pages that several rows of answers lead to, by address."""

    def pages(self, entries: Entries, trail: tuple[Answer, ...], number: int) -> Iterator[Page]:
        """The page after the answers in ``trail``, and those after it."""
        for at in range(number, len(_QUESTIONS)):
            question, answers = _QUESTIONS[at]
            found = tuple(answers(self.renderer, entries))
            # What all answers share is no choice.
            if len(found) > 1 and (len(entries) > _FEW or not trail):
                together = self._together(trail, found) if answers is _about else {}
                step = partial(self._question, question, trail, entries, found, together)
                yield self._page(trail, step)
                for answer in found:
                    if answer.aantal > 1 and answer.id not in together:
                        yield from self.pages(answer.over(), (*trail, answer), at + 1)
                return
        yield self._page(trail, partial(self._result, trail, entries))

    def _together(self, trail: tuple[Answer, ...], about: Iterable[Answer]) -> dict[str, str]:
        """Answers about themes -> the page, and the place on it, that each shares with others."""
        if self.shared is None:
            return {}
        sought = next((answer for answer in trail if answer.zoekt), None)
        before = tuple(answer for answer in trail if answer is not sought)
        found = {}
        for answer in about:
            if answer.aantal > 1:
                # No fase is called like this, so no other row of answers has this address.
                address = _address((*before, Answer(_ANY, "", 0, tuple), answer))
                one = self.shared.setdefault(address, _Shared((*before, answer)))
                one.parts.append((sought, answer.over))
                found[answer.id] = f"{address}#{sought.id}" if sought else address
        return found

    def shared_pages(self) -> Iterator[Page]:
        """The pages to which several rows of answers lead."""
        for address, one in (self.shared or {}).items():
            step = partial(self._shared_result, one)
            yield self._page(one.trail, step, address)

    def _page(self, trail: Sequence[Answer], step: Callable[[], Step], address: str = "") -> Page:
        said = ", ".join(answer.naam for answer in trail)
        return self.renderer.page(
            "pages/advies.html",
            address or _address(trail),
            title=f"{TITLE} {said}".strip(),
            about=f"{_ABOUT} {said}".strip(),
            trail=(Link(TITLE, urls.ADVICE),) if trail else (),
            stap=step,
        )

    def _question(
        self,
        question: str,
        trail: tuple[Answer, ...],
        entries: Entries,
        answers: Sequence[Answer],
        together: Mapping[str, str],
    ) -> Step:
        options = []
        for answer in answers:
            page = together.get(answer.id) or _address((*trail, answer))
            # One that is left needs no list of one.
            leads = page if answer.aantal > 1 else urls.of(answer.over()[0])
            options.append(Option(Link(answer.naam, leads, answer.aantal), answer.teken))
        return Step(question, len(trail) + 1, _given(trail), _left(entries), options)

    def _result(self, trail: tuple[Answer, ...], entries: Entries) -> Step:
        shown = entries[:_MOST]
        more = (
            (
                Link("Alle programma's, met filters", urls.list_of(Programma)),
                Link("Alle makerspaces, met filters", urls.list_of(Makerspace)),
            )
            if len(entries) > _MOST
            else ()
        )
        groups = (
            Group(kop, tuple(self.finished.of(one) for one in found), len(found))
            for kop, found in _by_place(shown)
        )
        return Step("Dit past bij je", 0, _given(trail), _left(entries), (), tuple(groups), more)

    def _shared_result(self, one: "_Shared") -> Step:
        parts = [(sought, found()) for sought, found in one.parts]
        groups = tuple(self._part(one, sought, found) for sought, found in parts)
        left = _left(tuple(dict.fromkeys(each for _, found in parts for each in found)))
        return Step("Dit past bij je", 0, _given(one.trail), left, (), groups)

    def _part(self, one: "_Shared", sought: Answer | None, found: Entries) -> Group:
        # `sorted` keeps the order of equals, and entries come by name.
        shown = sorted(found, key=lambda each: each.gratis != "ja")[:_MOST_EACH]
        kop, place, sign = (sought.naam, sought.id, sought.teken) if sought else ("", "", "")
        return Group(
            kop,
            tuple(map(self.finished.of, shown)),
            len(found),
            place,
            sign,
            self._list_of((*one.trail, sought), found) if len(found) > len(shown) else None,
        )

    def _list_of(self, trail: Iterable[Answer | None], found: Entries) -> Link:
        """The list of everything that fits, with filters set."""
        kind = Makerspace if all(isinstance(one, Makerspace) for one in found) else Programma
        chosen = {answer.filter: answer.id for answer in trail if answer and answer.filter}
        # What is for everyone fits too.
        if "doelgroep" in chosen and EVERYONE in self.renderer.catalogue.by_id["doelgroep"]:
            chosen["doelgroep"] += f",{EVERYONE}" if chosen["doelgroep"] != EVERYONE else ""
        address = urls.filtered(kind, **chosen)
        return Link(f"Bekijk alle {words.figure(len(found))} in de lijst", address)


@dataclass(frozen=True, slots=True)
class _Shared:
    """A page to which several rows of answers lead, and what gathers what fits each of them."""

    trail: tuple[Answer, ...]
    parts: list[tuple[Answer | None, Callable[[], Entries]]] = field(default_factory=list)


def pages(renderer: Renderer, finished: Cards) -> Iterator[Page]:
    """The first question and everything that follows from it."""
    every: Entries = (*live(renderer.catalogue.programmas), *live(renderer.catalogue.makerspaces))
    if every:
        asking = _Asking(renderer, finished, {} if len(every) > _MANY else None)
        yield from asking.pages(every, (), 0)
        yield from asking.shared_pages()


def _address(trail: Iterable[Answer]) -> str:
    # An id has no underscore, so that no two rows of answers share an address.
    name = "_".join(answer.id for answer in trail)
    return f"{urls.ADVICE_FOLDER}/{name}.html" if name else urls.ADVICE


def _given(trail: tuple[Answer, ...]) -> tuple[Given, ...]:
    return tuple(Given(answer.naam, _address(trail[:at])) for at, answer in enumerate(trail))


def _left(entries: Entries) -> str:
    return words.count(len(entries), "mogelijkheid", "mogelijkheden")


def _by_place(entries: Entries) -> Iterator[tuple[str, list[Entry]]]:
    """Grouped by where it is, the nearest first; a short result stays in one piece."""
    if len(entries) <= _FEW:
        yield "", list(entries)
        return
    found: dict[str, list[Entry]] = {kop: [] for kop in ("wijk", *BEREIK, "")}
    for one in entries:
        reach = one.bereik if isinstance(one, Programma) else None
        found["wijk" if one.wijken else reach or ""].append(one)
    heads = {"wijk": "In een wijk", "": "We weten niet precies waar"}
    for reach, listed in found.items():
        if listed:
            yield heads.get(reach) or f"Voor {BEREIK.get(reach, reach)}", listed


# --- the questions ------------------------------------------------------------------------------


def _who(renderer: Renderer, entries: Entries) -> Iterator[Answer]:
    """What is for everyone fits whoever asks."""
    groups = renderer.catalogue.doelgroepen
    everyone = renderer.catalogue.by_id["doelgroep"].get(EVERYONE)
    fitting = _fitting(
        entries, lambda one: groups if everyone in one.doelgroepen else one.doelgroepen
    )
    for group in groups:
        if group in fitting:
            yield _answer(group.id, f"Ik {group.ik_ben}", fitting[group], filter="doelgroep")


def _answer(id_: str, naam: str, over: Entries, **rest: Any) -> Answer:
    """An answer of which it is known already what fits."""
    return Answer(id_, naam, len(over), lambda: over, **rest)


def _fitting(
    entries: Entries, answers: Callable[[Entry], Iterable[Record]]
) -> Mapping[Record, Entries]:
    """What fits each answer, in the same order. One pass: there are many entries and answers."""
    found: defaultdict[Record, list[Entry]] = defaultdict(list)
    for one in entries:
        for answer in answers(one):
            found[answer].append(one)
    return found


def _what(renderer: Renderer, entries: Entries) -> Iterator[Answer]:
    fitting = _fitting(entries, lambda one: one.fase if isinstance(one, Programma) else ())
    for fase in renderer.catalogue.fasen:
        if fase in fitting:
            name = f"{words.capital(fase.naam)}: {fase.vraag}"
            found = fitting[fase]
            yield _answer(fase.id, name, found, teken=fase.id, filter="fase", zoekt=True)
    places = tuple(one for one in entries if isinstance(one, Makerspace))
    if places:
        name = "Maken: Waar kan ik zelf iets maken of repareren?"
        yield _answer("maken", name, places, teken="plek", zoekt=True)


def _about(renderer: Renderer, entries: Entries) -> Iterator[Answer]:
    yield from _having(renderer.catalogue.themas, entries)
    yield _answer(_ANY, "Dat maakt me niet uit", entries)


def _having(themas: Iterable[Thema], entries: Entries) -> Iterator[Answer]:
    """Counted only: what has a theme is gathered for the page that shows it."""
    numbers = Counter(chain.from_iterable(map(attrgetter("themas"), entries)))
    for thema in themas:
        number = numbers[thema]
        if 0 < number < len(entries):
            gathered = partial(_with_theme, entries, thema)
            sign = f"thema-{thema.id}"
            yield Answer(thema.id, thema.naam, number, gathered, sign, filter="thema")


def _with_theme(entries: Entries, thema: Thema) -> Entries:
    return tuple(one for one in entries if thema in one.themas)


def _price(_press: Renderer, entries: Entries) -> Iterator[Answer]:
    free = [one for one in entries if one.gratis == "ja"]
    if free and len(free) < len(entries):
        yield _answer("gratis", "Het moet gratis zijn", free)
        yield _answer(_ANY, "Het mag geld kosten", entries)


_QUESTIONS: tuple[tuple[str, Callable[[Renderer, Entries], Iterator[Answer]]], ...] = (
    ("Wie ben je?", _who),
    ("Wat zoek je?", _what),
    ("Waar gaat het over?", _about),
    ("Mag het iets kosten?", _price),
)
