"""``Wat past bij mij``: at most four questions as plain pages, and a list at the end.

Every page holds the answers that lead to something, each with what is left after it. Asking stops
as soon as few are left, so that there are no more pages than there is to choose.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from catalogue import urls
from catalogue.insight.live import live
from catalogue.insight.matrix import EVERYONE
from catalogue.pages import words
from catalogue.pages.cards import Cards
from catalogue.pages.frame import Link, Page, Press
from catalogue.schema import BEREIK, Makerspace, Programma, Record

Entry = Programma | Makerspace
Entries = tuple[Entry, ...]

TITLE = "Wat past bij mij?"
# With so many left one reads them quicker than one answers another question.
_FEW = 10
# What a page shows at most; the rest is in the lists with filters.
_MOST = 24
_ABOUT = "Beantwoord hooguit vier vragen en zie wat er voor jou is in de techniek."
_ANY = "alles"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question: its part of the address, how it reads, its sign, and what fits."""

    id: str
    naam: str
    over: Entries
    teken: str = ""


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
    """Part of the result: what is in one kind of place."""

    kop: str
    kaarten: Sequence[Markup]


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
    press: Press
    finished: Cards

    def pages(self, entries: Entries, trail: tuple[Answer, ...], number: int) -> Iterator[Page]:
        """The page after the answers in ``trail``, and those after it."""
        for at in range(number, len(_QUESTIONS)):
            question, answers = _QUESTIONS[at]
            found = tuple(answers(self.press, entries))
            # What all answers share is no choice.
            if len(found) > 1 and (len(entries) > _FEW or not trail):
                step = partial(self._question, question, len(trail) + 1, trail, entries, found)
                yield self._page(trail, step)
                for answer in found:
                    if len(answer.over) > 1:
                        yield from self.pages(answer.over, (*trail, answer), at + 1)
                return
        yield self._page(trail, partial(self._result, trail, entries))

    def _page(self, trail: Sequence[Answer], step: Callable[[], Step]) -> Page:
        said = ", ".join(answer.naam for answer in trail)
        return self.press.page(
            "pages/advies.html",
            _address(trail),
            title=f"{TITLE} {said}".strip(),
            about=f"{_ABOUT} {said}".strip(),
            trail=(Link(TITLE, urls.ADVICE),) if trail else (),
            stap=step,
        )

    def _question(
        self,
        question: str,
        number: int,
        trail: tuple[Answer, ...],
        entries: Entries,
        answers: Sequence[Answer],
    ) -> Step:
        options = (
            Option(
                # One that is left needs no list of one.
                Link(
                    answer.naam,
                    _address((*trail, answer)) if len(answer.over) > 1 else urls.of(answer.over[0]),
                    len(answer.over),
                ),
                answer.teken,
            )
            for answer in answers
        )
        return Step(question, number, _given(trail), _left(entries), tuple(options))

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
            Group(kop, tuple(self.finished.of(one) for one in found))
            for kop, found in _by_place(shown)
        )
        return Step("Dit past bij je", 0, _given(trail), _left(entries), (), tuple(groups), more)


def pages(press: Press, finished: Cards) -> Iterator[Page]:
    """The first question and everything that follows from it."""
    every: Entries = (*live(press.catalogue.programmas), *live(press.catalogue.makerspaces))
    if every:
        yield from _Asking(press, finished).pages(every, (), 0)


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


def _who(press: Press, entries: Entries) -> Iterator[Answer]:
    """What is for everyone fits whoever asks."""
    for group in press.catalogue.doelgroepen:
        fitting = tuple(
            one
            for one in entries
            if group in one.doelgroepen or any(each.id == EVERYONE for each in one.doelgroepen)
        )
        if fitting:
            yield Answer(group.id, f"Ik {group.ik_ben}", fitting)


def _what(press: Press, entries: Entries) -> Iterator[Answer]:
    for fase in press.catalogue.fasen:
        fitting = tuple(one for one in entries if isinstance(one, Programma) and fase in one.fase)
        if fitting:
            name = f"{words.capital(fase.naam)}: {fase.vraag}"
            yield Answer(fase.id, name, fitting, fase.id)
    places = tuple(one for one in entries if isinstance(one, Makerspace))
    if places:
        yield Answer("maken", "Maken: Waar kan ik zelf iets maken of repareren?", places, "plek")


def _about(press: Press, entries: Entries) -> Iterator[Answer]:
    yield from _having(press.catalogue.themas, entries)
    yield Answer(_ANY, "Dat maakt me niet uit", entries)


def _having(themas: Iterable[Record], entries: Entries) -> Iterator[Answer]:
    for thema in themas:
        fitting = tuple(one for one in entries if thema in one.themas)
        if fitting and len(fitting) < len(entries):
            yield Answer(thema.id, str(getattr(thema, "naam", "")), fitting, f"thema-{thema.id}")


def _price(_press: Press, entries: Entries) -> Iterator[Answer]:
    free = tuple(one for one in entries if one.gratis == "ja")
    if free and len(free) < len(entries):
        yield Answer("gratis", "Het moet gratis zijn", free)
        yield Answer(_ANY, "Het mag geld kosten", entries)


_QUESTIONS: tuple[tuple[str, Callable[[Press, Entries], Iterator[Answer]]], ...] = (
    ("Wie ben je?", _who),
    ("Wat zoek je?", _what),
    ("Waar gaat het over?", _about),
    ("Mag het iets kosten?", _price),
)
