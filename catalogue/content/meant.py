"""The day, moment or period that someone meant who wrote it another way than we do."""

import re
from datetime import date

from catalogue.base.text import MONTHS
from catalogue.schema.hours import WEEK

_WEEKDAY = re.compile(
    rf"(?P<day>{'|'.join(WEEK)}|ma|di|wo|do|vr|za|zo)[.,]?\s+(?=\d)", re.IGNORECASE
)
_AROUND_SIGN = re.compile(r"([0-9])\s*([-/.])\s*(?=[0-9])")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_DIGITS = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_IN_WORDS = re.compile(r"([0-9]{1,2}) ([a-z]{3,9})\.? ([0-9]{4})", re.IGNORECASE)
_MONTH = re.compile(r"([a-z]{3,9})\.? ([0-9]{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_WITH_TIME = re.compile(
    r"(?P<day>.+?)(?:,?\s+om|,|\s)\s*(?P<hour>[0-9]{1,2})"
    r"(?:[:.](?P<minute>[0-9]{2})\s*(?:u|uur)?|\s*(?:u|uur))\.?",
    re.IGNORECASE,
)


def day(written: str) -> str:
    """A day as YYYY-MM-DD; empty when the text leaves room for doubt, or the day does not exist.

    >>> day("maandag 23 november 2026"), day("11/23/2026"), day("31-11-2026")
    ('2026-11-23', '2026-11-23', '')
    """
    weekday = _WEEKDAY.match(written.strip())
    text = written.strip()[weekday.end() if weekday else 0 :]
    found = _day(_AROUND_SIGN.sub(r"\1\2", text))
    if not found or (weekday and not WEEK[found.weekday()].startswith(weekday["day"].lower())):
        return ""
    return found.isoformat()


def _day(text: str) -> date | None:
    if match := _DAY_FIRST.fullmatch(text):
        first, second, year = match.groups()
        year = year if len(year) == 4 else f"20{year}"
        # Americans write the month first; with a day after the 12th only that can be meant.
        return _date(year, second, first) or _date(year, first, second)
    if match := _YEAR_FIRST.fullmatch(text) or _DIGITS.fullmatch(text):
        return _date(*match.groups())
    if match := _IN_WORDS.fullmatch(text):
        number, name, year = match.groups()
        return _date(year, str(_month(name)), number)
    return None


def moment(written: str) -> str:
    """A day, or a day with a time as YYYY-MM-DD HH:MM; empty if it is neither.

    >>> moment("1-12-2026 14.00"), moment("2026-12-01 om 14 uur")
    ('2026-12-01 14:00', '2026-12-01 14:00')
    """
    match = _WITH_TIME.fullmatch(written.strip())
    if not match:
        return day(written)
    found, hour, minute = day(match["day"]), int(match["hour"]), int(match["minute"] or 0)
    return f"{found} {hour:02}:{minute:02}" if found and hour < 24 and minute < 60 else ""


def period(written: str) -> str:
    """A day, a month as YYYY-MM or the only year in a text; empty if there is none.

    >>> period("september 2024"), period("sinds 2024"), period("2024-2025")
    ('2024-09', '2024', '')
    """
    match = _MONTH.fullmatch(written.strip())
    month = _month(match[1]) if match else 0
    if match and month:
        return f"{match[2]}-{month:02}"
    years = _YEAR.findall(written)
    has_more = re.search(r"[0-9]", _YEAR.sub("", written))
    return day(written) or (years[0] if len(years) == 1 and not has_more else "")


def _date(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a Dutch month, also when it is shortened; 0 if it is none."""
    low = name.lower()
    short = {"mrt": "maart", "okt": "oktober", "oct": "oktober"}.get(low, low)
    return next((i for i, month in enumerate(MONTHS, 1) if month.startswith(short[:4])), 0)
