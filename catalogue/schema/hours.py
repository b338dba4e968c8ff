"""What comes back every week or month: on which days that is, and how to say it in Dutch."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from catalogue.base.text import day, enumeration
from catalogue.base.zone import ZONE
from catalogue.schema import DAGEN, VasteTijd

WEEK = tuple(DAGEN)
# From here on, days in a row are said as 'maandag tot en met woensdag'.
_ROW = 3
_NEVER_LONGER = 800


def exists(clock: datetime) -> bool:
    """Whether the Dutch clock shows this: in spring it skips an hour."""
    there_and_back = clock.replace(tzinfo=ZONE).astimezone(UTC).astimezone(ZONE)
    return there_and_back.replace(tzinfo=None, fold=0) == clock.replace(fold=0)


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
