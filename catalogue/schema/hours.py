"""Weekly hours: on which days they are, how to say them in Dutch, and plain Dutch that says them.

``understood`` takes all or nothing: only a text that is clear to its last word becomes days and
hours. Doubt ("bijna elke woensdag", "vanaf ongeveer 17 uur") leaves it a text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import lru_cache

from catalogue.base.dates import day
from catalogue.base.text import enumeration, fold
from catalogue.schema import DAGDEEL, DAGEN, WELKE, VasteTijd

WEEK = tuple(DAGEN)
# From here on, days in a row are said as 'maandag tot en met woensdag'.
_ROW = 3
_NEVER_LONGER = 800
_WORD = re.compile(r"\s*(?:(\d{1,2})[.:](\d{2})|(\d{1,2})(e|de|ste)?(?![\d\w])|([a-z]+\.?)|(\S))")
_DASHES = str.maketrans("–—−", "---")
_SHORT = {name[:2]: name for name in WEEK}
_DAY = re.compile(rf"({'|'.join(WEEK)})({'|'.join(DAGDEEL)})?(?:en|s)?")
_NUMBERED = dict(enumerate(WELKE, 1))
# Several files ask about the same text.
_KEPT = 20_000
_EVERY = {"elke", "iedere"}
_OPTIONAL = {"open", "op", ":", ","}


def is_on(tijd: VasteTijd, when: date) -> bool:
    """Whether it would be on this day, exceptions and period aside."""
    if WEEK[when.weekday()] not in tijd.dagen:
        return False
    return not tijd.welke or any(name in tijd.welke for name in _names(when))


def first_day(tijd: VasteTijd, since: date) -> date | None:
    """The first day on which it is, from ``since`` on; ``None`` when that is never."""
    begin, end = since, date.max
    if tijd.geldig:
        begin = tijd.geldig.van or since
        end = tijd.geldig.tot or end
    for ahead in range(_NEVER_LONGER):
        when = begin + timedelta(days=ahead)
        if when > end:
            return None
        if is_on(tijd, when) and when not in tijd.behalve:
            return when
    return None


def is_over(tijd: VasteTijd, today: date) -> bool:
    """Whether its last day has been."""
    return bool(tijd.geldig and tijd.geldig.tot and tijd.geldig.tot < today)


def said(tijd: VasteTijd) -> str:
    """All of it: ``Soldeerles: elke woensdag, 13.30 tot 17.00 uur. Niet op 23 december 2026``."""
    text = f"{tijd.naam}: {when(tijd)}" if tijd.naam else when(tijd).capitalize()
    return ". ".join((text, *limits(tijd)))


def when(tijd: VasteTijd) -> str:
    """``elke woensdag, 13.30 tot 17.00 uur``."""
    return ", ".join(filter(None, (days(tijd), clock_of(tijd))))


def days(tijd: VasteTijd) -> str:
    """``elke woensdag``, ``maandag tot en met vrijdag``, ``elke eerste dinsdag van de maand``."""
    part = tijd.dagdeel or ""
    numbers = sorted(WEEK.index(name) for name in tijd.dagen)
    names = [f"{WEEK[number]}{part}" for number in numbers]
    if tijd.welke:
        return f"elke {enumeration(tijd.welke)} {enumeration(names)} van de maand"
    if len(numbers) == len(WEEK):
        return f"elke {part}" if part else "elke dag"
    if len(numbers) >= _ROW and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{names[0]} tot en met {names[-1]}"
    return f"elke {enumeration(names)}"


def clock_of(tijd: VasteTijd) -> str:
    """``13.30 tot 17.00 uur``, ``vanaf 13.30 uur``; empty when no hour is known."""
    if tijd.van is None:
        return ""
    if tijd.tot is None:
        return f"vanaf {_time(tijd.van)} uur"
    return f"{_time(tijd.van)} tot {_time(tijd.tot)} uur"


def limits(tijd: VasteTijd) -> Iterator[str]:
    """When it is not, and what else to know; sentences without their full stop."""
    if tijd.geldig and tijd.geldig.van and tijd.geldig.tot:
        yield f"Van {day(tijd.geldig.van)} tot en met {day(tijd.geldig.tot)}"
    elif tijd.geldig and tijd.geldig.van:
        yield f"Vanaf {day(tijd.geldig.van)}"
    elif tijd.geldig and tijd.geldig.tot:
        yield f"Tot en met {day(tijd.geldig.tot)}"
    if tijd.behalve:
        yield f"Niet op {enumeration([day(when) for when in sorted(tijd.behalve)])}"
    if tijd.toelichting:
        yield tijd.toelichting.rstrip(".")


def _names(when: date) -> Sequence[str]:
    """What a day is called within its month: ``eerste``, or ``vierde`` and ``laatste``."""
    ordinals = ("eerste", "tweede", "derde", "vierde", "vijfde")
    ordinal = ordinals[(when.day - 1) // len(WEEK)]
    last = (when + timedelta(days=len(WEEK))).month != when.month
    return (ordinal, "laatste") if last else (ordinal,)


def _time(value: time) -> str:
    return f"{value.hour}.{value:%M}"


class _UnclearError(Exception):
    """What was written is no plain phrase."""


@dataclass(frozen=True, slots=True)
class _Hour:
    """A time as written; without minutes it may be any number."""

    time: time
    exact: bool


_Token = str | _Hour


@lru_cache(maxsize=_KEPT)
def understood(text: str) -> tuple[VasteTijd, ...]:
    """The fixed hours that a text says; empty when it is not wholly understood."""
    try:
        reader = _Reader(list(_tokens(text)))
        return _monthly(list(reader.clauses()))
    except _UnclearError:
        return ()


def _tokens(text: str) -> Iterator[_Token]:
    folded = fold(text).translate(_DASHES).replace("t/m", " tot en met ").strip()
    for found in _WORD.finditer(folded):
        hour, minute, number, ordinal, word, other = found.groups()
        if ordinal:
            yield _NUMBERED.get(int(number), "?")
        elif hour or number:
            yield _hour(int(hour or number), int(minute or 0), exact=minute is not None)
        elif word:
            # A full stop may shorten a word, or end a sentence.
            name = word.rstrip(".")
            yield _SHORT.get(name, name)
            if word.endswith(".") and name not in _SHORT:
                yield "."
        else:
            yield other


def _hour(hour: int, minute: int, *, exact: bool) -> _Hour:
    if hour > 23 or minute > 59:
        raise _UnclearError
    return _Hour(time(hour, minute), exact)


class _Reader:
    """Reads one clause after the other; each is days, and perhaps hours."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def clauses(self) -> Iterator[tuple[VasteTijd, bool]]:
        """Each with whether it said 'van de maand' itself."""
        yield self._clause()
        while self._take(".", ";", ",", "en"):
            if self._now is None:
                return
            yield self._clause()
        if self._now is not None:
            raise _UnclearError

    @property
    def _now(self) -> _Token | None:
        return self._ahead(0)

    def _ahead(self, steps: int) -> _Token | None:
        place = self._at + steps
        return self._tokens[place] if place < len(self._tokens) else None

    def _take(self, *words: str) -> str:
        """The token, if it is one of these; else nothing, and it stays."""
        now = self._now
        if isinstance(now, str) and now in words:
            self._at += 1
            return now
        return ""

    def _need(self, *words: str) -> str:
        found = self._take(*words)
        if not found:
            raise _UnclearError
        return found

    def _clause(self) -> tuple[VasteTijd, bool]:
        while self._take(*_OPTIONAL):
            pass
        every = bool(self._take(*_EVERY))
        ordinals = self._ordinals()
        names, part = self._days(every=every)
        monthly = self._of_the_month()
        while self._take(",", ":", "van", "open"):
            pass
        begin, end = self._hours(part)
        monthly = monthly or self._of_the_month()
        if monthly and not ordinals:
            raise _UnclearError
        known = part if begin is None else None
        return VasteTijd(dagen=names, welke=ordinals, van=begin, tot=end, dagdeel=known), monthly

    def _ordinals(self) -> tuple[str, ...]:
        found = []
        while name := self._take(*WELKE):
            found.append(name)
            if self._now in {",", "en"} and self._ahead(1) in WELKE:
                self._at += 1
        return tuple(found)

    def _of_the_month(self) -> bool:
        if self._now == "van" and self._ahead(1) == "de":
            self._at += 2
            self._need("maand")
            return True
        return False

    def _days(self, *, every: bool) -> tuple[tuple[str, ...], str | None]:
        if (every and self._take("dag")) or self._take("dagelijks"):
            return WEEK, None
        if self._take("werkdagen", "doordeweeks") or (every and self._take("werkdag")):
            return WEEK[:5], None
        first, part = self._day()
        if self._range():
            last, other = self._day()
            if part or other or WEEK.index(last) <= WEEK.index(first):
                raise _UnclearError
            return WEEK[WEEK.index(first) : WEEK.index(last) + 1], None
        names = [first]
        while self._now in {",", "en", "&"} and self._day_at(1):
            self._at += 1
            name, other = self._day()
            if other != part or name in names:
                raise _UnclearError
            names.append(name)
        return tuple(names), part

    def _range(self) -> bool:
        if self._take("-"):
            return True
        if self._take("tot"):
            self._need("en")
            self._need("met")
            return True
        return False

    def _day_at(self, steps: int) -> re.Match[str] | None:
        token = self._ahead(steps)
        return _DAY.fullmatch(token) if isinstance(token, str) else None

    def _day(self) -> tuple[str, str | None]:
        found = self._day_at(0)
        if found is None:
            raise _UnclearError
        self._at += 1
        return found[1], found[2]

    def _hours(self, part: str | None) -> tuple[time | None, time | None]:
        since = self._take("vanaf")
        begin = self._hour()
        if begin is None:
            if since:
                raise _UnclearError
            return None, None
        said = bool(self._take("uur"))
        end = None
        if not since:
            # '13.30' alone may be a beginning as well as an end.
            self._need("-", "tot")
            end = self._hour()
            if end is None:
                raise _UnclearError
        said = bool(self._take("uur")) or said
        _check(begin, end, part, said=said)
        return begin.time, end.time if end else None

    def _hour(self) -> _Hour | None:
        now = self._now
        if isinstance(now, _Hour):
            self._at += 1
            return now
        return None


def _check(begin: _Hour, end: _Hour | None, part: str | None, *, said: bool) -> None:
    """'9-17' may be days of a month or a house number; with 'uur' or minutes it is a time."""
    exact = begin.exact and (end is None or end.exact)
    if not (exact or said) or (end is not None and end.time <= begin.time):
        raise _UnclearError
    # 'Woensdagavond 8 uur' is twenty hours: who names a part of the day may count to twelve.
    if part in {"middag", "avond"} and begin.time.hour < 12:
        raise _UnclearError


def _monthly(clauses: Sequence[tuple[VasteTijd, bool]]) -> tuple[VasteTijd, ...]:
    """'Eerste woensdag en laatste vrijdag van de maand': what is said last, holds for both.

    'Elke tweede zaterdag' alone may as well be every other week.
    """
    found: list[VasteTijd] = []
    holds = False
    for tijd, monthly in reversed(clauses):
        holds = monthly or (holds and bool(tijd.welke))
        if tijd.welke and not holds:
            raise _UnclearError
        found.append(tijd)
    return tuple(reversed(found))
