"""Weekly hours: on which days they are, how to say them in Dutch, and plain Dutch that says them.

``parse`` takes all or nothing: only a text that is clear to its last word becomes days and
hours. Doubt ("bijna elke woensdag", "vanaf ongeveer 17 uur") leaves it a text.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from functools import lru_cache

from catalogue.base.dates import day
from catalogue.base.text import enumeration, fold
from catalogue.schema import DAGDEEL, DAGEN, WELKE, Entry, Makerspace, VasteTijd

WEEK = tuple(DAGEN)
# From here on, days in a row are said as 'maandag tot en met woensdag'.
_IN_A_ROW = 3
_MOST_DAYS_AHEAD = 800


def tijden_of(entry: Entry) -> tuple[VasteTijd, ...]:
    """The fixed hours of an entry, in the order of the content.

    Those of a place may stand in its ``openingstijden`` too, if that is a plain phrase.
    """
    if not entry.vaste_tijden and isinstance(entry, Makerspace) and entry.openingstijden:
        return parse(entry.openingstijden)
    return entry.vaste_tijden


def goes_on(tijd: VasteTijd, today: date) -> bool:
    """Test for fixed hours of which the last day, if it is known, has not been."""
    return not (tijd.geldig and tijd.geldig.tot and tijd.geldig.tot < today)


def is_on(tijd: VasteTijd, when: date) -> bool:
    """Test for a day on which it would be, exceptions and period aside."""
    if WEEK[when.weekday()] not in tijd.dagen:
        return False
    return not tijd.welke or any(name in tijd.welke for name in _ordinals(when))


def first_day(tijd: VasteTijd, since: date, until: date = date.max) -> date | None:
    """The first day on which it is, from ``since`` to ``until``; ``None`` when that is never."""
    begin, end = since, until
    if tijd.geldig:
        begin = tijd.geldig.van or since
        end = min(tijd.geldig.tot or end, end)
    for ahead in range(_MOST_DAYS_AHEAD):
        when = begin + timedelta(days=ahead)
        if when > end:
            return None
        if is_on(tijd, when) and when not in tijd.behalve:
            return when
    return None


def sentence(tijd: VasteTijd) -> str:
    """``Soldeerles: elke woensdag, 13.30 tot 17.00 uur. Niet op 23 december 2026``."""
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
    if len(numbers) >= _IN_A_ROW and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{names[0]} tot en met {names[-1]}"
    return f"elke {enumeration(names)}"


def clock_of(tijd: VasteTijd) -> str:
    """``13.30 tot 17.00 uur``, ``vanaf 13.30 uur``; empty when no hour is known."""
    if tijd.van is None:
        return ""
    begin = f"{tijd.van.hour}.{tijd.van:%M}"
    if tijd.tot is None:
        return f"vanaf {begin} uur"
    return f"{begin} tot {tijd.tot.hour}.{tijd.tot:%M} uur"


def limits(tijd: VasteTijd) -> Iterator[str]:
    """Period, exceptions and remark, as sentences without their full stop."""
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


def _ordinals(when: date) -> Sequence[str]:
    """The names of a day within its month: ``eerste``, or ``vierde`` and ``laatste``."""
    ordinals = ("eerste", "tweede", "derde", "vierde", "vijfde")
    ordinal = ordinals[(when.day - 1) // len(WEEK)]
    last = (when + timedelta(days=len(WEEK))).month != when.month
    return (ordinal, "laatste") if last else (ordinal,)


# --- understanding what people write ---

_WORD = re.compile(r"\s*(?:(\d{1,2})[.:](\d{2})|(\d{1,2})(e|de|ste)?(?![\d\w])|([a-z]+\.?)|(\S))")
_DASHES = str.maketrans("–—−", "---")
_SHORT = {name[:2]: name for name in WEEK}
_NUMBERED = dict(enumerate(WELKE, 1))
_DAY = rf"(?:{'|'.join(WEEK)})(?:{'|'.join(DAGDEEL)})?(?:en|s)?"
_DAY_AND_PART = re.compile(_DAY.replace("(?:", "(", 2))
_ORDINAL = f"(?:{'|'.join(WELKE)})"
# A time without minutes, which may be any number, ends with a tilde.
_HOUR = r"\d\d:\d\d~?"
# Days, and perhaps hours. What follows the days may be absent, so nothing that has matched is given
# back: a comma that was taken before the hours separates no clauses any more.
# Possessive quantifiers would say so, but Python 3.11.2 of Debian 12 reads them wrong (gh-106052).
_CLAUSE = re.compile(
    rf"""(?:(?:open|op|:|,)[ ])*
    (?P<every>(?:elke|iedere)[ ])?
    (?P<welke>(?:{_ORDINAL}[ ](?:(?:,|en)[ ](?={_ORDINAL}[ ]))?)*)
    (?:(?P<several>dag|dagelijks|werkdag|werkdagen|doordeweeks)[ ]
      |(?P<first>{_DAY})[ ](?:-|tot[ ]en[ ]met)[ ](?P<last>{_DAY})[ ]
      |(?P<days>{_DAY}[ ](?:(?:,|en|&)[ ]{_DAY}[ ])*))
    (?P<monthly>van[ ]de[ ]maand[ ])?
    (?:(?:,|:|van|open)[ ])*
    (?P<hours>vanaf[ ](?P<since>{_HOUR})[ ](?:uur[ ])?
      |(?P<begin>{_HOUR})[ ](?:uur[ ])?(?:-|tot)[ ](?P<end>{_HOUR})[ ](?:uur[ ])?)?
    (?P<monthly_too>van[ ]de[ ]maand[ ])?""",
    re.VERBOSE,
)
_BETWEEN = re.compile(r"(?:\.|;|,|en) ")


@lru_cache(maxsize=20_000)  # Several files ask about the same text.
def parse(text: str) -> tuple[VasteTijd, ...]:
    """The fixed hours that a text says; empty when it is not wholly clear."""
    words = "".join(f"{word} " for word in _words(text))
    tijden: list[tuple[VasteTijd, bool]] = []
    place = 0
    while clause := _CLAUSE.match(words, place):
        tijd = _tijd(clause)
        if tijd is None:
            return ()
        tijden.append((tijd, bool(clause["monthly"] or clause["monthly_too"])))
        place = clause.end()
        if between := _BETWEEN.match(words, place):
            place = between.end()
        if place == len(words):
            return _monthly(tijden)
        if not between:
            return ()
    return ()


def _words(text: str) -> Iterator[str]:
    """Spell the words of a text in one way: ``woensdag``, ``eerste``, ``13:30``, ``09:00~``."""
    folded = fold(text).translate(_DASHES).replace("t/m", " tot en met ").strip()
    for match in _WORD.finditer(folded):
        hour, minute, number, ordinal, word, other = match.groups()
        if ordinal:
            yield _NUMBERED.get(int(number), "?")
        elif hour or number:
            hours, minutes = int(hour or number), int(minute or 0)
            exact = "" if minute else "~"
            yield f"{hours:02}:{minutes:02}{exact}" if hours < 24 and minutes < 60 else "?"
        elif word:
            # A full stop may shorten a word, or end a sentence.
            name = word.rstrip(".")
            yield _SHORT.get(name, name)
            if word.endswith(".") and name not in _SHORT:
                yield "."
        else:
            yield other


def _tijd(clause: re.Match[str]) -> VasteTijd | None:
    """The fixed hours of one clause; nothing when it may mean something else."""
    days = _days(clause)
    if days is None or (clause["monthly_too"] and clause["monthly"]):
        return None
    dagen, part = days
    welke = tuple(re.findall(_ORDINAL, clause["welke"]))
    if (clause["monthly"] or clause["monthly_too"]) and not welke:
        return None
    first, last = clause["since"] or clause["begin"], clause["end"]
    if not first:
        return VasteTijd(dagen=dagen, welke=welke, dagdeel=part)
    van, tot = (time.fromisoformat(hour.rstrip("~")) if hour else None for hour in (first, last))
    # '9-17' may be days of a month or a house number; with 'uur' or minutes it is a time.
    if "~" in clause["hours"] and "uur" not in clause["hours"]:
        return None
    # 'Woensdagavond 8 uur' is twenty hours: who names a part of the day may count to twelve.
    if van is None or (tot and tot <= van) or (part in {"middag", "avond"} and van.hour < 12):
        return None
    return VasteTijd(dagen=dagen, welke=welke, van=van, tot=tot)


def _days(clause: re.Match[str]) -> tuple[tuple[str, ...], str | None] | None:
    """The days of a clause and their part of the day; nothing when they are not clear."""
    several = clause["several"]
    if several:
        if several in {"dag", "werkdag"} and not clause["every"]:
            return None
        return (WEEK if several in {"dag", "dagelijks"} else WEEK[:5]), None
    stretch = f"{clause['first']} {clause['last']}" if clause["first"] else clause["days"]
    names, parts = zip(*_DAY_AND_PART.findall(stretch), strict=True)
    if clause["first"]:
        begin, end = map(WEEK.index, names)
        return None if any(parts) or end <= begin else (WEEK[begin : end + 1], None)
    unclear = len(set(names)) < len(names) or len(set(parts)) > 1
    return None if unclear else (names, parts[0] or None)


def _monthly(clauses: Sequence[tuple[VasteTijd, bool]]) -> tuple[VasteTijd, ...]:
    """'Eerste woensdag en laatste vrijdag van de maand': what is said last, holds for both.

    'Elke tweede zaterdag' alone may as well be every other week.
    """
    holds = False
    for tijd, monthly in reversed(clauses):
        holds = monthly or (holds and bool(tijd.welke))
        if tijd.welke and not holds:
            return ()
    return tuple(tijd for tijd, _ in clauses)
